"""Where a project lies: one invented point in the county for each, so that its photos agree with each other."""
from gongjian.sample.lines import dice
from gongjian.sample.sketches import Sketch

Place = tuple[float, float]


def site(sketch: Sketch) -> Place:
    """Degrees, WGS84."""
    return point(sketch.key)


def point(key: str) -> Place:
    rng = dice("place", key)
    return 35.0 + rng.randint(35, 50) / 60 + rng.randint(0, 59) / 3600, 112.0 + rng.randint(3, 40) / 60 + rng.randint(0, 59) / 3600


def dms(degrees: float) -> tuple[float, float, float]:
    """Degrees, minutes, seconds, as a camera writes them."""
    seconds = round(degrees * 3600)
    return float(seconds // 3600), float(seconds % 3600 // 60), float(seconds % 60)
