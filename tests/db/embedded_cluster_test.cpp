#include "db/cluster/embedded_cluster.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <vector>

#include "core/base/failure.h"
#include "db/cluster/postmaster.h"
#include "tests/db/support/processes.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using cervica::core::Failure;
using cervica::db::EmbeddedCluster;
using cervica::db::StopOutcome;
using cervica::test::Child;
using cervica::test::TempHome;

namespace {

void needServer() {
  if (cervica::db::findServers().empty()) cervica::test::skip("no PostgreSQL server is installed");
}

std::string ask(const EmbeddedCluster& cluster, const char* sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(cluster.conninfo().c_str()), &PQfinish);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql), &PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK && PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
    return PQerrorMessage(connection.get());
  }
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

/// The server's process, 0 when none runs.
pid_t serverOf(const fs::path& home) {
  const auto file = cervica::db::readPostmasterFile(home / "cluster");
  return file && cervica::db::isServerOf(file->pid, home / "cluster") ? file->pid : 0;
}

/// Holds the cluster until the parent lets go.
Child holder(const fs::path& home) {
  return Child([home](const auto& ready, const auto& waitForEnd) {
    const auto cluster = EmbeddedCluster::acquire(home);
    ready();
    waitForEnd();
  });
}

template <typename Work>
std::pair<Failure::Kind, std::string> failureOf(Work&& work) {
  try {
    work();
  } catch (const Failure& failure) {
    return {failure.kind(), failure.what()};
  }
  FAIL("no failure");
  return {};
}

}  // namespace

TEST_CASE("A cluster is created on first use, shared, and stopped by the last one out", "[db][cluster]") {
  needServer();
  const TempHome home;
  {
    const auto first = EmbeddedCluster::acquire(home.path());
    CHECK(ask(first, "SHOW fsync") == "on");
    CHECK(ask(first, "SHOW full_page_writes") == "on");
    CHECK(ask(first, "SHOW synchronous_commit") == "on");
    CHECK(ask(first, "SHOW data_checksums") == "on");
    CHECK(ask(first, "SHOW server_encoding") == "UTF8");
    CHECK(ask(first, "SHOW listen_addresses").empty());
    CHECK(ask(first, "SELECT current_database() || current_user") == "cervicacervica");
    struct stat folder {};
    REQUIRE(stat((home.path() / "cluster").c_str(), &folder) == 0);
    CHECK((folder.st_mode & 0777) == 0700);
    REQUIRE(stat((home.path() / "run").c_str(), &folder) == 0);
    CHECK((folder.st_mode & 0777) == 0700);
    CHECK(ask(first, "CREATE TABLE kept AS SELECT 42 AS answer").empty());

    const auto server = serverOf(home.path());
    REQUIRE(server != 0);
    auto other = holder(home.path());
    REQUIRE(other.waitUntilReady());
    CHECK(serverOf(home.path()) == server);
    CHECK(cervica::db::stopCluster(home.path()) == StopOutcome::InUse);
    CHECK(other.end() == 0);
    CHECK(serverOf(home.path()) == server);  // the other one was not the last

    auto inheritor = holder(home.path());
    REQUIRE(inheritor.waitUntilReady());
    {
      auto moved = EmbeddedCluster::acquire(home.path());
      const auto again = std::move(moved);
      CHECK(ask(again, "SELECT answer FROM kept") == "42");
    }
    CHECK(serverOf(home.path()) == server);
  }
  CHECK(serverOf(home.path()) == 0);
  CHECK(cervica::db::stopCluster(home.path()) == StopOutcome::WasNotRunning);
  const auto later = EmbeddedCluster::acquire(home.path());
  CHECK(ask(later, "SELECT answer FROM kept") == "42");
}

