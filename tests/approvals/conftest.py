import pytest

from tests.approvals import making


@pytest.fixture
def listed(world):
    return making.listed(world)
