"""A grid: units × targets. For every unit what was asked, what is done, the rate; 无任务, 未下达 and zero told apart. One query."""
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, JSONField, Model, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import JSONObject

from gongjian.indicators.indicator import Indicator, rows_of
from gongjian.indicators.registry import indicator
from gongjian.people.models import Unit
from gongjian.reading.shown import NO_TASK, NOT_ISSUED, NOT_REPORTED
from gongjian.reading.unit_words import UNIT
from gongjian.reading.word import At, Word
from gongjian.reserve.models import ReserveStanding
from gongjian.sheets.table import Column, Table
from gongjian.targets.models import Allotment, Target
from gongjian.timeline.when import When as Look

SHOWN = {"money": "yi", "count": "count", "percent": "percent"}


@dataclass(frozen=True)
class Grid:
    """`targets` are keys of the plan's targets; `beside` are indicators shown with no target of their own (统计口径)."""

    number: int
    title: str
    targets: tuple[str, ...]
    beside: tuple[str, ...] = ()
    about: type[Model] = Unit
    person: str = "head"
    deadline: str = ""
    duty: str = ""
    enters: tuple[tuple[str, str], ...] = ()
    leaves: tuple[tuple[str, str], ...] = ()
    note: str = "无任务、未下达、未报与零是四回事：无任务不考核，未下达是目标还没有分到单位，未报是在建项目一个都没有报。"

    def named(self, at: At) -> str:
        return (at.drive.list_rule(self.number).get("title") if at.drive else "") or self.title

    def columns(self, asked: list[Target]) -> list[Column]:
        found = [Column("unit_name", UNIT["unit_name"])]
        for target in asked:
            kind = SHOWN[target.measure]
            found.append(Column(f"{target.key}_target", Word("目标", "", kind), target.title))
            found.append(Column(f"{target.key}_done", Word("完成", "", kind, help=target.definition), target.title))
            if target.measure != "percent":
                found.append(Column(f"{target.key}_rate", Word("完成率", "", "percent"), target.title))
        for name in self.beside:
            told = indicator(name)
            found.append(Column(f"{name}_done", Word("完成", "", SHOWN[told.measure]), told.title))
        return found

    def table(self, at: At, *, search: str = "", order: str = "") -> Table:
        """Units that were asked something or did something; the others would only be blank lines."""
        asked = self.asked(at)
        columns = self.columns(asked)
        found = []
        for row in self.query(at, asked, search):
            line = self._line(row, asked)
            if any(value not in (None, 0, NOT_ISSUED, NOT_REPORTED) for value in line.values()):
                found.append((row["unit_id"], (row["short"], *(line[column.name] for column in columns[1:]))))
        names = [column.name for column in columns]
        if order.lstrip("-") in names:
            place = names.index(order.lstrip("-"))
            found.sort(key=lambda pair: _weight(pair[1][place]), reverse=order.startswith("-"))
        shares = {f"{target.key}_rate": (f"{target.key}_done", f"{target.key}_target") for target in asked if target.measure != "percent"}
        return Table(self.named(at), columns, [key for key, _ in found], [line for _, line in found], shares)

    def count(self, at: At) -> int:
        """A list of targets counts its targets, not its units (三项指标)."""
        return len(self.asked(at))

    def asked(self, at: At) -> list[Target]:
        """The definitions, kept on the drive for the life of the request: they are no facts and are the same for every reader."""
        if at.drive is None:
            return []
        kept = at.drive.__dict__.setdefault("_targets", None) or {target.key: target for target in at.drive.targets.all()}
        at.drive.__dict__["_targets"] = kept
        return [kept[key] for key in self.targets if key in kept]

    def query(self, at: At, asked: list[Target], search: str = "") -> QuerySet:
        rows = at.lens.see(Unit)
        if search:
            rows = rows.filter(Q(name__icontains=search.strip()) | Q(short__icontains=search.strip()))
        for target in asked:
            facts = Allotment.objects.as_of(Look(at.on, at.when.known)).filter(target=target, unit=OuterRef("unit_id"))
            latest = facts.order_by("-occurred_on", "-pk").values(told=JSONObject(value="value", no_task="no_task"))
            rows = rows.annotate(**{f"asked_{target.pk}": Subquery(latest[:1])})
        for about, sums in self._sums(at, asked).items():
            rows = rows.annotate(**{f"sums_{about}": sums})
        return rows.order_by("order", "pk").values()

    def _sums(self, at: At, asked: list[Target]) -> dict[str, Subquery | Case]:
        """Per kind of row one subquery that adds up every indicator at once, in one pass over the unit's rows."""
        told = {target.indicator: self._look(at, target) for target in asked}
        told |= {name: self._look(at, asked[0]) for name in self.beside if asked}
        found: dict[str, dict[str, At]] = {}
        for name, look in told.items():
            counted = indicator(name)
            if isinstance(counted, Indicator):
                found.setdefault(counted.about.__name__.lower(), {})[name] = look
        sums: dict[str, Subquery | Case] = {}
        for kind, names in found.items():
            sums[kind] = _all_at_once(names)
            if _whose(names) == "credit":
                sums[CREDITED] = _credited(names)
        return sums

    @staticmethod
    def _look(at: At, target: Target) -> At:
        return at if target.stock else at.over(target.period)

    def _line(self, row: dict[str, Any], asked: list[Target]) -> dict[str, Any]:
        done: dict[str, Any] = {}
        for name in ("sums_project", "sums_signing"):
            done |= _object(row.get(name)) or {}
        for name, value in (_object(row.get(f"sums_{CREDITED}")) or {}).items():
            done[name] = (done.get(name) or 0) + (value or 0)
        line: dict[str, Any] = {}
        for target in asked:
            told = _object(row[f"asked_{target.pk}"])
            value = NOT_ISSUED if told is None else NO_TASK if told["no_task"] else told["value"]
            silent = done.get(f"{target.indicator}__heard") == 0 and done[f"{target.indicator}__owing"]
            made = NOT_REPORTED if silent else done.get(target.indicator) or 0
            line[f"{target.key}_target"], line[f"{target.key}_done"] = value, made
            if target.measure != "percent":
                line[f"{target.key}_rate"] = made * 100 / value if isinstance(value, int) and value and not isinstance(made, str) else None
        for name in self.beside:
            line[f"{name}_done"] = done.get(name) or 0
        return line


