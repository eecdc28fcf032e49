// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QByteArray>
#include <QString>

namespace fairlead {

/// Body of application/x-www-form-urlencoded: everything but [A-Za-z0-9-._~] is percent-encoded as UTF-8, so
/// that a '+' in a password arrives as one. Also used for the query of authorization addresses.
class Form
{
public:
    Form &add(const char *key, const QString &value);
    Form &add(const char *key, const Secret &value);
    Form &addIfSet(const char *key, const QString &value);
    const QByteArray &encoded() const { return m_bytes; }

private:
    void append(const char *key, const QByteArray &value);
    QByteArray m_bytes;
};

} // namespace fairlead
