#pragma once

#include "filing/shape.hpp"

namespace accord::filing {

/// What an act did to one record, first and last.
struct Touched {
    const Shape* shape;
    Uuid id;
    ledger::Change first_change;
    int first_revision;  ///< of a withdrawal: the version that was withdrawn
    ledger::Change last_change;
    int last_revision;
};

}  // namespace accord::filing
