#include "db/repositories/name_match.h"

#include "tests/support/catch_compat.h"

using namespace cervica::db;

TEST_CASE("Typing errors are counted one by one", "[db][find]") {
  CHECK(typingErrors("marlow", "marlow") == 0);
  CHECK(typingErrors("marlwo", "marlow") == 1);
  CHECK(typingErrors("malow", "marlow") == 1);
  CHECK(typingErrors("marrlow", "marlow") == 1);
  CHECK(typingErrors("narlow", "marlow") == 1);
  CHECK(typingErrors("", "abc") == 3);
  CHECK(typingErrors("abc", "") == 3);
  CHECK(typingErrors("mueller", "muller") == 1);
  CHECK(typingErrors("ca", "abc") == 3);  // optimal alignment does not edit within a swap
}

TEST_CASE("Characters count as one, however many bytes they take, and broken bytes as none", "[db][find]") {
  CHECK(typingErrors("ян", "ня") == 1);
  CHECK(toUtf8(charactersOf("aäłя€😀")) == "aäłя€😀");
  CHECK(toUtf8(charactersOf("a\xff\xc3"
                            "b\xe2\x82")) == "ab");
  CHECK(charactersOf("\xc0\x80\xed\xa0\x80").empty());
  for (const auto& word : nearSpellings("ян")) CHECK(toUtf8(charactersOf(word)) == word);
}

TEST_CASE("Short words forgive less", "[db][find]") {
  CHECK(forgivenErrors(2) == 0);
  CHECK(forgivenErrors(3) == 1);
  CHECK(forgivenErrors(4) == 1);
  CHECK(forgivenErrors(5) == 2);
}

TEST_CASE("Names are parted at blanks, hyphens and apostrophes", "[db][find]") {
  CHECK(wordsOf("o'brien  garcia-lopez, ana") == std::vector<std::string>{"o", "brien", "garcia", "lopez", "ana"});
  CHECK(wordsOf("  -- ").empty());
}

TEST_CASE("Whole words are nearer than beginnings, and those than misspelt ones", "[db][find]") {
  const std::vector<std::string> typed{"ann"};
  CHECK(nameDistance(typed, {"ann", "berg"}) == 0);
  CHECK(nameDistance(typed, {"anna", "berg"}) == 1);
  CHECK(nameDistance(typed, {"jan", "enn"}) == 3);
}
