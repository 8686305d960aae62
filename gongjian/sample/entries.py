"""How a project's papers went into the base: what each of them says, who handed them in, verified, passed and returned them (rules.md §2.3)."""
from datetime import date, datetime, timedelta

from gongjian.enrolment.flow import EnrolState, Level, Reason
from gongjian.enrolment.ledger import EnrolmentStep
from gongjian.enrolment.particulars import Particulars
from gongjian.sample.days import working_day
from gongjian.sample.lines import Line, Tale, dice, moment
from gongjian.sample.papers import paper
from gongjian.sample.people import TOWNS, clerks, officer
from gongjian.sample.sketches import Sketch
from gongjian.timeline.money import WAN

S = EnrolState
NATIONAL = 5000 * WAN
VERIFIERS = {
    "煤层气": "energy", "煤炭": "energy", "新能源": "energy", "现代农业": "agriculture", "菌菇": "agriculture", "水利": "water", "生态环保": "forestry", "交通": "transport",
    "文旅康养": "culture-tourism", "装备制造": "industry", "园区配套": "industry", "物流数据": "industry", "社会事业": "education", "城建": "housing",
}
# What the county's bureau returned the first time: what no check of papers against each other can see.
RETURNED = (
    (Reason.PHOTOS, "照片拍的是围挡和场地，看不出基础开挖，请补拍主体施工照片"), (Reason.CHECK, "内容说明过于简单，请写明主要建筑、设备和工程量"),
    (Reason.OTHER, "申请表须由现任法定代表人签字，请重新打印签章"),
)


def particulars(tale: Tale, sketch: Sketch, line: Line, wrong: str = "", **instead) -> Line | None:
    """What a paper says, told by the unit right after it. `wrong`: the field that was first told wrongly."""
    says = SAYS[line.said["kind"]](sketch, line) if line.said["kind"] in SAYS else None
    if says is None:
        return None
    told = says | ({wrong: mistaken(wrong, says[wrong])} if wrong else {}) | instead
    return tale.tell(Particulars, line.on, line.at + timedelta(minutes=2), line.by, project=sketch.key, evidence=line, **told)


def mistaken(name: str, right):
    if name == "planned_total":
        return right + 200 * WAN
    if name == "place_code":
        return right[:9]
    return False if name == "sealed" else right + timedelta(days=30)


def _filing(sketch: Sketch, line: Line) -> dict:
    number = f"沁审{'审' if not sketch.private else '备'}字〔{line.on.year}〕{dice('filing', sketch.key).randint(3, 260)}号（示例）"
    return {"holder": sketch.owner, "project_name": sketch.name, "number": number, "dated_on": sketch.approved or line.on, "planned_total": sketch.total}


def _application(sketch: Sketch, line: Line) -> dict:
    town = TOWNS.index(sketch.township) if sketch.township in TOWNS else 0
    return {
        "holder": sketch.owner, "project_name": sketch.name, "planned_total": sketch.total, "started_on": sketch.started, "industry_code": sketch.industry,
        "place_code": f"140521{100 + town:03d}{200 + town:03d}", "sealed": True,
    }


def _contract(sketch: Sketch, line: Line) -> dict:
    rng = dice("contract", sketch.key)
    return {
        "project_name": sketch.name, "party_a": sketch.owner, "party_b": rng.choice(("晋城市鼎固建设有限公司", "山西沁建工程有限公司", "太行路桥建设有限公司")) + "（示例）",
        "number": f"QS-{line.on.year}-{rng.randint(1000, 9999)}（示例）", "amount": round(sketch.total * rng.uniform(0.55, 0.8) / WAN) * WAN, "dated_on": line.on,
        "starts_on": max(line.on, sketch.started), "ends_on": max(sketch.ends, sketch.started + timedelta(90)), "sealed": True,
    }


