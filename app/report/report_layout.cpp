#include "app/report/report_layout.h"

#include <algorithm>
#include <variant>

#include "app/report/change_table.h"
#include "app/report/page_frame.h"
#include "app/report/plain_table.h"
#include "app/report/print_style.h"
#include "app/report/result_table.h"
#include "app/report/side_chart.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

constexpr double kSectionGap = mm(4), kNoteGap = mm(1.6), kFootBottom = mm(7);
constexpr double kNarrowestPicture = 0.3, kWidestPicture = 0.55;  ///< share of the width
constexpr std::size_t kRowsWithHeading = 2, kSourcesTogether = 6;

/// Collects the blocks of a report in reading order.
class Flow {
 public:
  void add(BlockPtr block, double before = 0, bool keepWithNext = false, BlockPtr head = nullptr) {
    items_.push_back({std::move(block), before, keepWithNext, std::move(head)});
  }
  void heading(const QString& title, const QString& addition = {}) {
    add(std::make_shared<Heading>(title, addition), kSectionGap, true);
  }
  void notes(const std::vector<QString>& notes) {
    bool first = true;
    for (const QString& note : notes) {
      add(std::make_shared<Paragraph>(note), first ? kNoteGap : mm(0.3));
      first = false;
    }
  }
  /// Rows of a table: the first two stay with what stands before them, the last with its legend where there is one.
  void rows(const std::vector<BlockPtr>& rows, const BlockPtr& head, bool legendFollows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool opening = i + 1 < std::min(kRowsWithHeading, rows.size());
      const bool closing = legendFollows && i + 1 == rows.size();
      add(rows[i], 0, opening || closing, head);
    }
  }
  [[nodiscard]] const std::vector<FlowItem>& items() const { return items_; }

 private:
  std::vector<FlowItem> items_;
};

template <typename Line, typename Row>
std::vector<BlockPtr> linesOf(const std::vector<Row>& rows) {
  std::vector<BlockPtr> lines;
  for (const Row& row : rows) lines.push_back(std::make_shared<Line>(row));
  return lines;
}

ResultLegend::Shown shownIn(const std::vector<ResultGroup>& groups) {
  ResultLegend::Shown shown;
  for (const ResultGroup& group : groups)
    for (const ResultRow& row : group.rows) {
      if (const auto* norm = std::get_if<NormChart>(&row.chart)) {
        shown.norm = true;
        shown.cutoff |= norm->cutoff.has_value();
        shown.whisker |= norm->sem.has_value();
      } else if (const auto* typical = std::get_if<TypicalChart>(&row.chart)) {
        (typical->limitIsCutoff ? shown.cutoff : shown.typical) = true;
        shown.whisker |= typical->sem.has_value();
      }
    }
  return shown;
}

void addResults(Flow& flow, const ReportContent& content) {
  flow.heading(Report::tr("Results against norms"), content.resultsSubtitle);
  if (content.results.empty()) {
    flow.add(std::make_shared<Paragraph>(content.withoutResults, Paragraph::Size::Body));
    return;
  }
  const auto head = std::make_shared<ResultHead>();
  flow.add(head, 0, true);
  for (std::size_t g = 0; g < content.results.size(); ++g) {
    const ResultGroup& group = content.results[g];
    flow.add(std::make_shared<GroupTitle>(group.title), 0, true, head);
    const bool last = g + 1 == content.results.size();
    for (std::size_t i = 0; i < group.rows.size(); ++i)
      flow.add(std::make_shared<ResultLine>(group.rows[i]), 0, last && i + 1 == group.rows.size(), head);
  }
  flow.add(std::make_shared<ResultLegend>(content.nowLabel, content.earlierLabel, shownIn(content.results)));
  flow.notes(content.resultNotes);
}

void addChanges(Flow& flow, const Changes& changes) {
  flow.heading(changes.title, changes.subtitle);
  const auto head = std::make_shared<ChangeHead>(changes.earlierDate, changes.laterDate);
  flow.add(head, 0, true);
  flow.rows(linesOf<ChangeLine>(changes.rows), head, true);
  flow.add(std::make_shared<ChangeLegend>());
  flow.notes(changes.notes);
}

std::vector<BlockPtr> sideBlocks(const ReportContent& content) {
  std::vector<BlockPtr> blocks;
  for (const SideGroup& group : content.sides) {
    if (!blocks.empty()) blocks.push_back(std::make_shared<Gap>(mm(3)));
    const QString title = Report::tr("Left and right");
    const QString words = title + QStringLiteral("   ") +
                          (content.earlierLabel.isEmpty()
                               ? content.nowLabel
                               : Report::tr("hollow %1, filled %2").arg(content.earlierLabel, content.nowLabel));
    blocks.push_back(std::make_shared<Paragraph>(words, Paragraph::Size::Small, static_cast<int>(title.size())));
    blocks.push_back(std::make_shared<Gap>(mm(1.5)));
    blocks.push_back(std::make_shared<SideChart>(group));
  }
  return blocks;
}

