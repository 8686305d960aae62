"""The addresses of the enrolment pages."""
from gongjian.pages.enrolment import doubts, exported, listed, pack, page, windows

urls = [*listed.urls, *exported.urls, *doubts.urls, *windows.urls, *page.urls, *pack.urls]
