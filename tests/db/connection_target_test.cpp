#include "db/session/connection_target.h"

#include <cstdlib>

#include "core/base/failure.h"
#include "tests/support/catch_compat.h"

using Catch::Matchers::ContainsSubstring;
using cervica::db::ConnectionTarget;
using cervica::db::withoutSecrets;

TEST_CASE("The option wins over the environment, and that over the embedded cluster", "[db][session]") {
  REQUIRE(setenv("CERVICA_DB", "host=there", 1) == 0);
  CHECK(ConnectionTarget::choose("host=here").conninfo == "host=here");
  CHECK(ConnectionTarget::choose().conninfo == "host=there");
  REQUIRE(unsetenv("CERVICA_DB") == 0);
  REQUIRE(setenv("CERVICA_HOME", "/somewhere", 1) == 0);
  CHECK(ConnectionTarget::choose().isEmbedded());
  CHECK(ConnectionTarget::choose().home == "/somewhere");
}

TEST_CASE("A connection string is shown without its secrets", "[db][session]") {
  const auto shown = withoutSecrets("postgresql://ada:s3cret@db.example:5433/clinic?sslpassword=t0p&connect_timeout=5");
  CHECK_THAT(shown, ContainsSubstring("host='db.example'") && ContainsSubstring("user='ada'") &&
                        ContainsSubstring("port='5433'") && ContainsSubstring("dbname='clinic'"));
  CHECK_THAT(shown, !ContainsSubstring("s3cret") && !ContainsSubstring("t0p"));
  CHECK(withoutSecrets("host='a b' password='it\\'s'") == "host='a b'");
}

TEST_CASE("An unreadable connection string is refused without repeating it", "[db][session]") {
  try {
    static_cast<void>(withoutSecrets("password s3cret"));
    FAIL("no failure");
  } catch (const cervica::core::Failure& failure) {
    CHECK(failure.kind() == cervica::core::Failure::Kind::DatabaseUnavailable);
    CHECK_THAT(failure.what(), ContainsSubstring("--db") && !ContainsSubstring("s3cret"));
  }
}
