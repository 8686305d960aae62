"""会议纪要 in the small world: what was typed at the sitting, and nothing else; what nobody typed is left to be written and stops the checking."""
from datetime import date

import pytest

from gongjian.papers import acts
from gongjian.papers.life import life_of
from gongjian.stocktake.acts import sittings
from gongjian.timeline.refused import Refused
from tests.papers.make import draft_at
from tests.papers.reading_back import at, cells, drafted, said
from tests.world import sits

DAY = date(2023, 12, 12)


def items(*names: str) -> list[dict]:
    return [{"section": "behind", "heading": "进度落后的项目", "text": name, "words": f"{name}落后 16.5 个百分点，改期到 2023-12-20"} for name in names]


@pytest.fixture
def sitting(world):
    """Held on 12 December: two items, one minuted, one decision; not closed."""
    office = sits(world.officers.office, date(2023, 12, 10))
    called = office.do(sittings.convene, "county", held_on=DAY, place="县政府三楼会议室", chair="赵县", items=items("肉羊全产业链", "增压站"))[0].sitting
    office = sits(world.officers.office)
    office.do(sittings.hold, called, attendance=["县发改局", "县林业局"])
    office.do(sittings.write, called, text="县林业局每周五报送林地手续进展", item=called.agenda.get(place=1))
    office.do(sittings.decide, called, text="12月20日前取得林地批复", unit=world.units.forestry, person="陈林", due_on=date(2023, 12, 20), project=world.projects.sheep)
    return called


def test_it_says_when_where_who_what_was_heard_and_what_was_decided(world, sitting):
    look = at(world.officers.office)
    text = said(look, "minutes", sitting=str(sitting.pk))
    for sentence in (
        "项目建设调度会议纪要", "时间：2023年12月12日", "地点：县政府三楼会议室", "主持：赵县", "出席：县发改局、县林业局", "（一）肉羊全产业链",
        "会议听取：肉羊全产业链落后16.5个百分点，改期到12月20日。", "会议指出：县林业局每周五报送林地手续进展", "会议议定1项",
    ):
        assert sentence in text
    assert cells(drafted(look, "minutes", sitting=str(sitting.pk)), "decisions") == [
        ("1", "12月20日前取得林地批复", "肉羊全产业链项目", "县林业局", "陈林", "12月20日"),
    ]


def test_what_was_not_typed_is_not_invented(world, sitting):
    paper = drafted(at(world.officers.office), "minutes", sitting=str(sitting.pk))
    assert [paper.block(key).text for key in ("excused", "guests", "clerk")] == ["〔待补〕"] * 3
    assert paper.block("silent").text == "〔待补〕下列议题没有记录讨论情况，请补记或删去：增压站。"
    assert "会议尚未结会" in paper.block("unclosed").text
    sits(world.officers.office).do(sittings.close, sitting)
    assert drafted(at(world.officers.office), "minutes", sitting=str(sitting.pk)).block("unclosed") is None


def test_it_cannot_be_checked_before_everything_is_written(world, office, sitting):
    sits(office.wang).do(sittings.close, sitting)
    document = draft_at(world, office.wang, "minutes", {"sitting": str(sitting.pk)})
    with pytest.raises(Refused, match="文稿里还有 4 处〔待补〕"):
        sits(office.zhu).do(acts.check, document)
    sits(office.wang).do(acts.edit, document, texts={"excused": "无", "guests": "县人大代表", "clerk": "王办", "silent": ""})
    sits(office.zhu).do(acts.check, document)
    assert life_of(document).step == "checked"


def test_a_sitting_that_was_only_called_has_no_minutes(world):
    called = sits(world.officers.office).do(sittings.convene, "county", held_on=date(2023, 12, 20), place="县政府", chair="赵县", items=[])[0].sitting
    with pytest.raises(Refused, match="会议没有"):
        drafted(at(world.officers.office), "minutes", sitting=str(called.pk))
    with pytest.raises(Refused, match="请写明会议"):
        drafted(at(world.officers.office), "minutes")


def test_units_are_not_offered_the_countys_sittings(world, sitting):
    with pytest.raises(Refused, match="会议没有"):
        drafted(at(world.officers.jiafeng), "minutes", sitting=str(sitting.pk))
