"""The addresses of units' work plans."""
from gongjian.pages.workplans import forms, listing, unit

urls = [*listing.urls, *unit.urls, *forms.urls]
