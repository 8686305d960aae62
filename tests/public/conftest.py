"""A county that has published something of every kind."""
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from gongjian.papers import acts as papers
from gongjian.papers.life import life_of
from gongjian.papers.printing import printed
from gongjian.projects.acts import card
from gongjian.publicity import acts
from gongjian.rankings import acts as rankings
from gongjian.rankings.frozen import as_json
from gongjian.rankings.registry import pack
from gongjian.rankings.standing import ranking
from gongjian.reading.word import At
from gongjian.targets import allotting
from tests.papers.make import draft_at
from tests.publicity.gate import exposed, figures, sent_out, written
from tests.publicity.gate import staff as hired
from tests.world import TODAY, WAN, do, looks, sits, told


@pytest.fixture(autouse=True)
def no_manifest(settings):
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def staff(world):
    return hired(world)


@pytest.fixture
def anybody():
    """A browser of somebody who never signed in."""
    return Client()


def bulletin(world, staff, mark: str | None = None):
    """Signed; `mark`: what its note is changed to, "" takes it out."""
    paper = draft_at(world, staff.wang, "bulletin")
    if mark is not None:
        sits(staff.wang).do(papers.edit, paper, texts={"note": mark})
    sits(staff.zhu).do(papers.check, paper)
    sits(staff.head).do(papers.sign, paper, printed=printed(life_of(paper), TODAY))
    return paper


def ranked(world, staff, on: date = date(2023, 12, 5), number: str = "排1号", issued: date | None = date(2023, 12, 12), days: int = 3):
    """A round of three townships; sent to them on its day + 1."""
    target = world.drive.targets.get(key="invested")
    for unit, value in ((world.units.jiafeng, 1000), (world.units.duanshi, 500), (world.units.zhengzhuang, 800)):
        do(allotting.allot, target, told("2023-11-10"), unit=unit, value=value * WAN, document="沁攻坚办〔2023〕1号")
    rules, sent = pack("winter"), sits(staff.wang, date(2023, 12, 6))
    said = as_json(ranking(At(looks(staff.wang, on, sent.now, today=on), world.drive), rules))
    begun = sent.do(rankings.propose, rules, drive=world.drive, on=on, known=sent.now, said=said, title=f"截至{on}排名", days=days)[0].round
    if issued:
        sits(staff.head, issued).do(rankings.issue, begun, number=number, said=said)
    return begun


@pytest.fixture
def out(world, staff):
    """.release, .story, .exposure (with the unit's answer), .bulletin, .round; and what is not out: .draft, .withdrawn, .internal, .open_round."""
    do(card.change_card, world.projects.wind, told("2023-12-01"), provincial=True, provincial_ground="省重点名单")
    found = SimpleNamespace()
    found.round = ranked(world, staff)
    found.release = sent_out(figures(world, staff.wang), staff).item
    found.story = sent_out(written(world, staff.jiafeng), staff).item
    found.exposure = exposed(world, staff.wang, on=date(2023, 12, 11))
    sits(staff.zhu, date(2023, 12, 11)).do(acts.check, found.exposure)
    sits(staff.zhu, date(2023, 12, 11)).do(acts.tell_unit, found.exposure)
    sits(staff.jiafeng, date(2023, 12, 12)).do(acts.answer, world.units.jiafeng, item=found.exposure, words="情况属实，已改。")
    sits(staff.head).do(acts.sign, found.exposure)
    sits(staff.zhu).do(acts.publish, found.exposure)
    found.draft = written(world, staff.duanshi, world.units.duanshi, title="还没有核稿的")
    found.withdrawn = sent_out(written(world, staff.duanshi, world.units.duanshi, title="后来撤下的"), staff).item
    sits(staff.wang).do(acts.withdraw, found.withdrawn, note="时间有误")
    found.bulletin, found.internal = bulletin(world, staff), bulletin(world, staff, mark="此件不公开")
    return found
