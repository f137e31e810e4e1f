#include "db/repositories/patient_repository.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "db/repositories/name_match.h"
#include "db/repositories/patient_store.h"
#include "db/repositories/row_values.h"
#include "db/session/session.h"

namespace cervica::db {
namespace {

// The greatest character ends the range of the texts that begin with the parameter (columns with collation "C").
constexpr std::array kStatements{
    Statement{"patient_show", "SELECT " CERVICA_PATIENT_COLUMNS R"sql(
FROM patient p WHERE p.clinic_id = 1 AND p.patient_id = $1
)sql"},
    Statement{"patient_count", "SELECT count(*) FROM patient WHERE clinic_id = 1"},
    Statement{"patient_recent", "SELECT " CERVICA_PATIENT_COLUMNS R"sql(
FROM patient p WHERE p.clinic_id = 1 ORDER BY p.updated_at DESC, p.patient_no DESC LIMIT $1::integer
)sql"},
    Statement{"patient_by_id", "SELECT " CERVICA_PATIENT_COLUMNS R"sql(
FROM patient p
WHERE p.clinic_id = 1 AND p.id_key >= lower($1) AND p.id_key < lower($1) || U&'\+10FFFF'
ORDER BY p.id_key LIMIT $2::integer
)sql"},
    Statement{"patient_by_birth_date", "SELECT " CERVICA_PATIENT_COLUMNS R"sql(,
  folded_name(p.family_name || ' ' || p.given_name)
FROM patient p WHERE p.clinic_id = 1 AND p.birth_date = $1::date LIMIT 5000
)sql"},
    Statement{"patient_fold", "SELECT folded_name($1)"},
    Statement{"name_frequency", R"sql(
SELECT typed.word, (
  SELECT count(*) FROM (
    SELECT FROM patient_name_word n
    WHERE n.clinic_id = 1 AND n.word >= typed.word AND n.word < typed.word || U&'\+10FFFF' LIMIT 1000) AS found)
FROM unnest(string_to_array($1, E'\x1f')) AS typed(word)
)sql"},
    Statement{"patient_by_words", "SELECT " CERVICA_PATIENT_COLUMNS R"sql(, f.sort_name
FROM (
  SELECT n.sort_name, n.patient_no
  FROM (
    SELECT w.word, w.sort_name, w.patient_no
    FROM patient_name_word w
    WHERE w.clinic_id = 1 AND w.word >= $1 AND w.word < $1 || U&'\+10FFFF'
    ORDER BY w.word, w.sort_name, w.patient_no LIMIT 20000) AS n
  WHERE $2 = '' OR NOT EXISTS (
    SELECT FROM unnest(string_to_array($2, E'\x1f')) AS other(word)
    WHERE strpos(' ' || n.sort_name, ' ' || other.word) = 0)
  LIMIT $3::integer
) AS f JOIN patient p ON p.clinic_id = 1 AND p.patient_no = f.patient_no
)sql"},
    Statement{"name_similar", R"sql(
SELECT word FROM name_word WHERE clinic_id = 1 AND word % $1 ORDER BY similarity(word, $1) DESC, word LIMIT 60
)sql"},
    Statement{"name_known", R"sql(
SELECT word FROM name_word WHERE clinic_id = 1 AND word = ANY(string_to_array($1, E'\x1f'))
UNION
(SELECT word FROM name_word WHERE clinic_id = 1 AND word >= $2 AND word < $2 || U&'\+10FFFF' ORDER BY word LIMIT 20)
)sql"},
    Statement{"patient_by_spellings", "SELECT " CERVICA_PATIENT_COLUMNS R"sql(, f.sort_name
FROM (
  SELECT n.sort_name, n.patient_no
  FROM (
    SELECT w.sort_name, w.patient_no
    FROM patient_name_word w
    WHERE w.clinic_id = 1 AND w.word = ANY(string_to_array($1, E'\x1f')) LIMIT 20000) AS n
  WHERE $2 = '' OR NOT EXISTS (
    SELECT FROM unnest(string_to_array($2, E'\x1f')) AS other(pattern) WHERE n.sort_name !~ other.pattern)
  LIMIT $3::integer
) AS f JOIN patient p ON p.clinic_id = 1 AND p.patient_no = f.patient_no
)sql"},
};
constexpr const Statement& kShow = kStatements[0];
constexpr const Statement& kCount = kStatements[1];
constexpr const Statement& kRecent = kStatements[2];
constexpr const Statement& kById = kStatements[3];
constexpr const Statement& kByBirthDate = kStatements[4];
constexpr const Statement& kFold = kStatements[5];
constexpr const Statement& kFrequency = kStatements[6];
constexpr const Statement& kByWords = kStatements[7];
constexpr const Statement& kSimilar = kStatements[8];
constexpr const Statement& kKnown = kStatements[9];
constexpr const Statement& kBySpellings = kStatements[10];

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += '\x1f';
    text += word;
  }
  return text;
}

