#!/usr/bin/env python3
"""Checks the rules of the house that a compiler does not: the direction of the includes and the order of the files.

Usage: check_layers.py PROJECT_ROOT

Prints one line `FILE:LINE: what is wrong` for each offence and exits 1 when there is any. Reads text only; nothing is built.
"""
import re
import sys
from pathlib import Path

# What each part may include, from the lowest up. A path belongs to the longest name that it starts with.
LAYERS = {
    "core": ["core"],
    "assessment": ["assessment", "core"],
    "protocols": ["protocols", "assessment", "core"],
    "db": ["db", "protocols", "assessment", "core"],
    "visualization": ["visualization", "core"],
    "visualization/qt": ["visualization/qt", "visualization", "core"],
    "app": ["app", "db", "visualization", "protocols", "assessment", "core"],
    "app/ctl": ["app/ctl", "app/posture", "app/report", "app/exchange", "app", "db", "visualization", "protocols", "assessment", "core"],
    "app/desktop": ["app/desktop", "app/posture", "app/report", "app/exchange", "app", "db", "visualization/qt",
                    "visualization", "protocols", "assessment", "core"],
    "app/posture": ["app/posture", "app/report", "app", "visualization", "protocols", "assessment", "core"],
    "app/report": ["app/report", "app", "visualization", "protocols", "assessment", "core"],
    "app/exchange": ["app/exchange", "app", "protocols", "assessment", "core"],
}

# Third-party parts that only some layers may know: (name, pattern of the include, layers that may include it).
FENCED = [
    ("Qt", re.compile(r"^(Q[A-Z]\w*|Qt\w*/.*|q[a-z]+\.h)$"), ["app", "visualization/qt"]),
    ("libpqxx or libpq", re.compile(r"^(pqxx/.*|libpq.*|postgres.*|pg_config.*)$"), ["db"]),
    ("SQLite", re.compile(r"^sqlite3.*\.h$"), ["db"]),
    ("VTK", re.compile(r"^vtk\w*\.h$"), ["visualization"]),
]

# Third-party parts that every layer may use inside, but that its headers do not hand on to other layers: (name, pattern of
# the include, folders whose headers may hand it on).
KEPT_INSIDE = [
    ("nlohmann-json", re.compile(r"^nlohmann/.*$"), ["core/json"]),
    ("Boost", re.compile(r"^boost/.*$"), []),
]

TOP = {
    "CMakeLists.txt", "app", "core", "assessment", "visualization", "db", "protocols", "tests", "installer", "README.md",
    "CMakePresets.json", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore", ".ci", "LICENSE", "CHANGELOG.md",
    "CONTRIBUTING.md", "SECURITY.md",
}
# Not part of the project: made by tools, named in .gitignore.
MADE = {".git", "build", "out", ".cache", "compile_commands.json"}

CODE = (".h", ".cpp")
# Put together from two parts, so that this file does not offend against its own rule.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
GENERATED = re.compile(r"(^|/)(\w+_files\.h|moc_\w+\.cpp|\w+\.moc|ui_\w+\.h|qrc_\w+\.cpp)$")
MAX_TOP_CMAKE_LINES = 80


def within(path, folders):
    """Whether `path` is in one of `folders` or under it."""
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def layer_of(path):
    """The longest layer name that `path` starts with, or None."""
    names = [name for name in LAYERS if path.startswith(name + "/")]
    return max(names, key=len, default=None)


def includes_of(text):
    """(line number, '<' or '"', what) of each include, comments left out."""
    found, in_comment = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if in_comment:
            if "*/" not in line:
                continue
            line, in_comment = line.split("*/", 1)[1], False
        match = INCLUDE.match(line)
        if match:
            found.append((number, match.group(1), match.group(2)))
        elif "/*" in line and "*/" not in line.split("/*", 1)[1]:
            in_comment = True
    return found


