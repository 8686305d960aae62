from tests.pages.conftest import plain

__all__ = ["plain"]
