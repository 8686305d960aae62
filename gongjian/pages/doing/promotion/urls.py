"""The addresses of the acts of promotion."""
from gongjian.pages.doing.promotion import aids, chart, commitments, enterprises, leads, signings

urls = [*leads.urls, *enterprises.urls, *commitments.urls, *aids.urls, *chart.urls, *signings.urls]
