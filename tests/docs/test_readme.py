"""The READMEs speak of commands and options that there are, both of the same ones, and of files that there are."""
import re
import shlex
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

HOME = Path(__file__).parents[2]
TWINS = ("README.md", "README.zh-CN.md")
COMMANDS = ("plan", "targets", "sheets", "sheet", "issue", "indicator", "due", "problems", "problem", "catalogue", "approvals", "path", "approvals-late", "enrolment", "clauses", "reserve", "duplicates", "promotion", "ranking", "publish", "export", "matrix", "tick", "pack", "paper", "inspections", "intake", "receipt", "verify", "bench", "sample", "seal", "serve")
DOCS = sorted(path.relative_to(HOME).as_posix() for path in [*HOME.glob("*.md"), *HOME.glob("docs/**/*.md")])
SCREENSHOTS = HOME / "docs/images"


@cache
def read(name: str) -> str:
    return (HOME / name).read_text("utf-8")


def spoken(name: str) -> list[str]:
    """Every command line of a document: of its blocks of code, and between backticks."""
    blocks = [line.split("#")[0].strip() for block in re.findall(r"```sh\n(.*?)```", read(name), re.S) for line in block.splitlines()]
    quoted = re.findall(r"`((?:\w+=\S+ )?bin/\w[^`]*)`", read(name))
    return [line for line in [*blocks, *quoted] if re.search(r"(^| )bin/(gongjian|run)( |$)", line)]


def command_of(line: str) -> tuple[str, list[str]]:
    words = [word for word in shlex.split(line.split(" | ")[0]) if not re.match(r"[A-Z_]+=", word)]
    return (words[1], words[2:]) if words[0] == "bin/gongjian" else ("serve", words[1:])


@pytest.mark.parametrize("name", [*TWINS, "CONTRIBUTING.md", "CHANGELOG.md", "docs/postgresql.md"])
def test_every_command_line_is_a_real_command_with_real_options(name):
    wrong = []
    for line in spoken(name):
        command, options = command_of(line)
        try:
            made = load_command_class(get_commands()[command], command)
            parser = made.create_parser("bin/gongjian", command)
            if "--help" not in options and "…" not in line and "CODE" not in line and "N" not in options:
                parser.called_from_command_line = False
                parser.parse_args(options)
        except Exception as told:  # noqa: BLE001 — whatever it is, the line is wrong
            wrong.append((line, repr(told)))
    assert wrong == []


@pytest.mark.parametrize("name", TWINS)
def test_every_command_has_a_row_and_an_example(name):
    examples = {command for command, options in map(command_of, spoken(name))}
    rows = re.findall(r"^\| `([a-z-]+)` \|", read(name), re.M)
    assert rows == list(COMMANDS) and set(COMMANDS) <= examples


def test_the_twins_speak_of_the_same_commands_and_the_same_files():
    english, chinese = map(spoken, TWINS)
    assert sorted(english) == sorted(chinese)
    pictures = [re.findall(r"\]\((docs/images/[^)]+)\)", read(name)) for name in TWINS]
    assert pictures[0] == pictures[1] and len(pictures[0]) == len(list(SCREENSHOTS.glob("*.png")))


def test_the_twins_have_the_same_chapters_and_the_same_measured_figures():
    counted = [len(re.findall(r"^## ", read(name), re.M)) for name in TWINS]
    tables = [re.search(r"^\|[^\n]*(?:measured|实测).*?(?=\n\n`bin/gongjian bench)", read(name), re.S | re.M)[0] for name in TWINS]
    figures = [sorted(re.findall(r"\d[\d.,–]*", table)) for table in tables]
    assert counted[0] == counted[1] and figures[0] == figures[1] and len(figures[0]) > 30


@pytest.mark.parametrize("name", DOCS)
def test_every_file_linked_exists(name):
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", read(name)) if not re.match(r"\w+:|#", link)]
    assert [link for link in links if not (HOME / name).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md"])
def test_every_file_named_in_backticks_exists(name):
    named = re.findall(r"`((?:gongjian|config|plans|counties|docs|tests|bin)/[\w./-]+)`", read(name))
    assert [path for path in named if not (HOME / path).exists() and path != "gongjian/sheets/"] == []


def test_pictures_are_small_enough_to_be_kept():
    assert [picture.name for picture in SCREENSHOTS.glob("*.png") if picture.stat().st_size > 200_000] == []


@pytest.mark.parametrize("name", TWINS)
def test_variables_of_the_environment_are_those_the_code_reads(name):
    code = "".join(path.read_text("utf-8") for folder in ("gongjian", "config") for path in (HOME / folder).rglob("*.py"))
    assert [variable for variable in re.findall(r"^\| `(\w+)` \| ", read(name), re.M) if variable.isupper() and variable not in code] == []
