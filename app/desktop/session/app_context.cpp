#include "app/desktop/session/app_context.h"

#include <QUuid>

#include "app/desktop/visit/draft_visit.h"

namespace cervica::app {

AppContext::AppContext(Parts parts, QObject* parent)
    : QObject(parent),
      parts_(std::move(parts)),
      autosave_(*parts_.store),
      sensors_(parts_.catalogue, parts_.deviceFile) {
  if (parts_.runs == nullptr) parts_.runs = std::make_unique<MemoryRunJournal>();
}

AppContext::~AppContext() {
  autosave_.follow(nullptr);
  parts_.store->flushDrafts();
}

void AppContext::openPatient(const core::PatientId& id) {
  store().patient(id, this, [this](const Outcome<core::Patient>& found) {
    if (!found.ok()) return showProblem(tr("The patient could not be opened"), found.problem());
    openPatient(*found);
  });
}

void AppContext::openPatient(const core::Patient& patient) {
  if (draft_ && draft_->visit().patient.id != patient.id) setDraft(nullptr, false);
  setPatient(patient);
}

void AppContext::closePatient() {
  setDraft(nullptr, false);
  setPatient({});
}

void AppContext::openVisit(const core::VisitId& id) {
  if (draft_ && draft_->visit().id == id) return openPage(PageId::Visit);
  store().drafts(this, [this, id](const Outcome<std::vector<StoredDraft>>& drafts) {
    if (drafts.ok()) {
      for (const StoredDraft& draft : *drafts) {
        if (draft.id != id.text()) continue;
        const auto read = readJournal(draft.json, catalogue());
        if (!read.ok()) break;
        openPatient(read->header.patient);
        setDraft(std::make_unique<DraftVisit>(*read, sharedCatalogue()), false);
        return openPage(PageId::Visit);
      }
    }
    store().visit(id, this, [this](const Outcome<StoredVisit>& stored) {
      if (!stored.ok()) return showProblem(tr("The visit could not be opened"), stored.problem());
      openPatient(stored->visit.patient);
      setDraft(std::make_unique<DraftVisit>(stored->visit, stored->version, sharedCatalogue()),
               stored->signature.has_value());
      openPage(PageId::Visit);
    });
  });
}

void AppContext::newVisit(const core::Patient& patient) {
  store().visits(patient.id, this, [this, patient](const Outcome<std::vector<VisitSummary>>& earlier) {
    if (!earlier.ok()) return showProblem(tr("The visit could not be started"), earlier.problem());
    core::Visit visit;
    visit.patient = patient;
    visit.id =
        core::VisitId("V-" + QUuid::createUuid().toString(QUuid::WithoutBraces).left(13).toUpper().toStdString());
    visit.startedAt = now();
    visit.kind = earlier->empty() ? core::VisitKind::Intake : core::VisitKind::FollowUp;
    visit.examiner = clinician().toStdString();
    openPatient(patient);
    setDraft(std::make_unique<DraftVisit>(visit, std::nullopt, sharedCatalogue()), false);
    openPage(PageId::Visit);
  });
}

void AppContext::draftStored() {
  if (draft_) store().removeDraft(draft_->visit().id.text(), this, [](const Outcome<Done>&) {});
  readVisits();
  Q_EMIT recordsChanged();
}

void AppContext::draftSigned() {
  draftIsSigned_ = true;
  draftStored();
  Q_EMIT draftOpened();
}

void AppContext::discardDraft() {
  if (!draft_) return;
  const std::string id = draft_->visit().id.text();
  setDraft(nullptr, false);  // may still write the draft; the removal comes after it
  store().removeDraft(id, this, [](const Outcome<Done>&) {});
  Q_EMIT recordsChanged();
}

void AppContext::reloadPatient() {
  if (!patient_) return;
  const core::PatientId id = patient_->id;
  store().patient(id, this, [this, id](const Outcome<core::Patient>& found) {
    if (found.ok() && patient_ && patient_->id == id) setPatient(*found);
  });
}

void AppContext::restoreDrafts() {
  store().drafts(this, [this](const Outcome<std::vector<StoredDraft>>& drafts) {
    if (!drafts.ok()) return showProblem(tr("The journal could not be read"), drafts.problem());
    for (const StoredDraft& draft : *drafts) {
      const auto read = readJournal(draft.json, catalogue());
      if (!read.ok()) continue;
      openPatient(read->header.patient);
      setDraft(std::make_unique<DraftVisit>(*read, sharedCatalogue()), false);
      openPage(PageId::Visit);
      const core::Patient& patient = read->header.patient;
      say(tr("Visit of %1 %2 restored")
              .arg(QString::fromStdString(patient.givenName), QString::fromStdString(patient.familyName)));
      return;
    }
  });
}

void AppContext::showProblem(const QString& title, const Problem& problem) {
  prompts().showFailure(title, problem.sentence);
}

void AppContext::setPatient(std::optional<core::Patient> patient) {
  const bool another = !patient || !patient_ || patient->id != patient_->id;
  patient_ = std::move(patient);
  if (draft_ && patient_) draft_->setPatient(*patient_);
  if (another && !visits_.empty()) {
    visits_.clear();
    Q_EMIT visitsChanged();
  }
  Q_EMIT patientChanged();
  readVisits();
}

void AppContext::setDraft(std::unique_ptr<DraftVisit> draft, bool isSigned) {
  if (!draft && !draft_) return;
  autosave_.follow(draft.get());
  // Pages may still look at the former one while they switch.
  std::unique_ptr<DraftVisit> former = std::exchange(draft_, std::move(draft));
  draftIsSigned_ = isSigned;
  Q_EMIT draftOpened();
}

void AppContext::readVisits() {
  if (!patient_) return;
  const core::PatientId id = patient_->id;
  store().visits(id, this, [this, id](const Outcome<std::vector<VisitSummary>>& found) {
    if (!found.ok() || !patient_ || patient_->id != id) return;
    visits_ = *found;
    Q_EMIT visitsChanged();
  });
}

}  // namespace cervica::app
