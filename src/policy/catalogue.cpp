#include "policy/catalogue.hpp"

#include <algorithm>

namespace accord::policy {

const Parameter* Control::parameter(std::string_view name, Date on) const {
    const Parameter* latest = nullptr;
    for (const Parameter& parameter : parameters) {
        if (parameter.name != name || (parameter.since && *parameter.since > on)) continue;
        if (!latest || !latest->since || (parameter.since && *parameter.since >= *latest->since)) latest = &parameter;
    }
    return latest;
}

const Control* Catalogue::find(std::string_view id) const {
    const auto found = std::find_if(controls.begin(), controls.end(), [&](const Control& row) { return row.id == id; });
    return found == controls.end() ? nullptr : &*found;
}

}  // namespace accord::policy
