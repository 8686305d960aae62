"""The addresses of papers."""
from gongjian.pages.papers import files, new, numbers, page, register, since, steps

urls = [*register.urls, *new.urls, *numbers.urls, *page.urls, *files.urls, *steps.urls, *since.urls]
