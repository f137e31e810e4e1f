#pragma once

#include <QWidget>

#include "app/desktop/examination/examination.h"

namespace cervica::app {

/// After a test: how it ended, its values against their norms, and what it could not give, with the reason.
class AfterRun : public QWidget {
  Q_OBJECT

 public:
  explicit AfterRun(QWidget* parent = nullptr);
  /// \pre  examination.ending()
  void show(const Examination& examination, const DraftVisit& draft);

 Q_SIGNALS:
  void movementWanted();  ///< the recorded movement is to be played
};

}  // namespace cervica::app
