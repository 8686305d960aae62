"""What a signing counts for and how far a lead has come, told the slow and plain way. Shares nothing with counted.py and lead_standings.py but the facts."""
from datetime import date, datetime

from gongjian.promotion.models import EnterpriseCard, Lead, LeadStep, PromotionRules, Review, Ruling, Sameness, Signing
from gongjian.promotion.near import why
from gongjian.timeline.when import CHINA

UNFIT = {"outlet", "extraction", "estate", "leisure", "fiscal"}


def held(rows, on: date, known: datetime | None) -> list:
    """Told by then, not taken back or corrected by then, true by the day; in the order of days, then of telling."""
    told = [fact for fact in rows if known is None or fact.recorded_at <= known]
    mended = {fact.corrects_id for fact in told}
    return sorted((fact for fact in told if not fact.void and fact.pk not in mended and fact.occurred_on <= on), key=lambda fact: (fact.occurred_on, fact.pk))


class Books:
    """Every fact, read once."""

    def __init__(self):
        self.signings, self.steps, self.cards = (list(model.objects.all()) for model in (Signing, LeadStep, EnterpriseCard))
        self.decisions, self.rulings, self.rules, self.reviews = (list(model.objects.all()) for model in (Sameness, Ruling, PromotionRules, Review))
        self.by_key = {fact.pk: fact for fact in self.signings}

    def origin(self, key: int) -> int:
        while before := self.by_key[key].corrects_id:
            key = before
        return key


class Seen:
    """One contract as it holds, with what a comparison of names asks for."""

    def __init__(self, books: Books, fact: Signing, known: datetime | None):
        self.fact, self.root = fact, books.origin(fact.pk)
        self.enterprise_id, self.investor, self.title, self.site, self.signed_on = fact.enterprise_id, fact.investor, fact.title, fact.site, fact.occurred_on
        landed = [step.project_id for step in held(of_lead(books.steps, fact.lead_id), date.max, known) if step.project_id]
        self.project_id = fact.project_id or (landed[-1] if landed else None)


def of_lead(rows: list, key: int | None) -> list:
    return [fact for fact in rows if key and fact.lead_id == key]


def contracts(books: Books, on: date, known: datetime | None) -> dict[int, tuple[bool, bool]]:
    """{signing: (counted, doubtful)} of contracts signed by the day."""
    every = [Seen(books, fact, known) for fact in held(books.signings, date.max, known) if fact.kind_of == "contract"]
    order = sorted((fact for fact in every if fact.signed_on <= on), key=lambda one: (one.signed_on, one.fact.pk))
    decisions, origin = held(books.decisions, on, known), books.origin
    verdicts = {frozenset((origin(fact.signing_id), origin(fact.other_id))): fact for fact in decisions}

    def dropped(one: Seen) -> bool:
        against = [origin(fact.signing_id) for fact in decisions if fact.verdict == "same" and origin(fact.other_id) == one.root]
        return any(other.root in against for other in every)

    found = {}
    for place, one in enumerate(order):
        waits = any(why(before, one) and frozenset((before.root, one.root)) not in verdicts and not dropped(before) for before in order[:place])
        ruled = held([fact for fact in books.rulings if origin(fact.signing_id) == one.root], on, known)
        if dropped(one):
            found[one.fact.pk] = (False, False)
        elif ruled:
            found[one.fact.pk] = (ruled[-1].counted, False)
        elif unfit(books, one, on, known):
            found[one.fact.pk] = (False, False)
        else:
            found[one.fact.pk] = (not waits, waits)
    return found


def unfit(books: Books, one: Seen, on: date, known: datetime | None) -> bool:
    fact = one.fact
    steps = held(of_lead(books.steps, fact.lead_id), on, known)
    every = held([card for card in books.cards if card.enterprise_id == fact.enterprise_id], date.max, known)
    cards = [card for card in every if card.occurred_on <= on] or every[:1]
    rules = held(books.rules, date.max, known)
    laid = [rule for rule in rules if rule.occurred_on <= fact.occurred_on] or rules[:1]
    floor, late = (laid[-1].says["floor"], laid[-1].says["late"]) if laid else (5_000_000, 31)
    local = bool(cards) and cards[-1].local
    trade = [step.trade for step in steps if step.trade][-1:]
    newness = [step.newness for step in steps if step.newness][-1:]
    told_late = (books.by_key[one.root].recorded_at.astimezone(CHINA).date() - fact.occurred_on).days
    two_years = fact.occurred_on.replace(year=fact.occurred_on.year + 2)
    landed = [step.occurred_on for step in steps if step.step == "landed"][:1]
    return bool(
        local or (trade and trade[0] in UNFIT) or (newness and newness[0] != "new") or fact.total < floor
        or (rules and late and fact.occurred_on >= rules[0].occurred_on and told_late > late)
        or (on > two_years and not (landed and landed[0] <= two_years))
    )


AFTER = {"talked": {"found"}, "framework": {"talked"}, "reviewed": {"talked"}, "contract": {"reviewed"}, "registered": {"contract"}, "landed": {"registered"}}
ORDER = ("found", "talked", "framework", "reviewed", "contract", "registered", "landed")


def lead_on(books: Books, lead: Lead, on: date, known: datetime | None) -> dict | None:
    """None before it was found."""
    steps = held(of_lead(books.steps, lead.pk), on, known)
    if "found" not in {step.step for step in steps}:
        return None
    days: dict[str, date] = {}
    for step in steps:
        days.setdefault(step.step, step.occurred_on)
    for signing in held(of_lead(books.signings, lead.pk), on, known):
        days.setdefault(signing.kind_of, signing.occurred_on)
    collective = [review for review in held(of_lead(books.reviews, lead.pk), on, known) if review.kind_of == "collective"]
    if collective and collective[-1].passed:
        since = collective[-1]
        for review in reversed(collective):
            if not review.passed:
                break
            since = review
        days["reviewed"] = since.occurred_on
    while gone := next((step for step, needs in AFTER.items() if step in days and not any(need in days and days[need] <= days[step] for need in needs)), None):
        del days[gone]
    turns = [step for step in steps if step.step in ("lost", "resumed")]
    lost = turns[-1] if turns and turns[-1].step == "lost" else None
    last = lambda name: next((getattr(step, name) for step in reversed(steps) if getattr(step, name) not in ("", None)), None)
    return {
        "step": [step for step in ORDER if step in days][-1], "title": last("title"), "trade": last("trade"), "expected": last("expected"), "project_id": last("project_id"),
        "contract_on": days.get("contract"), "landed_on": days.get("landed"), "reviewed_on": days.get("reviewed"), "lost_on": lost.occurred_on if lost else None,
        "talked_on": next((step.occurred_on for step in reversed(steps) if step.step == "talked"), None),
    }
