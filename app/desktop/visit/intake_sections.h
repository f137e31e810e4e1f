#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QAbstractListModel>

#include "app/desktop/visit/draft_visit.h"

namespace cervica::app {

/// Questions that stand together under one heading, with one button "None of these" where all are yes or no.
struct QuestionBlock {
  QString title;  ///< or empty: the section's own questions
  std::vector<const core::Question*> questions;
};

/// A section of the intake.
struct IntakeSection {
  enum class Kind { Heading, Pain, Symptoms, Habits, Vital, Screening, Questions, Questionnaire };
  Kind kind = Kind::Heading;
  QString title;
  std::vector<QuestionBlock> blocks;             ///< of Kind::Questions
  const core::Instrument* instrument = nullptr;  ///< of Kind::Questionnaire
  int done = 0, total = 0;
  QString status;
};

/// The sections of the intake with what is done of each: pain, symptoms, habits, history and warning signs by module,
/// every questionnaire whose licence lets the product offer it, those that the screening suggests first, vital signs.
class IntakeSections : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit IntakeSections(const core::Catalogue& catalogue, QObject* parent = nullptr);
  /// Another visit: questionnaires that its screening suggests come first. Their order stays while it is typed.
  void open(const DraftVisit& draft);
  void refresh(const DraftVisit& draft);
  [[nodiscard]] const IntakeSection& section(int row) const { return sections_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] int rowOf(IntakeSection::Kind kind) const;  ///< the first of that kind, or -1
  [[nodiscard]] int rowOf(std::string_view subject) const;  ///< where a question or symptom is answered, or -1
  [[nodiscard]] int sectionsStarted() const;
  [[nodiscard]] int sectionCount() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  void count(IntakeSection& section, const DraftVisit& draft) const;

  const core::Catalogue& catalogue_;
  std::vector<IntakeSection> sections_;
};

/// The measures of a domain in the catalogue's order.
[[nodiscard]] std::vector<const core::Measure*> measuresOf(core::Domain domain, const core::Catalogue& catalogue);

}  // namespace cervica::app
