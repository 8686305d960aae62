"""What a sitting goes through and says: its agenda as the pack told it on the eve, minutes, decisions (M50). Read from what is written already."""
from datetime import datetime, timedelta

from gongjian.desk.lens import Lens
from gongjian.packs.pack import agenda, pack
from gongjian.reading.word import At
from gongjian.sample.people import clerks
from gongjian.sample.sittings import BY, Held, sittings
from gongjian.sample.writing import Writer
from gongjian.stocktake.models import AgendaItem, Decision, Minute
from gongjian.targets.drives import drive_on
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def hold_sittings(writer: Writer, last: datetime) -> None:
    """Those called by the moment `last`, one after another: a pack opens with what the one before decided."""
    for held in sittings():
        items = _agenda(writer, held) if held.called_at <= last else []
        if held.held_at <= last:
            _minutes(writer, held, items)


def _agenda(writer: Writer, held: Held) -> list[AgendaItem]:
    office, day = writer.officers[BY], held.called_at.date()
    made = pack(At(Lens(office, When(day, held.called_at)), drive_on(day, office.area)), held.row["kind"])
    told = Told(office.area, day, held.called_at, office, writer.source)
    sitting = writer.things["sitting"][held.key]
    items = [told.fact(AgendaItem, sitting=sitting, place=place, **item) for place, item in enumerate(agenda(made), 1)]
    return AgendaItem.objects.bulk_create(items)


def _minutes(writer: Writer, held: Held, items: list[AgendaItem]) -> None:
    office, sitting, day = writer.officers[BY], writer.things["sitting"][held.key], held.row["held"]
    told = Told(office.area, day, held.held_at + timedelta(minutes=3), office, writer.source)
    firsts = {item.section: item for item in reversed(items)}
    Minute.objects.bulk_create(told.fact(Minute, sitting=sitting, item=firsts[key], text=text) for key, text in held.row["says"].items() if key in firsts)
    for key, at, row in held.decisions():
        project = writer.projects[row["project"]] if "project" in row else None
        mine = next((item for item in items if project and item.concerns_id == project.pk and item.section == row.get("section")), firsts.get(row.get("section", "")))
        Told(office.area, day, at, office, writer.source).tell(
            Decision, sitting=sitting, item=mine, text=row["text"], unit=writer.units[row["lead"]], person=clerks()[row["lead"]].name, due_on=row["due"],
            project=project, problem=writer.things["problem"][key],
        )
