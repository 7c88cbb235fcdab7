// The five adopted and model policies, as they lie beside the project: skipped where they do not.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "policy/compare.hpp"
#include "policy/test_files.hpp"

namespace accord::policy {
namespace {

struct Five {
    const char* pack;
    const char* document;
};

constexpr Five csba{"csba", "ca-csba-model.html.md"};
constexpr Five modesto{"modesto", "ca-modesto.txt"};
constexpr Five perris{"perris", "ca-perris.txt"};
constexpr Five newman{"newman-crows-landing", "ca-newman-crows-landing.md"};
constexpr Five wssda{"wssda", "wa-wssda-model.txt"};
constexpr Five five[] = {csba, modesto, perris, newman, wssda};

class FivePolicies : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(ACCORD_SOURCE_DIR "/../shared/policies"))
            GTEST_SKIP() << "the five policies do not lie beside the project";
    }

    static Reading reading(const Five& policy) {
        const auto read_well =
            read(policy.document, file(std::string{ACCORD_SOURCE_DIR "/../shared/policies/"} + policy.document));
        EXPECT_TRUE(read_well) << policy.document;
        return read_well ? *read_well : Reading{};
    }

    static Pack pack(const Five& policy) {
        const auto read_well =
            read_pack(policy.pack, file(std::string{ACCORD_SOURCE_DIR "/policies/packs/"} + policy.pack + ".toml"));
        EXPECT_TRUE(read_well) << policy.pack;
        return read_well ? *read_well : Pack{};
    }

    static const Catalogue& catalogue() {
        static const Catalogue shipped = shipped_catalogue();
        return shipped;
    }

    static Comparison compared(const Reading& before, const Reading& after) {
        return compare(before, after, catalogue());
    }
};

TEST_F(FivePolicies, AreBoundWholeByTheirPacksAndNoRowIsStale) {
    for (const Five& policy : five) {
        const Reading document = reading(policy);
        const Pack known = pack(policy);
        std::set<std::string> ids;
        for (const Provision& provision : document.provisions) {
            if (provision.kind == Kind::note) continue;  // the same sentence may be policy elsewhere
            ids.insert(provision.id);
            EXPECT_TRUE(known.by_provision.contains(provision.id))
                << policy.pack << " line " << provision.line << " " << provision.id;
        }
        for (const auto& [id, binding] : known.by_provision) {
            EXPECT_TRUE(ids.contains(id)) << policy.pack << " has a stale row " << id;
            EXPECT_TRUE(catalogue().find(binding.control)) << policy.pack << " " << id << ": " << binding.control;
        }
    }
}

TEST_F(FivePolicies, AreBoundTheSameByAllPacksTogether) {
    std::vector<Pack> packs;
    for (const Five& policy : five) packs.push_back(pack(policy));
    for (const Five& policy : five) {
        const Reading document = reading(policy);
        const auto alone = policy::bind(document, catalogue(), {pack(policy)});
        const auto together = policy::bind(document, catalogue(), packs);
        for (std::size_t i = 0; i < alone.size(); ++i) {
            EXPECT_EQ(alone[i].control, together[i].control) << policy.pack << " " << alone[i].provision;
            if (document.provisions[i].kind != Kind::note) {
                EXPECT_EQ(together[i].source, Source::pack) << policy.pack << " " << alone[i].provision;
            }
        }
    }
}

TEST_F(FivePolicies, AreRecognisedWithoutTheirPacks) {
    int binding = 0;
    int right = 0;
    for (const Five& policy : five) {
        const Reading document = reading(policy);
        const Pack known = pack(policy);
        const auto proposed = policy::bind(document, catalogue(), {});
        for (std::size_t i = 0; i < proposed.size(); ++i) {
            if (!binds(document.provisions[i].kind)) continue;
            const auto row = known.by_provision.find(proposed[i].provision);
            ++binding;
            if (row != known.by_provision.end() && row->second.control == proposed[i].control) ++right;
        }
    }
    ASSERT_GT(binding, 100);
    EXPECT_GE(right, binding * 95 / 100) << right << " of " << binding;
}

