"""Numbers to safe SVG and HTML. Pure functions; no script, no colour of their own: classes, dressed by drawing.css.

Each says what it shows in words too (role="img" with a title, or hidden text), because colour and length alone are not an answer.
"""
from gongjian.pages.drawing.bullet import bullet
from gongjian.pages.drawing.curves import curves
from gongjian.pages.drawing.desks import Lay, desks
from gongjian.pages.drawing.light import light
from gongjian.pages.drawing.multiple import multiple
from gongjian.pages.drawing.ribbon import Stage, ribbon
from gongjian.pages.drawing.spark import sparkline

__all__ = ["Lay", "Stage", "bullet", "curves", "desks", "light", "multiple", "ribbon", "sparkline"]
