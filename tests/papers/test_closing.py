"""逐条对账 of the small world: every clause once, what is behind by front and by who leads; what nobody measures is a person's to write; signed it stays."""
from datetime import date

import pytest

from gongjian.clauses.standing import clause_lines
from gongjian.papers import acts
from gongjian.papers.blocks import Table
from gongjian.papers.kinds import kind
from gongjian.papers.life import life_of
from gongjian.papers.plain import plain
from gongjian.papers.printing import printed
from gongjian.papers.texts import TO_WRITE, unwritten
from gongjian.projects.acts import milestones
from gongjian.reading.word import At
from gongjian.targets.clausewords import explain
from gongjian.targets.models import Clause
from gongjian.timeline.refused import Refused
from tests.fonts import prints
from tests.papers.make import draft_at
from tests.world import TODAY, do, looks, sits, told


def drafted(world, on=TODAY, who=None, **about):
    return kind("closing").drafted(At(looks(who or world.officers.office, on, today=on), world.drive), about)


def rows(paper):
    return {row[0]: row for block in paper.blocks if isinstance(block, Table) and block.key.startswith("table-") for row in block.rows}


def test_every_clause_stands_once_in_the_table(world):
    paper = drafted(world)
    assert sorted(rows(paper)) == [f"M{number:02}" for number in range(1, 62)] and "共61条" in "\n".join(plain(paper))


def test_what_is_behind_is_said_by_front_and_by_who_leads(world):
    paper = drafted(world)
    behind = [line.mark for line in clause_lines(At(looks(world.officers.office), world.drive)) if line.state in ("behind", "missed")]
    assert {mark for row in paper.block("owing-rows").rows for mark in row[2].split("、")} == set(behind)
    assert "**M43**" in paper.block("front-problems-said").text and "差1件，逾期1件" in paper.block("front-problems-said").text


def test_evidence_stands_beside_the_figure_with_its_day_and_who(world):
    assert "最近11月22日" in rows(drafted(world))["M42"][5].replace(" ", "") and "王办" in rows(drafted(world))["M42"][5]


def test_one_front_alone(world):
    assert sorted(rows(drafted(world, stream="problems"))) == ["M42", "M43", "M44", "M45", "M46"]
    with pytest.raises(Refused, match="战线没有「none」"):
        drafted(world, stream="none")


def test_a_past_day_is_drafted_as_it_was(world):
    do(milestones.reach, world.projects.gas, told("2023-12-11", world.officers.jiafeng), kind="started")
    assert "完成0个" in rows(drafted(world, date(2023, 12, 10)))["M12"][3] and "完成1个" in rows(drafted(world))["M12"][3]


def test_what_nobody_measures_is_a_persons_to_write_and_his_words_are_taken(world, office):
    Clause.objects.filter(mark="M55").update(measured_by=[])
    paper = drafted(world)
    assert TO_WRITE in paper.block("by-hand-M55").text and unwritten(paper) == 1 and "由人写" in rows(paper)["M55"][3]
    document = draft_at(world, office.wang, "closing")
    with pytest.raises(Refused, match="待补|还要"):
        sits(office.zhu).do(acts.check, document)
    sits(world.officers.office).do(explain, world.units.drive_office, clause=Clause.objects.get(mark="M55"), words="每周调度各环节", document="攻坚办周报")
    paper = drafted(world)
    assert unwritten(paper) == 0 and "每周调度各环节（依据：攻坚办周报）" in paper.block("by-hand-M55").text


@prints
def test_signed_it_stays_as_it_was_and_says_what_changed_since(world, office):
    document = draft_at(world, office.wang, "closing")
    sits(office.zhu).do(acts.check, document)
    sits(office.head).do(acts.sign, document, printed=printed(life_of(document), world.today))
    before = rows(life_of(document).paper)["M12"]
    do(milestones.reach, world.projects.gas, told("2023-12-11", world.officers.jiafeng), kind="started")
    life = life_of(document)
    assert rows(life.paper)["M12"] == before and life.signed.docx and life.signed.pdf and "〔2023〕" in life.number
    assert "完成1个" in rows(drafted(world))["M12"][3]
