"""记外出招商, on a unit's page (M22)."""
from datetime import date

from gongjian.promotion.models import Trip
from tests.pages.plain import text
from tests.world import client_for

WENT = {
    "leader": "李嘉", "on": "2023-12-05", "place": "江苏省苏州市", "enterprise": "某某智能装备公司", "outcome": "达成来沁考察意向",
    "next_step": "邀请来沁考察选址", "next_on": "2023-12-20", "note": "",
}


def page(world) -> str:
    return f"/units/{world.units.jiafeng.pk}"


def test_a_unit_records_its_leaders_trip_and_it_stands_on_its_page(world):
    client = client_for(world.officers.jiafeng)
    assert "记外出招商" in text(client.get(page(world)).content.decode())
    assert 'value="李嘉"' in client.get(f"{page(world)}/trips/new").content.decode(), "the head of the unit is named at once"
    assert client.post(f"{page(world)}/trips/new", WENT).status_code == 302
    trip = Trip.objects.get()
    assert (trip.leader, trip.occurred_on, trip.next_on, trip.unit) == ("李嘉", date(2023, 12, 5), date(2023, 12, 20), world.units.jiafeng)
    said = text(client.get(page(world)).content.decode())
    assert "李嘉赴江苏省苏州市对接 某某智能装备公司：达成来沁考察意向" in said and "下一步：邀请来沁考察选址（2023-12-20 前）" in said
    assert "外出招商 1 次" not in text(client.get(f"{page(world)}?on=2023-12-04").content.decode())


def test_a_trip_that_cannot_be_is_refused_and_what_was_typed_stays(world):
    client = client_for(world.officers.jiafeng)
    for wrong, why in (
        ({"on": "2023-12-14"}, "外出日期还没到"), ({"next_on": ""}, "下一步和它的时限要一并写明"), ({"next_on": "2023-12-01"}, "下一步时限早于外出日期"),
        ({"outcome": ""}, "成果"), ({"enterprise": "  "}, "对接企业"),
    ):
        again = client.post(f"{page(world)}/trips/new", WENT | wrong)
        assert again.status_code == 422 and why in again.content.decode() and "江苏省苏州市" in again.content.decode()
    client.post(f"{page(world)}/trips/new", WENT)
    assert "已经记过" in client.post(f"{page(world)}/trips/new", WENT).content.decode()
    assert Trip.objects.count() == 1


def test_a_neighbour_records_and_mends_nothing_of_it(world):
    client_for(world.officers.jiafeng).post(f"{page(world)}/trips/new", WENT)
    mine = Trip.objects.get().pk
    for who, seen in ((world.officers.duanshi, 404), (world.officers.inspector, 403)):
        client = client_for(who)
        assert client.get(f"{page(world)}/trips/new").status_code == seen
        assert client.get(f"/facts/trip/{mine}/void").status_code == seen
        assert client.post(f"/facts/trip/{mine}/correct", {"note": "误"}).status_code == seen
    assert "对接" not in text(client_for(world.officers.inspector).get(f"/units/{world.units.duanshi.pk}").content.decode())


def test_a_trip_is_corrected_and_taken_back_with_a_reason(world):
    client = client_for(world.officers.jiafeng)
    client.post(f"{page(world)}/trips/new", WENT)
    first = Trip.objects.get()
    new = {"occurred_on": "2023-12-06"} | {name: WENT[name] for name in ("leader", "place", "enterprise", "outcome", "next_step", "next_on")}
    assert client.post(f"/facts/trip/{first.pk}/correct", new | {"note": ""}).status_code == 422
    gone = client.post(f"/facts/trip/{first.pk}/correct", new | {"note": "记早了一天"})
    assert gone.status_code == 302 and gone.url == page(world)
    second = Trip.objects.get(corrects=first)
    assert second.occurred_on == date(2023, 12, 6) and "更正" in client.get(page(world)).content.decode()
    assert client.post(f"/facts/trip/{second.pk}/void", {"note": "并未成行"}).status_code == 302
    assert "苏州市" not in client.get(page(world)).content.decode()


def test_trips_are_read_by_direction_and_what_has_none_is_found_too(world):
    client = client_for(world.officers.jiafeng)
    for enterprise, direction in (("某某智能装备公司", "先进制造"), ("某某菌业公司", "菌菇"), ("某某商贸公司", "")):
        assert client.post(f"{page(world)}/trips/new", WENT | {"enterprise": enterprise, "direction": direction}).status_code == 302
    for query, there in (("", 3), ("?direction=先进制造", 1), ("?direction=菌菇", 1), ("?direction=none", 1), ("?direction=文旅康养", 0)):
        shown = text(client.get(f"/promotion/trips{query}").content.decode())
        assert sum(name in shown for name in ("某某智能装备公司", "某某菌业公司", "某某商贸公司")) == there, query
