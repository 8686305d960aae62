"""记资金到位, 补到账凭证: a payment is told with its voucher; one that came in without is shown as such, and gets it here."""
import pytest

from gongjian.projects.acts import card
from gongjian.projects.models import Payment, Tally
from gongjian.timeline.evidence import Evidence
from gongjian.timeline.when import When
from tests.pages.hands import file, send
from tests.pages.plain import text
from tests.world import TODAY, WAN, client_for, do, pay_in_bare, told


def tally(project) -> Tally:
    return Tally.objects.at(When(TODAY)).get(project=project)


def test_without_a_voucher_the_form_says_what_to_attach_and_keeps_what_was_typed(world):
    url = f"/projects/{world.projects.sheep.pk}/payments/new"
    answer = send(world.officers.agriculture, url, on="2023-12-11", amount="120", note="股东出资")
    assert answer.status_code == 422 and "请附到账凭证：银行进账单、付款凭证或发票" in answer.text and not Payment.objects.exists()
    assert 'value="120"' in answer.text and "股东出资" in answer.text and "到账凭证 1（必附）" in answer.text and "到账凭证 2（选填）" in answer.text


def test_with_one_it_counts_at_once(world):
    sheep = world.projects.sheep
    answer = send(world.officers.agriculture, f"/projects/{sheep.pk}/payments/new", on="2023-12-11", amount="120", paper1_file=file("进账单.pdf"), paper1_kind="payment", paper1_amount="120")
    assert answer.status_code == 302 and (tally(sheep).paid, tally(sheep).vouched) == (120 * WAN, 120 * WAN)
    assert Evidence.objects.get(title="进账单.pdf").supports_id == Payment.objects.get().pk
    page = text(client_for(world.officers.agriculture).get(f"/projects/{sheep.pk}").text)
    assert "凭证到位 120 万元" in page and "每笔都附了到账凭证" in page and "未附凭证" not in page


def test_vouchers_that_come_to_another_sum_are_said_before_it_is_saved(world):
    client, url = client_for(world.officers.agriculture), f"/projects/{world.projects.sheep.pk}/payments/new"
    said = {"on": "2023-12-11", "amount": "120", "paper1_kind": "payment", "paper1_amount": "100"}
    first = client.post(url, said | {"paper1_file": file("进账单.pdf")})
    assert first.status_code == 200 and "凭证金额合计 100 万元，与到位资金 120 万元不一致" in first.text and not Payment.objects.exists()
    data = first.context["form"].data
    assert client.post(url, said | {"heard": data["heard"], "paper1_kept": data["paper1_kept"]}).status_code == 302 and Payment.objects.count() == 1


@pytest.mark.parametrize(("said", "reason"), [
    ({"amount": "120", "paper1_kind": "photo"}, "选择一个有效的选项"), ({"amount": "0", "paper1_kind": "payment"}, "到位资金须大于零"),
    ({"amount": "很多", "paper1_kind": "payment"}, "不是金额"), ({"amount": "120"}, "请选择材料种类"),
])
def test_what_cannot_be_is_refused_with_its_reason_and_nothing_is_kept_of_it(world, said, reason):
    answer = send(world.officers.agriculture, f"/projects/{world.projects.sheep.pk}/payments/new", on="2023-12-11", paper1_file=file("照片.pdf"), **said)
    assert answer.status_code == 422 and reason in answer.text and not Payment.objects.exists() and not Evidence.objects.filter(title="照片.pdf").exists()


def test_what_came_in_by_a_list_is_shown_as_not_counted_and_gets_its_voucher(world):
    road = world.projects.road
    do(card.change_card, road, told("2023-10-02"), attracted=True)
    bare = pay_in_bare(road, told("2023-12-08"), on=TODAY.replace(day=1), amount=300 * WAN)
    client, url = client_for(world.officers.duanshi), f"/payments/{bare.pk}/vouchers/new"
    page = client.get(f"/projects/{road.pk}").text
    assert "未附凭证 1 笔 300 万元，未计入；补了凭证再计" in text(page) and "未附凭证，未计入" in text(page) and page.count(f'href="{url}"') == 2
    assert url not in client_for(world.officers.office).get(f"/projects/{road.pk}").text, "the office is told, and cannot do it"
    assert "2023-12-01" in text(client.get(url).text) and client.post(url, {}).status_code == 422
    answer = client.post(url, {"paper1_file": file("发票.pdf"), "paper1_kind": "invoice"})
    assert answer.status_code == 302 and tally(road).vouched == 300 * WAN
    page = client.get(f"/projects/{road.pk}")
    assert "计入凭证到位资金" in page.text and "未附凭证" not in text(page.text)


def test_others_find_no_such_form(world):
    road = world.projects.road
    bare = pay_in_bare(road, told("2023-12-08"), on=TODAY.replace(day=1), amount=300 * WAN)
    codes = {who: client_for(getattr(world.officers, who)).get(f"/payments/{bare.pk}/vouchers/new").status_code for who in ("duanshi", "office", "jiafeng", "forestry")}
    assert codes == {"duanshi": 200, "office": 403, "jiafeng": 404, "forestry": 404}
    assert client_for(world.officers.duanshi).get("/payments/999999/vouchers/new").status_code == 404
