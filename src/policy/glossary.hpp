#pragma once

#include "policy/catalogue.hpp"
#include "policy/document.hpp"
#include "policy/vocabulary.hpp"

namespace accord::policy {

/// The names that a document gives to those whom the catalogue knows by other names, as entries of the concepts that
/// they mean: "“Safety monitor” means a guard who ..." gives officer: "safety monitor*", "monitor*"; "youth services
/// officers (YSOs)" gives officer: "yso*". Catalogue concepts without a new name are left out.
Concepts glossary_of(const Reading& reading, const Catalogue& catalogue);

}  // namespace accord::policy
