#include "app/desktop/visit/test_list_model.h"

#include <algorithm>

#include "app/desktop/visit/section_list.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

namespace {

QString statusOf(const TestListRow& row, const DraftVisit& draft) {
  if (row.done == 0) return {};
  if (row.measures.size() != 1) return TestListModel::tr("%1 of %2").arg(row.done).arg(row.measures.size());
  const core::Measure& measure = *row.measures.front();
  QStringList figures;
  for (const auto side :
       {std::optional<core::Side>(), std::optional(core::Side::Left), std::optional(core::Side::Right)}) {
    if (const auto value = draft.combined({measure.id, side})) {
      figures << (side ? sideLetter(*side) + QLatin1Char(' ') : QString()) + figure(measure, value->value);
    }
  }
  return (figures.join(QStringLiteral(", ")) + QLatin1Char(' ') + unitWord(measure)).trimmed();
}

}  // namespace

TestListModel::TestListModel(const assessment::TestLibrary& library, QObject* parent) : QAbstractListModel(parent) {
  const auto others = library.measuresWithoutTest();
  for (int domain = 0; domain <= static_cast<int>(core::Domain::Vital); ++domain) {
    const auto start = rows_.size();
    for (const assessment::StructuredTest& test : library.tests()) {
      if (static_cast<int>(test.domain) != domain) continue;
      rows_.push_back({TestListRow::Kind::Test, qt(test.title), library.enteredMeasures(test), &test, 0, {}});
    }
    for (const assessment::MeasureGroup& group : others) {
      if (static_cast<int>(group.domain) != domain) continue;
      const QString title = rows_.size() > start ? tr("Other measures") : domainTitle(group.domain);
      rows_.push_back({TestListRow::Kind::OtherMeasures, title, group.measures, nullptr, 0, {}});
    }
    if (rows_.size() > start) {
      rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(start),
                   {TestListRow::Kind::Heading, domainTitle(static_cast<core::Domain>(domain)), {}, nullptr, 0, {}});
    }
  }
}

void TestListModel::refresh(const DraftVisit& draft) {
  for (TestListRow& row : rows_) {
    row.done = static_cast<int>(std::count_if(row.measures.begin(), row.measures.end(),
                                              [&](const core::Measure* each) { return draft.hasValue(each->id); }));
    row.status = statusOf(row, draft);
  }
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int TestListModel::firstTest() const {
  for (int i = 0; i < rowCount(); ++i) {
    if (row(i).kind == TestListRow::Kind::Test) return i;
  }
  return -1;
}

int TestListModel::testsStarted() const {
  return static_cast<int>(
      std::count_if(rows_.begin(), rows_.end(), [](const auto& row) { return row.test != nullptr && row.done > 0; }));
}

int TestListModel::testCount() const {
  return static_cast<int>(
      std::count_if(rows_.begin(), rows_.end(), [](const auto& row) { return row.test != nullptr; }));
}

int TestListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant TestListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const TestListRow& each = row(index.row());
  if (role == Qt::DisplayRole) return each.title;
  if (role == Qt::AccessibleTextRole)
    return each.status.isEmpty() ? each.title : each.title + QStringLiteral(", ") + each.status;
  if (role == SectionStatusRole) return each.status;
  if (role == SectionDoneRole) return each.done;
  if (role == SectionTotalRole) return static_cast<int>(each.measures.size());
  return {};
}

Qt::ItemFlags TestListModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || row(index.row()).kind == TestListRow::Kind::Heading) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace cervica::app
