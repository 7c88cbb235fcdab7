#pragma once

#include <chrono>
#include <functional>
#include <utility>

namespace accord::equity {

/// Told how much of the work of protecting tables is done, from 0 to 1; false asks to stop: then whole lines are hidden
/// round what is not yet proven, and nothing is shown again. The answer is as safe, and hides more.
using Progress = std::function<bool(double done)>;

/// Tells `progress`, and asks to stop once so much time has passed. From then on the answer depends on the machine: the
/// same input gives the same bytes only where nobody had to ask.
inline Progress within(std::chrono::milliseconds limit, Progress progress = {}) {
    const auto end = std::chrono::steady_clock::now() + limit;
    return [end, progress = std::move(progress)](double done) {
        const bool wanted = !progress || progress(done);
        return wanted && std::chrono::steady_clock::now() < end;
    };
}

}  // namespace accord::equity
