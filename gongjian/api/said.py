"""The shapes of what is answered, for the OpenAPI description. They describe the JSON that lists and commands make, and make none themselves."""
from typing import Any

from ninja import Field, Schema
from pydantic import ConfigDict

from gongjian.indicators.plain import FigureState

Cell = int | float | str | bool | None
Figure = int | float | None
STATES = "、".join(FigureState.labels)


class Shape(Schema):
    model_config = ConfigDict(extra="forbid")


class Refusal(Shape):
    status: int = Field(description="同 HTTP 状态")
    error: str = Field(description="一句话说明哪里不对、怎么改")


class Looked(Shape):
    on: str = Field(description="查看日")
    known: str | None = Field(description="只按这一刻以前已知的算；空是按现在所知")
    seen_as: str = Field(alias="as", description="按谁的权限看")


class Place(Shape):
    page: int
    per_page: int
    pages: int


class Address(Shape):
    path: str
    title: str


class Home(Looked):
    system: str = Field(description="密钥发给哪个系统")
    purpose: str
    until: str = Field(description="密钥有效期至")
    region: str
    drive: str = Field(description="这一天的行动")
    rate: str = Field(description="每把密钥每个进程的次数上限，如 120/m 是每分钟 120 次")
    addresses: list[Address]


class SheetAbout(Shape):
    number: int
    title: str
    kind: str = Field(description="清单：一行一个项目或问题；指标表：一行一个单位")
    count: int = Field(description="清单是几行，指标表是几项指标")
    note: str


class Sheets(Looked):
    sheets: list[SheetAbout]


class Column(Shape):
    name: str
    label: str
    group: str = Field(description="几列合用的上一级表头")
    unit: str = Field(description="计量单位；金额一律是元")
    basis: str = Field(description="调度口径、统计口径、到位资金、计划数、个数、形象进度；不是这类数的为空")


class Listed(Looked):
    title: str
    count: int = Field(description="一共几行，不只这一页")
    unit: str = Field(description="金额的单位：元")
    paging: Place
    columns: list[Column]
    rows: list[dict[str, Cell | list[str]]] = Field(description="key 是编号，其余各列见 columns。目标、完成为“无任务”“未下达”“未报”时是文字，不是零")


class SheetRows(Listed):
    number: int
    note: str
    totals: dict[str, Figure] = Field(description="所有行的合计，不只这一页；不能相加的列没有合计")


class ProjectOne(Looked):
    unit: str
    columns: list[Column]
    project: dict[str, Cell | list[str]]


class OpenProject(Shape):
    key: int
    name: str
    unit: str
    place: str
    stage: str


class Directory(Looked):
    count: int
    paging: Place
    projects: list[OpenProject]


class IndicatorAbout(Shape):
    name: str
    title: str
    measure: str
    unit: str
    basis: str
    basis_label: str
    help: str


class Indicators(Looked):
    indicators: list[IndicatorAbout]


class UnitFigure(Shape):
    key: int = Field(description="单位编号，见 units")
    unit: str
    asked: Figure = Field(description="下达给单位的数")
    asked_state: str | None = Field(description=f"{STATES} 之一；方案没有这项目标的为空")
    value: Figure
    state: str = Field(description=f"{STATES} 之一")


class IndicatorOne(IndicatorAbout, Looked):
    since: str | None = Field(description="从哪天起算；空是看当天的存量，或自始累计")
    target: str | None = Field(description="方案里的目标")
    asked: Figure
    asked_state: str | None
    value: Figure = Field(description="全县的数")
    state: str = Field(description=f"{STATES} 之一")
    units: list[UnitFigure] = Field(description="可见的单位")


class UnitPart(Shape):
    key: int
    unit: str
    asked: int | float | str = Field(description="数，或“无任务”“未下达”")
    asked_state: str
    done: int | float | str = Field(description="数，或“未报”等")
    done_state: str


class Closure(Shape):
    allotted: int
    difference: int = Field(description="各单位合计比全县：负是短，正是超")
    word: str
    units: int
    without_task: int


class TargetOne(Shape):
    key: str
    clause: str
    title: str
    indicator: str
    measure: str
    unit: str
    basis: str
    basis_label: str
    definition: str
    starts_on: str = Field(alias="from")
    to: str
    asked: Figure
    asked_state: str
    issued: bool
    document: str
    done: Figure
    done_state: str
    rate: float | int | None
    pace: float | int | None
    light: str = Field(description="G 达到或合序时，Y 落后，R 落后较多或到期未完成，N 不评")
    subset_of: str | None = Field(description="是哪项目标的一部分；各部分互有重叠，不得相加")
    overlapping: bool
    closure: Closure | None
    units: list[UnitPart]


class Targets(Looked):
    drive: str
    targets: list[TargetOne]


class UnitOne(Shape):
    key: int
    mark: str
    name: str
    short: str
    kind: str
    code: str
    seen: bool = Field(description="这把密钥看不看得到它的数")


class Units(Looked):
    units: list[UnitOne]


class RankingAbout(Shape):
    key: int
    title: str
    number: str
    day: str = Field(description="截至哪天")
    issued_on: str
    pack: str
    version: str
    sha256: str = Field(description="公布的 Excel 文件的哈希")


class Rankings(Looked):
    rankings: list[RankingAbout]


class League(Shape):
    key: str
    title: str
    counts: bool = Field(description="家数不足的组不排名")
    rows: list[dict[str, Any]]


class Board(Shape):
    key: str
    title: str
    full: float | int
    parts: list[dict[str, Any]]
    leagues: list[League]


class RankingOne(RankingAbout, Looked):
    source: str
    confidence: str
    decimals: int
    boards: list[Board]
