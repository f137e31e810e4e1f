#!/usr/bin/python3
"""Compares the signals of Cervica with NumPy and SciPy on generated series: signals_reference.py PROGRAM.

The low-pass filter against scipy.signal.butter and filtfilt; spectral arc length and log dimensionless jerk against
their definitions by NumPy's whole spectrum; peaks of speed against scipy.signal.find_peaks; angles, averages and angular
speed against scipy.spatial.transform.Rotation.
"""

import math
import os
import subprocess
import sys

try:
    import numpy
    import scipy
    import scipy.signal
    from scipy.spatial.transform import Rotation
except ImportError:
    print("SciPy is not installed")
    sys.exit(1 if os.environ.get("CERVICA_REQUIRE_ALL") == "1" else 77)

EACH = 150
CUT_OFF_HZ = 10
DEGREES = 180 / math.pi


def smoothed(values, rate, cut_off):
    b, a = scipy.signal.butter(2, min(cut_off, 0.4 * rate), fs=rate)
    return scipy.signal.filtfilt(b, a, values)


def spectral_arc_length(speed, rate):
    size = 2 ** (math.ceil(math.log2(len(speed))) + 4)
    frequencies = numpy.arange(size) * rate / size
    amplitudes = numpy.abs(numpy.fft.fft(speed, size))
    amplitudes = (amplitudes / amplitudes.max())[frequencies <= 10]
    last = numpy.nonzero(amplitudes >= 0.05)[0][-1]
    return -numpy.hypot(1 / last, numpy.diff(amplitudes[:last + 1])).sum()


def log_dimensionless_jerk(speed, rate):
    jerk = numpy.diff(speed, 2) * rate**2
    duration = len(speed) / rate
    return -math.log(duration**3 / speed.max()**2 * (jerk**2).sum() / rate)


def wandering(dice, count, size):
    """A smooth random course with some noise."""
    phases = dice.uniform(0, 2 * math.pi, 4)
    time = numpy.linspace(0, dice.uniform(0.5, 4), count)
    course = sum(dice.normal() * numpy.sin(2 * math.pi * k * time + phase) for k, phase in enumerate(phases, 1))
    return size * course + dice.normal(0, 0.01 * size, count)


def filter_task(dice):
    rate, cut_off = dice.choice([15.0, 50.0, 100.0, 200.0]), dice.uniform(2, 12)
    values = wandering(dice, int(dice.integers(10, 500)), 40)
    return "filter", [rate, cut_off, *values], smoothed(values, rate, cut_off), 1e-8


def smooth_task(dice):
    rate = dice.choice([15.0, 50.0, 100.0, 128.0])
    speed = numpy.abs(wandering(dice, int(dice.integers(20, 700)), 100))
    peaks = scipy.signal.find_peaks(speed, prominence=0.05 * speed.max())[0]
    expected = [spectral_arc_length(speed, rate), log_dimensionless_jerk(speed, rate), len(peaks)]
    return "smooth", [rate, *speed], expected, 1e-9


def wxyz(rotation):
    return numpy.roll(rotation.as_quat(), 1, axis=-1)


def any_rotation(dice):
    return Rotation.random(random_state=int(dice.integers(2**31)))


def angles_task(dice):
    neutral, thorax = any_rotation(dice), any_rotation(dice)
    movement = Rotation.from_euler("ZXY", dice.uniform([-179, -89, -179], [179, 89, 179]), degrees=True)
    head = thorax * movement * neutral
    sign = dice.choice([-1, 1])
    # Z right, X forward, Y up; capitals: each turn about the axis as the turn before left it.
    expected = (thorax.inv() * head * neutral.inv()).as_euler("ZXY", degrees=True)
    return "angles", [*(sign * wxyz(head)), *wxyz(thorax), *wxyz(neutral)], expected, 1e-8


def average_task(dice):
    all_of_them = any_rotation(dice) * Rotation.from_rotvec(dice.normal(0, 0.2, (int(dice.integers(1, 60)), 3)))
    mean = wxyz(all_of_them.mean())
    signs = dice.choice([-1, 1], (len(all_of_them), 1))
    return "average", (signs * wxyz(all_of_them)).ravel(), mean if mean[0] >= 0 else -mean, 1e-9


def speed_task(dice):
    rate, count = 100.0, 200
    time = numpy.arange(count) / rate
    angles = numpy.stack([size * numpy.sin(2 * math.pi * dice.uniform(0.2, 0.6) * time + dice.uniform(0, 6))
                          for size in (50, 35, 70)], axis=1)
    kept = numpy.stack([smoothed(column, rate, CUT_OFF_HZ) for column in angles.T], axis=1)
    rotations = Rotation.from_euler("ZXY", kept, degrees=True)
    speed = numpy.full(count, math.nan)  # the first and last from one side only: not compared
    speed[1:-1] = (rotations[2:] * rotations[:-2].inv()).magnitude() * DEGREES * rate / 2
    return "speed", [rate, *angles.ravel()], speed, 0.2  # of up to 500: both differ over 0.02 s


def main():
    dice = numpy.random.default_rng(20260301)
    makers = [filter_task, smooth_task, angles_task, average_task, speed_task]
    tasks = [maker(dice) for maker in makers for _ in range(EACH)]
    lines = "".join(name + " " + " ".join(repr(float(n)) for n in numbers) + "\n" for name, numbers, _, _ in tasks)
    answer = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(answer) == len(tasks)
    worst = {}
    for (name, numbers, expected, tolerance), line in zip(tasks, answer):
        found, expected = numpy.array(line.split(), dtype=float), numpy.asarray(expected, dtype=float)
        if found.shape != expected.shape:
            sys.exit(f"{name}: {found.size} numbers, the reference has {expected.size}")
        compared = ~numpy.isnan(expected)
        assert compared.sum() >= found.size - 2 and not numpy.isnan(found).any()
        difference = numpy.abs(found - expected)[compared].max()
        if difference > tolerance:
            sys.exit(f"{name}: off by {difference} of {numbers[:8]} and so on: "
                     f"Cervica says {found[:8]}, the reference {expected[:8]}")
        worst[name] = max(worst.get(name, 0), difference)
    print(f"{EACH} of each agree with NumPy {numpy.__version__} and SciPy {scipy.__version__}; largest differences:",
          ", ".join(f"{name} {value:.1e}" for name, value in worst.items()))


if __name__ == "__main__":
    main()
