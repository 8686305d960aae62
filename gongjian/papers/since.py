"""What has changed since a paper was drafted: the same kind drafted again for the same day and the same eyes, as it is known now, block by block."""
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongjian.desk.lens import Lens
from gongjian.papers.blocks import LEFT, Facts, Paper, Picture, Table
from gongjian.papers.life import Life
from gongjian.papers.saying import bare
from gongjian.papers.shown import places as places_of
from gongjian.papers.texts import text_of
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When


@dataclass(frozen=True)
class Change:
    """`place`: which part of the paper; `what`: the row or text; `label`: the column. Nothing before: it came; nothing after: it went."""

    place: str
    what: str
    label: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """"目标完成情况：四季度固定资产投资的完成由31.2变为31.5"."""
        if not self.label:
            return f"{self.place}：{f'现有“{self.after}”' if self.after else f'不再有“{self.before}”'}"
        if self.label == "文字":
            return f"{self.place}：原为“{self.before}”，现为“{self.after}”"
        return f"{self.place}：{f'{self.what}的' if self.what else ''}{self.label}由{self.before or '空'}变为{self.after or '空'}"


def since(life: Life, now: At | None = None) -> list[Change]:
    """Against what is known at `now` (default: all we know). Raises Refused where the paper can no longer be drafted (a project it asked for is gone)."""
    step = life.draft
    if step.by is None:
        raise Refused("这份公文没有起草人，不能重新起草来比较")
    known = now.when.known if now else None
    at = At(Lens(step.by, When(step.occurred_on, known)), life.document.drive)
    return list(compare_papers(life.drafted, life.kind.drafted(at, life.document.about)))


def compare_papers(before: Paper, after: Paper) -> Iterator[Change]:
    """Block by block, by key; tables row by row."""
    old, new = {block.key: block for block in before.blocks}, {block.key: block for block in after.blocks}
    places = {**places_of(after), **places_of(before)}
    for key in dict.fromkeys((*old, *new)):
        one, other, place = old.get(key), new.get(key), places[key] or "正文"
        if one == other:
            continue
        if isinstance(one or other, Table):
            yield from _rows(place, _table(one, other), _table(other, one))
        elif isinstance(one or other, Picture):
            was, now = (block.alt if isinstance(block, Picture) else "" for block in (one, other))
            if was != now:  # the same words: what moved stands in the tables beside it
                yield Change(place, "", "图" if was and now else "", was, now)
        elif isinstance(one or other, Facts):
            yield from _facts(place, one, other)
        else:
            was, now = (bare(text_of(block) or "") if block else "" for block in (one, other))
            if was != now:
                yield Change(place, "", "文字" if was and now else "", was, now)


def _table(block, other) -> Table:
    """An absent table is one without rows."""
    return block if isinstance(block, Table) else replace(other, rows=(), total=())


def _rows(place: str, before: Table, after: Table) -> Iterator[Change]:
    labels = [column.label for column in after.columns]
    if labels != [column.label for column in before.columns]:
        yield Change(place, "", "文字", "、".join(column.label for column in before.columns), "、".join(labels))
        return
    old, new = _named(before), _named(after)
    for name in old:
        if name not in new:
            yield Change(place, name, "", name, "")
    for name, row in new.items():
        if name not in old:
            yield Change(place, name, "", "", name)
            continue
        for label, was, now in zip(labels, old[name], row, strict=True):
            if was != now and label != "序号":
                yield Change(place, name, label, was, now)


def _named(table: Table) -> dict[str, tuple[str, ...]]:
    """Rows by what names them: the first column of words. Those of one name are counted."""
    at = next((place for place, column in enumerate(table.columns) if column.align == LEFT), 0)
    found: dict[str, tuple[str, ...]] = {}
    for row in (*table.rows, *filter(None, [table.total])):
        name = row[at] or row[0] or "合计"
        while name in found:
            name += "（又）"
        found[name] = row
    return found


def _facts(place: str, before, after) -> Iterator[Change]:
    old, new = ({label: value for pairs in (block.rows if block else ()) for label, value in pairs} for block in (before, after))
    for label in dict.fromkeys((*old, *new)):
        if old.get(label, "") != new.get(label, ""):
            yield Change(place, "", label, old.get(label, ""), new.get(label, ""))
