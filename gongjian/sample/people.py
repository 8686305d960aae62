"""Who signs in: one officer a role and more. All invented; the telephone numbers are no one's."""
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gongjian.people.posts import Post, Rank, Role
from gongjian.sample.lines import Tale, dice, moment, opening

IN_POST = date(2021, 7, 1)
PASSWORD = "Gongjian-2023"
LEFT_ON = date(2023, 12, 20)  # a deputy magistrate leaves; his projects get a new sponsor that day


@dataclass(frozen=True)
class Person:
    login: str
    name: str
    unit: str  # "" for the system administrator
    title: str
    role: str
    rank: int = Rank.CLERK
    since: date = IN_POST
    phone: str = ""


# login, unit, title, role, rank
POSTS = (
    ("office", "drive-office", "攻坚办科员", Role.OFFICE, Rank.CLERK),
    ("office-head", "drive-office", "攻坚办主任", Role.OFFICE, Rank.HEAD),
    ("magistrate", "county-leaders", "县长", Role.LEADER, Rank.HEAD),
    ("deputy1", "county-leaders", "副县长", Role.LEADER, Rank.DEPUTY),
    ("deputy2", "county-leaders", "副县长", Role.LEADER, Rank.DEPUTY),
    ("deputy3", "county-leaders", "副县长", Role.LEADER, Rank.DEPUTY),
    ("deputy4", "county-leaders", "副县长", Role.LEADER, Rank.DEPUTY),
    ("deputy5", "county-leaders", "副县长", Role.LEADER, Rank.DEPUTY),
    ("tongji", "statistics", "投资股科员", Role.STATISTICS, Rank.CLERK),
    ("tongji-head", "statistics", "局长", Role.STATISTICS, Rank.HEAD),
    ("shenpi", "approvals", "投资项目股科员", Role.APPROVALS, Rank.CLERK),
    ("shenpi-head", "approvals", "局长", Role.APPROVALS, Rank.HEAD),
    ("ducha", "inspection-group", "督查组成员", Role.INSPECTOR, Rank.CLERK),
    ("ducha-head", "inspection-group", "督查组组长", Role.INSPECTOR, Rank.HEAD),
    ("admin", "", "系统管理员", Role.ADMIN, Rank.CLERK),
)
ARRIVES = {"deputy5": LEFT_ON, "ducha": date(2023, 11, 1), "ducha-head": date(2023, 11, 1)}
TOWNS = ("longgang", "zhongcun", "zhengzhuang", "duanshi", "jiafeng", "zhengcun", "shizhuang", "tuwo", "zhangcun", "hudi", "guxian", "shili")


@cache
def _read() -> dict:
    return tomllib.loads(Path(__file__).with_name("roster.toml").read_text("utf-8"))


def _seats() -> list[tuple]:
    found = list(POSTS)
    for seat in _read()["seats"]:
        unit, login = seat["unit"], seat["login"]
        head = "乡长" if unit in TOWNS[7:] else "镇长" if unit in TOWNS else "主任" if unit in ("zone", "investment-promotion") else "局长"
        found.append((login, unit, f"{seat['section']}科员", Role.UNIT, Rank.CLERK))
        found.append((f"{login}-head", unit, head, Role.UNIT, Rank.HEAD))
        found.append((f"{login}-deputy", unit, f"副{head}", Role.UNIT, Rank.DEPUTY))
    return found


@cache
def people() -> dict[str, Person]:
    """Everybody by login, in a fixed order. No two share a name."""
    rng, names = dice("people"), []
    surnames = list(_read()["surnames"])
    rng.shuffle(surnames)
    for place in range(len(_seats())):
        names.append(surnames[place % len(surnames)] + rng.choice(_read()["given"]))
    return {
        login: Person(login, name, unit, title, role, rank, ARRIVES.get(login, IN_POST), f"1380000{place + 1:04d}")
        for place, (name, (login, unit, title, role, rank)) in enumerate(zip(names, _seats(), strict=True))
    }


@cache
def clerks() -> dict[str, Person]:
    """Each unit's clerk, who fills in for his unit and for no other."""
    return {person.unit: person for person in people().values() if person.rank == Rank.CLERK and person.unit}


def officer(unit: str, rank: int) -> Person:
    return next(person for person in people().values() if person.unit == unit and person.rank == rank)


def section(unit: str) -> str:
    return next((seat["section"] for seat in _read()["seats"] if seat["unit"] == unit), "")


SHOWN = {
    "office": "攻坚办", "office-head": "攻坚办主任", "magistrate": "县长", "deputy1": "包保副县长", "duanshi": "乡镇（端氏镇）", "kaifaqu": "开发区",
    "nongye": "部门（县农业农村局）", "fagai": "部门（县发改局）", "tongji": "县统计局", "shenpi": "县审批局", "ducha": "督查组", "admin": "系统管理员",
}
# (login, role, name): what `bin/run` prints.
SIGN_INS = [(login, label, people()[login].name) for login, label in SHOWN.items()]


def tell_posts(tale: Tale) -> None:
    for place, person in enumerate(people().values()):
        said = {"officer": person.login, "unit": person.unit, "title": person.title, "role": person.role, "rank": person.rank}
        late = person.since > IN_POST and person.since == LEFT_ON
        at = moment(person.since, dice("post", person.login), 8, 8) if late else opening(-25 + place // 20)
        tale.tell(Post, person.since, at, "admin", **said)
    gone = people()["deputy3"]
    tale.tell(
        Post, LEFT_ON, moment(LEFT_ON, dice("leaves"), 8, 8), "admin", "工作调动", officer=gone.login, unit=gone.unit, title=gone.title,
        role=gone.role, rank=gone.rank, ends=True,
    )
