// kill -9 of the desktop in the middle of typing, of PostgreSQL, and of both: what was typed is there after the
// restart.
#include <csignal>
#include <fstream>

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include "tests/gui/desk.h"

using cervica::test::TemporaryHome;

namespace {

constexpr int kStartMs = 100'000;

QString path(const TemporaryHome& home) {
  return QString::fromStdString(home.path().string());
}

}  // namespace

class SuddenEndTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { home_ = std::make_unique<TemporaryHome>(); }
  void cleanup() {
    if (typist_ && typist_->state() != QProcess::NotRunning) {
      typist_->kill();
      typist_->waitForFinished();
    }
    typist_.reset();
    home_.reset();
  }

  void ofTheDesktop();
  void ofPostgres();
  void ofBoth();

 private:
  void start(const QString& what);
  [[nodiscard]] bool said(const QByteArray& word);
  [[nodiscard]] pid_t postmaster() const;
  [[nodiscard]] QByteArray readAgain();

  std::unique_ptr<TemporaryHome> home_;
  std::unique_ptr<QProcess> typist_;
  QByteArray output_;
};

void SuddenEndTest::start(const QString& what) {
  output_.clear();
  typist_ = std::make_unique<QProcess>();
  typist_->setProcessChannelMode(QProcess::ForwardedErrorChannel);
  typist_->start(QStringLiteral(CERVICA_TYPIST), {path(*home_), what});
  QVERIFY(typist_->waitForStarted());
}

bool SuddenEndTest::said(const QByteArray& word) {
  const auto before = output_.count(word);
  return QTest::qWaitFor(
             [&] {
               output_ += typist_->readAllStandardOutput();
               return output_.count(word) > before || output_.contains("failed");
             },
             kStartMs) &&
         !output_.contains("failed");
}

pid_t SuddenEndTest::postmaster() const {
  std::ifstream file(home_->path() / "cluster" / "postmaster.pid");
  pid_t pid = 0;
  file >> pid;
  return pid;
}

QByteArray SuddenEndTest::readAgain() {
  QProcess reader;
  reader.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  reader.start(QStringLiteral(CERVICA_TYPIST), {path(*home_), QStringLiteral("read")});
  reader.waitForFinished(kStartMs);
  return reader.readAllStandardOutput();
}

void SuddenEndTest::ofTheDesktop() {
  start(QStringLiteral("type"));
  QVERIFY2(said("kept"), output_.constData());
  typist_->kill();
  QVERIFY(typist_->waitForFinished());
  const QByteArray found = readAgain();
  QVERIFY2(found.contains("left=52 "), found.constData());
}

void SuddenEndTest::ofPostgres() {
  start(QStringLiteral("type-on"));
  QVERIFY2(said("kept"), output_.constData());
  QVERIFY(postmaster() > 1);
  QCOMPARE(::kill(postmaster(), SIGKILL), 0);
  // The journal does not need the database: typing goes on.
  typist_->write("on\n");
  QVERIFY2(said("kept"), output_.constData());
  QVERIFY(typist_->waitForFinished(kStartMs));
  const QByteArray found = readAgain();
  QVERIFY2(found.contains("left=52 right=6x"), found.constData());
}

void SuddenEndTest::ofBoth() {
  start(QStringLiteral("type"));
  QVERIFY2(said("kept"), output_.constData());
  const pid_t server = postmaster();
  QVERIFY(server > 1);
  QCOMPARE(::kill(server, SIGKILL), 0);
  typist_->kill();
  QVERIFY(typist_->waitForFinished());
  const QByteArray found = readAgain();
  QVERIFY2(found.contains("left=52 "), found.constData());
}

QTEST_GUILESS_MAIN(SuddenEndTest)
#include "sudden_end_test.moc"
