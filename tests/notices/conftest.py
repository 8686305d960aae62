from tests.walls.conftest import county

__all__ = ["county"]
