"""Typst at work: one compiler a file, kept, one thing set at a time."""
import threading
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

HERE = Path(__file__).parent
_one_at_a_time = threading.Lock()


def compiled(file: str, inputs: dict[str, str], form: Any, dots: float | None = None, made_at: datetime | None = None) -> bytes | list[bytes] | None:
    """`file` of this room, given `inputs`, as pdf or png (a list where it has several pages) of `dots` per inch."""
    with _one_at_a_time:
        return _compiler(file, settings.FONT_DIR).compile(format=form, ppi=dots, sys_inputs=inputs, timestamp=made_at)


@cache
def _compiler(file: str, own: str) -> typst.Compiler:
    """Kept: reading fonts takes longer than setting a paper."""
    return typst.Compiler(str(HERE / file), root=HERE, font_paths=[own] if own and Path(own).is_dir() else [])
