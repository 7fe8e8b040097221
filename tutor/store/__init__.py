"""The disk: finding and reading lessons, and where the learner's own files live."""
