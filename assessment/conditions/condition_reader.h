#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assessment/conditions/condition.h"
#include "assessment/pack/pack_checks.h"
#include "core/catalogue/catalogue.h"

// For the .cpp files that read the clinical pack.

namespace cervica::assessment {

/// How deep conditions may be nested.
inline constexpr int kDeepestCondition = 24;

/// One action by its word in the data ("SAME_DAY").
[[nodiscard]] ScreeningAction readAction(const core::JsonCursor& at);

/// Reads conditions and checks them completely: forms, ids, and the types and ranges of what they are compared with.
class ConditionReader {
 public:
  /// \param moduleKnown  whether a screening module may be referred to here
  ConditionReader(const core::Catalogue& catalogue, KnownId moduleKnown)
      : catalogue_(catalogue), moduleKnown_(std::move(moduleKnown)) {}

  /// \return the condition; of use only when no issue was reported
  [[nodiscard]] Condition read(const core::JsonCursor& at, int depth = 0) const;

  /// The subject that an id names: a patient's age, sex or mass, or what the catalogue knows by it.
  [[nodiscard]] std::optional<Subject> subject(const core::JsonCursor& at) const;

  /// Whether a subject of the catalogue can ever have this value.
  [[nodiscard]] bool canEqual(const Subject& subject, const core::Json& value) const;

 private:
  using At = const core::JsonCursor&;
  [[nodiscard]] std::vector<Condition> readParts(At at, int depth) const;
  [[nodiscard]] Condition readCount(At at, int depth) const;
  [[nodiscard]] Condition readIs(At at) const;
  [[nodiscard]] Condition readCompare(At at) const;
  [[nodiscard]] Condition readNotRecorded(At at) const;
  [[nodiscard]] Condition readModule(At at) const;
  [[nodiscard]] Condition readBand(At at) const;
  [[nodiscard]] Condition readZ(At at) const;
  [[nodiscard]] Condition readSideDifference(At at) const;

  [[nodiscard]] const core::Measure* measure(At at) const;
  [[nodiscard]] bool isYesNo(const Subject& subject) const;
  [[nodiscard]] std::optional<Limits> limitsOf(const Subject& subject) const;

  const core::Catalogue& catalogue_;
  KnownId moduleKnown_;
};

}  // namespace cervica::assessment
