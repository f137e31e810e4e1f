// Reads a clinical pack and checks it as a whole: shapes first, then every reference and every number.
#include <array>
#include <set>

#include "core/catalogue/catalogue.h"
#include "core/json/json_cursor.h"
#include "core/json/strict_json.h"

namespace cervica::core {
namespace {

Norm::SideRule readSideRule(const JsonCursor& at) {
  if (!at.present()) return Norm::SideRule::Unsided;
  return at.choice<Norm::SideRule>(
      {{"left", Norm::SideRule::Left}, {"right", Norm::SideRule::Right}, {"both", Norm::SideRule::Both}});
}

Measure readMeasure(const JsonCursor& at) {
  Measure m;
  m.id = at["id"].text();
  m.label = at["label"].text();
  m.shortLabel = at["short_label"].text();
  m.domain = at["domain"].choice<Domain>({{"posture", Domain::Posture},
                                          {"rom", Domain::Rom},
                                          {"ccft", Domain::Ccft},
                                          {"endurance", Domain::Endurance},
                                          {"strength", Domain::Strength},
                                          {"scapula", Domain::Scapula},
                                          {"movement", Domain::Movement},
                                          {"length", Domain::Length},
                                          {"pain", Domain::Pain},
                                          {"vital", Domain::Vital}});
  m.unit = at["unit"].text();
  m.sided = at["sided"].boolean();
  m.kind = at["kind"].choice<MeasureKind>({{"continuous", MeasureKind::Continuous},
                                           {"stepped", MeasureKind::Stepped},
                                           {"ordinal", MeasureKind::Ordinal},
                                           {"binary", MeasureKind::Binary},
                                           {"nominal", MeasureKind::Nominal},
                                           {"derived", MeasureKind::Derived}});
  if (const auto levels = at["levels"]; levels.present()) {
    levels.forEach([&](const JsonCursor& level, std::size_t) {
      m.levels.push_back({level["value"].number(), level["label"].text()});
    });
  }
  const bool graded = m.kind == MeasureKind::Ordinal || m.kind == MeasureKind::Binary || m.kind == MeasureKind::Nominal;
  if (graded && m.levels.size() < 2) at["levels"].report("needs at least two levels");
  if (const auto from = at["derived_from"]; from.present()) {
    const auto machine = from["machine"];
    Derivation derivation;
    if (const auto sum = machine["sum"]; sum.present()) {
      derivation.kind = Derivation::Kind::Sum;
      derivation.parts = sum.texts();
    } else if (const auto sides = machine["sum_sides"]; sides.present()) {
      derivation.kind = Derivation::Kind::SumSides;
      derivation.parts = {sides.text()};
    } else {
      derivation.kind = Derivation::Kind::PercentOfHeight;
      derivation.parts = {machine["percent_of_height"].text()};
    }
    m.derivation = derivation;
  }
  if ((m.kind == MeasureKind::Derived) != m.derivation.has_value()) {
    at["derived_from"].report("stands exactly with the kind \"derived\"");
  }
  m.direction = at["direction"].choice<Direction>({{"higher", Direction::Higher},
                                                   {"lower", Direction::Lower},
                                                   {"target", Direction::Target},
                                                   {"none", Direction::None}});
  if (m.direction == Direction::Target) m.target = at["target"].number();
  m.aggregate = at["aggregate"].choice<Aggregate>(
      {{"mean", Aggregate::Mean}, {"best", Aggregate::Best}, {"last", Aggregate::Last}, {"sum", Aggregate::Sum}});
  const auto range = at["range"];
  if (range.expectArray() && range.json().size() == 2) {
    range.forEach([&](const JsonCursor& limit, std::size_t i) { (i == 0 ? m.lowest : m.highest) = limit.number(); });
  }
  if (m.lowest >= m.highest) range.report("must be two numbers, the lower first");
  m.step = at["step"].number();
  if (!(m.step > 0)) at["step"].report("must be above 0");
  m.decimals = at["decimals"].integer();
  if (m.decimals < 0 || m.decimals > 6) at["decimals"].report("must be 0 to 6");
  m.defaultTrials = at["default_trials"].integer();
  if (m.defaultTrials < 1 || m.defaultTrials > 20) at["default_trials"].report("must be 1 to 20");
  m.devices = at["devices"].texts();
  if (m.devices.empty()) at["devices"].report("needs at least one device");
  m.instructions = at["instructions_short"].optionalText();
  m.notes = at["notes"].optionalText();
  return m;
}

Norm readNorm(const JsonCursor& at) {
  Norm n;
  n.id = at["id"].text();
  n.measure = at["measure"].text();
  n.side = readSideRule(at["side"]);
  if (at["sex"].text() != "any") {
    n.sex = at["sex"].choice<Sex>({{"female", Sex::Female}, {"male", Sex::Male}});
  }
  n.ageFrom = at["age_from"].optionalInteger();
  n.ageTo = at["age_to"].optionalInteger();
  if (n.ageFrom && n.ageTo && *n.ageFrom > *n.ageTo) at["age_to"].report("must not be below age_from");
  n.ageBounds = at["age_bounds"].choice<AgeBounds>(
      {{"source", AgeBounds::Source}, {"pack", AgeBounds::Pack}, {"none", AgeBounds::None}});
  n.n = at["n"].optionalInteger();
  if (n.n && *n.n < 2) at["n"].report("must be at least 2");
  n.nTotal = at["n_total"].optionalInteger();
  n.mean = at["mean"].optionalNumber();
  n.sd = at["sd"].optionalNumber();
  if (n.sd && !(*n.sd > 0)) at["sd"].report("must be above 0");
  n.sdBorrowedFrom = at["sd_borrowed_from"].optionalText();
  n.median = at["median"].optionalNumber();
  n.q1 = at["q1"].optionalNumber();
  n.q3 = at["q3"].optionalNumber();
  if (const auto interval = at["ci95"]; interval.present()) {
    interval.forEach(
        [&](const JsonCursor& limit, std::size_t i) { (i == 0 ? n.ci95Low : n.ci95High) = limit.number(); });
  }
  n.cutoff = at["cutoff"].optionalNumber();
  if (n.cutoff) {
    n.positiveWhen = at["cutoff_positive_when"].choice<Norm::PositiveWhen>(
        {{"below", Norm::PositiveWhen::Below}, {"above", Norm::PositiveWhen::Above}});
    n.cutoffInclusive = at["cutoff_inclusive"].optionalBoolean(false);
  }
  n.typicalLow = at["typical_low"].optionalNumber();
  n.device = at["device"].optionalText();
  n.devicesComparable = at["devices_comparable"].texts();
  n.devicesProvisional = at["devices_provisional"].texts();
  n.population = at["population"].optionalText();
  n.method = at["method"].choice<NormMethod>({{"normal", NormMethod::Normal},
                                              {"typical_range", NormMethod::TypicalRange},
                                              {"cutoff", NormMethod::Cutoff},
                                              {"context", NormMethod::Context}});
  n.preferred = at["preferred"].boolean();
  n.useNote = at["use_note"].optionalText();
  n.source = at["source"].text();
  n.verified = at["verified"].text();
  if (n.method == NormMethod::Normal && !(n.mean && n.sd && n.n)) {
    at.report("the method \"normal\" needs mean, sd and n");
  }
  if (n.method == NormMethod::TypicalRange && !n.typicalLow && !(n.mean && n.sd)) {
    at.report("the method \"typical_range\" needs typical_low, or mean and sd");
  }
  if (n.method == NormMethod::Cutoff && !n.cutoff) at.report("the method \"cutoff\" needs a cutoff");
  return n;
}

ReliabilityRecord readReliability(const JsonCursor& at) {
  ReliabilityRecord r;
  r.id = at["id"].text();
  r.measure = at["measure"].text();
  r.side = at["side"].present() ? readSideRule(at["side"]) : Norm::SideRule::Both;
  r.device = at["device"].optionalText();
  r.rater =
      at["rater"].choice<Rater>({{"same", Rater::Same}, {"different", Rater::Different}, {"unknown", Rater::Unknown}});
  r.icc = at["icc"].optionalNumber();
  r.iccMax = at["icc_max"].optionalNumber();
  r.kappa = at["kappa"].optionalNumber();
  r.kappaMax = at["kappa_max"].optionalNumber();
  r.sem = at["sem"].optionalNumber();
  r.mdc95 = at["mdc95"].optionalNumber();
  r.mdc95Percent = at["mdc95_percent"].optionalNumber();
  for (const auto& [key, value] : {std::pair{"sem", r.sem}, {"mdc95", r.mdc95}, {"mdc95_percent", r.mdc95Percent}}) {
    if (value && *value < 0) at[key].report("must not be negative");
  }
  for (const auto& [key, value] : {std::pair{"icc", r.icc}, {"icc_max", r.iccMax}, {"kappa", r.kappa}}) {
    if (value && (*value < -1 || *value > 1)) at[key].report("must lie between -1 and 1");
  }
  r.mdc95Basis = at["mdc95_basis"].optionalText();
  r.n = at["n"].optionalInteger();
  r.population = at["population"].optionalText();
  r.preferred = at["preferred"].boolean();
  r.note = at["note"].optionalText();
  r.source = at["source"].text();
  r.verified = at["verified"].text();
  return r;
}

ImportantDifference readImportantDifference(const JsonCursor& at) {
  ImportantDifference d;
  d.id = at["id"].text();
  d.measure = at["measure"].text();
  d.value = at["value"].number();
  if (!(d.value > 0)) at["value"].report("must be above 0");
  d.population = at["population"].optionalText();
  d.preferred = at["preferred"].boolean();
  d.note = at["note"].optionalText();
  d.source = at["source"].text();
  d.verified = at["verified"].text();
  return d;
}

Instrument readInstrument(const JsonCursor& at) {
  using Method = Instrument::Method;
  using Missing = Instrument::MissingRule;
  using Licence = Instrument::Licence;
  Instrument i;
  i.id = at["id"].text();
  i.title = at["title"].text();
  i.construct = at["construct"].optionalText();
  i.items = at["items"].integer();
  if (i.items < 1) at["items"].report("must be at least 1");
  i.itemLabels = at["item_labels"].optionalTexts();
  i.answerMin = at["answer_min"].number();
  i.answerMax = at["answer_max"].number();
  if (i.answerMin >= i.answerMax) at["answer_max"].report("must be above answer_min");
  if (const auto values = at["answer_values"]; values.present()) {
    values.forEach([&](const JsonCursor& value, std::size_t) { i.answerValues.push_back(value.number()); });
  }
  if (const auto ranges = at["item_ranges"]; ranges.present()) {
    ranges.forEach([&](const JsonCursor& range, std::size_t) {
      std::array<double, 2> limits{};
      range.forEach([&](const JsonCursor& limit, std::size_t k) {
        if (k < 2) limits[k] = limit.number();
      });
      i.itemRanges.emplace_back(limits[0], limits[1]);
    });
  }
  const auto checkItem = [&](const JsonCursor& item) {
    const int number = item.integer();
    if (number < 1 || number > i.items) item.report("is not the number of an item");
    return number;
  };
  at["reverse_items"].forEach([&](const JsonCursor& item, std::size_t) { i.reverseItems.push_back(checkItem(item)); });
  const auto score = at["score"];
  if (score.expectObject()) {
    i.method = score["method"].choice<Method>({{"sum", Method::Sum},
                                               {"mean", Method::Mean},
                                               {"total", Method::Total},
                                               {"subscales", Method::Subscales},
                                               {"profile", Method::Profile}});
    i.scoreMin = score["min"].optionalNumber();
    i.scoreMax = score["max"].optionalNumber();
    i.decimals = score["decimals"].integer();
    i.percent = score["percent"].optionalBoolean(true);
    i.minItems = score["min_items"].optionalInteger();
    if (const auto subscales = score["subscales"]; subscales.present()) {
      subscales.forEach([&](const JsonCursor& subscale, std::size_t) {
        InstrumentSubscale one{subscale["id"].text(), {}, subscale["max"].number()};
        subscale["items"].forEach([&](const JsonCursor& item, std::size_t) { one.items.push_back(checkItem(item)); });
        i.subscales.push_back(std::move(one));
      });
    }
  }
  const auto missing = at["missing"];
  i.maxMissing = missing["max_missing"].integer();
  i.missingRule = missing["rule"].choice<Missing>({{"none", Missing::None},
                                                   {"prorate", Missing::Prorate},
                                                   {"mean_of_answered", Missing::MeanOfAnswered},
                                                   {"none_per_subscale", Missing::NonePerSubscale},
                                                   {"code_9", Missing::Code9}});
  at["bands"].forEach([&](const JsonCursor& band, std::size_t) {
    i.bands.push_back(
        {band["from"].number(), band["to"].number(), band["label"].text(), band["validated"].optionalBoolean(false)});
    if (i.bands.back().from > i.bands.back().to) band["to"].report("must not be below from");
    if (i.bands.size() > 1 && i.bands[i.bands.size() - 2].to >= i.bands.back().from) {
      band["from"].report("overlaps the band before it");
    }
  });
  i.patientText = at["patient_text"].optionalTexts();
  i.higherIsBetter = at["direction"].text() == "higher";
  const auto licence = at["licence"];
  i.licence = licence["verdict"].choice<Licence>({{"ship_fully", Licence::ShipFully},
                                                  {"scoring_form_only", Licence::ScoringFormOnly},
                                                  {"total_only", Licence::TotalOnly},
                                                  {"omit", Licence::Omit}});
  i.licenceNote = licence["note"].optionalText();
  if (!i.patientText.empty() && i.licence != Licence::ShipFully) {
    at["patient_text"].report("may only stand where the licence is \"ship_fully\"");
  }
  i.notes = at["notes"].optionalTexts();
  i.sources = at["sources"].optionalTexts();
  return i;
}

Question readQuestion(const JsonCursor& at) {
  Question q;
  q.id = at["id"].text();
  q.label = at["label"].text();
  q.patientText = at["patient"].optionalText();
  q.type = at["type"].choice<Question::Type>({{"bool", Question::Type::Bool},
                                              {"number", Question::Type::Number},
                                              {"choice", Question::Type::Choice},
                                              {"text", Question::Type::Text}});
  q.unit = at["unit"].optionalText();
  if (const auto range = at["range"]; range.present()) {
    range.forEach([&](const JsonCursor& limit, std::size_t i) { (i == 0 ? q.lowest : q.highest) = limit.number(); });
  }
  if (q.type == Question::Type::Number && !(q.lowest && q.highest && *q.lowest < *q.highest)) {
    at["range"].report("a number question needs two limits, the lower first");
  }
  q.choices = at["choices"].optionalTexts();
  if (q.type == Question::Type::Choice && q.choices.size() < 2) at["choices"].report("needs at least two choices");
  q.module = at["module"].optionalText();
  q.askedOfClinician = at["asked_of"].text() == "clinician";
  q.group = at["group"].optionalText();
  return q;
}

}  // namespace

/// Fills a Catalogue from files; the one friend that may.
class CatalogueReader {
 public:
  explicit CatalogueReader(std::span<const PackFile> files) : files_(files) {}

