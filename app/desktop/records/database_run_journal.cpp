#include "app/desktop/records/database_run_journal.h"

#include <nlohmann/json.hpp>

#include "assessment/runner/run_event_text.h"
#include "core/base/failure.h"

namespace cervica::app {

namespace {

/// Runs are numbered within their visit only.
std::string keyOf(const RunHeader& header) {
  return header.visit.text() + "/" + header.run;
}

std::string writeHeader(const RunHeader& header) {
  return nlohmann::json{{"run", header.run},
                        {"test", header.test},
                        {"started", core::toIso(header.startedAt)},
                        {"simulated", header.simulated}}
      .dump();
}

std::optional<RunHeader> readHeader(const std::string& line, const core::VisitId& visit) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto text = [&](const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto started = core::parseMoment(text("started"));
  const auto simulated = json.find("simulated");
  if (text("run").empty() || text("test").empty() || !started) return std::nullopt;
  return RunHeader{text("run"), text("test"), visit, *started,
                   simulated != json.end() && simulated->is_boolean() && simulated->get<bool>()};
}

}  // namespace

DatabaseRunJournal::DatabaseRunJournal(const std::filesystem::path& home) {
  try {
    journal_.emplace(db::RunJournal::open(home));
  } catch (const core::Failure& failure) {
    problem_ = QString::fromUtf8(failure.what());
  }
}

void DatabaseRunJournal::begin(const RunHeader& header) {
  // What another visit has unfinished waits there.
  if (open_.starts_with(header.visit.text() + "/")) end();
  start(header);
}

void DatabaseRunJournal::goOn(const RunHeader& header) {
  start(header);
}

void DatabaseRunJournal::start(const RunHeader& header) {
  if (!journal_) return;
  try {
    open_ = keyOf(header);
    journal_->begin(open_, header.visit, writeHeader(header));
    problem_.clear();
  } catch (const core::Failure& failure) {
    problem_ = QString::fromUtf8(failure.what());
    open_.clear();
  }
}

void DatabaseRunJournal::append(const assessment::RunEvent& event) {
  if (journal_ && !open_.empty()) journal_->append(assessment::writeRunEvent(event));
}

void DatabaseRunJournal::end() {
  if (!journal_ || open_.empty()) return;
  try {
    journal_->end(open_);
    open_.clear();
  } catch (const core::Failure& failure) {
    problem_ = QString::fromUtf8(failure.what());
  }
}

std::optional<JournalledRun> DatabaseRunJournal::unfinished(const core::VisitId& visit) {
  if (!journal_) return std::nullopt;
  try {
    for (const db::JournalledRun& each : journal_->unfinished()) {
      if (each.visit != visit) continue;
      const auto header = readHeader(each.header, visit);
      if (!header) continue;
      JournalledRun run{*header, {}};
      for (const std::string& line : each.events) {
        const auto event = assessment::readRunEvent(line);
        if (!event) break;  // what follows would be without its past
        run.events.push_back(*event);
      }
      open_ = each.id;
      return run;
    }
  } catch (const core::Failure& failure) {
    problem_ = QString::fromUtf8(failure.what());
  }
  return std::nullopt;
}

QString DatabaseRunJournal::problem() const {
  if (!problem_.isEmpty() || !journal_) return problem_;
  return QString::fromStdString(journal_->failure());
}

}  // namespace cervica::app
