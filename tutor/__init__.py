"""`tutor`: understand a derivative by nudging, in a conversation with your terminal."""

__version__ = "0.1.0"
