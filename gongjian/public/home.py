"""/public: the newest of everything that is out."""
from gongjian.public import bulletins, figures, rankings, stories
from gongjian.public.out import Out
from gongjian.public.page import Page, html
from gongjian.public.projects import records, stages, total
from gongjian.public.saying import county_rows

SHOWN = ("invested", "industrial_invested", "private_invested", "starts", "enrolments", "signed_total", "reserve_count")
STORIES, PAPERS = 6, 4


def home(out: Out) -> Page:
    last = out.releases[0] if out.releases else None
    key = records(last.figures) if last else []
    chosen = [line for line in figures.county(last.figures) if line["indicator"] in SHOWN and line["done"] is not None] if last else []
    return html(out, "home", {
        "title": f"{out.region}项目建设" if out.region else "项目建设", "release": figures.entry(last) if last else None, "county": county_rows(chosen),
        "projects": {"count": len(key), "stages": stages(key), "total": total(key)} if key else None,
        "ranking": rankings.shown(out.rankings, 0) if out.rankings else None, "papers": [bulletins.entry(life) for life in out.bulletins[:PAPERS]],
        "stories": [stories.entry(life, out) for life in out.stories[:STORIES]], "none": not (last or out.rankings or out.bulletins or out.stories),
    }, "public")
