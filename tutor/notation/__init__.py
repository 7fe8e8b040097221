"""Text to tree and back: how the tutor reads a learner's mathematics and writes it down again."""
