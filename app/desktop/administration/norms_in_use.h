#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <vector>

#include "protocols/clinic_pack_store.h"

namespace cervica::app {

/// A version of the norms, in words.
struct NormVersionRow {
  enum class State { InUse, NextStart, Available, Refused };
  QString version;  ///< "2026.1+clinic.3"
  QString title;    ///< "Clinic's own, version 3"
  QString counts;   ///< "24 norms, 1 measurement error"
  QString sources;  ///< or why it is refused
  QString created;  ///< day and time, or empty
  bool own = false;
  State state = State::Available;
  QString stateWord;
};

/// A published table that a clinic can fill.
struct NormTemplateRow {
  QString name;   ///< "swinkels2014"
  QString title;  ///< "Swinkels 2014: Cervical flexion, ..."
  QString note;
};

/// The clinic's norms: which versions there are, which is in use; tables in and out. No widgets. GUI thread.
class NormsInUse : public QObject {
  Q_OBJECT

 public:
  /// \param running  the version that the program was started with: visits are scored with it until the next start
  NormsInUse(protocols::ClinicPackStore store, QString running, QObject* parent = nullptr);

  [[nodiscard]] const std::vector<NormVersionRow>& rows() const { return rows_; }
  [[nodiscard]] int rowInUse() const;  ///< of the version chosen
  /// What the person has to know: a refused version, or that the choice waits for the next start; or empty.
  [[nodiscard]] const QString& notice() const { return notice_; }
  [[nodiscard]] bool canUse(int row) const;
  [[nodiscard]] const std::vector<NormTemplateRow>& templates() const { return templates_; }

  // Each gives an empty text, or the sentences why it was not done.
  [[nodiscard]] QString use(int row);
  /// \param source  whom the values are from; tables need it
  [[nodiscard]] QString importFile(const QString& path, const QString& source);
  [[nodiscard]] QString saveTemplate(const QString& name, const QString& path) const;

  void reload();

 Q_SIGNALS:
  void changed();
  void said(const QString& sentence);  ///< what was done, in passing

 private:
  [[nodiscard]] NormVersionRow rowOf(const protocols::ClinicPackVersion& version) const;
  void listTemplates();

  protocols::ClinicPackStore store_;
  QString running_;
  QString chosen_;
  bool choiceRefused_ = false;  ///< then the shipped norms stand in, and may be chosen for good
  QString notice_;
  std::vector<NormVersionRow> rows_;
  std::vector<NormTemplateRow> templates_;
};

}  // namespace cervica::app
