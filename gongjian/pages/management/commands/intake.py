"""intake FILE [--apply]: what a spreadsheet says and would change (JSON); with --apply it is brought in, all or nothing."""
import json
import sys
from pathlib import Path

from django.core.management import CommandError
from tqdm import tqdm

from gongjian.intake.applying import receive
from gongjian.intake.matching import Known
from gongjian.intake.previewing import Preview, preview
from gongjian.intake.unreadable import Unreadable
from gongjian.pages.command import HouseCommand, found_county
from gongjian.projects.models import Project
from gongjian.timeline.refused import Refused


class Command(HouseCommand):
    help = "读一份表：看懂了什么、会改变什么；--apply 整份导入"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件")
        parser.add_argument("--apply", action="store_true", help="导入：要么全部，要么一条不动")
        parser.add_argument("--mapping", type=Path, metavar="文件", help="对应的更正（JSON：表 → heading_rows、columns、unit）")
        parser.add_argument("--doubtful", choices=["new", "skip"], default="new", help="疑似已有的行：当新项目、新问题（默认），或不导入")
        super().add_arguments(parser)

    def work(self, options):
        found_county()
        lens = self.lens(options)
        data, mapping = options["file"].read_bytes(), self._mapping(options["mapping"])
        try:
            found = self._preview(data, options["file"].name, lens, mapping, {})
            if options["apply"] and (said := self._decided(found, options["doubtful"])):
                found = self._preview(data, options["file"].name, lens, mapping, said)
        except Unreadable as unreadable:
            raise CommandError(str(unreadable)) from None
        except ValueError as wrong:
            raise CommandError(str(wrong)) from None
        answer = found.as_json()
        if options["apply"]:
            answer |= self._apply(found, lens)
        self.say_json(answer)

    def _decided(self, found: Preview, doubtful: str) -> dict[str, str]:
        """Near names are never merged by a command: a person decides, of projects in the queue of 疑似重复, of problems at the page of the file."""
        said = {match.proposal.cell: doubtful for match in found.matches if match.kind == "doubtful"}
        if said:
            self.stderr.write(f"{len(said)} 行名称与已有项目相近：{'当新项目导入，请到“疑似重复”认定' if doubtful == 'new' else '没有导入'}")
        rows = [row for row in found.problems if row.kind == "doubtful"]
        for row in rows:  # which project a problem is of cannot be "new"
            said |= {doubt.asked: doubtful for doubt in row.doubts if doubtful == "skip" or "new" in dict(doubt.choices)}
        if rows:
            self.stderr.write(f"{len(rows)} 行问题拿不准是哪个项目、哪个问题：{'没有导入' if doubtful == 'skip' else '相近的当新问题导入'}")
        return said

    def _preview(self, data, name, lens, mapping, decisions) -> Preview:
        with tqdm(total=1, unit="行", desc=name, file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

            def progress(done, of):
                bar.total = of
                bar.update(done - bar.n)

            return preview(data, name, lens, mapping=mapping, decisions=decisions, progress=progress)

    def _apply(self, found: Preview, lens) -> dict:
        desk = self.desk(lens)
        known = Known.at(lens.see(Project), lens.when, lens.officer.area, found.understood.sha256)
        if not desk.may(receive, None, "receive"):
            raise Refused("导入由攻坚办或责任单位办理")
        applied = receive(found, desk.told(), known)
        return {"applied": True, "receipt": applied.receipt.pk if applied.receipt else None, "facts": applied.facts}

    @staticmethod
    def _mapping(file: Path | None) -> dict | None:
        if file is None:
            return None
        try:
            return json.loads(file.read_text())
        except json.JSONDecodeError as wrong:
            raise CommandError(f"{file} 不是 JSON：{wrong}") from None
