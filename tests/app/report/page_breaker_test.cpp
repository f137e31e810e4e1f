#include "app/report/page_breaker.h"
#include "tests/support/catch_compat.h"

using namespace cervica::app::report;

namespace {

const QRectF kRoom(10, 20, 100, 100);

FlowItem item(double tall, bool keepWithNext = false, BlockPtr head = nullptr) {
  return {std::make_shared<Gap>(tall), 0, keepWithNext, std::move(head)};
}

}  // namespace

TEST_CASE("A block that no longer fits opens the next page whole", "[report][pages]") {
  const auto pages = breakPages({item(60), item(30), item(20)}, kRoom);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].size() == 2);
  CHECK(pages[1].at(0).area == QRectF(10, 20, 100, 20));
}

TEST_CASE("A heading never stays behind its rows", "[report][pages]") {
  const auto pages = breakPages({item(60), item(10, true), item(20, true), item(20)}, kRoom);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].size() == 1);
  CHECK(pages[1].size() == 3);
}

TEST_CASE("A table that continues repeats its head", "[report][pages]") {
  const auto head = std::make_shared<Gap>(5);
  const auto pages = breakPages({{head, 0, true, nullptr}, item(50, false, head), item(60, false, head)}, kRoom);
  REQUIRE(pages.size() == 2);
  REQUIRE(pages[1].size() == 2);
  CHECK(pages[1][0].block == head);
  CHECK(pages[1][1].area.top() == Approx(25));
}

TEST_CASE("The room above a block is left out at the top of a page", "[report][pages]") {
  FlowItem second = item(50);
  second.before = 30;
  const auto pages = breakPages({item(60), second}, kRoom);
  REQUIRE(pages.size() == 2);
  CHECK(pages[1].at(0).area.top() == Approx(20));
}

TEST_CASE("A chain that is taller than a page is broken between its blocks", "[report][pages]") {
  const auto pages = breakPages({item(40, true), item(40, true), item(40, true), item(40)}, kRoom);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].size() == 2);
  CHECK(pages[1].size() == 2);
}

TEST_CASE("Nothing gives no page", "[report][pages]") {
  CHECK(breakPages({}, kRoom).empty());
}