TEST_CASE("A cluster recovers from kill -9 of its users and of its server", "[db][cluster]") {
  needServer();
  const TempHome home;
  const auto answer = [](const EmbeddedCluster& cluster) { return ask(cluster, "SELECT answer FROM kept"); };
  {
    const auto made = EmbeddedCluster::acquire(home.path());
    REQUIRE(ask(made, "CREATE TABLE kept AS SELECT 42 AS answer").empty());
  }
  {
    INFO("the user is killed: the next one takes the server over and stops it");
    auto user = holder(home.path());
    REQUIRE(user.waitUntilReady());
    const auto server = serverOf(home.path());
    REQUIRE(server != 0);
    user.kill9();
    CHECK(serverOf(home.path()) == server);
    {
      const auto next = EmbeddedCluster::acquire(home.path());
      CHECK(serverOf(home.path()) == server);
      CHECK(answer(next) == "42");
    }
    CHECK(serverOf(home.path()) == 0);
  }
  {
    INFO("the user is killed and nobody comes: db stop ends the server");
    auto user = holder(home.path());
    REQUIRE(user.waitUntilReady());
    user.kill9();
    CHECK(cervica::db::stopCluster(home.path()) == StopOutcome::Stopped);
    CHECK(serverOf(home.path()) == 0);
  }
  {
    INFO("the server is killed: a user who stays gets a new one");
    auto other = holder(home.path());
    REQUIRE(other.waitUntilReady());
    auto mine = EmbeddedCluster::acquire(home.path());
    const auto server = serverOf(home.path());
    REQUIRE(server != 0);
    REQUIRE(kill(server, SIGKILL) == 0);
    mine.ensureRunning();
    CHECK(serverOf(home.path()) != 0);
    CHECK(serverOf(home.path()) != server);
    CHECK(answer(mine) == "42");
    CHECK(other.end() == 0);
  }
  {
    INFO("both are killed");
    auto user = holder(home.path());
    REQUIRE(user.waitUntilReady());
    const auto server = serverOf(home.path());
    REQUIRE(server != 0);
    user.kill9();
    REQUIRE(kill(server, SIGKILL) == 0);
    CHECK(answer(EmbeddedCluster::acquire(home.path())) == "42");
  }
  {
    INFO("the number of a dead server now belongs to another process, as after a restart of the computer");
    std::ofstream(home.path() / "cluster" / "postmaster.pid")
        << getpid() << '\n'
        << (home.path() / "cluster").string() << "\n1\n5432\n"
        << (home.path() / "run").string() << "\n\n        1         1\nready   \n";
    CHECK(answer(EmbeddedCluster::acquire(home.path())) == "42");
  }
}

TEST_CASE("Programs that start at the same moment get one cluster", "[db][cluster]") {
  needServer();
  const TempHome home;
  fs::create_directory(home.path() / "cluster.making");  // what a killed first start leaves behind
  std::ofstream(home.path() / "cluster.making" / "PG_VERSION") << "15\n";
  std::vector<std::unique_ptr<Child>> children;
  for (int i = 0; i < 4; ++i) {
    children.push_back(std::make_unique<Child>([&](const auto& ready, const auto& waitForEnd) {
      const auto cluster = EmbeddedCluster::acquire(home.path());
      if (ask(cluster, "SELECT 1") != "1") throw std::runtime_error("no answer");
      ready();
      waitForEnd();
    }));
  }
  for (auto& child : children) CHECK(child->waitUntilReady());
  CHECK(serverOf(home.path()) != 0);
  for (auto& child : children) CHECK(child->end() == 0);
  CHECK(serverOf(home.path()) == 0);
}

TEST_CASE("A long home and an ordinary user are no obstacle", "[db][cluster]") {
  needServer();
  const TempHome home;
  const auto deep = home.path() / std::string(100, 'd') / "data";
  Child user([&](const auto& ready, const auto&) {
    if (geteuid() == 0) {
      if (chmod(home.path().c_str(), 0777) != 0) throw std::runtime_error("chmod");
      cervica::test::becomeNobody();
    }
    const auto cluster = EmbeddedCluster::acquire(deep);
    if (ask(cluster, "SELECT 1") != "1") throw std::runtime_error("no answer: " + ask(cluster, "SELECT 1"));
    if (!cluster.notice().empty()) throw std::runtime_error(cluster.notice());
    ready();
  });
  CHECK(user.waitUntilReady());
  CHECK(user.end() == 0);
  CHECK(serverOf(deep) == 0);
}

TEST_CASE("A cluster of another major version is left alone, with the way out", "[db][cluster]") {
  needServer();
  const TempHome home;
  REQUIRE(fs::create_directory(home.path() / "cluster"));
  std::ofstream(home.path() / "cluster" / "PG_VERSION") << "9\n";
  const auto [kind, sentence] = failureOf([&] { static_cast<void>(EmbeddedCluster::acquire(home.path())); });
  CHECK(kind == Failure::Kind::DatabaseUnavailable);
  CHECK_THAT(sentence, ContainsSubstring("made by PostgreSQL 9"));
  CHECK_THAT(sentence,
             ContainsSubstring("has PostgreSQL " + std::to_string(cervica::db::findServers().front().majorVersion)));
  CHECK_THAT(sentence, ContainsSubstring("apt install postgresql-9"));
  CHECK(fs::file_size(home.path() / "cluster" / "PG_VERSION") == 2);
}

