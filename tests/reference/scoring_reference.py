#!/usr/bin/python3
"""`cervicactl score` against an independent implementation: scoring_reference.py CERVICACTL CATALOGUE_FOLDER.

Thousands of generated visits go through the program, first with the shipped norms, then with norms and errors of a
clinic's own beside them that disagree; every member of every document is computed here another way, with
SciPy, from the pack's files alone: norm choice, z, t, percentile and its interval, bands, cut-offs, norms that disagree,
what is shown for orientation, measurement error, side differences, and what is not scored. Ages, sexes, instruments and
sides are generated around each norm of the pack, so that every norm must turn up; which did is checked at the end.
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from scipy import stats
except ImportError:
    print("SciPy is not installed")
    sys.exit(1 if os.environ.get("CERVICA_REQUIRE_ALL") == "1" else 77)

VISITS_A_NORM = 40
GRACE = 5
METHODS = ["normal", "typical_range", "cutoff"]
REMARKABLE = {"borderline", "impaired", "below_typical", "positive"}


class Pack:
    def __init__(self, folder):
        def read(name):
            return json.loads((Path(folder) / name).read_text(encoding="utf-8"))

        self.measures = {m["id"]: m for m in read("measures.json")["measures"]}
        self.devices = [d["id"] for d in read("measures.json")["devices"]]
        self.norms = read("norms.json")["norms"]
        self.errors = read("reliability.json")["errors"]


# What a norm says about a value.

def fits_side(record_side, side):
    return record_side in (None, "both") or record_side == side


def years_outside(norm, age):
    if norm["age_from"] is not None and age < norm["age_from"]:
        return norm["age_from"] - age
    if norm["age_to"] is not None and age > norm["age_to"]:
        return age - norm["age_to"]
    return 0


def age_allows(norm, age):
    off = years_outside(norm, age)
    if off == 0:
        return True
    if norm["method"] == "cutoff" or off > GRACE:
        return False
    child_norm = norm["age_to"] is not None and norm["age_to"] < 18
    grown_norm = norm["age_from"] is not None and norm["age_from"] >= 18
    return not (age < 18 and grown_norm) and not (age >= 18 and child_norm)


def device_class(norm, device):
    """0 own, 1 comparable, 2 provisional, None: no verdict."""
    if device is None:
        return 2 if norm["devices_comparable"] or norm["devices_provisional"] else None
    for number, listed in enumerate(([norm["device"]], norm["devices_comparable"], norm["devices_provisional"])):
        if device in listed:
            return number
    return None


def goes_first(norm, fit):
    """A clinic's own choice, unless it was taken with another kind of instrument."""
    return norm["id"].startswith("own.") and norm["preferred"] and fit != 2


def percentile(norm, value):
    spread = norm["sd"] * math.sqrt(1 + 1 / norm["n"])
    return 100 * stats.t.cdf((value - norm["mean"]) / spread, norm["n"] - 1)


def band_of(measure, norm, value):
    if norm["method"] == "normal":
        p = percentile(norm, value)
        if measure["direction"] == "lower":
            p = 100 - p
        assert measure["direction"] in ("higher", "lower"), "no norm of a measure with a target yet"
        return "above_normal" if p >= 97.7 else "within_normal" if p >= 15.9 else "borderline" if p >= 2.3 else "impaired"
    if norm["method"] == "typical_range":
        assert measure["direction"] == "higher", "no typical range where lower is better yet"
        return "below_typical" if value < norm["typical_low"] else "typical"
    beyond = value < norm["cutoff"] if norm["cutoff_positive_when"] == "below" else value > norm["cutoff"]
    return "positive" if beyond or (value == norm["cutoff"] and norm["cutoff_inclusive"]) else "negative"


def applicability(norm, device, age):
    if device_class(norm, device) == 2:
        return "provisional_device"
    if years_outside(norm, age):
        return "nearest_age"
    return "exact" if device_class(norm, device) == 0 else "comparable_device"


def verdict(pack, norm, m, error):
    out = {"norm": norm["id"], "clinic": norm["id"].startswith("own."), "applicability": applicability(norm, m["device"], m["age"]), "method": norm["method"],
           "band": band_of(pack.measures[m["measure"]], norm, m["value"]), "z": None, "t": None, "percentile": None,
           "percentile_ci95": None, "percentile_shown": None}
    if norm["method"] == "normal":
        out["z"] = (m["value"] - norm["mean"]) / norm["sd"]
        out["t"] = out["z"] / math.sqrt(1 + 1 / norm["n"])
        p = out["percentile"] = percentile(norm, m["value"])
        out["percentile_shown"] = "<0.1" if p < 0.1 else ">99.9" if p > 99.9 else None
        if error:
            out["percentile_ci95"] = [percentile(norm, m["value"] + sign * 1.96 * error["sem"]) for sign in (-1, 1)]
    return out


