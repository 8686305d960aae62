"""The whole story, told the same way every time."""
from dataclasses import dataclass

from gongjian.sample.allotments import tell_allotments, tell_growths
from gongjian.sample.amounts import amounts_all
from gongjian.sample.approvals import tell_approvals
from gongjian.sample.cards import tell_cards
from gongjian.sample.catch_up import tell_catch_ups
from gongjian.sample.days import date_all
from gongjian.sample.doubts import prepare_parts, tell_doubts, tell_winter_photos
from gongjian.sample.enrolling import tell_enrolments, tell_officials
from gongjian.sample.inspections import tell_inspections
from gongjian.sample.lines import Tale
from gongjian.sample.money import money_all
from gongjian.sample.people import tell_posts
from gongjian.sample.problems import tell_problems
from gongjian.sample.progress import tell_progress
from gongjian.sample.promotion import tell_promotion
from gongjian.sample.reserve import old_ones, prepare_reserve, tell_reserve
from gongjian.sample.sittings import tell_sittings
from gongjian.sample.sketches import Sketch, sketch_all
from gongjian.sample.sponsors import tell_sponsors
from gongjian.sample.starts import tell_starts
from gongjian.sample.stocktakes import tell_stocktakes
from gongjian.sample.trips import tell_trips
from gongjian.sample.twists import prepare, tell_twists
from gongjian.sample.vetting import tell_vetting
from gongjian.sample.vouchers import tell_vouchers
from gongjian.sample.workplans import tell_workplans


@dataclass(frozen=True)
class Story:
    tale: Tale
    sketches: list[Sketch]


def story() -> Story:
    tale, sketches = Tale(), sketch_all()
    date_all(sketches)
    money_all(sketches)
    prepare(sketches)
    prepare_parts(sketches)
    amounts = amounts_all(sketches)
    prepare_reserve(sketches)
    sketches += old_ones()
    tell_posts(tale)
    tell_cards(tale, sketches)
    tell_allotments(tale, sketches, amounts)
    tell_growths(tale)
    tell_sponsors(tale, sketches)
    told = tell_progress(tale, sketches, amounts)
    tell_catch_ups(tale, sketches)
    tell_starts(tale, sketches)
    tell_enrolments(tale, sketches)
    tell_doubts(tale, sketches)
    tell_winter_photos(tale, sketches)
    tell_officials(tale, sketches, amounts)
    tell_approvals(tale, sketches)
    tell_vetting(tale, sketches)
    tell_problems(tale, sketches)
    tell_stocktakes(tale, sketches)
    tell_inspections(tale)
    tell_sittings(tale)
    tell_promotion(tale, sketches)
    tell_trips(tale)
    tell_twists(tale, sketches)
    tell_reserve(tale, sketches)
    tell_workplans(tale, sketches)
    tell_vouchers(tale, sketches, told)
    return Story(tale, sketches)
