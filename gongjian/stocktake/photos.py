"""Photos of a visit: whether what the camera knows fits the day and the place that were told."""
from dataclasses import dataclass
from datetime import date, datetime
from math import asin, cos, radians, sin, sqrt

from gongjian.timeline.when import CHINA

FAR_DAYS = 1  # a photo of the eve or the morrow is let pass
FAR_KM = 3.0  # a works site is long, and a phone's first fix is poor
EARTH_KM = 6371.0

Place = tuple[float, float]


@dataclass(frozen=True)
class Photo:
    """Degrees are WGS84; None where the camera did not say."""

    title: str
    taken_at: datetime | None = None
    place: Place | None = None


def doubts(photo: Photo, on: date, there: Place | None, elsewhere: list[Place]) -> list[str]:
    """What does not fit, one sentence each. `there` is where the phone was; without it the places of the project's other photos serve."""
    said = []
    if photo.taken_at:
        taken = photo.taken_at.astimezone(CHINA).date()
        if abs((taken - on).days) > FAR_DAYS:
            said.append(f"照片「{photo.title}」拍摄于 {taken}，与走访日期 {on} 相差 {abs((taken - on).days)} 天")
    near = [there] if there else elsewhere
    if photo.place and near:
        away = min(distance(photo.place, place) for place in near)
        if away > FAR_KM:
            said.append(f"照片「{photo.title}」的拍摄位置离{'走访位置' if there else '这个项目以往的现场照片'}约 {away:.0f} 公里")
    return said


def distance(one: Place, other: Place) -> float:
    """Kilometres along the surface."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    return 2 * EARTH_KM * asin(sqrt(sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2))
