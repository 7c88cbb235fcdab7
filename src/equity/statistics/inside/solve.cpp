#include "equity/statistics/inside/solve.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

namespace accord::equity {

double root(const std::function<double(double)>& function, double from, double to) {
    std::uintmax_t steps = 200;
    const auto [low, high] =
        boost::math::tools::toms748_solve(function, from, to, boost::math::tools::eps_tolerance<double>(51), steps);
    return low + (high - low) / 2;
}

double normal_deviate(double confidence) { return std::sqrt(2.0) * boost::math::erf_inv(confidence); }

double chi_squared_tail(double value) { return std::erfc(std::sqrt(value / 2)); }

}  // namespace accord::equity