TEST_CASE("A missing server package is named", "[db][cluster]") {
  const TempHome home;
  const cervica::db::ServerSearch nowhere{{home.path()}, false, false};
  const auto [kind, sentence] = failureOf([&] { static_cast<void>(EmbeddedCluster::acquire(home.path(), nowhere)); });
  CHECK(kind == Failure::Kind::DatabaseUnavailable);
  CHECK_THAT(sentence, ContainsSubstring("apt install postgresql"));
  CHECK_FALSE(fs::exists(home.path() / "cluster"));
}

TEST_CASE("A home that may not be written is named", "[db][cluster]") {
  const TempHome home;
  const auto locked = home.path() / "locked";
  REQUIRE(mkdir(locked.c_str(), 0500) == 0);
  REQUIRE(chmod(home.path().c_str(), 0755) == 0);
  Child user([&](const auto& ready, const auto&) {
    if (geteuid() == 0) cervica::test::becomeNobody();
    const auto [kind, sentence] = failureOf([&] { static_cast<void>(EmbeddedCluster::acquire(locked / "home")); });
    if (kind != Failure::Kind::PermissionDenied) throw std::runtime_error(sentence);
    if (sentence.find(locked.string()) == std::string::npos) throw std::runtime_error(sentence);
    if (sentence.find("CERVICA_HOME") == std::string::npos) throw std::runtime_error(sentence);
    ready();
  });
  CHECK(user.waitUntilReady());
  CHECK(user.end() == 0);
}

TEST_CASE("A full disk is said in plain words", "[db][cluster]") {
  needServer();
  if (geteuid() != 0) cervica::test::skip("mounting a small disk needs root");
  const TempHome home;
  const auto disk = home.path() / "disk";
  fs::create_directory(disk);
  const auto mountDisk = [&](const char* size) {
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, size) != 0) {
      cervica::test::skip("mounting a small disk needs root");
    }
    chmod(disk.c_str(), 0711);
  };
  struct Unmount {
    fs::path disk;
    ~Unmount() { umount2(disk.c_str(), MNT_DETACH); }
  };
  SECTION("before there is a cluster") {
    mountDisk("size=20m");
    const Unmount unmount{disk};
    const auto [kind, sentence] = failureOf([&] { static_cast<void>(EmbeddedCluster::acquire(disk / "home")); });
    CHECK(kind == Failure::Kind::Storage);
    CHECK_THAT(sentence, ContainsSubstring("is full") && ContainsSubstring("MB left"));
    CHECK_FALSE(fs::exists(disk / "home" / "cluster"));
  }
  SECTION("when an existing cluster is started; it works again once there is space") {
    mountDisk("size=200m");
    const Unmount unmount{disk};
    { const auto made = EmbeddedCluster::acquire(disk / "home"); }
    {
      std::ofstream filler(disk / "filler", std::ios::binary);
      const std::string block(1 << 20, 'x');
      while (filler.write(block.data(), static_cast<std::streamsize>(block.size())) && filler.flush()) {
      }
    }
    const auto [kind, sentence] = failureOf([&] { static_cast<void>(EmbeddedCluster::acquire(disk / "home")); });
    CHECK(kind == Failure::Kind::Storage);
    CHECK_THAT(sentence, ContainsSubstring("is full"));
    fs::remove(disk / "filler");
    const auto cluster = EmbeddedCluster::acquire(disk / "home");
    CHECK(ask(cluster, "SELECT 1") == "1");
  }
}

TEST_CASE("The data home follows the environment", "[db][cluster]") {
  REQUIRE(setenv("CERVICA_HOME", "/somewhere/else", 1) == 0);
  CHECK(cervica::db::dataHome() == "/somewhere/else");
  REQUIRE(unsetenv("CERVICA_HOME") == 0);
  REQUIRE(setenv("XDG_DATA_HOME", "/data", 1) == 0);
  CHECK(cervica::db::dataHome() == "/data/cervica");
  REQUIRE(unsetenv("XDG_DATA_HOME") == 0);
  REQUIRE(setenv("HOME", "/home/ada", 1) == 0);
  CHECK(cervica::db::dataHome() == "/home/ada/.local/share/cervica");
}
