#!/usr/bin/env python3
"""The rows of the table that tests/bench/run prints. Each function yields one or more rows, or raises Skip."""
import argparse
import itertools
import json
import math
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VISITS = ROOT / "tests/data/visits"
CATALOGUE = ROOT / "core/catalogue/data"
SCORED_VISITS = 10000
TIMES = 5
MANY_VISITS = 1000000
STORED_PATIENTS = 3000
SAVED_VISITS = 300
REPEATS = 3
STREAM_S = 20
FRAME_MS = 1000 / 60


class Skip(Exception):
    """Why a row cannot be measured here."""


@dataclass
class Row:
    name: str
    ours: str
    reference: str
    ratio: str
    budget: str
    met: str


def timed(command, **options):
    """Wall-clock seconds of a command; its failure ends the row with what it said."""
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, check=False, **options)
    seconds = time.perf_counter() - begin
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["no message"]
        raise Skip(f"{Path(command[0]).name} failed with exit {done.returncode}: {said[-1]}")
    return seconds, done.stdout


def best(command, **options):
    return min(timed(command, **options)[0] for _ in range(REPEATS))


def one_core():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def varied_visits(count, seed=1):
    """Visits like the demonstration's, with other people, dates of birth and values; the same for the same seed."""
    numbers = random.Random(seed)
    template = (VISITS / "intake.json").read_text(encoding="utf-8")
    ranges = {m["id"]: m["range"] for m in json.loads((CATALOGUE / "measures.json").read_text(encoding="utf-8"))["measures"]
              if m["kind"] == "continuous" and m["range"]}
    for number in range(count):
        visit = json.loads(template)
        visit["patient"].update(id=f"P-{number:06}", birth_date=f"{numbers.randint(1950, 2004)}-{numbers.randint(1, 12):02}-15",
                                sex=numbers.choice(["female", "male"]))
        visit["visit"]["id"] = f"V-{number:06}"
        for entry in visit["measurements"]:
            if entry["measure"] in ranges:
                low, high = ranges[entry["measure"]]
                entry["value"] = round(min(high, max(low, entry["value"] * numbers.uniform(0.8, 1.2))), 1)
        yield visit


