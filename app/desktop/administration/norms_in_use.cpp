#include "app/desktop/administration/norms_in_use.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>

#include "core/base/failure.h"
#include "core/files/whole_file.h"
#include "core/table/csv.h"
#include "protocols/clinic_table.h"

namespace cervica::app {
namespace {

QString qt(const std::string& text) {
  return QString::fromStdString(text);
}

QString countsText(const protocols::RecordCounts& counts) {
  QStringList parts;
  const auto add = [&](int count, const QString& one, const QString& many) {
    if (count > 0) parts << (count == 1 ? one : many.arg(count));
  };
  add(counts.norms, NormsInUse::tr("1 norm"), NormsInUse::tr("%1 norms"));
  add(counts.errors, NormsInUse::tr("1 measurement error"), NormsInUse::tr("%1 measurement errors"));
  add(counts.measures, NormsInUse::tr("1 measure"), NormsInUse::tr("%1 measures"));
  add(counts.importantDifferences, NormsInUse::tr("1 important difference"),
      NormsInUse::tr("%1 important differences"));
  return parts.join(QStringLiteral(", "));
}

/// The first problems of an input, one a line.
QString sentences(const core::Error& error) {
  constexpr std::size_t kShown = 8;
  QStringList lines;
  for (std::size_t i = 0; i < std::min(kShown, error.issues.size()); ++i) {
    const core::Issue& issue = error.issues[i];
    lines << (issue.place.empty() ? qt(issue.message) : qt(issue.place) + QStringLiteral(": ") + qt(issue.message));
  }
  if (error.issues.size() > kShown) lines << NormsInUse::tr("and %1 more").arg(error.issues.size() - kShown);
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

NormsInUse::NormsInUse(protocols::ClinicPackStore store, QString running, QObject* parent)
    : QObject(parent), store_(std::move(store)), running_(std::move(running)) {
  listTemplates();
  reload();
}

void NormsInUse::reload() {
  const auto listing = store_.list();
  chosen_ = qt(listing.active);
  choiceRefused_ = !listing.problem.empty();
  const core::Catalogue& shipped = *core::Catalogue::shipped();
  rows_.clear();
  NormVersionRow first;
  first.version = qt(listing.shipped);
  first.title = tr("Shipped with Cervica, %1").arg(first.version);
  first.counts = countsText({.measures = static_cast<int>(shipped.measures().size()),
                             .norms = static_cast<int>(shipped.norms().size()),
                             .errors = static_cast<int>(shipped.reliability().size()),
                             .importantDifferences = static_cast<int>(shipped.importantDifferences().size())});
  first.sources = tr("%1 published sources").arg(shipped.sources().size());
  rows_.push_back(std::move(first));
  for (auto version = listing.versions.rbegin(); version != listing.versions.rend(); ++version) {
    rows_.push_back(rowOf(*version));  // the newest is looked for most
  }
  for (NormVersionRow& row : rows_) {
    if (row.state == NormVersionRow::State::Refused) continue;
    if (row.version == running_) row.state = NormVersionRow::State::InUse;
    if (row.version == chosen_ && chosen_ != running_) row.state = NormVersionRow::State::NextStart;
    row.stateWord = row.state == NormVersionRow::State::InUse       ? tr("in use")
                    : row.state == NormVersionRow::State::NextStart ? tr("from the next start")
                                                                    : QString();
  }
  notice_ = qt(listing.problem);
  if (notice_.isEmpty() && chosen_ != running_) {
    notice_ =
        tr("%1 is used from the next start of Cervica. Until then visits are scored with %2.").arg(chosen_, running_);
  }
  Q_EMIT changed();
}

NormVersionRow NormsInUse::rowOf(const protocols::ClinicPackVersion& version) const {
  NormVersionRow row;
  row.version = qt(version.text);
  row.title = tr("Clinic's own, version %1").arg(version.number);
  row.own = true;
  if (version.refused) {
    row.state = NormVersionRow::State::Refused;
    row.stateWord = tr("refused");
    row.sources = sentences(*version.refused);
    return row;
  }
  row.counts = countsText(version.counts);
  QStringList citations;
  for (const std::string& source : version.sources) citations << qt(source);
  row.sources = citations.join(QStringLiteral("; "));
  const auto made = QDateTime::fromString(qt(version.created), Qt::ISODate);
  if (made.isValid()) row.created = QLocale().toString(made.toLocalTime(), tr("d MMM yyyy, HH:mm"));
  return row;
}

int NormsInUse::rowInUse() const {
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [this](const NormVersionRow& row) { return row.version == chosen_; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

bool NormsInUse::canUse(int row) const {
  if (row < 0 || row >= static_cast<int>(rows_.size())) return false;
  const NormVersionRow& one = rows_[static_cast<std::size_t>(row)];
  return one.state != NormVersionRow::State::Refused && (one.version != chosen_ || choiceRefused_);
}

QString NormsInUse::use(int row) {
  if (!canUse(row)) return tr("This version cannot be used.");
  try {
    const auto used = store_.use(rows_[static_cast<std::size_t>(row)].version.toStdString());
    if (!used) return sentences(used.error());
  } catch (const core::Failure& failure) {
    return QString::fromUtf8(failure.what());
  }
  reload();
  return {};
}

QString NormsInUse::importFile(const QString& path, const QString& source) {
  const std::string name = QFileInfo(path).fileName().toStdString();
  const auto bytes = core::readWholeFile(QFile::encodeName(path).toStdString(), core::kLargestTable);
  if (!bytes) return sentences(bytes.error());
  const auto catalogue = store_.active().catalogue;
  protocols::ClinicRecords records;
  if (protocols::isClinicDocument(*bytes)) {
    records = protocols::readClinicDocument(*bytes, name, source.trimmed().toStdString(), *catalogue);
  } else {
    if (source.trimmed().isEmpty())
      return tr("Say first whom the values are from: the source stands beside every result that they give.");
    auto read = protocols::readClinicTable(*bytes, name, source.trimmed().toStdString(), {}, *catalogue);
    if (!read) return sentences(read.error());
    records = std::move(read).value();
  }
  try {
    const auto added = store_.add(records, false);
    if (!added) return sentences(added.error());
    reload();
    QString words = tr("%1 taken in: %2").arg(qt(name), countsText(added->added));
    if (added->skipped > 0) words += tr("; %1 empty rows left out").arg(added->skipped);
    Q_EMIT said(words);
    if (!added->warnings.empty()) {
      QStringList warnings;
      for (const std::string& warning : added->warnings) warnings << qt(warning);
      notice_ = warnings.join(QLatin1Char(' '));
      Q_EMIT changed();
    }
  } catch (const core::Failure& failure) {
    return QString::fromUtf8(failure.what());
  }
  return {};
}

QString NormsInUse::saveTemplate(const QString& name, const QString& path) const {
  const auto table = protocols::tableTemplate(name.toStdString(), *core::Catalogue::shipped());
  if (!table) return tr("There is no such table.");
  QFile file(path);
  const auto size = static_cast<qint64>(table->size());
  if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(table->data(), size) != size ||
      !file.flush()) {
    return tr("%1 cannot be written: %2").arg(QFileInfo(path).fileName(), file.errorString());
  }
  return {};
}

void NormsInUse::listTemplates() {
  const core::Catalogue& catalogue = *core::Catalogue::shipped();
  for (const std::string& name : protocols::tableTemplates(catalogue)) {
    NormTemplateRow row{qt(name), tr("Own measurement errors"),
                        tr("SEM and MDC95 of any measure, by device and rater.")};
    for (const core::NormTemplate& form : catalogue.normTemplates()) {
      if (form.id != "template." + name) continue;
      QStringList measures;
      for (const std::string& id : form.measures) measures << qt(catalogue.measure(id)->label);
      row.title = qt(catalogue.source(form.source)->shortName());
      row.note = measures.join(QStringLiteral(", ")) + QStringLiteral(". ") + qt(form.note);
    }
    templates_.push_back(std::move(row));
  }
}

}  // namespace cervica::app
