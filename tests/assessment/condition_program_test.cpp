// The compiled conditions against an evaluator that follows the words of `condition_language` one by one.
#include "assessment/conditions/condition_program.h"

#include <map>
#include <random>

#include "tests/assessment/fact_samples.h"
#include "tests/support/catch_compat.h"

namespace cervica::assessment {
namespace {

using core::Json;

// What is recorded, in the plainest form: by identifier, and by side for measures.
struct Recorded {
  std::map<std::string, Json> values;
  std::map<std::pair<std::string, int>, double> sides, z;
  std::map<std::pair<std::string, int>, core::Band> bands;
  std::map<std::string, ScreeningAction> modules;
};

bool compares(double a, Comparison comparison, double b) {
  switch (comparison) {
    case Comparison::Less:
      return a < b;
    case Comparison::AtMost:
      return a <= b;
    case Comparison::More:
      return a > b;
    case Comparison::AtLeast:
      return a >= b;
    case Comparison::Equal:
      return a == b;
    case Comparison::NotEqual:
      return a != b;
  }
  return false;
}

class Naive {
 public:
  Naive(const core::Catalogue& catalogue, const Recorded& recorded) : catalogue_(catalogue), recorded_(recorded) {}

  Truth operator()(const Condition& condition) const {
    return std::visit([this](const auto& form) { return of(form); }, condition.form);
  }

 private:
  Truth of(const AllOf& form) const {
    bool unknown = false;
    for (const Condition& part : form.parts) {
      const Truth truth = (*this)(part);
      if (truth == Truth::No) return Truth::No;
      unknown = unknown || truth == Truth::Unknown;
    }
    return unknown ? Truth::Unknown : Truth::Yes;
  }
  Truth of(const AnyOf& form) const {
    bool unknown = false;
    for (const Condition& part : form.parts) {
      const Truth truth = (*this)(part);
      if (truth == Truth::Yes) return Truth::Yes;
      unknown = unknown || truth == Truth::Unknown;
    }
    return unknown ? Truth::Unknown : Truth::No;
  }
  Truth of(const Negation& form) const {
    const Truth truth = (*this)(form.part.front());
    return truth == Truth::Yes ? Truth::No : truth == Truth::No ? Truth::Yes : Truth::Unknown;
  }
  Truth of(const Is& form) const {
    const auto found = recorded_.values.find(form.subject.id);
    if (found == recorded_.values.end()) return Truth::Unknown;
    const Json wanted = std::visit([](const auto& held) { return Json(held); }, form.value);
    return found->second == wanted ? Truth::Yes : Truth::No;
  }
  Truth of(const Compare& form) const {
    if (form.subject.kind == Subject::Kind::Measure)
      return sides(recorded_.sides, form.subject.id,
                   [&](double value) { return compares(value, form.comparison, form.number); });
    const auto found = recorded_.values.find(form.subject.id);
    if (found == recorded_.values.end()) return Truth::Unknown;
    return compares(found->second.get<double>(), form.comparison, form.number) ? Truth::Yes : Truth::No;
  }
  Truth of(const Count& form) const {
    int yes = 0, unknown = 0;
    for (const Condition& part : form.of) {
      const Truth truth = (*this)(part);
      if (truth == Truth::Yes) ++yes;
      if (truth == Truth::Unknown) ++unknown;
    }
    int fits = 0;
    for (int k = yes; k <= yes + unknown; ++k) fits += compares(k, form.comparison, form.number) ? 1 : 0;
    return fits == unknown + 1 ? Truth::Yes : fits == 0 ? Truth::No : Truth::Unknown;
  }
  Truth of(const NotRecorded& form) const {
    const bool measured =
        recorded_.sides.contains({form.subject.id, 0}) || recorded_.sides.contains({form.subject.id, 1});
    return measured || recorded_.values.contains(form.subject.id) ? Truth::No : Truth::Yes;
  }
  Truth of(const ModuleResult& form) const {
    const ScreeningAction action = recorded_.modules.at(form.module);
    const auto& wanted = form.actions;
    return std::find(wanted.begin(), wanted.end(), action) != wanted.end() ? Truth::Yes : Truth::No;
  }
  Truth of(const InBand& form) const {
    return sides(recorded_.bands, form.measure, [&](core::Band band) {
      return std::find(form.bands.begin(), form.bands.end(), band) != form.bands.end();
    });
  }
  Truth of(const ZScore& form) const {
    return sides(recorded_.z, form.measure, [&](double z) { return compares(z, form.comparison, form.number); });
  }
  Truth of(const SideDifference& form) const {
    const auto left = recorded_.sides.find({form.measure, 0}), right = recorded_.sides.find({form.measure, 1});
    if (left == recorded_.sides.end() || right == recorded_.sides.end()) return Truth::Unknown;
    return compares(std::abs(left->second - right->second), form.comparison, form.number) ? Truth::Yes : Truth::No;
  }
  template <typename Value, typename Fits>
  Truth sides(const std::map<std::pair<std::string, int>, Value>& values, const std::string& id,
              const Fits& fits) const {
    int known = 0;
    for (const int side : {0, 1}) {
      const auto found = values.find({id, side});
      if (found == values.end()) continue;
      if (fits(found->second)) return Truth::Yes;
      ++known;
    }
    return known == (catalogue_.measure(id)->sided ? 2 : 1) ? Truth::No : Truth::Unknown;
  }

