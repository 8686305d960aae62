"""招商地图 (M25): plots, plants and resource points the county can offer, each at its coordinates as they were given, and the county's own outline."""
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from gongjian.promotion.coordinates import Datum, Point, in_china, to_cgcs
from gongjian.timeline.facts import Fact


class Resource(models.Model):
    class Kind(models.TextChoices):
        PLOT = "plot", "地块"
        PLANT = "plant", "厂房"
        POINT = "point", "资源点"

    area = models.CharField("区划代码", max_length=12)
    kind = models.CharField("种类", max_length=8, choices=Kind)

    class Meta:
        verbose_name = verbose_name_plural = "招商资源"

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"


class ResourceCard(Fact):
    """From `occurred_on` on it is this, whole. Coordinates are kept as given, with what they were given in. `size` in 平方米."""

    class State(models.TextChoices):
        FREE = "free", "可供"
        HELD = "held", "已预留"
        TAKEN = "taken", "已落项目"
        GONE = "gone", "已撤下"

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="cards", verbose_name="招商资源")
    name = models.CharField("名称", max_length=80)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name="所属单位")
    longitude = models.FloatField("经度")
    latitude = models.FloatField("纬度")
    datum = models.CharField("坐标系", max_length=8, choices=Datum)
    size = models.PositiveIntegerField("面积", null=True, blank=True)
    standard = models.BooleanField("标准地", default=False)
    water = models.CharField("水", max_length=60, blank=True)
    power = models.CharField("电", max_length=60, blank=True)
    gas = models.CharField("气", max_length=60, blank=True)
    road = models.CharField("路", max_length=60, blank=True)
    price = models.CharField("价格", max_length=60, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.FREE)

    class Meta(Fact.Meta):
        verbose_name = "招商资源信息"
        indexes = [models.Index(fields=["resource", "occurred_on"], name="resource_card")]

    @property
    def point(self) -> Point:
        """CGCS2000."""
        return to_cgcs((self.longitude, self.latitude), self.datum)


def latest(cards: Iterable[ResourceCard]) -> list[ResourceCard]:
    """Of cards that hold by the day, each resource's last; what was taken down is left out."""
    found: dict[int, ResourceCard] = {}
    for card in sorted(cards, key=lambda card: (card.occurred_on, card.pk)):
        found[card.resource_id] = card
    return [card for card in found.values() if card.state != ResourceCard.State.GONE]


class Outline(Fact):
    """The county's outline as the county brought it in: rings of CGCS2000 points. The house has none of its own; whose it is and by what right, is said."""

    rings = models.JSONField("边界")
    origin = models.CharField("来源", max_length=120)
    licence = models.CharField("使用许可", max_length=120)

    class Meta(Fact.Meta):
        verbose_name = "县域轮廓"


MOST_POINTS = 20_000


class NoOutline(ValueError):
    """Why a file is no outline, in Chinese."""


@dataclass(frozen=True)
class Read:
    rings: list[list[Point]]

    @property
    def points(self) -> int:
        return sum(map(len, self.rings))


def read_outline(data: bytes, datum: str) -> Read:
    """A GeoJSON file's polygons as rings of CGCS2000 points. Raises NoOutline for what is none."""
    try:
        said = json.loads(data)
    except (UnicodeDecodeError, ValueError):
        raise NoOutline("不是 GeoJSON 文件，读不出来") from None
    rings = [_ring(ring, datum) for ring in _rings(said)]
    if not rings:
        raise NoOutline("文件里没有面（Polygon、MultiPolygon）")
    read = Read(rings)
    if read.points > MOST_POINTS:
        raise NoOutline(f"有 {read.points} 个点，超过 {MOST_POINTS} 个，请先简化")
    return read


def _rings(said) -> list:
    if not isinstance(said, dict):
        return []
    match said.get("type"):
        case "FeatureCollection":
            return [ring for feature in _listed(said.get("features")) for ring in _rings(feature)]
        case "Feature":
            return _rings(said.get("geometry"))
        case "GeometryCollection":
            return [ring for part in _listed(said.get("geometries")) for ring in _rings(part)]
        case "Polygon":
            return _listed(said.get("coordinates"))
        case "MultiPolygon":
            return [ring for polygon in _listed(said.get("coordinates")) for ring in _listed(polygon)]
    return []


def _listed(value) -> list:
    return value if isinstance(value, list) else []


def _ring(ring, datum: str) -> list[Point]:
    points = []
    for pair in _listed(ring):
        if not (isinstance(pair, list) and len(pair) >= 2 and all(isinstance(part, int | float) and not isinstance(part, bool) for part in pair[:2])):
            raise NoOutline("有的点不是经纬度")
        point = float(pair[0]), float(pair[1])
        if not in_china(point):
            raise NoOutline(f"点（{point[0]:g}，{point[1]:g}）不在国内：请用经纬度，经度在前、纬度在后")
        east, north = to_cgcs(point, datum)
        points.append((round(east, 6), round(north, 6)))
    if len(points) < 4:
        raise NoOutline("有的边界不足四个点")
    return points
