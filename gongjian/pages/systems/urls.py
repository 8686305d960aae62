"""The addresses of the interface's pages; /api/v1 itself stands in config/urls.py."""
from gongjian.pages.systems import giving, keys, page

urls = [*page.urls, *giving.urls, *keys.urls]
