#include "app/report/source_list.h"

#include <algorithm>

#include <QStringList>

#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

const QChar kThinSpace(0x2009);

QString trimmedEnd(QString sentence) {
  while (sentence.endsWith(QLatin1Char('.'))) sentence.chop(1);
  return sentence;
}

QString seen(const std::string& verified) {
  return Report::tr("seen: %1").arg(text(verified));
}

}  // namespace

QString raised(int number) {
  static const QString figures = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
  QString result;
  for (const QChar digit : QString::number(number)) result += figures[digit.digitValue()];
  return result;
}

int SourceList::numberOf(const std::string& source, const QString& detail) {
  auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.source == source; });
  if (found == entries_.end()) found = entries_.insert(entries_.end(), {source, {}});
  if (std::find(found->details.begin(), found->details.end(), detail) == found->details.end())
    found->details.push_back(detail);
  return static_cast<int>(found - entries_.begin()) + 1;
}

QString SourceList::cite(const core::Norm& norm) {
  QString sample = trimmedEnd(text(norm.population));
  if (norm.n && !sample.contains(QStringLiteral("n=")))
    sample += (sample.isEmpty() ? QString() : QStringLiteral(", ")) + Report::tr("n %1").arg(*norm.n);
  const bool own = norm.origin == core::Origin::Clinic;
  const QString detail =
      (own ? Report::tr("The clinic's own norm: %1; %2") : Report::tr("Norm: %1; %2")).arg(sample, seen(norm.verified));
  const int number = numberOf(norm.source, detail);
  const core::Source* source = catalogue_->source(norm.source);
  return (source ? text(source->shortName()) : text(norm.source)) + (own ? Report::tr(" (clinic's own)") : QString()) +
         raised(number);
}

QString SourceList::cite(const core::ReliabilityRecord& error) {
  QString detail = (error.origin == core::Origin::Clinic ? Report::tr("The clinic's own measurement error: %1")
                                                         : Report::tr("Measurement error: %1"))
                       .arg(trimmedEnd(text(error.population)));
  if (!error.mdc95Basis.empty()) detail += Report::tr("; 95 % limit %1").arg(text(error.mdc95Basis));
  return kThinSpace + raised(numberOf(error.source, detail + QStringLiteral("; ") + seen(error.verified)));
}

QString SourceList::cite(const core::ImportantDifference& difference) {
  return kThinSpace + raised(numberOf(difference.source,
                                      Report::tr("Important difference: %1; %2")
                                          .arg(trimmedEnd(text(difference.population)), seen(difference.verified))));
}

QString SourceList::cite(const core::Instrument& instrument) {
  for (const std::string& id : instrument.sources)
    if (const core::Source* source = catalogue_->source(id))
      return raised(numberOf(id, Report::tr("Questionnaire: %1; %2").arg(text(instrument.title), seen(source->level))));
  return {};
}

std::vector<SourceLine> SourceList::lines() const {
  std::vector<SourceLine> lines;
  for (const Entry& entry : entries_) {
    const core::Source* source = catalogue_->source(entry.source);
    QString line = asSentence(source ? text(source->citation) : text(entry.source));
    for (const QString& detail : entry.details) line += QLatin1Char(' ') + asSentence(detail);
    lines.push_back({static_cast<int>(lines.size()) + 1, line});
  }
  return lines;
}

}  // namespace cervica::app::report
