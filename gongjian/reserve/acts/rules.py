"""Setting the reserve's days."""
from gongjian.reserve.rules import LABELS, ReserveRules, Rules, rules_on, said
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told


def lay_down(area: str, told: Told, *, rules: Rules) -> list[Fact]:
    """From today on the reserve of the county goes by these days."""
    days = said(rules)
    if wrong := [LABELS[name] for name, value in days.items() if not 1 <= value <= 3650]:
        raise Refused(f"{'、'.join(wrong)}：请填 1 到 3650 天")
    if rules.near >= rules.stale:
        raise Refused("清退前提醒的天数须少于无进展的天数")
    if rules == rules_on(told.on, told.area):
        raise Refused("没有改动")
    return [told.tell(ReserveRules, says=days)]