def disagree(a, b):
    return a["band"] != b["band"] if a["method"] == b["method"] else (a["band"] in REMARKABLE) != (b["band"] in REMARKABLE)


# The error of a reading.

def error_of(pack, measure, side, device, rater, value):
    known = [e for e in pack.errors if e["measure"] == measure and e["preferred"] and fits_side(e["side"], side)
             and (e["mdc95"] is not None or e["mdc95_percent"] is not None)]

    def figures(record):
        mdc95 = record["mdc95"] if record["mdc95"] is not None else abs(value) * record["mdc95_percent"] / 100
        return {"mdc95": mdc95, "sem": record["sem"] if record["sem"] is not None else mdc95 / 2.77}

    own = [e for e in known if device and e["device"] == device and e["rater"] == rater]
    own = [e for e in own if e["id"].startswith("own.")] or own
    open_ = [e for e in known if e["device"] in (None, device) and e["rater"] in (rater, "unknown")]
    return max(map(figures, own or open_), key=lambda e: e["mdc95"], default=None)


# A visit.

def combined(pack, visit):
    """One value a measure and side, from trials, then the derived measures."""
    cells = {}
    for entry in visit["measurements"]:
        cells.setdefault((entry["measure"], entry.get("side")), []).append(entry)
    values = {}
    for (measure, side), entries in cells.items():
        rule, readings = pack.measures[measure]["aggregate"], [e["value"] for e in entries]
        value = {"mean": lambda: math.fsum(readings) / len(readings), "best": lambda: max(readings),
                 "last": lambda: max(entries, key=lambda e: e["trial"])["value"]}[rule]()
        devices = {e.get("device") for e in entries}
        values[measure, side] = {"value": value, "device": devices.pop() if len(devices) == 1 else "mixed"}
    for measure in pack.measures.values():
        rule = (measure["derived_from"] or {}).get("machine")
        if not rule:
            continue
        for side in (("left", "right") if measure["sided"] else (None,)):
            names = ([(n, side) for n in rule.get("sum", [])] or
                     ([(rule["sum_sides"], s) for s in ("left", "right")] if "sum_sides" in rule else
                      [(rule["percent_of_height"], side)]))
            parts = [values.get(name) for name in names]
            if None in parts or (measure["id"], side) in values:
                continue
            devices = {p["device"] for p in parts}
            if len(devices) > 1 or devices == {"mixed"}:
                continue
            value = sum(p["value"] for p in parts)
            if "percent_of_height" in rule:
                value = 100 * value / visit["patient"]["height_cm"]
            values[measure["id"], side] = {"value": value, "device": devices.pop()}
    return values


def expected(pack, visit, age):
    sex, out = visit["patient"]["sex"], {"scores": {}, "context": {}, "not_scored": set(), "sides": {}}
    values = combined(pack, visit)
    for (measure, side), held in values.items():
        mixed = held["device"] == "mixed"
        m = {"measure": measure, "value": held["value"], "device": None if mixed else held["device"], "age": age}
        own, between = (None if mixed else error_of(pack, measure, side, m["device"], rater, m["value"])
                        for rater in ("same", "different"))
        fitting, context = [], []
        for number, norm in enumerate(pack.norms):
            if norm["measure"] != measure or not fits_side(norm["side"], side):
                continue
            sex_fits = norm["sex"] in ("any", sex)
            if norm["method"] == "context" or pack.measures[measure]["direction"] == "none":
                in_age = norm["age_bounds"] == "none" or years_outside(norm, age) == 0
                if in_age and (sex_fits or sex in ("other", "unknown")):
                    context.append(norm["id"])
            elif age_allows(norm, age):
                if not sex_fits:
                    if sex in ("other", "unknown"):
                        context.append(norm["id"])
                elif not mixed and device_class(norm, m["device"]) is not None:
                    off, fit = years_outside(norm, age), device_class(norm, m["device"])
                    fitting.append((off > 0, METHODS.index(norm["method"]), not goes_first(norm, fit), not norm["preferred"],
                                    norm["sex"] == "any", fit, off, number))
        out["context"][measure, side] = context
        if not fitting:
            out["not_scored"].add((measure, side))
            continue
        best = min(fitting)
        score = verdict(pack, pack.norms[best[-1]], m, own)
        score.update(value=m["value"], own=own, between=between, cutoff=None, disagreeing=[])
        cutoffs = [f for f in fitting if f[1] == 2 and best[1] != 2]
        if cutoffs:
            limit = pack.norms[min(cutoffs)[-1]]
            score["cutoff"] = (limit["id"], band_of(pack.measures[measure], limit, m["value"]))
        for rank in sorted(fitting, key=lambda f: f[-1]):
            norm = pack.norms[rank[-1]]
            shown = {pack.norms[best[-1]]["id"], score["cutoff"] and score["cutoff"][0]}
            if norm["id"] in shown or rank[0] != best[0] or (rank[5] == 2 and best[5] != 2):
                continue
            other = verdict(pack, norm, m, own)
            if disagree(score, other):
                score["disagreeing"].append(other)
        out["scores"][measure, side] = score
    for (measure, side), left in values.items():
        right = values.get((measure, "right"))
        if side != "left" or right is None or pack.measures[measure]["levels"]:
            continue
        error = None
        if left["device"] == right["device"] != "mixed":
            pair = [error_of(pack, measure, s, v["device"], "same", v["value"]) for s, v in (("left", left), ("right", right))]
            if all(pair):
                error = {"mdc95": max(e["mdc95"] for e in pair), "half": 1.96 * math.sqrt(sum(e["sem"] ** 2 for e in pair))}
        out["sides"][measure] = (left["value"] - right["value"], error)
    return out


