#!/usr/bin/env python3
"""What `cervicactl replay rom` does, by pandas, NumPy and SciPy: motion_reference.py RECORDING.csv.

Orientations of two sensors to neck angles, low-passed; movements with peak, speed and smoothness. Prints one JSON
object: the seconds without the start of the interpreter and its imports, and the movements.
"""
import json
import math
import sys
import time

import numpy
import pandas
import scipy.signal
from scipy.spatial.transform import Rotation

AWAY, BACK, STILL, CUT_OFF_HZ = 8, 4, 5, 10
NAMES = (("flexion", "extension"), ("lateral_flexion_left", "lateral_flexion_right"), ("rotation_right", "rotation_left"))


def spectral_arc_length(speed, rate):
    size = 2 ** (math.ceil(math.log2(len(speed))) + 4)
    amplitudes = numpy.abs(numpy.fft.rfft(speed, size))
    frequencies = numpy.arange(len(amplitudes)) * rate / size
    amplitudes = (amplitudes / amplitudes.max())[frequencies <= 10]
    last = numpy.nonzero(amplitudes >= 0.05)[0][-1]
    return -numpy.hypot(1 / last, numpy.diff(amplitudes[: last + 1])).sum()


def log_dimensionless_jerk(speed, rate):
    jerk = numpy.diff(speed, 2) * rate**2
    return -math.log((len(speed) / rate) ** 3 / speed.max() ** 2 * (jerk**2).sum() / rate)


def excursions(angle):
    """First and last sample of each stretch beyond BACK that reaches AWAY."""
    beyond = numpy.concatenate([[False], angle >= BACK, [False]])
    edges = numpy.flatnonzero(numpy.diff(beyond.astype(numpy.int8)))
    return [(first, last - 1) for first, last in zip(edges[::2], edges[1::2]) if angle[first:last].max() >= AWAY]


def main():
    begin = time.perf_counter()
    table = pandas.read_csv(sys.argv[1])
    times = table["time_s"].to_numpy()
    rate = 1 / numpy.median(numpy.diff(times))
    head = Rotation.from_quat(table[["qx", "qy", "qz", "qw"]].to_numpy())
    thorax = Rotation.from_quat(table[["ref_qx", "ref_qy", "ref_qz", "ref_qw"]].to_numpy())
    relative = thorax.inv() * head
    neutral = relative[times < times[0] + 2].mean()
    angles = (relative * neutral.inv()).as_euler("ZXY", degrees=True)
    b, a = scipy.signal.butter(2, CUT_OFF_HZ, fs=rate)
    smooth = scipy.signal.filtfilt(b, a, angles, axis=0)
    rates = numpy.gradient(smooth, times, axis=0)
    speed = numpy.sqrt((rates**2).sum(axis=1) + 2 * rates[:, 0] * rates[:, 2] * numpy.sin(numpy.radians(smooth[:, 1])))

    movements = []
    for plane, names in enumerate(NAMES):
        for sign, name in zip((-1, 1), names):
            course = sign * smooth[:, plane]
            for first, last in excursions(course):
                peak = first + int(course[first:last + 1].argmax())
                if numpy.abs(smooth[first:last + 1]).max() > course[peak]:
                    continue  # part of a larger movement in another plane
                rest = numpy.flatnonzero(speed[:first + 1] < STILL)
                start = rest[-1] if len(rest) else 0
                way = speed[start:peak + 1]
                if len(way) < 3:
                    continue
                prominence = 0.05 * way.max()
                movements.append({
                    "direction": name, "start_s": times[start], "peak_s": times[peak], "peak_deg": course[peak],
                    "peak_speed_deg_s": way.max(), "mean_speed_deg_s": way.mean(),
                    "sparc": spectral_arc_length(way, rate), "ldlj": log_dimensionless_jerk(way, rate),
                    "speed_peaks": len(scipy.signal.find_peaks(way, prominence=prominence)[0]),
                    "out_of_plane_deg": float(numpy.abs(numpy.delete(smooth[start:peak + 1], plane, axis=1)).max())})
    movements.sort(key=lambda one: one["start_s"])
    seconds = time.perf_counter() - begin
    print(json.dumps({"seconds": seconds, "movements": movements}, default=float))


if __name__ == "__main__":
    main()
