// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace fairlead {

/// What a Salesforce serves from memory, for benches: accounts of 13 fields in pages of 2,000 that are made
/// once, reads by id, updates that all succeed, no deletions. A process of its own, so that its work is
/// nobody's; one thread a connection. POSIX only.
class MemoryServer
{
public:
    /// Starts it; ends with this object. `latencyMs` is waited for before each answer.
    explicit MemoryServer(int records, int latencyMs = 0);
    ~MemoryServer();
    MemoryServer(const MemoryServer &) = delete;
    MemoryServer &operator=(const MemoryServer &) = delete;

    std::uint16_t port() const { return m_port; }
    /// Requests that wrote, and all, since the start: asked of the server.
    struct Counts
    {
        int writes = 0;
        int all = 0;
    };
    Counts counts() const;

    static constexpr int pageRecords = 2000;
    /// The n-th record's id, 18 characters.
    static std::string idOf(int number);
    static int numberOf(const std::string &id);

private:
    std::uint16_t m_port = 0;
    int m_process = -1;
};

} // namespace fairlead
