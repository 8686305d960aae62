"""Whatever is done to leads and signings in whatever order, what stands is what a plain reading of the facts says, on every day, as known at every moment."""
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gongjian.projects.acts import mending
from gongjian.promotion.acts import enterprises, leads, signings
from gongjian.promotion.models import EnterpriseStanding, LeadStanding, LeadStep, Review, Ruling, Sameness, Signing, SigningStanding
from gongjian.promotion.recognition import Rules
from gongjian.promotion.restand import rebuild_promotion
from gongjian.timeline.money import YI
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import CHINA, When
from tests.promotion import plainly
from tests.promotion.making import code_of
from tests.shaken import shaken
from tests.world import AREA, do

START = date(2023, 3, 5)
TITLES = ("光伏发电", "光伏发电二期", "药材种植")
moves = st.lists(
    st.tuples(
        st.sampled_from((
            "spot", "talk", "review", "unreview", "contract", "contract", "framework", "register", "land", "lose", "resume", "change", "sign", "sign", "decide", "decide", "rule",
            "local", "void", "void", "correct", "lay",
        )),
        st.integers(0, 3), st.integers(0, 9), st.integers(0, 40),
    ),
    min_size=4, max_size=26,
)


class Hands:
    """Does what it is told, one act a few days after another; what is refused changes nothing."""

    def __init__(self, world):
        self.world, self.day, self.minute, self.leads = world, START, 0, []
        self.units = (world.units.jiafeng, world.units.duanshi)
        self.enterprises = [do(enterprises.enlist, self.units[0], self.told(), name=f"{name}能源有限公司")[0].enterprise for name in ("远山", "近水")]

    def told(self, note: str = "核实") -> Told:
        self.minute += 1
        return Told(AREA, self.day, datetime.combine(self.day, time(9), CHINA) + timedelta(minutes=self.minute), note=note)

    def move(self, what: str, which: int, other: int, days: int) -> None:
        self.day += timedelta(days if days < 38 else 500)
        on = self.day - timedelta(other)
        with suppress(Refused, IndexError, ZeroDivisionError):  # the latter two: there is no such thing yet
            getattr(self, what)(which, other, on)

    def lead(self, which: int):
        return self.leads[which % len(self.leads)]

    def spot(self, which, other, on):
        said = {"title": TITLES[other % 3], "trade": ("energy", "estate", "farming")[which % 3], "newness": "moved" if other == 7 else "new"}
        self.leads.append(do(leads.spot, self.units[which % 2], self.told(), enterprise=self.enterprises[other % 2], on=on, **said)[0].lead)

    def take(self, which, to, on, **said):
        do(leads.take_step, self.lead(which), self.told(), to=to, on=on, **said)

    def talk(self, which, other, on):
        self.take(which, "talked", on)

    def change(self, which, other, on):
        self.take(which, "changed", on, title=TITLES[other % 3], trade=("energy", "leisure")[other % 2], expected=other * YI or None)

    def lose(self, which, other, on):
        self.take(which, "lost", on)

    def resume(self, which, other, on):
        self.take(which, "resumed", on)

    def register(self, which, other, on):
        self.take(which, "registered", on, company="公司", code=code_of(other))

    def land(self, which, other, on):
        self.take(which, "landed", on, project=(self.world.projects.gas, self.world.projects.road)[other % 2], site="工业园")

    def review(self, which, other, on):
        lead = self.lead(which)
        for kind in ("survey", "departments", "legal", "collective"):
            do(leads.review, lead, self.told(), kind=kind, passed_it=True, document="号", on=on)

    def unreview(self, which, other, on):
        do(leads.review, self.lead(which), self.told(), kind="collective", passed_it=False, document="号", on=on)

    def contract(self, which, other, on):
        do(signings.conclude, self.lead(which), self.told(), kind="contract", total=(other + 1) * 2_000_000, on=on)

    def framework(self, which, other, on):
        do(signings.conclude, self.lead(which), self.told(), kind="framework", total=(other + 1) * YI, on=on)

    def sign(self, which, other, on):
        said = {"investor": ("远山能源有限公司", "近水能源有限公司", "别家")[which % 3], "title": f"{TITLES[other % 3]}{'' if other % 2 else '项目'}", "site": "土沃乡" if which == 3 else ""}
        do(signings.sign, self.units[which % 2], self.told(), total=(other + 1) * 2_000_000, on=on, **said)

    def two(self, which, other):
        rows = list(Signing.objects.as_of(When(date(2100, 1, 1))).order_by("pk"))
        return rows[which % len(rows)], rows[other % len(rows)]

    def decide(self, which, other, on):
        one, two = self.two(which, other)
        do(signings.decide_pair, one, self.told(), other=two, verdict=("same", "apart")[(which + other) % 2])

    def rule(self, which, other, on):
        do(signings.rule_on, self.two(which, 0)[0], self.told(), counted=bool(other % 2), document="纪要")

    def local(self, which, other, on):
        enterprise = self.enterprises[which % 2]
        do(enterprises.restate, enterprise, self.told(), name=EnterpriseStanding.objects.at(When(self.day)).get(enterprise=enterprise).name, local=bool(other % 2), on=on)

    def void(self, which, other, on):
        model = (Signing, LeadStep, Review, Sameness, Ruling)[other % 5]
        rows = list(model.objects.as_of(When(date(2100, 1, 1))).order_by("pk"))
        do(mending.void, rows[which % len(rows)], self.told())

    def correct(self, which, other, on):
        do(mending.correct, self.two(which, 0)[0], self.told(), total=(other + 1) * 3_000_000, occurred_on=on)

    def lay(self, which, other, on):
        do(signings.lay_rules, "county", self.told(), rules=Rules(floor=other * 3_000_000, late=(0, 31)[which % 2]), on=on)


