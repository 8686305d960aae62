"""The addresses of sittings."""
from gongjian.pages.sittings import calling, listing, minutes, page, steps

urls = [*listing.urls, *calling.urls, *page.urls, *minutes.urls, *steps.urls]
