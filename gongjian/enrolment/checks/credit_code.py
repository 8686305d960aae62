"""A unit's credit code has 18 places (GB 32100; its check digit is not held against anybody)."""
import re
from collections.abc import Iterator

from gongjian.enrolment.checks.check import Check, Finding, Paper
from gongjian.enrolment.dossier import Dossier


def find(dossier: Dossier) -> Iterator[Finding]:
    told = dossier.said("number", Paper.LICENCE)
    if told and not re.fullmatch(r"[0-9A-Z]{18}", told.value.upper()):
        yield Finding(f"统一社会信用代码“{told.value}”不是 18 位", "按证照填 18 位代码；旧注册号的换新证照", Paper.LICENCE, told.evidence.pk)


CHECK = Check("credit_code", "信用代码", (Paper.LICENCE,), find, "GB 32100", "B")
