"""/clauses/M59/words/new: the office or an owner of the clause says how it stands, on which paper."""
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from gongjian.pages import clock
from gongjian.pages.look import look
from gongjian.people.models import Unit
from gongjian.targets.clausewords import MOST, explain, words_of
from gongjian.targets.models import Clause
from gongjian.timeline.refused import Refused
from gongjian.timeline.source import Source


class WordForm(forms.Form):
    words = forms.CharField(label="情况", max_length=MOST, widget=forms.Textarea({"rows": 5}), help_text=f"做了什么、到哪一步、还差什么；不超过 {MOST} 字")
    document = forms.CharField(label="依据", max_length=80, help_text="文件、会议纪要或材料的名称、文号")


def words(request: HttpRequest, mark: str) -> HttpResponse:
    eyes = look(request)
    clause = Clause.objects.filter(drive=eyes.drive, mark=mark).first() if eyes.drive else None
    seat = eyes.lens.seat
    if clause is None:
        raise Http404
    unit = Unit.objects.filter(pk=seat.unit_id).first() if seat and seat.unit_id else None
    if unit is None:
        raise Refused("您目前没有单位任职，不能写情况说明")
    if reason := eyes.desk().why_not(explain, unit):
        raise Refused(reason)
    last = words_of([clause], eyes.when).get(clause.pk, {}).get(unit.pk)
    form = WordForm(request.POST or None, initial={"words": last.words, "document": last.document} if last else {})
    back = reverse("clause", args=[mark])
    if request.method == "POST" and form.is_valid():
        source = Source.objects.create(area=request.user.area, kind=Source.Kind.FORM, title=f"条款 {mark} 情况说明", made_at=clock.now(), by=request.user)
        try:
            facts = eyes.desk(source).do(explain, unit, clause=clause, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, no.reason)
            source.delete()
        else:
            messages.success(request, "已记录。" if facts else "与现有的一样，没有变化。")
            return HttpResponseRedirect(back)
    return eyes.render("gongjian/form.html", {
        "title": f"情况说明：{mark}", "form": form, "submit": "记录", "cancel": back, "intro": f"{clause.text}（由{unit.name_on(eyes.on)}说明，原有的说明保留在记录里）",
        "crumb": [{"label": "方案条款", "url": reverse("clauses")}, {"label": mark, "url": back}, {"label": "情况说明"}],
    })


urls = [path("clauses/<str:mark>/words/new", words, name="explain-clause")]
