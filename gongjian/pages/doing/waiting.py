"""Files that came with a form which was not accepted yet: kept a day, so that nobody has to choose them again."""
import secrets
from pathlib import Path

from django.conf import settings
from django.core import signing

from gongjian.people.models import Officer

DAY = 24 * 3600
SALT = "gongjian.waiting"


def put(data: bytes, name: str, officer: Officer) -> str:
    """A token by which this officer, and nobody else, finds the file again."""
    folder = Path(settings.MEDIA_ROOT) / "waiting"
    folder.mkdir(parents=True, exist_ok=True)
    key = secrets.token_hex(16)
    file = folder / key
    file.write_bytes(data)
    _sweep(folder, file.stat().st_mtime - DAY)
    return signing.dumps({"file": key, "name": name, "by": officer.pk}, salt=SALT)


def take(token: str, officer: Officer) -> tuple[str, bytes] | None:
    """(name, content); None when it is another's, too old or none at all."""
    try:
        said = signing.loads(token, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return None
    file = Path(settings.MEDIA_ROOT) / "waiting" / said["file"]
    return (said["name"], file.read_bytes()) if said["by"] == officer.pk and file.exists() else None


def _sweep(folder: Path, before: float) -> None:
    for file in folder.iterdir():
        if file.stat().st_mtime < before:
            file.unlink(missing_ok=True)
