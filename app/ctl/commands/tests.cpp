#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "core/json/json_text.h"
#include "db/cluster/embedded_cluster.h"
#include "protocols/clinic_test_store.h"
#include "protocols/pack.h"

namespace cervica::app::ctl {
namespace {

protocols::ClinicTestStore store(Invocation& call) {
  return {db::dataHome() / protocols::kClinicTestFolder, protocols::testsOf(activeCatalogue(call))};
}

void writeIds(const char* member, const std::vector<std::string>& ids, std::ostream& out) {
  std::string text;
  core::JsonText json(text);
  json.beginObject().key(member).beginArray();
  for (const std::string& id : ids) json.value(id);
  json.endArray().endObject();
  out << core::indented(text) << '\n';
}

void list(Invocation& call) {
  const Arguments none(call.words, {.values = {}, .switches = {}, .fewest = 0, .most = 0, .operands = ""});
  const protocols::ActiveTests active = store(call).active();
  for (const std::string& problem : active.problems) call.err << "cervicactl: " << problem << '\n';
  std::string text;
  core::JsonText json(text);
  json.beginArray();
  for (const assessment::StructuredTest& test : active.library->tests()) {
    json.beginObject().member("id", test.id).member("title", test.title);
    json.member("origin", test.origin == core::Origin::Clinic ? "clinic" : "shipped");
    json.key("measures").beginArray();
    for (const std::string& measure : test.measures) json.value(measure);
    json.endArray();
    if (!test.blockedLike.empty()) json.member("blocked_like", test.blockedLike);
    json.endObject();
  }
  json.endArray();
  call.out << core::indented(text) << '\n';
}

}  // namespace

ExitCode tests(Invocation& call) {
  const std::string actions = "list, add FILE.json or remove ID";
  const std::string action = takeAction(call, actions);
  if (action == "list") {
    list(call);
  } else if (action == "add") {
    const Arguments arguments(call.words,
                              {.values = {}, .switches = {}, .fewest = 1, .most = 1, .operands = "FILE.json"});
    const std::string& path = arguments.operands()[0];
    const std::string bytes = readDocument(path, call, protocols::kLargestTestFile);
    const std::string file = path == "-" ? "standard input" : path;
    writeIds("added", accepted(store(call).add(bytes, file)), call.out);
  } else if (action == "remove") {
    const Arguments arguments(call.words, {.values = {}, .switches = {}, .fewest = 1, .most = 1, .operands = "ID"});
    writeIds("removed", accepted(store(call).remove(arguments.operands()[0])), call.out);
  } else {
    throw UsageError("say which: " + actions);
  }
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
