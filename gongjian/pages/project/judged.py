"""A project's light on a day, with the reasons in words."""
from datetime import timedelta

from gongjian.pages.limits import NEAR
from gongjian.pages.look import Look
from gongjian.projects.models import ProjectStanding
from gongjian.reading.pace import threshold

ENROL_DAYS = 60  # a start not enrolled for longer than this is late (入统：开工超过两个月未入统)


def judged(row: ProjectStanding, look: Look) -> tuple[str, str]:
    """(colour, reasons): red what is late, yellow what is near, green when nothing is; N when nothing is to be judged any more."""
    if row.withdrawn_on or row.completed_on:
        return "N", "已退出" if row.withdrawn_on else "已竣工"
    on, red, yellow = look.on, [], []
    if row.started_on is None and row.planned_started_on:
        days = (row.planned_started_on - on).days
        if days < 0:
            red.append(f"计划开工已过 {-days} 天")
        elif days <= NEAR:
            yellow.append(f"{days} 天后计划开工")
    if row.lag is not None and row.started_on and row.lag > 0:
        (red if row.lag >= threshold(look.at) else yellow).append(f"落后序时 {row.lag:.1f} 个百分点")
    if row.started_on and row.enrolled_on is None and on - row.started_on > timedelta(ENROL_DAYS):
        red.append(f"开工 {(on - row.started_on).days} 天未入统")
    if row.paused_on:
        yellow.append("停工")
    if row.problem:
        yellow.append("有未了问题")
    if red or yellow:
        return "R" if red else "Y", f"{'红' if red else '黄'}灯：{'；'.join(red + yellow)}"
    return ("G", "绿灯：各项按计划") if row.started_on or row.planned_started_on else ("N", "未亮灯：没有计划日期")
