#!/usr/bin/env python3
"""Scoring as an analyst would write it: pandas columns and SciPy's t distribution, the same figures as `cervicactl score`.

Usage: score_reference.py CATALOGUE_FOLDER VISITS.ndjson OUT.ndjson

Reads one visit document a line; combines trials by each measure's rule; adds derived measures; chooses the norm by
side, sex, age and device; writes z, Crawford and Howell's t and the percentile, one score a line.
Prints the processor seconds it took, without the time to import pandas and SciPy, as JSON.
"""
import json
import sys
import time
from pathlib import Path

import numpy
import pandas
from scipy import stats

GRACE_YEARS = 5
ADULT = 18
NO_DEVICE = 3
METHODS = ["normal", "typical_range", "cutoff"]  # the strongest first; the others give no verdict
CUTOFF = METHODS.index("cutoff")


def read_visits(path):
    rows = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            visit = json.loads(line)
            patient, started = visit["patient"], visit["visit"]["started_at"][:10]
            born = patient["birth_date"]
            age = int(started[:4]) - int(born[:4]) - (started[5:] < born[5:])
            for entry in visit["measurements"]:
                rows.append((number, age, patient["sex"], patient.get("height_cm"), entry["measure"], entry.get("side", ""),
                             entry["value"], entry.get("device", "")))
    return pandas.DataFrame(rows, columns=["visit", "age", "sex", "height", "measure", "side", "value", "device"])


def combine(trials, measures):
    """One value a visit, measure and side; a value whose trials name several devices has none."""
    trials = trials.merge(measures[["measure", "aggregate", "direction"]], on="measure")
    keys = ["visit", "measure", "side"]
    groups = trials.groupby(keys, sort=False)
    combined = groups.agg(age=("age", "first"), sex=("sex", "first"), height=("height", "first"),
                          aggregate=("aggregate", "first"), direction=("direction", "first"), mean=("value", "mean"),
                          low=("value", "min"), high=("value", "max"), last=("value", "last"),
                          device=("device", "first"), devices=("device", "nunique")).reset_index()
    best = numpy.where(combined.direction == "lower", combined.low, combined.high)
    combined["value"] = numpy.select([combined["aggregate"] == "mean", combined["aggregate"] == "best"],
                                     [combined["mean"], best], combined["last"])
    combined.loc[combined.devices > 1, "device"] = ""
    return combined[["visit", "age", "sex", "height", "measure", "side", "value", "device"]]


def derive(combined, catalogue):
    made = []
    for measure in catalogue:
        rule = (measure["derived_from"] or {}).get("machine", {})
        if "percent_of_height" in rule:
            part = combined[combined.measure == rule["percent_of_height"]].dropna(subset=["height"])
            made.append(part.assign(measure=measure["id"], value=100 * part.value / part.height))
        elif rule:
            names = rule.get("sum", [rule.get("sum_sides")])
            parts = combined[combined.measure.isin(names)]
            sums = parts.groupby("visit", sort=False).agg(
                age=("age", "first"), sex=("sex", "first"), height=("height", "first"), value=("value", "sum"),
                count=("value", "size"), device=("device", "first"), devices=("device", "nunique")).reset_index()
            sums = sums[(sums["count"] == 2) & (sums.devices == 1)]
            made.append(sums.assign(measure=measure["id"], side="")[combined.columns])
    return pandas.concat([combined, *made], ignore_index=True)


def score(values, norms):
    """Every value against every norm that may judge it; the best fit is kept, and z, t and percentile where it has an SD.

    In this order: the norm's own ages before the nearest ones, the stronger method, the preferred norm, the own device.
    """
    pairs = values.merge(norms, on="measure")
    fits = pairs.norm_side.isin(["", "both"]) | (pairs.norm_side == pairs.side)
    pairs = pairs[fits & ((pairs.norm_sex == "any") | (pairs.norm_sex == pairs.sex))]
    below, above = (pairs.age_from - pairs.age).fillna(0), (pairs.age - pairs.age_to).fillna(0)
    years_off = numpy.maximum(numpy.maximum(below, above), 0)
    crosses_18 = ((pairs.age < ADULT) & (pairs.age_from >= ADULT)) | ((pairs.age >= ADULT) & (pairs.age_to < ADULT))
    near = (years_off == 0) | ((years_off <= GRACE_YEARS) & ~crosses_18 & (pairs.method < CUTOFF))
    device = numpy.fromiter(map(device_rank, pairs.device, pairs.norm_device, pairs.comparable, pairs.provisional), int, len(pairs))
    pairs = pairs.assign(outside=years_off > 0, years_off=years_off, device_rank=device)[near & (device < NO_DEVICE)]
    pairs = pairs.sort_values(["outside", "method", "second", "device_rank", "years_off"], kind="stable")
    pairs = pairs.drop_duplicates(["visit", "measure", "side"])
    pairs = pairs[pairs.method == 0]
    z = (pairs.value - pairs["mean"]) / pairs.sd
    t = (pairs.value - pairs["mean"]) / (pairs.sd * numpy.sqrt((pairs.n + 1) / pairs.n))
    return pairs.assign(z=z, t=t, percentile=100 * stats.t.cdf(t, pairs.n - 1))[
        ["visit", "measure", "side", "value", "z", "t", "percentile"]].sort_values(["visit", "measure", "side"])


def device_rank(device, own, comparable, provisional):
    if not device:
        return 2 if comparable or provisional else NO_DEVICE
    return 0 if device == own else 1 if device in comparable else 2 if device in provisional else NO_DEVICE


def main(arguments):
    if len(arguments) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[1])
    begin = time.process_time()
    catalogue = json.loads((folder / "measures.json").read_text(encoding="utf-8"))["measures"]
    measures = pandas.DataFrame([(m["id"], m["aggregate"], m["direction"]) for m in catalogue],
                                columns=["measure", "aggregate", "direction"])
    judged = {m["id"] for m in catalogue if m["direction"] != "none"}
    norms = pandas.DataFrame(
        [(n["measure"], n["side"] or "", n["sex"], n["age_from"], n["age_to"], n["n"], n["mean"], n["sd"], n["device"] or "",
          frozenset(n["devices_comparable"]), frozenset(n["devices_provisional"]), METHODS.index(n["method"]), not n["preferred"])
         for n in json.loads((folder / "norms.json").read_text(encoding="utf-8"))["norms"]
         if n["method"] in METHODS and n["measure"] in judged],
        columns=["measure", "norm_side", "norm_sex", "age_from", "age_to", "n", "mean", "sd", "norm_device", "comparable",
                 "provisional", "method", "second"])
    trials = read_visits(arguments[2])
    scores = score(derive(combine(trials, measures), catalogue), norms)
    scores.to_json(arguments[3], orient="records", lines=True)
    print(json.dumps({"seconds": time.process_time() - begin, "measurements": len(trials), "scores": len(scores)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
