"""The addresses of stocktakes."""
from gongjian.pages.stocktakes import matrix, record

urls = [*matrix.urls, *record.urls]
