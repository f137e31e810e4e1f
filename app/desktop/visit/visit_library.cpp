#include "app/desktop/visit/visit_library.h"

#include <algorithm>

#include <QComboBox>
#include <QSignalBlocker>

#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/wording.h"

namespace cervica::app {

VisitLibrary::VisitLibrary(AppContext& context, QObject* parent) : QObject(parent), context_(context) {
  connect(&context, &AppContext::visitsChanged, this, [this] {
    read_.clear();
    Q_EMIT listChanged();
  });
  connect(&context, &AppContext::patientChanged, this, &VisitLibrary::patientChanged);
  connect(&context, &AppContext::draftOpened, this, &VisitLibrary::listChanged);
}

void VisitLibrary::patientChanged() {
  const core::PatientId now = context_.patient() ? context_.patient()->id : core::PatientId();
  if (now == patient_) return;
  patient_ = now;
  read_.clear();
  reading_.clear();
  Q_EMIT listChanged();
}

std::vector<VisitSummary> VisitLibrary::choices() const {
  std::vector<VisitSummary> visits = context_.patient() ? context_.visits() : std::vector<VisitSummary>();
  if (const DraftVisit* draft = context_.draft()) {
    const core::Visit& open = draft->visit();
    if (std::none_of(visits.begin(), visits.end(), [&](const auto& each) { return each.id == open.id; })) {
      visits.push_back({open.id, open.startedAt, open.kind, 0, {}});
    }
  }
  std::stable_sort(visits.begin(), visits.end(),
                   [](const auto& a, const auto& b) { return a.startedAt.utc() < b.startedAt.utc(); });
  return visits;
}

std::optional<core::Visit> VisitLibrary::get(const core::VisitId& id) {
  if (context_.draft() != nullptr && context_.draft()->visit().id == id) return context_.draft()->visit();
  if (const auto found = read_.find(id); found != read_.end()) return found->second;
  if (!reading_.insert(id).second) return std::nullopt;
  context_.store().visit(id, this, [this, id](const Outcome<StoredVisit>& stored) {
    // Asked for the former patient: nobody waits for it any more.
    if (reading_.erase(id) == 0) return;
    if (!stored) {
      Q_EMIT failed(stored.problem().sentence);
      return;
    }
    read_[id] = stored->visit;
    Q_EMIT arrived(id);
  });
  return std::nullopt;
}

void VisitLibrary::fill(QComboBox& box, int otherwise) const {
  const QVariant former = box.currentData();
  const QSignalBlocker quiet(&box);
  box.clear();
  const DraftVisit* draft = context_.draft();
  for (const VisitSummary& visit : choices()) {
    const QString name = QStringLiteral("%1, %2").arg(kindWord(visit.kind), dateWord(visit.startedAt.date));
    const bool open = draft != nullptr && draft->visit().id == visit.id && draft->unsaved();
    box.addItem(open ? tr("%1 (open)").arg(name) : name, qt(visit.id.text()));
  }
  const int found = former.isValid() ? box.findData(former) : -1;
  box.setCurrentIndex(found >= 0      ? found
                      : otherwise < 0 ? std::max(0, box.count() + otherwise)
                                      : std::min(otherwise, box.count() - 1));
}

std::optional<core::VisitId> VisitLibrary::chosen(const QComboBox& box) {
  if (box.currentIndex() < 0) return std::nullopt;
  return core::VisitId(box.currentData().toString().toStdString());
}

}  // namespace cervica::app
