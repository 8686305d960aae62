"""due --as OFFICER --on DATE: what is due from an officer; without --as what is due from everybody."""
from gongjian.duties.due import due, owed
from gongjian.duties.duty import SOON
from gongjian.duties.heads import heads
from gongjian.pages.command import HouseCommand
from gongjian.pages.limits import limit_of


class Command(HouseCommand):
    help = "今日必办：某人（--as）逾期、今日、七日内要办的；不写 --as 是全县各单位的"

    def work(self, options):
        at = self.at(options)
        duties = due(at) if options["officer"] else owed(at, at.on + SOON)
        answers = heads(at)
        if options["json"]:
            self.say_json([
                {"kind": duty.label, "key": duty.key, "due_on": duty.on, "late": duty.on < at.on, "text": duty.text, "small": duty.small, "who": duty.who,
                 "head": answers.get(duty.unit or 0, ("", ""))[0], "deputy": answers.get(duty.unit or 0, ("", ""))[1],
                 "instead": duty.instead, "act": duty.act[0]}
                for duty in duties
            ])
            return
        late = sum(duty.on < at.on for duty in duties)
        self.stdout.write(f"截至 {at.on}　{len(duties)} 件" + (f"，逾期 {late} 件" if late else ""))
        rows = [
            [limit_of(duty.on, at.on)[1], duty.label, duty.text[:30], duty.who, *answers.get(duty.unit or 0, ("", "")), duty.act[0]] for duty in duties
        ]
        if rows:
            self.columns(rows, ["时限", "事项", "内容", "由谁办", "亲自抓", "具体抓", "怎么办"])