  Result<std::shared_ptr<const Catalogue>> read() {
    readFile("sources.json", "cervica.sources.v1", [&](const JsonCursor& root) {
      const auto sources = root["sources"];
      if (!sources.expectObject()) return;
      for (const auto& [id, unused] : sources.json().items()) {
        const auto at = sources[id];
        out_->sources_.push_back({id, at["citation"].text(), at["doi"].optionalText(), at["year"].optionalInteger(),
                                  at["level"].text(), at["note"].optionalText()});
        sourceIds_.insert(id);
      }
    });
    readFile("measures.json", "cervica.measures.v1", [&](const JsonCursor& root) {
      out_->pack_ = root["pack"].text();
      root["devices"].forEach([&](const JsonCursor& at, std::size_t) {
        out_->devices_.push_back({at["id"].text(), at["label"].text(), at["kind"].text()});
        unique(at, deviceIds_, out_->devices_.back().id);
      });
      root["measures"].forEach([&](const JsonCursor& at, std::size_t) {
        out_->measures_.push_back(readMeasure(at));
        unique(at, measureIds_, out_->measures_.back().id);
        known(at["devices"], deviceIds_, out_->measures_.back().devices, "device");
      });
      root["measures"].forEach([&](const JsonCursor& at, std::size_t i) {
        if (const auto& derivation = out_->measures_[i].derivation) {
          for (const std::string& part : derivation->parts) known(at["derived_from"], measureIds_, part, "measure");
        }
      });
    });
    readFile("norms.json", "cervica.norms.v1", [&](const JsonCursor& root) {
      samePack(root);
      root["norms"].forEach([&](const JsonCursor& at, std::size_t) {
        out_->norms_.push_back(readNorm(at));
        const Norm& norm = out_->norms_.back();
        unique(at, normIds_, norm.id);
        known(at["measure"], measureIds_, norm.measure, "measure");
        known(at["source"], sourceIds_, norm.source, "source");
        if (!norm.device.empty()) known(at["device"], deviceIds_, norm.device, "device");
        known(at["devices_comparable"], deviceIds_, norm.devicesComparable, "device");
        known(at["devices_provisional"], deviceIds_, norm.devicesProvisional, "device");
        checkSide(at["side"], norm.measure, norm.side);
      });
      root["norms"].forEach([&](const JsonCursor& at, std::size_t i) {
        const Norm& norm = out_->norms_[i];
        if (!norm.sdBorrowedFrom.empty()) known(at["sd_borrowed_from"], normIds_, norm.sdBorrowedFrom, "norm");
        checkPreferredOnce(at, norm, i);
      });
      root["templates"].forEach([&](const JsonCursor& at, std::size_t) {
        known(at["source"], sourceIds_, at["source"].text(), "source");
        known(at["measures"], measureIds_, at["measures"].texts(), "measure");
        if (at["device"].present()) known(at["device"], deviceIds_, at["device"].text(), "device");
      });
      for (const char* section : {"age_slopes", "sex_differences", "age_ratio_checks"}) {
        root[section].forEach([&](const JsonCursor& at, std::size_t) {
          known(at["measure"], measureIds_, at["measure"].text(), "measure");
          known(at["source"], sourceIds_, at["source"].text(), "source");
        });
      }
    });
    readFile("reliability.json", "cervica.reliability.v1", [&](const JsonCursor& root) {
      samePack(root);
      std::set<std::string, std::less<>> ids;
      root["errors"].forEach([&](const JsonCursor& at, std::size_t) {
        out_->reliability_.push_back(readReliability(at));
        const ReliabilityRecord& record = out_->reliability_.back();
        unique(at, ids, record.id);
        known(at["measure"], measureIds_, record.measure, "measure");
        known(at["source"], sourceIds_, record.source, "source");
        if (!record.device.empty()) known(at["device"], deviceIds_, record.device, "device");
      });
      root["mcid"].forEach([&](const JsonCursor& at, std::size_t) {
        out_->importantDifferences_.push_back(readImportantDifference(at));
        unique(at, ids, out_->importantDifferences_.back().id);
        known(at["measure"], measureIds_, out_->importantDifferences_.back().measure, "measure");
        known(at["source"], sourceIds_, out_->importantDifferences_.back().source, "source");
      });
    });
    readFile("instruments.json", "cervica.instruments.v1", [&](const JsonCursor& root) {
      std::set<std::string, std::less<>> ids;
      root["instruments"].forEach([&](const JsonCursor& at, std::size_t) {
        out_->instruments_.push_back(readInstrument(at));
        unique(at, ids, out_->instruments_.back().id);
        known(at["sources"], sourceIds_, out_->instruments_.back().sources, "source");
      });
    });
    readFile("screening.json", "cervica.screening.v1", [&](const JsonCursor& root) { readScreening(root); });
    readFile("codes.json", "cervica.codes.v1", [&](const JsonCursor& root) {
      root["measures"].forEach(
          [&](const JsonCursor& at, std::size_t) { known(at["id"], measureIds_, at["id"].text(), "measure"); });
    });
    if (!issues_.empty()) return Error{Error::Code::InvalidInput, std::move(issues_)};
    out_->index();
    return std::shared_ptr<const Catalogue>(std::move(out_));
  }

