#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "office/doctor.hpp"
#include "office/ledger.hpp"
#include "office/lists.hpp"
#include "office/policies.hpp"
#include "office/review.hpp"
#include "office/setup.hpp"
#include "office/sign_in.hpp"

namespace accord::cli {

namespace {

int init_command(const std::string& directory, const office::NewDistrict& district) {
    if (const auto made = office::init_district(directory, district); !made) return complain(made.problems());
    print("A new district's folder is in " + directory + ".\nNext: accord policy adopt " + directory +
          " FILE, accord user add " + directory + " LOGIN --role designee\n");
    return done;
}

void print_sample_logins() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& login : office::sample_logins())
        rows.push_back({std::string{label_of(login.role)}, login.name, login.login, login.password});
    print_table({"Role", "Name", "Sign in as", "Password"}, rows);
}

int demo_command(const std::string& directory, const office::SampleSize& size) {
    if (const auto made = office::make_demo(directory, size); !made) return complain(made.problems());
    print("A made-up district is in " + directory + ". Sign in with:\n\n");
    print_sample_logins();
    return done;
}

int doctor_command(const std::string& directory) {
    bool sound = true;
    std::vector<std::vector<std::string>> rows;
    for (const auto& checkup : office::examine(directory)) {
        sound = sound && checkup.health != office::Health::fault;
        rows.push_back(
            {std::string{label_of(checkup.health)}, checkup.subject, english(checkup.finding), english(checkup.mend)});
    }
    print_table({"", "Looked at", "Found", "To mend it"}, rows);
    return sound ? done : answer_is_no;
}

int verify_command(const std::string& directory) {
    auto office = office::open_office(directory);
    if (!office) return complain(office.problems());
    const auto report = office::verify_ledger(**office, office::operator_of_machine());
    if (!report) return complain(report.problems());
    for (const auto& fault : report->faults) std::fprintf(stderr, "%s\n", english(fault).c_str());
    print(counted(static_cast<std::size_t>(report->entries), "entry", "entries") + ", root " + report->root + "\n");
    print(report->faults.empty() ? "The ledger and the records agree.\n"
                                 : counted(report->faults.size(), "fault", "faults") + ".\n");
    return report->faults.empty() ? done : answer_is_no;
}

/// The policy of a district's folder, or a document as it would be bound.
struct Traced {
    policy::Catalogue catalogue;
    policy::AdoptedPolicy policy;
};

Result<Traced> traced(const std::string& path) {
    if (std::filesystem::is_directory(path)) {
        auto office = office::open_office(path);
        if (!office) return office.problems();
        const auto policy = office::policy_in_force(**office, (*office)->today());
        if (!policy) return problem(path, "No policy is in force: `accord policy adopt` puts one in force");
        return Traced{(*office)->catalogue(), *policy};
    }
    auto desk = office::standard_desk();
    if (!desk) return desk.problems();
    const auto bytes = read_file(path);
    if (!bytes) return bytes.problems();
    auto reading = policy::read(std::filesystem::path{path}.filename().string(), *bytes);
    if (!reading) return reading.problems();
    auto bindings = policy::bind(*reading, desk->catalogue, desk->packs);
    return Traced{std::move(desk->catalogue),
                  {std::move(reading->document), std::move(reading->provisions), std::move(bindings)}};
}

int trace_command(const std::string& path) {
    const auto found = traced(path);
    if (!found) return complain(found.problems());
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < found->policy.provisions.size(); ++i) {
        const auto& binding = found->policy.bindings[i];
        const auto* control = found->catalogue.find(binding.control);
        rows.push_back({found->policy.provisions[i].id, std::string{code_of(found->policy.provisions[i].kind)},
                        binding.control, control ? control->judge : "", std::string{code_of(binding.source)},
                        binding.reason});
    }
    print_table({"Provision", "Kind", "Control", "Judge", "Bound by", "Reason"}, rows);
    const auto orphans = compliance::trace(found->policy, found->catalogue);
    for (const auto& orphan : orphans)
        std::fprintf(stderr, "%s %s: %s\n", orphan.what.c_str(), orphan.id.c_str(), english(orphan.message).c_str());
    return orphans.empty() ? done : answer_is_no;
}

/// Reads a password from the terminal without showing it, or a line of standard input.
std::string ask_password() {
    const bool terminal = isatty(STDIN_FILENO) != 0;
    termios shown{};
    if (terminal) {
        std::fprintf(stderr, "Password: ");
        tcgetattr(STDIN_FILENO, &shown);
        auto hidden = shown;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    }
    std::string password;
    std::getline(std::cin, password);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSANOW, &shown);
        std::fputc('\n', stderr);
    }
    return password;
}

struct UserOptions {
    std::string directory, login, name, role = "staff", school, officer;
    bool all_schools = false;
};

