#include <linux/serial.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/serial_port.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <cerrno>
#include <chrono>
#include <variant>
#include <vector>

#include "assessment/devices/device_source.h"
#include "assessment/devices/line_protocol.h"
#include "assessment/devices/witmotion.h"

namespace cervica::assessment {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using State = DeviceStatus::State;

constexpr std::chrono::milliseconds kLookEvery{500};
constexpr std::size_t kReadBytes = 16384;
constexpr std::size_t kMostAtOnce = 1U << 20U;  ///< what is read before it is looked at

/// Turns the bytes of a port into readings.
class Decoder {
 public:
  explicit Decoder(const DeviceSetup& setup) {
    if (setup.kind == DeviceKind::Line) parser_.emplace<LineParser>(setup.line);
  }

  void feed(std::span<const std::byte> bytes, std::vector<RawReading>& readings) {
    if (auto* wit = std::get_if<WitMotionParser>(&parser_)) {
      frames_.clear();
      wit->feed(bytes, frames_);
      for (const WitReading& frame : frames_) {
        if (const auto rotation = orientation_.orientation(frame)) readings.push_back({0, rotation});
      }
    } else {
      numbers_.clear();
      std::get<LineParser>(parser_).feed(bytes, numbers_);
      for (const double number : numbers_) readings.push_back({number, std::nullopt});
    }
  }

  void reset() {
    std::visit([](auto& parser) { parser.reset(); }, parser_);
    orientation_.reset();
  }
  [[nodiscard]] const StreamCounts& counts() const {
    return std::visit([](const auto& parser) -> const StreamCounts& { return parser.counts(); }, parser_);
  }

 private:
  std::variant<WitMotionParser, LineParser> parser_;
  WitOrientation orientation_;
  std::vector<WitReading> frames_;
  std::vector<double> numbers_;
};

class SerialSource : public DeviceSource {
 public:
  SerialSource(asio::io_context& io, const DeviceSetup& setup, DeviceSink& sink)
      : setup_(setup), sink_(sink), port_(io), timer_(io), decoder_(setup) {}
  ~SerialSource() override { release(); }

  void start() override {
    tryOpen();
    lookAgain();
  }

 private:
  /// Every half second: opens the port when it is closed, and sees whether an open one is still the one of that name.
  void lookAgain() {
    timer_.expires_after(kLookEvery);
    timer_.async_wait([this](const error_code& problem) {
      if (problem) return;
      if (!port_.is_open()) {
        tryOpen();
      } else if (!stillThere()) {
        lost();
      }
      lookAgain();
    });
  }

  void tryOpen() {
    error_code problem;
    port_.open(setup_.port, problem);
    if (!problem) configure(problem);
    if (problem) {
      release();
      return tell(problem);
    }
    sink_.stateChanged(State::Connected, {});
    read();
  }

  void configure(error_code& problem) {
    using Port = asio::serial_port_base;
    port_.set_option(Port::baud_rate(static_cast<unsigned>(setup_.baud)), problem);
    if (!problem) port_.set_option(Port::character_size(8), problem);
    if (!problem) port_.set_option(Port::parity(Port::parity::none), problem);
    if (!problem) port_.set_option(Port::stop_bits(Port::stop_bits::one), problem);
    if (!problem) port_.set_option(Port::flow_control(Port::flow_control::none), problem);
    if (problem) return;
    const int fd = port_.native_handle();
    // Two programs on one port would each get half of the bytes.
    if (ioctl(fd, TIOCEXCL) != 0) problem.assign(errno, boost::system::system_category());
    tcflush(fd, TCIFLUSH);  // what was sent before is of another time
    // A USB adapter gathers bytes for 16 ms unless it is asked not to; one that cannot be asked works all the same.
    serial_struct adapter{};
    if (ioctl(fd, TIOCGSERIAL, &adapter) == 0) {
      adapter.flags |= ASYNC_LOW_LATENCY;
      static_cast<void>(ioctl(fd, TIOCSSERIAL, &adapter));
    }
  }

  void tell(const error_code& problem) {
    switch (problem.value()) {
      case ENOENT:
      case ENODEV:
      case ENXIO:
      case EIO:
        return sink_.stateChanged(State::Searching, "Not plugged in (" + setup_.port + ").");
      case EACCES:
      case EPERM:
        return sink_.stateChanged(State::Failed, "You may not use " + setup_.port +
                                                     ". Ask the administrator to add you to the group dialout, then "
                                                     "log out and in again.");
      case EBUSY:
        return sink_.stateChanged(State::Failed, "Another program uses " + setup_.port + ". Close it.");
      case ENOTTY:
        return sink_.stateChanged(State::Failed, setup_.port + " is no serial port.");
      default:
        return sink_.stateChanged(State::Failed, setup_.port + " cannot be opened: " + problem.message() + '.');
    }
  }

  void read() {
    port_.async_read_some(asio::buffer(buffer_), [this](const error_code& problem, std::size_t count) {
      if (problem == asio::error::operation_aborted) return;
      if (problem) return lost();
      readings_.clear();
      decode(count);
      const bool open = readRest(count);
      sink_.received(DeviceHub::nowS(), readings_, decoder_.counts());
      if (open) {
        read();
      } else {
        lost();
      }
    });
  }

  /// What else has arrived meanwhile: one burst must not get several times of reception. \return whether the port is
  /// still there
  bool readRest(std::size_t count) {
    while (count < kMostAtOnce) {
      const ssize_t more = ::read(port_.native_handle(), buffer_.data(), buffer_.size());
      if (more < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
      if (more == 0) return false;
      decode(static_cast<std::size_t>(more));
      count += static_cast<std::size_t>(more);
    }
    return true;
  }

  void decode(std::size_t count) { decoder_.feed(std::span(buffer_).first(count), readings_); }

  /// The port's name is there and means the device that is open.
  bool stillThere() {
    struct stat named {};
    struct stat open {};
    return stat(setup_.port.c_str(), &named) == 0 && fstat(port_.native_handle(), &open) == 0 &&
           named.st_rdev == open.st_rdev;
  }

  void lost() {
    release();
    decoder_.reset();
    sink_.received(DeviceHub::nowS(), {}, decoder_.counts());
    sink_.stateChanged(State::Searching, "Unplugged (" + setup_.port + "). It goes on as soon as it is back.");
  }

  void release() {
    if (!port_.is_open()) return;
    static_cast<void>(ioctl(port_.native_handle(), TIOCNXCL));
    error_code ignored;
    port_.close(ignored);
  }

  const DeviceSetup& setup_;
  DeviceSink& sink_;
  asio::serial_port port_;
  asio::steady_timer timer_;
  Decoder decoder_;
  std::array<std::byte, kReadBytes> buffer_{};
  std::vector<RawReading> readings_;
};

}  // namespace

std::unique_ptr<DeviceSource> makeSerialSource(asio::io_context& io, const DeviceSetup& setup, DeviceSink& sink) {
  return std::make_unique<SerialSource>(io, setup, sink);
}

}  // namespace cervica::assessment
