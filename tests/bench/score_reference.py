#!/usr/bin/env python3
"""Scoring as an analyst would write it: pandas columns and SciPy's t distribution, the same documents as `cervicactl score`.

Usage: score_reference.py CATALOGUE_FOLDER VISITS.ndjson OUT.ndjson [--figures-only]

Reads one visit document a line; combines trials by each measure's rule; adds derived measures; chooses the norm by side,
sex, age and device; computes z, Crawford and Howell's t, the percentile with its interval, bands, the error of each
reading and the side differences; writes one scores document a line. With --figures-only just z, t and percentile are
computed and written, one score a line. Questionnaires, the reasons of what is not scored and norms that disagree are
left out, in the reference's favour. Prints the processor seconds it took, without the time to import pandas and SciPy,
as JSON.
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
CONTEXT = len(METHODS)


def read_visits(path):
    rows, visits = [], []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            visit = json.loads(line)
            patient, started = visit["patient"], visit["visit"]["started_at"][:10]
            born = patient["birth_date"]
            age = int(started[:4]) - int(born[:4]) - (started[5:] < born[5:])
            visits.append({"patient_id": patient["id"], "visit_id": visit["visit"]["id"], "age_years": age})
            for entry in visit["measurements"]:
                rows.append((number, age, patient["sex"], patient.get("height_cm"), entry["measure"], entry.get("side", ""),
                             entry["value"], entry.get("device", "")))
    return visits, pandas.DataFrame(rows, columns=["visit", "age", "sex", "height", "measure", "side", "value", "device"])


def combine(trials, measures):
    """One value a visit, measure and side; a value whose trials name several devices has none."""
    trials = trials.merge(measures[["measure", "aggregate", "direction"]], on="measure")
    keys = ["visit", "measure", "side"]
    groups = trials.groupby(keys, sort=False)
    combined = groups.agg(age=("age", "first"), sex=("sex", "first"), height=("height", "first"),
                          aggregate=("aggregate", "first"), direction=("direction", "first"), mean=("value", "mean"),
                          low=("value", "min"), high=("value", "max"), last=("value", "last"), trials=("value", "size"),
                          device=("device", "first"), devices=("device", "nunique")).reset_index()
    best = numpy.where(combined.direction == "lower", combined.low, combined.high)
    combined["value"] = numpy.select([combined["aggregate"] == "mean", combined["aggregate"] == "best"],
                                     [combined["mean"], best], combined["last"])
    combined.loc[combined.devices > 1, "device"] = ""
    return combined[["visit", "age", "sex", "height", "measure", "side", "value", "device", "trials"]]


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
                age=("age", "first"), sex=("sex", "first"), height=("height", "first"), value=("value", "sum"), trials=("trials", "min"),
                count=("value", "size"), device=("device", "first"), devices=("device", "nunique")).reset_index()
            sums = sums[(sums["count"] == 2) & (sums.devices == 1)]
            made.append(sums.assign(measure=measure["id"], side="")[combined.columns])
    return pandas.concat([combined, *made], ignore_index=True)


def candidates(values, norms):
    """Every value against every norm that may judge it, the best fit first.

    In this order: the norm's own ages before the nearest ones, the stronger method, the preferred norm, the own device.
    """
    pairs = values.merge(norms, on="measure")
    fits = pairs.norm_side.isin(["", "both"]) | (pairs.norm_side == pairs.side)
    pairs = pairs[fits & ((pairs.norm_sex == "any") | (pairs.norm_sex == pairs.sex))]
    years_off = outside(pairs)
    crosses_18 = ((pairs.age < ADULT) & (pairs.age_from >= ADULT)) | ((pairs.age >= ADULT) & (pairs.age_to < ADULT))
    near = (years_off == 0) | ((years_off <= GRACE_YEARS) & ~crosses_18 & (pairs.method < CUTOFF))
    device = numpy.fromiter(map(device_rank, pairs.device, pairs.norm_device, pairs.comparable, pairs.provisional), int, len(pairs))
    pairs = pairs.assign(outside=years_off > 0, years_off=years_off, device_rank=device)[near & (device < NO_DEVICE)]
    return pairs.sort_values(["outside", "method", "second", "device_rank", "years_off"], kind="stable")


def outside(pairs):
    below, above = (pairs.age_from - pairs.age).fillna(0), (pairs.age - pairs.age_to).fillna(0)
    return numpy.maximum(numpy.maximum(below, above), 0)


def percentiles(value, rows):
    return 100 * stats.t.cdf((value - rows["mean"]) / (rows.sd * numpy.sqrt((rows.n + 1) / rows.n)), rows.n - 1)


def figures(values, norms):
    best = candidates(values, norms).drop_duplicates(["visit", "measure", "side"])
    best = best[best.method == 0]
    z = (best.value - best["mean"]) / best.sd
    return best.assign(z=z, t=z / numpy.sqrt((best.n + 1) / best.n), percentile=percentiles(best.value, best))[
        ["visit", "measure", "side", "value", "z", "t", "percentile"]].sort_values(["visit", "measure", "side"])


def with_errors(values, errors):
    """SEM and MDC95 of one rater and between raters, looked up once for each measure, side and device that occurs."""
    def largest(key, rater):
        known = [e for e in errors.get(key.measure, []) if e["side"] in (None, "both", key.side)]
        own = [e for e in known if key.device and e["device"] == key.device and e["rater"] == rater]
        wider = [e for e in known if e["device"] in (None, key.device) and e["rater"] in (rater, "unknown")]
        best = max(own or wider, key=lambda e: e["mdc95"], default=None)
        return (best["sem"] if best["sem"] is not None else best["mdc95"] / 2.77, best["mdc95"]) if best else (None, None)

    keys = values[["measure", "side", "device"]].drop_duplicates().reset_index(drop=True)
    found = [(*largest(key, "same"), *largest(key, "different")) for key in keys.itertuples()]
    keys[["own_sem", "own_mdc95", "sem_between", "mdc95_between"]] = pandas.DataFrame(found, columns=list("abcd"), dtype=float)
    return values.merge(keys, on=["measure", "side", "device"])


def judge(values, norms):
    """The verdict on each value that has one; z to percentile only of norms that allow them."""
    ranked = candidates(values, norms)
    best = ranked.drop_duplicates(["visit", "measure", "side"]).copy()
    limits = ranked[ranked.method == CUTOFF].drop_duplicates(["visit", "measure", "side"])
    normal = best.method == 0
    rows = best[normal]
    best.loc[normal, "z"] = (rows.value - rows["mean"]) / rows.sd
    best.loc[normal, "t"] = best.z[normal] / numpy.sqrt((rows.n + 1) / rows.n)
    best.loc[normal, "percentile"] = percentiles(rows.value, rows)
    for name, sign in (("low", -1), ("high", 1)):
        best.loc[normal, name] = percentiles(rows.value + sign * 1.96 * rows.own_sem, rows)
    oriented = numpy.where(best.direction == "lower", 100 - best.percentile, best.percentile)
    best["band"] = numpy.select(
        [normal & (oriented >= 97.7), normal & (oriented >= 15.9), normal & (oriented >= 2.3), normal,
         (best.method == 1) & (best.value < best.typical_low), best.method == 1, is_positive(best)],
        ["above_normal", "within_normal", "borderline", "impaired", "below_typical", "typical", "positive"], "negative")
    limits = limits.assign(cutoff_band=numpy.where(is_positive(limits), "positive", "negative"))
    best = best.merge(limits[["visit", "measure", "side", "cutoff_band", "norm"]].rename(columns={"norm": "cutoff_norm"}),
                      on=["visit", "measure", "side"], how="left")
    best["applicability"] = numpy.select([best.device_rank == 2, best.outside, best.device_rank == 1],
                                         ["provisional_device", "nearest_age", "comparable_device"], "exact")
    return best


def is_positive(rows):
    beyond = numpy.where(rows.below, rows.value < rows.cutoff, rows.value > rows.cutoff)
    return beyond | ((rows.value == rows.cutoff) & rows.inclusive)


def orientation(values, norms):
    pairs = values.merge(norms, on="measure")
    fits = pairs.norm_side.isin(["", "both"]) | (pairs.norm_side == pairs.side)
    known = ~pairs.sex.isin(["other", "unknown"])
    return pairs[fits & ((pairs.norm_sex == "any") | (pairs.norm_sex == pairs.sex) | ~known) & (pairs.any_age | (outside(pairs) == 0))]


def side_differences(values):
    sized = values[values.sized]
    pairs = sized[sized.side == "left"].merge(sized[sized.side == "right"], on=["visit", "measure"], suffixes=("", "_right"))
    same = (pairs.device == pairs.device_right) & pairs.own_sem.notna() & pairs.own_sem_right.notna()
    margin = 1.96 * numpy.hypot(pairs.own_sem, pairs.own_sem_right).where(same)
    difference = pairs.value - pairs.value_right
    mdc95 = numpy.maximum(pairs.own_mdc95, pairs.own_mdc95_right).where(same)
    return pairs.assign(difference=difference, error=mdc95, low=difference - margin, high=difference + margin,
                        beyond=difference.abs() > mdc95)


def number(value, digits):
    return None if value != value else round(value, digits)


def write_documents(path, visits, values, scores, context, sides, norm_texts):
    """One document a visit, in the visits' order."""
    def entry(row):
        out = {"measure": row.measure, "value": round(row.value, 6), "unit": row.unit, "trials": row.trials}
        if row.side:
            out["side"] = row.side
        if row.device:
            out["device"] = row.device
        return out

    def error(row):
        return {"value_ci95": None if row.own_sem != row.own_sem else
                [round(max(row.lowest, row.value - 1.96 * row.own_sem), 4), round(min(row.highest, row.value + 1.96 * row.own_sem), 4)],
                "sem": number(row.own_sem, 4), "mdc95": number(row.own_mdc95, 4), "sem_between_raters": number(row.sem_between, 4),
                "mdc95_between_raters": number(row.mdc95_between, 4)}

    documents = [{"schema": "cervica.scores.v1", **visit, "norm_pack": "2026.1", "scores": [], "side_differences": [], "context": [],
                  "not_scored": []} for visit in visits]
    for row in scores.itertuples():
        one = {**entry(row), "norm": {**norm_texts[row.norm], "applicability": row.applicability},
               "provisional": row.applicability == "provisional_device", "method": METHODS[row.method], "z": number(row.z, 6),
               "t": number(row.t, 6), "percentile": number(row.percentile, 4),
               "percentile_ci95": None if row.low != row.low else [round(row.low, 4), round(row.high, 4)], "band": row.band, **error(row)}
        if row.method != CUTOFF and isinstance(row.cutoff_band, str):
            one["cutoff"] = {"norm": norm_texts[int(row.cutoff_norm)], "band": row.cutoff_band}
        documents[row.visit]["scores"].append(one)
    for row in sides.itertuples():
        documents[row.visit]["side_differences"].append(
            {"measure": row.measure, "left": round(row.value, 6), "right": round(row.value_right, 6), "difference": round(row.difference, 6),
             "unit": row.unit, "difference_ci95": None if row.low != row.low else [round(row.low, 4), round(row.high, 4)],
             "mdc95": number(row.error, 4), "beyond_error": None if row.error != row.error else bool(row.beyond)})
    for row in context.itertuples():
        documents[row.visit]["context"].append({**entry(row), "norm": norm_texts[row.norm], "note": row.note})
    judged = pandas.MultiIndex.from_frame(scores[["visit", "measure", "side"]])
    left = values[~pandas.MultiIndex.from_frame(values[["visit", "measure", "side"]]).isin(judged)]
    for row in left.itertuples():
        documents[row.visit]["not_scored"].append({**entry(row), **error(row), "reason": "no verdict"})
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(document) + "\n" for document in documents)


