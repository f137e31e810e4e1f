#pragma once

#include <string>
#include <vector>

#include <QWidget>

#include "assessment/tests/structured_test.h"

class QAbstractButton;
class QVBoxLayout;

namespace cervica::app {

/// What one might see that should not be, each with its digit: pressing it stamps the time line.
class CompensationKeys : public QWidget {
  Q_OBJECT

 public:
  explicit CompensationKeys(QWidget* parent = nullptr);
  void setCompensations(const std::vector<assessment::Compensation>& compensations);
  /// \param now     ids seen in what is going on
  /// \param before  ids seen earlier in the test, with words ("hold 1")
  void setSeen(const std::vector<std::string>& now, const std::vector<std::pair<std::string, QString>>& before);
  /// The digit was pressed. \return whether there is such a key
  bool press(int digit);

 Q_SIGNALS:
  void seen(const std::string& id);

 private:
  QVBoxLayout* column_;
  std::vector<std::string> ids_;
  std::vector<QAbstractButton*> keys_;
};

}  // namespace cervica::app
