"""/reserve/axes: the reference lists of M18 as they stood on the day: entered by the county, never preset."""
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.pages.look import look
from gongjian.pages.reserve.ways import crumb, ways
from gongjian.pages.table import Cell, Column, Group, Row, Table
from gongjian.projects.models import Project
from gongjian.reserve.acts import tags
from gongjian.reserve.models import TagStanding
from gongjian.reserve.tags import AXES, by_axis, members


def axes(request: HttpRequest) -> HttpResponse:
    eyes = look(request)
    area = request.user.area
    may = eyes.desk().may(tags.enter, "position")
    seen = eyes.lens.see(Project).filter(withdrawn_on=None).values("project_id")
    counted = dict(TagStanding.objects.at(eyes.when).filter(project__in=seen).order_by().values_list("tag").annotate(n=Count("pk")))
    rows: list[Row | Group] = []
    for axis, named in by_axis(members(eyes.when, area)).items():
        told = AXES[axis]
        rows.append(Group(told.title, f"应有 {told.named} 项，已录入 {len(named)} 项" if told.named else f"已录入 {len(named)} 项"))
        for one in named:
            link = eyes.keep(f"{reverse('reserve-list')}?axis_{axis}={one.tag}")
            cells = [Cell(one.name, link), one.document or Cell("未写依据", tone="quiet"), f"{counted.get(one.tag, 0)}"]
            cells += [Cell("改名", reverse("tag-rename", args=[one.tag])), Cell("停用", reverse("tag-end", args=[one.tag]))] if may else ["", ""]
            rows.append(Row(cells))
        if not named:
            hint = f"县里还没有录入{f'：{told.hint}' if told.hint else '，系统不预设'}"
            rows.append(Row([Cell(hint, tone="quiet"), "", "", "", ""]))
    enter = [{"label": f"录入{AXES[axis].title}", "url": reverse("axis-enter", args=[axis])} for axis in AXES] if may else []
    columns = (Column("名称", "name"), Column("依据文件", "long"), Column("项目", "num", unit="个"), Column(""), Column(""))
    return eyes.render("gongjian/table.html", {
        "title": "储备标签", "crumb": crumb(eyes, "储备标签"), "acts": [*enter, *ways(eyes, "reserve-axes")],
        "sub": "六大战略定位、“1+5”产业体系、十大产业链、主攻方向：名单由县里照文件录入，改名、停用都留记录，查看过去的日子仍按当时的名单",
        "table": Table(columns, rows, caption="储备标签"),
    })


urls = [path("reserve/axes", axes, name="reserve-axes")]
