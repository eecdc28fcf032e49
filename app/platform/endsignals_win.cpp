// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/endsignals.h"

#include "platform/finishevent_win.h"

#include <QCoreApplication>
#include <QDir>
#include <QWinEventNotifier>

#include <sddl.h>

namespace fairlead {

namespace {

/// Set by this person, by administrators and by SYSTEM, as which programs are rolled out; by nobody else.
HANDLE makeFinishEvent()
{
    wchar_t name[finishEventNameSize];
    const std::wstring folder =
        QDir::toNativeSeparators(QCoreApplication::applicationDirPath()).toStdWString();
    PSECURITY_DESCRIPTOR rules = nullptr;
    if (!finishEventName(name, folder.c_str(), ::GetCurrentProcessId())
        || !::ConvertStringSecurityDescriptorToSecurityDescriptorW(
            L"D:P(A;;0x100002;;;OW)(A;;0x100002;;;BA)(A;;0x100002;;;SY)", SDDL_REVISION_1, &rules, nullptr))
        return nullptr;
    SECURITY_ATTRIBUTES attributes{sizeof(attributes), rules, FALSE};
    HANDLE event = ::CreateEventW(&attributes, FALSE, FALSE, name);
    ::LocalFree(rules);
    return event;
}

} // namespace

/// Without the event (a sandbox that has no global names) a set-up finds the files in use, and says so.
struct EndSignals::Watch
{
    HANDLE event = makeFinishEvent();
    std::unique_ptr<QWinEventNotifier> notifier;

    ~Watch()
    {
        notifier.reset();
        if (event)
            ::CloseHandle(event);
    }
};

EndSignals::EndSignals(QObject *parent, std::chrono::seconds)
    : QObject(parent)
    , m_watch(std::make_unique<Watch>())
{
    if (!m_watch->event)
        return;
    m_watch->notifier = std::make_unique<QWinEventNotifier>(m_watch->event);
    connect(m_watch->notifier.get(), &QWinEventNotifier::activated, this, &EndSignals::endWanted);
}

EndSignals::~EndSignals() = default;

} // namespace fairlead
