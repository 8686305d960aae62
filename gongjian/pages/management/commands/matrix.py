"""matrix INDICATOR: one indicator over sectors × territories on a day (M57)."""
from django.core.management import CommandError

from gongjian.indicators.by_sector import NO_SECTOR, sector_matrix
from gongjian.indicators.standing import MEASURE
from gongjian.pages.command import HouseCommand
from gongjian.pages.matrix.asked import look_at, spoken


class Command(HouseCommand):
    help = "一个指标：行业 × 属地"

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="指标")
        super().add_arguments(parser)

    def work(self, options):
        at = look_at(self.at(options), options["name"])
        try:
            told = sector_matrix(at, options["name"])
        except KeyError as missing:
            raise CommandError(missing.args[0]) from None
        if options["json"]:
            self.say_json({
                "name": told.name, "title": told.told.title, "measure": told.told.measure, "on": at.on, "since": at.when.since, "value": told.whole,
                "territories": [{"unit": key, "name": name, "value": told.by_territory[key]} for key, name in told.territories],
                "sectors": [
                    {"name": sector or NO_SECTOR, "value": told.by_sector[sector],
                     "cells": [
                         {"unit": key, "value": told.cells[sector, key], "projects": told.rows[sector, key]} for key, _ in told.territories if (sector, key) in told.cells
                     ]}
                    for sector in told.sectors
                ],
            })
            return
        whole = spoken(told.told, told.whole) or "0"
        self.stdout.write(f"{told.told.title}　截至 {at.on}　单位：{MEASURE[told.told.measure]}　合计 {whole}")
        rows = [
            [sector or NO_SECTOR, *(spoken(told.told, told.cells[sector, key]) if (sector, key) in told.cells else "" for key, _ in told.territories),
             spoken(told.told, told.by_sector[sector])]
            for sector in told.sectors
        ]
        if rows:
            sums = ["合计", *(spoken(told.told, told.by_territory[key]) for key, _ in told.territories), whole]
            self.columns([*rows, sums], ["行业", *(name for _, name in told.territories), "合计"])
