#pragma once

#include <filesystem>
#include <optional>

#include <QString>

#include "app/desktop/examination/run_journal.h"
#include "db/journal/run_journal.h"

namespace cervica::app {

/// The journal of running tests on the local disk. Where the disk cannot be used a test still runs, and `problem` says
/// that a sudden end would lose it.
class DatabaseRunJournal : public RunJournal {
 public:
  explicit DatabaseRunJournal(const std::filesystem::path& home);

  void begin(const RunHeader& header) override;
  void goOn(const RunHeader& header) override;
  void append(const assessment::RunEvent& event) override;
  void end() override;
  [[nodiscard]] std::optional<JournalledRun> unfinished(const core::VisitId& visit) override;
  [[nodiscard]] QString problem() const override;

 private:
  void start(const RunHeader& header);

  std::optional<db::RunJournal> journal_;
  std::string open_;  ///< key of the run that was begun or found, or empty
  QString problem_;
};

}  // namespace cervica::app
