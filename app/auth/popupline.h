// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace fairlead {

/// One line of `fairlead-signin`'s standard output (its wire is described in signin/order.h), read by the
/// parent. Pure. What cannot be read is Unknown: a newer popup may say more.
struct PopupLine
{
    enum class Kind {
        Unknown,
        Loading, ///< `text`: origin
        Visible,
        Refused, ///< `text`: what the window tells the person
        Trouble, ///< `error`: the window shows it and offers Reload
        Answer, ///< last: `text`: the redirect's raw query
        Failure, ///< last: `error`
    };
    Kind kind = Kind::Unknown;
    QString text;
    Error error;

    bool isLast() const { return kind == Kind::Answer || kind == Kind::Failure; }

    static PopupLine parse(const QByteArray &line);
};

/// The popup, or the browser engine it needs, is not on this computer.
Error popupMissing(const QString &detail);
/// The popup ended without an answer.
Error popupCrashed(const QString &detail);

} // namespace fairlead
