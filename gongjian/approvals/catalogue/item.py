"""An item of the catalogue: one thing to be granted on the way to a start or to completion (rules.md §3.3)."""
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from gongjian.approvals.catalogue.condition import AllOf, Attributes, Condition, Told, read_condition
from gongjian.approvals.catalogue.mark import Figure, Mark, Validity, read_estimate, read_figure, read_mark, read_validity
from gongjian.timeline.tomlfile import Table

REFORMS = {"unified": "政府统一服务", "promised": "企业信用承诺", "kept": "保留审批"}  # rules.md §3.4: 14 + 8 + 8
LEVELS = {"county": "县级", "city": "市级", "province": "省级", "nation": "国家"}
GROUPS = {"establish": "立项"}
FIXED = ("code", "rule", "stage", "group", "by_kind", "cases")  # what a change of the catalogue leaves as it is
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """Under `when`, what is not None here takes the place of the item's own; `note` is added."""

    when: Condition
    legal: Figure | None
    promised: Figure | None
    likely: Figure | None
    level: str
    note: str


@dataclass(frozen=True)
class Item:
    """`rule`: its id in rules.md §3.3 (X…: not in that table). `bureau`: a unit's key, "" where the project's owner or no unit of the county file.

    `owner`: the rules' own words of who has it; `others`: units that take part.
    `applies`: when it is needed, `trigger`: how sure that is; `exempt`: the sentence said when it does not apply, `exempts`: one for each part of a
    condition that must hold in all its parts. `by_kind`: only where a kind adds it.
    `after`: granted before this one may be accepted. `lacking` (容缺): this one may be accepted without them, not granted.
    `beside`: may run in parallel (said, not computed), `parallel`: the rules' words of it. Codes, or "@establish": whichever 立项 applies.
    `inferred`: those of `after` and `lacking` that the rules do not say [C]. `legal`, `promised`: limits; `likely`: working days it takes,
    papers and intermediaries included. `element`: of the 要素前置清单 (M32). `level`: who decides.
    """

    code: str
    rule: str
    name: str
    stage: int
    owner: str
    bureau: str
    others: tuple[str, ...]
    group: str
    applies: Condition
    trigger: Mark | None
    exempt: str
    exempts: tuple[str, ...]
    by_kind: bool
    legal: Figure | None
    promised: Figure | None
    likely: Figure | None
    validity: Validity | None
    after: tuple[str, ...]
    lacking: tuple[str, ...]
    beside: tuple[str, ...]
    inferred: tuple[str, ...]
    parallel: str
    materials: tuple[str, ...]
    reform: str
    reformed: Mark | None
    level: str
    element: bool
    note: str
    cases: tuple[Case, ...]

    @property
    def limit(self) -> Figure | None:
        """What it can be late by: the promise, else the law. None where both are silent, minimums, or of a part of it only."""
        return next((figure for figure in (self.promised, self.legal) if figure and figure.limits), None)

    @property
    def quickest(self) -> Figure | None:
        """The least time it can be planned with: promised, else legal, else likely."""
        whole = self.promised if self.promised and not self.promised.part else None
        return whole or self.legal or self.likely

    @property
    def usual(self) -> Figure | None:
        """The time it probably takes: likely, else legal, else promised. None of the start itself."""
        return self.likely or self.legal or self.promised

    @property
    def figures(self) -> dict[str, Mark]:
        """Everything about it that has a confidence, by Chinese name."""
        named = {"适用条件": self.trigger, "法定时限": self.legal, "承诺时限": self.promised, "预计用时": self.likely, "有效期": self.validity, "改革类别": self.reformed}
        return {name: mark for name, mark in named.items() if mark}

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All of them, those of its cases too."""
        cases = (figure for case in self.cases for figure in (case.legal, case.promised, case.likely) if figure)
        return (*self.figures.values(), *cases)

    def excuse(self, told: Told) -> str:
        """Why a project with these attributes does not need it: of a condition in parts, the first part that fails."""
        if isinstance(self.applies, AllOf) and self.exempts:
            return next((said for part, said in zip(self.applies.parts, self.exempts, strict=True) if part.holds(told) is False), self.exempt)
        return self.exempt

    def under(self, told: Told) -> "Item":
        """The item of a project with these attributes: of its cases the first that holds takes effect."""
        case = next((case for case in self.cases if case.when.holds(told)), None)
        if case is None:
            return self
        return replace(
            self, legal=case.legal or self.legal, promised=case.promised or self.promised, likely=case.likely or self.likely,
            level=case.level or self.level, note="；".join(filter(None, (self.note, case.note))),
        )


def read_item(row: Table, stage: int, attributes: Attributes) -> Item:
    """A row of `[[items]]`. What is wrong with it is said in `row`; what it refers to is checked by the catalogue."""
    by_kind, exempts = row.flag("by_kind"), row.texts("exempts")
    item = Item(
        code=row.code("code", "[a-z][a-z_]{1,11}", "小写英文，不超过 12 个字符"), rule=row.code("rule", "[A-Z][0-9]{1,2}[HB]?", "A5 这样的编号"),
        name=row.text("name"), stage=stage, owner=row.text("owner"), bureau=row.maybe_text("bureau"), others=row.texts("others"),
        group=row.word("group", GROUPS, required=False), applies=_inner(row, "applies", lambda one: read_condition(one, attributes)) or Condition(),
        trigger=_inner(row, "trigger", _mark), exempt="；或".join(exempts) or row.maybe_text("exempt"), exempts=exempts, by_kind=by_kind,
        legal=_inner(row, "legal", read_figure), promised=_inner(row, "promised", read_figure), likely=_likely(row),
        validity=_inner(row, "validity", read_validity), after=row.texts("after"), lacking=row.texts("lacking"), beside=row.texts("beside"),
        inferred=row.texts("inferred"), parallel=row.maybe_text("parallel"), materials=row.texts("materials"),
        reform=row.word("reform", REFORMS, required=False), reformed=_inner(row, "reformed", _mark),
        level=row.word("level", LEVELS, required=False) or "county", element=row.flag("element"), note=row.maybe_text("note"),
        cases=tuple(_case(Table(one, f"{row.place} 的情形", row.mistakes), attributes) for one in row.raw("cases") or ()),
    )
    for name in (name for name in item.inferred if name not in (*item.after, *item.lacking)):
        row.say(f"inferred 里的 {name} 不在 after 或 lacking 里")
    if (by_kind or type(item.applies) is not Condition) and not item.exempt:
        row.say("有适用条件的事项要写 exempt（不适用时怎么说）")
    if exempts and not (isinstance(item.applies, AllOf) and len(exempts) == len(item.applies.parts)):
        row.say("exempts 要与 all 里的条件一一对应")
    if bool(item.reform) != bool(item.reformed):
        row.say("reform 和 reformed（出处）要一起写")
    return item


def _case(row: Table, attributes: Attributes) -> Case:
    case = Case(
        _inner(row, "when", lambda one: read_condition(one, attributes), required=True) or Condition(), _inner(row, "legal", read_figure),
        _inner(row, "promised", read_figure), _likely(row), row.word("level", LEVELS, required=False), row.maybe_text("note"),
    )
    row.close()
    return case


def _inner(row: Table, key: str, read: Callable[[Table], T], required: bool = False) -> T | None:
    if key not in row.data and not required:
        row.taken.add(key)
        return None
    return read(row.table(key, f"{row.place} 的 {key}"))


def _mark(row: Table) -> Mark:
    mark = Mark(*read_mark(row))
    row.close()
    return mark


def _likely(row: Table) -> Figure | None:
    """A figure, or a bare number of working days: this house's own estimate."""
    said: Any = row.data.get("likely")
    if isinstance(said, int) and not isinstance(said, bool):
        days = row.whole("likely", 0, 999)
        return read_estimate(days)
    return _inner(row, "likely", read_figure)
