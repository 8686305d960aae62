"""The measures of GB/T 9704-2012 (rules.md §8), said once for both writers. Millimetres and points as named; a grid of 22 lines × 28 characters."""
A4 = (210, 297)  # mm
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26  # mm: 版心 156 × 225
LINES, SIGNS = 22, 28
BODY, TITLE, SMALL = 16.0, 22.0, 14.0  # 三号, 二号, 四号
PITCH = 28.95  # points from line to line: 225 mm ÷ 22 is 28.99; a hair less, so that the 22nd line is never pushed over
TITLE_PITCH = 36.0
TIGHT = -0.25  # points between characters: 28 of 三号 in 156 mm, with a hair to spare
INDENT = 2 * (BODY + TIGHT)
ORGAN_TOP = 35  # mm from the upper edge of the 版心 to the red organ
LETTER_TOP, LETTER_FOOT, LETTER_RULE = 30, 20, 170  # mm: 函: organ from the page's top, lower rule from its foot, length of the rules
NUMBER_DOWN = 7  # mm from the lower edge of the 版心 to the page number
RULE_THICK, RULE_THIN = 0.35, 0.25  # mm: 版记, outer and inner
RED_RULE = 0.5  # mm
RED = "E60012"
ORGAN_MOST, ORGAN_LEAST = 48.0, 26.0  # points of the red organ; what is long is set smaller, to stand on one line

TWIPS = {"top": 2098, "bottom": 1984, "left": 1588, "right": 1474}
# Across: the sheet turned by a quarter, its head at the binding edge.
WIDE_TWIPS = {"top": 1588, "bottom": 1474, "left": 1984, "right": 2098}


def organ_size(text: str) -> float:
    """Points at which a red organ stands on one line of the 版心."""
    width = (A4[0] - LEFT - RIGHT) * 72 / 25.4
    return max(min(ORGAN_MOST, int(width * 0.98 / max(len(text), 1))), ORGAN_LEAST)
