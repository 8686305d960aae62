"""The table of rules.md §3.3, copied by hand a second time: what the data files must say. wd working days, d days, mo months.

A figure is said as days, unit, confidence, source: "5-7wd a P23、P29"; "20+40wd B" twenty and at most forty more; "≥20d B" no less than twenty;
"(5wd) C" of a part of the item only. Figures the table gives without a mark are C here: nobody says how sure they are.
"""

# id: (bureau of the county file, statutory, promise seen, validity)
ROWS = {
    "E1": ("natural-resources", "", "1-3wd C", ""),
    "E2": ("development-reform", "", "1wd C", ""),
    "E3": ("environment", "", "1-3wd C", ""),
    "E4": ("natural-resources", "", "3wd C", ""),
    "A1": ("", "0wd C", "0wd C", "life C"),
    "A2": ("approvals", "20wd B", "5-7wd a P23、P22", "24mo a P22"),
    "A3": ("approvals", "20wd a P22", "5wd C", "24mo a P22"),
    "A4": ("approvals", "20wd B", "5-7wd a P23、P29", ""),
    "A2H": ("development-reform", "20+40wd B 673", "3-15wd a P24", "24mo A P5"),
    "A2B": ("approvals", "0wd A P5", "0wd A P5", "24mo C"),
    "A5": ("natural-resources", "20wd B", "5-25wd C", "36mo a P22"),
    "A6": ("", "", "10-20wd C", ""),
    "A7": ("energy", "", "7wd a P23", "24mo B"),
    "A8": ("environment", "", "7wd C", "60mo to start A P16"),
    "A9": ("water", "", "7wd C", "36mo to start A P14"),
    "A10": ("water", "20wd B", "9-10wd C", "36mo B"),
    "A11": ("water", "45wd B", "", "36mo to start a P20"),
    "A12": ("forestry", "20wd B", "(5wd) C", "24mo A P19"),
    "A13": ("natural-resources", "", "(5wd) a P25", ""),
    "A14": ("natural-resources", "", "(5wd) C", ""),
    "A15": ("culture-tourism", "", "", ""),
    "A16": ("emergency", "45d B", "", ""),
    "A18": ("natural-resources", "", "(10wd) a P25", "24mo B"),
    "A19": ("natural-resources", "≥20d B", "", ""),
    "A20": ("natural-resources", "20wd B", "5wd a P23", "12mo a"),
    "A21": ("natural-resources", "30wd a P22", "3-5wd C", ""),
    "B1": ("natural-resources", "", "7wd C", ""),
    "B2": ("natural-resources", "20wd B", "7wd C", "12mo to start a P22"),
    "B3": ("approvals", "20wd B", "3wd C", ""),
    "C1": ("housing", "", "3wd C", ""),
    "C2": ("housing", "15+20wd A P18", "7wd C", ""),
    "C3": ("", "20wd B", "", ""),
    "C4": ("development-reform", "≥23d B", "", ""),
    "C5": ("housing", "", "5wd C", ""),
    "C6": ("approvals", "7d A P17", "5wd C", "3mo to start A P17"),
    "F0": ("", "", "", ""),
    "D1": ("natural-resources", "", "", ""),
    "D2": ("housing", "", "", ""),
    "D3": ("approvals", "", "", ""),
    "D4": ("housing", "", "", ""),
    "D5": ("housing", "", "", ""),
    "D6": ("housing", "(15d) B", "", ""),
}
# Eight things stand in the one row D1–D6; the last two have no id of their own there. X1, X2 stand below the table.
BESIDE_THE_TABLE = {"D7", "D8", "X1", "X2"}

# What differs by attribute: id, attributes, (statutory, promise), level.
CASES = [
    ("A7", {"energy_tce": 9_999}, ("", "7wd a P23"), "county"),
    ("A7", {"energy_tce": 10_000}, ("", "7wd a P23"), "province"),
    ("A8", {"eia": "report"}, ("60d A P16", "7wd C"), "city"),
    ("A8", {"eia": "table"}, ("30d A P16", "7wd C"), "city"),
    ("A8", {"eia": "register"}, ("0d A P16", "0wd A P16"), "city"),
    ("A9", {"soil_hectares": 5, "soil_m3": 0}, ("10+10wd A P14", "7wd C"), "county"),
    ("A9", {"soil_m3": 5}, ("10+10wd A P14", "7wd C"), "county"),
    ("A9", {"soil_hectares": 4.9, "soil_m3": 4.9}, ("0wd A P14", "0wd A P14"), "county"),
    ("D2", {"special_fire": False}, ("(5wd) A P18", ""), "county"),
    ("D2", {"special_fire": True}, ("", ""), "county"),
]