def scoring(programs, folder):
    """Documents to documents on one core, against a script that writes the same documents; then memory."""
    visits, many_times = folder / "visits.ndjson", folder / "many_times.ndjson"
    ours_out, reference_out = folder / "ours.ndjson", folder / "reference.ndjson"
    count = 0
    with open(visits, "w", encoding="utf-8") as out:
        for visit in varied_visits(SCORED_VISITS):
            count += len(visit["measurements"])
            out.write(json.dumps(visit, separators=(",", ":")) + "\n")

    many_times.write_bytes(visits.read_bytes() * TIMES)  # the start of the program counts, but not for a tenth

    def run_ours(*options):
        """Processor seconds of the whole program: it shares the core with whatever else runs on this machine."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(many_times, "rb") as given:
            timed([programs / "cervicactl", "score", "--ndjson", *options], stdin=given, stdout=subprocess.DEVNULL,
                  preexec_fn=one_core)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / TIMES

    def run_reference(*options, target="/dev/null"):
        command = ["/usr/bin/python3", "-B", Path(__file__).with_name("score_reference.py"), CATALOGUE, visits, target, *options]
        return json.loads(timed(command, preexec_fn=one_core)[1])["seconds"]

    figures = min(run_reference("--figures-only") for _ in range(REPEATS))
    ours, everything, reference = [], [], []
    for _ in range(REPEATS):  # in turn, so that a busy neighbour slows both
        ours.append(run_ours("--scores-only"))
        everything.append(run_ours())
        reference.append(run_reference())
    run_reference(target=reference_out)
    with open(visits, "rb") as given, open(ours_out, "wb") as out:
        timed([programs / "cervicactl", "score", "--ndjson"], stdin=given, stdout=out)
    agree(ours_out, reference_out)
    ratio, speed = min(reference) / min(ours), count / min(ours)
    yield Row("scoring, one core, documents in to documents out", f"{speed:,.0f} measurements/s",
              f"pandas and SciPy: {count / min(reference):,.0f} measurements/s", f"{ratio:.1f}x", ">= 20x and >= 500,000/s",
              "met" if ratio >= 20 and speed >= 500000 else "not met")
    yield Row("with screening and findings, which the script has not", f"{count / min(everything):,.0f} measurements/s",
              f"pandas and SciPy: {count / min(reference):,.0f} measurements/s", f"{min(reference) / min(everything):.1f}x", "",
              "for comparison")
    yield Row("scores against z, t and percentile only", f"{speed:,.0f} measurements/s",
              f"pandas and SciPy: {count / figures:,.0f} measurements/s", f"{figures / min(ours):.1f}x", "", "for comparison")
    few, many = (peak_memory(programs, visits, times) for times in (1, MANY_VISITS // SCORED_VISITS))
    yield Row(f"memory of scoring {MANY_VISITS:,} visits", f"{many / 1e6:.0f} MB", f"{SCORED_VISITS:,} visits: {few / 1e6:.0f} MB",
              f"{many / few:.2f}x", "<= 1.05x", "met" if many <= 1.05 * few else "not met")


def peak_memory(programs, visits, times):
    """Bytes that scoring the same visits again and again has held at most, when the last line was taken in."""
    lines = visits.read_bytes()
    scoring_run = subprocess.Popen([programs / "cervicactl", "score", "--ndjson", "--jobs", "all"], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
    for _ in range(times):
        scoring_run.stdin.write(lines)
    scoring_run.stdin.flush()
    # Not ru_maxrss: that counts the memory of this script too, from before the program took its place.
    peak = next(line for line in Path(f"/proc/{scoring_run.pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    scoring_run.stdin.close()
    if scoring_run.wait() != 0:
        raise Skip(f"cervicactl ended with {scoring_run.returncode}")
    return int(peak.split()[1]) * 1024


def agree(ours_path, reference_path):
    """A reference that computes something else is no reference: every figure of every document must be the same."""
    figures = ("value", "z", "t", "percentile", "sem", "mdc95", "sem_between_raters", "mdc95_between_raters")

    def key(entry):
        return entry["measure"], entry.get("side") or ""

    def content(document):
        return {
            "scores": {key(s): ([s[name] for name in figures] + (s["percentile_ci95"] or [None] * 2) + (s["value_ci95"] or [None] * 2),
                                s["band"], s["norm"]["id"], s["norm"]["applicability"], "cutoff" in s and s["cutoff"]["band"])
                       for s in document["scores"]},
            "sides": {s["measure"]: ([s["difference"], s["mdc95"]] + (s["difference_ci95"] or [None] * 2), s["beyond_error"])
                      for s in document["side_differences"]},
            "context": {(key(s), s["norm"]["id"]): () for s in document["context"]},
            "not_scored": {key(s): () for s in document["not_scored"]}}

    with open(ours_path, encoding="utf-8") as ours_lines, open(reference_path, encoding="utf-8") as reference_lines:
        for number, (ours_line, reference_line) in enumerate(itertools.zip_longest(ours_lines, reference_lines), 1):
            ours, reference = content(json.loads(ours_line)), content(json.loads(reference_line))
            for part, mine in ours.items():
                theirs = reference[part]
                if mine.keys() != theirs.keys():
                    raise Skip(f"visit {number}: the reference has other {part}: {sorted(mine.keys() ^ theirs.keys())[:2]}")
                for entry, held in mine.items():
                    if held and (held[1:] != theirs[entry][1:] or not all(map(near, held[0], theirs[entry][0]))):
                        raise Skip(f"visit {number}, {entry}: Cervica says {held}, the reference {theirs[entry]}")


def near(a, b):
    return a is b if a is None or b is None else abs(a - b) < 2e-4


def ten_minutes_of_movement(path, seed=4):
    """Two sensors at 100 Hz: turns of the head one after another in all six directions, the chest moving a little."""
    numbers = random.Random(seed)
    rate, seconds = 100, 600
    plan = [(0.0, 3.0, (0, 0, 0), (0, 0, 0))]  # from, to, angles before and after
    at = 3.0
    while at < seconds:
        plane, size = numbers.randrange(3), numbers.uniform(30, 70) * numbers.choice((-1, 1))
        aim = [numbers.uniform(-4, 4) for _ in range(3)]
        aim[plane] = size
        for before, after, lasts in (((0, 0, 0), aim, numbers.uniform(0.8, 1.6)), (aim, aim, 0.8),
                                     (aim, (0, 0, 0), numbers.uniform(0.8, 1.6)), ((0, 0, 0), (0, 0, 0), 1.0)):
            plan.append((at, at + lasts, before, after))
            at += lasts

    def quaternion(degrees, axis):
        half = math.radians(degrees) / 2
        q = [math.cos(half), 0, 0, 0]
        q[1 + axis] = math.sin(half)
        return q

    def product(a, b):
        return [a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3], a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
                a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1], a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0]]

    step = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write("time_s,qw,qx,qy,qz,ref_qw,ref_qx,ref_qy,ref_qz\n")
        for number in range(rate * seconds):
            now = number / rate
            while plan[step][1] <= now:
                step += 1
            begin, end, before, after = plan[step]
            x = (now - begin) / (end - begin)
            s = x**3 * (10 - 15 * x + 6 * x * x)
            angles = [b + s * (a - b) + numbers.gauss(0, 0.05) for b, a in zip(before, after)]
            thorax = product(quaternion(3 * math.sin(now / 7), 2), quaternion(40, 1))
            neck = product(product(quaternion(angles[0], 2), quaternion(angles[1], 0)), quaternion(angles[2], 1))
            out.write(f"{now:.2f}," + ",".join(f"{part:.7f}" for part in product(thorax, neck) + thorax) + "\n")


def sensors(programs, folder):
    """A recording to range of motion, speed and smoothness; then what one live sample costs."""
    program = programs / "cervica_live_bench"
    if not program.exists():
        raise Skip("cervica_live_bench is not built")
    recording = folder / "recording.csv"
    ten_minutes_of_movement(recording)
    script = ["/usr/bin/python3", "-B", Path(__file__).with_name("motion_reference.py"), recording]
    lives, references, processes, scripts = [], [], [], []
    for _ in range(REPEATS):  # in turn, so that a busy neighbour slows both
        lives.append(json.loads(timed([program, recording], preexec_fn=one_core)[1]))
        seconds, said = timed(script, preexec_fn=one_core)
        scripts.append(seconds)
        reference = json.loads(said)
        references.append(reference["seconds"])
        seconds, found = timed([programs / "cervicactl", "replay", "rom", recording], preexec_fn=one_core)
        processes.append(seconds)
    same_movements(json.loads(found)["movements"], reference["movements"])
    ours = min(live["pipeline_s"] for live in lives)
    ratio = min(references) / ours
    yield Row("sensor pipeline, 10 minutes of two sensors at 100 Hz", f"{ours * 1000:.0f} ms",
              f"pandas, NumPy and SciPy: {min(references) * 1000:.0f} ms", f"{ratio:.1f}x", ">= 10x", "met" if ratio >= 10 else "not met")
    yield Row("the same as whole processes", f"{min(processes) * 1000:.0f} ms", f"with its imports: {min(scripts) * 1000:.0f} ms",
              f"{min(scripts) / min(processes):.1f}x", "", "for comparison")
    live = min(lives, key=lambda one: one["mean_us"])
    yield Row("live cost of a sample: journal line, trace, test, view", f"{live['mean_us']:.1f} us (p99 {live['p99_us']:.1f}, "
              f"largest {live['largest_us'] / 1000:.1f} ms)", "10 ms between samples", "", "<= 20 us",
              "met" if live["mean_us"] <= 20 else "not met")
    program = programs / "cervica_device_stream"
    if not program.exists():
        raise Skip("cervica_device_stream is not built")
    stream = json.loads(timed([program, str(STREAM_S), "100"])[1])
    # The gauge is painted at the next frame after a sample has arrived.
    shown = stream["delay_ms"]["p99"] + FRAME_MS
    yield Row(f"sample to screen, {STREAM_S} s at 100 Hz, p99", f"{stream['delay_ms']['p99']:.1f} ms and the next frame, "
              f"{stream['lost']} lost", f"one frame: {FRAME_MS:.1f} ms", "", "<= one frame + 5 ms, none lost",
              "met" if shown <= FRAME_MS + 5 and stream["lost"] == 0 else "not met")


def same_movements(ours, reference):
    """The reference must find the same movements: peaks within 0.1 degree, highest speeds within 2 percent."""
    if [one["direction"] for one in ours] != [one["direction"] for one in reference]:
        raise Skip(f"the reference found other movements: {len(reference)} instead of {len(ours)}")
    for mine, theirs in zip(ours, reference):
        if abs(mine["peak_deg"] - theirs["peak_deg"]) > 0.1 or abs(mine["peak_speed_deg_s"] / theirs["peak_speed_deg_s"] - 1) > 0.02:
            raise Skip(f"at {mine['start_s']} s Cervica says {mine['peak_deg']} deg, {mine['peak_speed_deg_s']} deg/s, "
                       f"the reference {theirs['peak_deg']}, {theirs['peak_speed_deg_s']}")


def report(programs, folder):
    pdf = folder / "report.pdf"
    ours = best([programs / "cervicactl", "report", VISITS / "follow_up.json", "--previous", VISITS / "intake.json", "-o", pdf])
    size = pdf.stat().st_size / 1000
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        yield Row("report as PDF", f"{ours:.2f} s, {size:.0f} kB", "skipped: LibreOffice is not installed", "", ">= 10x, <= 400 kB",
                  "not measured" if size <= 400 else "not met")
        return
    # The same pages as an HTML document: text and pictures taken back out of our PDF.
    timed(["pdftohtml", "-s", "-noframes", "-q", pdf, folder / "same.html"])
    reference = best([office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf:writer_web_pdf_Export",
                      "--outdir", folder / "office-out", folder / "same.html"])
    ratio = reference / ours
    yield Row("report as PDF", f"{ours:.2f} s, {size:.0f} kB", f"LibreOffice: {reference:.2f} s", f"{ratio:.1f}x",
              ">= 10x, <= 400 kB", "met" if ratio >= 10 and size <= 400 else "not met")


def posture(programs, folder):
    program = programs / "cervica_posture_bench"
    if not program.exists():
        raise Skip("cervica_posture_bench is not built")
    runs = [json.loads(timed([program])[1].decode().splitlines()[-1]) for _ in range(REPEATS)]
    ours = min(runs, key=lambda one: one["ratio"])
    rate = 1000 / ours["frame_ms"]
    detail = f"{ours['moving_triangles']:,} triangles"
    yield Row(f"3D frame, window rotating, {detail}", f"{ours['frame_ms']:.1f} ms", f"bare VTK window: {ours['bare_ms']:.1f} ms",
              f"{ours['ratio']:.2f}x", "<= 1.25x", "met" if ours["ratio"] <= 1.25 else "not met")
    yield Row("the same in frames per second", f"{rate:.0f}", f"bare VTK window: {1000 / ours['bare_ms']:.0f}", "", ">= 30",
              "met" if rate >= 30 else "not met")
    first = min(one["first_picture_ms"] for one in runs) / 1000
    yield Row(f"3D view to its first picture, {ours['triangles']:,} triangles", f"{first:.2f} s", "", "", "<= 0.4 s",
              "met" if first <= 0.4 else "not met")
    picture = best([programs / "cervicactl", "render", VISITS / "follow_up.json", "--size", "1280x960", "-o", folder / "picture.png"])
    yield Row("render 1280x960 as a whole process", f"{picture:.2f} s", "", "", "<= 0.6 s", "met" if picture <= 0.6 else "not met")


def search_and_save(programs, folder):
    """Both rows of the records: one private cluster, our repositories first, then psql and pgbench on the same socket."""
    numbers = random.Random(2)
    patients, visits = folder / "patients.ndjson", folder / "visits.ndjson"
    # Names repeat as they do among people: a few hundred of each kind.
    families, given = ([made_up_name(numbers) for _ in range(count)] for count in (600, 300))
    with open(patients, "w", encoding="utf-8") as out:
        for number in range(STORED_PATIENTS):
            out.write(json.dumps({"id": f"B-{number:06}", "family_name": numbers.choice(families),
                                  "given_name": numbers.choice(given),
                                  "birth_date": f"{numbers.randint(1930, 2010)}-06-15", "sex": "unknown"}) + "\n")
    with open(visits, "w", encoding="utf-8") as out:
        for visit in varied_visits(SAVED_VISITS, seed=3):
            visit["measurements"] = sixty(visit["measurements"])
            out.write(json.dumps(visit) + "\n")

    program = programs / "cervica_records_bench"
    if not program.exists():
        raise Skip("cervica_records_bench is not built")
    os.chmod(folder, 0o755)
    bench = subprocess.Popen([program, folder / "home", patients, visits], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True)
    try:
        line = bench.stdout.readline()
        if not line:
            raise Skip("the records could not be opened: " + bench.stderr.read().strip())
        ours = json.loads(line)
        found = psql_search(ours, patients, folder)
        inserted = pgbench_rows(ours, folder)
    finally:
        bench.communicate("")
    search = ours["search"]
    ratio = search["p99"] / found["p99"]
    yield Row(f"patient search, {ours['patients']:,} patients, p99", f"{search['p99']:.2f} ms (median {search['median']:.2f})",
              f"psql: {found['p99']:.2f} ms (median {found['median']:.2f})",
              f"{ratio:.2f}x", "<= 2x and <= 20 ms", "met" if ratio <= 2 and search["p99"] <= 20 else "not met")
    ratio = ours["save"]["mean"] / inserted
    yield Row("saving a visit with 60 measurements, mean", f"{ours['save']['mean']:.2f} ms", f"pgbench: {inserted:.2f} ms",
              f"{ratio:.2f}x", "<= 1.5x", "met" if ratio <= 1.5 else "not met")


def made_up_name(numbers):
    return "".join(numbers.choice("bdfgklmnprstvz") + numbers.choice("aeiou") for _ in range(numbers.randint(2, 4))).capitalize()


def sixty(measurements):
    """The measurements of a visit, with more trials of each, 60 in all."""
    first = {}
    for entry in measurements:
        first.setdefault((entry["measure"], entry.get("side")), entry)
    trials = [{**entry, "trial": trial} for trial in range(1, 6) for entry in first.values()]
    return sorted(trials[:60], key=lambda entry: (entry["measure"], entry.get("side") or "", entry["trial"]))


def psql_search(ours, patients, folder):
    """The 99th percentile, in ms, of the same statement, prepared, with psql's own timing."""
    # The first parameter is what was typed, the last how many rows; those between narrow the search and are not used.
    unused = ", ''" * (max(int(n) for n in re.findall(r"\$(\d+)", ours["search_sql"])) - 2)
    beginnings = [json.loads(line)["family_name"][:3].lower() for line in patients.read_text(encoding="utf-8").splitlines()]
    script = folder / "search.sql"
    script.write_text("SET search_path = cervica, public;\nPREPARE search AS " + ours["search_sql"] + ";\n\\o /dev/null\n\\timing on\n"
                      + "".join(f"EXECUTE search('{beginnings[n * 7919 % len(beginnings)]}'{unused}, 20);\n"
                                for n in range(len(beginnings))), encoding="utf-8")
    said = timed(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", script, ours["conninfo"]])[1].decode()
    times = sorted([float(line.split()[1]) for line in said.splitlines() if line.startswith("Time:")][50:])
    return {"median": times[len(times) // 2], "p99": times[int(0.99 * (len(times) - 1))]}


def pgbench_rows(ours, folder):
    """Mean ms of one transaction that inserts 60 rows of a visit's width."""
    timed(["psql", "-X", "-q", "-c", "CREATE TABLE IF NOT EXISTS public.bench_row (visit_no bigint, position integer, measure text, "
           "side text, value double precision, unit text, device text, trial integer, PRIMARY KEY (visit_no, position))", ours["conninfo"]])
    script = folder / "insert.sql"
    rows = ", ".join(f"(:visit, {n}, 'rom.cervical.rotation', 'left', 58.0, 'deg', 'crom', {n})" for n in range(60))
    script.write_text(f"\\set visit random(1, 9000000000000000)\nBEGIN;\nINSERT INTO public.bench_row VALUES {rows};\nCOMMIT;\n", encoding="utf-8")
    said = timed(["pgbench", "-n", "-c", "1", "-t", str(SAVED_VISITS), "-M", "prepared", "-f", script, ours["conninfo"]])[1].decode()
    return float(next(line for line in said.splitlines() if line.startswith("latency average")).split("=")[1].split()[0])


ROWS = {"scoring": scoring, "sensors": sensors, "report": report, "posture": posture, "records": search_and_save}


def print_table(rows):
    head = Row("name", "ours", "reference", "ratio", "budget", "met")
    cells = [list(asdict(row).values()) for row in [head, *rows]]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser(description="Prints Cervica's speed table.")
    parser.add_argument("--bin", type=Path, required=True, help="folder of the programs")
    parser.add_argument("--json", type=Path, required=True, help="where to write the table as JSON")
    parser.add_argument("rows", nargs="*", help=f"which rows; all of them without: {', '.join(ROWS)}")
    arguments = parser.parse_args()
    unknown = set(arguments.rows) - ROWS.keys()
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    rows = []
    for name in arguments.rows or ROWS:
        with tempfile.TemporaryDirectory(prefix="cervica-bench-") as folder:
            try:
                rows.extend(ROWS[name](arguments.bin.resolve(), Path(folder)))
            except Skip as reason:
                rows.append(Row(name, f"skipped: {reason}", "", "", "", "not measured"))
    print_table(rows)
    arguments.json.write_text(json.dumps({"cores": os.cpu_count(), "rows": [asdict(row) for row in rows]}, indent=2) + "\n", encoding="utf-8")
    print(f"\nAlso written as JSON: {arguments.json}")


if __name__ == "__main__":
    main()
