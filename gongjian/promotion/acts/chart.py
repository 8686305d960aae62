"""The chart of chains and the map: links, resources, the outline. All of it is the county's own entry (M25)."""
from datetime import date

from gongjian.people.models import Unit
from gongjian.promotion.chains import ChainLink, LinkCard, Strength, Tier
from gongjian.promotion.coordinates import Datum, in_china
from gongjian.promotion.resources import NoOutline, Outline, Resource, ResourceCard, read_outline
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def place_link(
    county: object, told: Told, *, chain: str, name: str, tier: str, strength: str, order: int = 0, gap: str = "", ends: bool = False, on: date | None = None
) -> list[Fact]:
    """A link of a chain stands here and is so, from the day `on` on; a weak or missing one says what is lacking. `ends` takes it off the chart."""
    chain, name = "".join(chain.split())[:60], "".join(name.split())[:60]
    if not chain or not name:
        raise Refused("请写明产业链和环节")
    if tier not in Tier.values or strength not in Strength.values:
        raise Refused("请选择上中下游和现状")
    if strength != Strength.WHOLE and not gap.strip() and not ends:
        raise Refused(f"环节{Strength(strength).label}，请写明缺什么、招什么")
    if on and on > told.on:
        raise Refused("日期还没到")
    link, _ = ChainLink.objects.get_or_create(area=told.area, chain=chain, name=name)
    last = LinkCard.objects.as_of(When(told.on)).filter(link=link).order_by("occurred_on", "pk").last()
    if ends and (last is None or last.ends):
        raise Refused("图谱上没有这个环节")
    if last and (last.tier, last.order, last.strength, last.gap, last.ends) == (tier, order, strength, gap.strip(), ends):
        raise Refused("与现在的没有差别")
    return [told.tell(LinkCard, on=on, link=link, tier=tier, order=order, strength=strength, gap=gap.strip()[:300], ends=ends)]


def place_resource(
    unit: Unit, told: Told, *, kind: str, name: str, longitude: float, latitude: float, datum: str, resource: Resource | None = None, size: int | None = None,
    standard: bool = False, water: str = "", power: str = "", gas: str = "", road: str = "", price: str = "", state: str = "free", on: date | None = None,
) -> list[Fact]:
    """A plot, a plant or a resource point at these coordinates, given in this datum; or with `resource`, that one described anew. `size` in 平方米."""
    if kind not in Resource.Kind.values or datum not in Datum.values or state not in ResourceCard.State.values:
        raise Refused("请选择种类、坐标系和状态")
    if not name.strip():
        raise Refused("请写明名称")
    if not in_china((longitude, latitude)):
        raise Refused("经度应在 73 到 136 之间，纬度应在 3 到 54 之间：是不是填反了？")
    if size is not None and size <= 0:
        raise Refused("面积须大于零；不知道就不填")
    if on and on > told.on:
        raise Refused("日期还没到")
    if resource is None:
        latest = ResourceCard.objects.as_of(When(told.on)).filter(unit=unit, name=name.strip(), resource__kind=kind)
        if latest.exclude(state=ResourceCard.State.GONE).exists():
            raise Refused(f"「{name.strip()}」已经登记过，要改请在它的页面上改")
        resource = Resource.objects.create(area=told.area, kind=kind)
    words = {"water": water, "power": power, "gas": gas, "road": road, "price": price}
    return [
        told.tell(
            ResourceCard, on=on, resource=resource, unit=unit, name=name.strip()[:80], longitude=longitude, latitude=latitude, datum=datum, size=size,
            standard=standard, state=state, **{field: text.strip()[:60] for field, text in words.items()},
        )
    ]


def import_outline(county: object, told: Told, *, data: bytes, datum: str, origin: str, licence: str) -> list[Fact]:
    """The county brings in its own outline (GeoJSON), and says whose it is and by what right it is used. The last one is drawn."""
    if datum not in Datum.values:
        raise Refused("请选择坐标系")
    if not origin.strip() or not licence.strip():
        raise Refused("请写明轮廓数据的来源和使用许可")
    try:
        read = read_outline(data, datum)
    except NoOutline as wrong:
        raise Refused(str(wrong)) from None
    rings = [[list(point) for point in ring] for ring in read.rings]
    return [told.tell(Outline, rings=rings, origin=origin.strip()[:120], licence=licence.strip()[:120])]
