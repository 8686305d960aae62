"""What of JSON Schema (draft 4) the OC4IDS schema speaks, checked. A word it does not know is an error, so that nothing is passed over unseen.

The schema stands beside in `oc4ids/`, as published (Apache-2.0): jsonschema is not in the lock, and libcoveoc4ids, which is AGPL, may not be (decision 0025).
"""
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).parent / "oc4ids"
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float), "null": type(None)}
SAID_ONLY = {  # they say something and ask nothing
    "$schema", "id", "title", "description", "definitions", "codelist", "openCodelist", "deprecated", "omitWhenMerged", "wholeListMerge", "versionId", "mergeStrategy",
    "mergeOptions", "default", "propertyOrder", "$comment",
}


def files() -> dict[str, dict]:
    """By the `id` others call them by."""
    told = [json.loads(file.read_text("utf-8")) for file in sorted(HERE.glob("*-schema.json"))]
    return {one["id"]: one for one in told}


def package_schema() -> dict:
    return next(schema for name, schema in files().items() if name.endswith("project-package-schema.json"))


def wrong(value: Any, schema: dict, root: dict, known: dict[str, dict], at: str = "") -> Iterator[str]:
    """Sentences, each with the place."""
    if "$ref" in schema:
        whole, _, part = schema["$ref"].partition("#")
        root = known[whole] if whole else root
        target = root
        for step in filter(None, part.split("/")):
            target = target[step]
        yield from wrong(value, target, root, known, at)
        return
    for word, asked in schema.items():
        if word in SAID_ONLY:
            continue
        yield from (f"{at or '/'}: {said}" for said in CHECKS[word](value, asked))
    if isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from wrong(value[name], part, root, known, f"{at}/{name}")
    if isinstance(value, list) and "items" in schema:
        for place, one in enumerate(value):
            yield from wrong(one, schema["items"], root, known, f"{at}/{place}")


def unknown(value: Any, schema: dict, root: dict, known: dict[str, dict], at: str = "") -> Iterator[str]:
    """Fields the schema has no word for: allowed by it, and none of ours."""
    if "$ref" in schema:
        whole, _, part = schema["$ref"].partition("#")
        root = known[whole] if whole else root
        schema = root
        for step in filter(None, part.split("/")):
            schema = schema[step]
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in schema.get("properties", {}):
                yield f"{at}/{name}"
            else:
                yield from unknown(one, schema["properties"][name], root, known, f"{at}/{name}")
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from unknown(one, schema.get("items", {}), root, known, f"{at}/{place}")


def kind(value: Any, asked: str | list[str]) -> list[str]:
    names = [asked] if isinstance(asked, str) else asked
    fits = any(isinstance(value, TYPES[name]) and not (isinstance(value, bool) and name in ("integer", "number")) for name in names)  # type: ignore[arg-type]
    return [] if fits else [f"{value!r} is no {' or '.join(names)}"]


def formed(value: Any, asked: str) -> list[str]:
    if not isinstance(value, str):
        return []
    try:
        match asked:
            case "date-time":
                assert "T" in value and datetime.fromisoformat(value.replace("Z", "+00:00")).tzinfo
            case "date":
                date.fromisoformat(value)
            case "uri":
                assert urlsplit(value).scheme and not re.search(r"\s", value)
            case "iri":
                assert urlsplit(value).scheme
            case "email":
                assert "@" in value
            case _:
                return [f"a format nobody has written: {asked}"]
    except (AssertionError, ValueError):
        return [f"{value!r} is no {asked}"]
    return []


def least(measure):
    return lambda value, asked: [f"less than {asked}"] if isinstance(value, measure) and len(value) < asked else []


CHECKS = {
    "type": kind, "format": formed, "properties": lambda value, asked: [], "items": lambda value, asked: [],
    "required": lambda value, asked: [f"{name} is lacking" for name in asked if name not in value] if isinstance(value, dict) else [],
    "enum": lambda value, asked: [] if value in asked else [f"{value!r} is none of the list"],
    "minLength": least(str), "minItems": least(list), "minProperties": least(dict),
    "minimum": lambda value, asked: [f"{value} is below {asked}"] if isinstance(value, int | float) and value < asked else [],
    "pattern": lambda value, asked: [f"{value!r} is not of {asked}"] if isinstance(value, str) and not re.search(asked, value) else [],
    "uniqueItems": lambda value, asked: ["twice the same"] if asked and isinstance(value, list) and any(one in value[:place] for place, one in enumerate(value)) else [],
}
