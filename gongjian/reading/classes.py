"""Publication classes (公开属性, M61): of every word, and of every kind of evidence, whether it may leave the house. One table beside the words.

    class_of(PROJECT_CLASSES, "total")      # Publication.OPEN; None: nobody has said, which the start-up check does not let pass
    open_words(PROJECT_CLASSES, "name", …)  # the same names; TypeError for one that is not open: what is shown outside is checked where it is written

A key that ends in `*` speaks for a family of words (approval_*): the longest that fits. A family is never open: what goes out is named one by one.
These are the system's defaults and unverified: the county's own open-government list decides.
"""
from collections.abc import Mapping

from django.db.models import Model, TextChoices


class Publication(TextChoices):
    """公开: for everybody. 内部: for the officers of the county, as far as their posts go. 不公开: persons, statistics of one respondent, what is an enterprise's own."""

    OPEN = "open", "公开"
    INTERNAL = "internal", "内部"
    CLOSED = "closed", "不公开"


OPEN, INTERNAL, CLOSED = Publication
Classes = Mapping[str, Publication]


def _said(**classes: tuple[str, ...]) -> dict[str, Publication]:
    return {name: Publication(key) for key, names in classes.items() for name in names}


PROJECT_CLASSES: Classes = _said(
    open=(
        "name", "code", "unit_name", "unit_order", "township_name", "place", "sector", "industry", "content", "nature", "provincial", "start_year", "end_year",
        "total", "public_stage", "public_owner", "started_on", "completed_on", "commissioned_on",
    ),
    internal=(
        "pinyin", "owner", "funding", "curve", "industrial", "private", "attracted", "flags", "remarks", "stage", "born_on", "section", "sponsors", "sponsored_on",
        "team", "reserved_on", "signed_on", "approved_on", "levelled_on", "paused_on", "withdrawn_on", "withdrawn_why", "planned_*", "first_planned_*",
        "start_evidenced", "started_in", "year_plan", "next_plan", "reported_*", "evidenced_share",
        "paid_*", "vouched_*", "unvouched_*", "physical", "expected", "lag", "year_share",
        "problem", "open_problems", "approval_*", "approvals_*", "named_due_on", "deadline", "listed_on", "vetting", "obstacle", "permit_waits", "reserve_*",
        "proposed_on", "proposer_name", "vetter_name", "credit*", "verdict", "findings", "secured", "exit_reason", "band", "maturity*", "moved_on", "second_plan",
        "third_plan", "investment_kind", "behind_pace", "catch_up*",
    ),
    closed=("responsible_name", "catch_up_person", "agent_name", "approval_handler", "enrolled_*", "unenrolled_on", "in_scope", "enrol_*", "official_*"),
)
PROBLEM_CLASSES: Classes = _said(
    internal=(
        "pinyin", "what", "project_name", "unit_name", "category", "competence", "weight", "step", "step_on", "lead_name", "cooperating_names", "section", "due_on",
        "found_on", "origin", "raised_name", "cause_name", "rung", "rung_on", "rung_why", "due_by", "limit_on", "light", "reds", "desk_name", "desk_on", "node",
        "node_by", "waits_for", "paused_on", "extensions", "reported_up_on", "signed_on", "solved_on", "closed_on", "grade", "assigned_on", "struck_on", "progress",
    ),
    closed=("leader", "responsible_name"),
)
UNIT_CLASSES: Classes = _said(open=("unit_name", "unit_kind", "order"))
# Of enterprises and leads nothing goes out: who they are, what they would give and what they have paid is their own, and half of the rest is hope.
ENTERPRISE_CLASSES: Classes = _said(
    internal=("pinyin", "size", "region", "local", "chain", "link_name", "unit_name", "leads", "visited_on", "born_on"), closed=("name", "code", "intent"),
)
LEAD_CLASSES: Classes = _said(
    internal=(
        "pinyin", "title", "unit_name", "trade", "newness", "site", "stage", "found_on", "talked_on", "framework_on", "reviewed_on", "contract_on", "registered_on",
        "landed_on", "started_on", "completed_on", "paid_on", "commissioned_on", "project_name", "succeeded", "counted", "doubtful", "why", "open_aids", "lost_on",
        "moved_on",
    ),
    closed=("enterprise_name", "company", "expected", "contract_total", "paid_total", "lost_why", "news"),
)
WORD_CLASSES: dict[str, Classes] = {
    "Project": PROJECT_CLASSES, "Problem": PROBLEM_CLASSES, "Unit": UNIT_CLASSES, "Enterprise": ENTERPRISE_CLASSES, "Lead": LEAD_CLASSES,
}

# Vouchers and licences hold persons, accounts and trade secrets; photos hold faces. None has a way out.
EVIDENCE_CLASSES: Classes = _said(
    internal=("filing", "photo", "scope", "progress", "permit", "document", "other", "land", "study", "materials", "platform", "equipment", "explanation"),
    closed=("application", "contract", "licence", "settlement", "invoice", "payment"),
)


def classes_of(about: type[Model]) -> Classes:
    """The table of a vocabulary; a vocabulary nobody has classed has none, and nothing of it goes out."""
    return WORD_CLASSES.get(about.__name__, {})


def class_of(classes: Classes, name: str) -> Publication | None:
    if name in classes:
        return classes[name]
    families = [key for key in classes if key.endswith("*") and name.startswith(key[:-1])]
    return classes[max(families, key=len)] if families else None


def is_open(classes: Classes, name: str) -> bool:
    """Said by its own name, never by its family; what nobody has classed is not open."""
    return classes.get(name) == OPEN


def open_words(classes: Classes, *names: str) -> tuple[str, ...]:
    closed = [name for name in names if not is_open(classes, name)]
    if closed:
        raise TypeError(f"not open to the public: {', '.join(closed)}")
    return names


def lacking(classes: Classes, names) -> list[str]:
    """Those of `names` that nobody has classed."""
    return [name for name in names if class_of(classes, name) is None]
