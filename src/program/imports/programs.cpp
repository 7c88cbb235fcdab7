#include <algorithm>
#include <set>

#include "program/imports/records.hpp"

namespace accord::program::imports {

namespace {

/// What one row says of a student from a day on; what it leaves blank stays as it was.
struct Told {
    Date since;
    std::optional<Disability> disability;
    std::optional<EnglishLearner> english_learner;
};

/// Of CRDC's three columns: an IEP counts before a section 504 plan; neither only when both are answered no.
std::optional<Disability> disability_of(const Row& row) {
    const auto iep = row.yes_or_no("iep");
    const auto plan = row.yes_or_no("section_504");
    if (iep == true) return Disability::idea;
    if (iep == false && plan) return *plan ? Disability::section_504 : Disability::none;
    return std::nullopt;
}

/// A student's memberships in order, with what the file changes in them.
class Timeline {
public:
    Timeline(StudentId student, std::vector<const Membership*> on_file, const RaceLists& race_lists)
        : student_{student}, race_lists_{race_lists} {
        std::sort(on_file.begin(), on_file.end(), [](const auto* a, const auto* b) {
            return std::pair{a->since, a->id} < std::pair{b->since, b->id};
        });
        for (const auto* membership : on_file) nodes_.push_back({*membership, membership});
    }

    /// From `told.since` on, and until the day before `end`.
    void apply(const Told& told, std::optional<Date> end) {
        auto next =
            std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return node.now.since > told.since; });
        if (next == nodes_.begin()) {
            next = nodes_.insert(next, {{Id<Membership>::make(), student_, told.since}, nullptr}) + 1;
        } else if (const auto& before = (next - 1)->now; before.since < told.since && !same(before, told)) {
            next = nodes_.insert(next, {going_on(before, told.since, race_lists_), nullptr}) + 1;
        }
        set((next - 1)->now, told);
        for (; next != nodes_.end() && (!end || next->now.since < *end); ++next) set(next->now, told);
    }

    void put_into(Changes<Membership>& changes) const {
        for (const auto& node : nodes_) {
            if (!node.on_file)
                changes.add.push_back(node.now);
            else if (*node.on_file == node.now)
                ++changes.unchanged;
            else
                changes.correct.push_back(node.now);
        }
    }

private:
    struct Node {
        Membership now;
        const Membership* on_file;
    };

    static bool same(const Membership& membership, const Told& told) {
        return told.disability.value_or(membership.disability) == membership.disability &&
               told.english_learner.value_or(membership.english_learner) == membership.english_learner;
    }
    static void set(Membership& membership, const Told& told) {
        membership.disability = told.disability.value_or(membership.disability);
        membership.english_learner = told.english_learner.value_or(membership.english_learner);
    }

    StudentId student_;
    const RaceLists& race_lists_;
    std::vector<Node> nodes_;
};

/// The first day on which the program knows each student.
std::unordered_map<StudentId, Date> first_days(const OnFile& on_file) {
    std::unordered_map<StudentId, Date> first;
    const auto take = [&](const auto& records) {
        for (const auto& record : records) {
            const auto [found, is_new] = first.emplace(record.student, record.since);
            if (!is_new) found->second = std::min(found->second, record.since);
        }
    };
    take(on_file.enrolments);
    take(on_file.memberships);
    return first;
}

void tell_missing(const OnFile& on_file, const std::map<StudentId, std::vector<Told>>& told, Log& log) {
    std::size_t missing = 0;
    for (const auto& [student, enrolment] : latest_of(on_file.enrolments))
        if (!enrolment->until && !told.contains(student)) ++missing;
    if (missing > 0 && !told.empty())
        log.warn("{count} enrolled students are not in the file; nothing changes for them",
                 {{"count", std::to_string(missing)}});
}

}  // namespace

void plan_programs(const Table& table, const OnFile& on_file, const RaceLists& race_lists, Date today, Log& log,
                   ImportPlan& plan) {
    const auto students = students_by_number(on_file);
    const auto first = first_days(on_file);
    std::map<StudentId, std::vector<Told>> told;
    std::set<std::pair<StudentId, Date>> days;
    table.each([&](const Row& row) {
        const auto student = students.find(row, "student", "student");
        Told one{row.date("since").value_or(today), disability_of(row), std::nullopt};
        if (const auto learner = row.yes_or_no("english_learner"))
            one.english_learner = *learner ? EnglishLearner::yes : EnglishLearner::no;
        if (!student) return;
        // Plans are older than the program's knowledge of the student: they count from its first day.
        if (const auto known = first.find(*student); known != first.end())
            one.since = std::max(one.since, known->second);
        if (!days.emplace(*student, one.since).second)
            return row.fail("student", "Another row tells of this student from the same day on");
        told[*student].push_back(one);
    });
    std::unordered_map<StudentId, std::vector<const Membership*>> memberships;
    for (const auto& membership : on_file.memberships) memberships[membership.student].push_back(&membership);
    for (auto& [student, rows] : told) {
        std::sort(rows.begin(), rows.end(), [](const Told& a, const Told& b) { return a.since < b.since; });
        Timeline timeline{student, memberships[student], race_lists};
        for (std::size_t i = 0; i < rows.size(); ++i)
            timeline.apply(rows[i], i + 1 < rows.size() ? std::optional{rows[i + 1].since} : std::nullopt);
        timeline.put_into(plan.memberships);
    }
    tell_missing(on_file, told, log);
}

}  // namespace accord::program::imports
