"""招商, as it went: enterprises, chains and places; leads from the first word to the contract; promises and aid; one project signed three times."""
import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from gongjian.promotion.credit_code import check_sign
from gongjian.promotion.leads import Newness
from gongjian.promotion.models import (
    Aid,
    ChainLink,
    Commitment,
    CommitmentStep,
    Enterprise,
    EnterpriseCard,
    Lead,
    LeadStep,
    LinkCard,
    PromotionRules,
    Resource,
    ResourceCard,
    Review,
    Sameness,
    Signing,
)
from gongjian.promotion.recognition import Rules, said
from gongjian.sample.lines import OPENED, Line, Tale, dice, moment, opening
from gongjian.sample.papers import beside
from gongjian.sample.people import clerks
from gongjian.sample.sketches import Sketch
from gongjian.timeline.money import WAN, YI

NOWHERE = "990001"  # an area there is none of: no code of the sample is any company's
OPENING = 64  # minutes after the books were opened
BEFORE = {Review.Kind.SURVEY: 15, Review.Kind.DEPARTMENTS: 9, Review.Kind.LEGAL: 6, Review.Kind.COLLECTIVE: 3}  # days before the contract


@cache
def _read() -> dict:
    return tomllib.loads(Path(__file__).with_name("courting.toml").read_text("utf-8"))


def directions() -> dict[str, str]:
    """Enterprise → 招商方向 of the trips to it."""
    return _read()["directions"]


def trade_of(title: str) -> str:
    return _read()["trades"].get(title, "industry")


def place_of(title: str) -> str:
    return _read()["places"].get(title, "")


def centre() -> str:
    return clerks()["investment-promotion"].login


