#pragma once

#include <map>
#include <string>
#include <vector>

#include "assessment/conditions/condition.h"

namespace cervica::assessment {

enum class Severity { Mild, Moderate, Marked };

/// A finding has the highest severity whose condition is yes.
struct SeverityRule {
  Severity level = Severity::Mild;
  Condition when;
};

/// An exercise or technique that a finding speaks for.
struct Recommendation {
  std::string exercise;
  int priority = 1;  ///< 1 comes first, 3 last
  std::string reason;
};

/// An exercise or technique that a finding speaks against.
struct Avoidance {
  std::string id;
  std::string reason;
};

/// What follows from the measured values. Present when `when` is yes; unknown is "not examined", never absent.
struct FindingRule {
  std::string id;  ///< "finding.ccft_activation_low"
  std::string label;
  std::string domain;
  bool descriptor = false;  ///< describes, and is no impairment
  Condition when;
  std::vector<SeverityRule> severity;  ///< mildest first; empty of descriptors without grades
  std::string explain;
  std::string evidenceStrength;
  std::vector<Recommendation> recommend;
  std::vector<Avoidance> avoid;
  std::vector<std::string> education;
  int reassessWeeks = 0;
  std::string limits;                        ///< printed beside the finding; may be empty
  std::vector<std::string> requiresDevices;  ///< device ids; with another device there is no finding. Empty: any
  std::vector<std::string> sources;
  std::string verified;
  std::vector<std::string> designDecisions;  ///< "clinic to confirm"
};

/// One sign of a pattern.
struct Observation {
  std::string id;
  std::string label;
  Condition when;
  std::string group;
};

/// Several observations together. Present when enough of them, in all and in each group, are yes.
struct PatternRule {
  std::string id;  ///< "pattern.upper_crossed"
  std::string label;
  std::vector<Observation> observations;
  int minTotal = 0;
  std::map<std::string, int> minPerGroup;
  std::string wording;  ///< with {k} observations of {n} known ones
  std::vector<Recommendation> recommend;
  std::vector<std::string> sources;
  std::string verified;
  std::vector<std::string> designDecisions;
};

/// How long the trouble has lasted.
struct StageRule {
  std::string id;  ///< "acute"
  std::string label;
  Condition when;
};

/// A sentence of the guideline.
struct GuidelineRecommendation {
  enum class Strength { Should, May };
  Strength strength = Strength::May;
  std::string text;
  char grade = 'F';  ///< 'A' (strong evidence) to 'F' (expert opinion)
};

struct CategoryStage {
  std::string stage;  ///< StageRule::id
  std::vector<GuidelineRecommendation> recommendations;
  std::vector<std::string> exercises;
};

/// A category of the neck pain guideline.
struct CategoryRule {
  std::string id;  ///< "category.mobility"
  std::string label;
  Condition suggestWhen;
  std::vector<std::string> findingsFullText;  ///< as read in the guideline
  std::vector<std::string> findingsRecalled;  ///< recalled, not read
  std::vector<CategoryStage> stages;
  std::vector<std::string> sources;
  std::string verified;
  std::string note;
};

struct ReviewStep {
  int week = 0;
  std::vector<std::string> tasks;
};

/// When to look again and what to tell the patient.
struct Governance {
  std::vector<ReviewStep> reviewPlan;  ///< by week
  std::vector<std::string> everyVisit;
  std::string progressWhen;
  std::string plateau;
  std::string expectation;
  std::string adherence;
  std::string referral;
  std::vector<std::string> sources;
  std::string verified;
};

/// What keeps a programme small enough to be done.
struct ProgrammeLimits {
  int maxHomeItems = 0;
  int maxMinutesPerDayAtStart = 0;
  bool stretchingNeverAlone = true;
  int maxNewItemsPerVisit = 0;
  std::vector<std::string> displayNotes;
  std::vector<std::string> selection;
  std::vector<std::string> sources;
  std::string verified;
};

}  // namespace cervica::assessment
