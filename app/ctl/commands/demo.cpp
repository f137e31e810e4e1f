#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/open_database.h"
#include "core/json/json.h"
#include "db/demo/demo_clinic.h"

namespace cervica::app::ctl {

namespace {

constexpr int kDefaultPatients = 12;

}  // namespace

ExitCode demo(Invocation& call) {
  const std::string action = takeAction(call, "seed");
  if (action != "seed") throw UsageError("unknown command demo " + action);
  const Arguments arguments(call.words,
                            {.values = {"patients", "seed"}, .switches = {}, .fewest = 0, .most = 0, .operands = {}});
  const int patients = arguments.number("patients", 1).value_or(kDefaultPatients);
  const int seed = arguments.number("seed", 0).value_or(1);
  const auto catalogue = activeCatalogue(call);
  db::Database database = openDatabase(call);
  const int visits = db::seedDemoClinic(database, *catalogue, patients, static_cast<unsigned>(seed));
  call.out << core::OrderedJson{{"patients", patients}, {"visits", visits}}.dump(2) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