def device_rank(device, own, comparable, provisional):
    if not device:
        return 2 if comparable or provisional else NO_DEVICE
    return 0 if device == own else 1 if device in comparable else 2 if device in provisional else NO_DEVICE


def catalogue_tables(folder):
    def read(name):
        return json.loads((folder / name).read_text(encoding="utf-8"))

    catalogue, records = read("measures.json")["measures"], read("norms.json")["norms"]
    measures = pandas.DataFrame(
        [(m["id"], m["aggregate"], m["direction"], m["unit"], m["range"][0], m["range"][1], not m["levels"]) for m in catalogue],
        columns=["measure", "aggregate", "direction", "unit", "lowest", "highest", "sized"])
    directed = {m["id"] for m in catalogue if m["direction"] != "none"}
    norms = pandas.DataFrame(
        [(place, n["measure"], n["side"] or "", n["sex"], n["age_from"], n["age_to"], n["n"], n["mean"], n["sd"], n["device"] or "",
          frozenset(n["devices_comparable"]), frozenset(n["devices_provisional"]),
          METHODS.index(n["method"]) if n["method"] in METHODS and n["measure"] in directed else CONTEXT, not n["preferred"],
          n["typical_low"], n["cutoff"], n["cutoff_positive_when"] == "below", bool(n["cutoff_inclusive"]), n["age_bounds"] == "none",
          n["use_note"])
         for place, n in enumerate(records)],
        columns=["norm", "measure", "norm_side", "norm_sex", "age_from", "age_to", "n", "mean", "sd", "norm_device", "comparable",
                 "provisional", "method", "second", "typical_low", "cutoff", "below", "inclusive", "any_age", "note"])
    shown = ("id", "source", "n", "mean", "sd", "median", "typical_low", "cutoff", "sex", "age_from", "age_to", "device", "verified",
             "population")
    errors = {}
    for record in read("reliability.json")["errors"]:
        if record["preferred"] and record["mdc95"] is not None:
            errors.setdefault(record["measure"], []).append(record)
    return catalogue, measures, norms, [{name: n[name] for name in shown if n[name] is not None} for n in records], errors


def main(arguments):
    figures_only = "--figures-only" in arguments
    arguments = [word for word in arguments if word != "--figures-only"]
    if len(arguments) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    begin = time.process_time()
    catalogue, measures, norms, norm_texts, errors = catalogue_tables(Path(arguments[1]))
    judging = norms[norms.method != CONTEXT]
    visits, trials = read_visits(arguments[2])
    values = derive(combine(trials, measures), catalogue)
    if figures_only:
        scores = figures(values, judging)
        scores.to_json(arguments[3], orient="records", lines=True)
    else:
        values = with_errors(values.merge(measures.drop(columns="aggregate"), on="measure"), errors)
        scores = judge(values, judging)
        write_documents(arguments[3], visits, values, scores, orientation(values, norms[norms.method == CONTEXT]), side_differences(values),
                        norm_texts)
    print(json.dumps({"seconds": time.process_time() - begin, "measurements": len(trials), "scores": len(scores)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
