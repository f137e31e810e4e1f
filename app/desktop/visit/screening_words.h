#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QString>

#include "app/look/verdict.h"
#include "assessment/screening/screening_result.h"
#include "core/catalogue/catalogue.h"

namespace cervica::app {

/// The result of the screening in few words, with the colour that the screening gives its action.
struct Triage {
  look::Verdict verdict = look::Verdict::NoNorm;
  QString word;      ///< "Refer today", "No red flag", "Screening open"
  QString sentence;  ///< what it means, and how much is not answered
};

/// "No red flag" is said only where nothing asks for a referral and nothing is left open.
/// \param anyAnswer  whether a question of the screening was answered at all
[[nodiscard]] Triage triageOf(const assessment::ScreeningResult& result, const assessment::ScreeningBook& book,
                              bool anyAnswer);

/// An action in few words: "Refer today".
[[nodiscard]] QString actionWord(assessment::ScreeningAction action);
[[nodiscard]] look::Verdict actionVerdict(assessment::ScreeningAction action, const assessment::ScreeningBook& book);

/// The rules that are yes and ask for something, most urgent first.
[[nodiscard]] std::vector<const assessment::ScreeningRule*> warnings(const assessment::ScreeningResult& result);

/// What the clinician calls something that can be recorded: the label of a question, symptom, habit, measure or form.
[[nodiscard]] QString subjectLabel(std::string_view id, const core::Catalogue& catalogue);

}  // namespace cervica::app
