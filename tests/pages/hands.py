"""Hands of the pages' tests: a form sent, a file given, a problem moved a step."""
from django.core.files.uploadedfile import SimpleUploadedFile

from gongjian.problems.models import ProblemStanding
from gongjian.timeline.when import When
from tests.world import PDF, TODAY, client_for


def send(officer, url, **said):
    """POST, warnings heard: the second press after the page told what is odd."""
    client = client_for(officer)
    answer = client.post(url, said)
    if answer.status_code == 200 and answer.context and answer.context.get("odd"):
        answer = client.post(url, said | {"heard": answer.context["form"].data["heard"]})
    return answer


def step(officer, problem, to, **said):
    return send(officer, f"/problems/{problem.pk}/{to}", **({"on": "2023-12-13"} | said))


def state(problem, on=TODAY):
    return ProblemStanding.objects.at(When(on)).get(problem=problem)


def file(name="批文.pdf", data=PDF):
    return SimpleUploadedFile(name, data, "application/octet-stream")


def assigned(world, found, **said):
    step(world.officers.office, found, "verified", note="属实", weight="ordinary")
    return step(
        world.officers.office, found, "assigned",
        **({"weight": "ordinary", "lead": world.units.forestry.pk, "person": "陈林", "due_on": "2023-12-20", "cooperating": [world.units.zone.pk]} | said),
    )
