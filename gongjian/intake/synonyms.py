"""How lists head their columns: the table `synonyms.txt` beside this file, one word and its spellings per paragraph."""
from collections.abc import Mapping
from pathlib import Path

from .words import FREE, WORDS


def table(file: Path, words: Mapping[str, object]) -> dict[str, list[str]]:
    """Word → spellings, the most usual first. Raises KeyError when the table names an unknown word."""
    found: dict[str, list[str]] = {}
    word = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith(" "):
            found[word] += line.split()
        else:
            word = line.strip()
            found[word] = [] if word in words else found[word]
    return found


SYNONYMS = table(Path(__file__).with_name("synonyms.txt"), WORDS)
OTHERS = SYNONYMS.pop(FREE)
