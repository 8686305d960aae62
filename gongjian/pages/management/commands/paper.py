"""paper KIND: draft a paper of any day, as Word, PDF, JSON or plain text. Nothing is kept on file and no number is taken."""
from pathlib import Path

from gongjian.pages.command import HouseCommand
from gongjian.papers.blocks import as_json
from gongjian.papers.docx import write
from gongjian.papers.kinds import every_kind, kind
from gongjian.papers.pdf import write_pdf
from gongjian.papers.plain import plain


class Command(HouseCommand):
    help = "起草一份公文：Word、PDF 或文字，不入台账、不取号"

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="种类", help="、".join(f"{one.key}（{one.title}）" for one in every_kind().values()))
        parser.add_argument("--docx", type=Path, metavar="文件", help="写成 Word")
        parser.add_argument("--pdf", type=Path, metavar="文件", help="写成 PDF")
        asked = {ask.name: ask.label for one in every_kind().values() for ask in one.asks}
        for name, label in asked.items():
            parser.add_argument(f"--{name.replace('_', '-')}", dest=f"ask_{name}", metavar=label)
        super().add_arguments(parser)

    def work(self, options):
        told = kind(options["kind"])
        about = {name.removeprefix("ask_"): said for name, said in options.items() if name.startswith("ask_") and said}
        paper = told.drafted(self.at(options), about)
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
