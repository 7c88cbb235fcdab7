#include "compliance/terms.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "compliance/parameters.hpp"

namespace accord::compliance {

namespace {

bool asks(const policy::Provision& provision) {
    return provision.kind == policy::Kind::obligation || provision.kind == policy::Kind::prohibition;
}

}  // namespace

std::vector<TermAskedFor> terms_asked_for(const policy::AdoptedPolicy& policy, const policy::Catalogue& catalogue,
                                          Date on) {
    std::vector<TermAskedFor> all;
    for (std::size_t i = 0; i < policy.bindings.size(); ++i) {
        const auto& binding = policy.bindings[i];
        const auto& provision = policy.provisions[i];
        const policy::Control* control = catalogue.find(binding.control);
        if (!control || !asks(provision)) continue;
        for (const auto& term : Parameters{binding, *control, on}.list("terms")) {
            std::vector<std::string> ways;
            for (const auto way : split(term, '|')) ways.emplace_back(trim(way));
            auto known =
                std::find_if(all.begin(), all.end(), [&](const auto& row) { return row.code == ways.front(); });
            if (known == all.end())
                known = all.insert(all.end(), {ways.front(), ways, term_label(catalogue, ways.front(), on), {}});
            known->asked_by.push_back(&provision);
        }
    }
    return all;
}

std::string term_label(const policy::Catalogue& catalogue, const std::string& code, Date on) {
    static const policy::Binding nothing_of_its_own;
    static const policy::Control nothing;
    const policy::Control* agreement = catalogue.find("agreement.terms");
    return Parameters{nothing_of_its_own, agreement ? *agreement : nothing, on}.label(code);
}

}  // namespace accord::compliance