def _photo(sketch: Sketch, line: Line) -> dict:
    return {
        "project_name": sketch.name, "place": sketch.place, "started_on": sketch.started, "shown_on": line.on, "levelling_only": False,
        "verifier_name": clerks()[sketch.unit].name, "verifier_post": "项目科员",
    }


SAYS = {
    "filing": _filing, "application": _application, "contract": _contract, "photo": _photo,
    "licence": lambda sketch, line: {"holder": sketch.owner},
    "scope": lambda sketch, line: {"project_name": sketch.name},
}


def verifier(sketch: Sketch) -> str:
    """The competent department: the unit itself where it is one, else that of the sector."""
    return sketch.unit if sketch.unit not in (*TOWNS, "zone") else VERIFIERS.get(sketch.sector, "development-reform")


def course(tale: Tale, sketch: Sketch, ready_at: datetime, returned: int | None = None) -> None:
    """From the hand-in to the last answer before `sketch.enrolled`; `returned`: which of RETURNED happened on the way."""
    unit, entered = verifier(sketch), sketch.enrolled
    days = _between(ready_at.date(), entered, 6 if returned is not None else 3)
    at = max(ready_at + timedelta(minutes=20), moment(days[0], dice("hand-in", sketch.key), 10, 11))
    window = date(entered.year, entered.month, 1) if entered.month != 1 else date(entered.year, 2, 1)
    frame = {"project": sketch.key, "verifier": unit, "new_legal_person": False, "window": window}

    def step(state: EnrolState, by: str, note: str = "", **said) -> datetime:
        nonlocal at
        tale.tell(EnrolmentStep, at.date(), at, by, note, step=state.value, **frame, **said)
        return at

    def forward(day: date, minutes: int = 40) -> None:
        nonlocal at
        at = at + timedelta(minutes=minutes) if day <= at.date() else moment(day, dice("entry", sketch.key, day.isoformat()), 9, 10)

    vouches = officer(unit, 2).login if unit == sketch.unit else clerks()[unit].login
    step(S.SUBMITTED, clerks()[sketch.unit].login)
    forward(days[1])
    step(S.VERIFIED, vouches)
    if returned is not None:
        reason, words = RETURNED[returned]
        forward(days[2])
        step(S.RETURNED, "tongji", words, reason=reason.value, level=Level.COUNTY.value)
        forward(days[3], 90)
        if reason == Reason.PHOTOS:
            particulars(tale, sketch, paper(tale, sketch, "photo", at.date(), at, clerks()[sketch.unit].login))
            at += timedelta(minutes=30)
        step(S.SUBMITTED, clerks()[sketch.unit].login, "已按退回意见改正")
        forward(days[4])
        step(S.VERIFIED, vouches)
    forward(days[-2])
    step(S.REVIEWED, "tongji")
    forward(days[-1])
    for state in (S.CITY, S.PROVINCE, *([S.NATION] if sketch.total >= NATIONAL else [])):
        step(state, "tongji", document=f"网上审核通过（{state.label}，示例）")
        at += timedelta(minutes=12)


def set_right(tale: Tale, sketch: Sketch, kind: str, field: str, at: datetime) -> None:
    """The unit tells of the paper what it says, in place of what it had told wrongly."""
    line = next(line for line in tale.lines if line.model is Particulars and line.said["project"] == sketch.key and line.said["evidence"].said["kind"] == kind)
    tale.correct(line, at, "核对原件，更正要素", **{field: SAYS[kind](sketch, line.said["evidence"])[field]})


def _between(first: date, last: date, count: int) -> list[date]:
    """So many working days from the first to the last, the last of them the day of entry; where there are fewer, several steps fall on one day."""
    days, day = [], working_day(first)
    while day < last:
        days.append(day)
        day = working_day(day + timedelta(1))
    days = days or [min(first, last)]
    chosen = [days[round(place * (len(days) - 1) / max(1, count - 1))] for place in range(count)]
    return [*chosen, last] if last >= chosen[-1] else [*chosen, chosen[-1]]


__all__ = ["RETURNED", "course", "particulars", "set_right", "verifier"]
