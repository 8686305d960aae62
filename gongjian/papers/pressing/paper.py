"""督办函: to the unit that leads, why it is pressed (days late, nodes missed, days on its desk) and what is asked by when (M45; rules.md §1)."""
from gongjian.papers import troubles
from gongjian.papers.blocks import CENTER, RIGHT, Column, Head, Heading, Imprint, Paper, Para, RedHead, Signature, Table, Title, To
from gongjian.papers.kinds import Ask, Kind, organ_of
from gongjian.papers.pressing.why import Pressed, demands, sentence
from gongjian.papers.saying import numeral, short_day
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused

IN_HAND = troubles.ASSIGNED & troubles.WITH_UNIT
COLUMNS = (
    Column("序号", align=CENTER, share=0.9), Column("问题", share=3.4), Column("涉及项目", share=2.4), Column("办结时限", align=CENTER, share=1.8),
    Column("逾期", "天", RIGHT, 1), Column("滞留", "天", RIGHT, 1), Column("责任人", align=CENTER, share=1.2),
)


def draft(at: At, *, problem: str = "", unit: str = "") -> Paper:
    """One problem that is in the unit's hands, late or not; or all of a unit's that are late."""
    organ = organ_of(at.drive)
    found = troubles.asked(at, problem, unit, IN_HAND if problem else IN_HAND & troubles.OVERDUE)
    told = troubles.lived(at, found)
    pressed = [Pressed(row, told[row.problem_id], at.on) for row in found]
    name = troubles.full_name(at, found[0].lead_id)
    if not name:
        raise Refused("这个问题还没有牵头单位，不能督办")
    once = max(one.turn for one in pressed)
    again = f"（第{numeral(once)}次督办）" if once > 1 else ""
    said = several(pressed, at) if len(pressed) > 1 else single(pressed[0])
    title = f"关于限期办结{troubles.about(found[0])}有关问题的督办函" if problem else f"关于{unit}逾期未办结问题的督办函"
    return Paper(title + again, at.on, (
        RedHead(organ, Head.LETTER), Title(title + again), To(name), *said,
        Heading("asked", 1, "办理要求"), Para("demands", "\n".join(demands(pressed, at.on))), Signature(organ), Imprint(organ, copied(at, found)),
    ))


def single(one: Pressed) -> tuple:
    return Heading("why", 1, "督办事项"), Para("case", sentence(one))


def several(pressed: list[Pressed], at: At) -> tuple:
    worst = max(pressed, key=lambda one: one.late)
    rows = tuple(
        (
            str(place), one.row.what, troubles.about(one.row), short_day(one.limit) if one.limit else "", str(one.late), str(one.held),
            one.row.person or "未明确",
        )
        for place, one in enumerate(pressed, 1)
    )
    said = f"截至{short_day(at.on)}，你单位牵头办理的问题中有{len(pressed)}项逾期未办结，最长的逾期{worst.late}天。"
    missed = "".join(f"{place}.{sentence(one)}\n" for place, one in enumerate(pressed, 1) if one.notable)
    told = (Para("missed", missed.strip()),) if missed else ()
    return Heading("why", 1, "督办事项"), Para("case", said), Table("late", COLUMNS, rows), *told


def copied(at: At, found: list) -> str:
    """To those who sponsor the projects concerned."""
    keys = {row.project_id for row in found if row.project_id}
    names = at.lens.see(Project).filter(project__in=keys).exclude(sponsors="").order_by("sponsors").values_list("sponsors", flat=True)
    sponsors = dict.fromkeys(name for said in names for name in said.split("、"))
    return f"包保领导{'、'.join(sponsors)}" if sponsors else ""


PAPER = Kind(
    "pressing", "督办函", draft, Head.LETTER, help="一个问题，或一个单位牵头的全部逾期问题",
    asks=(
        Ask("problem", "问题", choices=troubles.offered(IN_HAND), help="与牵头单位选一个"),
        Ask("unit", "牵头单位", choices=troubles.leading(IN_HAND & troubles.OVERDUE), help="收它牵头的全部逾期未办结问题"),
    ),
)
