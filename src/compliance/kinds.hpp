#pragma once

#include <string_view>

namespace accord::compliance {

/// Whether the program makes facts of a kind today, or will when its records come.
enum class Collection { live, waiting };

/// One kind of evidence: its code in the catalogue and in `Verdict::missing`, and its words (English key).
struct EvidenceKind {
    std::string_view code;
    std::string_view words;
    Collection collection;
};

/// Every kind that a control may name. facts.hpp says what the facts of the live ones hold.
inline constexpr EvidenceKind evidence_kinds[] = {
    {"posting", "officers' assignments to schools", Collection::live},
    {"sworn-status", "the agency's word on which officers are sworn", Collection::live},
    {"agreement", "agreements with agencies", Collection::live},
    {"agreement-term", "terms tied to passages of the agreement", Collection::live},
    {"required-terms", "the list of terms that this clause asks for", Collection::live},
    {"agreement-review", "reviews of the agreement", Collection::live},
    {"training", "officers' training", Collection::live},
    {"staff-training", "training of school staff", Collection::live},
    {"force-policy", "the agency's force policy", Collection::live},
    {"contact", "contacts with students", Collection::live},
    {"force", "uses of force", Collection::live},
    {"request", "requests for an officer", Collection::live},
    {"call", "calls for service", Collection::live},
    {"direction", "directions of the Board", Collection::live},
    {"report", "reports delivered to the Board", Collection::live},
    {"free-text", "notes and other free text", Collection::live},
    {"attestation", "attestation", Collection::live},
    {"disparity-flag", "disparity flags", Collection::live},
    {"practice", "practices against disproportionality", Collection::live},
    {"performance-review", "performance reviews", Collection::waiting},
    {"hours", "assigned and served hours", Collection::waiting},
    {"presentation", "lessons and family education", Collection::waiting},
    {"interview", "interviews with their safeguards", Collection::waiting},
    {"notice", "notices to students and families", Collection::waiting},
    {"records-request", "requests for student records", Collection::waiting},
    {"disclosure", "the disclosure log", Collection::waiting},
    {"immigration-request", "requests of immigration authorities", Collection::waiting},
    {"complaint-process", "the published complaint process", Collection::waiting},
    {"complaint", "complaints", Collection::waiting},
};

constexpr const EvidenceKind* find_kind(std::string_view code) {
    for (const auto& kind : evidence_kinds)
        if (kind.code == code) return &kind;
    return nullptr;
}

}  // namespace accord::compliance
