#include "db/repositories/recording_repository.h"

#include <array>

#include "db/session/session.h"

namespace cervica::db {
namespace {

constexpr std::array kStatements{
    Statement{"recording_visit", R"sql(
SELECT visit_no FROM visit WHERE clinic_id = 1 AND visit_id = $1
)sql"},
    Statement{"recording_insert", R"sql(
INSERT INTO recording (visit_no, run_id, test, stream) VALUES ($1::bigint, $2, $3, $4)
ON CONFLICT DO NOTHING
RETURNING run_id
)sql"},
    Statement{"recording_same", R"sql(
SELECT stream = $3 FROM recording WHERE clinic_id = 1 AND visit_no = $1::bigint AND run_id = $2
)sql"},
    Statement{"recording_stream", R"sql(
SELECT r.stream
FROM visit v JOIN recording r ON r.clinic_id = v.clinic_id AND r.visit_no = v.visit_no
WHERE v.clinic_id = 1 AND v.visit_id = $1 AND r.run_id = $2
)sql"},
};
constexpr const Statement& kVisit = kStatements[0];
constexpr const Statement& kInsert = kStatements[1];
constexpr const Statement& kSame = kStatements[2];
constexpr const Statement& kStream = kStatements[3];

}  // namespace

core::Result<std::string> RecordingRepository::save(const core::VisitId& visit, const std::string& run,
                                                    const std::string& test, const std::string& stream) {
  return session_->change<std::string>([&](Transaction& transaction) -> core::Result<std::string> {
    const auto found = transaction.exec(kVisit, visit.text());
    if (found.empty()) {
      return core::Error{core::Error::Code::NotFound,
                         {{"", "There is no visit with the identifier " + visit.text() + "."}}};
    }
    const auto visitNo = found[0][0].as<std::string>();
    if (!transaction.exec(kInsert, visitNo, run, test, stream).empty()) return run;
    const auto same = transaction.exec(kSame, visitNo, run, stream);
    if (!same.empty() && same[0][0].as<bool>()) return run;
    return core::Error{core::Error::Code::Conflict, {{"", "Another recording is stored for the run " + run + "."}}};
  });
}

core::Result<std::string> RecordingRepository::load(const core::VisitId& visit, const std::string& run) {
  return session_->read([&](Transaction& transaction) -> core::Result<std::string> {
    const auto found = transaction.exec(kStream, visit.text(), run);
    if (found.empty()) {
      return core::Error{core::Error::Code::NotFound, {{"", "There is no recording of the run " + run + "."}}};
    }
    return found[0][0].as<std::string>();
  });
}

std::span<const Statement> RecordingRepository::statements() {
  return kStatements;
}

}  // namespace cervica::db
