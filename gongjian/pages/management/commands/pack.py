"""pack: what a sitting goes through, as text, JSON, Word or PDF: exceptions only, and first what is still open from before."""
from pathlib import Path

from django.core.management import CommandError

from gongjian.packs.pack import Pack, as_json, pack
from gongjian.pages.command import HouseCommand
from gongjian.papers.blocks import Paper
from gongjian.papers.docx import write
from gongjian.papers.kinds import every_kind
from gongjian.papers.pdf import write_pdf
from gongjian.people.models import Officer, PostStanding
from gongjian.people.posts import Role
from gongjian.reading.word import At
from gongjian.stocktake.sittings import Sitting


class Command(HouseCommand):
    help = "会议材料：只列例外，前次议定未了的在前"

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--kind", metavar="会议", choices=Sitting.Kind.values, help="county 县政府调度会（默认）、leader 包保领导半月调度、special 专题会议")
        parser.add_argument("--leader", metavar="姓名", help="哪位包保领导的半月调度")
        parser.add_argument("--docx", type=Path, metavar="文件", help="调度材料写成 Word")
        parser.add_argument("--pdf", type=Path, metavar="文件", help="调度材料写成 PDF")

    def work(self, options):
        at = self.at(options)
        leader = leader_called(at, options["leader"]) if options["leader"] else None
        made = pack(at, options["kind"] or (Sitting.Kind.LEADER if leader else Sitting.Kind.COUNTY), leader)
        files = [(options[name], writes) for name, writes in (("docx", write), ("pdf", write_pdf)) if options[name]]
        if files:
            paper = material(at, made)
            for file, writes in files:
                file.write_bytes(writes(paper))
                self.stderr.write(f"已写入 {file}")
        if options["json"]:
            self.say_json(as_json(made))
        elif not files:
            self.print(made)

    def print(self, made: Pack) -> None:
        self.stdout.write(f"{made.title}　截至 {made.on}　{made.count} 件")
        for section in made.sections:
            self.stdout.write(f"\n{section.heading}（{len(section)}）")
            for row in section.rows:
                self.stdout.write(f"  {row.text}　{row.words}")


def leader_called(at: At, name: str) -> Officer:
    """The county leader of that name or login on the day; a sentence with the names there are, when there is none."""
    seats = PostStanding.objects.at(at.when).filter(role=Role.LEADER, area__startswith=at.lens.officer.area).select_related("officer").order_by("rank", "pk")
    for seat in seats:
        if name in (seat.officer.name, seat.officer.login):
            return seat.officer
    raise CommandError(f"{at.on} 没有叫「{name}」的县领导，在任的有：{'、'.join(seat.officer.name for seat in seats)}")


def material(at: At, made: Pack) -> Paper:
    """The pack as the paper 调度材料 (kind `material`), drafted with what of this pack it asks: `kind` and `leader`."""
    told = every_kind().get("material")
    if told is None:
        raise CommandError("还没有“调度材料”（material）这种公文，请先用 --json 或直接看文字")
    known = {"kind": made.kind, "leader": made.leader}
    return told.drafted(at, {ask.name: known[ask.name] for ask in told.asks if known.get(ask.name)})
