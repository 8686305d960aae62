"""The office's eyes without a person: for the command line and for the daily run (docs/decisions/0008)."""
from gongjian.people.models import Officer, PostStanding
from gongjian.people.posts import Rank, Role


def operator(area: str) -> Officer:
    """Whoever works at the command line of the server: the office's eyes, and no name to put to a fact (it is never saved)."""
    officer = Officer(name="命令行", login="", area=area)
    seat = PostStanding(officer=None, unit=None, title="命令行", role=Role.OFFICE, rank=Rank.CLERK)
    officer.seat_on = lambda day: seat  # type: ignore[method-assign]
    return officer
