#include <fstream>
#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "core/base/failure.h"
#include "core/base/utf8.h"
#include "core/json/json.h"
#include "protocols/clinic_table.h"

namespace cervica::app::ctl {
namespace {

using core::OrderedJson;

OrderedJson countsJson(const protocols::RecordCounts& counts) {
  return {{"measures", counts.measures},
          {"norms", counts.norms},
          {"errors", counts.errors},
          {"mcid", counts.importantDifferences}};
}

OrderedJson shippedJson(const core::Catalogue& shipped, bool inUse) {
  OrderedJson out{{"version", shipped.pack()}, {"own", false}, {"in_use", inUse}};
  out.update(countsJson({.measures = static_cast<int>(shipped.measures().size()),
                         .norms = static_cast<int>(shipped.norms().size()),
                         .errors = static_cast<int>(shipped.reliability().size()),
                         .importantDifferences = static_cast<int>(shipped.importantDifferences().size())}));
  return out;
}

OrderedJson ownJson(const protocols::ClinicPackVersion& version, bool inUse) {
  OrderedJson out{{"version", version.text}, {"own", true}, {"in_use", inUse}};
  if (version.refused) {
    out["refused"] = OrderedJson::array();
    for (const core::Issue& issue : version.refused->issues) {
      out["refused"].push_back({{"place", issue.place}, {"message", issue.message}});
    }
    return out;
  }
  out["created"] = version.created;
  out.update(countsJson(version.counts));
  out["sources"] = version.sources;
  return out;
}

OrderedJson templatesJson(const core::Catalogue& catalogue) {
  OrderedJson all = OrderedJson::array();
  for (const std::string& name : protocols::tableTemplates(catalogue)) {
    OrderedJson one{{"name", name}};
    for (const core::NormTemplate& form : catalogue.normTemplates()) {
      if (form.id != "template." + name) continue;
      one["source"] = catalogue.source(form.source)->citation;
      one["measures"] = form.measures;
      one["note"] = form.note;
      one["ages"] = form.ageBandsFrom;
    }
    if (!one.contains("source")) one["note"] = "Measurement errors (SEM, MDC95) of any measure, by device and rater.";
    all.push_back(std::move(one));
  }
  return all;
}

void writeFile(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes;
  file.close();
  if (!file) throw core::Failure(core::Failure::Kind::Storage, path + " cannot be written");
}

void give(const Arguments& arguments, const std::string& bytes, Invocation& call) {
  const auto path = arguments.value("output");
  if (path) {
    writeFile(*path, bytes);
  } else {
    call.out << bytes;
  }
}

ExitCode list(Invocation& call) {
  const Arguments arguments(call.words, {.values = {}, .switches = {}, .fewest = 0, .most = 0, .operands = {}});
  const auto listing = clinicPacks().list();
  OrderedJson versions = OrderedJson::array();
  versions.push_back(shippedJson(*core::Catalogue::shipped(), listing.active == listing.shipped));
  for (const auto& version : listing.versions) versions.push_back(ownJson(version, listing.active == version.text));
  call.out << OrderedJson{{"in_use", listing.active},
                          {"problem", listing.problem.empty() ? OrderedJson(nullptr) : OrderedJson(listing.problem)},
                          {"versions", std::move(versions)},
                          {"templates", templatesJson(*core::Catalogue::shipped())}}
                  .dump(2)
           << '\n';
  return ExitCode::Done;
}

ExitCode giveTemplate(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"output"}, .switches = {}, .fewest = 1, .most = 1, .operands = "NAME"});
  const std::string& name = arguments.operands()[0];
  const auto table = protocols::tableTemplate(name, *core::Catalogue::shipped());
  if (!table) {
    std::string names;
    for (const std::string& one : protocols::tableTemplates(*core::Catalogue::shipped())) {
      names += (names.empty() ? "" : ", ") + one;
    }
    throw InputRefused("", core::Error::at("", "there is no template \"" + name + "\"; the templates are " + names));
  }
  give(arguments, *table, call);
  return ExitCode::Done;
}

ExitCode import(Invocation& call) {
  const Arguments arguments(call.words, {.values = {"source", "population"},
                                         .switches = {"replace"},
                                         .fewest = 1,
                                         .most = 1,
                                         .operands = "FILE.csv or FILE.json"});
  const std::string& file = arguments.operands()[0];
  for (const char* option : {"source", "population"}) {
    if (core::firstInvalidUtf8(arguments.value(option).value_or(""))) {
      throw UsageError(std::string("--") + option + " is not valid UTF-8");
    }
  }
  protocols::ClinicPackStore store = clinicPacks();
  const auto catalogue = store.active().catalogue;
  std::string bytes = readDocument(file, call);
  protocols::ClinicRecords records;
  if (protocols::isClinicDocument(bytes)) {
    records = protocols::readClinicDocument(std::move(bytes), file, arguments.value("source").value_or(""), *catalogue);
  } else {
    const std::string source = arguments.required("source");
    if (source.empty()) throw UsageError("--source says whom the values are from");
    records = accepted(
        protocols::readClinicTable(bytes, file, source, arguments.value("population").value_or(""), *catalogue));
  }
  const auto added = accepted(store.add(records, arguments.has("replace")));
  for (const std::string& warning : added.warnings) call.err << "cervicactl: warning: " << warning << '\n';
  call.out << OrderedJson{{"version", added.version},
                          {"added", countsJson(added.added)},
                          {"replaced", countsJson(added.replaced)},
                          {"skipped_rows", added.skipped},
                          {"warnings", added.warnings}}
                  .dump(2)
           << '\n';
  return ExitCode::Done;
}

ExitCode use(Invocation& call) {
  const Arguments arguments(call.words, {.values = {}, .switches = {}, .fewest = 1, .most = 1, .operands = "VERSION"});
  call.out << OrderedJson{{"in_use", accepted(clinicPacks().use(arguments.operands()[0]))}}.dump(2) << '\n';
  return ExitCode::Done;
}

ExitCode exportPack(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"output"}, .switches = {}, .fewest = 1, .most = 1, .operands = "VERSION"});
  give(arguments, accepted(clinicPacks().document(arguments.operands()[0])), call);
  return ExitCode::Done;
}

}  // namespace

ExitCode norms(Invocation& call) {
  const std::string action = takeAction(call, "list, template, import, use or export");
  if (action == "list") return list(call);
  if (action == "template") return giveTemplate(call);
  if (action == "import") return import(call);
  if (action == "use") return use(call);
  if (action == "export") return exportPack(call);
  throw UsageError("unknown command norms " + action);
}

}  // namespace cervica::app::ctl
