"""The addresses of being told."""
from gongjian.pages.notices import feed, forms, inbox, settings

urls = [*inbox.urls, *settings.urls, *forms.urls, *feed.urls]
