"""The OC4IDS schema as published (Apache-2.0), in `oc4ids/`, asked by jsonschema. libcoveoc4ids, which is AGPL, is not in the lock (decision 0025)."""
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

HERE = Path(__file__).parent / "oc4ids"
FORMATS = FormatChecker(formats=())


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(value: Any) -> bool:
    return not isinstance(value, str) or ("T" in value and datetime.fromisoformat(value).tzinfo is not None)


@FORMATS.checks("uri", raises=ValueError)
def is_address(value: Any) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme and not re.search(r"\s", value))


@FORMATS.checks("email")
def is_mailbox(value: Any) -> bool:
    return not isinstance(value, str) or "@" in value


def schemas() -> dict[str, dict]:
    """By the `id` others call them by."""
    told = [json.loads(file.read_text("utf-8")) for file in sorted(HERE.glob("*-schema.json"))]
    return {one["id"]: one for one in told}


def package_schema() -> dict:
    return next(schema for name, schema in schemas().items() if name.endswith("project-package-schema.json"))


def wrong(package: Any) -> list[str]:
    """Sentences, each with its place."""
    registry: Registry = Registry().with_resources((name, Resource(schema, DRAFT4)) for name, schema in schemas().items())
    found = Draft4Validator(package_schema(), registry=registry, format_checker=FORMATS).iter_errors(package)
    return [f"{one.json_path}: {one.message}" for one in found]


def unknown(value: Any, schema: dict | None = None, root: dict | None = None, at: str = "") -> Iterator[str]:
    """Fields the schema has no word for: allowed by it, and none of ours. jsonschema does not tell of them."""
    schema = package_schema() if schema is None else schema
    root = schema if root is None else root
    if "$ref" in schema:
        whole, _, part = schema["$ref"].partition("#")
        root = schema = schemas()[whole] if whole else root
        for step in filter(None, part.split("/")):
            schema = schema[step]
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in schema.get("properties", {}):
                yield f"{at}/{name}"
            else:
                yield from unknown(one, schema["properties"][name], root, f"{at}/{name}")
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from unknown(one, schema.get("items", {}), root, f"{at}/{place}")
