#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "web/http.hpp"

namespace accord::web {

struct ServerOptions {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  ///< 0: any free one
    unsigned io_threads = 2;
    unsigned workers = 64;  ///< handlers at a time; most of them wait for a commit that they share
    std::size_t largest_head = 32u << 10;
    std::size_t largest_form = 1u << 20;     ///< a form without files
    std::size_t largest_upload = 64u << 20;  ///< a form with files: a roster's zip
    std::size_t all_uploads = 256u << 20;    ///< together, so that nobody can take the machine's memory by sending
    std::chrono::milliseconds idle = std::chrono::seconds{60};  ///< between requests of a connection
    std::chrono::milliseconds patience =
        std::chrono::seconds{20};  ///< for a request to come, and an answer to be taken
};

/// An HTTP/1.1 server: connections on few threads, handlers on others, so that idle and slow clients hold none of them.
/// Refuses what is too large (413, 431), not HTTP (400) or too much at once (503); cuts off who is too slow.
class Server {
public:
    /// Listens at once; throws std::runtime_error that names address and port when it cannot.
    Server(ServerOptions options, Handler handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] unsigned short port() const;
    /// Serves until stop() or SIGINT, SIGTERM; requests in flight are finished.
    void run();
    void stop();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace accord::web
