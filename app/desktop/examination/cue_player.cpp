#include "app/desktop/examination/cue_player.h"

#include <map>
#include <memory>

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>

#include "app/desktop/examination/cue_tones.h"

namespace cervica::app {

using assessment::CueSound;

namespace {

/// The open sound system. Only on the player's thread.
class Speaker : public QObject {
 public:
  void play(CueSound sound) {
    if (!tried_) open();
    if (!sink_) return;
    QByteArray& bytes = tones_[sound];
    if (bytes.isEmpty()) {
      const auto tone = toneOf(sound);
      bytes = QByteArray(reinterpret_cast<const char*>(tone.data()),
                         static_cast<qsizetype>(tone.size() * sizeof(tone.front())));
    }
    sink_->stop();
    buffer_.close();
    buffer_.setData(bytes);
    buffer_.open(QIODevice::ReadOnly);
    sink_->start(&buffer_);
  }

 private:
  void open() {
    tried_ = true;
    QAudioFormat format;
    format.setSampleRate(kToneRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull() || !device.isFormatSupported(format)) return;
    sink_ = std::make_unique<QAudioSink>(device, format);
  }

  bool tried_ = false;
  QBuffer buffer_;  ///< outlives the sink that reads it
  std::unique_ptr<QAudioSink> sink_;
  std::map<CueSound, QByteArray> tones_;
};

}  // namespace

CuePlayer::CuePlayer(QObject* parent) : QObject(parent) {}

CuePlayer::~CuePlayer() {
  thread_.quit();
  thread_.wait();
}

void CuePlayer::play(CueSound sound) {
  if (muted_ || sound == CueSound::None) return;
  if (speaker_ == nullptr) {
    auto* speaker = new Speaker;
    speaker_ = speaker;
    speaker->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, speaker, &QObject::deleteLater);
    thread_.start();
  }
  QMetaObject::invokeMethod(speaker_, [speaker = static_cast<Speaker*>(speaker_), sound] { speaker->play(sound); });
}

}  // namespace cervica::app
