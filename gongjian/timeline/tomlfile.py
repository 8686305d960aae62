"""Reading the TOML files that declare a drive or a county. Every mistake in a file is collected and named by its place."""
import re
import tomllib
from collections.abc import Collection, Iterator
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

SYNTAX = {
    "Cannot overwrite": "同一个键写了两次",
    "Cannot declare": "同一个表写了两次",
    "Cannot mutate": "同一个表写了两次",
    "Expected '=' after a key": "键的后面缺等号",
    "Invalid value": "等号后面的值写法不对（文字要加引号）",
    "Unterminated string": "引号没有合上",
    "Illegal character": "有不该出现的字符（多半是引号没有合上）",
    "Unclosed array": "方括号没有合上",
    "Invalid initial character for a key": "键要用英文，或加引号",
    "Expected newline or end of document": "一行里只能写一项",
    "Invalid statement": "这一行不是“键 = 值”",
}


class FileMistakes(ValueError):
    """What is wrong with a declared file: `sentences`, in Chinese, in the order found."""

    def __init__(self, sentences: Collection[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("\n".join(self.sentences))


def parse(source: str | Path | bytes, error: type[FileMistakes]) -> dict[str, Any]:
    """A path or the file's own bytes → TOML tables. Raises `error` when there is no such file, or it is not UTF-8 or not TOML."""
    try:
        raw = source if isinstance(source, bytes) else Path(source).read_bytes()
    except OSError:
        raise error([f"读不到文件 {Path(str(source)).name}"]) from None
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as bad:
        line = raw[: bad.start].count(b"\n") + 1
        raise error([f"第 {line} 行：文件不是 UTF-8 编码，请另存为 UTF-8"]) from None
    except tomllib.TOMLDecodeError as bad:
        spot = re.search(r"line (\d+), column (\d+)", str(bad))
        place = f"第 {spot[1]} 行第 {spot[2]} 列" if spot else f"第 {max(1, len(raw.splitlines()))} 行（文件末尾）"
        said = next((ours for theirs, ours in SYNTAX.items() if theirs in str(bad)), str(bad).split(" (at ")[0])
        raise error([f"{place}：TOML 写法有误：{said}"]) from None


class Table:
    """One TOML table. Taking a key checks its type; what is missing or wrong becomes a sentence and an empty value is handed back."""

    def __init__(self, data: object, place: str, mistakes: list[str]) -> None:
        self.place, self.mistakes = place, mistakes
        self.taken: set[str] = set()
        if not isinstance(data, dict):
            self.say("应是一个表")
        self.data: dict[str, Any] = data if isinstance(data, dict) else {}

    def say(self, sentence: str) -> None:
        self.mistakes.append(f"{self.place}：{sentence}")

    def take(self, key: str, kind: type, shape: str, empty: Any, required: bool) -> Any:
        self.taken.add(key)
        if key not in self.data:
            if required:
                self.say(f"缺少 {key}")
            return empty
        value = self.data[key]
        wrong = isinstance(value, bool) and kind is int or isinstance(value, datetime) or not isinstance(value, kind)
        if wrong or value == "":
            self.say(f"{key} 应写{shape}")
            return empty
        return value

    def text(self, key: str) -> str:
        return self.take(key, str, "文字，加引号", "", True).strip()

    def maybe_text(self, key: str) -> str:
        return self.take(key, str, "文字，加引号", "", False).strip()

    def word(self, key: str, among: Collection[str], required: bool = True) -> str:
        value = self.take(key, str, "文字，加引号", "", required)
        if value and value not in among:
            self.say(f"{key}「{value}」不认识（可用 {'、'.join(among)}）")
            return ""
        return value

    def code(self, key: str, shape: str, meaning: str, required: bool = True) -> str:
        value = self.take(key, str, "文字，加引号", "", required)
        if value and not re.fullmatch(shape, value):
            self.say(f"{key}「{value}」应是{meaning}")
        return value

    def day(self, key: str) -> date:
        """`date.min` when it is missing or wrong."""
        return self.take(key, date, "日期，如 2023-11-01，不加引号", date.min, True)

    def maybe_day(self, key: str) -> date | None:
        return self.take(key, date, "日期，如 2023-11-01，不加引号", None, False)

    def period(self, start: str = "from", end: str = "to") -> tuple[date, date]:
        first, last = self.day(start), self.day(end)
        if date.min not in (first, last) and last < first:
            self.say("止日早于起日")
        return first, last

    def whole(self, key: str, least: int, most: int) -> int:
        return self.maybe_whole(key, least, most, required=True) or 0

    def maybe_whole(self, key: str, least: int, most: int, required: bool = False) -> int | None:
        value = self.take(key, int, "整数", None, required)
        if value is not None and not least <= value <= most:
            self.say(f"{key} 应在 {least} 到 {most} 之间")
        return value

    def flag(self, key: str) -> bool:
        return self.take(key, bool, " true 或 false", False, False)

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        value = self.take(key, list, "方括号里的若干文字", [], required)
        if not all(isinstance(one, str) and one.strip() for one in value):
            self.say(f"{key} 里应都是文字，加引号")
            return ()
        if len(set(value)) < len(value):
            self.say(f"{key} 里有重复")
        return tuple(value)

    def raw(self, key: str) -> Any:
        self.taken.add(key)
        return self.data.get(key)

    def table(self, key: str, place: str, required: bool = True) -> "Table":
        if key not in self.data and required:
            self.say(f"缺少表 {key}")
        data = self.raw(key)
        return Table({} if data is None else data, place, self.mistakes)

    def rows(self, key: str, noun: str, name: str = "key", required: bool = True) -> Iterator["Table"]:
        """Each of `[[key]]`, placed as "noun name"; a name used twice is a mistake."""
        rows, seen = self.raw(key), set()
        if rows is None or not isinstance(rows, list):
            if rows is not None or required:
                self.say(f"缺少 [[{key}]]" if rows is None else f"{key} 应写成 [[{key}]]")
            return
        for count, data in enumerate(rows, 1):
            called = str(data.get(name, "")) if isinstance(data, dict) else ""
            row = Table(data, f"{noun} {called}" if called else f"第 {count} 个{noun}", self.mistakes)
            if called and called in seen:
                row.say(f"{name} 重复")
            seen.add(called)
            yield row
            row.close()

    def close(self) -> None:
        """Say which keys nobody took: a misspelt key must not pass for an absent one."""
        for key in (key for key in self.data if key not in self.taken):
            near = get_close_matches(key, self.taken, n=1)
            self.say(f"不认识的项 {key}" + (f"（是不是 {near[0]}？）" if near else ""))
