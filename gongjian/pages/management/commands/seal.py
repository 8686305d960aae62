"""seal: seal whatever is not sealed yet (facts written by hand, before the first verify)."""
from gongjian.pages import clock
from gongjian.pages.command import HouseCommand
from gongjian.timeline.seals import seal


class Command(HouseCommand):
    help = "封存还没有封存的事实"
    with_look = False

    def work(self, options):
        batch = seal(clock.now())
        self.stdout.write(f"封存 {batch.count} 条，链头 {batch.head}" if batch else "没有待封存的事实")
