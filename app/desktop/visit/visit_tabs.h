#pragma once

#include <vector>

#include <QTabBar>

namespace cervica::app {

/// The tabs above a visit: a word, beside it in small how far it is. The accessible name of a tab is its word.
class VisitTabs : public QTabBar {
  Q_OBJECT

 public:
  explicit VisitTabs(QWidget* parent = nullptr);
  void addWord(const QString& word);
  void setRemark(int index, const QString& remark);

 protected:
  [[nodiscard]] QSize tabSizeHint(int index) const override;
  [[nodiscard]] QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<QString> remarks_;
};

}  // namespace cervica::app
