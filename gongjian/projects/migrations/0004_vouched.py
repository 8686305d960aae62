from collections import defaultdict

import gongjian.timeline.money
from django.db import migrations, models

VOUCHERS = ("payment", "invoice", "document", "other")


def fill(apps, schema_editor):
    """What vouchers show of the payments told so far, for every day and every moment of knowledge."""
    Payment, Evidence, Tally = apps.get_model("projects", "Payment"), apps.get_model("timeline", "Evidence"), apps.get_model("projects", "Tally")
    papers = list(Evidence.objects.filter(subject="project", supports="projects.payment", paper__in=VOUCHERS).order_by("pk"))
    project_of, first, of_project = {}, {}, defaultdict(lambda: ([], []))
    for payment in Payment.objects.order_by("pk").iterator():
        first[payment.pk] = first.get(payment.corrects_id, payment.pk)
        project_of[payment.pk] = payment.project_id
        of_project[payment.project_id][0].append(payment)
    for paper in papers:
        if paper.supports_id in project_of:
            of_project[project_of[paper.supports_id]][1].append(paper)
    for project, (payments, shown) in of_project.items():
        for tally in Tally.objects.filter(project=project) if shown else ():
            later = {paper.recorded_at for paper in shown if tally.known_from < paper.recorded_at < tally.known_until}
            pieces = []
            for moment in sorted({tally.known_from, *later}):
                value = vouched_at(payments, shown, first, tally.from_on, moment)
                if not pieces or pieces[-1][1] != value:
                    pieces.append((moment, value))
            ends = [*(moment for moment, _ in pieces[1:]), tally.known_until]
            for place, ((moment, value), end) in enumerate(zip(pieces, ends)):
                tally.pk, tally._state.adding = (tally.pk, False) if place == 0 else (None, True)
                tally.known_from, tally.known_until, tally.vouched = moment, end, value
                tally.save()


def vouched_at(payments, papers, first, day, moment):
    held = holding(papers, moment)
    shown = {first[paper.supports_id] for paper in held}
    return sum(payment.amount for payment in holding(payments, moment) if payment.occurred_on <= day and first[payment.pk] in shown)


def holding(facts, moment):
    known = [fact for fact in facts if fact.recorded_at <= moment]
    replaced = {fact.corrects_id for fact in known}
    return [fact for fact in known if not fact.void and fact.pk not in replaced]


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0003_catch_up'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='tally',
            name='tally_project',
        ),
        migrations.AddField(
            model_name='tally',
            name='vouched',
            field=gongjian.timeline.money.MoneyField(default=0),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='tally',
            index=models.Index(fields=['project', 'known_until', 'until_on', 'from_on', 'reported', 'evidenced', 'official', 'paid', 'vouched', 'physical'], name='tally_project'),
        ),
    ]