class Courting:
    """What is told so far: leads by the title they were signed under, so that promises and aid find them."""

    def __init__(self, tale: Tale):
        self.tale, self.leads = tale, dict[str, tuple[str, str]]()  # title → lead, unit

    def at(self, day: date, *about: str):
        """Told on the day or the next; what was before the books were opened, when they were."""
        rng = dice("court", *about, day.isoformat())
        return opening(OPENING) if day < OPENED else moment(day, rng, 10, 17)

    def lead(self, key: str, enterprise: str, unit: str, title: str, trade: str, found: date, expected: float = 0, site: str = "", resource: str = "", why: str = "") -> str:
        self.tale.thing(Lead, key, enterprise=f"E:{enterprise}", unit=unit)
        said = {"title": title, "trade": trade, "newness": Newness.NEW, "site": site, "resource": resource or None, "expected": round(expected * 100) * YI // 100 or None}
        self.tale.tell(LeadStep, found, self.at(found, key, "found"), clerks()[unit].login, why, lead=key, step="found", **said)
        return key

    def step(self, key: str, unit: str, step: str, day: date, note: str = "", **said) -> Line:
        return self.tale.tell(LeadStep, day, self.at(day, key, step, note), clerks()[unit].login, note, lead=key, step=step, **said)

    def reviewed(self, key: str, contract: date, fair: bool = False) -> None:
        kinds = BEFORE | ({Review.Kind.FAIR: 4} if fair else {})
        for kind, days in kinds.items():
            day = contract - timedelta(days)
            said = {"kind_of": kind, "passed": True, "document": f"沁招审〔{day.year}〕{dice('review', key, kind).randint(3, 90)}号（示例）"}
            self.tale.tell(Review, day, self.at(day, key, kind), centre(), lead=key, unit="investment-promotion", **said)

    def signed(self, key: str, unit: str, day: date, investor: str, title: str, total: float, kind: str, at=None) -> Line:
        at = at or self.at(day, key, kind)
        said = {"investor": investor, "title": title, "total": round(total * 100) * YI // 100, "kind_of": kind, "project": None}
        return self.tale.tell(Signing, day, at, clerks()[unit].login, unit=unit, lead=key, enterprise=f"E:{investor}", **said)


def open_books(tale: Tale) -> Courting:
    """The register of enterprises, the chart and the map; the rules signings are recognised by."""
    told = Courting(tale)
    tale.tell(PromotionRules, OPENED, opening(OPENING - 2), "office", "参照外地做法暂定，待核实", says=said(Rules()), document="沁攻坚办（示例）招商认定口径")
    for place, row in enumerate(_read()["links"]):
        tale.thing(ChainLink, row["key"], chain=row["chain"], name=row["name"])
        card = {"tier": row["tier"], "order": place, "strength": row["strength"], "gap": row.get("gap", "")}
        tale.tell(LinkCard, OPENED, opening(OPENING - 1), centre(), link=row["key"], **card)
        if later := row.get("became"):
            day = date.fromisoformat(later[0])
            tale.tell(LinkCard, day, told.at(day, row["key"]), centre(), later[1], link=row["key"], **card)
    for place, row in enumerate(_read()["enterprises"]):
        key, (contact, post, phone) = f"E:{row['name']}", row.get("contact", ("", "", ""))
        tale.thing(Enterprise, key)
        first = f"91{NOWHERE}MA{place + 1:07d}"
        card = {name: row.get(name, "") for name in ("name", "size", "region", "intent")}
        card |= {"code": first + check_sign(first), "local": row.get("local", False), "contact": contact, "contact_post": post, "phone": phone}
        tale.tell(EnterpriseCard, OPENED, opening(OPENING - 1), clerks()[row["unit"]].login, enterprise=key, unit=row["unit"], link=row.get("link"), **card)
    for row in _read()["resources"]:
        tale.thing(Resource, row["key"], kind=row["kind"])
        card = {name: row.get(name, "") for name in ("name", "datum", "water", "power", "gas", "road", "price")}
        card |= {"longitude": row["at"][0], "latitude": row["at"][1], "size": row.get("size"), "standard": row.get("standard", False), "state": row.get("state", "free")}
        tale.tell(ResourceCard, OPENED, opening(OPENING - 1), clerks()[row["unit"]].login, resource=row["key"], unit=row["unit"], **card)
    return told


def court_on(told: Courting) -> None:
    """Leads that were not signed, and what else was signed: one project three times, a local firm, an outlet."""
    for row in _read()["leads"]:
        steps = [(step, date.fromisoformat(day), note) for step, day, note in row["steps"]]
        key = told.lead(row["key"], row["enterprise"], row["unit"], row["title"], row["trade"], steps[0][1], row.get("expected", 0), "", row.get("resource", ""), steps[0][2])
        for step, day, note in steps[1:]:
            told.step(key, row["unit"], step, day, note)
    signed = {}
    for row in _read()["others"]:
        key = told.lead(f"L:{row['key']}", row["investor"], row["unit"], row["title"], row["trade"], row["on"] - timedelta(50), row["total"], row["site"])
        told.step(key, row["unit"], "talked", row["on"] - timedelta(30), "上门洽谈")
        told.reviewed(key, row["on"])
        signed[row["key"]] = told.signed(key, row["unit"], row["on"], row["investor"], row["title"], row["total"], "contract")
        signed[row["key"]].said["site"] = row["site"]
    for key, day, why in (("diamond-2", date(2023, 11, 20), "同一条生产线，二期只是换了乡镇签"), ("diamond-3", date(2024, 1, 10), "设备清单、投资方、地块都相同")):
        on = max(signed["diamond-1"].on, signed[key].on)
        told.tale.tell(Sameness, on, told.at(day, "same", key), "office", why, signing=signed["diamond-1"], other=signed[key], verdict="same")


def promise_and_help(told: Courting) -> None:
    """Clause by clause and element by element."""
    for place, row in enumerate(_read()["promises"]):
        key, unit = told.leads[row["of"]]
        made = told.tale.thing(Commitment, f"C{place:02d}", lead=key, side=row["side"], clause=row["clause"])
        signing = next(line for line in told.tale.lines if line.model is Signing and line.said.get("lead") == key and line.said["kind_of"] == "contract")
        day, by = signing.on + timedelta(2), clerks()[unit].login
        content = {"content": row["content"], "amount": row.get("amount", 0) * WAN or None, "condition": row.get("condition", ""), "due_on": row["due"]}
        agreed = told.tale.tell(
            CommitmentStep, day, told.at(day, made), by, commitment=made, step="agreed", unit=row.get("unit", unit), **content,
        )
        for step, on, document, why, *due in row.get("became", []):
            when = date.fromisoformat(on)
            at, by = told.at(when, made, step), centre() if step == "broken" else clerks()[row.get("unit", unit)].login
            if step == "kept":
                beside(told.tale, "lead", key, "document", when, at - timedelta(minutes=5), by, agreed)
            told.tale.tell(CommitmentStep, when, at, by, why, commitment=made, step=step, document=document, due_on=date.fromisoformat(due[0]) if due else None)
    for title in ("液化天然气储运装备制造", "煤层气提氦及深加工"):
        key, unit = told.leads[title]
        signing = next(line for line in told.tale.lines if line.model is Signing and line.said.get("lead") == key)
        beside(told.tale, "lead", key, "document", signing.on, signing.at + timedelta(minutes=3), clerks()[unit].login, signing)
    for row in _read()["aids"]:
        key, unit = told.leads[row["of"]]
        asked = {"lead": key, "element": row["element"], "unit": row["unit"], "person": row.get("person", "")}
        told.tale.tell(Aid, row["on"], told.at(row["on"], key, row["element"]), clerks()[unit].login, state="asked", what=row["what"], due_on=row["due"], **asked)
        for state, on, why in row["became"]:
            when = date.fromisoformat(on)
            told.tale.tell(Aid, when, told.at(when, key, row["element"], state), clerks()[row["unit"]].login, why, state=state, **asked)


def tell_landed(told: Courting, sketches: list[Sketch]) -> None:
    """Projects attracted in the years before, as leads that went the whole way: what the survival of signings is read from."""
    landed = [sketch for sketch in sketches if sketch.attracted and sketch.signed and sketch.signed < date(2023, 9, 1) and sketch.group != "fresh"]
    for sketch in sorted(landed, key=lambda sketch: sketch.key)[:16]:
        rng, by = dice("landed", sketch.key), sketch.unit
        name, key = f"{sketch.owner}", f"P:{sketch.key}"
        enterprise = f"E:{name}"
        if enterprise not in told.tale.things["enterprise"]:
            told.tale.thing(Enterprise, enterprise)
            card = {"name": name, "size": "other", "region": rng.choice(("太原市", "郑州市", "苏州市", "西安市")), "local": False}
            told.tale.tell(EnterpriseCard, OPENED, opening(OPENING - 1), clerks()[by].login, enterprise=enterprise, unit=by, **card)
        told.lead(key, name, by, sketch.name, "industry" if sketch.industrial else "service", sketch.signed - timedelta(60), site=sketch.place)
        told.step(key, by, "talked", sketch.signed - timedelta(40), "来县考察")
        told.reviewed(key, sketch.signed)
        told.signed(key, by, sketch.signed, name, sketch.name, sketch.total / YI, "contract")
        first = f"91{NOWHERE}MB{rng.randint(1, 9_999_999):07d}"
        told.step(key, by, "registered", sketch.signed + timedelta(20), company=name, code=first + check_sign(first))
        told.step(key, by, "landed", min(sketch.signed + timedelta(45), sketch.started or date(2023, 10, 20)), project=sketch.key, site=sketch.place)
