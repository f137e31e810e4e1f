#pragma once

#include <optional>

#include <QWidget>

#include "core/catalogue/measure.h"

class QLabel;

namespace cervica::app {

class EntryField;

/// A value typed during a test, huge, with its unit; for a laser pointer the spot's place on the target instead.
class ValuePanel : public QWidget {
  Q_OBJECT

 public:
  explicit ValuePanel(QWidget* parent = nullptr);

  struct Question {
    QString name;  ///< accessible name of the field: "Cervical rotation, left"
    QString title;
    QString hint;  ///< under the field: how it is read
    QString unit;
    std::optional<double> lowest, highest, step;
    bool laser = false;  ///< offers the place of a laser spot
    bool operator==(const Question&) const = default;
  };
  /// Empties the field when the question or the slot is another one.
  void ask(const Question& question, std::size_t slot);
  void focusField();
  /// Takes what is typed, when it is a value in the range.
  void take();

 Q_SIGNALS:
  void entered(double value);

 private:
  void readLaser();
  [[nodiscard]] std::optional<double> typed() const;

  Question question_;
  std::size_t slot_ = 0;
  QLabel* title_;
  EntryField* field_;
  QLabel* unit_;
  QLabel* hint_;
  QWidget* laser_;
  EntryField* right_;
  EntryField* up_;
  EntryField* distance_;
};

}  // namespace cervica::app
