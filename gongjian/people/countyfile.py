"""A county's areas and units are one TOML file: read it whole, or say everything that is wrong with it (rules §10)."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongjian.timeline.tomlfile import FileMistakes, Table, parse

KINDS = ("office", "township", "zone", "department", "leaders")
ROLES = ("office", "statistics", "approvals", "unit", "leaders", "inspector")
ONE_OF_EACH = ("office", "statistics", "approvals")
LEVELS = {2: "province", 4: "city", 6: "county"}


class CountyError(FileMistakes):
    """A county file that cannot be taken."""


@dataclass(frozen=True)
class AreaDef:
    """`code` of 2, 4 or 6 digits; `parent` "" for the province."""

    code: str
    name: str
    parent: str

    @property
    def level(self) -> str:
        return LEVELS[len(self.code)]


@dataclass(frozen=True)
class UnitDef:
    """`code`: NBS nine digits, "" where there is none. `born` None: since before our records; `ended`: its last day."""

    key: str
    name: str
    short: str
    kind: str
    role: str
    code: str
    born: date | None
    ended: date | None
    merged_into: str
    aliases: tuple[str, ...]
    start_data: bool
    note: str

    @property
    def names(self) -> frozenset[str]:
        return frozenset({self.name, self.short, *self.aliases} - {""})

    def exists(self, on: date) -> bool:
        return (self.born is None or self.born <= on) and (self.ended is None or on <= self.ended)


@dataclass(frozen=True)
class CountyFile:
    code: str
    name: str
    areas: tuple[AreaDef, ...]
    units: tuple[UnitDef, ...]

    def named(self, name: str, on: date) -> UnitDef | None:
        """The unit that answers to a name, short name or alias on a day."""
        return next((unit for unit in self.units if name in unit.names and unit.exists(on)), None)


def read_county(source: str | Path | bytes) -> CountyFile:
    """The file at a path, or its bytes. Raises CountyError with every mistake found."""
    mistakes: list[str] = []
    top = Table(parse(source, CountyError), "文件", mistakes)
    county = top.table("county", "[county]")
    read = CountyFile(
        county.code("code", r"\d{6}", "六位区划代码"), county.text("name"),
        tuple(map(area, top.rows("areas", "区划", "code"))), tuple(map(unit, top.rows("units", "单位"))),
    )
    county.close()
    top.close()
    mistakes += [*areas_tie(read), *units_tie(read), *names_told_apart(read.units)]
    if mistakes:
        raise CountyError(mistakes)
    return read


def area(row: Table) -> AreaDef:
    return AreaDef(row.code("code", r"\d{2}|\d{4}|\d{6}", "两位、四位或六位区划代码"), row.text("name"), row.maybe_text("parent"))


def unit(row: Table) -> UnitDef:
    read = UnitDef(
        key=row.code("key", r"[a-z][a-z0-9-]*", "小写英文、数字和短横"), name=row.text("name"), short=row.text("short"), kind=row.word("kind", KINDS),
        role=row.word("role", ROLES), code=row.code("code", r"\d{9}", "九位代码", required=False), born=row.maybe_day("born"),
        ended=row.maybe_day("ended"), merged_into=row.maybe_text("merged_into"), aliases=row.texts("aliases"), start_data=row.flag("start_data"),
        note=row.maybe_text("note"),
    )
    if read.born and read.ended and read.ended < read.born:
        row.say("ended 早于 born")
    if read.merged_into and not read.ended:
        row.say("写了 merged_into，却没有 ended")
    if read.kind == "township" and "code" not in row.data:
        row.say("乡镇要写九位代码 code")
    return read


def areas_tie(county: CountyFile) -> Iterator[str]:
    codes = {area.code for area in county.areas}
    if county.code and county.code not in codes:
        yield f"[county]：区划里没有本县 {county.code}"
    for one in county.areas:
        if len(one.code) > 2 and not one.parent:
            yield f"区划 {one.code}：缺少 parent"
        elif one.parent and one.parent not in codes:
            yield f"区划 {one.code}：上级 {one.parent} 不存在"
        elif one.parent and (not one.code.startswith(one.parent) or one.code == one.parent):
            yield f"区划 {one.code}：代码不属于上级 {one.parent}"


def units_tie(county: CountyFile) -> Iterator[str]:
    keys, codes = {unit.key for unit in county.units}, set()
    for one in county.units:
        if one.code and not one.code.startswith(county.code):
            yield f"单位 {one.key}：代码 {one.code} 不属于本县 {county.code}"
        if one.code and one.code in codes:
            yield f"单位 {one.key}：代码 {one.code} 与别的单位重复"
        codes.add(one.code)
        if one.merged_into == one.key and one.key:
            yield f"单位 {one.key}：不能并入自己"
        elif one.merged_into and one.merged_into not in keys:
            yield f"单位 {one.key}：merged_into 指向的单位 {one.merged_into} 不存在"
    for role in ONE_OF_EACH:
        holders = [unit.key for unit in county.units if unit.role == role and unit.ended is None]
        if len(holders) != 1:
            yield f"文件：role = \"{role}\" 的单位应恰有一个" + (f"，现有 {'、'.join(holders)}" if holders else "，现在没有")


def names_told_apart(units: tuple[UnitDef, ...]) -> Iterator[str]:
    """On any one day a name means one unit: otherwise a row of a spreadsheet would go to the wrong one."""
    for place, one in enumerate(units):
        for other in units[:place]:
            apart = (other.ended and one.born and other.ended < one.born) or (one.ended and other.born and one.ended < other.born)
            for name in sorted(one.names & other.names if not apart else ()):
                yield f"单位 {one.key}：名称「{name}」与单位 {other.key} 相同"
