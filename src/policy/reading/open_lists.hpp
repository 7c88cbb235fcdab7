#pragma once

#include <string>
#include <vector>

#include "policy/reading/line.hpp"
#include "policy/reading/shapes.hpp"

namespace accord::policy::reading {

/// The lists that are open at a place in a document, the outermost first. An item of an inner list belongs to the words
/// of the outer item above it.
class OpenLists {
public:
    [[nodiscard]] bool open() const { return !levels_.empty(); }
    /// Whether the open list's items bear no markers.
    [[nodiscard]] bool unmarked() const { return open() && levels_.front().style.empty(); }

    void close() { levels_.clear(); }
    void begin(const Marker& marker) { levels_ = {{marker.style, marker.ordinal}}; }
    void begin_unmarked(int indent) { levels_ = {{}}, indent_ = indent; }

    /// Adds a marked line to the items, when it goes on with an open list or opens one inside it.
    bool take(const Marker& marker, const Passage& text, std::vector<Passage>& items);

    /// Whether an unmarked line is an item: indented below its lead-in, ended as items are, or short like its
    /// neighbours.
    [[nodiscard]] bool takes_unmarked(const Line& line, int lead_indent, const std::vector<Passage>& items) const;

private:
    struct Level {
        std::string style{};
        int ordinal = 0;
    };

    bool go_on(const Marker& marker, const Passage& text, std::vector<Passage>& items);

    std::vector<Level> levels_;
    int indent_ = 0;  ///< of the items of a list without markers
};

}  // namespace accord::policy::reading