# Comparing.

class Checker:
    def __init__(self):
        self.compared, self.worst = 0, 0.0

    def near(self, ours, theirs, tolerance, where):
        self.compared += 1
        if ours is None or theirs is None:
            if ours is not theirs:
                sys.exit(f"{where}: Cervica says {ours!r}, the reference {theirs!r}")
            return
        self.worst = max(self.worst, abs(ours - theirs))
        if not abs(ours - theirs) <= tolerance:
            sys.exit(f"{where}: Cervica says {ours!r}, the reference {theirs!r}")

    def same(self, ours, theirs, where):
        self.compared += 1
        if ours != theirs:
            sys.exit(f"{where}: Cervica says {ours!r}, the reference {theirs!r}")

    def verdict(self, ours, theirs, where):
        for member in ("method", "band"):
            self.same(ours[member], theirs[member], f"{where} {member}")
        self.same(ours["norm"]["id"], theirs["norm"], f"{where} norm")
        self.same(ours["norm"].get("own", False), theirs["clinic"], f"{where} marked as the clinic's own")
        self.same(ours["norm"]["applicability"], theirs["applicability"], f"{where} applicability")
        self.same(ours["provisional"], theirs["applicability"] == "provisional_device", f"{where} provisional")
        self.near(ours["z"], theirs["z"], 1e-6, f"{where} z")
        self.near(ours["t"], theirs["t"], 1e-6, f"{where} t")
        self.near(ours["percentile"], theirs["percentile"], 1e-4, f"{where} percentile")
        if theirs["percentile_shown"]:
            self.same(ours["percentile_shown"], theirs["percentile_shown"], f"{where} limit of the percentile")
        elif theirs["percentile"] is not None:
            shown = f"{theirs['percentile']:.1f}"
            at_half = abs(theirs["percentile"] * 10 % 1 - 0.5) < 1e-6
            self.same(at_half or ours["percentile_shown"] == shown, True, f"{where} percentile shown as {shown}")
        for ours_end, theirs_end in zip(ours["percentile_ci95"] or [None] * 2, theirs["percentile_ci95"] or [None] * 2):
            self.near(ours_end, theirs_end, 1e-4, f"{where} interval of the percentile")

    def document(self, pack, ours, theirs, where):
        scores = {(s["measure"], s.get("side")): s for s in ours["scores"]}
        self.same(set(scores), set(theirs["scores"]), f"{where} scored")
        self.same({(s["measure"], s.get("side")) for s in ours["not_scored"] if "value" in s}, theirs["not_scored"],
                  f"{where} not scored")
        for key, one in theirs["scores"].items():
            at, score = f"{where} {key}", scores[key]
            self.verdict(score, one, at)
            self.near(score["value"], one["value"], 1e-6, f"{at} value")
            for names, error in ((("sem", "mdc95"), one["own"]), (("sem_between_raters", "mdc95_between_raters"), one["between"])):
                for name, figure in zip(names, ("sem", "mdc95")):
                    self.near(score[name], error and error[figure], 1e-4, f"{at} {name}")
            if one["own"]:
                low, high = pack.measures[key[0]]["range"]
                margin = 1.96 * one["own"]["sem"]
                for ours_end, end in zip(score["value_ci95"], (max(low, one["value"] - margin), min(high, one["value"] + margin))):
                    self.near(ours_end, end, 1e-4, f"{at} interval of the value")
            else:
                self.same(score["value_ci95"], None, f"{at} interval of the value")
            cutoff = score.get("cutoff")
            self.same(cutoff and (cutoff["norm"]["id"], cutoff["band"]), one["cutoff"], f"{at} cut-off")
            self.same(len(score.get("disagreeing", [])), len(one["disagreeing"]), f"{at} disagreeing")
            for ours_other, other in zip(score.get("disagreeing", []), one["disagreeing"]):
                self.verdict(ours_other, other, f"{at} disagreeing {other['norm']}")
        context = {}
        for entry in ours["context"]:
            context.setdefault((entry["measure"], entry.get("side")), []).append(entry["norm"]["id"])
        self.same(context, {key: ids for key, ids in theirs["context"].items() if ids}, f"{where} context")
        sides = {s["measure"]: s for s in ours["side_differences"]}
        self.same(set(sides), set(theirs["sides"]), f"{where} side differences")
        for measure, (difference, error) in theirs["sides"].items():
            one = sides[measure]
            self.near(one["difference"], difference, 2e-6, f"{where} {measure} difference")
            self.near(one["mdc95"], error and error["mdc95"], 1e-4, f"{where} {measure} error")
            self.same(one["beyond_error"], error and abs(difference) > error["mdc95"], f"{where} {measure} beyond error")
            for ours_end, sign in zip(one["difference_ci95"] or [None] * 2, (-1, 1)):
                self.near(ours_end, error and difference + sign * error["half"], 1e-4, f"{where} {measure} interval")


