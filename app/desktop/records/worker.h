#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace cervica::app {

/// One thread that does its jobs in order. Jobs must not throw. The destructor finishes what was handed over.
class Worker {
 public:
  Worker();
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void post(std::function<void()> job);  ///< any thread
  void drain();                          ///< waits until every job posted so far is done

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_, idle_;
  std::deque<std::function<void()>> jobs_;
  bool busy_ = false;
  bool stop_ = false;
  std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace cervica::app