# The trigger column: id, attributes that just meet it, attributes that just do not, confidence and source.
TRIGGERS = [
    ("E1", {"site": True}, {"site": False}, "C"),
    ("A2", {"path": "approve"}, {"path": "file"}, "C"),
    ("A3", {"path": "approve"}, {"path": "verify"}, "C"),
    ("A4", {"path": "approve"}, {"path": "file"}, "C"),
    ("A2H", {"path": "verify"}, {"path": "file"}, "C"),
    ("A2B", {"path": "file"}, {"path": "approve"}, "A P5"),
    ("A5", {"new_land": True}, {"new_land": False, "supply": "auction"}, "a P22"),
    ("A5", {"new_land": False, "supply": "allot"}, {"new_land": False, "supply": "none"}, "a P22"),
    ("A6", {"major": True}, {"major": False, "collect": False}, "C"),
    ("A6", {"collect": True}, {"major": False, "collect": False}, "C"),
    ("A7", {"energy_tce": 1000}, {"energy_tce": 999, "power_kwh": 499}, "a P15"),
    ("A7", {"power_kwh": 500}, {"energy_tce": 0, "power_kwh": 0}, "a P15"),
    ("A8", {"eia": "register"}, {"eia": "none"}, "C"),
    ("A9", {"soil_hectares": 0.5}, {"soil_hectares": 0.49, "soil_m3": 0.09}, "A P14"),
    ("A9", {"soil_m3": 0.1}, {"soil_hectares": 0, "soil_m3": 0}, "A P14"),
    ("A10", {"river": True}, {"river": False}, "C"),
    ("A11", {"own_water": True}, {"own_water": False}, "C"),
    ("A12", {"forest": True}, {"forest": False}, "C"),
    ("A13", {"mining": True, "standard_land": False}, {"mining": False}, "C"),
    ("A14", {"geohazard": True, "standard_land": False}, {"geohazard": False}, "C"),
    ("A15", {"relics": True, "standard_land": False}, {"relics": False}, "A P21"),
    ("A16", {"hazardous": True}, {"hazardous": False}, "C"),
    ("A18", {"farmland": True}, {"farmland": False, "collect": False}, "C"),
    ("A19", {"supply": "auction"}, {"supply": "none"}, "C"),
    ("B3", {"civil_building": True}, {"civil_building": False}, "C"),
    ("C2", {"special_fire": True}, {"special_fire": False}, "A P18"),
    ("C3", {"lightning": True}, {"lightning": False}, "C"),
    ("C4", {"tender": True}, {"tender": False}, "C"),
    ("C6", {"cost_wan": 30}, {"cost_wan": 29, "building_m2": 299}, "a"),
    ("C6", {"building_m2": 300}, {"cost_wan": 0, "building_m2": 0}, "a"),
]

# The column dep, and what the column ∥/容缺 says comes "before" something. A2* is 立项: A2 (up to A3), A2H or A2B, whichever applies.
DEPENDS = {
    "E4": "E1", "A2": "A1", "A3": "A2 A5 A7 A6", "A4": "A3 A16", "A2H": "A1 A5 A6", "A2B": "A1 E2", "A5": "A1 E1", "A6": "A1", "A7": "A1", "A8": "A1 E3",
    "A9": "A1", "A10": "A1", "A11": "A2*", "A12": "A2*", "A13": "A5", "A16": "A2*", "A18": "A5 A12 A13", "A19": "A18 A15", "A20": "A19 A2*", "A21": "A19 A20",
    "B1": "A20 A16", "B2": "A20 B1", "B3": "B1", "C1": "A4 B1", "C2": "C1", "C3": "C1", "C4": "A4", "C5": "C4", "C6": "B2 C4 C1 C2 A20 A10", "F0": "C6 A7 A8 A9",
    "D1": "F0", "D2": "F0", "D3": "F0", "D4": "F0", "D5": "F0", "D6": "F0", "D7": "F0", "D8": "F0",
}
LACKS = {"C6": "C5"}  # "with C6": handled together, there when the permit is granted

# The line "Edges of the catalogue", each from → to.
EDGES = """
A1 A2, A1 A2H, A1 A2B, A1 A7, A1 A8, A1 A9, E1 A5, A5 A18, A18 A19, A19 A20, A20 A21, A20 B1, B1 B2, B2 C6, A2* A12, A2* A20, A12 A18, A13 A18, A15 A19,
A3 A4, A4 C1, C1 C2, C2 C6, C4 C6, A7 F0, A8 F0, A9 F0, C6 F0
"""
TYPICAL = ("E1", "A5", "A18", "A19", "A20", "B1", "B2", "C6")

# The column ∥, where it names items (A5 says A8–A15; of these A13 has A5 as its dep, and the dep counts).
PARALLEL = {"E1": "E2 E3", "A2": "A5 A6", "A4": "B1", "A5": "A8 A9 A10 A11 A12 A14 A15", "A21": "B1", "B1": "A21", "B3": "B2"}

# Reform classes that §3.4 and the table name: unified 政府统一服务, promised 承诺, kept 保留.
REFORMS = {
    "A7": ("promised", "A P8"), "A9": ("promised", "A P8"), "C3": ("promised", "A P8"), "C1": ("promised", "A P10"), "A14": ("unified", "A P8"), "A13": ("unified", "C"),
    "A20": ("kept", "A P8"), "B2": ("kept", "A P8"), "C6": ("kept", "A P8"),
}
NOT_BUILDINGS = ("pipeline", "farmland", "ecology")  # skip A20, B, C6; 行业施工图 and 开工报告 instead
SKIPPED = ("A20", "B1", "B2", "B3", "C6")
