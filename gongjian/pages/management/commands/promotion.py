"""promotion --on D [--json]: the three targets, leads by step, signings counted and not with the reason, doubts, rates, promises and aid."""
from collections.abc import Callable
from dataclasses import asdict

from gongjian.indicators.standing import MEASURE, asked_in_words, spoken
from gongjian.indicators.unvouched import unvouched_of, unvouched_says
from gongjian.pages.command import HouseCommand
from gongjian.pages.promotion_told import Told
from gongjian.promotion.flow import Step
from gongjian.promotion.rates import Rate, median, within
from gongjian.reading.shown import NO_TASK
from gongjian.timeline.money import yi


class Command(HouseCommand):
    help = "招商：三项指标、项目走到哪一步、签约计入与不计的理由、待认定、开工率到位率履约率、双向承诺、帮办"

    def work(self, options):
        at = self.at(options)
        told = Told(at)
        if options["json"]:
            self.say_json(said(told))
        else:
            self._write(told)

    def _write(self, told: Told):
        at, write = told.at, self.stdout.write
        write(f"截至 {at.on}　评审环节、认定规则参照外地做法，未核实")
        share = lambda line: f"{line.rate:.1f}%" if line.rate is not None else ""
        rows = [[line.target.title, asked_in_words(line), spoken(line, line.done), share(line), line.why] for line in told.lines]
        self.columns(rows, [f"指标（{MEASURE['money']}）", "目标", "完成", "完成率", ""])
        for line in told.lines:
            if beside := unvouched_says(unvouched_of(line)):
                write(f"{line.target.title}：{beside}")
        if not told.blind:
            write("\n走到哪一步")
            self.columns([[step.label, str(count)] for step, count in told.by_stage.items()], ["环节", "个"])
        counted = told.counted
        write(f"\n签约 {len(told.signings)} 次，计入 {len(counted)} 次 {yi(sum(row.total for row in counted), 2)} 亿元；不计的：")
        self.columns(
            [[str(row.signed_on), row.title, told.names.get(row.unit_id, ""), yi(row.total, 2), row.why] for row in told.signings if not row.counted],
            ["签约", "项目", "招引单位", "亿元", "理由"],
        )
        found, points = told.rates, told.curve
        names = (("开工率", found.start, str), ("到位率", found.funds, lambda yuan: f"{yi(yuan, 2)}亿"), ("履约率", found.word, str), ("投产率", found.production, str))
        write("\n" + "　".join(f"{name} {percent(rate, shown)}" for name, rate, shown in names if not (told.blind and rate is found.word)))
        half = median(points)
        write(f"半数在 {half} 天内开工" if half is not None else "开工的还不到一半")
        if told.blind:
            write("\n单个招商项目、双向承诺、帮办不在您可见的范围内")
            return
        write("\n双向承诺")
        counts = lambda held: [str(count) for count in (held.all, held.kept, held.kept_late, held.late, held.broken, held.ahead)]
        self.columns(
            [[side.label, *counts(held), NO_TASK if held.rate is None else f"{held.rate}%"] for side, held in told.accounts.items()],
            ["哪一方", "共", "按期兑现", "逾期兑现", "逾期未兑现", "认定未兑现", "未到期", "兑现率"],
        )
        left = [one for one in told.aids if one.open]
        write(f"\n帮办未了 {len(left)} 项，逾期 {sum(bool(one.days) for one in left)} 项")


def percent(rate: Rate, shown: Callable[[int], str]) -> str:
    return NO_TASK if rate.percent is None else f"{rate.percent}%（{shown(rate.top)}/{shown(rate.bottom)}）"


def said(told: Told) -> dict:
    """Money in 元, rates in percent or null (无任务)."""
    titles = {lead.lead_id: lead.title for lead in told.leads}
    found, points = told.rates, told.curve
    rate = lambda one: {"top": one.top, "bottom": one.bottom, "percent": one.percent}
    return {
        "on": told.at.on, "verified": False,
        "targets": [
            {"key": line.target.key, "asked": line.asked, "done": line.done, "rate": line.rate, "light": line.light, "unvouched": unvouched_of(line)}
            for line in told.lines
        ],
        "leads": {step.value: count for step, count in told.by_stage.items()},
        "signings": [
            {"id": row.signing_id, "on": row.signed_on, "title": row.title, "investor": row.investor, "unit": told.names.get(row.unit_id, ""), "kind": row.kind_of,
             "total": row.total, "counted": row.counted, "doubtful": row.doubtful, "why": row.why}
            for row in told.signings
        ],
        "doubts": [{"earlier": pair.earlier.signing_id, "later": pair.later.signing_id, "why": pair.why} for pair in told.doubts],
        "rates": {"start": rate(found.start), "funds": rate(found.funds), "word": rate(found.word), "production": rate(found.production)},
        "survival": [asdict(point) for point in points], "half_started_in": median(points), "started_in": {str(days): within(points, days) for days in (90, 180, 365)},
        "commitments": {
            side.value: asdict(held) | {"rate": held.rate} for side, held in told.accounts.items()
        } | {"rows": [
            {"id": one.commitment.pk, "lead": titles[one.commitment.lead_id], "side": one.commitment.side, "clause": one.commitment.clause, "content": one.content,
             "due_on": one.due_on, "state": one.state.value, "kept_on": one.kept_on, "proof": one.proof, "why": one.why} for one in told.promises
        ]},
        "aids": [
            {"lead": titles[one.lead_id], "element": one.element.value, "state": one.state, "unit": told.names.get(one.unit_id, ""), "due_on": one.due_on,
             "days_late": one.days}
            for one in told.aids
        ],
        "lost": told.by_stage[Step.LOST],
    }
