#include "policy/reading/passage.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace accord::policy::reading {

namespace {

constexpr UChar32 soft_hyphen = 0xad;

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) || c == 0xfeff || c == 0x200b; }

}  // namespace

void Passage::append(std::string_view words, int line) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
    const auto size = static_cast<int32_t>(words.size());
    for (int32_t at = 0; at < size;) {
        const int32_t from = at;
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        if (c == soft_hyphen) continue;
        if (is_space(c)) {
            gap_ = true;
            continue;
        }
        if (gap_ && !words_.empty()) words_ += ' ';
        gap_ = false;
        if (lines_.empty() || lines_.back().second != line) lines_.emplace_back(words_.size(), line);
        words_.append(words, static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
    }
}

void Passage::append(const Passage& next) {
    if (next.empty()) return;
    if (!words_.empty()) words_ += ' ';
    for (const auto& [offset, line] : next.lines_)
        if (lines_.empty() || lines_.back().second != line) lines_.emplace_back(words_.size() + offset, line);
    words_ += next.words_;
    gap_ = next.gap_;
}

Passage::Marks::const_iterator Passage::mark_after(std::size_t offset) const {
    return std::upper_bound(lines_.begin(), lines_.end(), offset,
                            [](std::size_t value, const auto& mark) { return value < mark.first; });
}

int Passage::line_at(std::size_t offset) const {
    if (lines_.empty()) return 0;
    const auto after = mark_after(offset);
    return after == lines_.begin() ? lines_.front().second : std::prev(after)->second;
}

Passage Passage::slice(std::size_t from, std::size_t to) const {
    to = std::min(to, words_.size());
    while (from < to && words_[from] == ' ') ++from;
    while (to > from && words_[to - 1] == ' ') --to;
    Passage part;
    if (from >= to) return part;
    part.words_ = words_.substr(from, to - from);
    part.lines_.emplace_back(0, line_at(from));
    for (auto mark = mark_after(from); mark != lines_.end() && mark->first < to; ++mark)
        part.lines_.emplace_back(mark->first - from, mark->second);
    return part;
}

Passage Passage::replaced(std::size_t from, std::size_t to, std::string_view words) const {
    Passage whole;
    const auto copy = [&](std::size_t begin, std::size_t end) {
        for (auto mark = mark_after(begin); begin < end; ++mark) {
            const auto next = mark == lines_.end() ? end : std::min(mark->first, end);
            whole.append(std::string_view{words_}.substr(begin, next - begin), line_at(begin));
            if ((begin = next) == end) break;
        }
    };
    copy(0, std::min(from, words_.size()));
    whole.append(words, line_at(from));
    copy(std::min(to, words_.size()), words_.size());
    return whole;
}

}  // namespace accord::policy::reading
