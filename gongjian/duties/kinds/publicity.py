"""曝光：the unit that is to be exposed answers within its days, or is silent (M60)."""
from collections.abc import Iterable
from datetime import date

from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.publicity.flow import Kind as Item
from gongjian.publicity.seen import seen
from gongjian.reading.word import At


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """Two queries. Who does not answer in time owes nothing more: it is signed without his answer."""
    for life in seen(at.lens, Item.EXPOSURE):
        by = life.last.answer_by
        if life.open_on(at.on) and by and by <= until and life.item.about_id:
            yield Duty(
                label="答复曝光", key=f"publicity:{life.item.pk}:answer", on=by, text=life.title, small="答复原文和曝光一起公开", subject=("publicity", life.item.pk),
                act=("答复", "publicity-answer", (life.item.pk,)), page=("publicity-item", (life.item.pk,)), unit=life.item.about_id,
                who=shorts(at).get(life.item.about_id, ""),
            )


KIND = Kind("曝光", find)
