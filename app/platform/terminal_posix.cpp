// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/terminal_p.h"

#include <termios.h>
#include <unistd.h>

namespace fairlead::detail {

bool isTerminal(std::FILE *stream)
{
    return ::isatty(::fileno(stream)) == 1;
}

struct EchoOff::Before
{
    termios settings;
};

EchoOff::EchoOff()
{
    auto before = std::make_unique<Before>();
    if (::tcgetattr(STDIN_FILENO, &before->settings) != 0)
        return;
    termios quiet = before->settings;
    quiet.c_lflag &= ~tcflag_t(ECHO);
    if (::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0)
        m_before = std::move(before);
}

EchoOff::~EchoOff()
{
    if (m_before)
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before->settings);
}

} // namespace fairlead::detail
