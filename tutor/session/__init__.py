"""The conversation as a pure function: a state and an event in, a state and outputs out."""