/// A pattern that finds any of the words, whole, in a folded name.
std::string patternOf(const std::vector<std::string>& words) {
  std::string pattern;
  for (const auto& word : words) {
    pattern += pattern.empty() ? "(^| )(" : "|";
    for (const char c : word) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
      if (!plain) pattern += '\\';
      pattern += c;
    }
  }
  return pattern + ")( |$)";
}

/// What a person typed, taken apart.
struct Wanted {
  std::string whole;  ///< without blanks around it
  std::optional<std::string> birthDate;
  std::vector<std::string> words;  ///< folded, different, the most telling first
};

/// Controls cannot be in a name, and would end a text or a list on the way to the server.
std::string printable(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : charactersOf(text)) kept += c < 0x20 || c == 0x7F ? U' ' : c;
  const auto first = kept.find_first_not_of(U' ');
  if (first == std::u32string::npos) return {};
  kept = kept.substr(first, kept.find_last_not_of(U' ') - first + 1);
  return toUtf8(kept.substr(0, 200));
}

Wanted takeApart(Transaction& transaction, const std::string& text) {
  Wanted wanted;
  wanted.whole = printable(text);
  std::string names;
  for (std::size_t at = 0; at < wanted.whole.size();) {
    const auto end = std::min(wanted.whole.find(' ', at), wanted.whole.size());
    const auto part = wanted.whole.substr(at, end - at);
    if (core::parseCivilDate(part)) {
      wanted.birthDate = part;
    } else {
      names += part + ' ';
    }
    at = end + 1;
  }
  wanted.words = wordsOf(transaction.exec(kFold, names)[0][0].as<std::string>());
  std::sort(wanted.words.begin(), wanted.words.end());
  wanted.words.erase(std::unique(wanted.words.begin(), wanted.words.end()), wanted.words.end());
  const auto longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
  std::stable_sort(wanted.words.begin(), wanted.words.end(), longer);
  if (wanted.words.size() > 6) wanted.words.resize(6);
  if (wanted.words.size() > 1) {
    // The rarest word leads: the others are only looked for in the names that it finds.
    std::map<std::string, int> frequency;
    for (const auto& row : transaction.exec(kFrequency, joined(wanted.words))) {
      frequency[row[0].as<std::string>()] = row[1].as<int>();
    }
    std::stable_sort(wanted.words.begin(), wanted.words.end(),
                     [&](const std::string& a, const std::string& b) { return frequency[a] < frequency[b]; });
  }
  return wanted;
}

/// Collects matches without repeating a patient.
class Matches {
 public:
  explicit Matches(std::size_t limit) : limit_(limit) {}

  void add(const pqxx::row& row, int distance, std::string sortName) {
    auto patient = readPatientRow(row);
    if (!seen_.insert(patient.id).second) return;
    matches_.push_back({distance, std::move(sortName), std::move(patient)});
  }
  [[nodiscard]] bool full() const { return matches_.size() >= limit_; }

  std::vector<core::Patient> best() && {
    std::stable_sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
      return std::tie(a.distance, a.sortName) < std::tie(b.distance, b.sortName);
    });
    std::vector<core::Patient> patients;
    for (auto& match : matches_) {
      if (patients.size() == limit_) break;
      patients.push_back(std::move(match.patient));
    }
    return patients;
  }

 private:
  struct Match {
    int distance;
    std::string sortName;
    core::Patient patient;
  };
  std::size_t limit_;
  std::set<core::PatientId> seen_;
  std::vector<Match> matches_;
};

/// The spellings in use that the typed word may have meant.
std::vector<std::string> spellingsOf(Transaction& transaction, const std::string& typed) {
  std::set<std::string> spellings;
  const int forgiven = forgivenErrors(charactersOf(typed).size());
  for (const auto& row : transaction.exec(kKnown, joined(nearSpellings(typed)), typed)) {
    auto word = row[0].as<std::string>();
    if (word.starts_with(typed) || forgiven > 0) spellings.insert(std::move(word));
  }
  if (forgiven > 0) {
    for (const auto& row : transaction.exec(kSimilar, typed)) {
      auto word = row[0].as<std::string>();
      if (typingErrors(typed, word) <= forgiven) spellings.insert(std::move(word));
    }
  }
  return {spellings.begin(), spellings.end()};
}

