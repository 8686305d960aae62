"""Registering a project, changing its card, planning its years, sponsoring it."""
from datetime import date

from gongjian.people.models import Officer, PostStanding, Unit
from gongjian.projects.card import CARD, CODE_SHAPE, GROUNDS, Card, Project
from gongjian.projects.figures import YearPlan
from gongjian.projects.sponsors import Sponsorship
from gongjian.projects.standings import ProjectStanding, SponsorStanding
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def register(unit: Unit, told: Told, on: date | None = None, **says) -> list[Fact]:
    """A new project of this unit with its first card, seen from the day `on` (default: the day told). Money in 元, units and officers by key."""
    if not str(says.get("name") or "").strip():
        raise Refused("项目名称不能空")
    if on and on > told.on:
        raise Refused(f"登记日期 {on} 还没到")
    checked = _checked(says | {"unit": unit}, None, told)
    project = Project.objects.create(area=told.area)
    return [told.tell(Card, on=on, project=project, says=checked)]


def change_card(project: Project, told: Told, on: date | None = None, **says) -> list[Fact]:
    """Words of the card change from the day `on` on: a rename, a new unit of duty, a changed total. Says only what differs."""
    day = on or told.on
    if day > told.on:
        raise Refused("变更日期不能晚于今天")
    now = ProjectStanding.objects.at(When(day)).filter(project=project).first()
    if now is None:
        raise Refused(f"{day} 时这个项目还没有登记")
    said = {word: value for word, value in _checked(says, project, told).items() if _standing(now, word) != value}
    if not said:
        raise Refused("没有改动")
    if said.get("name") == "" or ("unit" in said and not said["unit"]):
        raise Refused("项目名称和责任单位不能空")
    return [told.tell(Card, on=day, project=project, says=said)]


def _standing(card: ProjectStanding, word: str):
    return getattr(card, f"{word}_id" if CARD[word].kind in ("unit", "officer") else word)


def _checked(says: dict, project: Project | None, told: Told) -> dict:
    """The words in storable form. Raises Refused naming the word that cannot be."""
    said = {}
    for word, value in says.items():
        if word not in CARD:
            raise Refused(f"项目信息中没有「{word}」这一项")
        said[word] = _value(word, value)
    if code := said.get("code"):
        if not CODE_SHAPE.fullmatch(code):
            raise Refused(f"项目代码「{code}」不合格式：应为 年月4位-区划6位-部门2位-类型2位-序号6位，如 2311-140521-89-01-123456")
        other = ProjectStanding.objects.at(When(told.on)).filter(code=code, area=told.area).exclude(project=project).first()
        if other:
            raise Refused(f"项目代码 {code} 已用于「{other.name}」，一个代码只属于一个项目")
    for flag, ground in GROUNDS.items():
        if said.get(flag) and not said.get(ground) and not (project and _ground_stands(project, ground, told)):
            raise Refused(f"认定为「{CARD[flag].label}」须写明依据")
    first, last = said.get("start_year"), said.get("end_year")
    if first and last and first > last:
        raise Refused(f"开工年份 {first} 晚于完工年份 {last}")
    return said


def _ground_stands(project: Project, ground: str, told: Told) -> bool:
    card = ProjectStanding.objects.at(When(told.on)).filter(project=project).first()
    return bool(card and getattr(card, ground))


def _value(word: str, value):
    told, label = CARD[word], CARD[word].label
    if value is None or value == "":
        return None if told.kind not in ("text", "choice") else ""
    match told.kind:
        case "text":
            if len(str(value)) > told.most:
                raise Refused(f"{label}太长：最多 {told.most} 字")
            return str(value).strip()
        case "money":
            if int(value) < 0:
                raise Refused(f"{label}不能为负")
            return int(value)
        case "year":
            if not 1990 <= int(value) <= 2100:
                raise Refused(f"{label}「{value}」不像年份")
            return int(value)
        case "flag":
            return bool(value)
        case "choice":
            choices = dict(told.choices.choices) if told.choices else {}
            if value not in choices:
                raise Refused(f"{label}只能是：{'、'.join(map(str, choices.values()))}")
            return value
        case "unit":
            key = getattr(value, "pk", value)
            if not Unit.objects.filter(pk=key).exists():
                raise Refused(f"{label}「{value}」不在单位名录中")
            return int(key)
        case _:
            key = getattr(value, "pk", value)
            if not Officer.objects.filter(pk=key).exists():
                raise Refused(f"{label}「{value}」不在人员名录中")
            return int(key)


def plan_year(project: Project, told: Told, *, year: int, amount: int, months: list[int] | None = None, on: date | None = None) -> list[Fact]:
    """The year's planned investment (元); a changed plan is a new fact and the old one stays."""
    if amount < 0:
        raise Refused("年度计划投资不能为负")
    if months and (len(months) != 12 or any(month < 0 for month in months)):
        raise Refused("分月计划须为 12 个不小于零的数")
    return [told.tell(YearPlan, on=on, project=project, year=year, amount=amount, months=months)]


def sponsor(project: Project, told: Told, *, leader: Officer | None = None, leader_name: str = "", team: list[str] | None = None, on: date | None = None) -> list[Fact]:
    """From the day `on` on, this leader sponsors (包保) the project; who sponsored it before is relieved the same day (M47)."""
    name = leader.name if leader else leader_name.strip()
    if not name:
        raise Refused("请写明包保领导")
    day = on or told.on
    facts: list[Fact] = []
    for held in SponsorStanding.objects.at(When(day)).filter(project=project).exclude(leader_name=name):
        facts.append(told.tell(Sponsorship, on=day, project=project, leader=held.leader, leader_name=held.leader_name, ends=True))
    facts.append(told.tell(Sponsorship, on=day, project=project, leader=leader, leader_name=name, team=team or []))
    return facts


def sponsor_sector(
    unit: Unit, told: Told, *, sector: str, leader: Officer | None = None, leader_name: str = "", team: list[str] | None = None, on: date | None = None
) -> list[Fact]:
    """包行业 (M47): a leader of `unit` answers for every project of a sector from the day `on` on; who did before is relieved the same day."""
    name = leader.name if leader else leader_name.strip()
    if not name or not sector.strip():
        raise Refused("请写明行业和包保领导")
    day, sector = on or told.on, sector.strip()
    if leader and not PostStanding.objects.at(When(day)).filter(officer=leader, unit=unit).exists():
        raise Refused(f"{name}这一天不在{unit.name_on(day)}任职")
    held = SponsorStanding.objects.at(When(day)).filter(project=None, sector=sector, area=told.area)
    if held.filter(leader_name=name).exists():
        raise Refused(f"{sector}已由{name}包保")
    ends = [
        told.tell(Sponsorship, on=day, sector=sector, leader=one.leader, leader_name=one.leader_name, ends=True) for one in held.select_related("leader")
    ]
    return [*ends, told.tell(Sponsorship, on=day, sector=sector, leader=leader, leader_name=name, team=team or [])]
