#pragma once

#include <functional>
#include <string>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"

class QLineEdit;
class QVBoxLayout;

namespace cervica::app {

/// The section of the intake that explains the screening: reasons, what is missing and where to answer it, what is
/// blocked, and the acknowledgement of a blocked test with its reason.
class ScreeningSection : public QWidget {
  Q_OBJECT

 public:
  /// Keeps the decision to allow a test with a reason.
  using Allow = std::function<void(const std::string& test, const QString& name, const QString& reason)>;

  /// \param draft  outlives the widget
  ScreeningSection(const DraftVisit& draft, Allow allow, QWidget* parent = nullptr);
  void refresh();

 Q_SIGNALS:
  /// Somebody wants to answer this question or name this symptom.
  void subjectRequested(const QString& id);

 private:
  void addHeading(const QString& title, const QString& remark);
  void addReasons();
  void addMissing();
  void addBlocks();
  void addTest(const std::string& id, const QString& name);

  const DraftVisit& draft_;
  Allow allow_;
  QVBoxLayout* column_;
  QLineEdit* reason_;  ///< kept while the rest is made anew, so that typing is not lost
  QWidget* reasonRow_;
};

}  // namespace cervica::app
