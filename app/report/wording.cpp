#include "app/report/wording.h"

#include <algorithm>
#include <cmath>

#include <QDate>
#include <QLocale>

namespace cervica::app::report {
namespace {

const QChar kMinus(0x2212);

const QLocale& locale() {
  static const QLocale english(QLocale::English, QLocale::UnitedKingdom);
  return english;
}

QDate toQDate(const core::CivilDate& date) {
  return QDate(int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day())));
}

}  // namespace

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QString number(double value, int decimals) {
  QString digits = QLocale::c().toString(std::fabs(value), 'f', decimals);
  digits.remove(QLatin1Char(','));
  const bool isZero = digits.toDouble() == 0.0;
  return value < 0 && !isZero ? kMinus + digits : digits;
}

QString signedNumber(double value, int decimals) {
  const QString digits = number(value, decimals);
  return digits.toDouble() > 0 ? QLatin1Char('+') + digits : digits;
}

QString rangeText(const core::Interval& interval) {
  return Report::tr("%1 to %2").arg(number(interval.low, 1), number(interval.high, 1));
}

QString unitSuffix(const core::Measure& measure) {
  if (measure.unit == "deg") return QStringLiteral("°");
  if (measure.unit == "deg/s") return QStringLiteral("°/s");
  const QString readable = text(core::readableUnit(measure.unit));
  return readable.isEmpty() ? QString() : QLatin1Char(' ') + readable;
}

QString differenceSuffix(const core::Measure& measure) {
  return measure.unit == "{0_10}" ? QLatin1Char(' ') + Report::tr("points") : unitSuffix(measure);
}

bool isCategory(const core::Measure& measure) {
  return !measure.levels.empty();
}

QString valueText(const core::Measure& measure, double value, int decimals) {
  if (isCategory(measure))
    if (const core::Level* level = measure.levelOf(value)) return text(level->label);
  return number(value, decimals) + unitSuffix(measure);
}

int shownDecimals(const core::Measure& measure, double value) {
  const auto whole = [value](int decimals) {
    const double scaled = value * std::pow(10.0, decimals);
    return std::fabs(scaled - std::round(scaled)) < 1e-6;
  };
  const int entered = measure.step >= 1 ? 0 : measure.decimals;
  return whole(entered) ? entered : std::max(measure.decimals, 1);
}

QString shortLabel(const std::string& label) {
  const QString whole = text(label);
  const qsizetype bracket = whole.indexOf(QStringLiteral(" ("));
  return bracket > 0 && whole.endsWith(QLatin1Char(')')) ? whole.left(bracket) : whole;
}

QString domainTitle(core::Domain domain) {
  switch (domain) {
    case core::Domain::Posture:
      return Report::tr("Posture");
    case core::Domain::Rom:
      return Report::tr("Range of motion");
    case core::Domain::Ccft:
      return Report::tr("Craniocervical flexion test (CCFT)");
    case core::Domain::Endurance:
      return Report::tr("Endurance");
    case core::Domain::Strength:
      return Report::tr("Strength");
    case core::Domain::Scapula:
      return Report::tr("Scapular control");
    case core::Domain::Movement:
      return Report::tr("Movement quality");
    case core::Domain::Length:
      return Report::tr("Muscle length");
    case core::Domain::Pain:
      return Report::tr("Pain");
    case core::Domain::Vital:
      return Report::tr("Vital signs");
  }
  return {};
}

Verdict verdictOf(core::Band band) {
  switch (band) {
    case core::Band::AboveNormal:
      return {Sign::Above, Report::tr("Above normal")};
    case core::Band::WithinNormal:
      return {Sign::Within, Report::tr("Within normal")};
    case core::Band::Borderline:
      return {Sign::Borderline, Report::tr("Borderline")};
    case core::Band::Impaired:
      return {Sign::Impaired, Report::tr("Impaired")};
    case core::Band::Typical:
      return {Sign::Within, Report::tr("Typical")};
    case core::Band::BelowTypical:
      return {Sign::Borderline, Report::tr("Below typical")};
    case core::Band::Negative:
      return {Sign::Within, Report::tr("Negative")};
    case core::Band::Positive:
      return {Sign::Impaired, Report::tr("Positive")};
  }
  return {};
}

Verdict verdictOf(core::ChangeVerdict verdict) {
  switch (verdict) {
    case core::ChangeVerdict::Improved:
      return {Sign::Improved, Report::tr("Improved")};
    case core::ChangeVerdict::Worsened:
      return {Sign::Worsened, Report::tr("Worsened")};
    case core::ChangeVerdict::NoRealChange:
      return {Sign::Same, Report::tr("No real change")};
    case core::ChangeVerdict::Uncertain:
      return {Sign::Unsure, Report::tr("Uncertain")};
  }
  return {};
}

QString bandInSentence(core::Band band) {
  const QString word = verdictOf(band).word;
  return word.left(1).toLower() + word.mid(1);
}

QString sexText(core::Sex sex) {
  switch (sex) {
    case core::Sex::Female:
      return Report::tr("Female");
    case core::Sex::Male:
      return Report::tr("Male");
    case core::Sex::Other:
      return Report::tr("Other");
    case core::Sex::Unknown:
      return Report::tr("Not recorded");
  }
  return {};
}

QString sideLetter(core::Side side) {
  return side == core::Side::Left ? Report::tr("L", "left side") : Report::tr("R", "right side");
}

QString longDate(const core::CivilDate& date) {
  return locale().toString(toQDate(date), QStringLiteral("d MMMM yyyy"));
}
QString shortDate(const core::CivilDate& date) {
  return locale().toString(toQDate(date), QStringLiteral("d MMM"));
}
QString birthDate(const core::CivilDate& date) {
  return locale().toString(toQDate(date), QStringLiteral("d MMM yyyy"));
}

QString asSentence(const QString& phrase) {
  if (phrase.isEmpty()) return phrase;
  QString sentence = phrase.left(1).toUpper() + phrase.mid(1);
  if (!sentence.endsWith(QLatin1Char('.')) && !sentence.endsWith(QLatin1Char('!'))) sentence += QLatin1Char('.');
  return sentence;
}

}  // namespace cervica::app::report