  const core::Catalogue& catalogue_;
  const Recorded& recorded_;
};

const std::vector<std::string> kModules{"module.a", "module.b"};
const char* const kYesNo[] = {"flag.fever", "flag.night_pain", "sign.ataxic_gait", "symptom.stiffness",
                              "habit.no_breaks"};
const char* const kNumbers[] = {"history.duration_weeks", "patient.age_years", "prom.ndi"};
const char* const kMeasures[] = {"rom.cervical.rotation", "ccft.highest_pressure", "rom.cervical.flexion"};

class Draw {
 public:
  Draw(const core::Catalogue& catalogue, unsigned seed) : catalogue_(catalogue), random_(seed) {}

  Condition condition(int depth) {
    switch (below(depth > 0 ? 12 : 8)) {
      case 0:
        return {Compare{subject(kNumbers), comparison(), number()}};
      case 1:
        return {Compare{Subject{Subject::Kind::Measure, pick(kMeasures)}, comparison(), number()}};
      case 2:
        return {NotRecorded{chance() ? subject(kYesNo) : Subject{Subject::Kind::Measure, pick(kMeasures)}}};
      case 3:
        return {ModuleResult{kModules[below(2)], {ScreeningAction::Continue, ScreeningAction::Incomplete}}};
      case 4:
        return {InBand{pick(kMeasures), {core::Band::Impaired, core::Band::Borderline}}};
      case 5:
        return {ZScore{pick(kMeasures), comparison(), number()}};
      case 6:
        return {SideDifference{"rom.cervical.rotation", comparison(), number()}};
      case 7:
        return {Is{subject(kYesNo), chance()}};
      case 8:
        return {AllOf{several(depth)}};
      case 9:
        return {AnyOf{several(depth)}};
      case 10: {
        Negation negation;
        negation.part.push_back(condition(depth - 1));
        return {std::move(negation)};
      }
      default: {
        Count count;
        count.of = several(depth);
        count.comparison = comparison();
        count.number = static_cast<int>(below(count.of.size() + 1));
        return {std::move(count)};
      }
    }
  }

