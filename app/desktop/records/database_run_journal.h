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
  void end(const core::VisitId& visit, const std::string& run) override;
  [[nodiscard]] std::vector<RunHeader> open(const core::VisitId& visit) override;
  [[nodiscard]] std::optional<JournalledRun> read(const core::VisitId& visit, const std::string& run) override;
  [[nodiscard]] QString problem() const override;

 private:
  void start(const RunHeader& header);
  /// \return  whether the work was done; else `problem` says why not
  template <typename Work>
  bool guarded(const Work& work);

  std::optional<db::RunJournal> journal_;
  bool begun_ = false;  ///< a run is begun: events have a place
  QString problem_;
};

}  // namespace cervica::app
