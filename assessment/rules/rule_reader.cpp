#include "assessment/rules/rule_reader.h"

#include <algorithm>

namespace cervica::assessment {
namespace {

using core::JsonCursor;

constexpr int kLowestPriority = 3;
constexpr int kMostWeeks = 104;
constexpr int kMostHomeItems = 20;
constexpr int kMostMinutesPerDay = 240;

/// Two words of the rules for one device of the catalogue, which is labelled "Fixed-frame or strain-gauge dynamometer".
constexpr std::pair<std::string_view, std::string_view> kDeviceWords[] = {{"fixed_frame", "fixed_dynamometer"},
                                                                          {"strain_gauge", "fixed_dynamometer"}};

std::string deviceOf(const std::string& word) {
  for (const auto& [name, device] : kDeviceWords) {
    if (name == word) return std::string(device);
  }
  return word;
}

/// Ids of exercises and techniques: protocols::loadPack knows them.
std::string idToCheckLater(const JsonCursor& at) {
  return sentence(at);
}

}  // namespace

RuleReader::RuleReader(RuleBook& book, const core::Catalogue& catalogue, const ScreeningBook& screening)
    : book_(book),
      catalogue_(catalogue),
      conditions_(catalogue, [&screening](const std::string& id) { return screening.module(id) != nullptr; }) {}

void RuleReader::read(const JsonCursor& root) {
  root.onlyMembers({"schema", "condition_language", "notes", "stages", "stage_source", "stage_note", "grades",
                    "category_order", "findings", "patterns", "categories", "governance", "limits", "cases"});
  expectSchema(root, "cervica.rules.v1");
  readStages(root["stages"]);
  static_cast<void>(reference(root["stage_source"], "source",
                              [this](const std::string& id) { return catalogue_.source(id) != nullptr; }));
  readGrades(root["grades"]);
  IdRegister findings("finding.");
  root["findings"].forEach(
      [&](const JsonCursor& one, std::size_t) { book_.findings_.push_back(readFinding(one, findings)); });
  IdRegister patterns("pattern.");
  root["patterns"].forEach(
      [&](const JsonCursor& one, std::size_t) { book_.patterns_.push_back(readPattern(one, patterns)); });
  IdRegister categories("category.");
  root["categories"].forEach(
      [&](const JsonCursor& one, std::size_t) { book_.categories_.push_back(readCategory(one, categories)); });
  readGovernance(root["governance"]);
  readLimits(root["limits"]);
}

void RuleReader::readStages(At at) {
  IdRegister ids("");
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "label", "when"});
    book_.stages_.push_back({ids.read(one["id"]), sentence(one["label"]), conditions_.read(one["when"])});
  });
}

void RuleReader::readGrades(At at) {
  if (!at.expectObject()) return;
  for (const auto& [grade, meaning] : at.json().items()) {
    const JsonCursor member = at[grade];
    if (grade.size() != 1 || grade[0] < 'A' || grade[0] > 'F') {
      member.report("must be a grade from A to F");
    } else {
      book_.grades_.emplace(grade[0], sentence(member));
    }
  }
}

FindingRule RuleReader::readFinding(At at, IdRegister& ids) const {
  FindingRule finding;
  if (!at.expectObject()) return finding;
  at.onlyMembers({"id", "label", "domain", "descriptor", "when", "severity", "explain", "evidence_strength",
                  "recommend", "avoid", "education", "reassess_weeks", "limits", "sources", "verified",
                  "design_decisions", "requires_device"});
  finding.id = ids.read(at["id"]);
  finding.label = sentence(at["label"]);
  finding.domain = sentence(at["domain"]);
  finding.descriptor = at["descriptor"].boolean();
  finding.when = conditions_.read(at["when"]);
  finding.severity = readSeverity(at["severity"]);
  finding.explain = sentence(at["explain"]);
  finding.evidenceStrength = sentence(at["evidence_strength"]);
  finding.recommend = readRecommendations(at["recommend"]);
  finding.avoid = readAvoidances(at["avoid"]);
  finding.education = sentences(at["education"]);
  finding.reassessWeeks = integerIn(at["reassess_weeks"], 1, kMostWeeks);
  finding.limits = at["limits"].optionalText();
  if (at["requires_device"].present()) finding.requiresDevices = readDevices(at["requires_device"]);
  finding.sources = sourceReferences(at["sources"], catalogue_);
  finding.verified = sentence(at["verified"]);
  finding.designDecisions = sentences(at["design_decisions"]);
  return finding;
}

