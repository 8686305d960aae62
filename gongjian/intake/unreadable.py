"""The one refusal of a whole file."""


class Unreadable(ValueError):
    """The file cannot be read at all; the message is one clear Chinese sentence for the officer who sent it."""
