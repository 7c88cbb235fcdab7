#pragma once

#include "office/review.hpp"
#include "web/app.hpp"
#include "web/html.hpp"

/// A provision of the policy in force beside what the program knows about it: for the policy's page and the page of
/// one.
namespace accord::web::pages {

/// The i-th provision: its words, its verdict with the reasons, evidence, day and owner.
Html clause(const Visit& visit, const office::PolicyReview& review, std::size_t i);

/// Why there is nothing to show: no policy is in force.
Response no_policy(const Visit& visit, const Problems& problems);

}  // namespace accord::web::pages
