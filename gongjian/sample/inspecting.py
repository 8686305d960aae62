"""Inspections of the winter (invented): a few units a month, checked on some of the ten points, answered and published; every number a die's."""
from datetime import date, datetime, time, timedelta

from gongjian.desk.desk import settle
from gongjian.inspections.acts import course, site
from gongjian.inspections.dimensions import DIMENSIONS
from gongjian.people.models import Officer, Unit
from gongjian.sample.lines import dice
from gongjian.sample.people import clerks
from gongjian.targets.drives import drive_on
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA

# unit: the day of the visit; the points looked at are the die's
VISITS = {
    date(2023, 11, 23): ("jiafeng", "duanshi", "zone"), date(2023, 12, 12): ("duanshi", "longgang", "agriculture", "zhengcun"),
    date(2024, 1, 10): ("guxian", "jiafeng", "forestry", "zone"),
}
LESS = {
    "mechanisms": "任务清单有，路线图没有细到月", "targets": "补差办法偏笼统", "procedures": "在办手续没有写明承办人", "investment": "部分填报缺付款凭证",
    "progress": "形象进度与填报大体相符，追赶措施不具体", "enrolment": "入统材料还差一两件", "services": "反馈及时，个别问题拖延", "construction": "冬季施工防护不齐",
    "environment": "进场道路还有遗留协议没签", "problems": "台账没有及时更新",
}
ON_SPOT = {"construction": "施工现场公示牌信息不全", "problems": "问题台账漏填责任人一处", "enrolment": "入库申请表缺单位签章"}
SCHEME = "看现场、查台账、核凭证；系统里已有的材料不再向单位索取。（示例）"


def inspect(officers: dict[str, Officer], source: Source, last: datetime) -> None:
    """Each visit as far as it had gone by `last`."""
    units = {unit.key: unit for unit in Unit.objects.all()}
    for day, visited in VISITS.items():
        for place, key in enumerate(visited):
            _visit(units[key], day, place, officers, source, last)


def _visit(unit: Unit, day: date, place: int, officers: dict[str, Officer], source: Source, last: datetime) -> None:
    rng = dice("inspection", unit.key, str(day))
    points = [key for key in DIMENSIONS if key in ("progress", "enrolment", "construction") or rng.random() < 0.6]

    def act(do, thing, on: date, by: str, hour: int, **said) -> list:
        at = datetime.combine(on, time(hour, place * 7 + rng.randint(0, 6)), CHINA)
        if at > last:
            return []
        facts = do(thing, Told(officers[by].area, on, at, officers[by], source), **said)
        settle(facts, at)
        return facts

    arranged = act(
        course.arrange, unit, day - timedelta(days=2), "ducha", 9, drive=drive_on(day, officers["ducha"].area), month=day, starts_on=day,
        ends_on=day + timedelta(days=2), dimensions=points, leader=officers["ducha-head"].name, members=officers["ducha"].name, scheme=SCHEME,
    )
    if not arranged or not act(course.begin, inspection := arranged[0].inspection, day, "ducha", 9):
        return
    for key in points:
        lost = rng.choice((0, 0, 1, 2, 4))
        act(site.check, inspection, day, "ducha", 11, dimension=key, score=10 - lost, conclusion=LESS[key] if lost else "")
        if lost > 1 and key in ON_SPOT:
            act(site.note_finding, inspection, day, "ducha", 11, dimension=key, what=ON_SPOT[key], on_spot=True)
    proposed, answered = day + timedelta(days=1), day + timedelta(days=2)
    said = "总体推进有序，所列扣分事项请在半个月内整改并报督查组。（示例）"
    if not act(course.propose, inspection, proposed, "ducha", 16, conclusion=said, advice="建议对进度靠后的项目由分管领导逐个调度。（示例）"):
        return
    if act(course.answer, inspection, answered, clerks()[unit.key].login, 15, words="情况属实，已列出整改事项和责任人。（示例）"):
        act(course.publish, inspection, answered + timedelta(days=1), "ducha-head", 10)