# Generated visits.

def around(dice, norm):
    """A completed age inside the norm's ages, on their edges, or beyond."""
    low = norm["age_from"] if norm["age_from"] is not None else 5
    high = norm["age_to"] if norm["age_to"] is not None else 95
    return max(1, min(110, dice.choice([low, high, low - 1, high + 1, low - GRACE, high + GRACE, low - GRACE - 1,
                                        high + GRACE + 1, dice.randint(low, high), dice.randint(low, high)])))


def reading(dice, measure, norm):
    low, high = measure["range"]
    if measure["levels"]:
        return dice.choice(measure["levels"])["value"]
    centre = norm["mean"] if norm["mean"] is not None else norm["cutoff"] if norm["cutoff"] is not None else (low + high) / 2
    spread = norm["sd"] or abs(centre) / 6 or 1
    limit = norm["typical_low"] if norm["typical_low"] is not None else norm["cutoff"]
    value = dice.choice([dice.gauss(centre, spread), dice.gauss(centre, 3 * spread), limit if limit is not None else centre])
    return min(high, max(low, round(value, dice.choice([0, 1, 2, 6]))))


def make_visit(dice, pack, norm, number):
    measure = pack.measures[norm["measure"]]
    device = dice.choice([norm["device"], *norm["devices_comparable"], *norm["devices_provisional"],
                          dice.choice(measure["devices"]), None])
    sex = dice.choice([norm["sex"] if norm["sex"] != "any" else "female", "male", "female", "other", "unknown"])
    age = around(dice, norm)
    names = [measure["id"]]
    rule = (measure["derived_from"] or {}).get("machine")
    if rule and dice.random() < 0.5:  # through its parts
        names = rule.get("sum") or [rule.get("sum_sides") or rule["percent_of_height"]]
    entries = []
    for name in names:
        part = pack.measures[name]
        for side in (("left", "right") if part["sided"] else (None,)):
            for trial in range(1, dice.choice([1, 1, 2, 3]) + 1):
                own = dice.choice(part["devices"]) if dice.random() < 0.03 else device
                value = reading(dice, part, norm) if name == measure["id"] else round(dice.uniform(*part["range"]), 1)
                entry = {"measure": name, "value": value, "unit": part["unit"], "trial": trial}
                entries.append({**entry, **({"side": side} if side else {}), **({"device": own} if own else {})})
    dice.shuffle(entries)
    return age, {"schema": "cervica.visit.v1",
                 "patient": {"id": f"P-{number}", "birth_date": f"{2026 - age - 1}-12-31" if number % 2 else f"{2026 - age}-03-02",
                             "sex": sex, "height_cm": dice.randint(120, 200)},
                 "visit": {"id": f"V-{number}", "started_at": "2026-03-02T10:30:00+01:00", "kind": "intake"},
                 "measurements": entries}


