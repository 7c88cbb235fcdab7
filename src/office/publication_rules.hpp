#pragma once

#include <vector>

#include "office/office.hpp"
#include "program/publication_rule.hpp"

namespace accord::office {

/// What holds in a school year: the rule declared last for it or for the nearest year before it; without one, the
/// report of the year alone, and the small number with which the district began.
program::PublicationRule publication_rule(const Office& office, int school_year);
program::PublicationRule publication_rule(const filing::Reading& file, const program::District& district,
                                          int school_year);

/// All that were declared, by school year; of one year the last.
std::vector<program::PublicationRule> declared_publication_rules(const Office& office);

/// What keeps a rule from being recorded, all of it at once. Writes nothing.
Result<Done> check_publication_rule(const Office& office, const Actor& actor, const program::PublicationRule& rule);
/// Records what the Board declared. Refuses another small number for a school year of which a report is drafted or out:
/// two reports of one year by two small numbers would protect neither.
Result<Done> declare_publication_rule(Office& office, const Actor& actor, program::PublicationRule rule);

}  // namespace accord::office
