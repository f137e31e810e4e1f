#include "core/catalogue/catalogue_reader.h"

#include "core/catalogue/record_readers.h"
#include "core/json/strict_json.h"

namespace cervica::core {

Result<std::shared_ptr<const Catalogue>> CatalogueReader::read(std::span<const PackFile> files) {
  CatalogueReader reader;
  reader.readFile(files, "sources.json", "cervica.sources.v1", [&](At root) { reader.readSources(root["sources"]); });
  reader.readFile(files, "measures.json", "cervica.measures.v1", [&](At root) {
    reader.out_->pack_ = root["pack"].text();
    reader.readDevices(root["devices"]);
    reader.readMeasures(root["measures"]);
  });
  reader.readFile(files, "norms.json", "cervica.norms.v1", [&](At root) {
    reader.samePack(root);
    reader.readNorms(root["norms"]);
    reader.readTemplates(root["templates"]);
    root["age_ratio_checks"].forEach(
        [&](At at, std::size_t) { reader.out_->ageRatioChecks_.push_back(readAgeRatioCheck(at)); });
    for (const char* section : {"age_slopes", "sex_differences", "age_ratio_checks"}) {
      root[section].forEach([&](At at, std::size_t) {
        known(at["measure"], reader.measureIds_, at["measure"].text(), "measure");
        known(at["source"], reader.sourceIds_, at["source"].text(), "source");
      });
    }
  });
  reader.readFile(files, "reliability.json", "cervica.reliability.v1", [&](At root) {
    reader.samePack(root);
    reader.readErrors(root["errors"]);
    reader.readImportantDifferences(root["mcid"]);
  });
  reader.readFile(files, "instruments.json", "cervica.instruments.v1", [&](At root) {
    Ids ids;
    root["instruments"].forEach([&](At at, std::size_t) {
      reader.out_->instruments_.push_back(readInstrument(at));
      unique(at, ids, reader.out_->instruments_.back().id);
      known(at["sources"], reader.sourceIds_, reader.out_->instruments_.back().sources, "source");
    });
  });
  reader.readFile(files, "screening.json", "cervica.screening.v1", [&](At root) { reader.readScreening(root); });
  reader.readFile(files, "codes.json", "cervica.codes.v1", [&](At root) {
    root["measures"].forEach(
        [&](At at, std::size_t) { known(at["id"], reader.measureIds_, at["id"].text(), "measure"); });
  });
  return reader.finish();
}

void CatalogueReader::readFile(std::span<const PackFile> files, const std::string& name, const std::string& schema,
                               const std::function<void(At)>& readRoot) {
  for (const PackFile& file : files) {
    if (file.name == name) return readFile(file, schema, readRoot);
  }
  issues_.push_back({name, "is missing from the pack"});
}

void CatalogueReader::readFile(const PackFile& file, const std::string& schema,
                               const std::function<void(At)>& readRoot) {
  const auto parsed = parseStrict(file.bytes);
  if (!parsed) {
    for (const Issue& issue : parsed.error().issues) issues_.push_back({file.name + ": " + issue.place, issue.message});
    return;
  }
  const JsonCursor root(*parsed, issues_, file.name);
  if (!root.expectObject()) return;
  if (root["schema"].text() != schema) root["schema"].report("must be \"" + schema + "\"");
  readRoot(root);
}

Result<std::shared_ptr<const Catalogue>> CatalogueReader::finish() {
  if (!issues_.empty()) return Error{Error::Code::InvalidInput, std::move(issues_)};
  out_->index();
  return std::shared_ptr<const Catalogue>(std::move(out_));
}

void CatalogueReader::readSources(At at) {
  if (!at.expectObject()) return;
  for (const auto& [id, unused] : at.json().items()) {
    const auto one = at[id];
    if (!one.expectObject()) continue;
    out_->sources_.push_back(readSource(one, id));
    out_->sources_.back().origin = origin_;
    if (!sourceIds_.insert(id).second) one.report("\"" + id + "\" is already a source of the shipped pack");
  }
}

void CatalogueReader::readDevices(At at) {
  at.forEach([&](At device, std::size_t) {
    out_->devices_.push_back({device["id"].text(), device["label"].text(), device["kind"].text()});
    unique(device, deviceIds_, out_->devices_.back().id);
  });
}

void CatalogueReader::readMeasures(At at) {
  const std::size_t before = out_->measures_.size();
  at.forEach([&](At one, std::size_t) {
    out_->measures_.push_back(readMeasure(one));
    Measure& measure = out_->measures_.back();
    measure.origin = origin_;
    unique(one, measureIds_, measure.id);
    known(one["devices"], deviceIds_, measure.devices, "device");
  });
  at.forEach([&](At one, std::size_t i) {
    if (const auto& derivation = out_->measures_[before + i].derivation) {
      for (const std::string& part : derivation->parts) known(one["derived_from"], measureIds_, part, "measure");
    }
  });
}

void CatalogueReader::readNorms(At at) {
  const std::size_t before = out_->norms_.size();
  at.forEach([&](At one, std::size_t) {
    out_->norms_.push_back(readNorm(one));
    Norm& norm = out_->norms_.back();
    norm.origin = origin_;
    unique(one, normIds_, norm.id);
    known(one["measure"], measureIds_, norm.measure, "measure");
    known(one["source"], sourceIds_, norm.source, "source");
    if (!norm.device.empty()) known(one["device"], deviceIds_, norm.device, "device");
    known(one["devices_comparable"], deviceIds_, norm.devicesComparable, "device");
    known(one["devices_provisional"], deviceIds_, norm.devicesProvisional, "device");
    checkSide(one["side"], norm.measure, norm.side);
  });
  at.forEach([&](At one, std::size_t i) {
    const Norm& norm = out_->norms_[before + i];
    if (!norm.sdBorrowedFrom.empty()) known(one["sd_borrowed_from"], normIds_, norm.sdBorrowedFrom, "norm");
    if (origin_ == Origin::Shipped) checkPreferredOnce(one, norm, before + i);
  });
}

void CatalogueReader::readTemplates(At at) {
  at.forEach([&](At one, std::size_t) {
    out_->normTemplates_.push_back(readNormTemplate(one));
    const NormTemplate& form = out_->normTemplates_.back();
    known(one["source"], sourceIds_, form.source, "source");
    known(one["measures"], measureIds_, form.measures, "measure");
    if (!form.device.empty()) known(one["device"], deviceIds_, form.device, "device");
  });
}

void CatalogueReader::readErrors(At at) {
  at.forEach([&](At one, std::size_t) {
    out_->reliability_.push_back(readReliability(one));
    ReliabilityRecord& record = out_->reliability_.back();
    record.origin = origin_;
    unique(one, errorIds_, record.id);
    known(one["measure"], measureIds_, record.measure, "measure");
    known(one["source"], sourceIds_, record.source, "source");
    if (!record.device.empty()) known(one["device"], deviceIds_, record.device, "device");
  });
}

void CatalogueReader::readImportantDifferences(At at) {
  at.forEach([&](At one, std::size_t) {
    out_->importantDifferences_.push_back(readImportantDifference(one));
    ImportantDifference& difference = out_->importantDifferences_.back();
    difference.origin = origin_;
    unique(one, errorIds_, difference.id);
    known(one["measure"], measureIds_, difference.measure, "measure");
    known(one["source"], sourceIds_, difference.source, "source");
  });
}

void CatalogueReader::readScreening(At root) {
  Ids ids;
  Ids groups;
  root["groups"].forEach([&](At at, std::size_t) {
    out_->questionGroups_.push_back({at["id"].text(), at["label"].text(), at["questions"].texts()});
    unique(at, groups, out_->questionGroups_.back().id);
  });
  root["questions"].forEach([&](At at, std::size_t) {
    out_->questions_.push_back(readQuestion(at));
    unique(at, ids, out_->questions_.back().id);
    if (const std::string& group = out_->questions_.back().group; !group.empty()) {
      known(at["group"], groups, group, "group");
    }
  });
  root["groups"].forEach(
      [&](At at, std::size_t i) { known(at["questions"], ids, out_->questionGroups_[i].questions, "question"); });
  root["symptoms"].forEach([&](At at, std::size_t) {
    out_->symptoms_.push_back({at["id"].text(), at["label"].text(), at["patient"].optionalText()});
    unique(at, ids, out_->symptoms_.back().id);
  });
  Ids advice;
  root["advice"].forEach([&](At at, std::size_t) { unique(at, advice, at["id"].text()); });
  root["habits"].forEach([&](At at, std::size_t) {
    out_->habits_.push_back({at["id"].text(), at["label"].text()});
    unique(at, ids, out_->habits_.back().id);
    known(at["advice_ids"], advice, at["advice_ids"].optionalTexts(), "advice");
  });
}

void CatalogueReader::samePack(At root) {
  if (root["pack"].text() != out_->pack_) root["pack"].report("must be the pack of measures.json, " + out_->pack_);
}

void CatalogueReader::unique(At at, Ids& ids, const std::string& id) {
  if (!ids.insert(id).second) at["id"].report("\"" + id + "\" stands twice");
}

void CatalogueReader::known(At at, const Ids& ids, const std::string& id, const char* what) {
  if (!ids.contains(id)) at.report("\"" + id + "\" is not a " + what + " of the pack");
}

void CatalogueReader::known(At at, const Ids& ids, const std::vector<std::string>& wanted, const char* what) {
  for (const std::string& id : wanted) known(at, ids, id, what);
}

void CatalogueReader::checkSide(At at, const std::string& measureId, Norm::SideRule side) {
  for (const Measure& measure : out_->measures_) {
    if (measure.id == measureId && measure.sided == (side == Norm::SideRule::Unsided)) {
      at.report(measure.sided ? "is missing: the measure is sided" : "must be null: the measure has no side");
    }
  }
}

/// One preferred norm per measure, side, sex and age within a verdict-giving method.
void CatalogueReader::checkPreferredOnce(At at, const Norm& norm, std::size_t position) {
  if (!norm.preferred || norm.method == NormMethod::Context) return;
  for (std::size_t i = 0; i < position; ++i) {
    const Norm& other = out_->norms_[i];
    const bool sameCell = other.preferred && other.measure == norm.measure && other.method == norm.method &&
                          other.sex == norm.sex && (other.side == norm.side);
    if (sameCell && other.agesMeet(norm)) {
      at["preferred"].report("the ages overlap those of the preferred norm " + other.id);
    }
  }
}

Result<std::shared_ptr<const Catalogue>> Catalogue::load(std::span<const PackFile> files) {
  return CatalogueReader::read(files);
}

}  // namespace cervica::core
