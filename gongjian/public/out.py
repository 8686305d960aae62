"""What is out on a day: items made public, rankings issued and past their notice, signed papers that say 此件公开发布. No officer's eyes, hence no lens:
whatever is read here was put out by somebody whose turn it was, and is shown as it was frozen."""
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongjian.papers.blocks import Note
from gongjian.papers.classes import KIND_CLASSES, MARK
from gongjian.papers.documents import DocumentStep
from gongjian.papers.flow import Step as PaperStep
from gongjian.papers.kinds import organ_of
from gongjian.papers.life import Life as PaperLife
from gongjian.publicity.flow import Kind
from gongjian.publicity.flow import Step as ItemStep
from gongjian.publicity.life import Life, items_of, lives
from gongjian.rankings.life import Life as RankingLife
from gongjian.rankings.life import lives as ranking_lives
from gongjian.rankings.life import rounds_of
from gongjian.reading.classes import OPEN
from gongjian.targets.drives import drive_on
from gongjian.targets.models import Drive
from gongjian.timeline.when import When


@dataclass
class Out:
    """`area`: the county's code; `base`: the address the site is known by, "" where nobody has said; `sample`: an invented county, which every page says."""

    area: str
    on: date
    base: str = ""
    sample: bool = False

    @property
    def when(self) -> When:
        return When(self.on)

    @cached_property
    def drive(self) -> Drive | None:
        return drive_on(self.on, self.area)

    @property
    def region(self) -> str:
        return self.drive.region if self.drive else ""

    @property
    def organ(self) -> str:
        """Who publishes: 沁水县项目攻坚指挥部办公室; "" before any plan is loaded."""
        return organ_of(self.drive) if self.drive else ""

    @cached_property
    def queue(self) -> list[Life]:
        """Every item begun by the day. Two queries."""
        return lives(items_of(self.area), self.when)

    @cached_property
    def published(self) -> list[Life]:
        """Those that are out, the newest publication first."""
        return sorted((life for life in self.queue if life.out), key=lambda life: -life.last.pk)

    @property
    def stories(self) -> list[Life]:
        return [life for life in self.published if life.kind != Kind.FIGURES]

    @cached_property
    def releases(self) -> list[Life]:
        """数据, the latest day first."""
        return sorted((life for life in self.published if life.kind == Kind.FIGURES), key=lambda life: (life.day, life.last.pk), reverse=True)

    @cached_property
    def taken_down(self) -> set[int]:
        """Items that were out once."""
        return {life.item.pk for life in self.queue if life.step == ItemStep.WITHDRAWN}

    @cached_property
    def rankings(self) -> list[RankingLife]:
        """Issued, and the units' days to answer gone by; the latest day first."""
        told = ranking_lives(rounds_of(self.area), self.when)
        return [life for life in told if life.issued and not (life.issued.answer_by and self.on <= life.issued.answer_by)]

    @cached_property
    def bulletins(self) -> list[PaperLife]:
        """Signed papers of an open kind whose note says 此件公开发布; the newest first."""
        kinds = [kind for kind, publication in KIND_CLASSES.items() if publication == OPEN]
        signed = DocumentStep.objects.as_of(self.when).filter(step=PaperStep.SIGNED, document__kind__in=kinds, area__startswith=self.area)
        told = [PaperLife(step.document, [step]) for step in signed.select_related("document").order_by("-occurred_on", "-pk")]
        return [life for life in told if marked(life)]


def marked(life: PaperLife) -> bool:
    """Whether the signed paper itself says that it may be published."""
    return any(isinstance(block, Note) and block.text.strip("（）() ") == MARK for block in life.paper.blocks)