void addByNames(Transaction& transaction, const Wanted& wanted, int limit, Matches& matches) {
  const auto addAll = [&](const pqxx::result& rows) {
    for (const auto& row : rows) {
      auto sortName = row[8].as<std::string>();
      const int distance = nameDistance(wanted.words, wordsOf(sortName));
      matches.add(row, distance, std::move(sortName));
    }
  };
  // A patient may be met by two words of the name, so twice the number is read.
  const std::vector<std::string> others(wanted.words.begin() + 1, wanted.words.end());
  addAll(transaction.exec(kByWords, wanted.words.front(), joined(others), 2 * limit));
  if (matches.full()) return;

  std::vector<std::vector<std::string>> groups;
  for (const auto& word : wanted.words) {
    groups.push_back(spellingsOf(transaction, word));
    if (groups.back().empty()) return;  // nobody has anything like it
  }
  // A word that nobody has is misspelt, and its spellings may be many: the one with the fewest leads.
  std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<std::string> rest;
  for (std::size_t i = 1; i < groups.size(); ++i) rest.push_back(patternOf(groups[i]));
  addAll(transaction.exec(kBySpellings, joined(groups.front()), joined(rest), 4 * limit));
}

/// Few share a birth date, so their names are compared here.
void addByBirthDate(Transaction& transaction, const Wanted& wanted, Matches& matches) {
  for (const auto& row : transaction.exec(kByBirthDate, *wanted.birthDate)) {
    auto sortName = row[8].as<std::string>();
    const auto name = wordsOf(sortName);
    const bool fits = std::all_of(wanted.words.begin(), wanted.words.end(), [&](const std::string& typed) {
      return std::any_of(name.begin(), name.end(), [&](const std::string& word) {
        return word.starts_with(typed) || typingErrors(typed, word) <= forgivenErrors(charactersOf(typed).size());
      });
    });
    if (fits) matches.add(row, nameDistance(wanted.words, name), std::move(sortName));
  }
}

std::vector<core::Patient> patientsOf(const pqxx::result& rows) {
  std::vector<core::Patient> patients;
  for (const auto& row : rows) patients.push_back(readPatientRow(row));
  return patients;
}

}  // namespace

std::span<const Statement> PatientRepository::statements() {
  return kStatements;
}

core::Result<core::PatientId> PatientRepository::save(const core::Patient& patient) {
  return session_->change<core::PatientId>([&](Transaction& transaction) -> core::Result<core::PatientId> {
    const auto stored = storePatient(transaction, patient, true);
    if (!stored) return stored.error();
    return patient.id;
  });
}

std::vector<core::Patient> PatientRepository::find(const std::string& text, int limit) {
  CERVICA_EXPECTS(limit >= 1);
  if (printable(text).empty()) return recent(limit);
  return session_->read([&](Transaction& transaction) {
    const auto wanted = takeApart(transaction, text);
    Matches matches(static_cast<std::size_t>(limit));
    const bool looksLikeId = wanted.whole.find_first_of("0123456789") != std::string::npos;
    for (const auto& row : transaction.exec(kById, wanted.whole, looksLikeId ? limit : 1)) {
      const auto id = row[0].as<std::string>();
      const bool exact = id.size() == wanted.whole.size();
      if (exact || looksLikeId) matches.add(row, exact ? -2 : -1, id);
    }
    if (wanted.birthDate) {
      addByBirthDate(transaction, wanted, matches);
    } else if (!wanted.words.empty()) {
      addByNames(transaction, wanted, limit, matches);
    }
    return std::move(matches).best();
  });
}

core::Result<core::Patient> PatientRepository::show(const core::PatientId& id) {
  const auto found =
      session_->read([&](Transaction& transaction) { return patientsOf(transaction.exec(kShow, id.text())); });
  if (found.empty()) {
    return core::Error{core::Error::Code::NotFound,
                       {{"", "There is no patient with the identifier " + id.text() + "."}}};
  }
  return found.front();
}

std::int64_t PatientRepository::count() {
  return session_->read([&](Transaction& transaction) { return transaction.exec(kCount)[0][0].as<std::int64_t>(); });
}

std::vector<core::Patient> PatientRepository::recent(int limit) {
  return session_->read([&](Transaction& transaction) { return patientsOf(transaction.exec(kRecent, limit)); });
}

}  // namespace cervica::db
