#include "app/desktop/records/database_run_journal.h"

#include <nlohmann/json.hpp>

#include "assessment/runner/run_event_text.h"
#include "core/base/failure.h"

namespace cervica::app {

namespace {

/// Runs are numbered within their visit only.
std::string keyOf(const core::VisitId& visit, const std::string& run) {
  return visit.text() + "/" + run;
}

std::string writeHeader(const RunHeader& header) {
  return nlohmann::json{{"run", header.run},
                        {"test", header.test},
                        {"started", core::toIso(header.startedAt)},
                        {"simulated", header.simulated},
                        {"nods", header.settings.alignment == assessment::Alignment::GravityNod},
                        {"z_up", header.settings.worldUp == assessment::WorldUp::Z}}
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
  const auto is = [&](const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_boolean() && found->get<bool>();
  };
  if (text("run").empty() || text("test").empty() || !started) return std::nullopt;
  RunHeader header{text("run"), text("test"), visit, *started, is("simulated"), {}};
  if (is("nods")) header.settings.alignment = assessment::Alignment::GravityNod;
  if (is("z_up")) header.settings.worldUp = assessment::WorldUp::Z;
  return header;
}

}  // namespace

DatabaseRunJournal::DatabaseRunJournal(const std::filesystem::path& home) {
  try {
    journal_.emplace(db::RunJournal::open(home));
  } catch (const core::Failure& failure) {
    problem_ = QString::fromUtf8(failure.what());
  }
}

template <typename Work>
bool DatabaseRunJournal::guarded(const Work& work) {
  if (!journal_) return false;
  try {
    work(*journal_);
    return true;
  } catch (const core::Failure& failure) {
    problem_ = QString::fromUtf8(failure.what());
    return false;
  }
}

void DatabaseRunJournal::begin(const RunHeader& header) {
  start(header);
}

void DatabaseRunJournal::goOn(const RunHeader& header) {
  start(header);
}

void DatabaseRunJournal::start(const RunHeader& header) {
  begun_ = guarded([&](db::RunJournal& journal) {
    journal.begin(keyOf(header.visit, header.run), header.visit, writeHeader(header));
  });
  if (begun_) problem_.clear();
}

void DatabaseRunJournal::append(const assessment::RunEvent& event) {
  if (begun_) journal_->append(assessment::writeRunEvent(event));
}

void DatabaseRunJournal::end(const core::VisitId& visit, const std::string& run) {
  guarded([&](db::RunJournal& journal) { journal.end(keyOf(visit, run)); });
}

std::vector<RunHeader> DatabaseRunJournal::open(const core::VisitId& visit) {
  std::vector<RunHeader> headers;
  guarded([&](db::RunJournal& journal) {
    for (const db::JournalledRun& each : journal.unfinished()) {
      if (each.visit != visit) continue;
      if (auto header = readHeader(each.header, visit)) headers.push_back(std::move(*header));
    }
  });
  return headers;
}

std::optional<JournalledRun> DatabaseRunJournal::read(const core::VisitId& visit, const std::string& run) {
  std::optional<JournalledRun> found;
  guarded([&](db::RunJournal& journal) {
    journal.flush();  // what was appended just now belongs to it
    for (const db::JournalledRun& each : journal.unfinished()) {
      const auto header = each.id == keyOf(visit, run) ? readHeader(each.header, visit) : std::nullopt;
      if (!header) continue;
      found = JournalledRun{*header, {}};
      for (const std::string& line : each.events) {
        const auto event = assessment::readRunEvent(line);
        if (!event) break;  // what follows would be without its past
        found->events.push_back(*event);
      }
    }
  });
  return found;
}

QString DatabaseRunJournal::problem() const {
  if (!problem_.isEmpty() || !journal_) return problem_;
  return QString::fromStdString(journal_->failure());
}

}  // namespace cervica::app
