#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <QDateTime>
#include <QString>

#include "assessment/assessment.h"
#include "core/catalogue/catalogue.h"
#include "core/change/comparison.h"
#include "core/visit/visit.h"

namespace cervica::app::report {

/// For whom a report is written.
enum class Audience { Clinician };

/// The shape that stands beside a verdict's word; colour only repeats it.
enum class Sign { Above, Within, Borderline, Impaired, NoNorm, Improved, Worsened, Same, Unsure };

struct Verdict {
  Sign sign = Sign::NoNorm;
  QString word;  ///< "Within normal", "No real change"
};

/// A value on a norm's mean and SD; everything in the measure's unit.
struct NormChart {
  double mean = 0, sd = 1;  ///< sd > 0
  double value = 0;
  std::optional<double> earlier;
  std::optional<double> sem;     ///< standard error of measurement; nothing: no whisker
  std::optional<double> cutoff;  ///< dashed line
  int decimals = 0;              ///< of the figures under the bar
};

/// A value on a linear axis with one limit: a typical range or a cut-off. Everything in the measure's unit.
struct TypicalChart {
  double axisLow = 0, axisHigh = 1;  ///< axisLow < axisHigh
  double limit = 0;
  bool limitIsCutoff = false;
  bool betterIsHigher = true;  ///< the typical side of the limit
  std::optional<double> mean;
  double value = 0;
  std::optional<double> earlier;
  std::optional<double> sem;
  int decimals = 0;
  QString unit;
};

using Chart = std::variant<std::monostate, NormChart, TypicalChart>;

/// One measure and side with a verdict.
struct ResultRow {
  QString name;
  std::optional<core::Side> side;
  QString device;        ///< device and number of trials
  QString norm;          ///< mean, SD, sample, source and its number
  QString disagreement;  ///< what other norms of the same cell say instead, or empty
  QString figure, unit;
  QString earlier;        ///< "was 43.6°", or empty
  QString valueInterval;  ///< "39.1 to 48.1°": where the value lies with its error, or empty
  Chart chart;
  QString percentile;  ///< "21.8", "<0.1", or "–"
  QString interval;    ///< "7.6 to 46.0", "no interval", "not defined"
  Verdict verdict;
  QString verdictNote;  ///< "was borderline; shift inside error", or empty
};

struct ResultGroup {
  QString title;  ///< the domain
  std::vector<ResultRow> rows;
};

/// A value in words, of a side where the measure has sides.
struct PlainValue {
  std::optional<core::Side> side;
  QString value;    ///< with its unit, or a category's words
  QString earlier;  ///< "was 48°", or empty
};

/// A measure without a verdict and why; both sides together where the reason is the same.
struct PlainRow {
  QString name;
  std::vector<PlainValue> values;
  QString device;
  QString reason;  ///< "No norm for this measure."
};

/// A finding in one paragraph.
struct FindingLine {
  QString name;  ///< with its severity: "Limited neck rotation, mild."
  QString text;  ///< the evidence for and against, and how strong the rule's own evidence is
};

/// Left and right of one measure.
struct SideRow {
  QString name;
  QString device;
  double left = 0, right = 0;
  std::optional<double> earlierLeft, earlierRight;
  QString leftText, rightText;  ///< with unit
  QString difference;           ///< "14°", or "14° → 3°" with an earlier visit
  QString judgement;            ///< beyond or inside the measurement error, or that it is not known
};

/// Side differences in one unit: they share an axis.
struct SideGroup {
  QString unit;  ///< as it follows a figure
  std::vector<SideRow> rows;
};

struct QuestionnaireRow {
  QString name;
  QString score;    ///< "13 of 45"
  QString percent;  ///< "28.9 %", or empty
  QString earlier;  ///< "16.0 % on 14 Apr", or empty
  QString note;     ///< band, missing answers
};

/// A measure at two visits.
struct ChangeRow {
  QString name;
  std::optional<core::Side> side;
  QString before, after, difference;  ///< with unit
  QString limit;                      ///< 95 % limit with its source's number, or "not known"
  QString important;                  ///< the important difference with its source's number, or empty
  std::optional<double> limits;       ///< difference in units of the 95 % limit, better is positive; nothing: no limit
  QString words;                      ///< in the chart's place where there is no limit
  Verdict verdict;
};

struct ChangeCount {
  Verdict verdict;
  int count = 0;
  QString names;
};

struct Changes {
  QString title, subtitle;
  QString earlierDate, laterDate;  ///< column heads
  std::vector<ChangeCount> counts;
  std::vector<ChangeRow> rows;  ///< real changes first
  std::vector<QString> notes;
};

struct SourceLine {
  int number = 0;
  QString text;
};

/// The clinic's head of the first page; nothing is drawn where it has no name.
struct Letterhead {
  QString name, line;
  std::vector<QString> address;
};

/// Who signed a visit, and how that can be checked.
struct Signature {
  QString by;
  QDateTime at;
  QString fingerprint;
};

/// What a report says beside the visit itself.
struct ReportFacts {
  Letterhead letterhead;
  std::optional<int> visitVersion;     ///< nothing: the visit comes from a file, not from the database
  std::optional<Signature> signature;  ///< nothing: the report is a draft
};

/// The visit before, with what became of it. All three belong together.
struct PreviousVisit {
  core::Visit visit;
  assessment::Assessment assessment;
  core::Comparison comparison;  ///< of `visit` and the reported visit
};

/// Everything the pages say, before anything is painted.
struct ReportContent {
  Audience audience = Audience::Clinician;
  Letterhead letterhead;
  QString title, subtitle;
  std::vector<QString> kind;  ///< beside the title: audience, language
  std::vector<std::pair<QString, QString>> patient;
  std::optional<Changes> changes;
  QString resultsSubtitle;
  QString withoutResults;  ///< said in place of the results where there are none
  std::vector<ResultGroup> results;
  std::vector<QString> resultNotes;
  QString nowLabel, earlierLabel;  ///< of the legend; the second empty without an earlier visit
  std::vector<SideGroup> sides;
  std::vector<QuestionnaireRow> questionnaires;
  std::vector<PlainRow> withoutNorm;
  std::vector<FindingLine> findings;
  std::vector<QString> findingNotes;
  std::vector<QString> screening;  ///< the result, then its reasons
  QString pictureLead, pictureCaption;
  QString pictureNote;  ///< beside the picture: what became of the posture, what its colours mean
  std::optional<double> craniovertebralAngleDeg;
  std::vector<SourceLine> sources;
  QString disclaimer;
  QString examiner;
  std::optional<std::vector<QString>> signature;  ///< lines of the electronic signature; nothing: draft
  QString footPatient, footPatientRest, footDocument;
  QString documentTitle;  ///< of the PDF
};

/// Collects what a report says: figures with units and sources, verdicts with their norms, and what is not known.
///
/// \param previous  the visit to compare with, or nothing
/// \pre the assessments are those of the visits with this catalogue
[[nodiscard]] ReportContent reportContent(const core::Visit& visit, const assessment::Assessment& assessment,
                                          const std::optional<PreviousVisit>& previous,
                                          const core::Catalogue& catalogue, Audience audience = Audience::Clinician,
                                          const ReportFacts& facts = {});

}  // namespace cervica::app::report
