// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/form.h"

namespace fairlead {

void Form::append(const char *key, const QByteArray &value)
{
    if (!m_bytes.isEmpty())
        m_bytes += '&';
    m_bytes += QByteArray(key).toPercentEncoding();
    m_bytes += '=';
    m_bytes += value.toPercentEncoding();
}

Form &Form::add(const char *key, const QString &value)
{
    append(key, value.toUtf8());
    return *this;
}

Form &Form::add(const char *key, const Secret &value)
{
    append(key, value.reveal());
    return *this;
}

Form &Form::addIfSet(const char *key, const QString &value)
{
    if (!value.isEmpty())
        append(key, value.toUtf8());
    return *this;
}

} // namespace fairlead
