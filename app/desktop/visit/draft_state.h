#pragma once

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QString>

#include "core/catalogue/measure.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// A measure taken on one side, or on none.
struct SidedMeasure {
  std::string measure;  ///< measure id
  std::optional<core::Side> side;
  auto operator<=>(const SidedMeasure&) const = default;
};

/// One entry field: a measure, its side, and which trial, counted from 1.
struct EntryKey {
  std::string measure;
  std::optional<core::Side> side;
  int trial = 1;
  [[nodiscard]] SidedMeasure sided() const { return {measure, side}; }
  auto operator<=>(const EntryKey&) const = default;
};

/// What was typed for one trial, as it was typed.
struct Entry {
  QString value;
  QString pain;  ///< 0 to 10 during the trial, or empty
  QString note;
  std::string device;         ///< device id, or empty: not recorded
  std::optional<int> number;  ///< the trial's number in the document; nothing: not numbered
  std::string protocol{};     ///< which variant of the test it came from, or empty: the usual one
  bool operator==(const Entry&) const = default;
};

/// Everything typed into a visit, valid or not: an immutable value, so that undo is going back to an earlier one.
struct DraftState {
  std::map<EntryKey, Entry> entries;                           ///< only those with a value, a pain or a note
  std::map<SidedMeasure, std::string> devices;                 ///< chosen for a measure before or with its values
  std::map<std::string, std::vector<QString>> questionnaires;  ///< by instrument id; as many texts as it takes answers
  std::map<std::string, QString> screening;       ///< by question id; "yes" and "no" for questions of that type
  std::optional<std::set<std::string>> symptoms;  ///< nothing: not asked
  std::optional<std::set<std::string>> habits;
  std::vector<core::ScreeningAcknowledgement> acknowledged;  ///< in the order they were given
  std::vector<core::TestRun> testRuns;                       ///< in the order they were done
  bool operator==(const DraftState&) const = default;
};

}  // namespace cervica::app
