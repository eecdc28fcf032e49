// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/accesswords.h"

#include <QCoreApplication>

namespace fairlead::ui {

namespace {

struct AccessText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::AccessText)
};

} // namespace

KnownAccess knownAccess(const KnownAccesses &accesses, const ConnectionId &id)
{
    const auto found = accesses.constFind(id);
    return found == accesses.constEnd() ? KnownAccess() : KnownAccess(*found);
}

AccessState accessState(const KnownAccess &access)
{
    if (!access)
        return AccessState::Off;
    if (access->removing)
        return AccessState::Removing;
    return access->isReady() ? AccessState::On : AccessState::Making;
}

QString accessText(AccessState state)
{
    switch (state) {
    case AccessState::Off:
        return AccessText::tr("Server-to-server access: off…");
    case AccessState::Making:
        return AccessText::tr("Server-to-server access: being made, not finished…");
    case AccessState::On:
        return AccessText::tr("Server-to-server access: on…");
    case AccessState::Removing:
        return AccessText::tr("Server-to-server access: being removed, not finished…");
    }
    return {};
}

} // namespace fairlead::ui
