"""/public/feed.atom: what has come out, the newest first, as RFC 4287 asks."""
import io
from datetime import datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from gongjian.public import bulletins, rankings, stories
from gongjian.public.figures import entry as release
from gongjian.public.out import Out
from gongjian.public.page import Page
from gongjian.publicity.wording import tidy
from gongjian.timeline.when import CHINA

MOST = 40


class Feed(Atom1Feed):
    """Of a day on which nothing is out, it has not moved since that day began: else it would be another at every asking."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime.combine(self.feed["day"], time(), CHINA)


def feed(out: Out) -> Page:
    """A beginning is plain words, and the feed's readers take it for HTML: it is escaped for them. What no XML may hold is taken out."""
    told = Feed(
        title=f"{out.region}项目建设", link=out.base + reverse("public"), description=None, language="zh-CN", feed_url=out.base + reverse("public-feed"),
        feed_guid=guid(out, "feed"), author_name=out.organ or "攻坚", day=out.on,
    )
    for at, key, title, url, words in sorted(entries(out), reverse=True)[:MOST]:
        said = escape(tidy(words)) or None
        told.add_item(title=tidy(title), link=out.base + url, description=said, unique_id=guid(out, key), updateddate=at, pubdate=at)  # type: ignore[arg-type]
    body = io.StringIO()
    told.write(body, "utf-8")
    return Page(body.getvalue().encode(), "application/atom+xml; charset=utf-8")


def entries(out: Out) -> list[tuple[datetime, str, str, str, str]]:
    """(moment, what it is called for ever, title, address, beginning)."""
    found = [(life.last.recorded_at, f"release-{life.item.pk}", f"数据：{life.title}", release(life)["url"], "") for life in out.releases]
    for life in out.stories:
        told = stories.entry(life, out)
        found.append((life.last.recorded_at, f"story-{life.item.pk}", f"{told['kind']}：{told['title']}", told["url"], told["excerpt"]))
    for paper in out.bulletins:
        told = bulletins.entry(paper)
        found.append((paper.steps[-1].recorded_at, f"bulletin-{paper.document.pk}", f"通报：{told['title']}", told["url"], told["number"]))
    for round_ in out.rankings:
        told = rankings.entry(round_)
        found.append((round_.issued.recorded_at, f"ranking-{round_.round.pk}", f"排名：{told['title']}", told["url"], told["number"]))  # type: ignore[union-attr]
    return found


def guid(out: Out, key: str) -> str:
    """The same whatever address the site is known by."""
    return uuid5(NAMESPACE_URL, f"gongjian:{out.area}:{key}").urn
