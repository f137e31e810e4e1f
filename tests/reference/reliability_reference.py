#!/usr/bin/python3
"""`cervicactl reliability` against an independent computation with NumPy and SciPy.

Generated test-retest tables go through the program; its figures must agree with those computed here another way: sums
of squares by least squares on indicator variables, the intervals of the ICCs as Shrout and Fleiss (1979) print them,
the intervals of the limits from SciPy's noncentral t, the standard error of kappa by the delta method with numerical
derivatives. Prints how many figures were compared and the largest relative deviation; fails above TOLERANCE.
"""
import json
import math
import os
import subprocess
import sys

try:
    import numpy as np
    from scipy import stats
except ImportError:
    print("SciPy is not installed")
    sys.exit(1 if os.environ.get("CERVICA_REQUIRE_ALL") == "1" else 77)

TOLERANCE = 1e-6
TABLES = 150


def anova(x):
    """Mean squares of subjects, columns and residual: what each set of indicators explains in a linear model."""
    n, k = x.shape
    subject = np.repeat(np.arange(n), k)
    column = np.tile(np.arange(k), n)
    y = x.ravel() - x.mean()

    def residual(*factors):
        design = np.column_stack([np.ones(n * k)] + [f[:, None] == np.arange(f.max() + 1) for f in factors])
        fitted = design @ np.linalg.lstsq(design.astype(float), y, rcond=None)[0]
        return float(np.sum((y - fitted) ** 2))

    rest = residual(subject, column)
    return (
        (residual(column) - rest) / (n - 1),
        (residual(subject) - rest) / (k - 1),
        rest / ((n - 1) * (k - 1)),
    )


def continuous(x):
    n, k = x.shape
    bms, jms, ems = anova(x)
    icc2 = (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n)
    icc3 = (bms - ems) / (bms + (k - 1) * ems)
    f0, df1, df2 = bms / ems, n - 1, (n - 1) * (k - 1)
    fl, fu = f0 / stats.f.ppf(0.975, df1, df2), f0 * stats.f.ppf(0.975, df2, df1)
    fj = jms / ems
    v = (
        (k - 1) * (n - 1) * (k * icc2 * fj + n * (1 + (k - 1) * icc2) - k * icc2) ** 2
        / ((n - 1) * k**2 * icc2**2 * fj**2 + (n * (1 + (k - 1) * icc2) - k * icc2) ** 2)
    )
    low, high = stats.f.ppf(0.975, df1, v), stats.f.ppf(0.975, v, df1)
    error = k * jms + (k * n - k - n) * ems
    sem = math.sqrt(ems)
    out = {
        "/icc_2_1/value": icc2,
        "/icc_2_1/ci95/0": n * (bms - low * ems) / (low * error + n * bms),
        "/icc_2_1/ci95/1": n * (high * bms - ems) / (error + n * high * bms),
        "/icc_3_1/value": icc3,
        "/icc_3_1/ci95/0": (fl - 1) / (fl + k - 1),
        "/icc_3_1/ci95/1": (fu - 1) / (fu + k - 1),
        "/sem": sem,
        "/sem_ci95/0": math.sqrt(ems * df2 / stats.chi2.ppf(0.975, df2)),
        "/sem_ci95/1": math.sqrt(ems * df2 / stats.chi2.ppf(0.025, df2)),
        "/sem_agreement": math.sqrt(ems + max(0.0, (jms - ems) / n)),
        "/mdc90": 1.645 * math.sqrt(2) * sem,
        "/mdc95": 1.96 * math.sqrt(2) * sem,
    }
    if k == 2:
        d = x[:, 0] - x[:, 1]
        bias, sd = float(d.mean()), float(d.std(ddof=1))
        student = stats.t(n - 1, loc=bias, scale=sd / math.sqrt(n))
        inner, outer = stats.nct.ppf([0.025, 0.975], n - 1, 1.96 * math.sqrt(n)) / math.sqrt(n) * sd
        out |= {
            "/bias": bias,
            "/bias_ci95/0": student.ppf(0.025),
            "/bias_ci95/1": student.ppf(0.975),
            "/sd_difference": sd,
            "/limits95/0": bias - 1.96 * sd,
            "/limits95/1": bias + 1.96 * sd,
            "/limits95_ci95/0/0": bias - outer,
            "/limits95_ci95/0/1": bias - inner,
            "/limits95_ci95/1/0": bias + inner,
            "/limits95_ci95/1/1": bias + outer,
        }
    return out


