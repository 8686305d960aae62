from gongjian.pages import account, evidence, problem, sign_in
from gongjian.pages.doing import urls as doing
from gongjian.pages.project import page as project

urlpatterns = [
    *sign_in.urls,
    *account.urls,
    *project.urls,
    *problem.urls,
    *doing.urls,
    *evidence.urls,
]
