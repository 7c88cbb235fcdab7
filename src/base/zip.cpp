#include "base/zip.hpp"

#include <zip.h>

#include <memory>

namespace accord {

bool looks_like_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<std::vector<ZipEntry>> unzip(std::string_view name, std::string_view bytes, const ZipLimits& limits) {
    const std::string place{name};
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive{
        source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr, &zip_discard};
    if (!archive) {
        if (source) zip_source_free(source);
        std::string detail = zip_error_strerror(&error);
        zip_error_fini(&error);
        return problem(place, "This is not a readable zip file: {detail}", {{"detail", std::move(detail)}});
    }
    zip_error_fini(&error);

    const auto count = zip_get_num_entries(archive.get(), 0);
    if (count < 0 || static_cast<std::size_t>(count) > limits.entries)
        return problem(place, "The zip file holds more than {limit} files",
                       {{"limit", std::to_string(limits.entries)}});

    std::vector<ZipEntry> entries;
    std::size_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0)
            return problem(place, "The zip file is damaged");
        const std::string entry_name = stat.name ? stat.name : "";
        if (entry_name.ends_with('/')) continue;
        if (stat.encryption_method != ZIP_EM_NONE)
            return problem(place + ":" + entry_name, "This file is encrypted: unlock it first");
        total += stat.size;
        if (total > limits.total_bytes)
            return problem(place, "The files in the zip are larger than {limit} bytes together",
                           {{"limit", std::to_string(limits.total_bytes)}});
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file{
            zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0), &zip_fclose};
        std::string content(stat.size, '\0');
        if (!file || zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size()))
            return problem(place + ":" + entry_name, "This file of the zip cannot be unpacked");
        entries.push_back({entry_name, std::move(content)});
    }
    return entries;
}

}  // namespace accord
