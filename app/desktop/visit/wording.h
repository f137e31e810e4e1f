#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <QString>

#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// UTF-8 of the lower layers.
[[nodiscard]] QString qt(std::string_view utf8);

/// A number with fixed decimals, a real minus sign and the person's decimal mark, never grouped.
[[nodiscard]] QString number(double value, int decimals);
/// The same, always with its sign; zero has none.
[[nodiscard]] QString signedNumber(double value, int decimals);
/// The fewest decimals that show a combined value without losing a mean's fraction: at most one more than the
/// measure's.
[[nodiscard]] int shownDecimals(const core::Measure& measure, double value);

[[nodiscard]] bool isCategory(const core::Measure& measure);
/// The figure alone: "43.6", of a category "1" or its short word.
[[nodiscard]] QString figure(const core::Measure& measure, double value);
/// The unit of a question in words: "weeks", "h a day".
[[nodiscard]] QString unitInWords(const std::string& ucum);
/// What follows the figure: "deg", "of 10", "of 2" of an ordinal scale; empty for a word or a pure number.
[[nodiscard]] QString unitWord(const core::Measure& measure);
/// The figure with its unit, or the words of a category.
[[nodiscard]] QString valueText(const core::Measure& measure, double value);

/// "9.5", "<0.1", ">99.9": as core::percentileText, with the person's decimal mark.
[[nodiscard]] QString percentileWord(double percentile);
/// "2.7–25.7", or "<0.1" where both ends lie beyond the same limit.
[[nodiscard]] QString percentileRange(const core::Interval& interval);
/// "39.1–48.1" in the measure's unit, without it; "−2.0 to 6.0" where a minus sign would be misread.
[[nodiscard]] QString valueRange(const core::Interval& interval);

[[nodiscard]] QString domainTitle(core::Domain domain);
[[nodiscard]] QString bandWord(core::Band band);
[[nodiscard]] QString sideWord(core::Side side);    ///< "left"
[[nodiscard]] QString sideLetter(core::Side side);  ///< "L"
[[nodiscard]] QString kindWord(core::VisitKind kind);
[[nodiscard]] QString sexWord(core::Sex sex);

/// The device in few words ("two inertial sensors"), or "device not recorded".
[[nodiscard]] QString shortDevice(const core::Device* device);
/// The whole label, or "not recorded".
[[nodiscard]] QString longDevice(const core::Device* device);
/// "3 trials", "1 trial".
[[nodiscard]] QString trialsWord(int trials);

/// "2 Mar 2026".
[[nodiscard]] QString dateWord(const core::CivilDate& date);
/// "2 Mar".
[[nodiscard]] QString dayWord(const core::CivilDate& date);

/// "after_unusual_effort" as words: "After unusual effort".
[[nodiscard]] QString choiceWord(const std::string& code);

/// The first letter in upper case.
[[nodiscard]] QString capitalised(QString text);

}  // namespace cervica::app
