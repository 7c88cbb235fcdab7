#pragma once

#include <string>

#include "base/result.hpp"

namespace accord::web {

/// True where Chromium, which prints pages, is installed.
bool can_print();

/// What to say where it is not.
Problem no_printer();

/// Prints a page of ours to PDF, `footer` below each sheet beside its number. Chromium does it, a process of its own in
/// a folder that is gone afterwards: no script, no network, half a minute at most, one at a time. Gives the bytes.
Result<std::string> print_to_pdf(const std::string& html, const std::string& footer);

}  // namespace accord::web