 private:
  using Ids = std::set<std::string, std::less<>>;

  template <typename Read>
  void readFile(const std::string& name, const std::string& schema, Read read) {
    for (const PackFile& file : files_) {
      if (file.name != name) continue;
      const auto parsed = parseStrict(file.bytes);
      if (!parsed) {
        for (const Issue& issue : parsed.error().issues) issues_.push_back({name + ": " + issue.place, issue.message});
        return;
      }
      const JsonCursor root(*parsed, issues_, name);
      if (!root.expectObject()) return;
      if (root["schema"].text() != schema) root["schema"].report("must be \"" + schema + "\"");
      read(root);
      return;
    }
    issues_.push_back({name, "is missing from the pack"});
  }

  void readScreening(const JsonCursor& root) {
    Ids ids;
    Ids groups;
    root["groups"].forEach([&](const JsonCursor& at, std::size_t) {
      out_->questionGroups_.push_back({at["id"].text(), at["label"].text(), at["questions"].texts()});
      unique(at, groups, out_->questionGroups_.back().id);
    });
    root["questions"].forEach([&](const JsonCursor& at, std::size_t) {
      out_->questions_.push_back(readQuestion(at));
      unique(at, ids, out_->questions_.back().id);
      if (const std::string& group = out_->questions_.back().group; !group.empty()) {
        known(at["group"], groups, group, "group");
      }
    });
    root["groups"].forEach([&](const JsonCursor& at, std::size_t i) {
      known(at["questions"], ids, out_->questionGroups_[i].questions, "question");
    });
    root["symptoms"].forEach([&](const JsonCursor& at, std::size_t) {
      out_->symptoms_.push_back({at["id"].text(), at["label"].text(), at["patient"].optionalText()});
      unique(at, ids, out_->symptoms_.back().id);
    });
    Ids advice;
    root["advice"].forEach([&](const JsonCursor& at, std::size_t) { unique(at, advice, at["id"].text()); });
    root["habits"].forEach([&](const JsonCursor& at, std::size_t) {
      out_->habits_.push_back({at["id"].text(), at["label"].text()});
      unique(at, ids, out_->habits_.back().id);
      known(at["advice_ids"], advice, at["advice_ids"].optionalTexts(), "advice");
    });
  }

