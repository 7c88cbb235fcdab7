#include "compliance/terms.hpp"

#include <filesystem>
#include <sstream>

#include "compliance/case_test.hpp"

namespace accord::compliance {
namespace {

const Date today{2026, 11, 22};

/// A policy of made-up sentences, each bound to a control with the terms that its words set.
class Asking {
public:
    Asking& with(std::string control, std::string terms, policy::Kind kind = policy::Kind::obligation) {
        policy::Binding binding;
        binding.control = std::move(control);
        if (!terms.empty()) binding.parameters = {{"terms", std::move(terms), {}, {}}};
        policy::Provision provision;
        provision.id = binding.provision = "P-" + std::to_string(policy_.provisions.size() + 1);
        provision.kind = kind;
        policy_.provisions.push_back(provision);
        policy_.bindings.push_back(binding);
        return *this;
    }
    /// "purpose: P-1 P-3" for each term.
    [[nodiscard]] std::vector<std::string> terms() const {
        std::vector<std::string> lines;
        for (const auto& term : terms_asked_for(policy_, catalogue(), today)) {
            lines.push_back(term.code + ":");
            for (const auto* provision : term.asked_by) lines.back() += " " + provision->id;
        }
        return lines;
    }
    [[nodiscard]] const policy::AdoptedPolicy& policy() const { return policy_; }

private:
    policy::AdoptedPolicy policy_;
};

std::string bytes_of(const std::string& path) {
    std::ifstream file{path};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// A document bound by its pack: what a district adopts.
policy::AdoptedPolicy adopted(const std::string& document, const std::string& pack) {
    const std::string folder = ACCORD_SOURCE_DIR;
    auto reading = policy::read(document, bytes_of(folder + "/../shared/policies/" + document));
    const auto known = policy::read_pack(pack, bytes_of(folder + "/policies/packs/" + pack + ".toml"));
    auto bindings = policy::bind(*reading, catalogue(), {*known});
    return {reading->document, reading->provisions, std::move(bindings)};
}

std::vector<std::string> codes_of(const policy::AdoptedPolicy& policy) {
    std::vector<std::string> all;
    for (const auto& term : terms_asked_for(policy, catalogue(), today)) all.push_back(term.code);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST(Terms, AreAskedForByClausesOfEveryControl) {
    const auto terms = Asking{}
                           .with("agreement.terms", "purpose,hours")
                           .with("complaints.process", "complaints")
                           .with("officer.performance", "")
                           .with("calls.recorded", "calls")
                           .terms();
    EXPECT_EQ(terms, (std::vector<std::string>{"purpose: P-1", "hours: P-1", "complaints: P-2", "calls: P-4"}));
}

TEST(Terms, AskedForTwiceAreOneTermWithBothProvisions) {
    const auto terms = Asking{}.with("agreement.terms", "complaints").with("complaints.process", "complaints").terms();
    EXPECT_EQ(terms, std::vector<std::string>{"complaints: P-1 P-2"});
}

TEST(Terms, ThatTheCatalogueItselfAsksForCount) {
    EXPECT_EQ(Asking{}.with("officer.agency-confirmed", "").terms(),
              std::vector<std::string>{"training-confirmation: P-1"});
}

TEST(Terms, OfAClauseThatOnlyPermitsAreNotAskedFor) {
    EXPECT_TRUE(Asking{}.with("agreement.terms", "hiring", policy::Kind::permission).terms().empty());
    EXPECT_TRUE(Asking{}.with("agreement.terms", "hiring", policy::Kind::note).terms().empty());
}

TEST(Terms, ThatTwoPassagesFulfilAlikeAreOneTerm) {
    const auto asking = Asking{}.with("officer.training-series", "training-confirmation|training-plan");
    const auto terms = terms_asked_for(asking.policy(), catalogue(), today);
    ASSERT_EQ(terms.size(), 1u);
    EXPECT_EQ(terms[0].fulfilled_by, (std::vector<std::string>{"training-confirmation", "training-plan"}));
    EXPECT_EQ(terms[0].label, "training documentation or a plan to complete it");
}

TEST(Terms, OfTheFivePolicies) {
    if (!std::filesystem::exists(ACCORD_SOURCE_DIR "/../shared/policies"))
        GTEST_SKIP() << "the five policies do not lie beside the project";
    const std::vector<std::string> california{"hours",   "information-sharing", "performance",
                                              "purpose", "qualifications",      "roles"};
    EXPECT_EQ(codes_of(adopted("ca-csba-model.html.md", "csba")), california);
    EXPECT_EQ(codes_of(adopted("ca-modesto.txt", "modesto")), california);
    EXPECT_EQ(codes_of(adopted("ca-perris.txt", "perris")), california);
    EXPECT_EQ(codes_of(adopted("ca-newman-crows-landing.md", "newman-crows-landing")), california);
    EXPECT_EQ(codes_of(adopted("wa-wssda-model.txt", "wssda")),
              (std::vector<std::string>{"calls", "climate", "complaints", "duties", "evaluation", "hiring",
                                        "informal-contact", "intervention", "no-discipline", "training-confirmation"}));
}

}  // namespace accord::compliance
