"""Three kinds of coordinates that look alike and lie up to a kilometre apart, told apart and turned into one another.

CGCS2000 is what surveys, 天地图 and receivers give (WGS84 differs from it by less than a metre and is taken for it). GCJ-02 is what 高德 and 腾讯
show, BD-09 what 百度 shows: the first displaced, the second displaced once more. The way back has no formula; it is found by going there and mending.
"""
from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt

from django.db import models

AXIS, FLATNESS = 6378245.0, 0.00669342162296594323  # the ellipsoid GCJ-02 is displaced on
EARTH = 6371008.8
CLOSE = 1e-10  # degrees: a hundredth of a millimetre
WEST, EAST, SOUTH, NORTH = 73.0, 136.0, 3.0, 54.0

Point = tuple[float, float]  # longitude, latitude, in degrees


class Datum(models.TextChoices):
    CGCS2000 = "cgcs2000", "CGCS2000"
    GCJ02 = "gcj02", "GCJ-02"
    BD09 = "bd09", "BD-09"


def in_china(point: Point) -> bool:
    return WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH


def to_cgcs(point: Point, datum: str) -> Point:
    """Raises ValueError for a datum there is none of."""
    match Datum(datum):
        case Datum.BD09:
            return _back(_back(point, _to_bd), _to_gcj)
        case Datum.GCJ02:
            return _back(point, _to_gcj)
    return point


def from_cgcs(point: Point, datum: str) -> Point:
    match Datum(datum):
        case Datum.BD09:
            return _to_bd(_to_gcj(point))
        case Datum.GCJ02:
            return _to_gcj(point)
    return point


def converted(point: Point, source: str, target: str) -> Point:
    return point if source == target else from_cgcs(to_cgcs(point, source), target)


def metres(one: Point, other: Point) -> float:
    """Between two points of one datum, along the great circle."""
    (east, north), (east2, north2) = ((radians(part) for part in point) for point in (one, other))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def _to_gcj(point: Point) -> Point:
    x, y = point[0] - 105.0, point[1] - 35.0
    across = 20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (across + 20 * sin(pi * y) + 40 * sin(pi * y / 3) + 160 * sin(pi * y / 12) + 320 * sin(pi * y / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (across + 20 * sin(pi * x) + 40 * sin(pi * x / 3) + 150 * sin(pi * x / 12) + 300 * sin(pi * x / 30)) * 2 / 3
    latitude = radians(point[1])
    bend = 1 - FLATNESS * sin(latitude) ** 2
    per_degree = pi / 180 * AXIS / sqrt(bend)
    return point[0] + east / (per_degree * cos(latitude)), point[1] + north * bend / (per_degree * (1 - FLATNESS))


def _to_bd(point: Point) -> Point:
    x, y = point
    turn = pi * 3000 / 180
    far, angle = hypot(x, y) + 0.00002 * sin(y * turn), atan2(y, x) + 0.000003 * cos(x * turn)
    return far * cos(angle) + 0.0065, far * sin(angle) + 0.006


def _back(point: Point, there) -> Point:
    """The point that `there` takes to this one."""
    x, y = point
    for _ in range(30):
        at = there((x, y))
        east, north = point[0] - at[0], point[1] - at[1]
        x, y = x + east, y + north
        if abs(east) < CLOSE and abs(north) < CLOSE:
            break
    return x, y
