"""What libcoveoc4ids says of a file, for who has it: `python -m tests.public.cove oc4ids.json` in an environment of its own, never in this house's.

It is AGPL and pulls a GPL library, hence no dependency (decision 0025). Nothing is fetched: the schema is the one beside; of code lists only those the schema holds.
"""
import json
import sys
import tempfile
from types import SimpleNamespace

from tests.public.schema import HERE

TOLD = ("version_used", "validation_errors", "additional_fields", "additional_checks", "conformance_checks", "additional_closed_codelist_values", "deprecated_fields")


def local(url: str, **_) -> SimpleNamespace:
    file = HERE / url.rsplit("/", 1)[1]
    text = file.read_text("utf-8") if file.exists() else ""
    return SimpleNamespace(text=text, json=lambda **how: json.loads(text, **how), iter_lines=lambda: [b"Code,Title"], raise_for_status=lambda: None)


def main(name: str) -> int:
    import libcove.lib.common as common  # type: ignore[import-not-found]
    from libcoveoc4ids.api import oc4ids_json_output  # type: ignore[import-not-found]

    common.get_request = local
    with open(name, encoding="utf-8") as file, tempfile.TemporaryDirectory() as folder:
        found = oc4ids_json_output(output_dir=folder, json_data=json.load(file))
    print(json.dumps({key: found.get(key) for key in TOLD}, ensure_ascii=False, indent=1))
    return 1 if found["validation_errors"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
