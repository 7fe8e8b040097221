"""Mal-rules: the mistakes that are made in differentiating, each a rule of differentiation gone wrong."""
