// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryserver.h"

#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace fairlead {

namespace {

// As Salesforce ends an id of 15 characters that has none but small letters and digits behind its prefix.
constexpr const char *idEnd = "AAA";

std::string record(int number)
{
    const std::string n = std::to_string(number);
    return R"({"attributes":{"type":"Account","url":"/services/data/v62.0/sobjects/Account/)"
        + MemoryServer::idOf(number) + R"("},"Id":")" + MemoryServer::idOf(number)
        + R"(","Name":"Account number )" + n + R"( Incorporated","AccountNumber":"CC)" + n
        + R"(","Industry":"Manufacturing","Phone":"+49 30 )" + n + R"(","Website":"https://www.example-)" + n
        + R"(.com/","BillingStreet":")" + n
        + R"( Long Street\nBuilding 7","BillingCity":"San Francisco","NumberOfEmployees":)"
        + std::to_string(number % 100000) + R"(,"AnnualRevenue":)" + n
        + R"(.5,"OwnerId":"005000000000001AAA","CreatedDate":"2024-01-01T00:00:00.000+0000",)"
          R"("SystemModstamp":"2026-05-01T10:00:00.000+0000"})";
}

class Service
{
public:
    Service(int records, int latencyMs)
        : m_latency(latencyMs)
    {
        for (int first = 0; first == 0 || first < records; first += MemoryServer::pageRecords) {
            const int last = std::min(records, first + MemoryServer::pageRecords);
            const bool done = last == records;
            std::string page =
                R"({"totalSize":)" + std::to_string(records) + R"(,"done":)" + (done ? "true" : "false");
            if (!done)
                page += R"(,"nextRecordsUrl":"/services/data/v62.0/query/0r8page-)"
                    + std::to_string(m_pages.size() + 1) + '"';
            page += R"(,"records":[)";
            for (int i = first; i < last; ++i)
                page += (i > first ? "," : "") + record(i);
            m_pages.push_back(page + "]}");
        }
    }

    void serve(int socket)
    {
        std::string buffer;
        char chunk[65536];
        for (;;) {
            const auto head = buffer.find("\r\n\r\n");
            std::size_t length = 0;
            if (head != std::string::npos) {
                const auto at = buffer.find("ontent-Length:");
                const auto other = buffer.find("ontent-length:");
                const auto found = std::min(at, other);
                if (found < head)
                    length = std::strtoul(buffer.c_str() + found + 14, nullptr, 10);
                if (buffer.size() >= head + 4 + length) {
                    answer(socket, buffer.substr(0, head), buffer.substr(head + 4, length));
                    buffer.erase(0, head + 4 + length);
                    continue;
                }
            }
            // Qt writes a body in parts, and Nagle's algorithm holds the second back until the first is
            // acknowledged: a server without latency does so at once.
            const int on = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
            const ssize_t got = ::read(socket, chunk, sizeof chunk);
            if (got <= 0)
                break;
            buffer.append(chunk, std::size_t(got));
        }
        ::close(socket);
    }

