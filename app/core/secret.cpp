// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

namespace fairlead {

Secret::Secret() = default;

Secret::Secret(QByteArray bytes)
    : m_data(std::make_shared<const Data>(std::move(bytes)))
{
}

Secret::Data::~Data()
{
    // Only the sole owner may wipe in place: a detached copy would leave the original behind.
    if (!bytes.isDetached())
        return;
    volatile char *p = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        p[i] = 0;
}

} // namespace fairlead
