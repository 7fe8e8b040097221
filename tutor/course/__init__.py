"""Lesson scripts as data: read, and every problem reported at its line and column."""
