#include "app/desktop/records/worker.h"

#include <atomic>
#include <vector>

#include "tests/support/catch_compat.h"

using cervica::app::Worker;

TEST_CASE("A worker does its jobs in order, on one thread that is not the caller's", "[records][worker]") {
  std::vector<int> done;
  std::vector<std::thread::id> threads;
  {
    Worker worker;
    for (int i = 0; i < 100; ++i)
      worker.post([&done, &threads, i] {
        done.push_back(i);
        threads.push_back(std::this_thread::get_id());
      });
    worker.drain();
    REQUIRE(done.size() == 100);
    for (int i = 0; i < 100; ++i) CHECK(done[static_cast<std::size_t>(i)] == i);
    for (const auto id : threads) CHECK((id == threads.front() && id != std::this_thread::get_id()));
  }
}

TEST_CASE("A worker finishes what was handed over before it ends", "[records][worker]") {
  std::atomic<int> done = 0;
  {
    Worker worker;
    for (int i = 0; i < 50; ++i) worker.post([&done] { ++done; });
  }
  CHECK(done == 50);
}
