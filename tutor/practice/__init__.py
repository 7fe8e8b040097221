"""Practice: questions made from rows and a number, which skill is known, what comes back and when."""