  void samePack(const JsonCursor& root) {
    if (root["pack"].text() != out_->pack_) root["pack"].report("must be the pack of measures.json, " + out_->pack_);
  }
  static void unique(const JsonCursor& at, Ids& ids, const std::string& id) {
    if (!ids.insert(id).second) at["id"].report("\"" + id + "\" stands twice");
  }
  static void known(const JsonCursor& at, const Ids& ids, const std::string& id, const char* what) {
    if (!ids.contains(id)) at.report("\"" + id + "\" is not a " + what + " of the pack");
  }
  static void known(const JsonCursor& at, const Ids& ids, const std::vector<std::string>& wanted, const char* what) {
    for (const std::string& id : wanted) known(at, ids, id, what);
  }

  void checkSide(const JsonCursor& at, const std::string& measureId, Norm::SideRule side) {
    for (const Measure& measure : out_->measures_) {
      if (measure.id == measureId && measure.sided == (side == Norm::SideRule::Unsided)) {
        at.report(measure.sided ? "is missing: the measure is sided" : "must be null: the measure has no side");
      }
    }
  }

  /// One preferred norm per measure, side, sex and age within a verdict-giving method.
  void checkPreferredOnce(const JsonCursor& at, const Norm& norm, std::size_t position) {
    if (!norm.preferred || norm.method == NormMethod::Context) return;
    for (std::size_t i = 0; i < position; ++i) {
      const Norm& other = out_->norms_[i];
      const bool sameCell = other.preferred && other.measure == norm.measure && other.method == norm.method &&
                            other.sex == norm.sex && (other.side == norm.side);
      const bool agesMeet = other.ageFrom.value_or(0) <= norm.ageTo.value_or(200) &&
                            norm.ageFrom.value_or(0) <= other.ageTo.value_or(200);
      if (sameCell && agesMeet) at["preferred"].report("the ages overlap those of the preferred norm " + other.id);
    }
  }

  std::span<const PackFile> files_;
  std::vector<Issue> issues_;
  std::shared_ptr<Catalogue> out_{new Catalogue};
  Ids sourceIds_, deviceIds_, measureIds_, normIds_;
};

Result<std::shared_ptr<const Catalogue>> Catalogue::load(std::span<const PackFile> files) {
  return CatalogueReader(files).read();
}

}  // namespace cervica::core
