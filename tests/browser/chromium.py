"""The browser of the walks: Debian's chromium, or the one CHROMIUM names."""
import os
from pathlib import Path

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]


def executable() -> str:
    return os.environ.get("CHROMIUM", "/usr/bin/chromium")


def there() -> bool:
    return Path(executable()).exists()
