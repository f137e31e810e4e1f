#!/usr/bin/env python3
"""The checker checked: each small bad tree must be reported with its file and line, and a good one must pass."""
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import check_layers

GOOD = {
    "core/CMakeLists.txt": "cervica_layer(core SOURCES value.cpp json/read.cpp)\n",
    "core/value.h": "#pragma once\n\n#include <string>\n",
    "core/value.cpp": '#include "core/value.h"\n\n#include <boost/math/distributions.hpp>\n',
    "core/json/read.h": "#pragma once\n#include <nlohmann/json.hpp>\n",
    "core/json/read.cpp": '#include "core/json/read.h"\n#include "cervica_core_files.h"\n',
    "db/store.h": '#pragma once\n#include "core/value.h"\n',
    "db/private_rows.h": "#pragma once\n#include <pqxx/pqxx>\n",
    "db/reader.h": "#pragma once\n#include <nlohmann/json.hpp>\n",
    "core/distribution.h": "#pragma once\n#include <boost/math/distributions.hpp>\n",
    "visualization/scene.h": '#pragma once\n#include "core/value.h"\n',
    "visualization/draw.h": "#pragma once\n#include <vtkActor.h>\n",
    "visualization/qt/view.h": '#pragma once\n#include <QWidget>\n#include "visualization/draw.h"\n',
    "app/desktop/page.h": '#pragma once\n#include <QWidget>\n#include "db/store.h"\n#include "visualization/scene.h"\n',
    "CMakeLists.txt": "project(X)\n",
}

# What is added to the good tree, and where and with which words it must be reported.
BAD = [
    ("upwards", "core/up.h", '#pragma once\n#include "db/store.h"\n', "core/up.h:2: core must not include db"),
    ("sideways", "db/side.h", '#pragma once\n#include "visualization/scene.h"\n', "db/side.h:2: db must not include visualization"),
    ("back again", "visualization/back.h", '#pragma once\n\n#include "db/store.h"\n', "visualization/back.h:3: visualization must not"),
    ("into the adapter", "visualization/adapt.h", '#pragma once\n#include "visualization/qt/view.h"\n',
     "visualization/adapt.h:2: visualization must not include visualization/qt"),
    ("adapter from the command line", "app/ctl/draw.h", '#pragma once\n#include "visualization/qt/view.h"\n',
     "app/ctl/draw.h:2: app/ctl must not include visualization/qt"),
    ("desktop from the command line", "app/ctl/page.h", '#pragma once\n#include "app/desktop/page.h"\n',
     "app/ctl/page.h:2: app/ctl must not include app/desktop"),
    ("Qt class below", "core/text.h", "#pragma once\n#include <QString>\n", "core/text.h:2: only app and visualization/qt may include Qt"),
    ("Qt module below", "db/text.h", "#pragma once\n#include <QtCore/qstring.h>\n", "db/text.h:2: only app and visualization/qt may"),
    ("pqxx outside", "app/desktop/sql.h", "#pragma once\n#include <pqxx/result>\n", "app/desktop/sql.h:2: only db may include libpqxx"),
    ("libpq outside", "app/ctl/sql.h", "#pragma once\n#include <libpq-fe.h>\n", "app/ctl/sql.h:2: only db may include libpqxx"),
    ("SQLite outside", "app/ctl/lite.h", "#pragma once\n#include <sqlite3.h>\n", "app/ctl/lite.h:2: only db may include SQLite"),
    ("VTK outside", "app/desktop/three.h", "#pragma once\n#include <vtkActor.h>\n", "app/desktop/three.h:2: only visualization may"),
    ("VTK by the back door", "app/desktop/door.h", '#pragma once\n#include "visualization/draw.h"\n',
     "app/desktop/door.h:2: visualization/draw.h brings VTK into app/desktop"),
    ("pqxx within its layer", "db/outer.h", '#pragma once\n#include "db/private_rows.h"\n', None),
    ("json handed on", "app/ctl/read.h", '#pragma once\n#include "db/reader.h"\n',
     "app/ctl/read.h:2: db/reader.h brings nlohmann-json into app/ctl (db/reader.h includes nlohmann/json.hpp)"),
    ("json from its own folder", "app/ctl/read.h", '#pragma once\n#include "core/json/read.h"\n', None),
    ("Boost inside", "core/maths.h", "#pragma once\n#include <boost/math.hpp>\n", None),
    ("Boost handed on", "db/maths.h", '#pragma once\n#include "core/distribution.h"\n',
     "db/maths.h:2: core/distribution.h brings Boost into db"),
    ("dots", "core/dots.h", '#pragma once\n#include "../db/store.h"\n', "core/dots.h:2: include from the project's root"),
    ("dots in a test", "tests/core/dots.cpp", '#include "../x.h"\n', "tests/core/dots.cpp:1: include from the project's root"),
    ("not from the root", "core/json/near.h", '#pragma once\n#include "read.h"\n', "core/json/near.h:2: no such header"),
    ("angle brackets", "core/angle.h", "#pragma once\n#include <core/value.h>\n", 'core/angle.h:2: headers of the project take ""'),
    ("no pragma", "core/bare.h", "int x();\n", "core/bare.h:1: a header starts with #pragma once"),
    ("name", "core/BadName.h", "#pragma once\n", "core/BadName.h:1: files are named in snake_case"),
    ("unfinished", "core/later.h", "#pragma once\n\n// TO" + "DO: later\n", "core/later.h:3: unfinished work"),
    ("top", "notes.txt", "x\n", "notes.txt:1: does not belong at the top"),
    ("glob", "db/CMakeLists.txt", "\nfile(GLOB files *.cpp)\n", "db/CMakeLists.txt:2: sources are listed"),
    ("long top", "CMakeLists.txt", "\n" * 81, "CMakeLists.txt:81: the top CMakeLists.txt has at most 80 lines"),
    ("forgotten source", "core/json/forgotten.cpp", "int x;\n", "core/json/forgotten.cpp:1: is listed in no CMakeLists.txt"),
]

