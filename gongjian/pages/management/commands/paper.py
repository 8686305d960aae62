"""paper KIND: draft a paper of any day, as Word, PDF, JSON or plain text. Nothing is kept on file and no number is taken."""
from pathlib import Path

from django.core.management import CommandError

from gongjian.pages.command import HouseCommand
from gongjian.papers.blocks import as_json
from gongjian.papers.docx import write
from gongjian.papers.kinds import Ask, Kind, every_kind, kind
from gongjian.papers.pdf import write_pdf
from gongjian.papers.plain import plain
from gongjian.reading.word import At


class Command(HouseCommand):
    help = "起草一份公文：Word、PDF 或文字，不入台账、不取号"

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="种类", help="、".join(f"{one.key}（{one.title}）" for one in every_kind().values()))
        parser.add_argument("about", nargs="?", default="", metavar="对象", help="种类首先要问的，如项目：编号、名称或名称的一部分")
        parser.add_argument("--docx", type=Path, metavar="文件", help="写成 Word")
        parser.add_argument("--pdf", type=Path, metavar="文件", help="写成 PDF")
        asked = {ask.name: ask.label for one in every_kind().values() for ask in one.asks}
        for name, label in asked.items():
            parser.add_argument(f"--{name.replace('_', '-')}", dest=f"ask_{name}", metavar=label)
        super().add_arguments(parser)

    def work(self, options):
        told, at = kind(options["kind"].replace("-", "_")), self.at(options)
        about = {name.removeprefix("ask_"): said for name, said in options.items() if name.startswith("ask_") and said}
        if options["about"]:
            if not told.asks:
                raise CommandError(f"{told.title}不用写对象")
            about = {told.asks[0].name: options["about"]} | about
        paper = told.drafted(at, {ask.name: meant(ask, at, about[ask.name]) for ask in told.asks if ask.name in about} | unasked(told, about))
        if options["docx"]:
            options["docx"].write_bytes(write(paper))
            self.stderr.write(f"已写入 {options['docx']}")
        if options["pdf"]:
            options["pdf"].write_bytes(write_pdf(paper))
            self.stderr.write(f"已写入 {options['pdf']}")
        if options["json"]:
            self.say_json(as_json(paper))
        elif not (options["docx"] or options["pdf"]):
            self.stdout.write("\n".join(plain(paper)))


def meant(ask: Ask, at: At, said: str) -> str:
    """A choice by its value, or by its label or a part of it that only one has."""
    options = list(ask.choices(at)) if ask.choices else []
    if not options or any(value == said for value, _ in options):
        return said
    named = [value for value, label in options if label == said] or [value for value, label in options if said in label]
    if len(named) > 1:
        shown = "、".join(label for value, label in options if value in named[:8])
        raise CommandError(f"{ask.label}「{said}」不止一个：{shown}，请写全名")
    return named[0] if named else said


def unasked(told: Kind, about: dict[str, str]) -> dict[str, str]:
    """What the kind does not ask is handed on, and refused there."""
    return {name: said for name, said in about.items() if name not in {ask.name for ask in told.asks}}