std::vector<std::string> RuleReader::readDevices(At at) const {
  const auto words = references(
      at, "device", [this](const std::string& word) { return catalogue_.device(deviceOf(word)) != nullptr; });
  std::vector<std::string> devices;
  for (const std::string& word : words) {
    std::string device = deviceOf(word);
    if (std::find(devices.begin(), devices.end(), device) == devices.end()) devices.push_back(std::move(device));
  }
  return devices;
}

std::vector<SeverityRule> RuleReader::readSeverity(At at) const {
  std::vector<SeverityRule> levels;
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"level", "when"});
    const Severity level = one["level"].choice<Severity>(
        {{"mild", Severity::Mild}, {"moderate", Severity::Moderate}, {"marked", Severity::Marked}});
    if (!levels.empty() && level <= levels.back().level) one["level"].report("must be worse than the level before");
    levels.push_back({level, conditions_.read(one["when"])});
  });
  return levels;
}

std::vector<Recommendation> RuleReader::readRecommendations(At at) const {
  std::vector<Recommendation> all;
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"exercise", "priority", "reason"});
    all.push_back(
        {idToCheckLater(one["exercise"]), integerIn(one["priority"], 1, kLowestPriority), sentence(one["reason"])});
  });
  return all;
}

std::vector<Avoidance> RuleReader::readAvoidances(At at) const {
  std::vector<Avoidance> all;
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "reason"});
    all.push_back({idToCheckLater(one["id"]), sentence(one["reason"])});
  });
  return all;
}

PatternRule RuleReader::readPattern(At at, IdRegister& ids) const {
  PatternRule pattern;
  if (!at.expectObject()) return pattern;
  at.onlyMembers({"id", "label", "seed", "observations", "present", "wording", "recommend", "sources", "verified",
                  "design_decisions"});
  pattern.id = ids.read(at["id"]);
  pattern.label = sentence(at["label"]);
  static_cast<void>(at["seed"].boolean());
  pattern.observations = readObservations(at["observations"]);
  readPresence(at["present"], pattern);
  pattern.wording = sentence(at["wording"]);
  for (const char* place : {"{k}", "{n}"}) {
    if (pattern.wording.find(place) == std::string::npos) at["wording"].report(std::string("must contain ") + place);
  }
  pattern.recommend = readRecommendations(at["recommend"]);
  pattern.sources = sourceReferences(at["sources"], catalogue_);
  pattern.verified = sentence(at["verified"]);
  pattern.designDecisions = sentences(at["design_decisions"]);
  return pattern;
}

std::vector<Observation> RuleReader::readObservations(At at) const {
  std::vector<Observation> all;
  IdRegister ids("obs.");
  at.forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"id", "label", "when", "group"});
    all.push_back({ids.read(one["id"]), sentence(one["label"]), conditions_.read(one["when"]), sentence(one["group"])});
  });
  if (all.empty()) at.report("must hold at least one observation");
  return all;
}

void RuleReader::readPresence(At at, PatternRule& pattern) const {
  if (!at.expectObject()) return;
  at.onlyMembers({"min_total", "min_per_group"});
  pattern.minTotal = integerIn(at["min_total"], 1, static_cast<int>(pattern.observations.size()));
  const JsonCursor groups = at["min_per_group"];
  if (!groups.expectObject()) return;
  for (const auto& [group, minimum] : groups.json().items()) {
    const std::string& name = group;
    const auto size = std::count_if(pattern.observations.begin(), pattern.observations.end(),
                                    [&](const Observation& one) { return one.group == name; });
    const JsonCursor member = groups[name];
    if (size == 0) {
      member.report("is not a group of these observations");
    } else {
      pattern.minPerGroup.emplace(name, integerIn(member, 1, static_cast<int>(size)));
    }
  }
}

CategoryRule RuleReader::readCategory(At at, IdRegister& ids) const {
  CategoryRule category;
  if (!at.expectObject()) return category;
  at.onlyMembers({"id", "label", "suggest_when", "findings_full_text", "findings_recalled", "stages", "sources",
                  "verified", "note"});
  category.id = ids.read(at["id"]);
  category.label = sentence(at["label"]);
  category.suggestWhen = conditions_.read(at["suggest_when"]);
  category.findingsFullText = sentences(at["findings_full_text"]);
  category.findingsRecalled = sentences(at["findings_recalled"]);
  at["stages"].forEach([&](const JsonCursor& one, std::size_t) {
    CategoryStage stage = readCategoryStage(one);
    const bool again = std::any_of(category.stages.begin(), category.stages.end(),
                                   [&](const CategoryStage& before) { return before.stage == stage.stage; });
    if (again) one.report("speaks of a stage that was spoken of before");
    category.stages.push_back(std::move(stage));
  });
  category.sources = sourceReferences(at["sources"], catalogue_);
  category.verified = sentence(at["verified"]);
  category.note = at["note"].optionalText();
  return category;
}

