#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cervica::app::look {

/// A surface with a hairline and round corners; optionally a heading 40 px high with a remark and room for controls at
/// its right. Never put a panel into a panel.
class Panel : public QFrame {
  Q_OBJECT

 public:
  explicit Panel(QWidget* parent = nullptr);
  explicit Panel(const QString& title, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  void setRemark(const QString& remark);
  /// Adds a control at the right end of the heading.
  void addToHeading(QWidget* control);
  /// Where the content goes; no margins, no spacing.
  [[nodiscard]] QVBoxLayout* body() { return body_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void makeHeading();

  QVBoxLayout* body_;
  QWidget* heading_ = nullptr;
  QHBoxLayout* headingRow_ = nullptr;
  QLabel* title_ = nullptr;
  QLabel* remark_ = nullptr;
};

/// A hairline between two parts of a panel.
class Hairline : public QWidget {
  Q_OBJECT

 public:
  explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

/// Gives a plain container the colour of a surface: "canvas", "surface", "surface2", "sunken".
void setSurface(QWidget* widget, const char* surface);

}  // namespace cervica::app::look