private:
    void answer(int socket, const std::string &head, const std::string &body)
    {
        if (m_latency > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(m_latency));
        const std::string line = head.substr(0, head.find("\r\n"));
        if (line.find("/_counts") == std::string::npos)
            ++m_all;
        std::string made;
        const std::string &text = route(line, body, made);
        std::string answer =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Fri, 01 May 2026 11:00:00 GMT\r\n"
            "Content-Length: "
            + std::to_string(text.size()) + "\r\n\r\n";
        send(socket, answer);
        send(socket, text);
    }

    const std::string &route(const std::string &line, const std::string &body, std::string &made)
    {
        static const std::string versions =
            R"([{"label":"x","url":"/services/data/v62.0","version":"62.0"}])";
        static const std::string deleted =
            R"({"deletedRecords":[],"earliestDateAvailable":"2026-04-01T00:00:00.000+0000",)"
            R"("latestDateCovered":"2026-05-01T11:00:00.000+0000"})";
        static const std::string nothing = R"({"totalSize":0,"done":true,"records":[]})";
        const auto page = line.find("/query/0r8page-");
        if (line.find("/_counts") != std::string::npos)
            return made = std::to_string(m_writes) + ' ' + std::to_string(m_all);
        if (line.find("/services/data HTTP") != std::string::npos)
            return versions;
        if (line.find("/deleted/") != std::string::npos)
            return deleted;
        if (page != std::string::npos)
            return m_pages.at(std::size_t(std::atoi(line.c_str() + page + 15)));
        // A question for what is new.
        if (line.find("/query?") != std::string::npos)
            return line.find("SystemModstamp%20%3E") != std::string::npos
                    || line.find("SystemModstamp+%3E") != std::string::npos
                ? nothing
                : m_pages.front();
        if (line.compare(0, 5, "PATCH") == 0) {
            ++m_writes;
            return made = results(body);
        }
        return made = readAgain(body);
    }

    /// `{"ids":["…","…"],…}`
    static std::string readAgain(const std::string &body)
    {
        std::string records = "[";
        for (auto at = body.find("\"001"); at != std::string::npos; at = body.find("\"001", at + 1))
            records +=
                (records.size() > 1 ? "," : "") + record(MemoryServer::numberOf(body.substr(at + 1, 18)));
        return records + ']';
    }

    static std::string results(const std::string &body)
    {
        std::string answers = "[";
        for (auto at = body.find("\"001"); at != std::string::npos; at = body.find("\"001", at + 1))
            answers += (answers.size() > 1 ? ",{\"id\":\"" : "{\"id\":\"") + body.substr(at + 1, 18)
                + R"(","success":true,"errors":[]})";
        return answers + ']';
    }

    static void send(int socket, const std::string &text)
    {
        for (std::size_t sent = 0; sent < text.size();) {
            const ssize_t wrote = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (wrote <= 0)
                return;
            sent += std::size_t(wrote);
        }
    }

    std::vector<std::string> m_pages;
    int m_latency;
    std::atomic<int> m_writes{0};
    std::atomic<int> m_all{0};
};

int connectTo(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        throw std::runtime_error("the memory server does not answer");
    return socket;
}

} // namespace

std::string MemoryServer::idOf(int number)
{
    char id[24];
    std::snprintf(id, sizeof id, "001%012d%s", number, idEnd);
    return id;
}

int MemoryServer::numberOf(const std::string &id)
{
    return std::atoi(id.substr(3, 12).c_str());
}

MemoryServer::MemoryServer(int records, int latencyMs)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), length) != 0 || ::listen(listener, 64) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        throw std::runtime_error("no port for the memory server");
    m_port = ntohs(address.sin_port);
    m_process = ::fork();
    if (m_process == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        Service service(records, latencyMs);
        for (;;) {
            const int socket = ::accept(listener, nullptr, nullptr);
            if (socket < 0)
                ::_exit(1);
            const int on = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            std::thread([&service, socket] { service.serve(socket); }).detach();
        }
    }
    ::close(listener);
    (void)counts(); // waits until its pages are made
}

MemoryServer::~MemoryServer()
{
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
}

MemoryServer::Counts MemoryServer::counts() const
{
    const int socket = connectTo(m_port);
    const char request[] = "GET /_counts HTTP/1.1\r\nHost: x\r\n\r\n";
    (void)!::write(socket, request, sizeof request - 1);
    std::string text;
    char chunk[4096];
    while (text.find("\r\n\r\n") == std::string::npos
           || text.find(' ', text.find("\r\n\r\n")) == std::string::npos) {
        const ssize_t got = ::read(socket, chunk, sizeof chunk);
        if (got <= 0)
            break;
        text.append(chunk, std::size_t(got));
    }
    ::close(socket);
    Counts counts;
    std::sscanf(text.c_str() + text.find("\r\n\r\n") + 4, "%d %d", &counts.writes, &counts.all);
    return counts;
}

} // namespace fairlead
