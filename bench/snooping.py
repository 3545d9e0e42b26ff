"""A simulated month of 200 staff, one of whom begins to look out of curiosity: how soon is he flagged, who is wrongly?

    python -m bench.snooping --json                      the months of seeds 0 to 19
    SNOOPING_SEEDS=7000-7100 python -m bench.snooping    other months

Everybody's days have their own load, Mondays and storms, weekend duty, leave, idle looks, searches over words, and now
and then a day of reading up on matters that lead to no act. The snooper does his normal work and, from a day of his
own, some 20 looks a day more that lead nowhere, within what his assignment allows (others are refused), at office hours
and in the evening, one in five after a search. No canary is met: those would flag at once. The installation has run for
two weeks before the month. The figures are the worst of all seeds; `quiet` is a snooper of some 8 looks a day. The
bounds in `rights/engine` were set on the seeds 20000 to 20199, which are not among these.
"""

import os
import random
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from bench.report import main
from linli.rights.engine.watch import (
    DAY,
    FOUND_WITHIN,
    OFFICE,
    SAID_BY,
    SETTLES_AFTER,
    SPANS,
    WEEK,
    Count,
    Key,
    Known,
    of_the_day,
    of_the_week,
)

WARM_UP, DAYS, HOUR = 14, 44, timedelta(hours=1)
# role: posts, looks a day, share of looks that lead to nothing, searches for each look
ROLES = {
    "grid_worker": (110, 6.0, 0.05, 0.02),
    "clerk": (40, 35.0, 0.05, 0.05),
    "handler": (20, 15.0, 0.03, 0.05),
    "caller": (10, 30.0, 0.02, 0.02),
    "checker": (8, 12.0, 0.04, 0.05),
    "lead": (10, 10.0, 0.30, 0.10),
    "inspector": (2, 8.0, 0.45, 0.10),
}
AFTER_A_SEARCH = 0.2
SNOOPERS = ("grid_worker", "clerk", "handler", "lead")
CURIOUS, QUIET = 20.0, 8.0
QUIETLY = 1000  # the months of the quiet ones are others


@dataclass
class Post:
    role: str
    load: float
    idle: float
    asks: float
    looks: list[tuple[float, bool]] = field(default_factory=list)  # hour since the start, is it a stranger?
    searches: list[float] = field(default_factory=list)
    marks: list[list[float]] = field(default_factory=list)  # the hours of each thing that a `Count` counts


