// Groups whose numbers are hidden, as one coarser group, from the shown cells of a table alone. Protection has seen to
// it that the sum of hidden numbers is no small number; here it is only written down.
#include <algorithm>

#include "equity/inside/words.hpp"

namespace accord::equity {

namespace {

bool hidden(const ReleasedRow& row) { return row.events.state == Cell::State::hidden; }

/// What is left of the total: of counts when the shown rows are taken away, of enrolment by adding, for the enrolled of
/// each group are public.
Cell rest(const ReleasedTable& table, Cell ReleasedRow::*count) {
    Cell rest = table.rows.back().*count;
    for (const ReleasedRow& row : table.rows)
        if (&row != &table.rows.back() && (row.*count).shown()) rest.value -= (row.*count).value;
    return rest;
}

Cell enrolled_in_hidden(const ReleasedTable& table) {
    Cell sum{Cell::State::shown, 0};
    for (const ReleasedRow& row : table.rows) {
        if (!hidden(row)) continue;
        if (!row.enrolled.shown()) return {row.enrolled.state};
        sum.value += row.enrolled.value;
    }
    return sum;
}

}  // namespace

void take_hidden_together(ReleasedTable& table) {
    table.together.reset();
    const ReleasedRow& total = table.rows.back();
    const auto any = [&](auto what) { return std::any_of(table.rows.begin(), table.rows.end(), what); };
    const bool rounded = any([](const ReleasedRow& row) { return row.events.state == Cell::State::rounded; });
    const bool some_shown =
        any([&](const ReleasedRow& row) { return &row != &total && row.events.shown() && row.events.value > 0; });
    if (std::count_if(table.rows.begin(), table.rows.end(), hidden) < 2 || rounded || !some_shown ||
        !total.events.shown() || !total.students.shown())
        return;
    ReleasedRow together;
    together.code = hidden_together;
    together.label = table.breakdown == Breakdown::school ? "Schools with hidden numbers, together"
                                                          : "Groups with hidden numbers, together";
    together.enrolled = enrolled_in_hidden(table);
    together.events = rest(table, &ReleasedRow::events);
    together.students = rest(table, &ReleasedRow::students);
    table.together = std::move(together);
}

std::vector<const ReleasedRow*> ReleasedTable::read() const {
    std::vector<const ReleasedRow*> all;
    for (const ReleasedRow& row : rows) {
        if (&row == &rows.back() && together) all.push_back(&*together);
        all.push_back(&row);
    }
    return all;
}

}  // namespace accord::equity
