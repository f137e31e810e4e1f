#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace cervica::app {

/// What has to be known about the results above it, one sentence a line. Gone when there is nothing to say.
class CaveatFoot : public QWidget {
  Q_OBJECT

 public:
  explicit CaveatFoot(QWidget* parent = nullptr);
  void setSentences(const QStringList& sentences);

 private:
  QLabel* words_;
};

}  // namespace cervica::app