def run(quick: bool) -> dict[str, object]:
    """Worst over the seeds of one snooper each, of every role in turn."""
    first, after = (int(n) for n in os.environ.get("SNOOPING_SEEDS", "0-20").split("-"))
    seeds = range(first, first + 2 if quick else after)
    told = [month(seed, CURIOUS) for seed in seeds]
    quiet = [month(QUIETLY + seed, QUIET)[0] for seed in seeds]
    hours = [hours for hours, _ in told]
    return {
        "hours_to_flag": round(max(hours), 1),
        "false_alarms": max(alarms for _, alarms in told),
        "hours_to_flag_mean": round(sum(hours) / len(hours), 1),
        "within_24_hours_share": round(sum(h <= 24 for h in hours) / len(hours), 3),
        "months_with_more_than_2": sum(alarms > 2 for _, alarms in told),
        "false_alarms_mean": round(sum(alarms for _, alarms in told) / len(told), 2),
        "quiet_flagged_share": round(sum(h <= DAYS * 24 for h in quiet) / len(quiet), 2),
        "quiet_hours_median": round(sorted(quiet)[len(quiet) // 2], 1),
        "months": len(told),
        "staff": sum(role[0] for role in ROLES.values()),
        "reported": "worst month",
    }


def month(seed: int, curiosity: float) -> tuple[float, int]:
    """Hours from the first curious look to the flag (infinite if never), and flags on anybody else."""
    chance = random.Random(seed)
    posts = [make_post(role, chance) for role, (count, *_) in ROLES.items() for _ in range(count)]
    storms = {chance.randrange(DAYS) for _ in range(4)}
    evenings = random.Random(f"evenings {seed}")
    for post in posts:
        for day in range(DAYS):
            post.looks += work(post, day, storms, chance)
        stay_late(post, storms, evenings)
        post.searches = [hour for hour, _ in post.looks if chance.random() < post.asks]
    role = SNOOPERS[seed % len(SNOOPERS)]
    snooper = chance.choice([post for post in posts if post.role == role])
    began = snoop(snooper, curiosity, chance)
    flags = [(hour, post) for hour, post in watch(posts) if hour >= WARM_UP * 24]
    caught = [hour for hour, post in flags if post is snooper and hour >= began]
    wrong = [hour for hour, post in flags if post is not snooper or hour < began]
    return (min(caught) - began if caught else float("inf")), len(wrong)


def make_post(role: str, chance: random.Random) -> Post:
    _, looks, idle, asks = ROLES[role]
    own = looks * chance.lognormvariate(0, 0.35), chance.betavariate(20 * idle, 20 * (1 - idle))
    return Post(role, *own, asks * chance.lognormvariate(0, 0.5))


def work(post: Post, day: int, storms: set[int], chance: random.Random) -> Iterator[tuple[float, bool]]:
    weekend = day % 7 >= 5
    if chance.random() < (0.85 if weekend else 0.06):  # off duty, or on leave
        return
    factor = (1.3 if day % 7 == 0 else 1.0) * (2.2 if day in storms else 1.0) * chance.lognormvariate(0, 0.2)
    for _ in range(poisson(post.load * factor, chance)):
        yield day * 24 + chance.uniform(8.5, 18), chance.random() < post.idle
    if chance.random() < 0.01:  # reading up, for a meeting or a report
        for _ in range(chance.randint(3, 8)):
            yield day * 24 + chance.uniform(8.5, 18), True


def stay_late(post: Post, storms: set[int], chance: random.Random) -> None:
    """Some work is done in the evening: rarely, often in a storm; one post in ten does so on three days of ten."""
    share = 0.3 if chance.random() < 0.1 else 0.04
    by_day = defaultdict(list)
    for place, (hour, _) in enumerate(post.looks):
        by_day[int(hour // 24)].append(place)
    for day, places in by_day.items():
        if chance.random() < (max(share, 0.25) if day in storms else share):
            part = chance.uniform(0.1, 0.5)
            for place in places:
                if chance.random() < part:
                    post.looks[place] = day * 24 + chance.uniform(18, 21), post.looks[place][1]


def snoop(post: Post, curiosity: float, chance: random.Random) -> float:
    """Add curious looks on every weekday from one within the month; the hour of the first one."""
    first = chance.choice([day for day in range(WARM_UP + 4, DAYS - 3) if day % 7 < 4])
    curious = []
    for day in range(first, DAYS):
        if day % 7 < 5:
            for _ in range(max(1, poisson(curiosity, chance))):
                curious.append((day * 24 + chance.choice((chance.uniform(8.5, 18), chance.uniform(9, 21))), True))
    post.looks += curious
    post.searches += [hour for hour, _ in curious if chance.random() < AFTER_A_SEARCH]
    return min(hour for hour, _ in curious)


def watch(posts: list[Post]) -> Iterator[tuple[float, Post]]:
    """What the hourly job puts before a human: once for each post and measure within the span it watches."""
    told: dict[tuple[Key, str], int] = {}
    staff = {Key(post.role, number): post for number, post in enumerate(posts)}
    days = {key: count(post) for key, post in staff.items()}
    for day in range(WARM_UP, DAYS):
        for hour, key, code in day_of(staff, days, day):
            last = max(told.get((key, cause), -DAYS * 24) for cause in SAID_BY.get(code, (code,)))
            if hour - last >= SPANS[code] / HOUR:
                told[key, code] = hour
                yield float(hour), staff[key]


def count(post: Post) -> list[Count]:
    """Its days; and its hours in order, for counting within spans."""
    post.searches.sort()
    strangers = sorted(hour for hour, stranger in post.looks if stranger)
    post.marks = [
        sorted(hour for hour, _ in post.looks),
        strangers,
        post.searches,
        [hour for hour in strangers if is_found(hour, post.searches)],
        [hour for hour in strangers if int(hour % 24) not in OFFICE],
    ]
    return [Count(*(within(hours, day * 24, day * 24 + 24) for hours in post.marks)) for day in range(DAYS)]


def is_found(hour: float, searches: list[float]) -> bool:
    upto = bisect_right(searches, hour)
    return upto > 0 and hour - searches[upto - 1] <= FOUND_WITHIN / HOUR


def day_of(staff: dict[Key, Post], days: dict[Key, list[Count]], day: int) -> Iterator[tuple[int, Key, str]]:
    """What stands out on this day, hour by hour."""
    known, known_before = (
        Known({key: [one for one in counts[: day - back.days] if one.looks] for key, counts in days.items()})
        for back in (DAY, WEEK)
    )
    for hour in range(day * 24, day * 24 + 24):
        now, of_week = (
            {key: counts for key, post in staff.items() if any(counts := counted(post, hour, back))}
            for back in (DAY, WEEK)
        )
        for key, found in of_the_day(now, known, hour=hour % 24):
            yield hour, key, found.code
        for key, found in of_the_week(of_week, known_before):
            yield hour, key, found.code


def counted(post: Post, hour: int, back: timedelta) -> Count:
    """A look that has not settled yet counts as a look, and as nobody's stranger."""
    first, settled = hour - back / HOUR, hour - SETTLES_AFTER / HOUR
    return Count(
        *(
            within(hours, first, last)
            for hours, last in zip(post.marks, (hour, settled, hour, settled, settled), strict=True)
        )
    )


def within(hours: list[float], first: float, last: float) -> int:
    return bisect_left(hours, last) - bisect_left(hours, first)


def poisson(mean: float, chance: random.Random) -> int:
    """By counting exponential waits."""
    count, waited = 0, chance.expovariate(1.0)
    while waited < mean:
        count, waited = count + 1, waited + chance.expovariate(1.0)
    return count


if __name__ == "__main__":
    main("snooping", run)
