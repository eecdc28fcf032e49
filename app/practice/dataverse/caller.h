// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/problem.h"
#include "practice/dataverse/store.h"
#include "practice/entra/tokens.h"

namespace fairlead::practice::dataverse {

/// How far a privilege reaches (reference 3.2).
enum class Depth { None = 0, Basic = 1, Local = 2, Deep = 4, Global = 8 };
const char *depthName(Depth depth);

/// All privileges there are: prv{Create|Read|…}{table} and the few others, with their ids.
struct Privilege
{
    QByteArray name;
    QByteArray id;
};
const QList<Privilege> &allPrivileges();
QByteArray privilegeId(QByteArrayView name);

/// Who is asking, and what they may do. Looked up anew for every request: roles change while the org runs.
class Caller
{
public:
    /// Throws 403 0x80072560 for somebody without a user here, 0x80040225 for a disabled one.
    static Caller find(Store &store, const TokenBearer &bearer);

    const QByteArray &userId() const { return m_userId; }
    const QByteArray &businessUnit() const { return m_businessUnit; }
    Depth depth(const QByteArray &privilege) const;
    const QHash<QByteArray, Depth> &privileges() const { return m_privileges; }

    /// Throws 403 0x80048306 (or 0x80042f09 without any role) where the privilege is missing. `verb`: "Read"
    /// …
    Depth require(const char *verb, const Entity &entity) const;
    void requireNamed(QByteArrayView privilege) const;
    /// SQL over the columns of `alias` that is true for rows this caller may see, with `verb`'s depth; empty
    /// where all are.
    QByteArray restriction(const char *verb, const Entity &entity, const QByteArray &alias) const;
    /// The same for a row in hand.
    bool reaches(const char *verb, const Entity &entity, const Row &row) const;

private:
    QByteArray m_userId;
    QByteArray m_businessUnit;
    QByteArrayList m_unitsBelow; ///< own and all below
    QString m_name;
    qint64 m_accessMode = 0;
    int m_roles = 0;
    QHash<QByteArray, Depth> m_privileges;
};

} // namespace fairlead::practice::dataverse
