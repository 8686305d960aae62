"""One card of the site: one of the ten points with its score, words, known facts judged, a finding and photos."""
import re
import secrets
from datetime import date, datetime

from django import forms
from django.conf import settings
from django.utils.dateparse import parse_datetime

from gongjian.inspections.dimensions import Dimension
from gongjian.inspections.models import Check
from gongjian.pages.doing import waiting
from gongjian.pages.doing.fields import choice, maybe, words
from gongjian.pages.inspections.known import Known
from gongjian.problems.ledger import Weight
from gongjian.timeline.when import CHINA

PHOTOS = 9
NO_SCORE = "none"
TRUE, NOT_SO = "true", "not"


class CardForm(forms.Form):
    """`score`: 0…full, or "none" for 不评分. `place`: what the telephone says of where it is. Known facts come as true-…, said-…, words-…."""

    score = forms.ChoiceField(label="评分", widget=forms.RadioSelect, error_messages={"required": "请评分，或选“不评分”"})
    conclusion = words("核查情况", 1000, 3)
    what = words("发现的问题", 300, 2, help_text="填了就同时进入问题台账；没有发现就空着")
    project = forms.TypedChoiceField(label="涉及项目", coerce=int, empty_value=None, required=False)
    weight = choice("程度", Weight.choices, required=False)
    category = words("类别", 20)
    on_spot = forms.BooleanField(label="已当场整改，不进问题台账", required=False)
    latitude = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-180, max_value=180)
    on = forms.DateField(widget=forms.HiddenInput, required=False)
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args, dimension: Dimension, projects: list, officer, check: Check | None = None, day: date | None = None, **said):
        held = {"score": NO_SCORE if check and check.score is None else str(check.score) if check else None, "conclusion": check.conclusion if check else ""}
        first = held | {"on": day, "once": secrets.token_hex(16), "weight": Weight.ORDINARY}
        super().__init__(*args, initial=first, prefix=None, auto_id=f"{dimension.key}-%s", **said)
        self.dimension, self.officer, self.check = dimension, officer, check
        self.fields["score"].choices = [(str(score), str(score)) for score in range(dimension.full + 1)] + [(NO_SCORE, "不评分")]
        self.fields["project"].choices = maybe([(row.project_id, row.name) for row in projects])

    def clean(self):
        said = super().clean()
        self.photos = [(file.name, file.read()) for file in self.files.getlist("photos")] if self.files else []
        kept = [waiting.take(token, self.officer) for token in self.data.getlist("kept")]
        self.photos += [one for one in kept if one]
        if len(self.photos) > PHOTOS:
            self.add_error(None, f"一次最多传 {PHOTOS} 张照片，分两次保存")
        for name, data in self.photos:
            if len(data) > settings.EVIDENCE_LIMIT_MB * 1024 * 1024:
                self.add_error(None, f"照片「{name[:40]}」超过 {settings.EVIDENCE_LIMIT_MB} MB")
        if (said.get("latitude") is None) != (said.get("longitude") is None):
            said["latitude"] = said["longitude"] = None
        return said

    def keep(self) -> list[dict]:
        """So that a card shown again still has its photos, where no script keeps them."""
        return [{"token": waiting.put(data, name, self.officer), "name": name} for name, data in self.photos]

    @property
    def points(self) -> int | None:
        return None if self.cleaned_data["score"] == NO_SCORE else int(self.cleaned_data["score"])

    @property
    def taken(self) -> list[datetime | None]:
        """What the telephone says of when each photo was taken, in the order of the photos."""
        told = []
        for said in self.data.getlist("taken")[:PHOTOS]:
            try:
                moment = parse_datetime(said)
            except ValueError:
                moment = None
            told.append(moment.astimezone(CHINA) if moment and moment.tzinfo else None)
        return told + [None] * (len(self.photos) - len(told))

    @property
    def judged(self) -> list[dict]:
        """Known facts confirmed or not, in the words the inspector saw."""
        facts = [name.removeprefix("said-") for name in self.data if re.fullmatch(r"said-[a-z_0-9-]{1,60}", name)]
        return [
            {
                "fact": fact, "said": self.data[f"said-{fact}"][:500], "true": self.data[f"true-{fact}"] == TRUE,
                "words": self.data.get(f"words-{fact}", "").strip()[:500],
            }
            for fact in facts if self.data.get(f"true-{fact}") in (TRUE, NOT_SO)
        ]

    def rows(self, known: list[Known]) -> list[dict]:
        """The known facts with what was said of each: typed just now, else at the last check."""
        before = {one["fact"]: one for one in self.check.judged} if self.check else {}
        told = []
        for one in known:
            held = before.get(one.fact, {})
            true = self.data.get(f"true-{one.fact}", "") if self.is_bound else {True: TRUE, False: NOT_SO}.get(held.get("true"), "")
            said = self.data.get(f"words-{one.fact}", "") if self.is_bound else held.get("words", "")
            told.append({"fact": one.fact, "text": one.text, "url": one.url, "true": true, "words": said})
        return told
