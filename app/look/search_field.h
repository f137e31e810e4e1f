#pragma once

#include <QLabel>
#include <QLineEdit>

namespace cervica::app::look {

/// A search field 40 px high: magnifier, text, a remark at the right ("3 of 1 284"), a button that clears.
class SearchField : public QLineEdit {
  Q_OBJECT

 public:
  /// \param name  accessible name
  explicit SearchField(const QString& name, QWidget* parent = nullptr);

  void setRemark(const QString& remark);

 Q_SIGNALS:
  void moveRequested(int rows);  ///< Up, Down, Page Up or Page Down while typing: move the selection of the results

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void place();

  QLabel* remark_;
  class QToolButton* clear_;
};

}  // namespace cervica::app::look
