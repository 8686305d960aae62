"""宣传公开: items of every kind, each gone as far as publicity.toml says; figures of three days; two bulletins that say 此件公开发布."""
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime

from gongjian.desk.lens import Lens
from gongjian.papers import acts as papers
from gongjian.papers.kinds import kind as kind_of_paper
from gongjian.papers.life import life_of as paper_life
from gongjian.papers.printing import printed
from gongjian.people.models import Officer, Unit
from gongjian.publicity import acts, release
from gongjian.publicity.flow import Kind, Step
from gongjian.reading.word import At
from gongjian.sample.people import clerks
from gongjian.sample.sketches import HOME
from gongjian.targets.drives import drive_on
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When

ACTS = {
    Step.CHECKED: acts.check, Step.RETURNED: acts.give_back, Step.TOLD: acts.tell_unit, Step.SIGNED: acts.sign, Step.PUBLISHED: acts.publish,
    Step.WITHDRAWN: acts.withdraw, Step.DROPPED: acts.drop,
}


def publish(officers: dict[str, Officer], source: Source, last: datetime) -> None:
    """Each step as it was by `last`, in the order of their moments: facts are told one after the other."""
    told = tomllib.loads((HOME / "publicity.toml").read_text("utf-8"))
    press = Press(officers, source)
    rows = [(getattr(press, what), row) for what in ("item", "figures", "bulletin") for row in told[what]]
    turns = [(moment(step[0]), number, step) for number, (_, row) in enumerate(rows) for step in row["steps"]]
    for at, number, step in sorted(turns, key=lambda turn: turn[:2]):
        if at <= last:
            turn, row = rows[number]
            turn(number, row, Turn(at, *step[1:]))


def moment(said: datetime) -> datetime:
    return said.replace(tzinfo=CHINA)


@dataclass(frozen=True)
class Turn:
    """`who`: a login; "clerk" of the unit that sent it in; or a unit's key, for its clerk."""

    at: datetime
    step: str
    who: str
    note: str = ""


class Press:
    """`made`: what each row of the file has become, an item or a document, by its number."""

    def __init__(self, officers: dict[str, Officer], source: Source):
        self.officers, self.source, self.office = officers, source, officers["office"]
        self.units, self.made = {unit.key: unit for unit in Unit.objects.all()}, {}

    def told(self, row: dict, turn: Turn) -> Told:
        who = row.get("unit", "") if turn.who == "clerk" else turn.who
        officer = self.officers[who] if who in self.officers else self.officers[clerks()[who].login]
        return Told(officer.area, turn.at.date(), turn.at, officer, self.source, note=turn.note)

    def at(self, on: date, known: datetime) -> At:
        return At(Lens(self.office, When(on, known)), drive_on(on, self.office.area))

    def item(self, number: int, row: dict, turn: Turn) -> None:
        told, drive = self.told(row, turn), drive_on(turn.at.date(), self.office.area)
        said = {"title": row["title"], "words": row["words"]}
        match Step(turn.step):
            case Step.DRAFTED if row["kind"] == Kind.EXPOSURE:
                self.made[number] = acts.expose(self.units[row["about"]], told, drive=drive, ground=row["ground"], **said)[0].item
            case Step.DRAFTED:
                self.made[number] = acts.draft(self.units[row["unit"]], told, drive=drive, kind=row["kind"], **said)[0].item
            case Step.EDITED:
                acts.edit(self.units[row["unit"]], told, item=self.made[number], **said)
            case Step.ANSWERED:
                acts.answer(self.units[row["about"]], replace(told, note=""), item=self.made[number], words=turn.note)
            case step:
                ACTS[step](self.made[number], told)

    def figures(self, number: int, row: dict, turn: Turn) -> None:
        told = self.told(row, turn)
        if turn.step != Step.DRAFTED:
            ACTS[Step(turn.step)](self.made[number], told)
            return
        on: date = row["on"]
        look = self.at(on, turn.at)
        assert look.drive is not None, "the plan is loaded before any figures"
        title = f"{look.drive.title}进展数据（截至{on.month}月{on.day}日）"
        self.made[number] = acts.draw_up(look.drive, told, title=title, figures=release.drawn(look), known=turn.at)[0].item

    def bulletin(self, number: int, row: dict, turn: Turn) -> None:
        told = self.told(row, turn)
        match turn.step:
            case "drafted":
                look, kind = self.at(row["on"], turn.at), kind_of_paper("bulletin")
                self.made[number] = papers.draft(kind, told, drive=look.drive, about={}, paper=kind.drafted(look, {}), known=turn.at)[0].document
            case "checked":
                papers.check(self.made[number], told)
            case "signed":
                life = paper_life(self.made[number])
                assert life is not None, "it was drafted"
                papers.sign(self.made[number], told, printed=printed(life, turn.at.date()))