class House:
    """The project's files as text, and the offences found in them."""

    def __init__(self, root):
        self.root = Path(root)
        self.offences = []
        self.code = {}
        for top in sorted({name.split("/")[0] for name in LAYERS} | {"tests"}):
            for path in sorted((self.root / top).rglob("*")):
                if path.suffix in CODE and path.is_file():
                    self.code[path.relative_to(self.root).as_posix()] = path.read_text(encoding="utf-8", errors="replace")
        self.includes = {path: includes_of(text) for path, text in self.code.items()}

    def report(self, path, line, words):
        self.offences.append((path, line, words))

    def reached(self, start):
        """Every include that `start` pulls in, through project headers: {what: first project file that names it}."""
        found, seen, waiting = {}, set(), [start]
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            for _, _, what in self.includes.get(path, []):
                found.setdefault(what, path)
                if what in self.code:
                    waiting.append(what)
        return found

    def check_directions(self):
        for path, includes in self.includes.items():
            layer = layer_of(path)
            if layer is None:
                continue
            for line, _, what in includes:
                target = layer_of(what)
                if target and target not in LAYERS[layer]:
                    self.report(path, line, f"{layer} must not include {target}: {what}")
                    continue
                for name, pattern, owners in FENCED:
                    if pattern.match(what) and not within(layer, owners):
                        self.report(path, line, f"only {' and '.join(owners)} may include {name}: {what}")
                if target and what in self.code and target.split("/")[0] != layer.split("/")[0]:
                    self.check_leaks(path, line, layer, what)

    def check_leaks(self, path, line, layer, what):
        """A header of another layer must not bring a third-party part with it that is kept to that layer."""
        for third_party, through in self.reached(what).items():
            for name, pattern, owners in FENCED:
                if pattern.match(third_party) and not within(layer, owners):
                    self.report(path, line, f"{what} brings {name} into {layer} ({through} includes {third_party})")
            for name, pattern, folders in KEPT_INSIDE:
                if pattern.match(third_party) and not within(through, folders):
                    self.report(path, line, f"{what} brings {name} into {layer} ({through} includes {third_party})")

    def check_spelling(self):
        for path, includes in self.includes.items():
            for line, mark, what in includes:
                if "../" in what:
                    self.report(path, line, f"include from the project's root, not by way of ..: {what}")
                elif mark == '"' and what not in self.code and not GENERATED.search(what):
                    self.report(path, line, f"no such header in the project (third-party headers take <>): {what}")
                elif mark == "<" and layer_of(what):
                    self.report(path, line, f'headers of the project take "": {what}')

    def check_files(self):
        for path, text in self.code.items():
            if path.endswith(".h") and "#pragma once" not in [line.strip() for line in text.splitlines()]:
                self.report(path, 1, "a header starts with #pragma once")
            if not re.fullmatch(r"[a-z0-9_]+(\.[a-z]+)?\.(h|cpp)", path.rsplit("/", 1)[-1]):
                self.report(path, 1, "files are named in snake_case")
            for number, line in enumerate(text.splitlines(), 1):
                if layer_of(path) and UNFINISHED.search(line):
                    self.report(path, number, "unfinished work is not shipped: " + line.strip())

    def check_top(self):
        for entry in sorted(self.root.iterdir()):
            if entry.name not in TOP | MADE and not entry.name.endswith(".user"):
                self.report(entry.name, 1, "does not belong at the top of the project")

    def check_cmake(self):
        for path in sorted(self.root.rglob("CMakeLists.txt")):
            name = path.relative_to(self.root).as_posix()
            if name.split("/")[0] in MADE:
                continue
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                if re.search(r"file\s*\(\s*GLOB", line, re.IGNORECASE) and not name.startswith("tests/architecture/"):
                    self.report(name, number, "sources are listed, never globbed")
            if name == "CMakeLists.txt" and len(lines) > MAX_TOP_CMAKE_LINES:
                self.report(name, len(lines), f"the top CMakeLists.txt has at most {MAX_TOP_CMAKE_LINES} lines")
            if layer_of(name):
                listed = "\n".join(line.split("#")[0] for line in lines)
                self.check_listed(path.parent, listed)

    def check_listed(self, folder, listed):
        """Every source under `folder`, down to the next CMakeLists.txt, is named there: a forgotten file is not built."""
        for path in sorted(folder.rglob("*.cpp")):
            nearest = next(parent for parent in path.parents if (parent / "CMakeLists.txt").exists())
            name = path.relative_to(folder).as_posix()
            if nearest == folder and not re.search(r"(^|[\s(/])" + re.escape(name) + r"($|[\s)])", listed):
                self.report(path.relative_to(self.root).as_posix(), 1, "is listed in no CMakeLists.txt, so nothing builds it")

    def check(self):
        self.check_directions()
        self.check_spelling()
        self.check_files()
        self.check_top()
        self.check_cmake()
        return sorted(set(self.offences))


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    house = House(arguments[1])
    if not house.code:
        print(f"{arguments[1]} has no code to check", file=sys.stderr)
        return 2
    offences = house.check()
    for path, line, words in offences:
        print(f"{path}:{line}: {words}")
    print(f"{len(house.code)} files read, {len(offences)} offences")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
