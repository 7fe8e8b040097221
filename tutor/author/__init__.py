"""For authors: lessons are checked like code."""
