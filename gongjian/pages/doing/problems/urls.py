"""The addresses of the acts on problems; the steps come last, since any word may be a step's."""
from gongjian.pages.doing.problems import beside, found, mended, naming, posts, step

urls = [*posts.urls, *naming.urls, *found.urls, *beside.urls, *mended.urls, *step.urls]
