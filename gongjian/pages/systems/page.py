"""/api: what other systems may read and how, for officers. The addresses come from the interface's own description."""
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.api import acts
from gongjian.api.asked import MOST, USUAL
from gongjian.api.site import ERRORS, api
from gongjian.indicators.plain import FigureState
from gongjian.pages.look import Look, look
from gongjian.pages.table import Cell, Column, Row, Table

TABLE, FACTS = "gongjian/parts/table.html", "gongjian/parts/facts.html"
ROOT = "/api/v1"
ADDRESSES = (Column("地址", "name"), Column("给什么", "long"))
REFUSED = (Column("状态", "name"), Column("意思", "long"))
MEANS = {
    FigureState.FIGURE: "就是这个数", FigureState.ZERO: "报了或算了，是 0", FigureState.NO_TASK: "没有给这个单位下任务，或没有可比的项目",
    FigureState.NOT_ISSUED: "文件还没有给出目标值", FigureState.NOT_REPORTED: "有在建项目，一个都没有报", FigureState.NOT_PUBLISHED: "县统计局还没有发布",
    FigureState.NOT_BEGUN: "目标的期间还没有到",
}

APART = "目标、完成旁边都带状态，空白和零不会混；调度口径、统计口径、到位资金分列，basis 写明是哪一种，不得相加"
OPENAPI = "api/v1/openapi.json"


def interface(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    offered = [{"label": "OpenAPI 说明（JSON）", "url": f"/{OPENAPI}"}]
    if may_keep(eyes):
        offered.insert(0, {"label": "接口密钥", "url": reverse("api-keys"), "key": True})
    return eyes.render("gongjian/panels.html", {
        "title": "对外接口", "sub": "县里、市里的其他系统凭密钥读本系统的数，一次填报、各处共用；只读，不改任何数", "acts": offered, "day": None,
        "panels": [
            {"title": "怎么用", "part": FACTS, "data": how(request)},
            {"title": "地址", "part": TABLE, "data": addresses()},
            {"title": "数和“没有数”", "part": TABLE, "data": states(), "foot": APART},
            {"title": "不给数的时候", "part": TABLE, "data": errors()},
        ],
    })


def may_keep(eyes: Look) -> bool:
    return eyes.desk().may(acts.give_key, None)


def how(request: HttpRequest) -> list[dict]:
    base = request.build_absolute_uri(f"{ROOT}/")
    return [
        {"label": "密钥", "text": "由指挥部办公室发给指明的系统", "small": "写明用途、按谁的权限、有效期，最长一年；只显示一次，系统里只存哈希；可随时停用"},
        {"label": "看得到什么", "text": "与密钥所按的职务在页面上看到的相同", "small": "其他单位的项目只有名称、单位、地点、阶段；人员调整以今天的任职为准"},
        {"label": "个人信息", "text": "姓名只留第一个字，手机号、身份证号、银行卡号遮盖", "small": "密钥按谁的权限都一样"},
        {"label": "请求", "text": f"GET {base}sheets/5", "small": "请求头 Authorization: Bearer 密钥"},
        {"label": "哪一天", "text": "on=2023-12-13", "small": "过去的一天照那一天的样子；known=2023-12-13 只按那时已知的算"},
        {"label": "分页", "text": "page、per_page", "small": f"每页 {USUAL} 行，最多 {MOST}；paging 里写明共几页"},
        {"label": "次数", "text": f"每把密钥 {rate()}", "small": "按处理进程分别计；带 If-None-Match 再问，没有变就答 304"},
        {"label": "单位", "text": "金额元，比例 0 到 100，日期 2023-12-13"},
    ]


def rate() -> str:
    times, _, span = settings.API_RATE.partition("/")
    return f"每{ {'s': '秒', 'm': '分钟', 'h': '小时', 'd': '天'}.get(span[:1], span) } {times} 次"


def addresses() -> Table:
    paths = api.get_openapi_schema(path_prefix=f"{ROOT}/")["paths"]
    rows = [
        Row([
            address.removeprefix(ROOT),
            Cell(way["get"]["summary"], small="、".join(one["name"] for one in way["get"].get("parameters", ()) if one["in"] == "query")),
        ])
        for address, way in paths.items()
    ]
    return Table(ADDRESSES, rows, caption="地址", foot=f"地址接在 {ROOT} 后面；小字是参数")


def states() -> Table:
    return Table((Column("状态", "name"), Column("意思", "long")), [Row([state.label, MEANS[state]]) for state in FigureState], caption="数和没有数")


def errors() -> Table:
    return Table(REFUSED, [Row([str(code), why]) for code, why in ERRORS.items()], caption="不给数的时候", foot="回答是 {status, error}，error 是一句中文")


urls = [path("api", interface, name="api")]
