"""What the acts' forms have in common: the look and the thing at hand, rows of papers, warnings heard."""
import hashlib
import secrets

from django import forms
from django.conf import settings

from gongjian.pages.doing import waiting
from gongjian.pages.doing.fields import Wan, choice, maybe
from gongjian.pages.look import Look
from gongjian.projects.acts.evidence import Paper, add_evidence
from gongjian.timeline.evidence import Evidence


class Doing(forms.Form):
    """A form of one act. `papers` rows of evidence may come with it (a kind each; vouchers carry an amount)."""

    papers = 0
    papers_title = "佐证"
    paper_needed = ""  # what is said where no paper is given and the act needs one
    paper_kinds: tuple[str, ...] = tuple(Evidence.Kind.values)
    paper_first = ""
    vouchers = False
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (title, names of fields); none: all in one
    beside: dict[str, str] = {}  # title of a part → how its fields lie beside each other where there is room: twos, threes, pairs, fours

    def __init__(self, *args, look: Look, thing, **said):
        super().__init__(*args, **said)
        self.look, self.thing = look, thing
        self.today = look.today
        self.fields["once"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=secrets.token_hex(16), max_length=64)
        self.fields["heard"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.build()
        self.may_add = self.papers and self._may_add()
        for row in range(1, self.papers + 1) if self.may_add else ():
            self._paper_row(row)

    def build(self) -> None:
        """Fields that depend on the day, the officer or the thing."""

    def _may_add(self) -> bool:
        return self.look.desk().may(*self._adding())

    def _adding(self):
        return add_evidence, getattr(self.thing, "project", self.thing)

    def _paper_row(self, row: int) -> None:
        kinds = [(kind, Evidence.Kind(kind).label) for kind in self.paper_kinds]
        self.fields[f"paper{row}_file"] = forms.FileField(label="文件", required=False)
        first = self.paper_first if row == 1 else ""
        if len(kinds) > 1:
            self.fields[f"paper{row}_kind"] = choice("种类", maybe(kinds), required=False, initial=first)
        if self.vouchers:
            self.fields[f"paper{row}_amount"] = Wan(label="凭证金额", required=False)
        self.fields[f"paper{row}_kept"] = forms.CharField(widget=forms.HiddenInput, required=False)
        if kept := waiting.take(self.data.get(f"paper{row}_kept", ""), self.look.request.user):
            self.fields[f"paper{row}_file"].help_text = f"已收到 {_plain(kept[0])}，不必再选"

    def clean(self):
        said = super().clean()
        given = []
        for row in range(1, self.papers + 1) if self.may_add else ():
            file, kept = said.get(f"paper{row}_file"), said.get(f"paper{row}_kept")
            held = (file.name, file.read()) if file else waiting.take(kept or "", self.look.request.user)
            if held is None:
                if said.get(f"paper{row}_amount"):
                    self.add_error(f"paper{row}_file", "填了凭证金额，请附上凭证文件")
                continue
            if len(held[1]) > settings.EVIDENCE_LIMIT_MB * 1024 * 1024:
                self.add_error(f"paper{row}_file", f"文件超过 {settings.EVIDENCE_LIMIT_MB} MB")
                continue
            if file:
                self._keep(row, held)
            kind = said.get(f"paper{row}_kind") if len(self.paper_kinds) > 1 else self.paper_kinds[0]
            if not kind:
                self.add_error(f"paper{row}_kind", "请选择材料种类")
                continue
            given.append(Paper(*held, kind, said.get(f"paper{row}_amount")))
        self.given: list[Paper] = given
        if self.paper_needed and not given and not any(name.startswith("paper") for name in self.errors):
            self.add_error("paper1_file" if self.may_add else None, self.paper_needed)
        return said

    def _keep(self, row: int, held: tuple[str, bytes]) -> None:
        """So that the form, shown again, still has the file."""
        self.data = self.data.copy()
        self.data[f"paper{row}_kept"] = waiting.put(held[1], held[0], self.look.request.user)
        self[f"paper{row}_file"].help_text = f"已收到 {_plain(held[0])}，不必再选"

    def odd(self, said: dict) -> list[str]:
        """What is odd about it, to be heard before it is saved. Nothing is refused for it."""
        return []

    def hears(self, odd: list[str]) -> bool:
        """Whether exactly these sentences were shown before; if not, the form now carries them."""
        mark = hashlib.sha256("\n".join(odd).encode()).hexdigest()[:16]
        if not odd or self.data.get("heard") == mark:
            return True
        self.data = self.data.copy()
        self.data["heard"] = mark
        return False

    @property
    def sections(self) -> list[dict]:
        rows = [name for name in self.fields if name.startswith("paper")]
        named = {name for _, names in self.parts for name in names}
        rest = [name for name, field in self.fields.items() if name not in named and name not in rows and not field.widget.is_hidden]
        parts = [("", rest), *self.parts] if rest and not self.parts else [*self.parts, ("", rest)]
        found = [
            {"title": title, "fields": [self[name] for name in names if name in self.fields], "beside": self.beside.get(title, "")} for title, names in parts
        ]
        for row in range(1, self.papers + 1) if self.may_add else ():
            names = [name for name in rows if name.startswith(f"paper{row}_") and not name.endswith("_kept")]
            found.append({"title": f"{self.papers_title} {row}（{'必附' if self.paper_needed and row == 1 else '选填'}）", "fields": [self[name] for name in names]})
        return [section for section in found if section["fields"]]


def _plain(name: str) -> str:
    return name.replace("<", "").replace(">", "").replace("&", "")[:80]
