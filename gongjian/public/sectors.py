"""GB/T 4754-2017 → the sectors of OC4IDS (an open code list): by division or class, the longest that fits; what fits none has none."""

SECTORS: dict[str, tuple[str, ...]] = {
    "01": ("economy",), "02": ("naturalResources",), "03": ("economy",), "04": ("economy",), "05": ("economy",),
    "06": ("economy",), "07": ("energy",), "08": ("economy",), "09": ("economy",), "10": ("economy",), "11": ("economy",), "12": ("economy",),
    **{f"{division}": ("economy",) for division in range(13, 44)},
    "44": ("energy",), "4413": ("energy", "energy.hydropower"), "4415": ("energy", "energy.wind"), "4416": ("energy", "energy.solar"),
    "4417": ("energy", "energy.biomass"), "45": ("energy",), "46": ("waterAndWaste",),
    "4811": ("transport", "transport.rail"), "4812": ("transport", "transport.road"), "4813": ("transport", "transport.road"),
    "53": ("transport", "transport.rail"), "54": ("transport", "transport.road"), "55": ("transport", "transport.water"), "56": ("transport", "transport.air"),
    "57": ("energy",), "59": ("economy",), "60": ("communications",), "61": ("economy",), "62": ("economy",), "63": ("communications",), "64": ("communications",),
    "65": ("communications",), "72": ("economy",), "73": ("economy",), "74": ("economy",), "75": ("economy",),
    "76": ("naturalResources",), "7610": ("naturalResources", "naturalResources.floodProtection"), "77": ("naturalResources",), "772": ("waterAndWaste",),
    "782": ("waterAndWaste",), "785": ("cultureSportsAndRecreation",), "786": ("cultureSportsAndRecreation",), "79": ("economy",),
    "83": ("education",), "84": ("health",), "85": ("health",), "86": ("cultureSportsAndRecreation",), "87": ("cultureSportsAndRecreation",),
    "88": ("cultureSportsAndRecreation",), "89": ("cultureSportsAndRecreation",), "90": ("cultureSportsAndRecreation",), "91": ("governance",), "92": ("governance",),
}


def sectors(industry: str) -> list[str]:
    """`industry`: a code of GB/T 4754, with or without its letter."""
    code = industry.lstrip("ABCDEFGHIJKLMNOPQRST")
    return list(next((SECTORS[code[:length]] for length in range(len(code), 1, -1) if code[:length] in SECTORS), ()))
