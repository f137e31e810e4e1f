#pragma once

#include <QObject>
#include <QString>
#include <array>
#include <optional>

#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// What is typed into the patient form, and what is wrong with it. Numbers accept comma and point. QtCore only.
class PatientForm : public QObject {
  Q_OBJECT

 public:
  enum class Field { FamilyName, GivenName, BirthDate, Sex, Height, Mass, Identifier };
  static constexpr std::size_t kFields = 7;

  /// \param today  no birth date may lie after it
  PatientForm(const core::Catalogue& catalogue, core::CivilDate today, QObject* parent = nullptr);

  /// Takes up an existing patient: the identifier stays.
  void edit(const core::Patient& patient);
  [[nodiscard]] bool isNew() const { return !existing_; }

  [[nodiscard]] QString text(Field field) const { return texts_[index(field)]; }
  void setText(Field field, const QString& text);
  /// The field was left: from now on it says what is missing in it.
  void touch(Field field);
  /// "Save" was pressed: every field says what is missing.
  void touchAll();

  /// The sentence beside a field, or empty. A field that nobody has left yet does not complain about being empty.
  [[nodiscard]] QString problem(Field field) const;
  /// "37 years", while the birth date is good.
  [[nodiscard]] QString age() const;
  /// The patient, when nothing is wrong.
  [[nodiscard]] std::optional<core::Patient> patient() const;

 Q_SIGNALS:
  void changed();

 private:
  static constexpr std::size_t index(Field field) { return static_cast<std::size_t>(field); }
  [[nodiscard]] QString wrong(Field field) const;
  [[nodiscard]] core::Patient read() const;

  const core::Catalogue& catalogue_;
  core::CivilDate today_;
  std::optional<core::Patient> existing_;
  std::array<QString, kFields> texts_;
  std::array<bool, kFields> touched_{};
};

}  // namespace cervica::app
