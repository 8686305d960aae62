"""HTML tables named .xls: what many government systems export."""
from html.parser import HTMLParser

WIDEST, LONGEST = 500, 100_000


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.taken: set[tuple[int, int]] = set()
        self.cell: list[str] | None = None
        self.span: tuple[int, ...] = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr" and len(self.rows) < LONGEST:
            self.close()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.close()
            given = dict(attrs)
            self.cell = []
            self.span = tuple(min(int(v), WIDEST) if (v := given.get(k) or "1").isdigit() and v != "0" else 1 for k in ("rowspan", "colspan"))
        elif tag == "br" and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self.close()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(" ".join(data.split()) if data.strip() else "")

    def close(self) -> None:
        if self.cell is None:
            return
        row, at = len(self.rows) - 1, len(self.rows[-1])
        while (row, at) in self.taken:
            self.rows[-1].append("")
            at += 1
        down, across = self.span
        self.rows[-1] += ["".join(self.cell).strip()] + [""] * (min(across, WIDEST - min(at, WIDEST - 1)) - 1)
        self.taken.update((row + d, at + a) for d in range(1, min(down, 500)) for a in range(across))
        if down > 1 or across > 1:
            self.merges.append((row, at, row + down - 1, at + across - 1))
        self.cell = None


def table_of(text: str) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """(rows, merges) of all tables in the page, one beneath another; merges as in `Marks.merges`."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return parser.rows, parser.merges
