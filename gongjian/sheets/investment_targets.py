"""一 四季度投资目标：各单位固投、产业、民间的目标与完成（调度口径），旁列统计口径。三项重叠，不相加。"""
from gongjian.sheets.grid import Grid

SHEET = Grid(
    number=1,
    title="投资目标任务清单",
    targets=("invested", "industrial_invested", "private_invested"),
    beside=("official_invested",),
    note="产业、民间都是固定资产投资的一部分且互有重叠，不得相加。完成为调度口径，统计口径由县统计局事后录入。",
)
