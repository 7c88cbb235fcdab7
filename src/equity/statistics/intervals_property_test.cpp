#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "equity/statistics/measures.hpp"
#include "equity/statistics/rate_intervals.hpp"
#include "equity/statistics/risk_intervals.hpp"
#include "equity/statistics/two_by_two.hpp"

// What must hold for any two groups, from one student to a thousand million, none of them or all with the outcome.

namespace accord::equity {
namespace {

Share any_share() {
    const auto of = *rc::gen::inRange<std::int64_t>(1, std::int64_t{1} << *rc::gen::inRange(1, 31));
    return {*rc::gen::oneOf(rc::gen::just<std::int64_t>(0), rc::gen::just(of), rc::gen::inRange<std::int64_t>(0, of)),
            of};
}

Incidence as_events(Share share) { return {share.with, static_cast<double>(share.of)}; }

void holds(Interval interval, double estimate) {
    RC_ASSERT(interval.low >= 0 && interval.low <= interval.high);
    if (std::isnan(estimate)) return;
    RC_ASSERT(interval.low <= estimate * (1 + 1e-9));
    RC_ASSERT(interval.high >= estimate * (1 - 1e-9));
}

RC_GTEST_PROP(EveryInterval, HoldsItsEstimateForAnyGroups, ()) {
    const Share group = any_share(), others = any_share();
    const double confidence = *rc::gen::element(0.9, 0.95, 0.99, 0.999999);
    holds(wilson_interval(group, confidence), risk(group));
    holds(clopper_pearson_interval(group, confidence), risk(group));
    holds(garwood_interval(as_events(group), confidence), risk(group));
    const double ratio = risk_ratio(group, others);
    holds(koopman_interval(group, others, confidence), ratio);
    holds(miettinen_nurminen_interval(group, others, confidence), ratio);
    holds(rate_ratio_interval(as_events(group), as_events(others), confidence), ratio);
    holds(rate_ratio_interval_mid_p(as_events(group), as_events(others), confidence), ratio);
}

RC_GTEST_PROP(EveryTest, GivesAChanceThatDoesNotDependOnWhoComesFirst, ()) {
    const auto any = [] {
        const auto of = *rc::gen::inRange<std::int64_t>(1, 3000);
        return Share{*rc::gen::inRange<std::int64_t>(0, of + 1), of};
    };
    const Share group = any(), others = any();
    for (const auto test : {fisher_test, fisher_test_mid_p}) {
        const double p = test(group, others);
        RC_ASSERT(p >= 0 && p <= 1);
        RC_ASSERT(std::abs(p - test(others, group)) <= 1e-9 * p + 1e-300);
    }
    for (const auto test : {rate_test, rate_test_mid_p}) {
        const double p = test(as_events(group), as_events(others));
        RC_ASSERT(p >= 0 && p <= 1);
        RC_ASSERT(std::abs(p - test(as_events(others), as_events(group))) <= 1e-9 * p + 1e-300);
    }
}

}  // namespace
}  // namespace accord::equity
