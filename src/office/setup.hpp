#pragma once

#include <string>
#include <vector>

#include "office/office.hpp"

namespace accord::office {

/// What `accord init` asks.
struct NewDistrict {
    std::string name;
    std::string state;                         ///< two letters
    std::string zone = "America/Los_Angeles";  ///< IANA name
    std::string federal_id;
    int small_number = 10;
};

/// Makes DIR with an empty district's file and its key. Refuses a folder that holds one.
Result<Done> init_district(const std::string& directory, const NewDistrict& district);

/// One account of the sample district.
struct SampleLogin {
    program::Role role;
    std::string login;
    std::string name;
    std::string password;
};
/// How to sign in to the sample district, one account a role. The passwords are known to everybody: sample data only.
const std::vector<SampleLogin>& sample_logins();

/// How large a sample to make.
struct SampleSize {
    int schools = 0;  ///< 0: the ordinary sample
    int students = 0;
    int contacts = 0;
    int years = 0;
};

/// Makes DIR with a made-up district: people, agreements, contacts of two years, and its adopted policy.
Result<Done> make_demo(const std::string& directory, const SampleSize& size = {});

}  // namespace accord::office