def _all_at_once(names: dict[str, At]) -> Subquery:
    """{indicator: value} as one JSON object. The indicators of a grid share one period, so they share one look."""
    look = next(iter(names.values()))
    counted = {name: found for name in names if isinstance(found := indicator(name), Indicator)}
    numbers = {name: found.within(look) for name, found in counted.items()}
    for name, found in counted.items():
        numbers |= {f"{name}__{part}": number for part, number in found.heard(look).items()} if found.is_told else {}
    rows = rows_of(next(iter(counted.values())).about, look, list(numbers.values())).filter(unit=OuterRef("unit_id"))
    if _whose(names) == "credit":
        rows = rows.exclude(project__in=ReserveStanding.objects.at(look.when).filter(credited__isnull=False).values("project"))
    return Subquery(rows.order_by().values("unit").annotate(told=JSONObject(**numbers)).values("told")[:1])


CREDITED = "credited"


def _whose(names: dict[str, At]) -> str:
    return next(found.by for name in names if isinstance(found := indicator(name), Indicator))


def _credited(names: dict[str, At]) -> Case:
    """Beside its own, what the office credits to a unit: few, and looked for only where there is any."""
    look = next(iter(names.values()))
    counted = {name: found for name in names if isinstance(found := indicator(name), Indicator)}
    numbers = {name: found.within(look) for name, found in counted.items()}
    rows = rows_of(next(iter(counted.values())).about, look, list(numbers.values()), by="credit").filter(reserve__credited=OuterRef("unit_id"))
    told = Subquery(rows.order_by().values("reserve__credited").annotate(told=JSONObject(**numbers)).values("told")[:1])
    there = ReserveStanding.objects.at(look.when).filter(credited=OuterRef("unit_id"))
    return Case(When(Exists(there), then=told), output_field=JSONField())


def _object(value: Any) -> dict | None:
    return json.loads(value) if isinstance(value, str) else value


def _weight(value: Any):
    """无任务 and 未下达 sort below every number."""
    return (1, value, "") if isinstance(value, (int, float)) else (0, 0, str(value or ""))