def kappa_of(p, loss):
    return 1 - np.sum(p * loss) / np.sum(np.outer(p.sum(axis=1), p.sum(axis=0)) * loss)


def ordinal(x, weights):
    n = len(x)
    grades = np.arange(x.max() + 1)
    loss = np.abs(grades[:, None] - grades[None, :]).astype(float) ** (1 if weights == "linear" else 2)
    p = np.zeros(loss.shape)
    for first, second in x:
        p[first, second] += 1 / n
    kappa = kappa_of(p, loss)
    gradient = np.zeros(p.shape)
    for cell in np.ndindex(p.shape):
        step = np.zeros(p.shape)
        step[cell] = 1e-5
        gradient[cell] = (kappa_of(p + step, loss) - kappa_of(p - step, loss)) / 2e-5
    se = math.sqrt(max(0.0, np.sum(gradient**2 * p) - np.sum(gradient * p) ** 2) / n)
    return {
        "/kappa/value": kappa,
        "/kappa/se": se,
        "/kappa/ci95/0": max(-1.0, kappa - 1.96 * se),
        "/kappa/ci95/1": min(1.0, kappa + 1.96 * se),
        "/exact_agreement": float(np.mean(x[:, 0] == x[:, 1])),
    }


def told(program, x, *options):
    lines = ["subject,rater,trial,value"]
    lines += [f"S{i},R{j},1,{value!r}" for i, row in enumerate(x.tolist()) for j, value in enumerate(row)]
    call = subprocess.run([program, "reliability", "-", *options], input="\n".join(lines), capture_output=True, text=True)
    if call.returncode != 0:
        sys.exit(f"refused: {call.stderr}")
    return json.loads(call.stdout)


def at(document, pointer):
    for step in pointer.split("/")[1:]:
        document = document[int(step) if isinstance(document, list) else step]
    return document


def main(program):
    random = np.random.default_rng(20260302)
    compared, worst, failed = 0, 0.0, 0
    for number in range(TABLES):
        n, k = int(random.integers(3, 120)), int(random.choice([2, 2, 2, 3, 4, 6]))
        if number % 3 == 0:
            scale = int(random.integers(2, 7))
            true = random.integers(0, scale, size=n)
            x = np.clip(true[:, None] + random.integers(-1, 2, size=(n, 2)), 0, scale - 1)
            if len(np.unique(x)) < 2:
                continue
            weights = str(random.choice(["linear", "quadratic"]))
            expected, result = ordinal(x, weights), told(program, x, "--ordinal", "--weights", weights)
            size = 1.0
        else:
            spread, error, offset = random.uniform(0.1, 20), random.uniform(0.05, 10), random.uniform(0, 5)
            x = random.uniform(-50, 500) + random.normal(0, spread, (n, 1)) + random.normal(0, offset, (1, k))
            x = np.round(x + random.normal(0, error, (n, k)), int(random.integers(1, 6)))
            expected, result = continuous(x), told(program, x)
            size = float(np.std(x))
        for pointer, value in expected.items():
            found = at(result, pointer)
            deviation = abs(found - value) / max(abs(value), 0.01 * size, 1e-3)
            compared, worst = compared + 1, max(worst, deviation)
            if not deviation <= TOLERANCE:
                failed += 1
                print(f"table {number} ({n} x {k}) {pointer}: {found}, expected {value}")
    print(f"{compared} figures compared, largest relative deviation {worst:.2e}, {failed} beyond {TOLERANCE}")
    return 1 if failed or compared < 1000 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