CategoryStage RuleReader::readCategoryStage(At at) const {
  CategoryStage stage;
  if (!at.expectObject()) return stage;
  at.onlyMembers({"stage", "recommendations", "exercises"});
  stage.stage = reference(at["stage"], "stage", [this](const std::string& id) {
    return std::any_of(book_.stages_.begin(), book_.stages_.end(), [&](const auto& one) { return one.id == id; });
  });
  at["recommendations"].forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"strength", "text", "grade"});
    using Strength = GuidelineRecommendation::Strength;
    GuidelineRecommendation recommendation;
    recommendation.strength = one["strength"].choice<Strength>({{"should", Strength::Should}, {"may", Strength::May}});
    recommendation.text = sentence(one["text"]);
    const std::string grade = reference(one["grade"], "grade", [this](const std::string& id) {
      return id.size() == 1 && book_.grades_.count(id[0]) == 1;
    });
    if (!grade.empty()) recommendation.grade = grade[0];
    stage.recommendations.push_back(std::move(recommendation));
  });
  stage.exercises = references(at["exercises"], "exercise", [](const std::string&) { return true; });
  return stage;
}

void RuleReader::readGovernance(At at) {
  if (!at.expectObject()) return;
  at.onlyMembers({"review_plan", "every_visit", "progress_when", "plateau", "expectation_text", "expectation_sources",
                  "adherence_text", "adherence_sources", "referral", "sources", "verified"});
  Governance& governance = book_.governance_;
  const auto readTasks = [this](const JsonCursor& list) {
    std::vector<std::string> tasks = someSentences(list);
    // A task is prose or an instrument; an id that looks like one must be one.
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      const bool looksLikeId = tasks[i].compare(0, 5, "prom.") == 0;
      if (looksLikeId && catalogue_.instrument(tasks[i]) == nullptr) {
        list.at(i).report("there is no instrument '" + tasks[i] + "'");
      }
    }
    return tasks;
  };
  at["review_plan"].forEach([&](const JsonCursor& one, std::size_t) {
    if (!one.expectObject()) return;
    one.onlyMembers({"week", "do"});
    const int week = integerIn(one["week"], 0, kMostWeeks);
    if (!governance.reviewPlan.empty() && week <= governance.reviewPlan.back().week) {
      one["week"].report("must be later than the week before");
    }
    governance.reviewPlan.push_back({week, readTasks(one["do"])});
  });
  governance.everyVisit = readTasks(at["every_visit"]);
  governance.progressWhen = sentence(at["progress_when"]);
  governance.plateau = sentence(at["plateau"]);
  governance.expectation = sentence(at["expectation_text"]);
  static_cast<void>(sourceReferences(at["expectation_sources"], catalogue_));
  governance.adherence = sentence(at["adherence_text"]);
  static_cast<void>(sourceReferences(at["adherence_sources"], catalogue_));
  governance.referral = sentence(at["referral"]);
  governance.sources = sourceReferences(at["sources"], catalogue_);
  governance.verified = sentence(at["verified"]);
}

void RuleReader::readLimits(At at) {
  if (!at.expectObject()) return;
  at.onlyMembers({"max_home_items", "max_minutes_per_day_at_start", "stretching_never_alone", "max_new_items_per_visit",
                  "display_notes", "selection", "sources", "verified"});
  ProgrammeLimits& limits = book_.limits_;
  limits.maxHomeItems = integerIn(at["max_home_items"], 1, kMostHomeItems);
  limits.maxMinutesPerDayAtStart = integerIn(at["max_minutes_per_day_at_start"], 1, kMostMinutesPerDay);
  limits.stretchingNeverAlone = at["stretching_never_alone"].boolean();
  limits.maxNewItemsPerVisit = integerIn(at["max_new_items_per_visit"], 1, kMostHomeItems);
  limits.displayNotes = someSentences(at["display_notes"]);
  limits.selection = someSentences(at["selection"]);
  limits.sources = sourceReferences(at["sources"], catalogue_);
  limits.verified = sentence(at["verified"]);
}

}  // namespace cervica::assessment
