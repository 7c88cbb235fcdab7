#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "program/ids.hpp"

namespace accord::program {

enum class SearchOf { person, belongings };

constexpr auto enum_names(SearchOf) {
    using enum SearchOf;
    return std::to_array<EnumName<SearchOf>>(
        {{person, "person", "A person"}, {belongings, "belongings", "Belongings"}});
}
static_assert(names_complete(SearchOf::belongings));

/// The basis on which a search was made. Source: 11 CCR 999.226 basis for search, those that can occur at a school.
enum class SearchBasis {
    consent,
    officer_safety,
    warrant,
    supervision,
    suspected_weapon,
    visible_contraband,
    evidence_of_crime,
    incident_to_arrest,
    exigent,
    school_rule
};

constexpr auto enum_names(SearchBasis) {
    using enum SearchBasis;
    return std::to_array<EnumName<SearchBasis>>({{consent, "consent", "Consent"},
                                                 {officer_safety, "officer_safety", "Officer safety"},
                                                 {warrant, "warrant", "Warrant"},
                                                 {supervision, "supervision", "Condition of supervision"},
                                                 {suspected_weapon, "suspected_weapon", "Suspected weapon"},
                                                 {visible_contraband, "visible_contraband", "Contraband in plain view"},
                                                 {evidence_of_crime, "evidence_of_crime", "Evidence of a crime"},
                                                 {incident_to_arrest, "incident_to_arrest", "Incident to arrest"},
                                                 {exigent, "exigent", "Emergency"},
                                                 {school_rule, "school_rule", "Suspected violation of a school rule"}});
}
static_assert(names_complete(SearchBasis::school_rule));

enum class Found { nothing, weapon, drugs_or_alcohol, stolen_property, other };

constexpr auto enum_names(Found) {
    using enum Found;
    return std::to_array<EnumName<Found>>({{nothing, "nothing", "Nothing"},
                                           {weapon, "weapon", "Weapon"},
                                           {drugs_or_alcohol, "drugs_or_alcohol", "Drugs or alcohol"},
                                           {stolen_property, "stolen_property", "Property believed stolen"},
                                           {other, "other", "Something else"}});
}
static_assert(names_complete(Found::other));

struct Search {
    Id<Search> id;
    ContactId contact;
    SearchOf of = SearchOf::person;
    SearchBasis basis = SearchBasis::consent;
    Found found = Found::nothing;

    bool operator==(const Search&) const = default;
};

constexpr std::string_view table_name(Of<Search>) { return "search"; }
constexpr auto fields(Of<Search>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Search::id, staff, "Id"),
        field("contact", &Search::contact, staff, "Contact"),
        field("search_of", &Search::of, staff, "Search of"),
        field("basis", &Search::basis, staff, "Basis"),
        field("found", &Search::found, staff, "Found"),
    };
}
static_assert(fields_complete<Search>());

enum class ForceType {
    handcuffs,
    physical,
    chemical_spray,
    electronic_device,
    impact_weapon,
    firearm_drawn,
    firearm_pointed,
    other
};

constexpr auto enum_names(ForceType) {
    using enum ForceType;
    return std::to_array<EnumName<ForceType>>({{handcuffs, "handcuffs", "Handcuffs or ties"},
                                               {physical, "physical", "Physical control"},
                                               {chemical_spray, "chemical_spray", "Chemical spray"},
                                               {electronic_device, "electronic_device", "Electronic control device"},
                                               {impact_weapon, "impact_weapon", "Baton or impact weapon"},
                                               {firearm_drawn, "firearm_drawn", "Firearm drawn"},
                                               {firearm_pointed, "firearm_pointed", "Firearm pointed"},
                                               {other, "other", "Other"}});
}
static_assert(names_complete(ForceType::other));

enum class Injury { none, student, staff, officer, several };

constexpr auto enum_names(Injury) {
    using enum Injury;
    return std::to_array<EnumName<Injury>>({{none, "none", "Nobody hurt"},
                                            {student, "student", "A student"},
                                            {staff, "staff", "A member of staff"},
                                            {officer, "officer", "An officer"},
                                            {several, "several", "More than one person"}});
}
static_assert(names_complete(Injury::several));

struct Force {
    Id<Force> id;
    ContactId contact;
    ForceType type = ForceType::physical;
    Injury injury = Injury::none;
    std::optional<Date> reviewed_on;  ///< when the agency's supervisor reviewed it
    std::string reviewed_by;

    bool operator==(const Force&) const = default;
};

constexpr std::string_view table_name(Of<Force>) { return "force"; }
constexpr auto fields(Of<Force>) {
    using enum Privacy;
    return std::tuple{
        field("id", &Force::id, staff, "Id"),
        field("contact", &Force::contact, staff, "Contact"),
        field("type", &Force::type, staff, "Type of force"),
        field("injury", &Force::injury, staff, "Injury"),
        field("reviewed_on", &Force::reviewed_on, staff, "Reviewed on"),
        field("reviewed_by", &Force::reviewed_by, staff, "Reviewed by"),
    };
}
static_assert(fields_complete<Force>());

}  // namespace accord::program