int user_add_command(const UserOptions& options) {
    auto opened = office::open_office(options.directory);
    if (!opened) return complain(opened.problems());
    auto& office = **opened;
    program::Account account;
    account.login = options.login;
    account.name = options.name.empty() ? options.login : options.name;
    const auto role = parse_code<program::Role>(options.role);
    if (!role)
        return complain({problem("--role",
                                 "Choose one of: designee, principal, staff, officer, liaison, custodian, "
                                 "investigator, board, auditor")});
    account.role = *role;
    const bool of_one_school = *role == program::Role::principal || *role == program::Role::staff;
    if (of_one_school && options.school.empty() && !options.all_schools)
        return complain({problem("--school", "Name the school whose records the account sees, or say --all-schools")});
    if (!options.officer.empty()) {
        for (const auto& officer : office::officers(office))
            if (officer.agency_number == options.officer) account.officer = officer.id;
        if (!account.officer) return complain({problem("--officer", "No officer has this number")});
    }
    if (!options.school.empty()) {
        for (const auto& school : office::schools(office))
            if (school.name == options.school) account.school = school.id;
        if (!account.school) return complain({problem("--school", "No school has this name")});
    }
    const auto added = office::add_account(office, office::operator_of_machine(), account, ask_password());
    if (!added) return complain(added.problems());
    print("Added.\n");
    return done;
}

int user_list_command(const std::string& directory) {
    auto office = office::open_office(directory);
    if (!office) return complain(office.problems());
    const auto accounts = office::accounts(**office, office::operator_of_machine());
    if (!accounts) return complain(accounts.problems());
    std::vector<std::vector<std::string>> rows;
    for (const auto& account : *accounts)
        rows.push_back(
            {account.login, account.name, std::string{label_of(account.role)}, std::string{label_of(account.state)}});
    print_table({"Sign in as", "Name", "Role", "State"}, rows);
    return done;
}

template <class Change>
int user_change(const UserOptions& options, Change change) {
    auto office = office::open_office(options.directory);
    if (!office) return complain(office.problems());
    if (const auto changed = change(**office); !changed) return complain(changed.problems());
    print("Done.\n");
    return done;
}

}  // namespace

void add_district_commands(CLI::App& app, int& exit_code) {
    struct InitOptions {
        std::string directory;
        office::NewDistrict district;
    };
    auto init = std::make_shared<InitOptions>();
    auto* initializer = app.add_subcommand("init", "Make a new district's folder");
    initializer->add_option("directory", init->directory, "The folder")->required();
    initializer->add_option("--name", init->district.name, "The district's name")->required();
    initializer->add_option("--state", init->district.state, "Two letters")->required();
    initializer->add_option("--zone", init->district.zone, "Time zone")->capture_default_str();
    initializer->add_option("--federal-id", init->district.federal_id, "NCES id, 7 digits");
    initializer->add_option("--small-number", init->district.small_number, "Hide counts below this")
        ->capture_default_str();
    initializer->callback([=, &exit_code] { exit_code = init_command(init->directory, init->district); });

    struct DemoOptions {
        std::string directory;
        office::SampleSize size;
    };
    auto demo = std::make_shared<DemoOptions>();
    auto* demonstrator = app.add_subcommand("demo", "Make a made-up district to look at");
    demonstrator->add_option("directory", demo->directory, "The folder")->required();
    demonstrator->add_option("--schools", demo->size.schools, "For load tests: this many schools");
    demonstrator->add_option("--students", demo->size.students, "For load tests: this many students");
    demonstrator->add_option("--contacts", demo->size.contacts, "For load tests: this many contacts");
    demonstrator->add_option("--years", demo->size.years, "For load tests: over this many years");
    demonstrator->callback([=, &exit_code] { exit_code = demo_command(demo->directory, demo->size); });

    const auto add_simple = [&](const char* name, const char* about, int (*command)(const std::string&)) {
        auto directory = std::make_shared<std::string>();
        auto* sub = app.add_subcommand(name, about);
        sub->add_option("directory", *directory, "The district's folder")->required();
        sub->callback([=, &exit_code] { exit_code = command(*directory); });
    };
    add_simple("doctor", "Name each misconfiguration and how to mend it", &doctor_command);
    add_simple("verify", "Recompute the ledger and hold the records against it", &verify_command);
    add_simple("trace", "Provision, control, judge: fails on one that points nowhere", &trace_command);

    auto* user = app.add_subcommand("user", "Keep the accounts that sign in");
    user->require_subcommand(1);
    auto options = std::make_shared<UserOptions>();
    const auto add_user = [&](const char* name, const char* about) {
        auto* sub = user->add_subcommand(name, about);
        sub->add_option("directory", options->directory, "The district's folder")->required();
        return sub;
    };
    auto* add = add_user("add", "Add an account; the password is asked for, or read from standard input");
    add->add_option("login", options->login, "Sign-in name")->required();
    add->add_option("--name", options->name, "Name as shown");
    add->add_option("--role", options->role, "Role")->capture_default_str();
    add->add_option("--school", options->school, "School whose records a principal or teacher sees");
    add->add_flag("--all-schools", options->all_schools, "A principal or teacher of every school");
    add->add_option("--officer", options->officer, "The agency's number of the officer who signs in with it");
    add->callback([=, &exit_code] { exit_code = user_add_command(*options); });
    auto* list = add_user("list", "List the accounts");
    list->callback([=, &exit_code] { exit_code = user_list_command(options->directory); });
    auto* password = add_user("password", "Set an account's password");
    password->add_option("login", options->login, "Sign-in name")->required();
    password->callback([=, &exit_code] {
        exit_code = user_change(*options, [&](office::Office& office) {
            return office::set_password(office, office::operator_of_machine(), options->login, ask_password());
        });
    });
    auto* close = add_user("close", "Close an account");
    close->add_option("login", options->login, "Sign-in name")->required();
    close->callback([=, &exit_code] {
        exit_code = user_change(*options, [&](office::Office& office) {
            return office::close_account(office, office::operator_of_machine(), options->login);
        });
    });
}

}  // namespace accord::cli
