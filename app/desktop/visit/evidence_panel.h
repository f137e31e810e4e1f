#pragma once

#include <QWidget>

#include "app/desktop/visit/result_rows.h"

class QVBoxLayout;

namespace cervica::app {

/// Explains the chosen result: norm, sample, source with verification level, device, z and t, error. Its text can be
/// selected and copied.
class EvidencePanel : public QWidget {
  Q_OBJECT

 public:
  explicit EvidencePanel(QWidget* parent = nullptr);
  void show(const ResultRow& row);
  void showNothing(const QString& sentence);

 private:
  void clear();

  QWidget* content_;
  QVBoxLayout* column_;
};

}  // namespace cervica::app
