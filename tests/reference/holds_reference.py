#!/usr/bin/python3
"""Compares the holds of `cervicactl replay ccft` with NumPy on generated recordings: holds_reference.py CERVICACTL.

Written from the definition, over whole arrays and not sample by sample: within each rise above the baseline the level
where the pressure stayed longest; stays in its band, joined where the band was left for less than a second; their edges
where the straight line between two samples passes the band's edge.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import numpy
except ImportError:
    print("NumPy is not installed")
    sys.exit(1 if os.environ.get("CERVICA_REQUIRE_ALL") == "1" else 77)

RECORDINGS = 150
LEVELS = numpy.array([22, 24, 26, 28, 30])
BASELINE, TOLERANCE, HOLD_S, LEFT_S, CROSSED_S, SHORTEST_S, GAP = 20, 1, 10, 1, 0.25, 1, 3


def examination(dice):
    """Times and pressures of some holds with ramps, dips, overshoots, lost samples and noise."""
    rate = dice.choice([10.0, 20.0, 50.0, 100.0])
    knots = [(0.0, 20.0), (dice.uniform(2, 4), 20.0)]

    def go(seconds, pressure):
        knots.append((knots[-1][0] + seconds, pressure))

    for _ in range(int(dice.integers(1, 7))):
        level = float(dice.choice(LEVELS))
        go(dice.uniform(0.02, 1.5), level)
        for _ in range(int(dice.integers(1, 3))):
            go(dice.uniform(1.5, 9), level)
            if dice.random() < 0.4:
                aside = level + dice.choice([-2.5, -1.6, 1.7, 3])
                go(0.1, aside)
                go(dice.uniform(0.2, 1.8), aside)
                go(0.1, level)
        go(dice.uniform(0.5, 8), level)
        go(dice.uniform(0.02, 1), 20.0)
        go(dice.uniform(2, 6), 20.0)
    times = numpy.round(numpy.arange(0, knots[-1][0], 1 / rate), 6)
    pressures = numpy.interp(times, *zip(*knots)) + dice.normal(0, dice.choice([0, 0.05, 0.2]), len(times))
    if dice.random() < 0.4:
        begin = dice.uniform(3, times[-1] - 3)
        kept = (times < begin) | (times > begin + dice.uniform(0.1, 1.5))
        times, pressures = times[kept], pressures[kept]
    return times, numpy.round(pressures, 4)


def runs(mask):
    """First and last index of each stretch of True."""
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate([[0], mask.astype(int), [0]])))
    return list(zip(edges[::2], edges[1::2] - 1))


def rises(times, above):
    """Stretches above the line; a change counts when it has lasted CROSSED_S, from its beginning on."""
    found, state = [], False
    first = 0
    changes = [0, *(numpy.flatnonzero(numpy.diff(above.astype(int))) + 1), len(above)]
    for begin, end in zip(changes[:-1], changes[1:]):
        if above[begin] == state or times[end - 1] - times[begin] < CROSSED_S:
            continue
        state = bool(above[begin])
        if state:
            first = begin
        else:
            found.append((first, begin - 1))
    if state:
        found.append((first, len(above) - 1))
    return found


def crossing(times, values, i, edge):
    """When the line from sample i - 1 to i passes the edge."""
    return numpy.interp(edge, *zip(*sorted([(values[i - 1], times[i - 1]), (values[i], times[i])])))


def stays(times, values, gap_after, first, last, level):
    """(start, end, indices within, has gap, reason) of each hold of the samples first to last."""
    low, high = level - TOLERANCE, level + TOLERANCE
    side = numpy.where(values < low, -1, numpy.where(values > high, 1, 0))[first:last + 1]
    inside = [(a + first, b + first) for a, b in runs(side == 0)]
    found, at = [], 0
    while at < len(inside):
        begin, end = inside[at]
        edge = low if begin > first and values[begin - 1] < level else high
        start = times[begin] if begin == first or begin - 1 in gap_after else crossing(times, values, begin, edge)
        gap, reason, stop = False, "recording_end", times[end]
        while True:
            if end == last:
                break
            after = numpy.arange(end + 1, inside[at + 1][0] if at + 1 < len(inside) else last + 1)
            edge = low if values[after[0]] < low else high
            stop = crossing(times, values, after[0], edge)
            late = after[times[after] - stop >= LEFT_S]
            if len(late):
                reason = "pressure_fall" if values[late[0]] < low else "overshoot"
                ended = late[0]
                break
            if at + 1 == len(inside):
                reason = "pressure_fall" if values[last] < low else "overshoot"
                ended = last
                break
            at += 1
            end = inside[at][1]
            stop = times[end]
            ended = end
        else:
            ended = end
        ended = end if reason == "recording_end" else ended
        gap = any(begin <= g < ended for g in gap_after)
        found.append((start, stop, numpy.arange(begin, end + 1), gap, reason))
        at += 1
    return found


def expected(times, values):
    intervals = numpy.diff(times)
    interval = numpy.sort(intervals)[len(intervals) // 2]
    gap_after = set(numpy.flatnonzero(intervals > GAP * interval))
    line = BASELINE + TOLERANCE
    up = rises(times, values > line)
    holds = []
    for number, (first, last) in enumerate(up):
        weights = numpy.append(intervals, 0)[first:last]
        stayed = [weights[numpy.abs(values[first:last] - level) <= TOLERANCE].sum() for level in LEVELS]
        level = LEVELS[int(numpy.argmax(stayed))]
        begin = up[number - 1][1] + 1 if number else 0
        until = up[number + 1][0] - 1 if number + 1 < len(up) else len(times) - 1
        kept = 0
        for start, stop, within, gap, reason in stays(times, values, gap_after, begin, until, level):
            if start > times[last]:
                break
            counted = not gap and stop - start + interval >= HOLD_S
            if not counted and stop - start < SHORTEST_S:
                continue
            why = None if counted else "gap" if gap else reason
            if counted and kept:
                counted, why = False, "no_return"
            holds.append((float(level), start, stop, values[within].mean(), counted, why, stop - start))
            kept += 1
    return holds


def main():
    program = sys.argv[1]
    dice = numpy.random.default_rng(20261122)
    compared = 0
    reasons = {}
    with tempfile.TemporaryDirectory(prefix="cervica-holds-") as folder:
        path = Path(folder) / "recording.csv"
        for number in range(RECORDINGS):
            times, values = examination(dice)
            path.write_text("time_s,pressure_mmHg\n" + "".join(f"{t!r},{v!r}\n" for t, v in zip(times.tolist(), values.tolist())))
            told = json.loads(subprocess.run([program, "replay", "ccft", path], capture_output=True, check=True).stdout)["holds"]
            holds = expected(times, values)
            said = [(h["stage_mmHg"], h["start_s"], h["end_s"], h["mean_mmHg"], h["counted"], h["reason"]) for h in told]
            if len(said) != len(holds):
                sys.exit(f"recording {number}: {len(said)} holds, the reference has {len(holds)}:\n{said}\n{holds}")
            for ours, theirs in zip(said, holds):
                if abs(theirs[6] - HOLD_S) < 0.11 or abs(theirs[6] - SHORTEST_S) < 1e-9:
                    continue  # one sample more or less decides
                same = ours[0] == theirs[0] and ours[4:6] == theirs[4:6]
                near = abs(ours[1] - theirs[1]) < 2e-4 and abs(ours[2] - theirs[2]) < 2e-4 and abs(ours[3] - theirs[3]) < 0.05
                if not (same and near):
                    sys.exit(f"recording {number}: Cervica says {ours}, the reference {theirs}")
                compared += 1
                reasons[ours[5]] = reasons.get(ours[5], 0) + 1
    if compared < 3 * RECORDINGS // 2 or len(reasons) < 5:
        sys.exit(f"only {compared} holds and the reasons {reasons}: the recordings no longer exercise them")
    print(f"{compared} holds of {RECORDINGS} recordings agree; reasons {reasons}")


if __name__ == "__main__":
    main()
