#pragma once

#include <string>

#include "app/desktop/visit/findings_model.h"
#include "app/look/panel.h"

class QGridLayout;
class QVBoxLayout;

namespace cervica::app {

class SectionList;

/// Findings and patterns below the results: the list at the left, the evidence for, against and missing at the right,
/// with the limits and the strength of the evidence.
class FindingsPanel : public look::Panel {
  Q_OBJECT

 public:
  explicit FindingsPanel(QWidget* parent = nullptr);
  void showFindings(const assessment::FindingsResult& result);

 private:
  void showRow(int row);
  void clearDetail();
  void addEvidence(QGridLayout& grid, const QString& sign, const QString& name, const std::vector<QString>& texts,
                   bool muted);

  FindingsModel model_;
  std::string chosen_;
  SectionList* list_;
  QWidget* detail_;
  QVBoxLayout* column_;
};

}  // namespace cervica::app
