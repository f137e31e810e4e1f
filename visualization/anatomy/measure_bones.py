#!/usr/bin/env python3
"""Measures exported bones, against reference bones where there are any, and prints the table of FIDELITY.md.

measure_bones.py EXPORT_DIR REFERENCE_DIR

EXPORT_DIR     what `cervicactl anatomy export EXPORT_DIR` wrote
REFERENCE_DIR  the meshes of the reference that FIDELITY.md names, as VTK XML PolyData: cerv1.vtp, skull.vtp, ...
Needs Debian's python3-vtk9, python3-numpy, python3-scipy and python3-pil.
"""
import pathlib
import sys

import numpy as np
import vtk
from PIL import Image, ImageDraw
from scipy.spatial import ConvexHull, cKDTree
from vtk.util.numpy_support import vtk_to_numpy

REFERENCES = {"skull": "skull", "mandible": "jaw", "c1": "cerv1", "c2": "cerv2", "c3": "cerv3", "c4": "cerv4",
              "c5": "cerv5", "c6": "cerv6", "c7": "rotatedcerv7", "clavicle_left": "lclavicle",
              "scapula_left": "lscapula", "ribcage": "ribcage"}
BONES = [*REFERENCES, "humerus_left", "hyoid", *(f"t{level}" for level in range(1, 13))]
VIEWS = ((0, 1), (2, 1), (0, 2))  # side, front, above: the axes of the picture
POINTS, PIXELS, STEPS = 6000, 400, 30


def read(path):
    reader = vtk.vtkXMLPolyDataReader()
    reader.SetFileName(str(path))
    triangulated = vtk.vtkTriangleFilter()
    triangulated.SetInputConnection(reader.GetOutputPort())
    triangulated.Update()
    data = triangulated.GetOutput()
    if data.GetNumberOfPolys() == 0:
        sys.exit(f"{path}: no surface")
    return (vtk_to_numpy(data.GetPoints().GetData()).astype(float),
            vtk_to_numpy(data.GetPolys().GetData()).reshape(-1, 4)[:, 1:])


def spread(points, faces):
    """Points spread evenly over the surface, the same ones every time."""
    random = np.random.default_rng(7)
    a, b, c = (points[faces[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    chosen = random.choice(len(faces), POINTS, p=area / area.sum())
    u, v = random.random(POINTS), random.random(POINTS)
    folded = u + v > 1
    u[folded], v[folded] = 1 - u[folded], 1 - v[folded]
    return a[chosen] + u[:, None] * (b - a)[chosen] + v[:, None] * (c - a)[chosen]


def laid_on(moving, fixed):
    """Rotation and shift of the rigid best fit of nearest points (ICP)."""
    tree, turn, shift = cKDTree(fixed), np.eye(3), np.zeros(3)
    for _ in range(STEPS):
        placed = moving @ turn.T + shift
        target = fixed[tree.query(placed)[1]]
        u, _, vt = np.linalg.svd((placed - placed.mean(0)).T @ (target - target.mean(0)))
        step = vt.T @ np.diag([1, 1, np.sign(np.linalg.det(vt.T @ u.T))]) @ u.T
        turn, shift = step @ turn, step @ (shift - placed.mean(0)) + target.mean(0)
    return turn, shift


def outline(points, faces, axes, low, size, convex):
    picture = Image.new("1", (PIXELS, PIXELS))
    flat = (points[:, axes] - low) / size * (PIXELS - 1)
    for face in [ConvexHull(flat).vertices] if convex else faces:
        ImageDraw.Draw(picture).polygon([tuple(flat[i]) for i in face], fill=1, outline=1)
    return np.array(picture)


def compared(points, faces, other, other_faces, convex):
    middle = lambda p: (p.min(0) + p.max(0)) / 2
    diagonal = lambda p: np.linalg.norm(np.ptp(p, axis=0))
    points = (points - middle(points)) * (diagonal(other) / diagonal(points)) + middle(other)
    sample, other_sample = spread(points, faces), spread(other, other_faces)
    turn, shift = laid_on(sample, other_sample)
    points, sample = points @ turn.T + shift, sample @ turn.T + shift
    there, back = cKDTree(other_sample).query(sample)[0], cKDTree(sample).query(other_sample)[0]
    overlaps, both = [], np.vstack([points, other])
    for view in VIEWS:
        axes = list(view)
        low = both[:, axes].min(0)
        size = (both[:, axes].max(0) - low).max()
        ours = outline(points, faces, axes, low, size, convex)
        theirs = outline(other, other_faces, axes, low, size, convex)
        overlaps.append((ours & theirs).sum() / (ours | theirs).sum())
    return overlaps, 50 * (there.mean() + back.mean()) / diagonal(other)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ours, references = map(pathlib.Path, sys.argv[1:])
    for bone in BONES:
        points, faces = read(ours / f"{bone}.vtp")
        cells = ["-"] * 4
        if bone in REFERENCES:
            overlaps, distance = compared(points, faces, *read(references / f"{REFERENCES[bone]}.vtp"), bone == "ribcage")
            cells = [f"{overlap:.3f}" for overlap in overlaps] + [f"{distance:.2f}"]
        size = 1000 * np.ptp(points, axis=0)
        cells += [f"{length:.1f}" for length in (*size, np.linalg.norm(size))] + [str(len(faces))]
        print(f"| {bone} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
