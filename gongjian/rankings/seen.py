"""Who sees which rankings. Of each other units see what is published, never a wider lens: a live or proposed ranking is for those who see all units;
a unit sees its own row of it (house: 信息互通 is the open directory and what was issued)."""
from gongjian.desk.lens import Lens
from gongjian.people.models import Unit
from gongjian.rankings.flow import Step
from gongjian.rankings.frozen import Said
from gongjian.rankings.life import Life, lives, rounds_of
from gongjian.rankings.rounds import RoundAnswer


def sees_all(lens: Lens) -> bool:
    return lens.seat is not None and lens.sees_all(Unit)


def units_seen(lens: Lens) -> set[int]:
    return set(lens.see(Unit).values_list("unit_id", flat=True))


def seen(lens: Lens, pack: str = "") -> list[Life]:
    """Rounds begun by the day, newest first: all of them for those who see all units; else the published ones and those with a row of his own unit."""
    if lens.seat is None:
        return []
    told = lives(rounds_of(lens.officer.area, pack), lens.when)
    if sees_all(lens):
        return told
    mine = units_seen(lens)
    return [life for life in told if life.issued or (life.step == Step.PROPOSED and life.units & mine)]


def rows_seen(lens: Lens, life: Life) -> Said:
    """A published ranking whole; a proposed one only the rows of units he sees."""
    if life.issued or sees_all(lens):
        return life.said
    return only(life.said, units_seen(lens))


def only(said: Said, units: set[int]) -> Said:
    """Without the rows of other units, and without leagues that have none left."""
    boards = []
    for board in said["boards"]:
        leagues = [league | {"rows": [row for row in league["rows"] if row["unit"] in units]} for league in board["leagues"]]
        boards.append(board | {"leagues": [league for league in leagues if league["rows"]]})
    return said | {"boards": [board for board in boards if board["leagues"]]}


def answers_seen(lens: Lens, life: Life) -> list[RoundAnswer]:
    """The answers stand beside the published rows for all; before that they are the office's and the unit's own."""
    if life.issued or sees_all(lens):
        return life.answers
    mine = units_seen(lens)
    return [answer for answer in life.answers if answer.unit_id in mine]
