"""A file on its way in: kept as it came, read in the background when it is long, its reading kept until the file is corrected or brought in."""
import hashlib
import pickle
import threading
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from gongjian.desk.lens import Lens
from gongjian.intake.models import Arrival
from gongjian.intake.previewing import Preview, preview
from gongjian.intake.unreadable import Unreadable
from gongjian.people.models import Officer
from gongjian.timeline.refused import Refused

LARGEST_MB = 30
LONG_KB = 300  # a shorter file is read while the officer waits


def folder() -> Path:
    """Below var/, outside the web root: the files that came, and what was read of them."""
    place = Path(settings.VAR) / "arrivals"
    place.mkdir(parents=True, exist_ok=True)
    return place


def take_in(data: bytes, name: str, by: Officer, at: datetime) -> Arrival:
    """Keep a file. Raises Refused for an empty or an oversized one."""
    if not data:
        raise Refused(f"「{name}」是空文件")
    if len(data) > LARGEST_MB * 1024 * 1024:
        raise Refused(f"「{name}」超过 {LARGEST_MB} MB，请拆开再传")
    sha256 = hashlib.sha256(data).hexdigest()
    kept = folder() / sha256
    if not kept.exists():
        kept.write_bytes(data)
    return Arrival.objects.create(area=by.area, by=by, came_at=at, name=name[:200], sha256=sha256)


def content(arrival: Arrival) -> bytes:
    return (folder() / arrival.sha256).read_bytes()


def read(arrival: Arrival, lens: Lens) -> None:
    """Read it now, or begin to and come back at once; `arrival.ready` says when it is done, `done` of `of` rows how far it is."""
    Arrival.objects.filter(pk=arrival.pk).update(ready=False, failed="", done=0, of=0)
    arrival.ready = False
    if (folder() / arrival.sha256).stat().st_size < LONG_KB * 1024:
        _read(arrival.pk, lens)
        arrival.refresh_from_db()
    else:
        threading.Thread(target=_read_apart, args=(arrival.pk, lens), daemon=True).start()


def _read_apart(key: int, lens: Lens) -> None:
    try:
        _read(key, lens)
    finally:
        connection.close()


def _read(key: int, lens: Lens) -> None:
    arrival = Arrival.objects.get(pk=key)
    told = [0]

    def progress(done: int, of: int) -> None:
        if done - told[0] >= max(of // 20, 1):
            told[0] = done
            Arrival.objects.filter(pk=key).update(done=done, of=of)

    try:
        found = preview(content(arrival), arrival.name, lens, mapping=arrival.mapping, decisions=arrival.decisions, progress=progress)
        _reading(arrival).write_bytes(pickle.dumps(found.understood))
        failed = ""
    except (Unreadable, ValueError) as no:
        failed = str(no)
    except Exception:
        Arrival.objects.filter(pk=key).update(ready=True, failed="读这份文件时出错，没有改变任何数据。请把文件发给系统管理员。")
        raise
    Arrival.objects.filter(pk=key).update(ready=True, failed=failed[:500])


def _reading(arrival: Arrival) -> Path:
    return folder() / f"{arrival.pk}.understood"


def reading(arrival: Arrival, lens: Lens) -> Preview:
    """What was read, held against what stands at this moment (others work on while an officer looks)."""
    kept = _reading(arrival)
    understood = pickle.loads(kept.read_bytes()) if kept.exists() else None  # noqa: S301 — written by this house alone
    return preview(content(arrival), arrival.name, lens, mapping=arrival.mapping, decisions=arrival.decisions, understood=understood)
