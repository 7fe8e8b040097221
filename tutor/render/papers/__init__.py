"""What is taken away from the tutor: a notebook, a transcript; as the text of a file."""
