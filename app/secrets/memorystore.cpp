// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorystore.h"

namespace fairlead {

Outcome MemoryStore::ready(const CancelToken &cancel) const
{
    if (cancel.isCancelled())
        return fail(Error::cancelled());
    if (m_state != StoreState::Ready)
        return fail(storeError(m_state));
    return {};
}

Task<Result<Secret>> MemoryStore::read(QString key, CancelToken cancel)
{
    if (const Outcome may = ready(cancel); !may)
        co_return fail(may.error());
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.constEnd())
        co_return fail(secretNotFound());
    co_return *found;
}

Task<Outcome> MemoryStore::write(QString key, Secret value, CancelToken cancel)
{
    if (Outcome fits = checkSecretSize(value); !fits)
        co_return fits;
    if (Outcome may = ready(cancel); !may)
        co_return may;
    m_secrets.insert(key, value);
    co_return Outcome();
}

Task<Outcome> MemoryStore::remove(QString key, CancelToken cancel)
{
    if (Outcome may = ready(cancel); !may)
        co_return may;
    m_secrets.remove(key);
    co_return Outcome();
}

Task<StoreState> MemoryStore::probe(CancelToken)
{
    co_return StoreState(m_state);
}

Task<StoreState> MemoryStore::state(CancelToken)
{
    co_return StoreState(m_state);
}

QStringList MemoryStore::keys() const
{
    QStringList names = m_secrets.keys();
    names.sort();
    return names;
}

} // namespace fairlead
