#include "app/desktop/visit/wording.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include "core/scoring/scores_document.h"

namespace cervica::app {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr qsizetype kLongestValueWord = 8;  // letters that fit the value column beside the unit

QDate toDate(const core::CivilDate& date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

QString lowerFirst(QString text) {
  // "CROM device" stays, "Photograph" does not.
  if (text.size() > 1 && text[0].isUpper() && !text[1].isUpper()) text[0] = text[0].toLower();
  return text;
}

}  // namespace

QString qt(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString number(double value, int decimals) {
  QLocale locale;
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  QString text = locale.toString(std::abs(core::rounded(value, decimals)), 'f', decimals);
  return core::rounded(value, decimals) < 0 ? QStringLiteral("\u2212") + text : text;
}

QString signedNumber(double value, int decimals) {
  const QString text = number(value, decimals);
  return core::rounded(value, decimals) > 0 ? QStringLiteral("+") + text : text;
}

int shownDecimals(const core::Measure& measure, double value) {
  const double finest = core::rounded(value, measure.decimals + 1);
  int decimals = 0;
  while (core::rounded(value, decimals) != finest) ++decimals;
  return decimals;
}

QString percentileWord(double percentile) {
  return qt(core::percentileText(percentile)).replace(QLatin1Char('.'), QLocale().decimalPoint());
}

QString percentileRange(const core::Interval& interval) {
  const QString low = percentileWord(interval.low), high = percentileWord(interval.high);
  return low == high ? low : low + QStringLiteral("\u2013") + high;
}

QString valueRange(const core::Interval& interval) {
  const QString low = number(interval.low, 1), high = number(interval.high, 1);
  return interval.low < 0 ? Words::tr("%1 to %2").arg(low, high) : low + QStringLiteral("\u2013") + high;
}

bool isCategory(const core::Measure& measure) {
  return !measure.levels.empty();
}

QString figure(const core::Measure& measure, double value) {
  if (isCategory(measure) && measure.kind != core::MeasureKind::Ordinal) {
    const core::Level* level = measure.levelOf(value);
    if (level == nullptr) return number(value, measure.decimals);
    QString word = qt(level->label).section(QLatin1Char(':'), 0, 0);
    if (word.size() <= kLongestValueWord) return lowerFirst(word);
    if (measure.kind != core::MeasureKind::Binary) return number(value, 0);
    // The words that carry the meaning come first: "Normal length", "No change with assistance".
    const bool negation = word.startsWith(QLatin1String("No ")) || word.startsWith(QLatin1String("Not "));
    return lowerFirst(word.section(QLatin1Char(' '), 0, negation ? 1 : 0));
  }
  return number(value, shownDecimals(measure, value));
}

QString unitWord(const core::Measure& measure) {
  if (measure.kind == core::MeasureKind::Ordinal && !measure.levels.empty()) {
    const auto highest = std::max_element(measure.levels.begin(), measure.levels.end(),
                                          [](const core::Level& a, const core::Level& b) { return a.value < b.value; });
    return Words::tr("of %1").arg(number(highest->value, 0));
  }
  return isCategory(measure) ? QString() : qt(core::readableUnit(measure.unit));
}

QString valueText(const core::Measure& measure, double value) {
  if (const core::Level* level = measure.levelOf(value)) return lowerFirst(qt(level->label));
  const QString unit = unitWord(measure);
  return unit.isEmpty() ? figure(measure, value) : figure(measure, value) + QLatin1Char(' ') + unit;
}

QString unitInWords(const std::string& ucum) {
  static const std::pair<const char*, const char*> kUnits[] = {
      {"wk", QT_TRANSLATE_NOOP("cervica::app::Words", "weeks")},
      {"d", QT_TRANSLATE_NOOP("cervica::app::Words", "days")},
      {"h/wk", QT_TRANSLATE_NOOP("cervica::app::Words", "h a week")},
      {"h/d", QT_TRANSLATE_NOOP("cervica::app::Words", "h a day")},
      {"/wk", QT_TRANSLATE_NOOP("cervica::app::Words", "a week")},
      {"{count}", ""}};
  for (const auto& [unit, words] : kUnits) {
    if (ucum == unit) return Words::tr(words);
  }
  return qt(core::readableUnit(ucum));
}

QString domainTitle(core::Domain domain) {
  switch (domain) {
    case core::Domain::Posture:
      return Words::tr("Posture");
    case core::Domain::Rom:
      return Words::tr("Range of motion");
    case core::Domain::Ccft:
      return Words::tr("Deep flexors");
    case core::Domain::Endurance:
      return Words::tr("Endurance");
    case core::Domain::Strength:
      return Words::tr("Strength");
    case core::Domain::Scapula:
      return Words::tr("Shoulder blade");
    case core::Domain::Movement:
      return Words::tr("Movement");
    case core::Domain::Length:
      return Words::tr("Muscle length");
    case core::Domain::Pain:
      return Words::tr("Pain");
    case core::Domain::Vital:
      return Words::tr("Vital signs");
  }
  return {};
}

QString bandWord(core::Band band) {
  switch (band) {
    case core::Band::AboveNormal:
      return Words::tr("Above normal");
    case core::Band::WithinNormal:
      return Words::tr("Within normal");
    case core::Band::Borderline:
      return Words::tr("Borderline");
    case core::Band::Impaired:
      return Words::tr("Impaired");
    case core::Band::Typical:
      return Words::tr("Typical");
    case core::Band::BelowTypical:
      return Words::tr("Below typical");
    case core::Band::Negative:
      return Words::tr("Negative");
    case core::Band::Positive:
      return Words::tr("Positive");
  }
  return {};
}

QString sideWord(core::Side side) {
  return side == core::Side::Left ? Words::tr("left") : Words::tr("right");
}

QString sideLetter(core::Side side) {
  return side == core::Side::Left ? QStringLiteral("L") : QStringLiteral("R");
}

QString kindWord(core::VisitKind kind) {
  switch (kind) {
    case core::VisitKind::Intake:
      return Words::tr("Intake");
    case core::VisitKind::FollowUp:
      return Words::tr("Follow-up");
    case core::VisitKind::Discharge:
      return Words::tr("Discharge");
  }
  return {};
}

QString sexWord(core::Sex sex) {
  switch (sex) {
    case core::Sex::Female:
      return Words::tr("female");
    case core::Sex::Male:
      return Words::tr("male");
    case core::Sex::Other:
      return Words::tr("other");
    case core::Sex::Unknown:
      return Words::tr("not recorded");
  }
  return {};
}

QString shortDevice(const core::Device* device) {
  if (device == nullptr) return Words::tr("device not recorded");
  QString label = qt(device->label);
  for (const char* end : {" (", ",", " with ", " by ", " used ", " on "}) {
    const auto at = label.indexOf(QLatin1String(end));
    if (at > 0) label.truncate(at);
  }
  return lowerFirst(label);
}

QString longDevice(const core::Device* device) {
  return device == nullptr ? Words::tr("not recorded") : qt(device->label);
}

QString trialsWord(int trials) {
  return trials == 1 ? Words::tr("1 trial") : Words::tr("%1 trials").arg(trials);
}

QString dateWord(const core::CivilDate& date) {
  return QLocale().toString(toDate(date), QStringLiteral("d MMM yyyy"));
}

QString dayWord(const core::CivilDate& date) {
  return QLocale().toString(toDate(date), QStringLiteral("d MMM"));
}

QString choiceWord(const std::string& code) {
  return capitalised(qt(code).replace(QLatin1Char('_'), QLatin1Char(' ')));
}

QString capitalised(QString text) {
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

}  // namespace cervica::app
