"""Fields of the acts' forms: money in 万元, percentages, days, units and people to choose from."""
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError

from gongjian.people.models import Officer, PostStanding, Unit, UnitStanding
from gongjian.people.posts import Role
from gongjian.timeline.money import from_wan, wan
from gongjian.timeline.when import When

FIGURE = {"inputmode": "decimal", "class": "figure short", "autocomplete": "off"}


class Wan(forms.Field):
    """Typed in 万元, cleaned to whole 元; `below` allows a revision below zero."""

    after = "万元"

    def __init__(self, *, below: bool = False, **said):
        super().__init__(widget=forms.TextInput(FIGURE), **said)
        self.below = below

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            amount = from_wan(value)
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from None
        if amount < 0 and not self.below:
            raise ValidationError("金额不能为负")
        return amount

    def prepare_value(self, value):
        return wan(value).replace(",", "") if isinstance(value, int) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class Percent(forms.Field):
    """Typed 0–100, cleaned to basis points."""

    after = "%"

    def __init__(self, **said):
        super().__init__(widget=forms.TextInput(FIGURE), **said)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            share = Decimal(str(value).strip().rstrip("%％"))
        except InvalidOperation:
            raise ValidationError(f"「{value}」不是百分数，请填 0 到 100") from None
        if not (share.is_finite() and 0 <= share <= 100):
            raise ValidationError("请填 0 到 100 之间的数")
        return round(share * 100)

    def prepare_value(self, value):
        return f"{value / 100:g}" if isinstance(value, int) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


def day(label: str, **said) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **said)


def words(label: str, most: int, rows: int = 0, **said) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput({"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, widget=widget, **{"required": False, **said})


def why(label: str = "理由", required: bool = True, **said) -> forms.CharField:
    return words(label, 500, 3, required=required, **said)


def choice(label: str, choices, **said) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, **said)


def maybe(choices) -> list:
    return [("", "—"), *choices]


class UnitChoice(forms.TypedChoiceField):
    """One of the units that exist on the day, by the name they have then; cleaned to the Unit."""

    def __init__(self, when: When, area: str, *, kinds: tuple[str, ...] = (), only: int | None = None, **said):
        rows = UnitStanding.objects.at(when).filter(area__startswith=area).order_by("order", "pk")
        rows = rows.filter(kind__in=kinds) if kinds else rows
        rows = rows.filter(unit=only) if only else rows
        found = list(rows.values_list("unit_id", "name"))
        super().__init__(choices=found if only else maybe(found), coerce=lambda key: Unit.objects.get(pk=key), empty_value=None, **said)

    def has_changed(self, initial, data):
        return str(getattr(initial, "pk", initial) or "") != str(data or "")


def units(when: When, area: str) -> list[tuple[int, str]]:
    return list(UnitStanding.objects.at(when).filter(area__startswith=area).order_by("order", "pk").values_list("unit_id", "name"))


def seated(when: When, area: str, **where) -> list[tuple[int, str]]:
    """Officers by the posts they hold on the day: (key, "钱副（副县长）")."""
    seats = PostStanding.objects.at(when).filter(area__startswith=area, **where).select_related("officer").order_by("rank", "pk")
    return list({seat.officer_id: (seat.officer_id, f"{seat.officer.name}（{seat.title}）") for seat in seats}.values())


def leaders(when: When, area: str) -> list[tuple[int, str]]:
    return seated(when, area, role=Role.LEADER)


def officer(label: str, when: When, area: str) -> forms.TypedChoiceField:
    """One of those in post on the day, or nobody; cleaned to the Officer."""
    return forms.TypedChoiceField(
        label=label, required=False, choices=maybe(seated(when, area)), coerce=lambda key: Officer.objects.get(pk=key), empty_value=None,
    )
