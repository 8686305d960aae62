"""/rankings/<pack>/rules: what a rule pack says, in words: leagues, parts, how each is scored, ties, small numbers, red and black; what is not verified."""
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.indicators.registry import every_indicator
from gongjian.pages.look import look
from gongjian.pages.table import Cell, Column, Row, Table
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.rankings.house import HOUSE
from gongjian.rankings.registry import pack
from gongjian.rankings.rulepack import PERIODS, REDISTRIBUTE, SURE, TARGET, Board, RulePack
from gongjian.rankings.ways.entered import PREFIX
from gongjian.reading.say import word

FACTS, TABLE, LOG = (f"gongjian/parts/{name}.html" for name in ("facts", "table", "log"))


def rules(request: HttpRequest, key: str) -> HttpResponse:
    eyes, told = look(request), pack(key)
    full = [
        {
            "title": board.title if len(told.boards) > 1 else "记分项", "small": f"满分 {board.full:g}" if board.full else "只加不封顶",
            "part": TABLE, "data": parts(told, board),
        }
        for board in told.boards
    ]
    if told.tallies:
        full.append({"title": "怎样数项目", "small": "逐个项目数，只合计到单位", "part": TABLE, "data": tallies(told)})
    left, right = [{"title": "规则", "part": FACTS, "data": facts(told)}], []
    if told.unsure:
        unsure = [{"label": str(number), "text": text} for number, text in enumerate(told.unsure, 1)]
        right.append({"title": "未核实", "small": "来源里没有、由系统补的", "part": FACTS, "data": unsure})
    return eyes.render("gongjian/thing.html", {
        "title": told.title, "full": full, "left": left, "right": right,
        "crumb": [{"label": "晾晒比拼", "url": eyes.keep(reverse("ranking", args=[key]))}, {"label": "考评办法"}],
        "meta": [[{"text": f"第{told.version}版", "strong": True}], [{"text": told.source}], [{"text": SURE[told.confidence]}]],
    })


def parts(told: RulePack, board: Board) -> Table:
    titles = names(told)
    rows = []
    for part in told.of(board):
        of = "、".join(titles.get(name, "按文件记分") for name in part.way.measures)
        notes = [f"没有任务得 {part.none:g} 分"] if part.none is not None else []
        notes += [f"未核实：{part.assumed}"] if part.assumed else []
        rows.append(Row([part.title, f"{part.weight:g}" if part.weight else "", part.way.says(part.weight), of, "；".join(notes)]))
    columns = (Column("记分项", "name"), Column("权重", "num", strong=True), Column("怎样计分", "long"), Column("看什么", "long"), Column("说明", "long"))
    return Table(columns, rows, caption="记分项")


def tallies(told: RulePack) -> Table:
    does = {"count": "个数", "sum": "合计", "share": "占比", "rate": "达到的比例", "lights": "亮灯"}
    rows = []
    for tally in told.tallies:
        said = "，".join(condition.said for condition in (*told.among, *tally.among))
        more = [f"{label}：{'，'.join(one.said for one in some)}" for label, some in (("做到", tally.met), ("黄灯", tally.yellow), ("红灯", tally.red)) if some]
        what = does[tally.does] + (f"：{word(Project, tally.word).label}" if tally.word else "") + (f" ÷ {word(Project, tally.over).label}" if tally.over else "")
        rows.append(Row([tally.title, what, Cell(said or "全部项目", small="；".join(more))]))
    return Table((Column("计数", "name"), Column("数什么", "unit"), Column("条件", "long")), rows, caption="怎样数项目")


def names(told: RulePack) -> dict[str, str]:
    own = {tally.key: tally.title for tally in told.tallies} | {name: found.title for name, found in HOUSE.items()}
    return {name: found.title for name, found in every_indicator().items()} | own | {name: "按文件记分" for name in told.measures if name.startswith(PREFIX)}


def facts(told: RulePack) -> list[dict]:
    kinds = {group.key: "、".join(Unit.Kind(kind).label for kind in group.kinds) for group in told.groups}
    groups = "；".join(group.title if kinds[group.key] == group.title else f"{group.title}（{kinds[group.key]}）" for group in told.groups)
    said = [
        {"label": "分组", "text": groups}, {"label": "时段", "text": f"有目标的按目标自己的期间；没有目标的按{PERIODS[told.period]}"},
        {"label": "无任务", "text": "权重按比例分给有任务的各项，不按零分" if told.no_task == REDISTRIBUTE else "没有就不得分"},
    ]
    for board in told.boards:
        head = board.title if len(told.boards) > 1 else ""
        ties = [told.part(key).title for key in board.ties if any(part.key == key for part in told.of(board))]
        said.append({"label": f"{head}同分", "text": f"依次比{'、'.join(ties)}的完成率，再同则并列" if ties else "并列"})
        if board.core:
            said.append({"label": "不排名", "text": f"{'、'.join(told.part(key).title for key in board.core)}都没有任务的单位"})
    small = told.small
    said.append({"label": "小组", "text": f"有任务的不足 {small.units} 家，只列得分不排名"})
    said.append({"label": "小分母", "text": f"任务不足 {small.tiny} 个的{'不计分，按没有任务处理' if small.leave else '照计，注明“少”'}"})
    if told.honours.red or told.honours.black:
        said += honours(told)
    if told.lights:
        said.append({"label": "亮灯", "text": f"{told.lights.green:g} 分以上绿，{told.lights.yellow:g} 分以上黄，以下红"})
    return said


def honours(told: RulePack) -> list[dict]:
    against = "全部任务" if told.honours.against == TARGET else "序时（存量目标按全部任务）"
    own = "；".join(f"{group.title}红 {group.red or told.honours.red}、黑 {group.black or told.honours.black}" for group in told.groups if group.red or group.black)
    judged = "；".join("、".join(told.part(key).title for key in board.judged if any(part.key == key for part in told.of(board))) for board in told.boards)
    half = "，都不超过组内一半" if told.honours.half else ""
    return [
        {"label": "红榜", "text": f"{judged}都完成并有超出，且在前 {told.honours.red} 名"},
        {
            "label": "黑榜", "text": f"有一项没有完成，且在后 {told.honours.black} 名；完成的、核定为不可抗力的不列",
            "small": f"按{against}判断{half}{'；' + own if own else ''}",
        },
    ]


urls = [path("rankings/<slug:key>/rules", rules, name="ranking-rules")]
