"""记签约 and 包行业, on a unit's page."""
from datetime import date

from gongjian.projects.acts import card
from gongjian.projects.models import Project
from gongjian.promotion.models import Signing
from tests.world import TODAY, client_for, do, looks, told

CONTRACT = {"kind_of": "contract", "title": "菌菇加工园", "investor": "某某食品公司", "total": "57000", "on": "2023-12-01", "project": "", "note": ""}


def test_a_unit_records_a_signing_and_it_counts(world):
    client, unit = client_for(world.officers.jiafeng), world.units.jiafeng
    assert "记签约" in client.get(f"/units/{unit.pk}").content.decode()
    assert client.post(f"/units/{unit.pk}/signings/new", CONTRACT).status_code == 302
    signing = Signing.objects.get()
    assert (signing.total, signing.occurred_on, signing.by) == (570_000_000, date(2023, 12, 1), world.officers.jiafeng)
    assert "菌菇加工园" in client.get(f"/units/{unit.pk}").content.decode()
    assert "5.7" in client_for(world.officers.office).get("/targets/signed_total").content.decode()


def test_the_same_signing_is_not_counted_twice_and_the_form_keeps_what_was_typed(world):
    client, unit = client_for(world.officers.jiafeng), world.units.jiafeng
    client.post(f"/units/{unit.pk}/signings/new", CONTRACT)
    again = client.post(f"/units/{unit.pk}/signings/new", CONTRACT)
    assert again.status_code == 422 and "不重复计数" in again.content.decode() and "菌菇加工园" in again.content.decode()
    assert client.post(f"/units/{unit.pk}/signings/new", CONTRACT | {"total": "很多"}).status_code == 422
    assert Signing.objects.count() == 1


def test_a_neighbour_records_nothing_for_it(world):
    assert client_for(world.officers.duanshi).get(f"/units/{world.units.jiafeng.pk}/signings/new").status_code == 404
    assert client_for(world.officers.inspector).get(f"/units/{world.units.jiafeng.pk}/signings/new").status_code == 403
    assert client_for(world.officers.jiafeng).get(f"/units/{world.units.jiafeng.pk}/signings/new?on=2023-11-20").status_code == 422


def test_a_leader_sponsors_a_sector_and_sees_its_projects_from_that_day(world):
    do(card.change_card, world.projects.gas, told("2023-11-10"), sector="煤层气")
    page = f"/units/{world.units.county_leaders.pk}/sectors/new"
    office = client_for(world.officers.office)
    assert "包行业" in office.get(f"/units/{world.units.county_leaders.pk}").content.decode()
    said = {"sector": "煤层气", "leader": world.officers.deputy.pk, "on": "2023-12-10", "note": ""}
    assert office.post(page, said).status_code == 302
    sees = {day: looks(world.officers.deputy, day).see(Project).filter(project=world.projects.gas).exists() for day in (date(2023, 12, 9), TODAY)}
    assert list(sees.values()) == [False, True]
    again = office.post(page, said)
    assert again.status_code == 422 and "已由钱副包保" in again.content.decode()
    assert "煤层气" in office.get(f"/units/{world.units.county_leaders.pk}").content.decode()
    assert client_for(world.officers.deputy).get(page).status_code == 403
