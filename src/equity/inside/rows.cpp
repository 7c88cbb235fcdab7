#include "equity/inside/rows.hpp"

namespace accord::equity {

namespace {

struct Words {
    std::string_view code;
    std::string_view label;
};

template <Named E>
Words words(std::size_t index) {
    return {names_of<E>[index].code, names_of<E>[index].label};
}

Words words_of(Breakdown breakdown, std::size_t index, program::RaceList race_list) {
    switch (breakdown) {
        case Breakdown::all:
            return {"all", "All students"};
        case Breakdown::school:
            return {};
        case Breakdown::race:
            return {code_of(categories(race_list)[index].race), categories(race_list)[index].label};
        case Breakdown::sex:
            return words<program::Sex>(index);
        case Breakdown::disability:
            return words<program::Disability>(index);
        case Breakdown::english_learner:
            return words<program::EnglishLearner>(index);
        case Breakdown::grade_band:
            return words<program::GradeBand>(index);
    }
    return {};
}

}  // namespace

Rows::Rows(std::size_t schools, program::RaceList race_list) : race_list_{race_list} {
    const auto races = categories(race_list);
    for (const auto& race : names_of<program::Race>)
        race_places_[static_cast<std::size_t>(race.value)] =
            static_cast<std::uint8_t>(place_in(race_list, race.value).value_or(races.size() - 1));
    const std::array<std::size_t, breakdown_count> sizes{1,
                                                         schools,
                                                         races.size(),
                                                         names_of<program::Sex>.size(),
                                                         names_of<program::Disability>.size(),
                                                         names_of<program::EnglishLearner>.size(),
                                                         names_of<program::GradeBand>.size()};
    for (std::size_t i = 0; i < sizes.size(); ++i) first_[i + 1] = first_[i] + sizes[i];
}

Breakdown Rows::breakdown(std::size_t row) const {
    std::size_t at = 0;
    while (row >= first_[at + 1]) ++at;
    return static_cast<Breakdown>(at);
}

std::string_view Rows::code(std::size_t row) const {
    const Breakdown in = breakdown(row);
    return words_of(in, row - first(in), race_list_).code;
}

std::string_view Rows::label(std::size_t row) const {
    const Breakdown in = breakdown(row);
    return words_of(in, row - first(in), race_list_).label;
}

}  // namespace accord::equity
