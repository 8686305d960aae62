"""七 未按序时：在建项目的本年完成落后计划曲线达到门槛的（M39）。曲线算上冬季停工、采暖季和春节，不是一条直线。"""
from gongjian.reading.pace import behind
from gongjian.sheets.roll import Roll

SHEET = Roll(
    number=7,
    title="未按序时进度推进项目清单",
    where=behind,
    columns=(
        "unit_name", "name", "total", "year_plan", "expected", "reported_year", "lag", "catch_up", "catch_up_short",
        "catch_up_light", "catch_up_on", "catch_up_days", "catch_up_reason", "catch_up_measures", "physical", "problem", "planned_end_on",
        "sponsors", "responsible_name",
    ),
    order=("-lag", "name"),
    deadline="planned_end_on",
    leaves=(("completed_on", "已竣工"), ("withdrawn_on", "项目退出")),
    settled_by=("填报", "report"),
    note="序时按各项目的计划曲线推算，计入冬季停工、采暖季和春节；追赶进度对照各单位报的追赶计划，到期的一期未报的写“未报”。",
)
