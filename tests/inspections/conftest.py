from tests.pages.conftest import plain  # noqa: F401
