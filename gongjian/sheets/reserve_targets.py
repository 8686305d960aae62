"""二 储备目标：各单位下年度储备的个数与年度投资，四组成对（M08–M11）。"""
from gongjian.sheets.grid import Grid

SHEET = Grid(
    number=2,
    title="项目储备目标任务清单",
    targets=(
        "reserve_count", "reserve_money", "industrial_reserve_count", "industrial_reserve_money",
        "private_reserve_count", "private_reserve_money", "provincial_reserve_count", "provincial_reserve_money",
    ),
)
