#include "program/agreements.hpp"

namespace accord::program {

AgreementState state_on(const Agreement& agreement, Date day) {
    using enum AgreementState;
    if (!agreement.board_approved_on || *agreement.board_approved_on > day) return draft;
    if (!agreement.starts || *agreement.starts > day) return board_approved;
    if (!agreement.ends || *agreement.ends >= day) return in_force;
    const bool held = !agreement.holdover_basis.empty() && agreement.holdover_until && *agreement.holdover_until >= day;
    return held ? holdover : lapsed;
}

}  // namespace accord::program