void addPicture(Flow& flow, const ReportContent& content, const std::optional<PosturePicture>& picture) {
  std::vector<BlockPtr> sides = sideBlocks(content);
  const bool shown = picture && !picture->image.isNull();
  if (!shown && sides.empty()) return;
  flow.heading(!shown          ? Report::tr("Side differences")
               : sides.empty() ? Report::tr("Posture model")
                               : Report::tr("Posture model and side differences"));
  if (!shown) {
    for (std::size_t i = 0; i < sides.size(); ++i) flow.add(sides[i], 0, i + 1 < sides.size());
    return;
  }
  if (!sides.empty()) sides.push_back(std::make_shared<Gap>(mm(3)));
  sides.push_back(std::make_shared<Paragraph>(content.pictureNote));
  const auto frame = std::make_shared<ModelPicture>(*picture, content.pictureLead, content.pictureCaption,
                                                    content.craniovertebralAngleDeg);
  flow.add(std::make_shared<Columns>(
      std::vector<BlockPtr>{frame}, sides,
      std::clamp(ModelPicture::naturalWidth(picture->image) / kContentWidth, kNarrowestPicture, kWidestPicture)));
}

void addSources(Flow& flow, const ReportContent& content) {
  if (content.sources.empty()) return;
  flow.heading(Report::tr("Sources and samples"),
               Report::tr("with how each figure was seen when the norm pack was made"));
  for (std::size_t i = 0; i < content.sources.size(); i += kSourcesTogether) {
    const std::size_t end = std::min(i + kSourcesTogether, content.sources.size());
    // The last of them stay with the signature, which so never stands alone on a page.
    flow.add(std::make_shared<SourceColumns>(
                 std::vector<SourceLine>(content.sources.begin() + static_cast<std::ptrdiff_t>(i),
                                         content.sources.begin() + static_cast<std::ptrdiff_t>(end))),
             0, end == content.sources.size());
  }
}

Flow flowOf(const ReportContent& content, const std::optional<PosturePicture>& picture) {
  Flow flow;
  flow.add(std::make_shared<LetterheadSlot>(content.letterhead));
  flow.add(std::make_shared<TitleBlock>(content.title, content.subtitle, content.kind), mm(5));
  flow.add(std::make_shared<PatientStrip>(content.patient), mm(3));
  if (content.changes) flow.add(std::make_shared<ChangeSummary>(content.changes->counts), mm(4));
  addResults(flow, content);
  if (content.changes) addChanges(flow, *content.changes);
  flow.heading(Report::tr("Warning signs and findings"),
               Report::tr("from the values and answers of this visit; no diagnosis"));
  flow.notes(content.screening);
  for (const FindingLine& each : content.findings) {
    flow.add(std::make_shared<Paragraph>(each.name + QLatin1Char(' ') + each.text, Paragraph::Size::Small,
                                         static_cast<int>(each.name.size())),
             mm(0.8));
  }
  flow.notes(content.findingNotes);
  if (!content.questionnaires.empty()) {
    flow.heading(Report::tr("Questionnaires"));
    flow.rows(linesOf<QuestionnaireLine>(content.questionnaires), nullptr, false);
  }
  if (!content.withoutNorm.empty()) {
    flow.heading(Report::tr("Values without a verdict"), Report::tr("described, not judged"));
    flow.rows(linesOf<PlainLine>(content.withoutNorm), nullptr, false);
  }
  addPicture(flow, content, picture);  // after what may break anywhere, so that it leaves no gap
  addSources(flow, content);
  flow.add(std::make_shared<Paragraph>(content.disclaimer), mm(3), true);
  flow.add(std::make_shared<SignatureBlock>(content.examiner, content.signature), mm(3));
  return flow;
}

}  // namespace

std::vector<ReportPage> layOut(const ReportContent& content, const std::optional<PosturePicture>& picture) {
  const QRectF room(kMarginX, kMarginTop, kContentWidth, kPageHeight - kMarginTop - kMarginBottom - mm(1));
  std::vector<ReportPage> pages;
  for (auto& blocks : breakPages(flowOf(content, picture).items(), room)) pages.push_back({std::move(blocks)});
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto foot = std::make_shared<Foot>(content.footPatient, content.footPatientRest, content.footDocument,
                                             static_cast<int>(i) + 1, static_cast<int>(pages.size()));
    const double tall = foot->height(kContentWidth);
    pages[i].blocks.push_back({foot, QRectF(kMarginX, kPageHeight - kFootBottom - tall, kContentWidth, tall)});
  }
  return pages;
}

void paintPage(QPainter& painter, const ReportPage& page) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::TextAntialiasing);
  for (const PlacedBlock& placed : page.blocks) placed.block->paint(painter, placed.area);
  painter.restore();
}

}  // namespace cervica::app::report
