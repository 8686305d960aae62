"""排名期次: three rankings answered and published, a fourth still with the units: each reckoned by what was known at its moment, with the drive's pack."""
from datetime import date, datetime, timedelta

from gongjian.desk.lens import Lens
from gongjian.people.models import Officer, Unit
from gongjian.rankings import acts
from gongjian.rankings.flow import Plea
from gongjian.rankings.frozen import Kept, as_json, kept
from gongjian.rankings.life import again, life_of
from gongjian.rankings.registry import pack_of
from gongjian.rankings.rounds import Round
from gongjian.rankings.scoring import BLACK
from gongjian.rankings.standing import ranking
from gongjian.reading.word import At
from gongjian.sample.people import clerks
from gongjian.targets.drives import drive_on
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When

# (the day it shows, when it was sent to the units, when it was published, its number); the last is still open when the story ends.
ROUNDS = (
    (date(2023, 11, 30), datetime(2023, 12, 4, 10, 0, tzinfo=CHINA), datetime(2023, 12, 8, 15, 0, tzinfo=CHINA), "沁项攻坚办排〔2023〕1号（示例）"),
    (date(2023, 12, 15), datetime(2023, 12, 19, 10, 0, tzinfo=CHINA), datetime(2023, 12, 25, 15, 0, tzinfo=CHINA), "沁项攻坚办排〔2023〕2号（示例）"),
    (date(2023, 12, 31), datetime(2024, 1, 4, 10, 0, tzinfo=CHINA), datetime(2024, 1, 9, 15, 0, tzinfo=CHINA), "沁项攻坚办排〔2024〕1号（示例）"),
    (date(2024, 2, 15), datetime(2024, 2, 18, 16, 0, tzinfo=CHINA), None, ""),
)
DAYS = 3
FORCE = "行动期间连续降雪，进山道路封闭，线性工程停工（附气象证明、封路公告）"
FIGURES = "上半月完成投资漏报一个项目，已在系统更正填报"


def hold_rankings(officers: dict[str, Officer], source: Source, last: datetime) -> None:
    """Each step as it was by `last`."""
    for on, sent, published, number in ROUNDS:
        if sent > last:
            continue
        teller = Teller(officers, source)
        begun = teller.propose(on, sent)
        teller.answers(begun, sent, last)
        if published and published <= last:
            teller.publish(begun, published, number)


class Teller:
    def __init__(self, officers: dict[str, Officer], source: Source):
        self.officers, self.source, self.office = officers, source, officers["office"]

    def told(self, login: str, at: datetime) -> Told:
        return Told(self.office.area, at.date(), at, self.officers[login], self.source)

    def at(self, on: date, known: datetime) -> At:
        return At(Lens(self.office, When(on, known)), drive_on(on, self.office.area))

    def propose(self, on: date, sent: datetime) -> Round:
        look = self.at(on, sent)
        rules = pack_of(look.drive)
        assert look.drive is not None, "the plan is loaded before any ranking"
        title = f"{look.drive.title}晾晒比拼排名（截至{on.month}月{on.day}日）"
        said = as_json(ranking(look, rules))
        return acts.propose(rules, self.told("office", sent), drive=look.drive, on=on, known=sent, said=said, title=title, days=DAYS)[0].round

    def answers(self, begun: Round, sent: datetime, last: datetime) -> None:
        """The last on the black board pleads force majeure and is heard; the one before it finds its figures wrong and is not; the others agree the same day.

        In the round that is open at the end, every other unit has not answered yet.
        """
        life = life_of(begun)
        assert life is not None, "it was proposed"
        rows = [one for one in kept(life.said) if one.row["score"] is not None]
        black = [one for one in rows if one.row["honour"] == BLACK]
        pleas = [(black[-1], Plea.FORCE, FORCE), (black[-2], Plea.FIGURES, FIGURES)] if len(black) > 1 else []
        agree = [one for one in rows if one.unit not in [plea[0].unit for plea in pleas]]
        agree = agree[::2] if begun.on == ROUNDS[-1][0] else agree
        told = [(sent + timedelta(hours=4, minutes=5 * place), one, Plea.AGREES, "") for place, one in enumerate(agree)]
        told += [(sent + timedelta(hours=5, minutes=10 * place), *plea) for place, plea in enumerate(pleas)]
        for at, one, plea, words in sorted(told, key=lambda answer: answer[0]):
            if at <= last:
                self._answer(begun, one, plea, words, at, last)

    def _answer(self, begun: Round, one: Kept, plea: Plea, words: str, at: datetime, last: datetime) -> None:
        unit = Unit.objects.get(pk=one.unit)
        answer = acts.answer(unit, self.told(clerks()[unit.key].login, at), round=begun, plea=plea, words=words)[0]
        found = {Plea.FORCE: (True, "情况属实，不列黑榜，名次不变"), Plea.FIGURES: (False, "更正在截止日以后，计入下一期")}.get(plea)
        ruled = at + timedelta(days=1, hours=2)
        if found and ruled <= last and begun.on != ROUNDS[-1][0]:
            acts.rule(answer, self.told("office", ruled), upheld=found[0], words=found[1])

    def publish(self, begun: Round, at: datetime, number: str) -> None:
        life = life_of(begun)
        assert life is not None, "it was proposed"
        said = again(life, self.at(begun.on, at), life.excused)
        assert said is not None, "its rules were read a moment ago"
        acts.issue(begun, self.told("office-head", at), number=number, said=said)
