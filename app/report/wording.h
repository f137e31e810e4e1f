#pragma once

#include <optional>

#include <QCoreApplication>
#include <QString>

#include "app/report/report_content.h"
#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"

namespace cervica::app::report {

/// The translation context of the reports: `Report::tr("…")`.
struct Report {
  Q_DECLARE_TR_FUNCTIONS(Report)
};

/// UTF-8 of the lower layers.
[[nodiscard]] QString text(const std::string& utf8);

/// A number with fixed decimals and a real minus sign, never a grouping mark.
[[nodiscard]] QString number(double value, int decimals);
/// The same with its sign always shown; zero has none.
[[nodiscard]] QString signedNumber(double value, int decimals);

/// "39.1 to 48.1", with one decimal.
[[nodiscard]] QString rangeText(const core::Interval& interval);

/// What follows a figure: "°" with nothing between, " mmHg", " s", " of 10"; empty for a pure number.
[[nodiscard]] QString unitSuffix(const core::Measure& measure);
/// The same for a difference: "{0_10}" is " points".
[[nodiscard]] QString differenceSuffix(const core::Measure& measure);
/// The figure with its unit, or the words of a category.
[[nodiscard]] QString valueText(const core::Measure& measure, double value, int decimals);
/// The decimals that show a value as it was entered (none where the entry steps by whole numbers), or a mean's
/// fraction.
[[nodiscard]] int shownDecimals(const core::Measure& measure, double value);
[[nodiscard]] bool isCategory(const core::Measure& measure);

/// An instrument's label without the explanation in brackets at its end.
[[nodiscard]] QString shortLabel(const std::string& label);

[[nodiscard]] QString domainTitle(core::Domain domain);
[[nodiscard]] Verdict verdictOf(core::Band band);
[[nodiscard]] Verdict verdictOf(core::ChangeVerdict verdict);
/// "borderline": a band in the middle of a sentence.
[[nodiscard]] QString bandInSentence(core::Band band);
[[nodiscard]] QString sexText(core::Sex sex);
[[nodiscard]] QString sideLetter(core::Side side);

[[nodiscard]] QString longDate(const core::CivilDate& date);   ///< "14 April 2026"
[[nodiscard]] QString shortDate(const core::CivilDate& date);  ///< "14 Apr"
[[nodiscard]] QString birthDate(const core::CivilDate& date);  ///< "17 Apr 1988"

/// First letter in upper case, a full stop at the end.
[[nodiscard]] QString asSentence(const QString& phrase);

}  // namespace cervica::app::report
