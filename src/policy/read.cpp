#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "policy/document.hpp"
#include "policy/reading/blocks.hpp"
#include "policy/reading/broken_words.hpp"
#include "policy/reading/facts.hpp"
#include "policy/reading/form.hpp"
#include "policy/reading/furniture.hpp"
#include "policy/reading/headings.hpp"
#include "policy/reading/open_passages.hpp"
#include "policy/reading/placeholders.hpp"
#include "policy/reading/provisions.hpp"
#include "policy/reading/tracked_changes.hpp"

namespace accord::policy {

namespace {

using reading::Block;

constexpr std::size_t most_warnings_of_a_kind = 200;

Warning warning(std::string kind, int line, std::string key,
                std::vector<std::pair<std::string, std::string>> values = {}) {
    return {std::move(kind), line, {std::move(key), std::move(values)}, {}};
}

/// Control characters mean nothing in a policy and stop some parsers.
std::string without_controls(std::string text) {
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\f') || byte == 0x7f) c = ' ';
    }
    return text;
}

/// In a file that holds a policy twice, the headings that only name the file's parts: those of the rank of the last
/// one, which nothing follows but the copy.
void remove_scaffold(std::vector<Block>& blocks) {
    if (blocks.empty() || blocks.back().kind != Block::Kind::heading) return;
    const int rank = blocks.back().rank;
    std::erase_if(blocks, [&](const Block& block) { return block.kind == Block::Kind::heading && block.rank == rank; });
}

struct Content {
    Document document;
    std::vector<Provision> provisions;
    std::vector<OpenPassage> passages;
    bool empty = false;  ///< not a word
};

Content content_of(reading::Lines lines, bool scaffolded, const std::vector<ChosenWords>& choices,
                   std::vector<Warning>& warnings) {
    const bool empty = lines.lines.empty();
    reading::remove_furniture(lines);
    warnings.insert(warnings.end(), lines.warnings.begin(), lines.warnings.end());
    auto blocks = reading::blocks_of(lines.lines);
    reading::mend_broken_words(blocks);
    if (scaffolded) remove_scaffold(blocks);
    auto changed = reading::tracked_changes(blocks);
    auto passages = reading::open_passages(blocks, changed);
    const auto settled = reading::put_chosen_words(blocks, choices);
    if (!settled.empty()) changed = reading::tracked_changes(blocks);
    auto facts = reading::facts_of(blocks, warnings);
    reading::set_heading_paths(blocks, facts.body);
    reading::warn_of_placeholders(blocks, warnings);
    for (const auto& each : changed) warnings.push_back(reading::warning_of(each));
    auto provisions = reading::provisions_of(blocks, warnings);
    reading::mark_chosen(provisions, settled);
    return {std::move(facts.document), std::move(provisions), std::move(passages), empty};
}

/// Holds a policy against its copy as HTML: a sentence that only the copy has is added, one that the copy marks as a
/// note becomes a note, and every difference is named.
void merge_copy(Content& content, std::vector<Provision> copy, std::vector<Warning>& warnings) {
    std::map<std::string, Kind> copied;
    std::set<std::string> known;
    for (const auto& provision : copy) copied.emplace(provision.sentence, provision.kind);
    for (auto& provision : content.provisions) {
        known.insert(provision.sentence);
        const auto twin = copied.find(provision.sentence);
        if (twin != copied.end() && twin->second == Kind::note) provision.kind = Kind::note;
        if (twin == copied.end() && (binds(provision.kind) || provision.kind == Kind::definition) &&
            provision.part == 1)
            warnings.push_back(warning("copies", provision.line, "The copy as HTML lacks this sentence: {words}",
                                       {{"words", shorten(provision.sentence_text, 200)}}));
    }
    for (auto& provision : copy) {
        if (known.contains(provision.sentence)) continue;
        if (provision.part == 1)
            warnings.push_back(warning("copies", provision.line, "Only the copy as HTML has this sentence: {words}",
                                       {{"words", shorten(provision.sentence_text, 200)}}));
        content.provisions.push_back(std::move(provision));
    }
}

/// The copy's passages that the policy itself does not have.
void add_passages(std::vector<OpenPassage>& passages, std::vector<OpenPassage> more) {
    const auto known = passages.size();
    for (auto& each : more)
        if (std::none_of(passages.begin(), passages.begin() + static_cast<std::ptrdiff_t>(known),
                         [&](const OpenPassage& other) { return other.key() == each.key(); }))
            passages.push_back(std::move(each));
}

/// In order of lines, and not more of one kind than a person can look at.
void tidy(std::vector<Warning>& warnings) {
    std::stable_sort(warnings.begin(), warnings.end(),
                     [](const Warning& a, const Warning& b) { return a.line < b.line; });
    std::map<std::string, std::size_t> count;
    std::erase_if(warnings, [&](const Warning& each) { return ++count[each.kind] > most_warnings_of_a_kind; });
    for (const auto& [kind, found] : count)
        if (found > most_warnings_of_a_kind)
            warnings.push_back(warning(kind, 0, "{count} more warnings of this kind are not shown.",
                                       {{"count", std::to_string(found - most_warnings_of_a_kind)}}));
}

}  // namespace

Result<Reading> read(std::string_view name, std::string_view bytes, const std::vector<ChosenWords>& choices) {
    const std::string file{name};
    if (bytes.size() > largest_document)
        return problem(file, "This document is larger than {limit} MB: it is no policy.",
                       {{"limit", std::to_string(largest_document >> 20)}});
    if (const auto format = reading::foreign_format(bytes); !format.empty())
        return problem(file, "This is a {format} file: save it as text or HTML and give that.",
                       {{"format", std::string{format}}});
    const DecodedText decoded = decode_text(bytes);
    const std::string text = without_controls(decoded.text);
    const reading::Form form = reading::form_of(name, text);

    Reading found;
    if (decoded.damaged)
        found.warnings.push_back(
            warning("encoding", 0, "Some characters could not be read ({charset}).", {{"charset", decoded.charset}}));
    const bool twice = !form.copy.empty();
    Content content = content_of(form.lines(), twice, choices, found.warnings);
    if (twice) {
        std::vector<Warning> of_copy;
        Content copy = content_of(reading::lines_of_html(form.copy, form.copy_line), false, choices, of_copy);
        std::copy_if(of_copy.begin(), of_copy.end(), std::back_inserter(found.warnings),
                     [](const Warning& each) { return each.kind == "markup"; });
        merge_copy(content, std::move(copy.provisions), found.warnings);
        add_passages(content.passages, std::move(copy.passages));
    }
    found.document = std::move(content.document);
    found.document.format = form.format;
    found.provisions = std::move(content.provisions);
    found.passages = std::move(content.passages);
    if (found.passages.size() > most_passages) {
        found.passages.resize(most_passages);
        found.warnings.push_back(warning("passages", 0,
                                         "More than {limit} passages leave open what the text says: mend the document.",
                                         {{"limit", std::to_string(most_passages)}}));
    }
    if (content.empty) return problem(file, "No words were found in this document.");
    if (found.provisions.empty())
        found.warnings.push_back(warning("empty", 0, "No sentence was found in this document.", {}));
    tidy(found.warnings);
    return found;
}

}  // namespace accord::policy
