"""Slopes and how they are found: exactly, and by nudging."""