TEST_F(FivePolicies, DifferInWhatDecidesTheActs) {
    const auto adopted = [](const Five& policy) {
        const Reading document = reading(policy);
        return AdoptedPolicy{document.document, document.provisions, bind(document, catalogue(), {pack(policy)})};
    };
    const auto says = [&](const AdoptedPolicy& policy, std::string_view control, std::string_view parameter) {
        return policy.parameter(catalogue(), control, parameter, Date(2026, 9, 1));
    };
    const AdoptedPolicy model = adopted(csba);
    const AdoptedPolicy directed = adopted(perris);
    const AdoptedPolicy washington = adopted(wssda);

    EXPECT_TRUE(adopted(modesto).bound_to("duties.no-discipline").empty());
    EXPECT_EQ(says(model, "duties.no-discipline", "mental-health"), "yes");
    EXPECT_EQ(says(washington, "duties.no-discipline", "scope"), "formal");
    EXPECT_EQ(washington.values("duties.intervention-grounds", "grounds"),
              (std::vector<std::string>{"danger", "disruption", "emergency"}));

    EXPECT_EQ(says(model, "records.access", "mode"), "refuse-unless-consent-or-law");
    EXPECT_EQ(says(directed, "records.access", "mode"), "grounds");
    const auto grounds = directed.values("records.access", "grounds");
    for (const auto* ground : {"consent", "institutional-function", "direct-control", "annual-notice"})
        EXPECT_TRUE(std::find(grounds.begin(), grounds.end(), ground) != grounds.end()) << ground;

    EXPECT_EQ(says(model, "fairness.board-report", "schedule"), "periodic");
    EXPECT_EQ(says(directed, "fairness.board-report", "schedule"), "directed");
    EXPECT_TRUE(washington.bound_to("fairness.board-report").empty());
    EXPECT_FALSE(washington.bound_to("calls.recorded").empty());

    EXPECT_EQ(says(model, "agreement.approved", "condition"), "");
    EXPECT_EQ(says(directed, "agreement.approved", "condition"), "if-contracted");
    EXPECT_EQ(model.values("agreement.terms", "terms").size(), 6u);
    EXPECT_FALSE(washington.bound_to("agreement.yearly-review").empty());

    EXPECT_EQ(says(model, "officer.trained-before-assignment", "when-possible"), "yes");
    EXPECT_EQ(adopted(newman).values("officer.force-policy", "covers").size(), 3u);
    EXPECT_TRUE(model.bound_to("officer.force-policy").empty());

    EXPECT_EQ(says(washington, "immigration.no-collection", "place-of-birth"), "yes");
    EXPECT_EQ(says(model, "immigration.no-collection", "place-of-birth"), "");
    EXPECT_EQ(washington.bound_to("people.told").size(), 2u);
    EXPECT_TRUE(model.bound_to("people.told").empty());
}

TEST_F(FivePolicies, ModestoLostTheDisciplineClause) {
    const Reading before = reading(csba);
    const Reading after = reading(modesto);
    const Comparison comparison = compared(before, after);
    ASSERT_FALSE(comparison.pairs.empty());
    EXPECT_EQ(comparison.count(PairStatus::verbatim), static_cast<int>(comparison.pairs.size()) - 1);
    const Pair& first = comparison.pairs.front();
    EXPECT_EQ(first.status, PairStatus::missing);
    EXPECT_EQ(first.flags, std::vector<Flag>{Flag::protection_missing});
    EXPECT_EQ(recognise(*first.before, before.document, catalogue()).control, "duties.no-discipline");
}

TEST_F(FivePolicies, PerrisTurnedTheRecordsClauseRoundAndMadeTheAgreementConditional) {
    const Reading before = reading(csba);
    const Reading after = reading(perris);
    const Comparison comparison = compared(before, after);
    EXPECT_EQ(comparison.count(Flag::polarity_changed), 2);
    EXPECT_EQ(comparison.count(Flag::condition_added), 1);
    EXPECT_EQ(comparison.count(Flag::schedule_changed), 1);
    EXPECT_EQ(comparison.count(Flag::wording_only), 2);
    EXPECT_EQ(comparison.count(PairStatus::added), 2);
    EXPECT_EQ(comparison.count(PairStatus::missing), 0);
    const auto control = [&](std::size_t i) {
        return recognise(*comparison.pairs[i].after, after.document, catalogue()).control;
    };
    ASSERT_GE(comparison.pairs.size(), 4u);
    EXPECT_EQ(control(0), "records.access");
    EXPECT_EQ(control(1), "records.release");
    EXPECT_EQ(control(2), "agreement.approved");
    EXPECT_EQ(control(3), "fairness.board-report");
}

TEST_F(FivePolicies, NewmanCrowsLandingMadeADraftingNotePolicy) {
    const Reading before = reading(csba);
    const Reading after = reading(newman);
    const Comparison comparison = compared(before, after);
    ASSERT_FALSE(comparison.pairs.empty());
    EXPECT_EQ(comparison.pairs.front().status, PairStatus::added);
    EXPECT_EQ(comparison.pairs.front().flags, std::vector<Flag>{Flag::note_became_policy});
    EXPECT_EQ(comparison.count(PairStatus::verbatim), static_cast<int>(comparison.pairs.size()) - 1);
}

}  // namespace
}  // namespace accord::policy
