import pytest

from tests.publicity.gate import staff as hired


@pytest.fixture
def staff(world):
    return hired(world)
