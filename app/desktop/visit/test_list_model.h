#pragma once

#include <string>
#include <vector>

#include <QAbstractListModel>

#include "app/desktop/visit/draft_visit.h"
#include "assessment/tests/test_library.h"

namespace cervica::app {

/// One line of the test list: a domain's heading, a structured test, or the measures of a domain that no test holds.
struct TestListRow {
  enum class Kind { Heading, Test, OtherMeasures };
  Kind kind = Kind::Heading;
  QString title;
  std::vector<const core::Measure*> measures;  ///< entered ones
  const assessment::StructuredTest* test = nullptr;
  int done = 0;    ///< measures with a value
  QString status;  ///< the value of a single one, else "3 of 6"; empty: nothing yet
};

/// The tests by domain with their status. The accessible text of a row is title and status.
class TestListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit TestListModel(const assessment::TestLibrary& library, QObject* parent = nullptr);
  void refresh(const DraftVisit& draft);
  [[nodiscard]] const TestListRow& row(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] int firstTest() const;
  [[nodiscard]] int testsStarted() const;
  [[nodiscard]] int testCount() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<TestListRow> rows_;
};

}  // namespace cervica::app
