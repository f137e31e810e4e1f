#!/usr/bin/python3
"""Compares the trend of Cervica with SciPy on generated courses: course_reference.py PROGRAM.

Slope and intercept against scipy.stats.theilslopes; Kendall's probability against scipy.stats.kendalltau, exact without
equal values; with equal values against every order of up to seven values; the interval of up to 30 visits against its
definition by the exact distribution from kendalltau, of more visits against theilslopes itself.
"""

import itertools
import math
import os
import random
import subprocess
import sys

try:
    import numpy
    import scipy.stats
except ImportError:
    print("SciPy is not installed")
    sys.exit(1 if os.environ.get("CERVICA_REQUIRE_ALL") == "1" else 77)

EXACT_UP_TO = 30
COURSES = 600


def make_course(dice):
    count = dice.choice([3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 31, 40, 60])
    weeks = [0.0]
    while len(weeks) < count:
        weeks.append(weeks[-1] + dice.choice([1.0, 2.0, dice.uniform(0.1, 6)]))
    slope, noise = dice.gauss(0, 1), dice.uniform(0.1, 8)
    values = [50 + slope * week + dice.gauss(0, noise) for week in weeks]
    if dice.random() < 0.5:
        values = [float(round(value)) for value in values]  # equal values, as from a scale in whole degrees
    return weeks, values


def score_of(values):
    return sum((b > a) - (b < a) for a, b in itertools.combinations(values, 2))


def probability(weeks, values):
    """Two-sided, by a way that does not know how Cervica does it; None where there is none."""
    tied = len(set(values)) < len(values)
    if not tied and len(values) <= EXACT_UP_TO:
        return scipy.stats.kendalltau(weeks, values, method="exact").pvalue
    if tied and len(values) <= 7:
        scores = [abs(score_of(order)) for order in itertools.permutations(values)]
        return sum(score >= abs(score_of(values)) for score in scores) / len(scores)
    if len(values) > EXACT_UP_TO:
        return scipy.stats.kendalltau(weeks, values, method="asymptotic").pvalue
    return None


def exact_confidence(count, left_out):
    """Of the interval without the `left_out` smallest and largest slopes: from the probability of at most so many
    falling pairs, which is that of an order of `count` values with exactly that score."""
    order, falling = [], left_out
    for value in range(count):  # an order with `left_out` falling pairs
        step = min(falling, value)
        order.insert(value - step, value)
        falling -= step
    assert score_of(order) == math.comb(count, 2) - 2 * left_out
    return 1 - scipy.stats.kendalltau(range(count), order, method="exact").pvalue


def expected_interval(weeks, values):
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.combinations(zip(weeks, values), 2))
    if len(values) > EXACT_UP_TO:
        found = scipy.stats.theilslopes(values, weeks, alpha=0.95)
        return found[2], found[3], 0.95
    left_out, confidence = 0, exact_confidence(len(values), 0)
    while True:
        narrower = exact_confidence(len(values), left_out + 1)
        if narrower < 0.95:
            return slopes[left_out], slopes[-1 - left_out], confidence
        left_out, confidence = left_out + 1, narrower


def near(a, b, what, course):
    if not math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9):
        sys.exit(f"{what}: Cervica says {a!r}, the reference {b!r}, of {course}")


def main():
    dice = random.Random(20260301)
    courses = [make_course(dice) for _ in range(COURSES)]
    lines = "".join(" ".join(f"{w!r} {v!r}" for w, v in zip(*course)) + "\n" for course in courses)
    answer = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(answer) == COURSES
    probabilities = 0
    for course, line in zip(courses, answer):
        weeks, values = course
        slope, intercept, low, high, confidence, score, p = map(float, line.split())
        near(slope, scipy.stats.theilslopes(values, weeks)[0], "slope", course)
        near(intercept, float(numpy.median(numpy.array(values) - slope * numpy.array(weeks))), "intercept", course)
        near(score, score_of(values), "score", course)
        for mine, theirs, what in zip((low, high, confidence), expected_interval(weeks, values),
                                      ("low", "high", "confidence")):
            near(mine, theirs, what, course)
        expected = probability(weeks, values)
        if expected is not None and not math.isnan(expected):
            near(p, expected, "probability", course)
            probabilities += 1
    assert probabilities > COURSES / 2
    print(f"{COURSES} courses agree with SciPy {scipy.__version__}, {probabilities} probabilities")


if __name__ == "__main__":
    main()
