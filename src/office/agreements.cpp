#include "office/agreements.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "compliance/parameters.hpp"
#include "compliance/terms.hpp"
#include "office/policies.hpp"

namespace accord::office {

namespace {

using program::Agency;
using program::Agreement;
using program::AgreementId;
using program::AgreementReview;
using program::AgreementTerm;

using compliance::TermAskedFor;

/// What the policy asks for, each with the passage that is tied to it; below it what the Board added.
std::vector<TermView> terms_of(const std::vector<TermAskedFor>& asked, std::vector<AgreementTerm> tied,
                               const policy::Catalogue& catalogue, Date on) {
    std::vector<TermView> terms;
    for (const auto& term : asked) {
        TermView view{term.code, term.label, {}, {}};
        for (const auto* provision : term.asked_by)
            view.asked_by.push_back({provision->id, policy::listed(*provision, provision->text)});
        const auto fulfils = [&](const AgreementTerm& row) {
            return std::find(term.fulfilled_by.begin(), term.fulfilled_by.end(), row.term) != term.fulfilled_by.end();
        };
        if (const auto row = std::find_if(tied.begin(), tied.end(), fulfils); row != tied.end())
            view.passage = row->passage;
        std::erase_if(tied, fulfils);
        terms.push_back(std::move(view));
    }
    for (const auto& row : tied)
        terms.push_back({row.term, compliance::term_label(catalogue, row.term, on), {}, row.passage});
    return terms;
}

int officers_serving(const filing::Reading& file, const Agency& agency, Date on) {
    int serving = 0;
    for (const auto& officer : file.all<program::Officer>({{"agency", to_value(agency.id)}})) {
        const auto posts = file.all<program::Assignment>({{"officer", to_value(officer.id)}});
        if (std::any_of(posts.begin(), posts.end(), [&](const auto& post) { return program::serves_on(post, on); }))
            ++serving;
    }
    return serving;
}

/// Loads an agreement, lets `change` alter it or refuse, and files the new version.
template <class Change>
Result<Done> change_agreement(Office& office, const Actor& actor, AgreementId id, Change change) {
    if (auto allowed = require(actor, Verb::keep_agreements); !allowed) return allowed.problems();
    return office.file().write(office.act(actor, Verb::keep_agreements), [&](filing::Writing& file) -> Result<Done> {
        auto agreement = file.find<Agreement>(id);
        if (!agreement) return problem("agreement", "There is no such agreement");
        if (Problems problems = change(*agreement); !problems.empty()) return problems;
        file.correct(*agreement);
        return Done{};
    });
}

}  // namespace

Result<std::vector<AgreementView>> agreements(const Office& office, const Actor& actor, Date on) {
    if (auto allowed = require(actor, Verb::see_agreements); !allowed) return allowed.problems();
    const auto policy = policy_in_force(office, on);
    const auto asked =
        policy ? compliance::terms_asked_for(*policy, office.catalogue(), on) : std::vector<TermAskedFor>{};
    return office.file().read([&](const filing::Reading& file) -> Result<std::vector<AgreementView>> {
        std::vector<AgreementView> views;
        for (auto& agreement : file.all<Agreement>()) {
            AgreementView view;
            view.agency = file.find<Agency>(agreement.agency).value_or(Agency{});
            view.state = program::state_on(agreement, on);
            view.terms = terms_of(asked, file.all<AgreementTerm>({{"agreement", to_value(agreement.id)}}),
                                  office.catalogue(), on);
            view.reviews = file.all<AgreementReview>({{"agreement", to_value(agreement.id)}});
            view.officers_serving = officers_serving(file, view.agency, on);
            view.agreement = std::move(agreement);
            views.push_back(std::move(view));
        }
        return views;
    });
}

std::vector<TermChoice> further_terms(const Office& office, const AgreementView& view, Date on) {
    std::vector<TermChoice> further;
    const auto* control = office.catalogue().find("agreement.terms");
    if (!control) return further;
    static const policy::Binding nothing_of_its_own;
    constexpr std::string_view label = "label.";
    for (const auto& name : compliance::Parameters{nothing_of_its_own, *control, on}.beginning(label)) {
        const auto code = name.substr(label.size());
        const bool there =
            std::any_of(view.terms.begin(), view.terms.end(), [&](const TermView& term) { return term.code == code; });
        if (!there) further.push_back({code, compliance::term_label(office.catalogue(), code, on)});
    }
    return further;
}

Result<AgreementId> draft_agreement(Office& office, const Actor& actor, const Agreement& given) {
    if (auto allowed = require(actor, Verb::keep_agreements); !allowed) return allowed.problems();
    auto agreement = given;
    agreement.id = AgreementId::make();
    agreement.title = squeeze(agreement.title);
    agreement.board_approved_on.reset();  // a draft: the Board approves in a step of its own
    if (agreement.title.empty()) return problem("title", "Name the agreement");
    return office.file().write(office.act(actor, Verb::keep_agreements),
                               [&](filing::Writing& file) -> Result<AgreementId> {
                                   if (!file.find<Agency>(agreement.agency))
                                       return problem("agency", "Choose the agency");
                                   file.add(agreement);
                                   return agreement.id;
                               });
}

Result<Done> approve_agreement(Office& office, const Actor& actor, AgreementId id, Date approved_on,
                               const std::string& minutes, Date starts, std::optional<Date> ends) {
    return change_agreement(office, actor, id, [&](Agreement& agreement) {
        Problems problems;
        if (approved_on > office.today())
            problems.push_back(problem("approved_on", "The Board's approval cannot lie ahead"));
        if (trim(minutes).empty()) problems.push_back(problem("minutes", "Name the minutes of the Board's meeting"));
        if (ends && *ends < starts) problems.push_back(problem("ends", "The last day is before the first"));
        agreement.board_approved_on = approved_on;
        agreement.minutes = squeeze(minutes);
        agreement.starts = starts;
        agreement.ends = ends;
        return problems;
    });
}

Result<Done> hold_over_agreement(Office& office, const Actor& actor, AgreementId id, const std::string& basis,
                                 Date until) {
    return change_agreement(office, actor, id, [&](Agreement& agreement) {
        Problems problems;
        if (!agreement.ends)
            problems.push_back(problem("until", "This agreement has no end, so there is nothing to hold over"));
        if (trim(basis).empty())
            problems.push_back(problem("basis", "Name the clause or act under which the agreement goes on"));
        if (agreement.ends && until <= *agreement.ends)
            problems.push_back(problem("until", "A holdover ends after the agreement does"));
        agreement.holdover_basis = squeeze(basis);
        agreement.holdover_until = until;
        return problems;
    });
}

Result<Done> tie_term(Office& office, const Actor& actor, AgreementId id, const std::string& term,
                      const std::string& passage) {
    if (auto allowed = require(actor, Verb::keep_agreements); !allowed) return allowed.problems();
    if (trim(term).empty()) return problem("term", "Choose the term");
    if (trim(passage).empty()) return problem("passage", "Name the passage: a section and a page are enough");
    return office.file().write(office.act(actor, Verb::keep_agreements), [&](filing::Writing& file) -> Result<Done> {
        if (!file.find<Agreement>(id)) return problem("agreement", "There is no such agreement");
        const auto tied = file.all<AgreementTerm>({{"agreement", to_value(id)}, {"term", term}});
        AgreementTerm row{tied.empty() ? decltype(AgreementTerm::id)::make() : tied.front().id, id, term,
                          squeeze(passage)};
        if (tied.empty())
            file.add(row);
        else
            file.correct(row);
        return Done{};
    });
}

Result<Done> record_review(Office& office, const Actor& actor, const AgreementReview& given) {
    if (auto allowed = require(actor, Verb::keep_agreements); !allowed) return allowed.problems();
    if (given.adopted_on > office.today()) return problem("adopted_on", "The review cannot lie ahead");
    return office.file().write(office.act(actor, Verb::keep_agreements), [&](filing::Writing& file) -> Result<Done> {
        if (!file.find<Agreement>(given.agreement)) return problem("agreement", "There is no such agreement");
        auto review = given;
        review.id = decltype(AgreementReview::id)::make();
        file.add(review);
        return Done{};
    });
}

}  // namespace accord::office
