"""Conditions: when an item applies. Data, not code; true, false, or None while an attribute they rest on is not told (待核)."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongjian.approvals.catalogue.attribute import Attribute, plain
from gongjian.timeline.tomlfile import Table

Value = bool | str | int | float
Told = Mapping[str, Value | None]  # attribute → value; None is the same as not told
Attributes = Mapping[str, Attribute]


@dataclass(frozen=True)
class Condition:
    """Holds always. The subclasses hold under what they say."""

    def holds(self, told: Told) -> bool | None:
        return True

    def open(self, told: Told) -> tuple[str, ...]:
        """The attributes that must be told before it is decided; () where it is."""
        return ()

    def names(self) -> tuple[str, ...]:
        """Every attribute it may ask for, each once."""
        return ()

    def said(self, attributes: Attributes) -> str:
        return "所有项目"


@dataclass(frozen=True)
class Among(Condition):
    """A choice is one of `values`; a flag is (`values` = (True,)) or is not (False,)."""

    attribute: str
    values: tuple[bool | str, ...] = (True,)

    def holds(self, told: Told) -> bool | None:
        value = told.get(self.attribute)
        return None if value is None else value in self.values

    def open(self, told: Told) -> tuple[str, ...]:
        return (self.attribute,) if told.get(self.attribute) is None else ()

    def names(self) -> tuple[str, ...]:
        return (self.attribute,)

    def said(self, attributes: Attributes) -> str:
        asked = attributes[self.attribute]
        if asked.kind == "flag":
            return asked.label if self.values == (True,) else asked.denied
        return f"{asked.label}为{'或'.join(asked.choices.get(str(value), str(value)) for value in self.values)}"


@dataclass(frozen=True)
class Amount(Condition):
    """A number is `at_least` so much and `less_than` so much, in the attribute's unit."""

    attribute: str
    at_least: float | None = None
    less_than: float | None = None

    def holds(self, told: Told) -> bool | None:
        value = told.get(self.attribute)
        if value is None or isinstance(value, str):
            return None
        return (self.at_least is None or value >= self.at_least) and (self.less_than is None or value < self.less_than)

    def open(self, told: Told) -> tuple[str, ...]:
        return (self.attribute,) if self.holds(told) is None else ()

    def names(self) -> tuple[str, ...]:
        return (self.attribute,)

    def said(self, attributes: Attributes) -> str:
        asked = attributes[self.attribute]
        parts = [f"{plain(number)} {asked.unit}{word}" for number, word in ((self.at_least, "以上"), (self.less_than, "以下")) if number is not None]
        return f"{asked.label} {'、'.join(parts)}"


@dataclass(frozen=True)
class AllOf(Condition):
    parts: tuple[Condition, ...]

    def holds(self, told: Told) -> bool | None:
        held = [part.holds(told) for part in self.parts]
        return False if False in held else None if None in held else True

    def open(self, told: Told) -> tuple[str, ...]:
        return _once(part.open(told) for part in self.parts) if self.holds(told) is None else ()

    def names(self) -> tuple[str, ...]:
        return _once(part.names() for part in self.parts)

    def said(self, attributes: Attributes) -> str:
        return "，且".join(f"（{part.said(attributes)}）" if isinstance(part, AnyOf) else part.said(attributes) for part in self.parts)


@dataclass(frozen=True)
class AnyOf(Condition):
    parts: tuple[Condition, ...]

    def holds(self, told: Told) -> bool | None:
        held = [part.holds(told) for part in self.parts]
        return True if True in held else None if None in held else False

    def open(self, told: Told) -> tuple[str, ...]:
        return _once(part.open(told) for part in self.parts) if self.holds(told) is None else ()

    def names(self) -> tuple[str, ...]:
        return _once(part.names() for part in self.parts)

    def said(self, attributes: Attributes) -> str:
        return "，或".join(f"（{part.said(attributes)}）" if isinstance(part, AllOf) else part.said(attributes) for part in self.parts)


def _once(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))


def read_condition(row: Table, attributes: Attributes) -> Condition:
    """`{all = […]}`, `{any = […]}`, `{attribute = "…", among = […] | is = false | at_least = 1 | less_than = 2}`; what is wrong is said in `row`."""
    for word, made in (("all", AllOf), ("any", AnyOf)):
        if word in row.data:
            inner = row.raw(word)
            row.close()
            if not isinstance(inner, list) or not inner:
                row.say(f"{word} 应是一组条件")
                return Condition()
            return made(tuple(read_condition(Table(one, row.place, row.mistakes), attributes) for one in inner))
    name = row.word("attribute", attributes)
    if not name:
        row.taken.update(row.data)
        return Condition()
    read = {"flag": _flag, "choice": _choice, "number": _number}[attributes[name].kind]
    condition = read(row, attributes[name])
    row.close()
    return condition


def _flag(row: Table, asked: Attribute) -> Condition:
    return Among(asked.key, (row.take("is", bool, " true 或 false", True, False),))


def _choice(row: Table, asked: Attribute) -> Condition:
    values = row.texts("among", required=True)
    for value in values:
        if value not in asked.choices:
            row.say(f"{asked.label}没有「{value}」（可用 {'、'.join(asked.choices)}）")
    return Among(asked.key, values)


def _number(row: Table, asked: Attribute) -> Condition:
    at_least, less_than = (_amount(row, key) for key in ("at_least", "less_than"))
    if at_least is None and less_than is None:
        row.say(f"{asked.label}要写 at_least 或 less_than")
    return Amount(asked.key, at_least, less_than)


def _amount(row: Table, key: str) -> float | None:
    value = row.raw(key)
    if value is None or isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return value
    row.say(f"{key} 应写不小于 0 的数")
    return None
