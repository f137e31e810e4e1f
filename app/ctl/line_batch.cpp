#include "app/ctl/line_batch.h"

#include <sched.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <istream>
#include <mutex>
#include <ostream>
#include <thread>
#include <vector>

namespace cervica::app::ctl {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;  // large enough to make hand-over cheap, small enough for caches

/// Whole lines of the input, or one line that was too long to be read.
struct Block {
  std::string text;
  long firstLine = 1;
  bool tooLong = false;
};

/// Cuts the input into blocks at the ends of lines.
class BlockReader {
 public:
  BlockReader(std::istream& in, std::size_t longestLine) : in_(in), longestLine_(longestLine) {}

  /// \return false at the end of the input
  bool next(Block& block) {
    block.text.clear();
    block.firstLine = line_;
    block.tooLong = false;
    std::swap(block.text, rest_);  // what was read beyond the last block
    std::size_t searched = 0;
    for (;;) {
      const std::size_t lastEnd = block.text.rfind('\n');
      if (lastEnd != std::string::npos && lastEnd >= searched) {
        rest_.assign(block.text, lastEnd + 1);
        block.text.resize(lastEnd + 1);
        line_ += count(block.text);
        return true;
      }
      searched = block.text.size();
      if (block.text.size() > longestLine_) return skipLine(block);
      if (!fill(block.text)) {
        if (block.text.empty()) return false;
        ++line_;
        return true;
      }
    }
  }

 private:
  static long count(std::string_view text) {
    long lines = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ++lines;
    return lines;
  }

  bool fill(std::string& text) {
    const std::size_t held = text.size();
    text.resize(held + kBlock);
    in_.read(text.data() + held, static_cast<std::streamsize>(kBlock));
    text.resize(held + static_cast<std::size_t>(in_.gcount()));
    return text.size() > held;
  }

  bool skipLine(Block& block) {
    block.tooLong = true;
    ++line_;
    std::string piece = std::move(block.text);
    block.text.clear();
    do {
      const std::size_t end = piece.find('\n');
      if (end != std::string::npos) {
        rest_.assign(piece, end + 1);
        return true;
      }
      piece.clear();
    } while (fill(piece));
    return true;
  }

  std::istream& in_;
  std::size_t longestLine_;
  std::string rest_;
  long line_ = 1;
};

bool isBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// \return whether every line was good
bool answer(const Block& block, std::size_t longestLine, LineWork& work, std::string& answers) {
  if (block.tooLong) {
    work.refuseTooLong(block.firstLine, answers);
    answers += '\n';
    return false;
  }
  bool good = true;
  long number = block.firstLine;
  std::string_view rest = block.text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.size() > longestLine) {
      work.refuseTooLong(number, answers);
      answers += '\n';
      good = false;
    } else if (!isBlank(line)) {
      good = work.run(line, number, answers) && good;
      answers += '\n';
    }
    ++number;
  }
  return good;
}

/// A block on its way from the reader through a worker to the writer.
struct Task {
  Block block;
  std::string answers;
  bool good = true;
  bool done = false;
  std::exception_ptr failure;
};

/// Workers take the oldest waiting task. The caller's thread reads, writes in order, and keeps the number of tasks
/// bounded.
class Pool {
 public:
  explicit Pool(const LineBatch& batch) {
    for (unsigned i = 0; i < batch.jobs; ++i) {
      workers_.emplace_back([this, &batch](const std::stop_token& stop) { work(batch, stop); });
    }
  }
  ~Pool() {
    for (std::jthread& worker : workers_) worker.request_stop();
    workers_.clear();
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  void submit(Task& task) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(&task);
    }
    changed_.notify_all();
  }
  void await(const Task& task) {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [&] { return task.done; });
    if (task.failure) std::rethrow_exception(task.failure);
  }

 private:
  void work(const LineBatch& batch, const std::stop_token& stop) {
    std::unique_ptr<LineWork> own;
    for (;;) {
      Task* task = nullptr;
      {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
        task = waiting_.front();
        waiting_.pop_front();
      }
      try {
        if (!own) own = batch.makeWork();
        task->good = answer(task->block, batch.longestLine, *own, task->answers);
      } catch (...) {
        task->failure = std::current_exception();
      }
      {
        const std::lock_guard lock(mutex_);
        task->done = true;
      }
      finished_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::condition_variable finished_;
  std::deque<Task*> waiting_;
  std::vector<std::jthread> workers_;  // last: they stop before what they use goes
};

bool runAlone(const LineBatch& batch, std::istream& in, std::ostream& out) {
  const auto work = batch.makeWork();
  BlockReader reader(in, batch.longestLine);
  Block block;
  std::string answers;
  bool good = true;
  while (out && reader.next(block)) {
    answers.clear();
    good = answer(block, batch.longestLine, *work, answers) && good;
    out.write(answers.data(), static_cast<std::streamsize>(answers.size()));
  }
  return good;
}

bool runTogether(const LineBatch& batch, std::istream& in, std::ostream& out) {
  BlockReader reader(in, batch.longestLine);
  std::vector<Task> ring(std::size_t{batch.jobs} * 3);  // some in work, some waiting, some for the writer
  Pool pool(batch);                                     // after the ring: it stops before the tasks go
  bool good = true;
  std::size_t submitted = 0, written = 0;
  bool more = true;
  while (more || written < submitted) {
    while (more && out && submitted - written < ring.size()) {
      Task& task = ring[submitted % ring.size()];
      more = reader.next(task.block);
      if (!more) break;
      task.answers.clear();
      task.done = false;
      pool.submit(task);
      ++submitted;
    }
    if (!out) more = false;
    if (written == submitted) continue;
    Task& oldest = ring[written % ring.size()];
    pool.await(oldest);
    out.write(oldest.answers.data(), static_cast<std::streamsize>(oldest.answers.size()));
    good = oldest.good && good;
    ++written;
  }
  return good;
}

}  // namespace

bool runLines(const LineBatch& batch, std::istream& in, std::ostream& out) {
  return batch.jobs < 2 ? runAlone(batch, in, out) : runTogether(batch, in, out);
}

unsigned availableJobs() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&allowed)));
}

}  // namespace cervica::app::ctl