IN_A_COMMENT = '#pragma once\n/* as in\n#include "db/store.h"\n*/\n// #include "db/store.h"\n'


def check(files):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = Path(root, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            status = check_layers.main(["check_layers.py", root])
        return status, said.getvalue().splitlines()[:-1]


class CheckerTest(unittest.TestCase):
    def test_a_good_tree_passes(self):
        self.assertEqual(check(GOOD), (0, []))

    def test_each_bad_tree_is_reported_with_file_and_line_and_nothing_else_is(self):
        for name, path, text, expected in BAD:
            with self.subTest(name):
                status, lines = check({**GOOD, path: text})
                if expected is None:
                    self.assertEqual((status, lines), (0, []))
                    continue
                self.assertEqual(status, 1)
                self.assertEqual(len(lines), 1, lines)
                self.assertTrue(lines[0].startswith(expected), lines[0])

    def test_a_leak_through_several_headers_is_found(self):
        status, lines = check({**GOOD, "db/outer.h": '#pragma once\n#include "db/private_rows.h"\n',
                                  "app/ctl/use.h": '#pragma once\n\n#include "db/outer.h"\n'})
        self.assertEqual(status, 1)
        self.assertEqual(lines, ["app/ctl/use.h:3: db/outer.h brings libpqxx or libpq into app/ctl "
                                 "(db/private_rows.h includes pqxx/pqxx)"])

    def test_an_include_in_a_comment_is_not_an_include(self):
        self.assertEqual(check({**GOOD, "core/words.h": IN_A_COMMENT})[0], 0)

    def test_a_tree_without_code_is_an_error_not_a_pass(self):
        self.assertEqual(check({"notes.txt": "x\n"})[0], 2)


if __name__ == "__main__":
    unittest.main()
