"""receipt undo ID: take an import back. receipt list: what came in."""
from django.core.management import CommandError

from gongjian.intake.models import Receipt
from gongjian.intake.receipts import undo
from gongjian.pages.command import HouseCommand
from gongjian.timeline.refused import Refused


class Command(HouseCommand):
    help = "导入回执：undo ID 整单撤销（作废），list 看有哪些"

    def add_arguments(self, parser):
        parser.add_argument("act", choices=["undo", "list"])
        parser.add_argument("id", type=int, nargs="?")
        super().add_arguments(parser)

    def work(self, options):
        if options["act"] == "list":
            rows = Receipt.objects.select_related("source").order_by("-pk")
            self.say_json(
                [{"id": row.pk, "file": row.source.title, "made_at": row.made_at, "new": row.new, "changed": row.changed, "same": row.same,
                  "facts": row.facts, "undoes": row.undoes_id, "undone": hasattr(row, "undone_by")} for row in rows]
            )
            return
        receipt = Receipt.objects.filter(pk=options["id"]).first()
        if receipt is None:
            raise CommandError(f"没有第 {options['id']} 号回执" if options["id"] else "请写明要撤销的回执号：receipt undo ID")
        lens = self.lens(options)
        desk = self.desk(lens)
        if not desk.may(undo, None, "receive"):
            raise Refused("撤销导入由攻坚办或责任单位办理")
        back = undo(receipt, desk.told())
        said = {"receipt": back.pk, "undoes": receipt.pk, "facts": back.facts, "remarks": back.remarks}
        if options["json"]:
            self.say_json(said)
        else:
            self.stdout.write(f"已撤销第 {receipt.pk} 号回执：作废 {back.facts} 条，记为第 {back.pk} 号回执{f'。{back.remarks}' if back.remarks else ''}")
