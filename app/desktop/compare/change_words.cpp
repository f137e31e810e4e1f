#include "app/desktop/compare/change_words.h"

#include <QCoreApplication>

#include "app/desktop/visit/typed_number.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

namespace {

struct ChangeWords {
  Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

}  // namespace

std::pair<look::Verdict, QString> shownVerdict(core::ChangeVerdict verdict) {
  switch (verdict) {
    case core::ChangeVerdict::Improved:
      return {look::Verdict::Improved, ChangeWords::tr("Improved")};
    case core::ChangeVerdict::Worsened:
      return {look::Verdict::Worsened, ChangeWords::tr("Worsened")};
    case core::ChangeVerdict::NoRealChange:
      return {look::Verdict::NoChange, ChangeWords::tr("No real change")};
    case core::ChangeVerdict::Uncertain:
      break;
  }
  return {look::Verdict::Uncertain, ChangeWords::tr("Uncertain")};
}

std::pair<look::Verdict, QString> shownTrend(core::TrendVerdict trend) {
  switch (trend) {
    case core::TrendVerdict::Improving:
      return {look::Verdict::Improved, ChangeWords::tr("Improving")};
    case core::TrendVerdict::Worsening:
      return {look::Verdict::Worsened, ChangeWords::tr("Worsening")};
    case core::TrendVerdict::NoTrend:
      return {look::Verdict::NoChange, ChangeWords::tr("No trend")};
    case core::TrendVerdict::Uncertain:
      break;
  }
  return {look::Verdict::Uncertain, ChangeWords::tr("Uncertain")};
}

QString importantWords(const core::Change& change) {
  QStringList populations;
  for (const core::ImportantLimit& one : change.populations) {
    const QString limit =
        QStringLiteral("%1 %2").arg(textOfNumber(one.limit->value), unitWord(*change.measure)).trimmed();
    populations << (one.reached ? ChangeWords::tr("from %1 in %2 (reached)")
                                : ChangeWords::tr("from %1 in %2 (not reached)"))
                       .arg(limit, qt(one.limit->population));
  }
  return populations.join(QStringLiteral(", "));
}

QString asSentence(const std::string& caveat) {
  QString text = capitalised(qt(caveat));
  if (!text.endsWith(QLatin1Char('.'))) text += QLatin1Char('.');
  return text;
}

QStringList sentences(const std::vector<core::Caveat>& caveats) {
  QStringList all;
  for (const core::Caveat& one : caveats) all << asSentence(one.text);
  return all;
}

}  // namespace cervica::app
