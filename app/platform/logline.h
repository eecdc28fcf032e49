// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QtGlobal>

namespace fairlead {

/// One line of the log, without its line break: "2026-11-22T01:21:29.123Z info fairlead.sync: run ended".
/// Nothing in `text` can begin a line of its own or speak to the terminal it is shown on. Redacted. Pure.
QByteArray logLine(const QDateTime &utc, QtMsgType type, const QString &category, const QString &text);

/// A text with everything gone that looks like a token, a user, an address of a person or a query. What is
/// logged should hold none of it (net/redact.h); this is the second line of defence. Of very long texts only
/// the beginning stays. Pure.
QString redactLogLine(const QString &line);

} // namespace fairlead
