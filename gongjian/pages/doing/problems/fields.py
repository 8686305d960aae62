"""The fields a step may ask for, by name. A step set right asks for the same ones again."""
from collections.abc import Callable

from django import forms
from django.urls import reverse

from gongjian.pages.doing.fields import UnitChoice, choice, day, maybe, units, words
from gongjian.pages.look import Look
from gongjian.problems.ledger import Grade, Rung, WaitsFor, Weight
from gongjian.timeline.when import When


def lead(look: Look) -> forms.Field:
    """Choosing the unit fetches the names of its posts."""
    field = UnitChoice(When(look.today), look.request.user.area, label="牵头单位")
    field.widget.attrs |= {"hx-get": reverse("problem-posts"), "hx-trigger": "change", "hx-target": "#posts", "hx-swap": "outerHTML"}
    return field


def cooperating(look: Look) -> forms.Field:
    return forms.TypedMultipleChoiceField(
        label="配合单位", required=False, choices=units(When(look.today), look.request.user.area), coerce=int, widget=forms.SelectMultiple({"size": 6}),
        help_text="可选多个",
    )


def named(label: str, suggestions: str, **said) -> forms.Field:
    """Typed, with the posts of the unit as suggestions."""
    field = words(label, 40, **said)
    field.widget.attrs["list"] = suggestions
    return field


FIELDS: dict[str, Callable[[Look], forms.Field]] = {
    "weight": lambda look: choice("程度", Weight.choices),
    "lead": lead,
    "cooperating": cooperating,
    "leader": lambda look: named("分管领导", "posts-leaders"),
    "section": lambda look: named("责任科室", "posts-sections"),
    "person": lambda look: named("责任人", "posts-people"),
    "due_on": lambda look: day("办结时限", required=False),
    "waits_for": lambda look: choice("等谁", maybe(WaitsFor.choices)),
    "rung": lambda look: choice("调整到", maybe(Rung.choices)),
    "to_whom": lambda look: words("上报对象", 60, help_text="如：市规划和自然资源局"),
    "document": lambda look: words("文号", 80),
    "grade": lambda look: choice("办结评价", maybe(Grade.choices)),
}
