"""A project before it is told: what it is and what will become of it. The plan's named ones come from `named.toml`, the rest from `catalogue.toml`."""
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from gongjian.people.countyfile import read_county
from gongjian.sample.lines import dice
from gongjian.sample.people import TOWNS
from gongjian.timeline.money import WAN

HOME = Path(__file__).resolve().parent
COUNTY_FILE = HOME.parent.parent / "counties" / "140521-qinshui.toml"
# group: (IP, IN, NP, NN): industrial and private, industrial, private, neither. How many of each the county has.
COUNTS = {
    "enrolled": (8, 18, 1, 17),  # in construction and in the statistics, going on in 2024
    "finishing": (9, 4, 1, 2),  # in construction, to be completed in 2023
    "waiting": (5, 8, 3, 22),  # 已开工未入统: 38
    "late": (3, 6, 1, 3),  # 2023年未开工: 13
    "spring": (5, 12, 3, 26),  # to start in the first quarter of 2024: 46
    "later": (3, 9, 1, 14),  # in the reserve, to start later in 2024
    "fresh": (5, 6, 2, 11),  # enter the reserve during the drive
    "done": (3, 4, 0, 7),  # completed before the drive
    "small": (0, 0, 0, 4),  # below 500万元: outside the statistics
    "gone": (1, 1, 0, 2),  # withdrawn before the drive
    "idea": (1, 2, 0, 2),  # not in the reserve yet
}
SUFFIXES = ("", "项目", "项目", "工程", "建设项目")
CELLS = ("IP", "IN", "NP", "NN")
BUILDING = ("enrolled", "finishing", "waiting", "small")
POOL = ("enrolled", "waiting", "late", "spring", "later")
Day = Any  # a date, or None while the project has not come so far
PREFIX = dict(zip(COUNTS, "abcdefghijk", strict=True))


@dataclass
class Sketch:
    key: str
    group: str
    cell: str
    name: str
    owner: str
    unit: str
    township: str
    sector: str
    industry: str
    curve: str
    content: str
    place: str
    size: int = 0  # 元, as first drawn
    total: int = 0
    opening: int = 0  # done before 2023
    y: int = 0  # planned for 2023
    p: int = 0  # planned for 2024
    fixed: bool = False  # money given by hand, not scaled
    behind: float = 0.0  # points behind the pace on 1 November
    provincial: bool = False
    attracted: bool = False
    born: Day = None
    reserved: Day = None
    signed: Day = None
    approved: Day = None
    levelled: Day = None
    planned: Day = None
    started: Day = None
    enrolled: Day = None
    ends: Day = None
    completed: Day = None
    withdrawn: Day = None
    code: str = ""
    flags: dict = field(default_factory=dict)

    @property
    def industrial(self) -> bool:
        return self.cell[0] == "I"

    @property
    def private(self) -> bool:
        return self.cell[1] == "P"

    @property
    def building(self) -> bool:
        return self.group in BUILDING


@cache
def names_of_units() -> dict[str, str]:
    return {unit.key: unit.short for unit in read_county(COUNTY_FILE).units}


@cache
def _catalogue() -> dict:
    return tomllib.loads((HOME / "catalogue.toml").read_text("utf-8"))


def named() -> list[Sketch]:
    """The projects with a name of their own."""
    found = []
    for row in tomllib.loads((HOME / "named.toml").read_text("utf-8"))["project"]:
        money = {name: row.pop(name, 0) * WAN for name in ("total", "opening", "y", "p")}
        days = {name: row.pop(name, None) for name in ("planned", "levelled", "reserved", "started")}
        days["started"] = row.pop("began", days["started"])
        found.append(Sketch(place=names_of_units()[row["township"]], fixed=True, **row, **money, **days))
    return found


def invented(cell: str, rng: Random):
    """Endless believable projects of a cell; a kind of project stands at most once in a township."""
    names, ideas = names_of_units(), [idea for idea in _catalogue()["idea"] if idea["cell"] == cell]
    rng.shuffle(ideas)
    order = [rng.sample(TOWNS, len(TOWNS)) for _ in ideas]
    for turn in range(len(TOWNS)):
        for idea, towns in zip(ideas, order, strict=True):
            town = towns[turn]
            said = {"t": names[town], "v": rng.choice(_catalogue()["villages"]), "f": rng.choice(_catalogue()["firms"]), "n": rng.randint(6, 48)}
            least, most = idea["size"]
            size = least * (most / least) ** rng.random()
            yield {
                "cell": cell, "name": idea["name"].format(**said) + rng.choice(SUFFIXES), "owner": idea["owner"].format(**said), "content": idea["content"].format(**said),
                "unit": town if idea["unit"] == "town" else idea["unit"], "township": town, "sector": idea["sector"], "industry": idea["industry"],
                "curve": idea["curve"], "place": f"{said['t']}{said['v']}村", "size": round(size / 10) * 10 * WAN,
            }


def sketch_all() -> list[Sketch]:
    """All projects, in a fixed order: by group, the named ones first. Money and days follow."""
    by_hand = named()
    sources = {cell: invented(cell, dice("invented", cell)) for cell in CELLS}
    found = []
    for group, counts in COUNTS.items():
        place = 0
        for cell, count in zip(CELLS, counts, strict=True):
            here = [sketch for sketch in by_hand if (sketch.group, sketch.cell) == (group, cell)]
            found += here
            for _ in range(count - len(here)):
                place += 1
                found.append(Sketch(key=f"{PREFIX[group]}{place:02d}", group=group, **next(sources[cell])))
    return found
