#include "core/catalogue/catalogue.h"

#include "cervica_core_files.h"

namespace cervica::core {
namespace {

template <typename Map>
auto pointerAt(const Map& map, std::string_view id) -> typename Map::mapped_type {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : found->second;
}

template <typename Map>
auto spanAt(const Map& map, const std::string& id) -> std::span<const typename Map::mapped_type::value_type> {
  const auto found = map.find(id);
  if (found == map.end()) return {};
  return found->second;
}

}  // namespace

Catalogue::Catalogue(const Catalogue& other)
    : pack_(other.pack_),
      measures_(other.measures_),
      devices_(other.devices_),
      norms_(other.norms_),
      reliability_(other.reliability_),
      importantDifferences_(other.importantDifferences_),
      normTemplates_(other.normTemplates_),
      ageRatioChecks_(other.ageRatioChecks_),
      sources_(other.sources_),
      instruments_(other.instruments_),
      questions_(other.questions_),
      questionGroups_(other.questionGroups_),
      symptoms_(other.symptoms_),
      habits_(other.habits_) {}

std::shared_ptr<const Catalogue> Catalogue::shipped() {
  static const std::shared_ptr<const Catalogue> catalogue = [] {
    std::vector<PackFile> files;
    for (const EmbeddedFile& file : embeddedFiles()) files.push_back({std::string(file.name), file.bytes});
    auto loaded = load(files);
    CERVICA_EXPECTS(loaded.ok());
    return std::move(loaded).value();
  }();
  return catalogue;
}

std::string_view Catalogue::shippedFile(std::string_view name) {
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

const Measure* Catalogue::measure(std::string_view id) const {
  return pointerAt(measureById_, id);
}
const Device* Catalogue::device(std::string_view id) const {
  return pointerAt(deviceById_, id);
}
const Norm* Catalogue::norm(std::string_view id) const {
  return pointerAt(normById_, id);
}
const Source* Catalogue::source(std::string_view id) const {
  return pointerAt(sourceById_, id);
}
const Instrument* Catalogue::instrument(std::string_view id) const {
  return pointerAt(instrumentById_, id);
}
const Question* Catalogue::question(std::string_view id) const {
  return pointerAt(questionById_, id);
}
const Symptom* Catalogue::symptom(std::string_view id) const {
  return pointerAt(symptomById_, id);
}
const Habit* Catalogue::habit(std::string_view id) const {
  return pointerAt(habitById_, id);
}

std::span<const Norm* const> Catalogue::normsOf(const Measure& measure) const {
  return spanAt(normsByMeasure_, measure.id);
}
std::span<const ReliabilityRecord* const> Catalogue::reliabilityOf(const Measure& measure) const {
  return spanAt(reliabilityByMeasure_, measure.id);
}
std::span<const ImportantDifference* const> Catalogue::importantDifferencesOf(const Measure& measure) const {
  return spanAt(importantByMeasure_, measure.id);
}

void Catalogue::index() {
  for (const Measure& measure : measures_) measureById_.emplace(measure.id, &measure);
  for (const Device& device : devices_) deviceById_.emplace(device.id, &device);
  for (const Norm& norm : norms_) {
    normById_.emplace(norm.id, &norm);
    normsByMeasure_[norm.measure].push_back(&norm);
  }
  for (const ReliabilityRecord& record : reliability_) reliabilityByMeasure_[record.measure].push_back(&record);
  for (const ImportantDifference& one : importantDifferences_) importantByMeasure_[one.measure].push_back(&one);
  for (const Source& source : sources_) sourceById_.emplace(source.id, &source);
  for (const Instrument& instrument : instruments_) instrumentById_.emplace(instrument.id, &instrument);
  for (const Question& question : questions_) questionById_.emplace(question.id, &question);
  for (const Symptom& symptom : symptoms_) symptomById_.emplace(symptom.id, &symptom);
  for (const Habit& habit : habits_) habitById_.emplace(habit.id, &habit);
}

}  // namespace cervica::core
