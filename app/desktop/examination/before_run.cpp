#include "app/desktop/examination/before_run.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/panel.h"
#include "app/look/paragraph.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

void addList(QVBoxLayout* column, const QString& title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  column->addSpacing(px(10));
  column->addWidget(look::makeLabel(title, TextSize::Small, Tone::Muted, 500));
  for (const std::string& line : lines) {
    auto* row = new QHBoxLayout;
    row->setSpacing(px(8));
    QLabel* mark = look::makeLabel(QStringLiteral("\u2022"), TextSize::Body, Tone::Muted, 500);
    mark->setFixedWidth(px(10));
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(look::makeParagraph(qt(line), TextSize::Body, Tone::Main), 1);
    column->addLayout(row);
  }
}

/// A box with an icon and a colour that means something.
class NoticeBox : public QWidget {
 public:
  explicit NoticeBox(look::Icon icon, bool alarm) : icon_(icon), alarm_(alarm) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(44), px(10), px(14), px(12));
    column->setSpacing(px(8));
  }
  [[nodiscard]] QVBoxLayout* column() { return static_cast<QVBoxLayout*>(layout()); }

 protected:
  void paintEvent(QPaintEvent*) override {
    const look::Tokens& t = look::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(alarm_ ? t.impairedMark : t.accent, 1));
    painter.setBrush(alarm_ ? t.impairedTint : t.accentTint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6));
    look::drawIcon(painter, QRectF(px(14), px(12), px(18), px(18)), icon_, alarm_ ? t.impaired : t.accent);
  }

 private:
  look::Icon icon_;
  bool alarm_;
};

}  // namespace

BeforeRun::BeforeRun(QWidget* parent) : QWidget(parent) {
  setLayout(new QVBoxLayout);
  layout()->setContentsMargins(px(16), px(4), px(16), px(16));
}

void BeforeRun::addBlock(QVBoxLayout* column, const QString& why) {
  auto* box = new NoticeBox(look::Icon::Lock, true);
  box->column()->addWidget(look::makeParagraph(tr("Locked by the screening"), TextSize::Section, Tone::Impaired, 600));
  box->column()->addWidget(look::makeParagraph(why, TextSize::Body, Tone::Main));
  auto* open = new look::Button(tr("Acknowledge\u2026"));
  open->setObjectName(tr("Acknowledge"));
  open->setAccessibleName(tr("Acknowledge"));
  auto* answer = new QWidget;
  auto* row = new QHBoxLayout(answer);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(8));
  auto* reason = new QLineEdit;
  reason->setAccessibleName(tr("Reason to do the test"));
  reason->setObjectName(reason->accessibleName());
  reason->setPlaceholderText(tr("Why the test is done all the same"));
  reason->setMaxLength(500);
  auto* take = new look::Button(tr("Unlock test"), look::Button::Kind::Danger);
  take->setObjectName(take->text());
  take->setEnabled(false);
  row->addWidget(reason, 1);
  row->addWidget(take);
  answer->hide();
  connect(open, &QPushButton::clicked, this, [open, answer, reason] {
    open->hide();
    answer->show();
    reason->setFocus();
  });
  connect(reason, &QLineEdit::textChanged, take,
          [take](const QString& text) { take->setEnabled(!text.trimmed().isEmpty()); });
  const auto done = [this, reason] {
    if (!reason->text().trimmed().isEmpty()) Q_EMIT acknowledged(reason->text().trimmed());
  };
  connect(take, &QPushButton::clicked, this, done);
  connect(reason, &QLineEdit::returnPressed, this, done);
  box->column()->addWidget(open, 0, Qt::AlignLeft);
  box->column()->addWidget(answer);
  column->addWidget(box);
}

void BeforeRun::addInterrupted(QVBoxLayout* column, const assessment::StructuredTest& test, const QString& when) {
  auto* box = new NoticeBox(look::Icon::Clock, false);
  box->column()->addWidget(look::makeParagraph(tr("%1 was interrupted at %2").arg(qt(test.title), when),
                                               TextSize::Section, Tone::Main, 600));
  box->column()->addWidget(
      look::makeParagraph(tr("It can go on where it was; a hold or movement that was going on is done again."),
                          TextSize::Body, Tone::Second));
  auto* row = new QHBoxLayout;
  row->setSpacing(px(8));
  const auto add = [&](const QString& word, auto signal) {
    auto* button = new look::Button(word);
    button->setObjectName(word);
    connect(button, &QPushButton::clicked, this, signal);
    row->addWidget(button);
  };
  add(tr("Continue test"), &BeforeRun::goOn);
  add(tr("Discard"), &BeforeRun::discard);
  row->addStretch(1);
  box->column()->addLayout(row);
  column->addWidget(box);
}

void BeforeRun::show(const assessment::StructuredTest& test, const std::optional<QString>& blocked,
                     const std::optional<QString>& interrupted) {
  for (QWidget* each : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
    each->hide();
    each->deleteLater();
  }
  delete layout();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(12), px(16), px(16));
  column->setSpacing(px(6));
  if (interrupted) addInterrupted(column, test, *interrupted);
  if (blocked) addBlock(column, *blocked);
  if (!test.position.empty())
    column->addWidget(look::makeParagraph(qt(test.position), TextSize::Section, Tone::Main, 500));
  addList(column, tr("Ask first"), test.contraindicationsAsk);
  addList(column, tr("Prepare"), test.preparation);
  addList(column, tr("You need"), test.equipment);
  addList(column, tr("Stop when"), test.stopCriteria);
  column->addStretch(1);
}

}  // namespace cervica::app
