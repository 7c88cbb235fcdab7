#pragma once

#include <vector>

#include "filing/database.hpp"
#include "filing/seal.hpp"
#include "filing/shape.hpp"

namespace accord::filing {

/// The plain values of a version whose fields are the first columns of the row: what the canonical bytes are made of.
/// Throws std::runtime_error when a sealed one does not open.
std::vector<Value> plain_values(const Shape& shape, const Row& row, const Sealer& sealer);

}  // namespace accord::filing
