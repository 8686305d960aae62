"""Every rule pack of `rulepacks/`, read anew when its file changes: what a county office edits, beside its plans and its county file."""
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from gongjian.rankings.packfile import PackError, read_pack
from gongjian.rankings.rulepack import RulePack
from gongjian.targets.models import Drive
from gongjian.timeline.refused import Refused

USUAL = "winter"  # of a drive whose plan names none


def folder() -> Path:
    return Path(settings.HOME) / "rulepacks"


@lru_cache(maxsize=256)
def _read(path: Path, written: int, size: int) -> RulePack | PackError:
    try:
        read = read_pack(path)
    except PackError as wrong:
        return wrong
    return read if read.key == path.stem else PackError([f"[pack]：key 是 {read.key}，应与文件名 {path.stem} 相同"])


def files() -> dict[str, RulePack | PackError]:
    """{name of the file: the pack, or what is wrong with it}, the usual one first."""
    paths = sorted(folder().glob("*.toml"), key=lambda path: (path.stem != USUAL, path.stem))
    return {path.stem: _read(path, path.stat().st_mtime_ns, path.stat().st_size) for path in paths}


def every_pack() -> dict[str, RulePack]:
    """Those that can be used; the start-up check tells of the others."""
    return {key: read for key, read in files().items() if isinstance(read, RulePack)}


def pack(key: str) -> RulePack:
    """Raises Refused: there is none of that name, or its file has mistakes."""
    read = files().get(key)
    if read is None:
        raise Refused(f"没有「{key}」这个考评办法。现有：{'、'.join(f'{one.title}（{one.key}）' for one in every_pack().values())}")
    if isinstance(read, PackError):
        raise Refused(f"考评办法 rulepacks/{key}.toml 有 {len(read.sentences)} 处错误，改好才能用：{'；'.join(read.sentences[:3])}")
    return read


def pack_of(drive: Drive | None) -> RulePack:
    """The pack the drive's plan names in [scoring], else the usual one."""
    return pack((drive.rules.get("scoring", {}).get("pack") if drive else "") or USUAL)
