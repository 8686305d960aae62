"""A drive is one TOML file, a later change of its targets another (M01–M61): read either, whole, or say everything that is wrong with it."""
from collections.abc import Iterator
from pathlib import Path

from gongjian.targets import plancheck
from gongjian.targets.plandefs import (
    Amendment,
    ClauseDef,
    DriveDef,
    ListDef,
    PapersDef,
    PlanFile,
    ProblemsDef,
    RhythmDef,
    ScoringDef,
    WorkstreamDef,
)
from gongjian.targets.targetrows import change, target
from gongjian.timeline.tomlfile import FileMistakes, Table, parse

RHYTHMS = ("week", "half-month", "month", "quarter")
KINDS = ("township", "zone", "department", "office")
EXTENDERS = ("office", "leader")
YEARS = (2000, 2100)


class PlanError(FileMistakes):
    """A plan file or an amendment that cannot be taken."""


def read_plan(source: str | Path | bytes) -> PlanFile | Amendment:
    """The file at a path, or its bytes. Raises PlanError with every mistake found; which indicators exist is not checked here."""
    mistakes: list[str] = []
    top = Table(parse(source, PlanError), "文件", mistakes)
    read = amendment(top) if "amendment" in top.data else plan(top)
    top.close()
    if mistakes:
        raise PlanError(mistakes)
    return read


def plan(top: Table) -> PlanFile:
    read = PlanFile(
        drive(top.table("drive", "[drive]")),
        rhythm(top.table("rhythm", "[rhythm]")),
        problems(top.table("problems", "[problems]")) if "problems" in top.data else ProblemsDef(),
        papers(top.table("papers", "[papers]")) if "papers" in top.data else PapersDef(),
        tuple(lists(top.table("lists", "[lists]"))),
        scoring(top.table("scoring", "[scoring]")),
        tuple(map(workstream, top.rows("workstreams", "战线"))),
        tuple(map(clause, top.rows("clauses", "条款", "id"))),
        tuple(map(target, top.rows("targets", "目标"))),
    )
    top.mistakes += plancheck.clauses_named(read.clauses, read.workstreams, read.lists, read.targets)
    top.mistakes += plancheck.targets_tie(read.targets)
    return read


def drive(table: Table) -> DriveDef:
    starts_on, ends_on = table.period()
    read = DriveDef(
        key=table.code("key", r"[a-z0-9-]+", "小写英文、数字和短横"), title=table.text("title"), area=table.code("area", r"\d{6}", "六位区划代码"),
        number=table.text("number"), issued_on=table.day("issued_on"), starts_on=starts_on, ends_on=ends_on, office=table.text("office"),
        invest_year=table.whole("invest_year", *YEARS), reserve_year=table.whole("reserve_year", *YEARS), region=table.text("region"),
    )
    table.close()
    return read


def rhythm(table: Table) -> RhythmDef:
    window = table.take("enrol_window", list, "四个日子，如 [5, 10, 20, 25]", [], True)
    if window and not (len(window) == 4 and all(type(day) is int and 1 <= day <= 31 for day in window) and window == sorted(window)):
        table.say("enrol_window 应是四个由早到晚的日子，如 [5, 10, 20, 25]")
    read = RhythmDef(
        report=table.word("report", RHYTHMS), report_due_days=table.whole("report_due_days", 0, 31),
        sponsor_stocktake=table.word("sponsor_stocktake", RHYTHMS), inspection=table.word("inspection", RHYTHMS),
        enrol_window=tuple(window), approvals_due=table.maybe_day("approvals_due"),
        inspection_cap=table.maybe_whole("inspection_cap", 0, 31), inspection_answer_days=table.maybe_whole("inspection_answer_days", 0, 31),
        catch_up_days=table.maybe_whole("catch_up_days", 1, 31), catch_up_answer_days=table.maybe_whole("catch_up_answer_days", 1, 31),
    )
    table.close()
    return read


def problems(table: Table) -> ProblemsDef:
    days = ("arranged", "feedback", "ordinary", "major", "verify", "review", "progress", "report_up", "late", "extensions", "meeting_late", "deliberate")
    said: dict = {name: table.maybe_whole(name, 0 if name == "extensions" else 1, 366) for name in days}
    if "days" in table.data:
        said["working"] = table.word("days", ("natural", "working")) == "working"
    extend_by = table.texts("extend_by")
    for role in (role for role in extend_by if role not in EXTENDERS):
        table.say(f"extend_by「{role}」不认识（可用 {'、'.join(EXTENDERS)}）")
    table.close()
    return ProblemsDef(**said, extend_by=extend_by)


def papers(table: Table) -> PapersDef:
    inner = table.table("prefixes", "[papers.prefixes]", required=False)
    read = PapersDef(table.maybe_text("organ"), table.maybe_text("prefix"), tuple((key, inner.text(key)) for key in inner.data))
    table.close()
    return read


def lists(table: Table) -> Iterator[ListDef]:
    for number in table.data:
        row = table.table(number, f"清单 {number}")
        if not number.isdecimal():
            row.say("清单的编号应是数字，如 [lists.5]")
            continue
        yield ListDef(
            number=int(number), title=row.text("title"), clause=row.text("clause"), duty=row.maybe_text("duty"), deadline=row.maybe_day("deadline"),
            names=row.texts("names"), planned_count=row.maybe_whole("planned_count", 0, 99999), lag_points=row.maybe_whole("lag_points", 0, 100),
        )
        row.close()


def scoring(table: Table) -> ScoringDef:
    """Which rule pack. What a pack says is said in its own file: weights here would be a second truth."""
    if "weights" in table.data:
        table.say("权重、同分规则写在考评办法里（rulepacks/….toml），这里只写 pack = 哪一个办法")
        table.taken |= {"weights", "version", "default", "ties"}
    read = ScoringDef(table.code("pack", r"[a-z0-9_-]{1,40}", "考评办法的文件名，如 winter"), table.maybe_text("note"))
    table.close()
    return read


def workstream(row: Table) -> WorkstreamDef:
    kinds = row.texts("kinds")
    for kind in (kind for kind in kinds if kind not in KINDS):
        row.say(f"kinds「{kind}」不认识（可用 {'、'.join(KINDS)}）")
    return WorkstreamDef(row.text("key"), row.text("title"), row.texts("clauses", required=True), row.maybe_text("responsible"), row.texts("units"), kinds)


def clause(row: Table) -> ClauseDef:
    return ClauseDef(
        row.text("id"), row.text("part"), row.text("text"), row.text("workstream"), row.maybe_text("duty"), row.texts("measured_by"), row.texts("lead"),
        row.texts("cooperating"),
    )


def amendment(top: Table) -> Amendment:
    table = top.table("amendment", "[amendment]")
    read = Amendment(
        table.text("drive"), table.text("number"), table.day("issued_on"), tuple(map(change, top.rows("targets", "目标"))),
    )
    table.close()
    return read
