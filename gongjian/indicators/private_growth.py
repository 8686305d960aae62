"""民间投资增速（M07）：方案未给出数字，以发布数为准。"""
from gongjian.indicators.indicator import Published

INDICATOR = Published(title="民间投资增速", target="private_growth")
