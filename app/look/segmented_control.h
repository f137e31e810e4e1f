#pragma once

#include <QButtonGroup>
#include <QStringList>
#include <QWidget>

namespace cervica::app::look {

/// One choice out of a few, as checkable buttons on a sunken track. Left and Right move the choice.
class SegmentedControl : public QWidget {
  Q_OBJECT

 public:
  /// \param name  accessible name of the group
  explicit SegmentedControl(const QString& name, const QStringList& choices = {}, QWidget* parent = nullptr);

  int addChoice(const QString& word);  ///< returns its index
  void setChoiceText(int index, const QString& word);
  [[nodiscard]] int current() const { return group_.checkedId(); }  ///< -1: none
  void setCurrent(int index);
  [[nodiscard]] int count() const { return static_cast<int>(group_.buttons().size()); }

 Q_SIGNALS:
  void chosen(int index);  ///< by the user

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QButtonGroup group_;
};

}  // namespace cervica::app::look
