#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/screening/screening_rules.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"

namespace cervica::assessment {

/// The rules of the screening: modules in the order in which they run, when each question is asked, advice on habits
/// and the choice of questionnaires. Immutable, validated completely when it is made. Thread safe.
class ScreeningBook {
 public:
  /// \param screening    screening.json
  /// \param instruments  instruments.json, for the minimum set and what is added to it
  /// \return             the book, or every problem with its place as "FILE/POINTER". Ids of exercises, techniques,
  ///                     tests and categories are checked by protocols::loadPack, which knows them.
  [[nodiscard]] static core::Result<std::shared_ptr<const ScreeningBook>> load(std::string_view screening,
                                                                               std::string_view instruments,
                                                                               const core::Catalogue& catalogue);

  /// The screening that ships inside the program.
  [[nodiscard]] static std::shared_ptr<const ScreeningBook> shipped();

  [[nodiscard]] const std::vector<ActionMeaning>& actions() const { return actions_; }  ///< most urgent first
  [[nodiscard]] const std::vector<ScreeningModule>& modules() const { return modules_; }
  [[nodiscard]] std::vector<std::string> moduleIds() const;
  [[nodiscard]] const std::vector<QuestionRule>& questions() const { return questions_; }  ///< as in the catalogue
  [[nodiscard]] const std::vector<Advice>& advice() const { return advice_; }
  [[nodiscard]] const std::vector<HabitAdvice>& habits() const { return habits_; }
  [[nodiscard]] const std::vector<ScreenedTest>& tests() const { return tests_; }
  [[nodiscard]] const std::string& patientAdvice() const { return patientAdvice_; }
  [[nodiscard]] const std::vector<std::string>& minimumInstruments() const { return minimumInstruments_; }
  [[nodiscard]] const std::vector<SuggestedInstrument>& suggestedInstruments() const { return suggestedInstruments_; }

  /// By identifier; null when there is none.
  [[nodiscard]] const ScreeningModule* module(std::string_view id) const;
  [[nodiscard]] const QuestionRule* question(std::string_view id) const;

 private:
  friend class ScreeningReader;
  ScreeningBook() = default;

  std::vector<ActionMeaning> actions_;
  std::vector<ScreeningModule> modules_;
  std::vector<QuestionRule> questions_;
  std::vector<Advice> advice_;
  std::vector<HabitAdvice> habits_;
  std::vector<ScreenedTest> tests_;
  std::string patientAdvice_;
  std::vector<std::string> minimumInstruments_;
  std::vector<SuggestedInstrument> suggestedInstruments_;
};

}  // namespace cervica::assessment
