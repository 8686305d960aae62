"""统一社会信用代码 (GB 32100-2015): eighteen signs, the last of which checks the seventeen before it."""
import re

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, Z, S and V, which are taken for others
SHAPE = re.compile(rf"[{SIGNS}]{{2}}[0-9]{{6}}[{SIGNS}]{{10}}")


def check_sign(first: str) -> str:
    """The eighteenth sign for the first seventeen, each weighed by a power of three modulo 31."""
    return SIGNS[-sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(first)) % 31]


def plain(text: str) -> str:
    """As it is kept: no blanks or dashes, capitals."""
    return re.sub(r"[\s\-—]", "", text).upper()


def wrong(code: str) -> str:
    """Why this cannot be a code; "" when it can. `code` is plain."""
    if not SHAPE.fullmatch(code):
        return "统一社会信用代码是18位数字和大写字母（没有 I、O、S、V、Z），第3至8位是数字"
    if code[-1] != check_sign(code[:-1]):
        return "统一社会信用代码的校验位不对，请对照营业执照核一遍"
    return ""


def registered_in(code: str) -> str:
    """Six digits: the area of the authority it is registered with."""
    return code[2:8]
