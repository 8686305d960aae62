"""verify: walk the seals; "intact", or the first fact that does not fit."""
import sys

from gongjian.pages.command import HouseCommand
from gongjian.timeline.seals import verify


class Command(HouseCommand):
    help = "核验封存链：完好则说 intact，否则指出第一条不符的事实"
    with_look = False

    def work(self, options):
        found = verify()
        if options["json"]:
            self.say_json(
                {"intact": found.intact, "sealed": found.sealed, "unsealed": found.unsealed, "head": found.head, "broken": found.broken}
            )
        elif found.broken:
            self.stdout.write(f"broken 不符：{found.broken}")
        elif found.unsealed:
            self.stdout.write(f"broken 不符：有 {found.unsealed} 条事实不在封存链里，不是经系统记下的；已封存的 {found.sealed} 条完好")
        else:
            self.stdout.write(f"intact 完好：{found.sealed} 条事实，链头 {found.head}")
        if not found.intact:
            sys.exit(1)