def agree(hands: Hands) -> None:
    moments = [None, *sorted({version.known_from for version in SigningStanding.objects.all()} | {version.known_from for version in LeadStanding.objects.all()})[-6:]]
    starts = {version.from_on for version in (*SigningStanding.objects.all(), *LeadStanding.objects.all())}
    days = sorted(starts | {day - timedelta(1) for day in starts} | {hands.day, hands.day + timedelta(900)})
    books = plainly.Books()
    for known in moments:
        for on in days:
            stands = {row.signing_id: (row.counted, row.doubtful) for row in SigningStanding.objects.at(When(on, known)).filter(kind_of="contract")}
            assert stands == plainly.contracts(books, on, known), (on, known)
            for lead in hands.leads:
                row = LeadStanding.objects.at(When(on, known)).filter(lead=lead).values().first()
                plain = plainly.lead_on(books, lead, on, known)
                assert (row is None) == (plain is None), (lead, on, known)
                assert row is None or {name: row[name] or None for name in plain} == {name: value or None for name, value in plain.items()}, (lead, on, known)


@settings(parent=shaken, max_examples=15)
@given(moves)
def test_what_stands_is_what_a_plain_reading_says(world, db_taken_back, told_moves):
    with db_taken_back():
        hands = Hands(world)
        for move in told_moves:
            hands.move(*move)
        agree(hands)
        of = lambda model: sorted(map(repr, model.objects.values_list(*model.said(), "from_on", "until_on", "known_from", "known_until")))
        before = of(SigningStanding), of(LeadStanding)
        rebuild_promotion(AREA)
        assert (of(SigningStanding), of(LeadStanding)) == before


def test_the_hands_really_reach_every_kind_of_thing(world):
    """A generator that is refused everywhere proves nothing."""
    hands = Hands(world)
    for what, which, other in (("lay", 1, 1), ("spot", 0, 0), ("talk", 0, 0), ("framework", 0, 1), ("review", 0, 0), ("contract", 0, 5), ("register", 0, 1), ("land", 0, 1),
                               ("sign", 0, 4), ("sign", 1, 4), ("sign", 3, 5), ("decide", 1, 3), ("rule", 2, 1), ("local", 0, 1), ("spot", 1, 2), ("lose", 1, 0), ("resume", 1, 0)):
        hands.day += timedelta(12)
        getattr(hands, what)(which, other, hands.day - timedelta(1))
    agree(hands)
    assert SigningStanding.objects.filter(doubtful=True).exists() and SigningStanding.objects.exclude(one_with=None).exists()
