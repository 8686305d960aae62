"""Which projects a row is about, and which of their problems: the same, a new one, or a near one for a person to decide."""
import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from gongjian.intake.ledger.proposals import Said
from gongjian.intake.ledger.standing import Ledger
from gongjian.intake.proposals import Proposal
from gongjian.problems.flow import ENDED, Step
from gongjian.problems.models import ProblemStanding

NEAR = 60  # two wordings of one project's problem that a person is asked about
_ENUMERATED = re.compile(r"[①-⑳]|(?:^|\n)\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[.、])")
_AND_MORE = re.compile(r"等\s*\d*\s*[个项]?(?:项目|工程)?$")
_SIGNS = str.maketrans("（）：，；．", "():,;.")


@dataclass(frozen=True)
class Doubt:
    """What a person must decide of a row: `asked` is the key of his answer, `about` what is doubtful, `choices` (answer, in words)."""

    asked: str
    about: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """`problem` is None for a new one. `doubts` are what nobody has decided yet; `skip`: somebody decided not to take the row in, or it repeats another."""

    said: Said
    projects: tuple[int, ...] = ()
    problem: int | None = None
    doubts: tuple[Doubt, ...] = ()
    skip: bool = False
    repeats: int = 0  # the row it says the same as


def plainly(text: str) -> str:
    """A wording without spaces and the signs people type either way."""
    return "".join(text.split()).translate(_SIGNS).rstrip("。.;；")


def find(rows: list[Said], ledger: Ledger, decisions: dict) -> list[Found]:
    """One a row. `decisions`: cell → problem, "new" or "skip"; cell@place → project or "skip"."""
    taken: dict[int, int] = {}
    fresh: dict[tuple, int] = {}
    left_out = {re.sub(r"@\d+$", "", asked) for asked, answer in decisions.items() if answer == "skip"}
    return [Found(said, skip=True) if said.cell in left_out else _find(said, ledger, decisions, taken, fresh) for said in rows]


def _find(said: Said, ledger: Ledger, decisions: dict, taken: dict[int, int], fresh: dict[tuple, int]) -> Found:
    projects, doubts = _projects(said, ledger, decisions)
    if doubts:
        return Found(said, tuple(projects), doubts=tuple(doubts))
    problem, doubt = _problem(said, projects, ledger, decisions, taken)
    if doubt:
        return Found(said, tuple(projects), doubts=(doubt,))
    claimed = taken.get(problem) if problem else fresh.get((*sorted(projects), plainly(said.what)))
    if claimed:
        return Found(said, tuple(projects), problem, skip=True, repeats=claimed)
    if problem:
        taken[problem] = said.row
    else:
        fresh[*sorted(projects), plainly(said.what)] = said.row
    return Found(said, tuple(projects), problem)


def _projects(said: Said, ledger: Ledger, decisions: dict) -> tuple[list[int], list[Doubt]]:
    """The projects a row names, and those names that are near to some or to none. None at all is for the caller to refuse."""
    names = names_in(said.projects, ledger)
    if said.code and (key := ledger.finder.codes.get(said.code)) and len(names) < 2:
        return [key], []
    found: list[int] = []
    doubts = []
    for place, name in enumerate(names):
        asked = f"{said.cell}@{place}"
        key = decisions[asked] if isinstance(decisions.get(asked), int) else ledger.finder.exactly(_named(name), set())
        if key in ledger.finder.known.standing:
            found += [key] if key not in found else []
            continue
        near = ledger.finder.nearly(_named(name), set())
        choices = tuple((str(row.project_id), f"就是「{row.name}」") for row in near)
        doubts.append(Doubt(asked, f"项目「{name}」", (*choices, ("skip", "这一行不导入"))))
    return found, doubts


def names_in(text: str, ledger: Ledger) -> list[str]:
    """One name, or several by line, ；, ① — and by 、 where each part then is a project: names have 、 in them too."""
    whole = " ".join(text.split())
    if not whole or _is(whole, ledger):
        return [whole] if whole else []
    parts = [_AND_MORE.sub("", part).strip(" 。:：") for part in re.split(r"[\n；;]+", _ENUMERATED.sub("\n", text))]
    names: list[str] = []
    for part in filter(None, parts):
        finer = [name.strip() for name in re.split(r"[、，,/]", part) if name.strip()]
        names += [part] if _is(part, ledger) or not any(_is(name, ledger) for name in finer) else finer
    if len(names) > 1 and not any(_is(name, ledger) for name in names) and _is("".join(text.split()), ledger):
        return ["".join(text.split())]  # a name wrapped in its cell
    return list(dict.fromkeys(names))


def _is(name: str, ledger: Ledger) -> bool:
    return ledger.finder.exactly(_named(name), set()) is not None


def _named(name: str) -> Proposal:
    return Proposal(cell="", sheet="", row=0, says={"name": name})


def _problem(said: Said, projects: list[int], ledger: Ledger, decisions: dict, taken: dict[int, int]) -> tuple[int | None, Doubt | None]:
    answer = decisions.get(said.cell)
    if answer == "new":
        return None, None
    if isinstance(answer, int) and answer in ledger.standing:
        return answer, None
    if (came := ledger.cells.get(said.cell)) in ledger.standing:
        return came, None
    about_unit = ledger.of_unit[ledger.roster.find(said.unit) or 0] if not projects else []
    beside = list({row.problem_id: row for rows in (about_unit, *(ledger.of_project[key] for key in projects)) for row in rows}.values())
    same = [row for row in beside if plainly(row.what) == plainly(said.what)]
    if open_ := [row for row in same if row.step not in ENDED]:
        return next((row for row in open_ if row.problem_id not in taken), open_[0]).problem_id, None
    if over := next((row for row in same if said.assigned_on and row.assigned_on == said.assigned_on), None):
        return over.problem_id, None  # assigned that day and ended since: an old list
    near = same or [row for row in beside if row.step not in ENDED and row.problem_id not in taken and _alike(row.what, said.what)]
    if not near:
        return None, None
    near.sort(key=lambda row: -fuzz.ratio(plainly(row.what), plainly(said.what)))
    return None, Doubt(said.cell, f"「{said.what[:40]}」", (*map(_choice, near[:3]), ("new", "是新问题"), ("skip", "这一行不导入")))


def _alike(one: str, other: str) -> bool:
    left, right = plainly(one), plainly(other)
    return fuzz.ratio(left, right) >= NEAR or (min(len(left), len(right)) >= 6 and (left in right or right in left))


def _choice(row: ProblemStanding) -> tuple[str, str]:
    ended = f"（{row.step_on} 已{Step(row.step).label}）" if row.step in ENDED else ""
    return str(row.problem_id), f"就是「{row.what[:40]}」{ended}"
