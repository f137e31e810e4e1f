#include "protocols/pack_references.h"

#include <algorithm>

#include "assessment/pack/shipped_files.h"

namespace cervica::protocols {
namespace {

using assessment::ScreenedTest;

/// A JSON Pointer that grows: Place("rules.json") / "findings" / 3 / "avoid".
class Place {
 public:
  explicit Place(std::string_view text) : text_(text) {}
  [[nodiscard]] Place operator/(std::string_view member) const { return Place(text_ + '/' + std::string(member)); }
  [[nodiscard]] Place operator/(std::size_t index) const { return Place(text_ + '/' + std::to_string(index)); }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// Walks a pack whose files are each good by themselves.
class ReferenceCheck {
 public:
  explicit ReferenceCheck(const ClinicalPack& pack) : pack_(pack) {}

  [[nodiscard]] std::vector<core::Issue> run() {
    checkRules();
    checkScreening();
    checkTests();
    return std::move(issues_);
  }

 private:
  void checkRules() {
    const Place file(assessment::kRulesFile);
    const auto& findings = pack_.rules->findings();
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const Place place = file / "findings" / i;
      checkRecommendations(findings[i].recommend, place / "recommend");
      for (std::size_t k = 0; k < findings[i].avoid.size(); ++k) {
        expectExercise(findings[i].avoid[k].id, place / "avoid" / k / "id");
      }
    }
    const auto& patterns = pack_.rules->patterns();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      checkRecommendations(patterns[i].recommend, file / "patterns" / i / "recommend");
    }
    const auto& categories = pack_.rules->categories();
    for (std::size_t i = 0; i < categories.size(); ++i) {
      for (std::size_t k = 0; k < categories[i].stages.size(); ++k) {
        expectExercises(categories[i].stages[k].exercises, file / "categories" / i / "stages" / k / "exercises");
      }
    }
  }

  void checkRecommendations(const std::vector<assessment::Recommendation>& all, const Place& place) {
    for (std::size_t i = 0; i < all.size(); ++i) expectExercise(all[i].exercise, place / i / "exercise");
  }

  void checkScreening() {
    const Place file(assessment::kScreeningFile);
    const auto& modules = pack_.screening->modules();
    for (std::size_t i = 0; i < modules.size(); ++i) {
      for (std::size_t k = 0; k < modules[i].rules.size(); ++k) {
        checkScreeningRule(modules[i].rules[k], file / "modules" / i / "rules" / k);
      }
    }
    const auto& advice = pack_.screening->advice();
    for (std::size_t i = 0; i < advice.size(); ++i) {
      expectExercises(advice[i].exercises, file / "advice" / i / "exercises");
    }
    const auto& tests = pack_.screening->tests();
    for (std::size_t i = 0; i < tests.size(); ++i) {
      if (tests[i].structured && pack_.tests->test(tests[i].id) == nullptr) {
        report(file / "tests" / i / "id", "there is no structured test '" + tests[i].id + "'");
      }
    }
  }

  void checkScreeningRule(const assessment::ScreeningRule& rule, const Place& place) {
    for (std::size_t i = 0; i < rule.blocks.size(); ++i) {
      const std::string& id = rule.blocks[i];
      if (pack_.exercises->find(id) == nullptr && screenedTest(id) == nullptr) {
        report(place / "blocks" / i, "there is no exercise, technique or test '" + id + "'");
      }
    }
    expectExercises(rule.plan, place / "sets" / "plan");
    if (!rule.category.empty() && pack_.rules->category(rule.category) == nullptr) {
      report(place / "sets" / "category", "there is no category '" + rule.category + "'");
    }
  }

  void checkTests() {
    const auto& tests = pack_.tests->tests();
    for (std::size_t i = 0; i < tests.size(); ++i) {
      const ScreenedTest* screened = screenedTest(tests[i].id);
      if (screened == nullptr || !screened->structured) {
        report(Place(assessment::kTestsFile) / "tests" / i / "id",
               "the screening does not know '" + tests[i].id + "' and could not block it");
      }
    }
  }

  void expectExercises(const std::vector<std::string>& ids, const Place& place) {
    for (std::size_t i = 0; i < ids.size(); ++i) expectExercise(ids[i], place / i);
  }

  void expectExercise(const std::string& id, const Place& place) {
    if (pack_.exercises->find(id) == nullptr) report(place, "there is no exercise or technique '" + id + "'");
  }

  [[nodiscard]] const ScreenedTest* screenedTest(const std::string& id) const {
    const auto& all = pack_.screening->tests();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ScreenedTest& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
  }

  void report(const Place& place, std::string message) { issues_.push_back({place.text(), std::move(message)}); }

  const ClinicalPack& pack_;
  std::vector<core::Issue> issues_;
};

}  // namespace

std::vector<core::Issue> unresolvedReferences(const ClinicalPack& pack) {
  return ReferenceCheck(pack).run();
}

}  // namespace cervica::protocols
