"""产业项目投资增速（M07）：方案未给出数字，以发布数为准。"""
from gongjian.indicators.indicator import Published

INDICATOR = Published(title="产业项目投资增速", target="industrial_growth")
