#include "app/ctl/line_batch.h"

#include <sstream>

#include "tests/support/catch_compat.h"

using namespace cervica::app::ctl;

namespace {

/// Repeats the line with its number; "bad" is a bad line, "boom" a failure of the program.
class Echo : public LineWork {
 public:
  bool run(std::string_view line, long number, std::string& answer) override {
    if (line == "boom") throw std::runtime_error("boom");
    answer += std::to_string(number) + ':' + std::string(line);
    return line != "bad";
  }
  void refuseTooLong(long number, std::string& answer) override { answer += std::to_string(number) + ":too long"; }
};

struct Answered {
  std::string text;
  bool good = true;
};

Answered answersTo(const std::string& lines, unsigned jobs, std::size_t longestLine = 1u << 20) {
  std::istringstream in(lines);
  std::ostringstream out;
  const LineBatch batch{[] { return std::make_unique<Echo>(); }, jobs, longestLine};
  const bool good = runLines(batch, in, out);
  return {out.str(), good};
}

}  // namespace

TEST_CASE("Every line is answered in its place, whatever ends it", "[ctl][batch]") {
  for (const unsigned jobs : {1u, 3u}) {
    CAPTURE(jobs);
    CHECK(answersTo("", jobs).text.empty());
    CHECK(answersTo("a", jobs).text == "1:a\n");
    CHECK(answersTo("a\n", jobs).text == "1:a\n");
    CHECK(answersTo("a\n\n \t\r\nb", jobs).text == "1:a\n4:b\n");
    CHECK(answersTo("\n\n", jobs).text.empty());
    const Answered bad = answersTo("a\nbad\nc\n", jobs);
    CHECK(bad.text == "1:a\n2:bad\n3:c\n");
    CHECK_FALSE(bad.good);
    CHECK(answersTo("a\nc\n", jobs).good);
  }
}

TEST_CASE("Threads keep the order, over many blocks", "[ctl][batch]") {
  std::string lines, expected;
  for (int i = 1; i <= 20000; ++i) {
    // Of very different lengths, so that blocks hold very different numbers of lines.
    const std::string line(static_cast<std::size_t>(1 + i * 7919 % 400), static_cast<char>('a' + i % 26));
    lines += line + '\n';
    expected += std::to_string(i) + ':' + line + '\n';
  }
  const std::string alone = answersTo(lines, 1).text;
  CHECK((alone == expected));
  for (const unsigned jobs : {2u, 5u, 16u}) CHECK((answersTo(lines, jobs).text == expected));
}

TEST_CASE("A line that is too long is refused without being held, and the next one is read", "[ctl][batch]") {
  const std::string within(1000, 'x'), beyond(1001, 'y'), farBeyond(3000000, 'z');
  for (const unsigned jobs : {1u, 2u}) {
    const Answered answered = answersTo(beyond + "\n" + within + "\n" + farBeyond + "\nlast\n" + farBeyond, jobs, 1000);
    CHECK(answered.text == "1:too long\n2:" + within + "\n3:too long\n4:last\n5:too long\n");
    CHECK_FALSE(answered.good);
  }
}

TEST_CASE("A failure ends the batch instead of being lost in a thread", "[ctl][batch]") {
  for (const unsigned jobs : {1u, 4u}) CHECK_THROWS_AS(answersTo("a\nboom\nc\n", jobs), std::runtime_error);
}

TEST_CASE("A closed output ends the batch early", "[ctl][batch]") {
  std::string lines;
  for (int i = 0; i < 200000; ++i) lines += "line\n";
  for (const unsigned jobs : {1u, 4u}) {
    std::istringstream in(lines);
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    const LineBatch batch{[] { return std::make_unique<Echo>(); }, jobs, 1000};
    runLines(batch, in, out);
    CHECK_FALSE(in.eof());
  }
}
