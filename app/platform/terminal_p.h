// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <memory>

namespace fairlead::detail {

bool isTerminal(std::FILE *stream);

/// What is typed at standard input is not shown while one of these lives.
class EchoOff
{
public:
    EchoOff();
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;
    ~EchoOff();

private:
    struct Before;
    std::unique_ptr<Before> m_before;
};

} // namespace fairlead::detail
