"""The addresses of the clauses."""
from gongjian.pages.clauses import clause, front, listing, words

urls = [*listing.urls, *front.urls, *clause.urls, *words.urls]
