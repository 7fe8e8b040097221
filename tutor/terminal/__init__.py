"""The conversation at a terminal, and in plain lines where there is none."""
