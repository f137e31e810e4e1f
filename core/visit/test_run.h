#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"

namespace cervica::core {

/// Something the examiner stamped on the time line of a test.
struct TestMark {
  enum class Kind { Compensation, Pain, Overruled, Note };

  double atS = 0;  ///< seconds since the run's start, [0, 86400]
  Kind kind = Kind::Note;
  std::string id;               ///< which compensation or which hold, an identifier, or empty
  std::string step;             ///< where in the test, as the examiner saw it ("24 mmHg, hold 1"), or empty
  std::optional<double> value;  ///< of pain: [0, 10]
  std::string text;             ///< or empty
  bool operator==(const TestMark&) const = default;
};
[[nodiscard]] std::string toText(TestMark::Kind kind);  ///< "compensation", "pain", "overruled", "note"

/// One execution of a structured test. What it measured stands among the visit's measurements.
struct TestRun {
  static constexpr const char* kCompleted = "completed";

  std::string id;    ///< unique within the visit, 1 to 64 letters, digits, dots, hyphens or underscores
  std::string test;  ///< "test." and [a-z0-9_]+; which tests exist is not known here
  LocalMoment startedAt;
  std::string protocol;         ///< which variant was done, an identifier, or empty: the usual one
  std::string ended;            ///< `kCompleted`, or the code of the reason it ended early, [a-z0-9_]+
  std::vector<TestMark> marks;  ///< as they were stamped
  bool recorded = false;        ///< the sensors' stream was kept

  [[nodiscard]] bool completed() const { return ended == kCompleted; }
  bool operator==(const TestRun&) const = default;
};

}  // namespace cervica::core
