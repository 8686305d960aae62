"""双向承诺 (M28): the contract clause by clause, both sides, each with its day; kept, kept late, late or broken, with what shows it."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from gongjian.promotion.leads import Lead
from gongjian.timeline.facts import Fact
from gongjian.timeline.money import MoneyField


class Side(models.TextChoices):
    ENTERPRISE = "enterprise", "企业承诺"
    GOVERNMENT = "government", "政府承诺"


class Clause(models.TextChoices):
    INVESTMENT = "investment", "投资额"
    SCALE = "scale", "建设规模"
    START = "start", "开工时间"
    COMPLETION = "completion", "竣工时间"
    PRODUCTION = "production", "投产时间"
    INTENSITY = "intensity", "投资强度"
    TAX = "tax", "税收"
    JOBS = "jobs", "用工"
    LAND = "land", "供地"
    PLANT = "plant", "厂房"
    UTILITIES = "utilities", "水电气路配套"
    PERMITS = "permits", "手续办理"
    INCENTIVE = "incentive", "奖补扶持"
    OTHER = "other", "其他承诺"


# What the project itself tells: such a clause is kept on the day of the milestone, and nobody says so a second time.
MILESTONES = {Clause.START: "started_on", Clause.COMPLETION: "completed_on", Clause.PRODUCTION: "commissioned_on"}
GOVERNMENTS = (Clause.LAND, Clause.PLANT, Clause.UTILITIES, Clause.PERMITS, Clause.INCENTIVE, Clause.OTHER)
ENTERPRISES = tuple(clause for clause in Clause if clause not in GOVERNMENTS) + (Clause.OTHER,)
INCENTIVE_WORDS = ("奖补", "奖励", "补贴", "补助", "返还", "减免", "优惠", "先征后返", "贴息")


class Commitment(models.Model):
    """One clause of one lead's contract. What it says, and what became of it, are its steps."""

    area = models.CharField("区划代码", max_length=12)
    lead = models.ForeignKey(Lead, models.PROTECT, related_name="commitments", verbose_name="招商项目")
    side = models.CharField("哪一方", max_length=12, choices=Side)
    clause = models.CharField("事项", max_length=12, choices=Clause)

    class Meta:
        verbose_name = verbose_name_plural = "承诺"

    def __str__(self):
        return f"{self.get_side_display()}·{self.get_clause_display()}"


class CommitmentStep(Fact):
    """`content`, `amount`, `condition`, `due_on`, `unit` are said at its agreement; a later day is agreed by both sides in a document."""

    class Step(models.TextChoices):
        AGREED = "agreed", "约定"
        PUT_OFF = "put_off", "变更时限"
        KEPT = "kept", "兑现"
        BROKEN = "broken", "认定未兑现"

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="steps", verbose_name="承诺")
    step = models.CharField("环节", max_length=10, choices=Step)
    content = models.CharField("内容", max_length=300, blank=True)
    amount = MoneyField("金额", null=True, blank=True)
    condition = models.CharField("条件", max_length=200, blank=True)
    due_on = models.DateField("时限", null=True, blank=True)
    unit = models.ForeignKey("people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任单位")
    document = models.CharField("凭据", max_length=80, blank=True)

    class Meta(Fact.Meta):
        verbose_name = "承诺环节"
        indexes = [models.Index(fields=["commitment", "occurred_on"], name="commitment_step")]

    @property
    def lead(self) -> Lead:
        return self.commitment.lead

    def closed_to(self, told) -> str:
        """An agreement others rest on stays."""
        later = type(self).objects.filter(commitment=self.commitment_id, pk__gt=self.pk, corrects=None, void=False)
        held = later.exclude(pk__in=type(self).objects.filter(commitment=self.commitment_id, corrects__isnull=False).values("corrects"))
        return "这条承诺后面还有记录，请先作废后面的" if held.exists() else ""


class State(models.TextChoices):
    AHEAD = "ahead", "未到期"
    LATE = "late", "逾期未兑现"
    BROKEN = "broken", "认定未兑现"
    KEPT = "kept", "按期兑现"
    KEPT_LATE = "kept_late", "逾期兑现"


OVER = (State.KEPT, State.KEPT_LATE)
AMISS = (State.LATE, State.BROKEN)


@dataclass(frozen=True)
class Promised:
    """One commitment on a day. `kept_on`, `proof`: when, by what; `days` late (0: in time or not due)."""

    commitment: Commitment
    state: State
    content: str
    amount: int | None
    condition: str
    due_on: date
    first_due_on: date
    unit_id: int | None
    agreed_on: date
    kept_on: date | None
    proof: str
    why: str
    days: int
    facts: tuple[CommitmentStep, ...]

    @property
    def due(self) -> bool:
        """Whether it can be judged: its day has come, or it was kept before."""
        return self.state != State.AHEAD


def stands(commitment: Commitment, steps: Iterable[CommitmentStep], on: date, milestone: date | None = None) -> Promised | None:
    """`steps`: those that hold by the day, in order. `milestone`: the day its project reached what the clause speaks of. None before it was agreed."""
    told = list(steps)
    agreed = next((step for step in told if step.step == CommitmentStep.Step.AGREED), None)
    if agreed is None or agreed.due_on is None:
        return None
    moved = [step.due_on for step in told if step.step == CommitmentStep.Step.PUT_OFF and step.due_on]
    due = moved[-1] if moved else agreed.due_on
    kept = next((step for step in told if step.step == CommitmentStep.Step.KEPT), None)
    broken = next((step for step in reversed(told) if step.step == CommitmentStep.Step.BROKEN), None)
    kept_on = milestone if commitment.clause in MILESTONES else kept.occurred_on if kept else None
    kept_on = kept_on if kept_on and kept_on <= on else None
    if kept_on:
        state = State.KEPT if kept_on <= due else State.KEPT_LATE
    else:
        state = State.BROKEN if broken else State.LATE if on > due else State.AHEAD
    return Promised(
        commitment, state, agreed.content, agreed.amount, agreed.condition, due, agreed.due_on, agreed.unit_id, agreed.occurred_on, kept_on,
        proof=("项目节点" if commitment.clause in MILESTONES else kept.document if kept else "") if kept_on else "",
        why=(kept.note if kept and kept_on else broken.note if broken else ""),
        days=max(((kept_on or on) - due).days, 0), facts=tuple(told),
    )


def by_commitment(steps: Iterable[CommitmentStep]) -> dict[int, list[CommitmentStep]]:
    found: dict[int, list[CommitmentStep]] = defaultdict(list)
    for step in sorted(steps, key=lambda step: (step.occurred_on, step.pk)):
        found[step.commitment_id].append(step)
    return found


@dataclass(frozen=True)
class Account:
    """One side's promises on a day, counted and in 元: an amount is honoured, amiss, or not due yet; what is not stated in money has none."""

    all: int = 0
    kept: int = 0
    kept_late: int = 0
    late: int = 0
    broken: int = 0
    ahead: int = 0
    honoured: int = 0
    amiss: int = 0
    to_come: int = 0

    @property
    def due(self) -> int:
        return self.all - self.ahead

    @property
    def rate(self) -> float | None:
        """兑现率: kept, in time or late, of those that fell due; None (无任务) when none did."""
        return round((self.kept + self.kept_late) * 100 / self.due, 1) if self.due else None


def account(rows: Iterable[Promised]) -> Account:
    found: dict[str, int] = defaultdict(int)
    for row in rows:
        found["all"] += 1
        found[row.state.value] += 1
        found["honoured" if row.state in OVER else "amiss" if row.state in AMISS else "to_come"] += row.amount or 0
    return Account(**found)
