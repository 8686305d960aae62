"""What a lead's page offers: the step that leads on first, then the others that may follow where it stands and are his to take."""
from django.urls import reverse

from gongjian.pages.doing.promotion.leads import ASKS, step_url
from gongjian.pages.look import Look
from gongjian.projects.acts.evidence import add_evidence
from gongjian.promotion.acts import aids, commitments, leads, signings
from gongjian.promotion.flow import FLOW, Step
from gongjian.promotion.models import LeadStanding

NEXT = {Step.FOUND: Step.TALKED, Step.CONTRACT: Step.REGISTERED, Step.REGISTERED: Step.LANDED}


def on_lead(look: Look, row: LeadStanding, may) -> list[dict]:
    """Buttons for parts/acts.html. `may` is Desk.offers of the lead."""
    found: list[dict] = []
    key = row.lead_id

    def offer(label: str, url: str, act, kind: object = None) -> None:
        if may(act, kind=kind):
            found.append({"label": label, "url": url})

    for step in ASKS:
        if fits(step, row):
            offer(ASKS[step][0], step_url(key, step), leads.take_step, step)
    if not row.lost_on:
        if row.talked_on and not row.contract_on:
            offer("记评审", reverse("lead-review", args=[key]), leads.review)
            offer("签协议", reverse("conclude", args=[key]), signings.conclude)
        if row.contract_on:
            offer("登记承诺", reverse("promise", args=[key]), commitments.promise)
            offer("提出帮办", reverse("ask-aid", args=[key]), aids.ask_aid)
            offer("无需帮办", reverse("waive-aid", args=[key]), aids.waive_aid)
            if not row.reviewed_on or row.contract_on:
                offer("记评审", reverse("lead-review", args=[key]), leads.review)
    offer("补材料", reverse("lead-paper", args=[key]), add_evidence)
    leading = next((act for act in found if act["url"] == leading_url(row)), None)
    if leading:
        leading["key"] = True
        found.insert(0, found.pop(found.index(leading)))
    return found


def leading_url(row: LeadStanding) -> str:
    """Where the way goes on: the next step of its own, the review, the contract."""
    key, step = row.lead_id, Step(row.step)
    if row.lost_on:
        return step_url(key, Step.RESUMED)
    if step in NEXT:
        return step_url(key, NEXT[step])
    return reverse("conclude", args=[key]) if step == Step.REVIEWED else reverse("lead-review", args=[key])


def fits(step: Step, row: LeadStanding) -> bool:
    """Not refused at once for what everybody can see; the act itself still judges."""
    if step == Step.RESUMED:
        return row.lost_on is not None
    if row.lost_on:
        return False
    if step == Step.LOST:
        return row.landed_on is None
    if step == Step.TALKED:
        return row.contract_on is None
    reached = {Step.REGISTERED: row.registered_on, Step.LANDED: row.landed_on}
    before = {Step.CONTRACT: row.contract_on, Step.REGISTERED: row.registered_on, Step.FOUND: row.found_on}
    return not reached.get(step) and any(before.get(need) for need in FLOW[step].after)
