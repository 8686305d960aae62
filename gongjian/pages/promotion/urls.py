"""The addresses of promotion."""
from gongjian.pages.doing.promotion import urls as doing
from gongjian.pages.promotion import aids, chains, commitments, enterprise, enterprises, lead, leads, overview, places, rules, signings, trips

urls = [
    *overview.urls, *leads.urls, *doing.urls, *lead.urls, *enterprises.urls, *enterprise.urls, *signings.urls, *commitments.urls, *aids.urls, *trips.urls, *chains.urls,
    *places.urls, *rules.urls,
]
