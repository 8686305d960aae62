"""What the tests of rankings share: figures told by hand, a league of them, tasks of the small world's units, a pack written in a few lines."""
from datetime import date, datetime, time

from gongjian.people.models import Unit
from gongjian.rankings.figure import NOT_ISSUED, Figure, Ranked
from gongjian.rankings.packfile import read_pack
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.scoring import League, field_of, league
from gongjian.rankings.standing import Ranking, ranking
from gongjian.rankings.ways.way import Field
from gongjian.reading.word import At
from gongjian.targets import allotting
from gongjian.targets.amounts import NO_TASK, Amount
from gongjian.targets.models import Target
from gongjian.timeline.when import CHINA
from tests.world import TODAY, do, looks, told

ON = date(2023, 12, 13)
GROUPS = '[[groups]]\nkey = "towns"\ntitle = "乡镇"\nkinds = ["township"]\n[[groups]]\nkey = "bureaus"\ntitle = "县直"\nkinds = ["department"]\n'


def tasked(done: float | None, asked: float | None, measure: str = "count", pace: float | None = None, state: str = "") -> Figure:
    return Figure("任务", measure, done, asked, state or ("" if asked else NOT_ISSUED), pace=pace)


def field(*units: dict[str, Figure], on: date = ON) -> Field:
    """Units 1, 2, 3 … with what each has."""
    return Field(on, dict(enumerate(units, 1)))


def written(parts: str, head: str = "", groups: str = GROUPS, key: str = "tried") -> RulePack:
    """A pack of these parts."""
    first = f'[pack]\nkey = "{key}"\ntitle = "试办法"\nversion = "1"\nsource = "试"\nconfidence = "C"\n'
    return read_pack(f"{first}{head}\n{groups}{parts}".encode())


def of_rates(weights: dict[str, int], head: str = "", rest: str = "") -> RulePack:
    """A completion part for each indicator, with its weight."""
    parts = "".join(f'[[parts]]\nkey = "{name}"\ntitle = "{name}"\nweight = {weight}\nway = "completion"\nof = ["{name}"]\ncap = 110\n' for name, weight in weights.items())
    return written(parts + rest, head)


def marked(pack: RulePack, figures: dict[int, dict[str, Figure]], excused=(), on: date = ON) -> League:
    """The first league of the first board, of units named by their keys."""
    units = [Ranked(key, f"第{key}镇", "township") for key in figures]
    return league(pack, pack.boards[0], pack.groups[0], units, field_of(units, figures, on), excused)


def allot(world, target: str, unit: str | Unit, value: Amount = NO_TASK, on: str = "2023-11-20", at: datetime | None = None) -> None:
    frame = told(on, world.officers.office)
    held = getattr(world.units, unit) if isinstance(unit, str) else unit
    do(allotting.allot, Target.objects.get(key=target), frame, unit=held, value=value, document="沁攻坚办〔2023〕1号")


def at(world, who: str = "office", on: date = TODAY, known: datetime | None = None) -> At:
    return At(looks(getattr(world.officers, who), on, known), world.drive)


def ranked(world, pack: RulePack, on: date = TODAY, known: datetime | None = None) -> Ranking:
    return ranking(at(world, on=on, known=known), pack)


def row(world, told_ranking: Ranking, unit: str, board: str | None = None):
    found = told_ranking.row(board or told_ranking.boards[0].board.key, getattr(world.units, unit).pk)
    assert found is not None, unit
    return found[1]


def moment(day: date, hour: int = 17) -> datetime:
    return datetime.combine(day, time(hour), CHINA)
