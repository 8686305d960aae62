class Refused(Exception):
    """An act that may not be done. The reason is Chinese, written for the officer who will read it."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
