"""图谱、地图: only what the county entered; coordinates as given; an outline only with its origin and its right (M25)."""
import json
from datetime import date

import pytest

from gongjian.promotion.acts import chart
from gongjian.promotion.chains import LinkCard, placed
from gongjian.promotion.coordinates import metres
from gongjian.promotion.models import ChainLink, Outline, Resource, ResourceCard
from gongjian.promotion.resources import NoOutline, latest, read_outline
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.world import TODAY, do, told

LINK = {"chain": "煤层气", "name": "管材制造", "tier": "up", "strength": "weak", "gap": "缺大口径管材"}
PLOT = {"kind": "plot", "name": "A-03地块", "longitude": 112.186, "latitude": 35.690, "datum": "gcj02", "size": 40_000}
RING = [[112.0, 35.4], [112.7, 35.4], [112.7, 36.0], [112.0, 35.4]]


def refused(act, thing, frame, **details) -> str:
    with pytest.raises(Refused) as caught:
        do(act, thing, frame, **details)
    return caught.value.reason


def shown(on: date = TODAY) -> list[tuple[str, str, str]]:
    return [(one.link.chain, one.link.name, one.card.strength) for one in placed(LinkCard.objects.as_of(When(on)).select_related("link"))]


def test_the_chart_is_empty_until_the_county_enters_a_link(world):
    assert shown() == [] and not ChainLink.objects.exists()


def test_links_stand_chain_by_chain_from_up_to_down_as_they_were_on_the_day(world):
    for said in (LINK, LINK | {"name": "气体利用", "tier": "down", "strength": "missing"}, LINK | {"name": "勘探", "strength": "whole", "gap": "", "order": 1},
                 {"chain": "菌菇", "name": "菌种", "tier": "up", "strength": "whole"}):
        do(chart.place_link, "county", told("2023-11-01"), **said)
    do(chart.place_link, "county", told("2023-12-01"), **(LINK | {"strength": "whole", "gap": ""}))
    assert shown() == [("煤层气", "管材制造", "whole"), ("煤层气", "勘探", "whole"), ("煤层气", "气体利用", "missing"), ("菌菇", "菌种", "whole")]
    assert shown(date(2023, 11, 30))[0] == ("煤层气", "管材制造", "weak") and shown(date(2023, 10, 31)) == []
    do(chart.place_link, "county", told("2023-12-05"), **(LINK | {"strength": "whole", "gap": "", "ends": True}))
    assert ("煤层气", "管材制造", "whole") not in shown() and ChainLink.objects.count() == 4


def test_a_gap_says_what_is_lacking(world):
    frame = told("2023-11-01")
    for wrong, why in (({"gap": ""}, "请写明缺什么、招什么"), ({"chain": " "}, "请写明产业链和环节"), ({"tier": "side"}, "请选择上中下游"), ({"on": date(2024, 1, 1)}, "还没到"), ({"ends": True}, "图谱上没有这个环节")):
        assert why in refused(chart.place_link, "county", frame, **(LINK | wrong))
    do(chart.place_link, "county", frame, **LINK)
    assert "没有差别" in refused(chart.place_link, "county", told("2023-11-02"), **LINK)


def test_a_resource_keeps_its_coordinates_as_given_and_is_drawn_where_it_is(world):
    card = do(chart.place_resource, world.units.zone, told("2023-11-01"), **PLOT)[0]
    assert (card.longitude, card.latitude, card.datum) == (112.186, 35.690, "gcj02")
    assert 300 < metres(card.point, (112.186, 35.690)) < 900
    survey = do(chart.place_resource, world.units.zone, told("2023-11-01"), **(PLOT | {"name": "B-01", "datum": "cgcs2000"}))[0]
    assert survey.point == (112.186, 35.690)


def test_a_resource_described_anew_is_the_same_one_and_taken_down_it_is_gone(world):
    card = do(chart.place_resource, world.units.zone, told("2023-11-01"), **PLOT)[0]
    do(chart.place_resource, world.units.zone, told("2023-12-01"), **(PLOT | {"state": "held", "price": "12.8万元/亩"}), resource=card.resource)
    held = lambda on: [(one.name, one.state) for one in latest(ResourceCard.objects.as_of(When(on)))]
    assert held(date(2023, 11, 30)) == [("A-03地块", "free")] and held(TODAY) == [("A-03地块", "held")] and Resource.objects.count() == 1
    do(chart.place_resource, world.units.zone, told("2023-12-02"), **(PLOT | {"state": "gone"}), resource=card.resource)
    assert held(TODAY) == []


def test_latitude_first_is_noticed(world):
    frame, unit = told("2023-11-01"), world.units.zone
    for wrong, why in (({"longitude": 35.69, "latitude": 112.186}, "是不是填反了"), ({"datum": "beijing54"}, "请选择种类、坐标系"), ({"size": 0}, "面积须大于零"), ({"name": ""}, "请写明名称")):
        assert why in refused(chart.place_resource, unit, frame, **(PLOT | wrong))
    do(chart.place_resource, unit, frame, **PLOT)
    assert "已经登记过" in refused(chart.place_resource, unit, frame, **PLOT)


# --- the outline


def geo(*rings, kind="MultiPolygon") -> bytes:
    shape = {"type": kind, "coordinates": [list(rings)] if kind == "MultiPolygon" else list(rings)}
    return json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": shape}]}).encode()


def test_the_house_has_no_outline_of_its_own_and_takes_in_the_countys_with_its_right(world):
    assert not Outline.objects.exists()
    said = {"data": geo(RING), "datum": "cgcs2000", "origin": "县自然资源局", "licence": "县内部使用"}
    for wrong, why in (({"licence": " "}, "请写明轮廓数据的来源和使用许可"), ({"origin": ""}, "来源"), ({"datum": "x"}, "请选择坐标系"), ({"data": b"\xff\xfe"}, "不是 GeoJSON")):
        assert why in refused(chart.import_outline, "county", told("2023-11-01"), **(said | wrong))
    fact = do(chart.import_outline, "county", told("2023-11-01"), **said)[0]
    assert Outline.objects.get(pk=fact.pk).rings == [RING]


def test_an_outline_given_in_another_datum_is_kept_as_surveys_have_it():
    there = read_outline(geo(RING), "bd09").rings[0]
    assert all(500 < metres(tuple(was), now) < 2000 for was, now in zip(RING, there, strict=True))


@pytest.mark.parametrize(("data", "why"), [
    (b"[]", "没有面"), (b'{"type": "Point", "coordinates": [112, 35]}', "没有面"), (geo([[112, 35], [112, 36]]), "不足四个点"), (geo([[35.4, 112.0]] * 4), "不在国内"),
    (geo([["a", "b"]] * 4), "不是经纬度"), (geo([[112.0, 35.0]] * 20_001), "请先简化"), (b'{"type": "FeatureCollection", "features": 7}', "没有面"),
])
def test_what_is_no_outline_is_told_so(data, why):
    with pytest.raises(NoOutline, match=why):
        read_outline(data, "cgcs2000")


def test_every_shape_of_geojson_is_read():
    assert read_outline(geo(RING, kind="Polygon"), "cgcs2000").points == 4
    assert read_outline(json.dumps({"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [RING]}]}).encode(), "cgcs2000").points == 4
