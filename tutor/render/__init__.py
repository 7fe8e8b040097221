"""Outputs to styled text: pure functions from values to lines of (style, text) fragments."""
