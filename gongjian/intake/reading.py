"""The body of one table → projects with their values, under their sections, with everything there is to say about them."""
import re
from collections import Counter
from collections.abc import Callable

from .cells import reader, stripped, unit_and_person, units
from .grouping import declared_count
from .layout import Layout
from .marks import letter
from .money import nothing
from .reconcile import Declared, Project, check, declared
from .remarks import Remark, Weight
from .sorting import Sorted, sort_rows
from .text import ERROR, blank, compact, joined, number_of, shown
from .understood import Row, Subtotal
from .words import EVERY

Progress = Callable[[int, int], None] | None
NOTES = 20
MIXED = {"unit": ("unit", "responsible"), "lead": ("lead", "person")}  # 责任单位及责任人 in one cell
FILLED_DOWN = frozenset(("text", "lines", "organ", "people", "yes_no", "year", "period", "day", "units", "when"))


def _plain(one: Sorted) -> str:
    """The style of a section: its numbering, or for a plain label whether it declares a count."""
    return one.style or ("#" if declared_count(compact(one.label)) is not None else "◦")


class Body:
    """Reads one body. After `read()`: `rows`, `subtotals`, `remarks`."""

    def __init__(self, sheet: str, layout: Layout, progress: Progress = None):
        self.sheet, self.layout, self.progress = sheet, layout, progress
        self.rows: list[Row] = []
        self.subtotals: list[Subtotal] = []
        self.remarks: list[Remark] = []
        self.readers = [(c.index, c.letter, c.word, EVERY[c.word].kind, reader(c, layout.unit, layout.year))
                        for c in layout.columns if c.word != "other"]
        self.others = [c.index for c in layout.columns if c.word == "other"]
        self.letters = [letter(i) for i in range(max((len(r) for r in layout.grid.rows), default=0))]
        self.mixed = {c.index: MIXED[c.word] for c in layout.columns if c.word in MIXED and re.search(r"人|电话", c.heading)}
        self.noun = EVERY[layout.main].label.removesuffix("名称")
        self.uncalculated = set(layout.grid.marks.uncalculated)
        self.stack: list[tuple[str, str]] = []
        self.after_group = False
        self.counts: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()

    def say(self, row: int, column: str, reason: str, weight: Weight = "warning") -> None:
        """Remark on Excel row `row` + 1. Of notes on cells only the first few of a column are kept, the rest is counted."""
        if weight == "note" and column:
            self.noted[column] += 1
            if self.noted[column] > NOTES:
                return
        self.remarks.append(Remark(self.sheet, row + 1, column, reason, weight))

    def read(self) -> "Body":
        """Sort the rows, read the projects, check what groups and totals declare."""
        found = sort_rows(self.layout)
        sequence: list[Declared | Project] = []
        for done, one in enumerate(found):
            if self.progress and done % 500 == 0:
                self.progress(done, len(found))
            if one.sort == "project":
                project = self._project(one)
                self.rows.append(project)
                sequence.append((one.row, project.cells))
                self.after_group = False
            elif one.sort in ("section", "total"):
                following = found[done + 1] if done + 1 < len(found) else None
                sequence.append(self._group(one, bool(following and following.sort == "section" and _plain(following) == _plain(one))))
            else:
                self._aside(one)
        self.subtotals, wrong = check(sequence)
        for row, column, reason in wrong:
            self.say(row, column, reason)
        self._tally()
        return self

    def _group(self, one: Sorted, above_group: bool) -> Declared:
        """Put a section on the stack. A plain label directly above one of its own kind stands a level higher."""
        said = declared(self.layout, one)
        if one.sort == "section":
            style, styles = _plain(one), [s for s, _ in self.stack]
            if not one.style and not above_group and (style + "+" in styles or (style in styles and self.after_group)):
                style += "+"
            if style in styles:
                del self.stack[styles.index(style):]
            self.stack.append((style, one.label))
            said.depth = len(self.stack)
            self.after_group = True
        return said

    def _aside(self, one: Sorted) -> None:
        """Rows that are no projects: told, never dropped silently."""
        if one.sort in ("foot", "sentence"):
            self.say(one.row, "", f"“{one.label[:60]}”是说明文字，不作{self.noun}。", "note")
            if one.sort == "sentence" and (count := declared_count(compact(one.label[:300]).split("，")[0].split(",")[0])) is not None:
                self.counts["declared"] = count
        elif one.sort == "bare":
            self.say(one.row, "", f"只有序号 {one.label}，没有内容，不作{self.noun}。", "note")
        elif one.sort == "heading":
            self.say(one.row, "", "重复的表头，已跳过。", "note")
        elif one.sort == "lost":
            self.say(one.row, "", f"这一行只有零散内容，看不出是哪个{self.noun}，未读入。")
        elif one.sort == "continued":
            self._continue(one.row)

    def _continue(self, row: int) -> None:
        """A row under a merged name belongs to the project above: its texts are added, its amounts are only told."""
        if not self.rows:
            return
        last = self.rows[-1]
        cells = dict(last.cells)
        own = self.layout.grid.rows[row]
        for index, name, word, kind, read in self.readers:
            if index >= len(own) or blank(own[index]):
                continue
            value, _ = read(own[index])
            if kind in ("text", "lines", "organ") and value:
                cells[word] = f"{cells[word]}\n{value}" if cells.get(word) else value
            elif kind == "units" and value:
                cells[word] = tuple(dict.fromkeys((*cells.get(word, ()), *value)))  # type: ignore[misc]
            elif kind in ("money", "when") and value is not None and value != cells.get(word):
                self.say(row, name, f"与第 {last.number} 行同属“{str(cells.get(self.layout.main, ''))[:20]}”，此处另写 {shown(own[index])}，未计入，请核对。")
        self.rows[-1] = Row(last.number, cells, last.raw, last.section, last.marks)

    def _project(self, one: Sorted) -> Row:
        row, layout = one.row, self.layout
        own = layout.grid.rows[row]
        cells: dict[str, object] = {}
        for index, name, word, kind, read in self.readers:
            value: object = own[index] if index < len(own) else ""
            if value == "" or blank(value):
                if kind in FILLED_DOWN and (above := layout.filled_down.get((row, index))):
                    value = above[1]
                else:
                    if self.uncalculated and (row, index) in self.uncalculated:
                        self.say(row, name, f"{EVERY[word].label}是公式，但文件里没有算好的结果；请用 Excel 或 WPS 打开保存后再传。", "error")
                    continue
            if kind == "money" and (row, index) in layout.filled_down:
                continue
            if kind == "number":
                cells[word] = joined(value)
                continue
            result, said = read(value)
            if said:
                self.say(row, name, said[1] if said[0] == "error" else f"{EVERY[word].label}：{said[1]}", said[0])
            if word == "period":
                if isinstance(result, tuple):
                    cells.update({w: y for w, y in zip(("start_year", "end_year"), result, strict=True) if y is not None and w not in cells})
            elif result is not None and result != "":
                cells[word] = result
                if index in self.mixed:
                    unit, person = unit_and_person(value)
                    cells |= {w: told for w, told in zip(self.mixed[index], (units(unit) if kind == "units" else unit, person), strict=True) if told}
        self._name(row, cells, own)
        marks = ""
        if isinstance(text := cells.get(layout.main), str):
            cells[layout.main], marks = stripped(text)
        raw = {self.letters[i]: shown(v) for i, v in enumerate(own) if v != "" and layout.table.left <= i <= layout.table.right}
        self._errors_elsewhere(row, own)
        if layout.number >= 0 and "number" not in cells:
            self.counts["unnumbered"] += 1
        return Row(row + 1, cells, raw, tuple(label for _, label in self.stack), marks)

    def _name(self, row: int, cells: dict[str, object], own: list) -> None:
        """A name standing in the other half of a split name column; a project without any name is an error, a row whose problem is 无 is none."""
        layout = self.layout
        if layout.main in cells or layout.name < 0:
            return
        if layout.main == "what" and (text := layout.text(row, layout.name)):
            if nothing(text)[0]:
                self.say(row, letter(layout.name), f"写的是“{text}”，不作问题。", "note")
            return
        for column in layout.names:
            value = own[column] if column < len(own) else ""
            if isinstance(value, str) and not blank(value) and number_of(value) is None:
                cells[layout.main] = joined(value)
                return
        if not any(r.row == row + 1 and r.weight == "error" and r.column == letter(layout.name) for r in self.remarks[-5:]):
            self.say(row, letter(layout.name), f"这一行有内容，却没有{EVERY[layout.main].label}。", "error")

    def _errors_elsewhere(self, row: int, own: list) -> None:
        for index in self.others:
            value = own[index] if index < len(own) else ""
            if isinstance(value, str) and value[:1] in ("#", "E") and ERROR.match(value):
                self.say(row, letter(index), f"单元格是 Excel 错误 {value}（此列没有对应的词，不影响读入）。")

    def _tally(self) -> None:
        if (count := self.counts.get("declared")) and count != len(self.rows):
            self.say(-1, "", f"说明文字写 {count} 个{self.noun}，实数 {len(self.rows)} 个。")
        if 0 < (bare := self.counts["unnumbered"]) < len(self.rows):
            self.say(-1, "", f"有 {bare} 个{self.noun}没有序号。", "note")
        for column, count in self.noted.items():
            if count > NOTES:
                self.remarks.append(Remark(self.sheet, 0, column, f"{column} 列还有 {count - NOTES} 处同类说明，不逐一列出。", "note"))
