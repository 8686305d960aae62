"""The addresses of the acts of the reserve."""
from gongjian.pages.doing.reserve import back, proposing, rules, step, tagging

urls = [*proposing.urls, *tagging.urls, *rules.urls, *back.urls, *step.urls]
