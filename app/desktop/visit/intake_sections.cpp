#include "app/desktop/visit/intake_sections.h"

#include <algorithm>
#include <utility>

#include "app/desktop/visit/screening_words.h"
#include "app/desktop/visit/section_list.h"
#include "app/desktop/visit/wording.h"
#include "assessment/assessment.h"

namespace cervica::app {

namespace {

using Kind = IntakeSection::Kind;

QString moduleTitle(const std::string& module) {
  static const std::pair<const char*, const char*> kTitles[] = {
      {"intake.history", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "History")},
      {"intake.examination", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Examination")},
      {"module.injury_gate", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Injury")},
      {"module.ccr", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Canadian C-Spine Rule")},
      {"module.nexus", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "NEXUS criteria")},
      {"module.vascular", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Blood vessels")},
      {"module.headache", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Headache")},
      {"module.visceral", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Heart, lung and elsewhere")},
      {"module.myelopathy", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Spinal cord")},
      {"module.infection", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Infection")},
      {"module.malignancy", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Cancer")},
      {"module.fragility_fracture", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Fragility fracture")},
      {"module.upper_cervical", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Upper neck ligaments")},
      {"module.inflammatory", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Inflammatory disease")},
      {"module.radiculopathy", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Nerve root")},
      {"module.yellow", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "What slows recovery")},
      {"module.technique_blocks", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Before hands-on care")},
      {"module.course", QT_TRANSLATE_NOOP("cervica::app::IntakeSections", "Course of care")}};
  for (const auto& [id, title] : kTitles) {
    if (module == id) return IntakeSections::tr(title);
  }
  return choiceWord(module.substr(module.find('.') + 1));
}

// The questions of one module: first those without a group, then each group under its own title.
std::vector<QuestionBlock> blocksOf(const std::string& module, const core::Catalogue& catalogue) {
  std::vector<QuestionBlock> blocks(1);
  std::vector<std::string> groups{std::string()};
  for (const core::Question& question : catalogue.questions()) {
    if (question.module != module) continue;
    const auto found = std::find(groups.begin(), groups.end(), question.group);
    const auto at = static_cast<std::size_t>(found - groups.begin());
    if (found == groups.end()) {
      groups.push_back(question.group);
      const auto known = std::find_if(catalogue.questionGroups().begin(), catalogue.questionGroups().end(),
                                      [&](const core::QuestionGroup& each) { return each.id == question.group; });
      blocks.push_back({known == catalogue.questionGroups().end() ? QString() : qt(known->label), {}});
    }
    blocks[at].questions.push_back(&question);
  }
  std::erase_if(blocks, [](const QuestionBlock& block) { return block.questions.empty(); });
  return blocks;
}

std::vector<std::string> modulesOf(const core::Catalogue& catalogue) {
  std::vector<std::string> modules;
  for (const core::Question& question : catalogue.questions()) {
    if (std::find(modules.begin(), modules.end(), question.module) == modules.end()) modules.push_back(question.module);
  }
  return modules;
}

bool isHistory(const std::string& module) {
  return module.starts_with("intake.");
}

}  // namespace

std::vector<const core::Measure*> measuresOf(core::Domain domain, const core::Catalogue& catalogue) {
  std::vector<const core::Measure*> measures;
  for (const core::Measure& measure : catalogue.measures()) {
    if (measure.domain == domain && measure.entered()) measures.push_back(&measure);
  }
  return measures;
}

IntakeSections::IntakeSections(const core::Catalogue& catalogue, QObject* parent)
    : QAbstractListModel(parent), catalogue_(catalogue) {
  const auto add = [&](Kind kind, const QString& title) -> IntakeSection& {
    sections_.push_back({kind, title, {}, nullptr, 0, 0, {}});
    return sections_.back();
  };
  add(Kind::Heading, tr("Today"));
  add(Kind::Pain, tr("Pain"));
  add(Kind::Symptoms, tr("Symptoms"));
  add(Kind::Habits, tr("Habits"));
  add(Kind::Vital, tr("Blood pressure"));
  const auto modules = modulesOf(catalogue);
  for (const bool history : {true, false}) {
    add(Kind::Heading, history ? tr("History") : tr("Warning signs"));
    if (!history) add(Kind::Screening, tr("Screening result"));
    for (const std::string& module : modules) {
      if (isHistory(module) == history) add(Kind::Questions, moduleTitle(module)).blocks = blocksOf(module, catalogue);
    }
  }
  add(Kind::Heading, tr("Questionnaires"));
  for (const core::Instrument& instrument : catalogue.instruments()) {
    if (instrument.licence == core::Instrument::Licence::Omit) continue;
    add(Kind::Questionnaire, qt(instrument.title)).instrument = &instrument;
  }
}

void IntakeSections::count(IntakeSection& section, const DraftVisit& draft) const {
  const DraftState& state = draft.state();
  const auto ofMeasures = [&](core::Domain domain) {
    const auto measures = measuresOf(domain, catalogue_);
    section.total = static_cast<int>(measures.size());
    section.done = static_cast<int>(
        std::count_if(measures.begin(), measures.end(), [&](const auto* each) { return draft.hasValue(each->id); }));
  };
  const auto ofChoices = [&](const std::optional<std::set<std::string>>& chosen) {
    section.total = 1;
    section.done = chosen ? 1 : 0;
    section.status = !chosen ? QString() : chosen->empty() ? tr("none") : QString::number(chosen->size());
  };
  switch (section.kind) {
    case Kind::Heading:
      return;
    case Kind::Pain:
      ofMeasures(core::Domain::Pain);
      break;
    case Kind::Vital:
      ofMeasures(core::Domain::Vital);
      break;
    case Kind::Screening: {
      const auto& screening = draft.assessment().screening;
      section.total = static_cast<int>(screening.modules.size());
      section.done = section.total - static_cast<int>(std::count_if(screening.modules.begin(), screening.modules.end(),
                                                                    [](const auto& each) { return each.incomplete; }));
      section.status =
          triageOf(screening, *assessment::ScreeningBook::shipped(), !draft.visit().screening.empty()).word;
      return;
    }
    case Kind::Symptoms:
      return ofChoices(state.symptoms);
    case Kind::Habits:
      return ofChoices(state.habits);
    case Kind::Questions:
      section.done = section.total = 0;
      for (const QuestionBlock& block : section.blocks) {
        for (const core::Question* question : block.questions) {
          const bool answered = draft.visit().screening.contains(question->id);
          if (!answered && !draft.asks(question->id)) continue;
          ++section.total;
          if (answered) ++section.done;
        }
      }
      break;
    case Kind::Questionnaire: {
      section.total = section.instrument->answersExpected();
      section.done = 0;
      for (const auto& given : draft.visit().questionnaires) {
        if (given.instrument != section.instrument->id) continue;
        section.done = static_cast<int>(
            std::count_if(given.answers.begin(), given.answers.end(), [](const auto& a) { return a.has_value(); }));
      }
      break;
    }
  }
  section.status = section.total == 0  ? tr("nothing to ask")
                   : section.done == 0 ? QString()
                                       : tr("%1 of %2").arg(section.done).arg(section.total);
}

void IntakeSections::open(const DraftVisit& draft) {
  const auto suggested = draft.suggestedInstruments();
  const auto first = std::find_if(sections_.begin(), sections_.end(),
                                  [](const auto& each) { return each.kind == Kind::Questionnaire; });
  // Those suggested in the order of the suggestion, then the rest as in the catalogue.
  const auto place = [&](const IntakeSection& section) {
    const auto found = std::find(suggested.begin(), suggested.end(), section.instrument->id);
    return std::pair(found - suggested.begin(), section.instrument);
  };
  std::sort(first, sections_.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  refresh(draft);
}

void IntakeSections::refresh(const DraftVisit& draft) {
  for (IntakeSection& section : sections_) count(section, draft);
  const auto suggested = draft.suggestedInstruments();
  for (IntakeSection& section : sections_) {
    if (section.kind == Kind::Questionnaire && section.status.isEmpty() &&
        std::find(suggested.begin(), suggested.end(), section.instrument->id) != suggested.end())
      section.status = tr("suggested");
  }
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int IntakeSections::rowOf(Kind kind) const {
  const auto found =
      std::find_if(sections_.begin(), sections_.end(), [&](const auto& each) { return each.kind == kind; });
  return found == sections_.end() ? -1 : static_cast<int>(found - sections_.begin());
}

int IntakeSections::rowOf(std::string_view subject) const {
  if (catalogue_.symptom(subject) != nullptr) return rowOf(Kind::Symptoms);
  if (catalogue_.measure(subject) != nullptr) return rowOf(Kind::Vital);
  for (int row = 0; row < rowCount(); ++row) {
    const IntakeSection& each = section(row);
    if (each.instrument != nullptr && each.instrument->id == subject) return row;
    for (const QuestionBlock& block : each.blocks) {
      for (const core::Question* question : block.questions) {
        if (question->id == subject) return row;
      }
    }
  }
  return -1;
}

int IntakeSections::sectionsStarted() const {
  return static_cast<int>(std::count_if(sections_.begin(), sections_.end(), [](const auto& each) {
    return each.done > 0 && each.kind != Kind::Screening;
  }));
}

int IntakeSections::sectionCount() const {
  return static_cast<int>(std::count_if(sections_.begin(), sections_.end(), [](const auto& each) {
    return each.kind != Kind::Heading && each.kind != Kind::Screening;
  }));
}

int IntakeSections::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(sections_.size());
}

QVariant IntakeSections::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const IntakeSection& each = section(index.row());
  if (role == Qt::DisplayRole) return each.title;
  if (role == Qt::AccessibleTextRole)
    return each.status.isEmpty() ? each.title : each.title + QStringLiteral(", ") + each.status;
  if (role == SectionStatusRole) return each.status;
  if (role == SectionDoneRole) return each.done;
  if (role == SectionTotalRole) return each.total;
  return {};
}

Qt::ItemFlags IntakeSections::flags(const QModelIndex& index) const {
  if (!index.isValid() || section(index.row()).kind == Kind::Heading) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

}  // namespace cervica::app
