"""A paper on file as it stands on a day: what was drafted, what was changed, where it is in its life."""
from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery

from gongjian.papers.blocks import Paper, from_json
from gongjian.papers.documents import Document, DocumentStep
from gongjian.papers.flow import FLOW, Step
from gongjian.papers.kinds import Kind, kind
from gongjian.papers.texts import with_texts
from gongjian.people.officers import Officer
from gongjian.timeline.when import FAR, When


@dataclass
class Life:
    """`steps`: oldest first, at least the first drafting."""

    document: Document
    steps: list[DocumentStep]

    @property
    def kind(self) -> Kind:
        return kind(self.document.kind)

    @property
    def step(self) -> Step:
        return Step(self.steps[-1].step)

    @cached_property
    def draft(self) -> DocumentStep:
        """The last drafting."""
        return next(step for step in reversed(self.steps) if step.step == Step.DRAFTED)

    @cached_property
    def drafted(self) -> Paper:
        return from_json(self.draft.paper or {})

    @property
    def drafter(self) -> Officer | None:
        return self.draft.by

    @cached_property
    def texts(self) -> dict[str, str]:
        """What persons changed, kept through drafting anew where the block is still there."""
        said: dict[str, str] = next((step.texts for step in reversed(self.steps) if step.texts is not None), {})
        keys = {block.key for block in self.drafted.blocks}
        return {key: text for key, text in said.items() if key in keys}

    @cached_property
    def signed(self) -> DocumentStep | None:
        return next((step for step in self.steps if step.step == Step.SIGNED), None)

    @cached_property
    def paper(self) -> Paper:
        """As it reads now: the signed one for ever, else the draft with the changed texts."""
        return from_json(self.signed.paper or {}) if self.signed else with_texts(self.drafted, self.texts)

    @property
    def number(self) -> str:
        return self.signed.number if self.signed else ""

    def may_follow(self, step: Step) -> bool:
        return self.step in FLOW[step].after


def life_of(document: Document, when: When | None = None) -> Life | None:
    """None before the paper was begun."""
    steps = list(document.steps.as_of(when or When(FAR)).select_related("by").order_by("pk"))
    return Life(document, steps) if steps else None


def documents(area: str, when: When) -> QuerySet[Document]:
    """Papers begun by the day, each with `stands` (its step), `stands_on`, `number` and `begun_by`; latest first."""
    last = DocumentStep.objects.as_of(when).filter(document=OuterRef("pk")).order_by("-pk")
    first = DocumentStep.objects.as_of(when).filter(document=OuterRef("pk"), step=Step.DRAFTED).order_by("pk")
    rows = Document.objects.filter(area__startswith=area).annotate(
        stands=Subquery(last.values("step")[:1]), stands_on=Subquery(last.values("occurred_on")[:1]), last_step=Subquery(last.values("pk")[:1]),
        number=Subquery(last.filter(step=Step.SIGNED).values("number")[:1]), year=Subquery(last.filter(step=Step.SIGNED).values("year")[:1]),
        begun_by=Subquery(first.values("by")[:1]), begun_by_name=Subquery(first.values("by__name")[:1]),
    )
    return rows.exclude(stands=None).order_by("-last_step")