  Recorded recorded() {
    Recorded out;
    for (const char* id : kYesNo)
      if (chance()) out.values[id] = chance();
    for (const char* id : kNumbers)
      if (chance()) out.values[id] = number();
    for (const char* id : kMeasures) {
      for (int side = 0; side < (catalogue_.measure(id)->sided ? 2 : 1); ++side) {
        if (chance()) out.sides[{id, side}] = number();
        if (chance()) out.z[{id, side}] = number();
        if (chance()) out.bands[{id, side}] = chance() ? core::Band::Impaired : core::Band::WithinNormal;
      }
    }
    for (const std::string& id : kModules)
      out.modules[id] = chance() ? ScreeningAction::Continue : ScreeningAction::Caution;
    return out;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  bool chance() { return below(2) == 0; }
  double number() { return static_cast<double>(below(4)); }
  Comparison comparison() { return static_cast<Comparison>(below(6)); }
  template <std::size_t N>
  const char* pick(const char* const (&ids)[N]) {
    return ids[below(N)];
  }
  template <std::size_t N>
  Subject subject(const char* const (&ids)[N]) {
    return {Subject::Kind::Question, pick(ids)};  // the identifier alone decides where a subject stands
  }
  std::vector<Condition> several(int depth) {
    std::vector<Condition> parts;
    for (std::size_t i = below(4); i > 0; --i) parts.push_back(condition(depth - 1));
    return parts;
  }

  const core::Catalogue& catalogue_;
  std::mt19937 random_;
};

void tell(const Recorded& recorded, Facts& facts) {
  facts.clear();
  for (const auto& [id, value] : recorded.values) tests::recordFact(facts, id, value);
  const FactIndex& index = facts.index();
  const auto sideOf = [&](const std::pair<std::string, int>& key) {
    if (!index.catalogue().measure(key.first)->sided) return std::optional<core::Side>();
    return std::optional(key.second == 0 ? core::Side::Left : core::Side::Right);
  };
  for (const auto& [key, value] : recorded.sides) {
    core::CombinedMeasurement one;
    one.measure = index.catalogue().measure(key.first);
    one.side = sideOf(key);
    one.value = value;
    facts.recordMeasure(one);
  }
  for (const auto& [key, z] : recorded.z) facts.recordZ(index.measureSlot(key.first), sideOf(key), z);
  for (const auto& [key, band] : recorded.bands) facts.recordBand(index.measureSlot(key.first), sideOf(key), band);
}

}  // namespace

TEST_CASE("Kleene logic is the smaller, the larger and the opposite", "[assessment][conditions]") {
  CHECK(both(Truth::Yes, Truth::Unknown) == Truth::Unknown);
  CHECK(both(Truth::No, Truth::Unknown) == Truth::No);
  CHECK(either(Truth::No, Truth::Unknown) == Truth::Unknown);
  CHECK(either(Truth::Yes, Truth::Unknown) == Truth::Yes);
  CHECK(opposite(Truth::Unknown) == Truth::Unknown);
  CHECK(opposite(Truth::Yes) == Truth::No);
}

TEST_CASE("Compiled conditions answer as the language says", "[assessment][conditions][property]") {
  const auto catalogue = core::Catalogue::shipped();
  const FactIndex index(*catalogue);
  Facts facts(index, {});
  Draw draw(*catalogue, 5);
  std::map<Truth, int> answers;
  for (int program = 0; program < 300; ++program) {
    ConditionCompiler compiler(index, kModules);
    std::vector<Condition> conditions;
    std::vector<ConditionProgram::NodeId> nodes;
    for (int i = 0; i < 10; ++i) {
      conditions.push_back(draw.condition(4));
      nodes.push_back(compiler.add(conditions.back()));
    }
    const ConditionProgram compiled = compiler.take();
    std::vector<Truth> truths(compiled.size());
    for (int visit = 0; visit < 10; ++visit) {
      const Recorded recorded = draw.recorded();
      tell(recorded, facts);
      const std::vector<ScreeningAction> modules{recorded.modules.at(kModules[0]), recorded.modules.at(kModules[1])};
      compiled.evaluate(0, compiled.size(), facts, modules, truths);
      for (std::size_t i = 0; i < conditions.size(); ++i) {
        CAPTURE(program, visit, i);
        const Truth expected = Naive(*catalogue, recorded)(conditions[i]);
        REQUIRE(truths[nodes[i]] == expected);
        ++answers[expected];
      }
    }
  }
  for (const Truth truth : {Truth::No, Truth::Unknown, Truth::Yes}) CHECK(answers[truth] > 1000);
}

TEST_CASE("Equal parts of conditions are answered once", "[assessment][conditions]") {
  const FactIndex index(*core::Catalogue::shipped());
  ConditionCompiler compiler(index, {});
  const Condition fever{Is{{Subject::Kind::Question, "flag.fever"}, true}};
  AllOf twice;
  twice.parts = {fever, fever};
  const auto first = compiler.add(fever);
  const std::size_t before = compiler.size();
  CHECK(compiler.add(fever) == first);
  CHECK(compiler.size() == before);
  compiler.add({twice});
  CHECK(compiler.size() == before + 1);
}

TEST_CASE("A reading may take what is not recorded as no", "[assessment][conditions]") {
  const auto catalogue = core::Catalogue::shipped();
  const FactIndex index(*catalogue);
  Facts facts(index, {});
  ConditionCompiler compiler(index, {});
  const Subject fever{Subject::Kind::Question, "flag.fever"};
  const std::vector<Subject> lenient{fever};
  const Condition condition{Is{fever, true}};
  const auto strict = compiler.add(condition);
  const auto accepting = compiler.add(condition, {lenient, {}});
  const ConditionProgram program = compiler.take();
  std::vector<Truth> truths(program.size());
  program.evaluate(0, program.size(), facts, {}, truths);
  CHECK(truths[strict] == Truth::Unknown);
  CHECK(truths[accepting] == Truth::No);
  facts.record(index.slotOf(fever), core::ScreeningAnswer(true));
  program.evaluate(0, program.size(), facts, {}, truths);
  CHECK(truths[accepting] == Truth::Yes);
}

}  // namespace cervica::assessment
