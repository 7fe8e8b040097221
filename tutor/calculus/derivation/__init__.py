"""The derivation of a slope, rule by rule, as values that say what was done and carry no words."""
