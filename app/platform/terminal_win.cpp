// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/terminal_p.h"

#include <windows.h>

#include <io.h>

namespace fairlead::detail {

bool isTerminal(std::FILE *stream)
{
    return ::_isatty(::_fileno(stream)) != 0;
}

struct EchoOff::Before
{
    DWORD mode;
};

EchoOff::EchoOff()
{
    const HANDLE input = ::GetStdHandle(STD_INPUT_HANDLE);
    auto before = std::make_unique<Before>();
    if (!::GetConsoleMode(input, &before->mode))
        return;
    if (::SetConsoleMode(input, before->mode & ~DWORD(ENABLE_ECHO_INPUT)))
        m_before = std::move(before);
}

EchoOff::~EchoOff()
{
    if (m_before)
        ::SetConsoleMode(::GetStdHandle(STD_INPUT_HANDLE), m_before->mode);
}

} // namespace fairlead::detail
