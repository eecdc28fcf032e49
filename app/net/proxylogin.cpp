// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxylogin.h"

#include <utility>

namespace fairlead {

ProxyLogin::Answer ProxyLogin::answer() const
{
    const std::lock_guard lock(m_mutex);
    return m_answer;
}

void ProxyLogin::note(Answer answer)
{
    const std::lock_guard lock(m_mutex);
    if (m_answer == answer || m_answer == Answer::Refused)
        return;
    m_answer = answer;
    if (m_listener)
        m_listener();
}

void ProxyLogin::setListener(Listener listener)
{
    const std::lock_guard lock(m_mutex);
    m_listener = std::move(listener);
}

} // namespace fairlead
