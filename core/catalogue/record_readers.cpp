#include "core/catalogue/record_readers.h"

#include <array>

namespace cervica::core {
namespace {

Norm::SideRule readSideRule(const JsonCursor& at) {
  if (!at.present()) return Norm::SideRule::Unsided;
  return at.choice<Norm::SideRule>(
      {{"left", Norm::SideRule::Left}, {"right", Norm::SideRule::Right}, {"both", Norm::SideRule::Both}});
}

NormMethod readNormMethod(const JsonCursor& at) {
  return at.choice<NormMethod>({{"normal", NormMethod::Normal},
                                {"typical_range", NormMethod::TypicalRange},
                                {"cutoff", NormMethod::Cutoff},
                                {"context", NormMethod::Context}});
}

}  // namespace

Source readSource(const JsonCursor& at, const std::string& id) {
  return {.id = id,
          .citation = at["citation"].text(),
          .doi = at["doi"].optionalText(),
          .year = at["year"].optionalInteger(),
          .level = at["level"].text(),
          .note = at["note"].optionalText()};
}

Domain readDomain(const JsonCursor& at) {
  return at.choice<Domain>({{"posture", Domain::Posture},
                            {"rom", Domain::Rom},
                            {"ccft", Domain::Ccft},
                            {"endurance", Domain::Endurance},
                            {"strength", Domain::Strength},
                            {"scapula", Domain::Scapula},
                            {"movement", Domain::Movement},
                            {"length", Domain::Length},
                            {"pain", Domain::Pain},
                            {"vital", Domain::Vital}});
}

Measure readMeasure(const JsonCursor& at) {
  Measure m;
  m.id = at["id"].text();
  m.label = at["label"].text();
  m.shortLabel = at["short_label"].text();
  m.domain = readDomain(at["domain"]);
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
  n.devicesComparable = at["devices_comparable"].optionalTexts();
  n.devicesProvisional = at["devices_provisional"].optionalTexts();
  n.population = at["population"].optionalText();
  n.method = readNormMethod(at["method"]);
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

NormTemplate readNormTemplate(const JsonCursor& at) {
  NormTemplate t;
  t.id = at["id"].text();
  t.source = at["source"].text();
  t.sexes = at["sexes"].texts();
  at["age_bands"].forEach([&](const JsonCursor& band, std::size_t) {
    t.ageBands.emplace_back(band["age_from"].integer(), band["age_to"].integer());
  });
  t.ageBandsFrom = at["age_bands_from"].optionalText();
  t.measures = at["measures"].texts();
  t.device = at["device"].optionalText();
  t.nTotal = at["n_total"].optionalInteger();
  t.valueFields = at["value_fields"].texts();
  t.method = readNormMethod(at["method_when_filled"]);
  t.note = at["note"].optionalText();
  return t;
}

AgeRatioCheck readAgeRatioCheck(const JsonCursor& at) {
  return {.measure = at["measure"].text(),
          .olderFrom = at["older_from"].integer(),
          .olderTo = at["older_to"].integer(),
          .youngerFrom = at["younger_from"].integer(),
          .youngerTo = at["younger_to"].integer(),
          .percentChange = at["percent_change"].number(),
          .source = at["source"].text()};
}

}  // namespace cervica::core
