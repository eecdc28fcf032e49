// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>

namespace fairlead {

/// What the proxies have said to one user name and password. Shared by all who go out with the same
/// settings, so that a password which one of them saw refused is offered by none of them again: repeating it
/// locks accounts. Any thread.
class ProxyLogin
{
public:
    /// Refused stands: a login that is entered anew is another one.
    enum class Answer { None, Accepted, Refused };
    using Listener = std::function<void()>;

    Answer answer() const;
    bool isRefused() const { return answer() == Answer::Refused; }
    void note(Answer answer);
    /// Called after every change of answer(), on the thread that noted it, and by nobody any more once this
    /// has returned with another or an empty one. It must neither wait nor touch this login.
    void setListener(Listener listener);

private:
    mutable std::mutex m_mutex;
    Answer m_answer = Answer::None;
    Listener m_listener;
};

} // namespace fairlead
