"""Publication classes of the indicators (M61): of the county's figure, and of each unit's, which may be one respondent's.

Official figures are the statistics bureau's to publish (统计法): of them only the rates it has published go out, of the county.
"""
from gongjian.reading.classes import CLOSED, INTERNAL, OPEN, Classes

COUNTY_CLASSES: Classes = dict.fromkeys((
    "invested", "industrial_invested", "private_invested", "growth", "industrial_growth", "private_growth", "starts", "start_rate", "enrolments",
    "new_start_50", "new_start_10_50", "new_start_5_10", "reserve_count", "reserve_money", "industrial_reserve_count", "industrial_reserve_money",
    "private_reserve_count", "private_reserve_money", "provincial_reserve_count", "provincial_reserve_money", "signed_total", "attracted_start_total", "paid_in",
    "enrol_rate", "year_share",  # of the county the bulletin says them
), OPEN) | {"approvals_rate": INTERNAL, "reserve_*": INTERNAL, "official_*": CLOSED}

UNIT_CLASSES: Classes = {
    **dict.fromkeys(("invested", "starts", "reserve_count"), OPEN),
    **dict.fromkeys((
        "industrial_invested", "private_invested", "start_rate", "new_start_*", "reserve_*", "approvals_rate", "industrial_reserve_*", "private_reserve_*",
        "provincial_reserve_*", "year_share", "signed_total", "attracted_start_total", "paid_in",
    ), INTERNAL),
    **dict.fromkeys(("enrolments", "enrol_rate", "official_*", "growth", "industrial_growth", "private_growth"), CLOSED),
}
