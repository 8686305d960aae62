"""三 招商引资目标：新签约、新开工、资金到位三项（M15–M17、M26）。"""
from gongjian.sheets.grid import Grid

SHEET = Grid(number=3, title="招商引资目标任务清单", targets=("signed_total", "attracted_start_total", "paid_in"))
