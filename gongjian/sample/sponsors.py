"""包保: 42 key projects and two whole sectors, shared by four deputy magistrates; one of them leaves, and another takes over."""
from gongjian.projects.sponsors import Sponsorship
from gongjian.sample.lines import OPENED, Tale, dice, moment, opening
from gongjian.sample.people import LEFT_ON, people
from gongjian.sample.sketches import Sketch, names_of_units

KEY_PROJECTS = 42
OF_SECTOR = {
    "deputy1": ("煤层气", "煤炭"), "deputy2": ("现代农业", "菌菇", "蚕桑", "水利", "生态环保"), "deputy3": ("交通", "城建", "新能源", "园区配套"),
    "deputy4": ("社会事业", "文旅康养", "装备制造", "物流数据"),
}
WHOLE = {"现代农业": "deputy2", "交通": "deputy3"}
LEAVER, HEIR = "deputy3", "deputy5"


def key_projects(sketches: list[Sketch]) -> list[Sketch]:
    """The thirteen of list 5, every other named one that is known on 1 November, and the largest of the rest."""
    named = [sketch for sketch in sketches if sketch.fixed and sketch.group not in ("fresh",) and sketch.key != "shed-one"]
    rest = [sketch for sketch in sketches if not sketch.fixed and sketch.group in ("enrolled", "waiting")]
    return named + sorted(rest, key=lambda sketch: (-sketch.total, sketch.key))[: KEY_PROJECTS - len(named)]


def tell_sponsors(tale: Tale, sketches: list[Sketch]) -> None:
    names, leaders = names_of_units(), {sector: login for login, sectors in OF_SECTOR.items() for sector in sectors}
    for sketch in key_projects(sketches):
        team = list(dict.fromkeys([names[sketch.unit], names[sketch.township], names["development-reform"], names["natural-resources"]]))
        _sponsor(tale, leaders[sketch.sector], project=sketch.key, sector="", team=team)
    for sector, login in WHOLE.items():
        _sponsor(tale, login, project=None, sector=sector, team=[names["development-reform"]])


def _sponsor(tale: Tale, login: str, **said) -> None:
    tale.tell(Sponsorship, OPENED, opening(70), "office", leader=login, leader_name=people()[login].name, **said)
    if login == LEAVER:
        at = moment(LEFT_ON, dice("heir"), 9, 10)
        gone, heir = people()[LEAVER].name, people()[HEIR].name
        tale.tell(Sponsorship, LEFT_ON, at, "office", "工作调动", leader=LEAVER, leader_name=gone, ends=True, **said)
        tale.tell(Sponsorship, LEFT_ON, at, "office", "接续包保", leader=HEIR, leader_name=heir, **said)
