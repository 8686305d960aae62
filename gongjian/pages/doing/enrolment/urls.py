"""The addresses of the acts on enrolment."""
from gongjian.pages.doing.enrolment import describe, looked, notice, steps, taken_back

urls = [*steps.urls, *describe.urls, *taken_back.urls, *notice.urls, *looked.urls]
