#include "app/desktop/patients/patient_preview.h"

#include <algorithm>

#include "app/desktop/visit/draft_journal.h"
#include "assessment/questionnaires/questionnaire_score.h"
#include "core/scoring/score.h"

namespace cervica::app {
namespace {

constexpr const char* kPainNow = "pain.neck.now";
constexpr const char* kDisabilityIndex = "prom.ndi";

}  // namespace

std::optional<double> painNow(const core::Visit& visit) {
  std::optional<double> pain;
  for (const core::Measurement& one : visit.measurements)
    if (one.measure == kPainNow) pain = one.value;
  return pain;
}

PatientPreview::PatientPreview(AppContext& context, QObject* parent) : QObject(parent), context_(context) {}

void PatientPreview::clear() {
  ++question_;
  content_.reset();
  problem_.clear();
  Q_EMIT changed();
}

void PatientPreview::show(const core::Patient& patient) {
  const int question = ++question_;
  problem_.clear();
  if (!content_ || content_->patient.id != patient.id) {
    content_ = PreviewContent{};
    content_->patient = patient;
    Q_EMIT changed();
  } else {
    content_->patient = patient;
  }
  readUnfinished(question);
  context_.store().visits(patient.id, this, [this, question](const Outcome<std::vector<VisitSummary>>& visits) {
    if (question != question_) return;
    if (!visits.ok()) {
      problem_ = visits.problem().sentence;
      Q_EMIT changed();
      return;
    }
    content_->visits = *visits;
    if (visits->empty()) {
      Q_EMIT changed();
      return;
    }
    context_.store().visit(visits->front().id, this, [this, question](const Outcome<StoredVisit>& stored) {
      if (question != question_) return;
      if (stored.ok())
        receiveLast(*stored);
      else
        problem_ = stored.problem().sentence;
      Q_EMIT changed();
    });
  });
}

void PatientPreview::readUnfinished(int question) {
  context_.store().drafts(this, [this, question](const Outcome<std::vector<StoredDraft>>& drafts) {
    if (question != question_ || !drafts.ok()) return;
    content_->unfinished.clear();
    for (const StoredDraft& draft : *drafts) {
      if (draft.patient != content_->patient.id || draft.basedOn) continue;
      const auto read = readJournal(draft.json, context_.catalogue());
      if (read.ok()) content_->unfinished.push_back({read->header.id, read->header.startedAt, read->header.kind});
    }
    if (!content_->unfinished.empty()) Q_EMIT changed();
  });
}

void PatientPreview::receiveLast(const StoredVisit& stored) {
  const core::Catalogue& catalogue = context_.catalogue();
  content_->last = stored;
  content_->painNow = painNow(stored.visit);
  content_->disability.reset();
  const core::VisitScores scores = core::score(stored.visit, catalogue);
  std::vector<ResultRow> rows = resultRows(stored.visit, scores, {}, catalogue);
  content_->scored = scores.scores.size();
  std::erase_if(rows, [](const ResultRow& row) { return !row.outside; });
  content_->outside = std::move(rows);
  for (const core::QuestionnaireAnswers& answers : stored.visit.questionnaires) {
    const core::Instrument* instrument = catalogue.instrument(answers.instrument);
    if (instrument && instrument->id == kDisabilityIndex)
      content_->disability = assessment::scoreQuestionnaire(answers, *instrument);
  }
}

}  // namespace cervica::app
