"""A pack holds exceptions only, a sponsor's only of his own, and what is still open from before comes first (G14)."""
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from gongjian.packs.pack import agenda, as_json, every_part, pack
from gongjian.papers.kinds import every_kind
from gongjian.problems import acts as problems
from gongjian.projects.acts import card, milestones
from gongjian.reading.word import At
from gongjian.stocktake.acts import sittings, stocktakes
from gongjian.timeline.refused import Refused
from tests.world import TODAY, do, looks, sits, told


def made(world, kind="county", leader=None, who="office", on=TODAY):
    return pack(At(looks(getattr(world.officers, who), on), world.drive), kind, leader)


def said(made_pack) -> dict[str, list[str]]:
    return {section.key: [row.text for row in section.rows] for section in made_pack.sections}


def sat(world, kind="county", text="林地批复", project=None, leader=None):
    office = sits(world.officers.office, date(2023, 12, 1))
    sitting = office.do(sittings.convene, kind, held_on=date(2023, 12, 1), leader=leader)[0].sitting
    office.do(sittings.hold, sitting)
    return office.do(
        sittings.decide, sitting, text=text, unit=world.units.forestry, person="陈林", due_on=date(2023, 12, 10), project=project
    )[0]


def test_the_county_pack_lists_what_is_not_as_it_should_be_and_nothing_else(world):
    found = said(made(world))
    assert found["starts"] == ["煤层气增压站及配套管网"] and found["enrolments"] == ["肉羊全产业链项目"]
    assert found["problems"] == ["肉羊全产业链项目：使用林地手续未批"] and found["sponsors"] == ["钱副 11月下半月未调度 1 个项目"]
    assert "decided" not in found, "a section with nothing in it is left out"
    do(milestones.reach, world.projects.gas, told("2023-12-13"), kind="started")
    do(stocktakes.take_stock, world.projects.sheep, told("2023-12-13", world.officers.deputy), how="phone", found="好", on=date(2023, 11, 30))
    assert {"starts", "sponsors"} & set(said(made(world))) == set()


def test_a_start_put_off_is_late_all_the_same(world):
    do(milestones.plan, world.projects.gas, told("2023-12-01", note="管材未到"), kind="started", planned_on=date(2023, 12, 28))
    row = next(section for section in made(world).sections if section.key == "starts").rows[0]
    assert "计划 2023-11-20 开工，已过 23 天，改期到 2023-12-28" in row.words and row.light == "Y"
    assert (row.page, row.key, row.project) == ("project", str(world.projects.gas.pk), world.projects.gas.pk)


def test_what_was_decided_and_is_still_open_comes_first_until_it_is_struck_off(world):
    decision = sat(world, project=world.projects.sheep)
    first = made(world).sections[0]
    assert (first.key, [row.text for row in first.rows]) == ("decided", ["林地批复"])
    assert "12月1日议定，县林业局陈林，交办，逾期 3 天" in first.rows[0].words and first.rows[0].light == "R"
    assert all("林地批复" not in text for text in said(made(world))["problems"]), "it is not said twice"
    assert "decided" not in said(made(world, "special")) and "decided" not in said(made(world, on=date(2023, 11, 30)))
    do(problems.advance, decision.problem, told("2023-12-12", world.officers.forestry), to="signed")
    do(problems.advance, decision.problem, told("2023-12-12", world.officers.forestry, "已批"), to="feedback")
    do(problems.advance, decision.problem, told("2023-12-12", world.officers.forestry, "已批"), to="solved")
    assert "申请办结" in made(world).sections[0].rows[0].words
    do(sittings.revoke, sat(world, text="没有定的事"), told("2023-12-01", note="误"))
    assert said(made(world))["decided"] == ["林地批复"]


def test_a_sponsors_pack_holds_his_projects_and_what_his_own_sittings_decided(world):
    o = world.officers
    do(card.sponsor, world.projects.gas, told("2023-11-02", o.office), leader=o.magistrate)
    sat(world, "leader", "钱副定的", world.projects.sheep, o.deputy)
    sat(world, "leader", "赵县定的", world.projects.gas, o.magistrate)
    his = said(made(world, "leader", o.deputy))
    assert his["decided"] == ["钱副定的"] and his["enrolments"] == ["肉羊全产业链项目"] and "starts" not in his and "targets" not in his
    assert his["sponsors"] == ["钱副 11月下半月未调度 1 个项目"], "on 1 December he took stock of it, at his sitting"
    other = said(made(world, "leader", o.magistrate))
    assert other["decided"] == ["赵县定的"] and other["starts"] == ["煤层气增压站及配套管网"] and "enrolments" not in other
    assert made(world, "leader", o.deputy).title == "钱副半月调度材料" and said(made(world, "leader", o.deputy, who="deputy")) == his


def test_a_pack_through_narrower_eyes_shows_nothing_foreign(world):
    seen = said(made(world, who="duanshi"))
    assert seen["enrolments"] == ["肉羊全产业链项目"] and "starts" not in seen, "the gas project is another township's"


def test_the_special_meeting_gets_what_is_on_its_rung(world):
    assert "problems" not in said(made(world, "special"))
    do(problems.advance, world.problem, told("2023-12-12", world.officers.office, "重大"), to="moved", rung="meeting", due_on=date(2024, 1, 5))
    assert said(made(world, "special")) == {"problems": ["肉羊全产业链项目：使用林地手续未批"]}


def test_a_pack_that_cannot_be_is_refused(world):
    for kind, leader in (("leader", None), ("county", world.officers.deputy), ("tea", None)):
        with pytest.raises(Refused):
            made(world, kind, leader)


def test_the_agenda_is_the_pack_and_can_be_frozen(world):
    told_pack = made(world)
    office = sits(world.officers.office)
    sitting = office.do(sittings.convene, "county", held_on=TODAY, items=agenda(told_pack))[0].sitting
    frozen = list(sitting.agenda.order_by("place").values_list("heading", "text", "concerns"))
    assert len(frozen) == told_pack.count and frozen == [
        (section.heading, row.text, row.project) for section in told_pack.sections for row in section.rows
    ]
    assert [part.number for part in every_part()] == sorted(part.number for part in every_part())


def test_every_row_has_a_cell_for_each_column(world):
    sat(world, project=world.projects.sheep)
    for kind, leader in (("county", None), ("leader", world.officers.deputy), ("special", None)):
        for section in made(world, kind, leader).sections:
            assert all(len(row.cells) == len(section.columns) for row in section.rows) and section.heading


def test_the_command_says_the_pack(world, capsys):
    call_command("pack", "--on", "2023-12-13", "--json")
    out = json.loads(capsys.readouterr().out)
    assert out == json.loads(json.dumps(as_json(made(world)))) and out["kind"] == "county" and out["count"] >= 4
    call_command("pack", "--on", "2023-12-13", "--leader", "钱副")
    text = capsys.readouterr().out
    assert text.startswith("钱副半月调度材料　截至 2023-12-13") and "煤层气" not in text
    with pytest.raises(CommandError, match="没有叫「孙嘉」的县领导，在任的有：赵县、钱副"):
        call_command("pack", "--on", "2023-12-13", "--leader", "孙嘉")


def test_without_the_kind_of_paper_the_command_says_so(world, tmp_path):
    if "material" not in every_kind():
        with pytest.raises(CommandError, match="还没有“调度材料”"):
            call_command("pack", "--on", "2023-12-13", "--docx", str(tmp_path / "a.docx"))
        return
    call_command("pack", "--on", "2023-12-13", "--docx", str(tmp_path / "a.docx"))
    assert (tmp_path / "a.docx").stat().st_size > 1000
