"""招商地图, offline: the county's own outline if it has one, else a plain grid of degrees; every place a mark of its kind that can be clicked."""
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDTH, MOST, LEAST, EDGE = 900, 760, 420, 46  # px
STEPS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)  # degrees between two lines of the grid
LENGTHS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)  # km on the scale
ROOM = 16  # px between two marks
KM = 111.32  # a degree of latitude
SHAPES = {  # about 0, 0
    "plot": '<rect x="-7" y="-7" width="14" height="14"/>',
    "plant": '<path d="M0 -9 9 7H-9Z"/>',
    "point": '<circle r="7.5"/>',
    "lead": '<path d="M0 -9.5 9.5 0 0 9.5 -9.5 0Z"/>',
}

Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """`kind`: plot, plant, point, lead; `state` dresses it (free, held, taken). CGCS2000 degrees."""

    kind: str
    state: str
    name: str
    url: str
    point: Point


@dataclass(frozen=True)
class Frame:
    """Degrees to pixels: north up, an eastward degree as much shorter as it is here."""

    west: float
    north: float
    across: float  # px per degree of longitude
    down: float
    height: float

    def at(self, point: Point) -> Point:
        return round(EDGE + (point[0] - self.west) * self.across, 1), round(EDGE + (self.north - point[1]) * self.down, 1)


def frame_of(points: Sequence[Point]) -> Frame:
    easts, norths = [point[0] for point in points], [point[1] for point in points]
    west, east, south, north = min(easts), max(easts), min(norths), max(norths)
    squeeze = cos(radians((south + north) / 2))
    wide, high = max((east - west) * squeeze, 0.02), max(north - south, 0.02)
    down = min((WIDTH - 2 * EDGE) / wide, (MOST - 2 * EDGE) / high)
    height = min(max(high * down + 2 * EDGE, LEAST), MOST)
    middle = (west + east) / 2, (south + north) / 2
    return Frame(middle[0] - (WIDTH - 2 * EDGE) / 2 / (down * squeeze), middle[1] + (height - 2 * EDGE) / 2 / down, down * squeeze, down, height)


def places(marks: Sequence[Place], outline: Sequence[Sequence[Point]] = ()) -> SafeString:
    """The map; nothing told at all: a sentence. Marks that lie on one another are fanned out a little, so that each can be clicked."""
    points = [mark.point for mark in marks] + [tuple(point) for ring in outline for point in ring]
    if not points:
        return mark_safe('<p class="none">地图上还没有点<small>登记地块、厂房、资源点，填上经纬度，就在这里标出来</small></p>')
    frame = frame_of(points)
    drawn = "".join(marked(mark, at) for mark, at in zip(marks, spread(marks, frame), strict=True))
    shape = "".join(f"M{'L'.join('{:g} {:g}'.format(*frame.at(tuple(point))) for point in ring)}Z" for ring in outline)
    return format_html(
        '<div class="places"><svg viewBox="0 0 {} {}" role="group" aria-label="招商地图，{} 处">{}{}{}{}</svg></div>',
        WIDTH, f"{frame.height:g}", len(marks), grid(frame), mark_safe(f'<path class="outline" d="{shape}"/>' if shape else ""), mark_safe(drawn), scale(frame),
    )


def marked(mark: Place, at: Point) -> SafeString:
    return format_html(
        '<a href="{}" class="place {} {}" transform="translate({} {})" aria-label="{}"><title>{}</title>{}</a>',
        mark.url, mark.kind, mark.state, f"{at[0]:g}", f"{at[1]:g}", mark.name, mark.name, mark_safe(SHAPES[mark.kind]),
    )


def spread(marks: Sequence[Place], frame: Frame) -> list[Point]:
    """Where each mark is drawn: its place, or the nearest free one about it where another stands there already."""
    taken: list[Point] = []
    for mark in marks:
        x, y = frame.at(mark.point)
        about = ((x + ROOM * east, y + ROOM * north) for ring in range(len(marks) + 1) for east, north in ring_of(ring))
        taken.append(next(spot for spot in about if not any(abs(spot[0] - there[0]) < ROOM - 1 and abs(spot[1] - there[1]) < ROOM - 1 for there in taken)))
    return taken


def ring_of(far: int) -> list[tuple[int, int]]:
    """Steps to the places so far about one, the sides before the corners."""
    about = [(east, north) for east in range(-far, far + 1) for north in range(-far, far + 1) if max(abs(east), abs(north)) == far]
    return sorted(about, key=lambda step: abs(step[0]) + abs(step[1]))


def grid(frame: Frame) -> SafeString:
    """Lines of longitude and latitude with their degrees."""
    wide, high = (WIDTH - 2 * EDGE) / frame.across, (frame.height - 2 * EDGE) / frame.down
    step = next((step for step in STEPS if max(wide, high) / step <= 8), STEPS[-1])
    easts = [turn * step for turn in range(int(frame.west / step) + 1, int((frame.west + wide) / step) + 1)]
    south = frame.north - high
    norths = [turn * step for turn in range(int(south / step) + 1, int(frame.north / step) + 1)]
    digits = 3 if step < 0.01 else 2 if step < 0.1 else 1
    drawn = [meridian(frame.at((east, frame.north))[0], frame.height, f"{east:.{digits}f}°E") for east in easts]
    drawn += [parallel(frame.at((frame.west, north))[1], f"{north:.{digits}f}°N") for north in norths]
    return mark_safe("".join(drawn))


def meridian(x: float, high: float, says: str) -> SafeString:
    line = format_html('<path class="grid" d="M{} {}V{}"/>', f"{x:g}", EDGE // 2, f"{high - EDGE / 2:g}")
    return line + format_html('<text class="degree" x="{}" y="{}" text-anchor="middle">{}</text>', f"{x:g}", f"{high - 6:g}", says)


def parallel(y: float, says: str) -> SafeString:
    line = format_html('<path class="grid" d="M{} {}H{}"/>', EDGE, f"{y:g}", WIDTH - EDGE // 2)
    return line + format_html('<text class="degree" x="2" y="{}">{}</text>', f"{y + 4:g}", says)


def scale(frame: Frame) -> SafeString:
    """A length in kilometres near a sixth of the width."""
    per_km = frame.down / KM
    length = max((length for length in LENGTHS if length * per_km <= WIDTH / 5), default=LENGTHS[0])
    right, left = WIDTH - EDGE / 2 - 8, WIDTH - EDGE / 2 - 8 - length * per_km
    line = format_html('<path class="scale" d="M{} 22v6H{}v-6"/>', f"{left:g}", f"{right:g}")
    return line + format_html('<text class="degree" x="{}" y="17" text-anchor="end">{} 公里</text>', f"{right:g}", f"{length:g}")
