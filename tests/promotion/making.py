"""A lead brought to where a test needs it, in as many acts as it takes."""
from datetime import date
from types import SimpleNamespace

from gongjian.projects.models import Project
from gongjian.promotion.acts import enterprises, leads, signings
from gongjian.promotion.credit_code import check_sign
from gongjian.promotion.models import Enterprise, Lead, LeadStanding, Signing, SigningStanding
from gongjian.timeline.money import YI
from gongjian.timeline.when import When
from tests.world import TODAY, do, told

WAY = ("found", "talked", "reviewed", "contract", "registered", "landed")
DAYS = dict(zip(WAY, ("2023-10-09", "2023-10-12", "2023-10-20", "2023-10-25", "2023-11-02", "2023-11-10"), strict=True))


def code_of(number: int, area: str = "990001") -> str:
    """A code whose check sign is right, registered in an area that does not exist."""
    first = f"91{area}MA{number:07d}"
    return first + check_sign(first)


def enlisted(world, name: str = "华岳装备有限公司", on: str = "2023-10-08", by=None, **said) -> Enterprise:
    unit = by or world.units.jiafeng
    return do(enterprises.enlist, unit, told(on, world.officers.jiafeng), name=name, **said)[0].enterprise


def led(world, upto: str = "found", unit=None, enterprise: Enterprise | None = None, title: str = "井口装置制造", total: int = 5 * YI, project: Project | None = None,
        days: dict | None = None, **said) -> Lead:
    """A lead of 嘉峰镇 brought up to a step of WAY."""
    on, unit = DAYS | (days or {}), unit or world.units.jiafeng
    enterprise = enterprise or enlisted(world, on="2023-10-01")
    said = {"trade": "industry"} | said
    lead = do(leads.spot, unit, told(on["found"]), enterprise=enterprise, title=title, **said)[0].lead
    for step in WAY[1 : WAY.index(upto) + 1]:
        TURNS[step](lead, on[step], SimpleNamespace(total=total, project=project, world=world))
    return lead


def reviewed(lead: Lead, on: str, _=None, kinds=("survey", "departments", "legal", "collective")) -> None:
    for kind in kinds:
        do(leads.review, lead, told(on), kind=kind, passed_it=True, document=f"{kind}-1")


def registered(lead: Lead, on: str, _=None) -> None:
    do(leads.take_step, lead, told(on), to="registered", company="沁水华岳装备有限公司", code=code_of(7))


TURNS = {
    "talked": lambda lead, on, so: do(leads.take_step, lead, told(on, note="谈了用地"), to="talked"),
    "reviewed": reviewed,
    "contract": lambda lead, on, so: do(signings.conclude, lead, told(on), kind="contract", total=so.total),
    "registered": registered,
    "landed": lambda lead, on, so: do(leads.take_step, lead, told(on), to="landed", project=so.project or so.world.projects.gas, site="嘉峰镇工业园"),
}


def lead_on(lead: Lead, on: date = TODAY) -> LeadStanding:
    return LeadStanding.objects.at(When(on)).get(lead=lead)


def counting(on: date = TODAY) -> dict[str, tuple[bool, str]]:
    """{title: (counted, why)} of contracts on the day, by what is known now."""
    rows = SigningStanding.objects.at(When(on)).filter(kind_of="contract")
    return {row.title: (row.counted, row.why) for row in rows}


def signed(world, title: str, investor: str = "远山能源有限公司", on: str = "2023-11-10", unit=None, total: int = 2 * YI, **said) -> Signing:
    return do(signings.sign, unit or world.units.jiafeng, told(said.pop("at", on)), investor=investor, title=title, total=total, on=date.fromisoformat(on), **said)[0]
