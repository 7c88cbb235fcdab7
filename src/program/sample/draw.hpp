#pragma once

#include <cstdint>
#include <initializer_list>

#include "base/date.hpp"
#include "base/id.hpp"

namespace accord::program {

/// A seeded source of choices that gives the same on every machine: SplitMix64 (Steele, Lea and Flood 2014).
class Draw {
public:
    explicit Draw(std::uint64_t seed) : state_{seed} {}

    std::uint64_t bits() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// 0 to count - 1. `count` must be positive.
    int below(std::size_t count) { return static_cast<int>((bits() >> 32) * count >> 32); }
    int between(int first, int last) { return first + below(static_cast<std::size_t>(last - first) + 1); }
    /// True so many times in a thousand.
    bool in_thousand(int times) { return below(1000) < times; }

    template <class List>
    const auto& from(const List& list) {
        return list[static_cast<std::size_t>(below(list.size()))];
    }

    template <class T>
    struct Share {
        T value;
        int weight;
    };
    /// One of the values, each as often as its weight says.
    template <class T>
    T shared(std::initializer_list<Share<T>> shares) {
        int total = 0;
        for (const auto& share : shares) total += share.weight;
        int left = below(static_cast<std::size_t>(total));
        for (const auto& share : shares)
            if ((left -= share.weight) < 0) return share.value;
        return shares.begin()->value;
    }

    /// An id as the application would have made it at that moment (RFC 9562, version 7); never earlier than the last
    /// one.
    template <class Kind>
    Kind id(Instant at) {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
        stamp_ = std::max(stamp_ + 1, static_cast<std::uint64_t>(std::max<std::int64_t>(ms, 0)) << 12);
        Kind id;
        const auto random = bits();
        for (std::size_t i = 0; i < 6; ++i) id.uuid[i] = static_cast<std::uint8_t>(stamp_ >> (52 - 8 * i));
        id.uuid[6] = static_cast<std::uint8_t>(0x70 | ((stamp_ >> 8) & 0x0f));
        id.uuid[7] = static_cast<std::uint8_t>(stamp_);
        for (std::size_t i = 8; i < 16; ++i) id.uuid[i] = static_cast<std::uint8_t>(random >> (8 * (i - 8)));
        id.uuid[8] = static_cast<std::uint8_t>(0x80 | (id.uuid[8] & 0x3f));
        return id;
    }

private:
    std::uint64_t state_;
    std::uint64_t stamp_ = 0;
};

}  // namespace accord::program
