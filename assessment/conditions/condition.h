#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/scoring/score.h"

namespace cervica::assessment {

/// The result of a screening module, the most urgent first (`actions` of core/catalogue/data/screening.json).
enum class ScreeningAction { Emergency, SameDay, UrgentTwoWeeks, RoutineReferral, Incomplete, Caution, Continue };

/// How a number is compared: < <= > >= == !=
enum class Comparison { Less, AtMost, More, AtLeast, Equal, NotEqual };

/// Something that can be recorded for a person at a visit. The id resolves in the catalogue.
struct Subject {
  enum class Kind { Patient, Question, Symptom, Habit, Measure, Instrument };
  Kind kind = Kind::Question;
  std::string id;  ///< of a patient: "patient.age_years", "patient.sex", "patient.mass_kg"
};

struct Condition;

/// Yes when every part is yes, no when one is no; an empty list is yes.
struct AllOf {
  std::vector<Condition> parts;
};

/// Yes when one part is yes, no when every one is no; an empty list is no.
struct AnyOf {
  std::vector<Condition> parts;
};

/// Yes and no swapped.
struct Negation {
  std::vector<Condition> part;  ///< exactly one
};

/// Yes when the recorded value equals `value`, no when another one is recorded.
struct Is {
  Subject subject;
  std::variant<bool, double, std::string> value;  ///< as the type of the question says
};

/// On a sided measure: yes when either side satisfies it, no when both are recorded and neither does. On an instrument:
/// its primary score.
struct Compare {
  Subject subject;
  Comparison comparison = Comparison::Less;
  double number = 0;  ///< in the unit of the subject, within its limits
};

/// How many of the parts are yes; yes or no only when the unknown parts cannot change the answer.
struct Count {
  std::vector<Condition> of;  ///< a bare question id of the data is `Is{question, true}`
  Comparison comparison = Comparison::AtLeast;
  int number = 0;  ///< in [0, of.size()]
};

/// Yes when nothing is recorded, else no.
struct NotRecorded {
  Subject subject;
};

/// Yes when the module's result is one of the actions; a module that does not apply counts as Continue.
struct ModuleResult {
  std::string module;
  std::vector<ScreeningAction> actions;
};

/// Yes when the band of the score is one of these, on either side; unknown when there is no score.
struct InBand {
  std::string measure;
  std::vector<core::Band> bands;
};

/// On the z of the score after orienting so that lower is worse; either side. Never of a hold time.
struct ZScore {
  std::string measure;
  Comparison comparison = Comparison::Less;
  double number = 0;
};

/// On the absolute difference of left and right; unknown unless both are recorded.
struct SideDifference {
  std::string measure;  ///< a sided one
  Comparison comparison = Comparison::More;
  double number = 0;  ///< in the measure's unit, not negative
};

/// A condition of three-valued (Kleene) logic over what was recorded: `condition_language` of screening.json. Unknown
/// never clears anything.
struct Condition {
  std::variant<AllOf, AnyOf, Negation, Is, Compare, Count, NotRecorded, ModuleResult, InBand, ZScore, SideDifference>
      form;
};

/// Calls `visit(subject)` for everything a condition reads; measures of bands, z-scores and side differences too.
template <typename Visit>
void forEachSubject(const Condition& condition, const Visit& visit) {
  struct Walk {
    const Visit& visit;
    void all(const std::vector<Condition>& parts) const {
      for (const Condition& part : parts) forEachSubject(part, visit);
    }
    void operator()(const AllOf& form) const { all(form.parts); }
    void operator()(const AnyOf& form) const { all(form.parts); }
    void operator()(const Negation& form) const { all(form.part); }
    void operator()(const Count& form) const { all(form.of); }
    void operator()(const Is& form) const { visit(form.subject); }
    void operator()(const Compare& form) const { visit(form.subject); }
    void operator()(const NotRecorded& form) const { visit(form.subject); }
    void operator()(const ModuleResult&) const {}
    void operator()(const InBand& form) const { visit(Subject{Subject::Kind::Measure, form.measure}); }
    void operator()(const ZScore& form) const { visit(Subject{Subject::Kind::Measure, form.measure}); }
    void operator()(const SideDifference& form) const { visit(Subject{Subject::Kind::Measure, form.measure}); }
  };
  std::visit(Walk{visit}, condition.form);
}

}  // namespace cervica::assessment
