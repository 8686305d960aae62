"""What can be said of a unit itself; its figures are indicators."""
from gongjian.people.models import Unit
from gongjian.reading.word import Word

UNIT: dict[str, Word] = {
    "unit_name": Word("责任单位", "short"),
    "unit_kind": Word("类别", "kind", "choice", choices=Unit.Kind),
    "order": Word("顺序", "order", "plain_count"),
}