def clinic_pack(dice, pack):
    """For each norm that gives a verdict one of the clinic's own nearby, every other one its first choice; own errors."""
    norms, errors = [], []
    for norm in (n for n in pack.norms if n["method"] != "context"):
        own = {name: norm[name] for name in ("measure", "side", "age_from", "age_to", "device", "devices_comparable",
                                             "devices_provisional", "cutoff_positive_when", "cutoff_inclusive")}
        own.update(id=f"own.{norm['id']}", sex=norm["sex"], age_bounds="source", n=dice.randint(12, 90), preferred=len(norms) % 2 == 0,
                   source="own", verified="entered by the clinic", use_note="", population="", method="normal")
        if norm["method"] == "cutoff":
            own.update(method="cutoff", cutoff=norm["cutoff"] - 3)
        else:
            own.update(mean=round(norm["mean"] + dice.choice([-1, 1]) * norm["sd"], 2), sd=round(norm["sd"] * dice.uniform(0.5, 1.5), 2))
        norms.append({name: value for name, value in own.items() if value is not None})
        device, unit = norm["device"], pack.measures[norm["measure"]]["unit"]
        if device and not any(e["measure"] == norm["measure"] and e["device"] == device for e in errors):
            sem = round((norm["sd"] or 6) / 4, 2)
            errors.append({"id": f"own.err.{norm['measure']}.{device}", "measure": norm["measure"], "device": device, "rater": "same", "sem": sem,
                           "mdc95": round(2.77 * sem, 4), "unit": unit, "n": 30, "preferred": True, "source": "own",
                           "verified": "own study"})
    return {"schema": "cervica.clinic_pack.v1", "version": 1, "sources": {"own": {"citation": "Own series", "level": "clinic"}},
            "norms": norms, "errors": errors}


def adopt(pack, own):
    """What the program makes of a clinic's pack: its records after the shipped ones, absent members empty."""
    for records, theirs in ((pack.norms, own["norms"]), (pack.errors, own["errors"])):
        empty = {name: [] if isinstance(value, list) else None for name, value in records[0].items()}
        records.extend({**empty, **record} for record in theirs)


def run(program, pack, dice, check, environment):
    made = [make_visit(dice, pack, norm, index) for index, norm in enumerate(n for n in pack.norms for _ in range(VISITS_A_NORM))]
    lines = "".join(json.dumps(visit) + "\n" for _, visit in made)
    said = subprocess.run([program, "score", "--ndjson", "--jobs", "2"], input=lines, capture_output=True, text=True, check=False,
                          env=environment)
    documents = said.stdout.splitlines()
    if said.returncode != 0 or len(documents) != len(made):
        sys.exit(f"cervicactl ended with {said.returncode} after {len(documents)} documents: {said.stderr} "
                 + next((line for line in documents if '"error"' in line[:60]), ""))
    met, disagreeing = set(), 0
    for (age, visit), line in zip(made, documents):
        document = json.loads(line)
        check.same(document["visit_id"], visit["visit"]["id"], "order")
        check.same(document["age_years"], age, f"{visit['visit']['id']} age")
        check.document(pack, document, expected(pack, visit, age), visit["visit"]["id"])
        met.update(s["norm"]["id"] for s in document["scores"] + document["context"])
        met.update(s["cutoff"]["norm"]["id"] for s in document["scores"] if "cutoff" in s)
        met.update(other["norm"]["id"] for s in document["scores"] for other in s.get("disagreeing", []))
        disagreeing += sum("disagreeing" in s for s in document["scores"])
    missing = [norm["id"] for norm in pack.norms if norm["id"] not in met]
    if missing:
        sys.exit(f"no generated visit reached {missing}")
    return len(made), disagreeing


def main():
    program, folder = sys.argv[1:]
    pack, dice, check = Pack(folder), random.Random(20260302), Checker()
    with tempfile.TemporaryDirectory(prefix="cervica-reference-") as home:
        environment = {**os.environ, "CERVICA_HOME": home}
        shipped, none = run(program, pack, dice, check, environment)
        check.same(none, 0, "shipped norms that disagree")
        own = clinic_pack(dice, pack)
        own_file = Path(home) / "own.json"
        own_file.write_text(json.dumps(own), encoding="utf-8")
        imported = subprocess.run([program, "norms", "import", own_file], env=environment, capture_output=True, text=True, check=False)
        if imported.returncode != 0:
            sys.exit("the clinic's pack was refused: " + imported.stderr)
        adopt(pack, own)
        with_own, disagreeing = run(program, pack, dice, check, environment)
    print(f"{shipped} visits with the shipped norms, {with_own} with a clinic's own, {disagreeing} values about which norms disagree; "
          f"{check.compared} figures, all {len(pack.norms)} norms: largest difference {check.worst:.1e}")


if __name__ == "__main__":
    main()
