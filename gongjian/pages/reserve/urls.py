"""The addresses of the reserve's pages."""
from gongjian.pages.reserve import axes, home, key, listing, pools, queue, stale

urls = [*home.urls, *listing.urls, *pools.urls, *queue.urls, *stale.urls, *key.urls, *axes.urls]
