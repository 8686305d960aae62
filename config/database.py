"""DATABASE_URL → Django's DATABASES entry. `sqlite:///path` (relative or absolute) or `postgres://…`."""
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

# recursive_triggers: without it INSERT OR REPLACE would take a kept row away behind the guards (timeline/guards.py).
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-64000;PRAGMA mmap_size=134217728;"
    "PRAGMA recursive_triggers=ON;"
)


def database(url: str, home: Path) -> dict:
    """A relative SQLite path is taken from `home`, the project's folder. Raises ValueError for any other scheme."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(url.split("://", 1)[1])[1:]
        name = Path(path) if path.startswith("/") or path == ":memory:" else home / path
        if path != ":memory:":
            name.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "config.db.sqlite_gate",
            "NAME": str(name),
            "CONN_MAX_AGE": 600,  # a new connection starts with a cold cache: 5 ms of a 25 ms page
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
            "TEST": {"NAME": ":memory:"},
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}} | dict(parse_qsl(parts.query)),
        }
    raise ValueError(f"DATABASE_URL 只认 sqlite:///路径 或 postgres://…，不认识「{parts.scheme}://」")
