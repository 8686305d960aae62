"""The addresses of the clauses."""
from gongjian.pages.clauses import clause, front, listing

urls = [*listing.urls, *front.urls, *clause.urls]
