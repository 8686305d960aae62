"""What each project on the way to a start is, in the words of the catalogue of approvals: its kind, its path, what is known of its site and works."""
from dataclasses import dataclass
from random import Random

from gongjian.approvals.catalogue.book import Catalogue, read
from gongjian.approvals.catalogue.choosing import Choice, chosen
from gongjian.sample.lines import dice
from gongjian.sample.sketches import Sketch
from gongjian.timeline.money import WAN

LINES = ("pipeline", "transport", "energy")  # they cross land, woods and rivers
OF_LAND = ("industry", "building", "tourism", "municipal", *LINES)
OPEN_QUESTIONS = ("geohazard", "relics", "mining", "soil_m3", "building_m2", "power_kwh")  # what a unit does not know when it hands in


@dataclass(frozen=True)
class Profile:
    kind: str
    path: str
    says: dict

    @property
    def choices(self) -> dict[str, Choice]:
        return chosen(read(), self.kind, self.path, self.says)


def profile(sketch: Sketch) -> Profile:
    """The same whenever it is asked."""
    rng, catalogue = dice("checklist", sketch.key), read()
    kind = catalogue.guessed(sketch.name, sketch.sector) or "building"
    path = catalogue.kinds[kind].path if sketch.industrial else "approve"
    if sketch.private and path == "approve":
        path = "file"
    says = _told(sketch, catalogue, kind, path, rng)
    if rng.random() < 0.3:
        for name in rng.sample(OPEN_QUESTIONS, rng.randint(1, 2)):
            says.pop(name, None)
    return Profile(kind, path, says)


def _told(sketch: Sketch, catalogue: Catalogue, kind: str, path: str, rng: Random) -> dict:
    wan, template = sketch.total // WAN, catalogue.kinds[kind].defaults
    new_land = bool(template.get("new_land", True)) and rng.random() < 0.85
    hectares = round(min(40.0, 0.3 + wan / rng.randint(1500, 5000)), 1)
    hazardous = any(word in sketch.name for word in ("液化", "LNG", "提氦", "瓦斯", "加气"))
    likely = {
        "farmland": 0.6 if new_land else 0, "collect": 0.5 if new_land else 0, "forest": 0.45 if kind in (*LINES, "ecology") else 0.14,
        "river": 1.0 if kind == "water" else 0.25 if kind in LINES else 0.06, "own_water": 0.06, "mining": 0.16, "geohazard": 0.3, "relics": 0.07,
        "major": 0.4 if wan >= 50_000 else 0.03, "lightning": 1.0 if hazardous else 0.03, "special_fire": 0.3 if kind == "industry" else 0.08,
        "tender": 0.95 if path == "approve" else 0.25, "in_boundary": 0.7 if sketch.unit == "zone" else 0.35, "standard_land": 0.5 if sketch.unit == "zone" else 0,
    }
    flags = {name: rng.random() < chance for name, chance in likely.items()}
    eia = rng.choices(("report", "table", "register"), (2, 5, 3) if kind in ("industry", *LINES) else (0, 3, 7))[0]
    return flags | {
        "site": True, "new_land": new_land, "supply": template.get("supply", "allot") if new_land else "none", "hazardous": hazardous, "eia": eia,
        "civil_building": bool(template.get("civil_building", False)), "soil_hectares": hectares, "soil_m3": round(hectares * rng.uniform(0.1, 0.9), 1),
        "energy_tce": round(wan / rng.randint(12, 60)) if kind == "industry" else rng.randint(5, 260),
        "power_kwh": round(wan / rng.randint(30, 120)) if kind == "industry" else rng.randint(4, 160),
        "building_m2": round(wan * rng.uniform(0.8, 2.4) / 10) * 10 if kind in OF_LAND and kind not in LINES else rng.randint(0, 9) * 100,
        "cost_wan": round(wan * rng.uniform(0.6, 0.85)),
    }
