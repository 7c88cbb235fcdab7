#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "program/contacts.hpp"
#include "program/force_and_search.hpp"

/// Codes of California's stop data system (11 CCR 999.226, as of 2024) for what a contact says. Each code stands here
/// once; what fits no code, or more than one, stands nowhere, and the agency decides.
namespace accord::equity {

template <class E>
using Coded = std::pair<E, std::string_view>;

/// Actions other than force. "Questioned" is not "admission or written statement obtained" (1).
inline constexpr std::array non_force_codes{
    Coded<program::OfficerAction>{program::OfficerAction::took_property, "12"},
    Coded<program::OfficerAction>{program::OfficerAction::searched_person, "14"},
    Coded<program::OfficerAction>{program::OfficerAction::searched_belongings, "15"}};

/// An electronic device may be pointed, pressed or fired (5 to 7), an impact weapon drawn or used (2, 3).
inline constexpr std::array force_codes{Coded<program::ForceType>{program::ForceType::handcuffs, "1"},
                                        Coded<program::ForceType>{program::ForceType::chemical_spray, "4"},
                                        Coded<program::ForceType>{program::ForceType::firearm_drawn, "8"},
                                        Coded<program::ForceType>{program::ForceType::firearm_pointed, "9"},
                                        Coded<program::ForceType>{program::ForceType::physical, "16"}};
inline constexpr std::string_view no_force = "18";

inline constexpr std::array basis_codes{Coded<program::SearchBasis>{program::SearchBasis::consent, "1"},
                                        Coded<program::SearchBasis>{program::SearchBasis::officer_safety, "2"},
                                        Coded<program::SearchBasis>{program::SearchBasis::warrant, "3"},
                                        Coded<program::SearchBasis>{program::SearchBasis::supervision, "4"},
                                        Coded<program::SearchBasis>{program::SearchBasis::suspected_weapon, "5"},
                                        Coded<program::SearchBasis>{program::SearchBasis::visible_contraband, "6"},
                                        Coded<program::SearchBasis>{program::SearchBasis::evidence_of_crime, "9"},
                                        Coded<program::SearchBasis>{program::SearchBasis::incident_to_arrest, "10"},
                                        Coded<program::SearchBasis>{program::SearchBasis::exigent, "11"},
                                        Coded<program::SearchBasis>{program::SearchBasis::school_rule, "13"}};

/// A weapon may be a firearm (2) or another (4); drugs or alcohol are two codes (5, 6).
inline constexpr std::array found_codes{Coded<program::Found>{program::Found::nothing, "1"},
                                        Coded<program::Found>{program::Found::stolen_property, "9"},
                                        Coded<program::Found>{program::Found::other, "11"}};

/// A citation may be for an infraction (3) or in-field (4), an arrest with a warrant or without (5, 6), a warning
/// spoken or written (14, 15), a transport caretaking or a psychiatric hold (8, 10); probation and diversion have no
/// code.
inline constexpr std::array result_codes{Coded<program::Outcome>{program::Outcome::back_to_class, "1"},
                                         Coded<program::Outcome>{program::Outcome::none, "1"},
                                         Coded<program::Outcome>{program::Outcome::to_administrator, "12"},
                                         Coded<program::Outcome>{program::Outcome::to_counselor, "13"}};
inline constexpr std::string_view contacted_parent = "9";

/// The code, or nothing.
template <class E, std::size_t N>
constexpr std::string_view code_in(const std::array<Coded<E>, N>& codes, E value) {
    for (const auto& [entry, code] : codes)
        if (entry == value) return code;
    return {};
}

}  // namespace accord::equity
