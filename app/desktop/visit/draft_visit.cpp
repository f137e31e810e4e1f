#include "app/desktop/visit/draft_visit.h"

#include <algorithm>

#include "assessment/assessment.h"
#include "core/base/contract.h"

namespace cervica::app {

namespace {

constexpr std::size_t kHistoryLimit = 1000;  // steps; a visit takes about a hundred

core::Visit headerOf(const core::Visit& visit) {
  core::Visit header;
  header.patient = visit.patient;
  header.id = visit.id;
  header.startedAt = visit.startedAt;
  header.kind = visit.kind;
  header.examiner = visit.examiner;
  return header;
}

bool nothingIn(const Entry& entry) {
  return entry.value.isEmpty() && entry.pain.isEmpty() && entry.note.isEmpty();
}

}  // namespace

QString entryName(const core::Measure& measure, std::optional<core::Side> side, int trial) {
  QString name = QString::fromStdString(measure.label);
  if (side) name += *side == core::Side::Left ? DraftVisit::tr(", left") : DraftVisit::tr(", right");
  if (trial > 1) name += DraftVisit::tr(", trial %1").arg(trial);
  return name;
}

DraftVisit::DraftVisit(const core::Visit& visit, std::optional<int> baseVersion,
                       std::shared_ptr<const core::Catalogue> catalogue, QObject* parent)
    : QObject(parent),
      catalogue_(std::move(catalogue)),
      assessor_(std::make_unique<assessment::Assessor>(assessment::withShippedRules(*catalogue_))),
      header_(headerOf(visit)),
      baseVersion_(baseVersion) {
  state_ = draftOf(visit, *catalogue_);
  history_.push_back({QString(), state_});
  read();
  if (baseVersion_) saved_ = reading_.visit;
}

DraftVisit::DraftVisit(const JournalledDraft& draft, std::shared_ptr<const core::Catalogue> catalogue, QObject* parent)
    : QObject(parent),
      catalogue_(std::move(catalogue)),
      assessor_(std::make_unique<assessment::Assessor>(assessment::withShippedRules(*catalogue_))),
      header_(draft.header),
      baseVersion_(draft.baseVersion),
      state_(draft.state) {
  history_.push_back({QString(), state_});
  read();
}

DraftVisit::~DraftVisit() = default;

std::optional<TestBlock> DraftVisit::blockOf(const std::string& test) const {
  const auto why = assessment_->screening.whyBlocked(test);
  if (why.empty()) return std::nullopt;
  TestBlock block;
  for (const bool open : {false, true}) {
    for (const assessment::BlockReason& each : why) {
      if (each.open != open) continue;
      const QString reason = QString::fromStdString(each.rule->reason);
      block.reasons.push_back(open ? tr("Not ruled out yet: %1").arg(reason) : reason);
      block.certain = block.certain || !open;
    }
  }
  const auto& acknowledged = state_.acknowledged;
  block.acknowledged =
      std::any_of(acknowledged.begin(), acknowledged.end(), [&](const auto& each) { return each.test == test; });
  return block;
}

bool DraftVisit::asks(const std::string& question) const {
  return assessor_->interview().asks(question);
}

std::vector<std::string> DraftVisit::suggestedInstruments() const {
  const auto ids = assessor_->interview().instruments();
  return {ids.begin(), ids.end()};
}

JournalledDraft DraftVisit::journalled() const {
  return {header_, baseVersion_, state_};
}

void DraftVisit::markSaved(int version, const core::Visit& stored) {
  baseVersion_ = version;
  saved_ = stored;
}

void DraftVisit::setPatient(const core::Patient& patient) {
  header_.patient = patient;
  read();
  Q_EMIT changed();
}

void DraftVisit::replaceBy(const core::Visit& visit, const QString& message) {
  commit(draftOf(visit, *catalogue_), message, QString());
}

// Measurements
// ---------------------------------------------------------------------------------------------------------

Entry DraftVisit::entry(const EntryKey& key) const {
  const auto found = state_.entries.find(key);
  return found == state_.entries.end() ? Entry{} : found->second;
}

namespace {

// Numbers every trial of a measure and side as soon as there is more than one, so that "last" is never in doubt.
void numberTrials(DraftState& state, const SidedMeasure& where, int defaultTrials) {
  std::vector<std::map<EntryKey, Entry>::iterator> trials;
  for (auto it = state.entries.lower_bound({where.measure, where.side, 0});
       it != state.entries.end() && it->first.sided() == where; ++it) {
    trials.push_back(it);
  }
  if (trials.size() < 2 && defaultTrials < 2 && (trials.empty() || trials.front()->first.trial == 1)) return;
  for (auto& it : trials) {
    if (!it->second.number) it->second.number = it->first.trial;
  }
}

template <typename Change>
DraftState withEntry(DraftState state, const EntryKey& key, const std::string& device, int defaultTrials,
                     Change&& change) {
  Entry& entry = state.entries[key];
  if (nothingIn(entry)) entry.device = device;
  change(entry);
  if (nothingIn(entry)) {
    state.entries.erase(key);
  } else {
    numberTrials(state, key.sided(), defaultTrials);
  }
  return state;
}

}  // namespace

void DraftVisit::setValue(const EntryKey& key, const QString& text) {
  const core::Measure* measure = catalogue_->measure(key.measure);
  CERVICA_EXPECTS(measure != nullptr && measure->entered());
  if (entry(key).value == text) return;
  DraftState next =
      withEntry(state_, key, device(key.sided()), measure->defaultTrials, [&](Entry& e) { e.value = text; });
  const QString name = entryName(*measure, key.side, key.trial);
  commit(std::move(next), text.isEmpty() ? tr("%1: cleared").arg(name) : tr("%1: %2").arg(name, text),
         QStringLiteral("value/") + name);
}

void DraftVisit::setPain(const EntryKey& key, const QString& text) {
  if (entry(key).pain == text) return;
  const core::Measure* measure = catalogue_->measure(key.measure);
  CERVICA_EXPECTS(measure != nullptr);
  DraftState next =
      withEntry(state_, key, device(key.sided()), measure->defaultTrials, [&](Entry& e) { e.pain = text; });
  const QString name = entryName(*measure, key.side, key.trial);
  commit(std::move(next), tr("Pain during %1: %2").arg(name, text), QStringLiteral("pain/") + name);
}

void DraftVisit::setNote(const EntryKey& key, const QString& text) {
  if (entry(key).note == text) return;
  const core::Measure* measure = catalogue_->measure(key.measure);
  CERVICA_EXPECTS(measure != nullptr);
  DraftState next =
      withEntry(state_, key, device(key.sided()), measure->defaultTrials, [&](Entry& e) { e.note = text; });
  const QString name = entryName(*measure, key.side, key.trial);
  commit(std::move(next), tr("Note on %1").arg(name), QStringLiteral("note/") + name);
}

QString DraftVisit::problem(const EntryKey& key) const {
  const auto found = reading_.valueProblems.find(key);
  return found == reading_.valueProblems.end() ? QString() : found->second;
}

QString DraftVisit::painProblem(const EntryKey& key) const {
  const auto found = reading_.painProblems.find(key);
  return found == reading_.painProblems.end() ? QString() : found->second;
}

std::string DraftVisit::device(const SidedMeasure& where) const {
  if (const auto chosen = state_.devices.find(where); chosen != state_.devices.end()) return chosen->second;
  const core::Measure* measure = catalogue_->measure(where.measure);
  CERVICA_EXPECTS(measure != nullptr);
  const auto fits = [&](const std::string& id) {
    return std::find(measure->devices.begin(), measure->devices.end(), id) != measure->devices.end();
  };
  // The other side first, then any measure of the same area: an examiner keeps the instrument in the hand.
  for (const auto& [other, id] : state_.devices) {
    if (other.measure == where.measure && fits(id)) return id;
  }
  for (const auto& [other, id] : state_.devices) {
    const core::Measure* similar = catalogue_->measure(other.measure);
    if (similar != nullptr && similar->domain == measure->domain && fits(id)) return id;
  }
  return measure->devices.empty() ? std::string() : measure->devices.front();
}

void DraftVisit::setDevice(const SidedMeasure& where, const std::string& device) {
  DraftState next = state_;
  next.devices[where] = device;
  for (auto& [key, each] : next.entries) {
    if (key.sided() == where) each.device = device;
  }
  const core::Device* known = catalogue_->device(device);
  commit(std::move(next),
         tr("%1: %2").arg(nameOf(where), known ? QString::fromStdString(known->label) : tr("device not recorded")),
         QString());
}

void DraftVisit::addTestRun(const core::TestRun& run, const std::vector<core::Measurement>& measurements,
                            const QString& name) {
  DraftState next = state_;
  const auto former = std::find_if(next.testRuns.begin(), next.testRuns.end(),
                                   [&](const core::TestRun& each) { return each.id == run.id; });
  if (former == next.testRuns.end()) {
    next.testRuns.push_back(run);
  } else {
    *former = run;
  }
  for (const core::Measurement& each : measurements) {
    const core::Measure* measure = catalogue_->measure(each.measure);
    CERVICA_EXPECTS(measure != nullptr && measure->entered());
    const EntryKey key{each.measure, each.side, each.trial.value_or(1)};
    next.entries[key] = entryOf(each);
    if (!each.device.empty()) next.devices[key.sided()] = each.device;
    numberTrials(next, key.sided(), measure->defaultTrials);
  }
  const QString test = name.isEmpty() ? QString::fromStdString(run.test) : name;
  commit(std::move(next),
         run.completed() ? tr("%1: done, %n value(s)", nullptr, static_cast<int>(measurements.size())).arg(test)
                         : tr("%1: stopped, %n value(s)", nullptr, static_cast<int>(measurements.size())).arg(test),
         QString());
}

int DraftVisit::trialsTyped(const SidedMeasure& where) const {
  int highest = 0;
  for (const auto& [key, each] : state_.entries) {
    if (key.sided() == where) highest = std::max(highest, key.trial);
  }
  return highest;
}

bool DraftVisit::hasValue(const std::string& measure) const {
  return std::any_of(reading_.visit.measurements.begin(), reading_.visit.measurements.end(),
                     [&](const core::Measurement& each) { return each.measure == measure; });
}

std::optional<core::CombinedMeasurement> DraftVisit::combined(const SidedMeasure& where) const {
  const auto found = std::find_if(combined_.begin(), combined_.end(), [&](const auto& each) {
    return each.measure->id == where.measure && each.side == where.side;
  });
  return found == combined_.end() ? std::nullopt : std::optional(*found);
}

std::optional<core::Judgement> DraftVisit::judgement(const SidedMeasure& where) const {
  const auto value = combined(where);
  if (!value) return std::nullopt;
  return core::judge(*value, header_.patient.sex, reading_.visit.ageYears(), *catalogue_);
}

// Intake
// ---------------------------------------------------------------------------------------------------------------

namespace {

void choose(std::optional<std::set<std::string>>& ids, const std::string& id, bool present) {
  if (!ids) ids.emplace();
  if (present) {
    ids->insert(id);
  } else {
    ids->erase(id);
  }
}

// A symptom that is in no list is not known; the answer says that it was asked for and is not there.
void denyOtherSymptoms(DraftState& state, const core::Catalogue& catalogue) {
  for (const core::Symptom& each : catalogue.symptoms()) {
    if (!state.symptoms->contains(each.id)) state.screening[each.id] = QStringLiteral("no");
  }
}

}  // namespace

QString DraftVisit::answer(const std::string& question) const {
  if (state_.symptoms && state_.symptoms->contains(question)) return QStringLiteral("yes");
  const auto found = state_.screening.find(question);
  return found == state_.screening.end() ? QString() : found->second;
}

void DraftVisit::setAnswer(const std::string& id, const QString& text) {
  if (answer(id) == text) return;
  const core::Question* question = catalogue_->question(id);
  const core::Symptom* symptom = catalogue_->symptom(id);
  CERVICA_EXPECTS(question != nullptr || symptom != nullptr);
  DraftState next = state_;
  const bool present = symptom != nullptr && text == QStringLiteral("yes");
  if (text.isEmpty() || present) {
    next.screening.erase(id);
  } else {
    next.screening[id] = text;
  }
  if (present || (symptom != nullptr && next.symptoms)) choose(next.symptoms, id, present);
  const QString label = QString::fromStdString(question != nullptr ? question->label : symptom->label);
  commit(std::move(next), tr("%1: %2").arg(label, text.isEmpty() ? tr("not asked") : text),
         QStringLiteral("answer/") + QString::fromStdString(id));
}

void DraftVisit::answerOthersNo(const std::vector<std::string>& questions, const QString& title) {
  DraftState next = state_;
  for (const auto& id : questions) {
    const core::Question* question = catalogue_->question(id);
    if (question != nullptr && question->type == core::Question::Type::Bool)
      next.screening.try_emplace(id, QStringLiteral("no"));
  }
  commit(std::move(next), tr("%1: none of these").arg(title), QString());
}

QString DraftVisit::answerProblem(const std::string& question) const {
  const auto found = reading_.screeningProblems.find(question);
  return found == reading_.screeningProblems.end() ? QString() : found->second;
}

QString DraftVisit::itemAnswer(const std::string& instrument, int item) const {
  const auto found = state_.questionnaires.find(instrument);
  if (found == state_.questionnaires.end() || static_cast<std::size_t>(item) >= found->second.size()) return QString();
  return found->second[static_cast<std::size_t>(item)];
}

void DraftVisit::setItemAnswer(const std::string& id, int item, const QString& text) {
  const core::Instrument* instrument = catalogue_->instrument(id);
  CERVICA_EXPECTS(instrument != nullptr && item >= 0 && item < instrument->answersExpected());
  if (itemAnswer(id, item) == text) return;
  DraftState next = state_;
  auto& texts = next.questionnaires[id];
  texts.resize(static_cast<std::size_t>(instrument->answersExpected()));
  texts[static_cast<std::size_t>(item)] = text;
  if (std::all_of(texts.begin(), texts.end(), [](const QString& each) { return each.isEmpty(); }))
    next.questionnaires.erase(id);
  const QString name = tr("%1, item %2").arg(QString::fromStdString(instrument->title)).arg(item + 1);
  commit(std::move(next), tr("%1: %2").arg(name, text.isEmpty() ? tr("cleared") : text),
         QStringLiteral("item/") + name);
}

QString DraftVisit::itemProblem(const std::string& instrument, int item) const {
  const auto found = reading_.answerProblems.find({instrument, item});
  return found == reading_.answerProblems.end() ? QString() : found->second;
}

namespace {

QString presence(bool present) {
  return present ? DraftVisit::tr("yes") : DraftVisit::tr("no");
}

}  // namespace

void DraftVisit::setSymptom(const std::string& id, bool present) {
  const core::Symptom* symptom = catalogue_->symptom(id);
  CERVICA_EXPECTS(symptom != nullptr);
  DraftState next = state_;
  choose(next.symptoms, id, present);
  next.screening.erase(id);
  commit(std::move(next), tr("%1: %2").arg(QString::fromStdString(symptom->label), presence(present)), QString());
}

void DraftVisit::setHabit(const std::string& id, bool present) {
  const core::Habit* habit = catalogue_->habit(id);
  CERVICA_EXPECTS(habit != nullptr);
  DraftState next = state_;
  choose(next.habits, id, present);
  commit(std::move(next), tr("%1: %2").arg(QString::fromStdString(habit->label), presence(present)), QString());
}

void DraftVisit::setNoSymptoms() {
  DraftState next = state_;
  next.symptoms.emplace();
  denyOtherSymptoms(next, *catalogue_);
  commit(std::move(next), tr("Symptoms: none of these"), QString());
}

void DraftVisit::setNoOtherSymptoms() {
  DraftState next = state_;
  if (!next.symptoms) next.symptoms.emplace();
  denyOtherSymptoms(next, *catalogue_);
  commit(std::move(next), tr("Symptoms: none of the others"), QString());
}

void DraftVisit::setNoHabits() {
  DraftState next = state_;
  next.habits.emplace();
  commit(std::move(next), tr("Habits: none of these"), QString());
}

void DraftVisit::addAcknowledgement(const core::ScreeningAcknowledgement& acknowledgement, const QString& name) {
  DraftState next = state_;
  next.acknowledged.push_back(acknowledgement);
  const QString test = name.isEmpty() ? QString::fromStdString(acknowledgement.test) : name;
  commit(std::move(next), tr("%1: allowed with a reason").arg(test), QString());
}

// History
// --------------------------------------------------------------------------------------------------------------

QString DraftVisit::undoText() const {
  return canUndo() ? history_[position_].message : QString();
}

QString DraftVisit::redoText() const {
  return canRedo() ? history_[position_ + 1].message : QString();
}

void DraftVisit::undo() {
  if (!canUndo()) return;
  --position_;
  show(history_[position_].state);
}

void DraftVisit::redo() {
  if (!canRedo()) return;
  ++position_;
  show(history_[position_].state);
}

void DraftVisit::commit(DraftState state, const QString& message, const QString& field) {
  if (state == state_) return;
  history_.resize(position_ + 1);
  const bool goesOn = !field.isEmpty() && field == openField_ && position_ > 0;
  if (goesOn) {
    history_[position_] = {message, state};
  } else {
    history_.push_back({message, state});
    if (history_.size() > kHistoryLimit) history_.erase(history_.begin());
    position_ = history_.size() - 1;
  }
  openField_ = field;
  state_ = std::move(state);
  read();
  Q_EMIT changed();
}

void DraftVisit::show(const DraftState& state) {
  openField_.clear();
  state_ = state;
  read();
  Q_EMIT changed();
}

void DraftVisit::read() {
  reading_ = readDraft(header_, state_, *catalogue_);
  combined_ = core::combine(reading_.visit, *catalogue_);
  assessment_ = std::make_unique<assessment::Assessment>(assessor_->assess(reading_.visit));
}

QString DraftVisit::nameOf(const SidedMeasure& where) const {
  const core::Measure* measure = catalogue_->measure(where.measure);
  CERVICA_EXPECTS(measure != nullptr);
  return entryName(*measure, where.side);
}

}  // namespace cervica::app
