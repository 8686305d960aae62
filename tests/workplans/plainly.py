"""A task told the slow and plain way: one step after another, nothing shared with reading.py but the facts."""
from datetime import date


def stands(steps, on: date, known=None) -> tuple | None:
    """(step, day of the last step on its way, person, due, first due, late); None before it was set."""
    told = [fact for fact in steps if known is None or fact.recorded_at <= known]
    gone = {fact.corrects_id for fact in told if fact.corrects_id}
    state = None
    for fact in sorted((fact for fact in told if fact.pk not in gone and not fact.void and fact.occurred_on <= on), key=lambda fact: (fact.occurred_on, fact.pk)):
        if fact.step == "set":
            state = {"step": "set", "day": fact.occurred_on, "person": fact.person, "due": fact.due_on, "first": fact.due_on}
        elif fact.step in ("finished", "dropped"):
            state |= {"step": fact.step, "day": fact.occurred_on}
        elif fact.step == "reopened":
            state |= {"step": "reopened", "day": fact.occurred_on, "due": fact.due_on}
        elif fact.step == "put_off":
            state["due"] = fact.due_on
        if fact.person:
            state["person"] = fact.person
    if state is None:
        return None
    if state["step"] in ("set", "reopened"):
        late = state["due"] < on
    else:
        late = state["step"] == "finished" and state["due"] < state["day"]
    return state["step"], state["day"], state["person"], state["due"], state["first"], late
