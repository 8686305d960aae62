"""The addresses of the queue."""
from gongjian.pages.publicity import classes, figures, new, page, register, steps

urls = [*register.urls, *new.urls, *figures.urls, *classes.urls, *page.urls, *steps.urls]
