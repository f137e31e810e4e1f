#pragma once

#include <string>

#include "assessment/conditions/condition_reader.h"
#include "assessment/screening/screening_book.h"

// For screening_book.cpp.

namespace cervica::assessment {

/// Fills a ScreeningBook from its two documents and reports every problem to their cursors.
class ScreeningReader {
 public:
  ScreeningReader(ScreeningBook& book, const core::Catalogue& catalogue) : book_(book), catalogue_(catalogue) {}

  void readScreening(const core::JsonCursor& root);
  void readInstruments(const core::JsonCursor& root);  ///< after readScreening

 private:
  using At = const core::JsonCursor&;
  void readActions(At at);
  void readTests(At at);
  void readModules(At at);
  [[nodiscard]] ScreeningModule readModule(At at, const std::string& id, const ConditionReader& conditions) const;
  [[nodiscard]] ScreeningRule readRule(At at, const ConditionReader& conditions) const;
  void readSets(At at, ScreeningRule& rule) const;
  [[nodiscard]] DiagnosticAccuracy readAccuracy(At at) const;
  void readQuestions(At at, const ConditionReader& conditions);
  void readAdvice(At at);
  void readHabits(At at);

  ScreeningBook& book_;
  const core::Catalogue& catalogue_;
};

}  // namespace cervica::assessment
