#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include <QObject>

#include "app/desktop/session/app_context.h"

class QComboBox;

namespace cervica::app {

/// The visits of the open patient for pages that look at several: the open one as it is typed, others as stored.
class VisitLibrary : public QObject {
  Q_OBJECT

 public:
  explicit VisitLibrary(AppContext& context, QObject* parent = nullptr);

  /// Oldest first, the open visit among them even when it was never stored (version 0).
  [[nodiscard]] std::vector<VisitSummary> choices() const;
  /// The visit when it is known already; else nothing, and `arrived` or `failed` follows.
  [[nodiscard]] std::optional<core::Visit> get(const core::VisitId& id);
  /// Puts the choices into a box, each with its id as data; the chosen id stays chosen where it still exists.
  /// \param otherwise  the index to choose else; negative counts from the end
  void fill(QComboBox& box, int otherwise) const;
  [[nodiscard]] static std::optional<core::VisitId> chosen(const QComboBox& box);

 Q_SIGNALS:
  void listChanged();  ///< other visits, or another patient
  void arrived(const core::VisitId& id);
  void failed(const QString& sentence);

 private:
  void patientChanged();

  AppContext& context_;
  core::PatientId patient_;
  std::map<core::VisitId, core::Visit> read_;
  std::set<core::VisitId> reading_;
};

}  // namespace cervica::app
