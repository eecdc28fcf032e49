// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/reader.h"

namespace fairlead::practice::dataverse {

/// What may stand in the way of a write that is well formed and allowed: duplicates, the customer's plug-ins,
/// rows somebody else has locked (reference Microsoft 4.9, 4.11). All of it is set, nothing comes by itself.
class SaveRules
{
public:
    explicit SaveRules(Session &session)
        : m_session(session)
    {
    }

    /// Throws 0x80044150 for a locked row, which counts down what is left of its lock.
    void requireUnlocked(const QByteArray &id);
    /// Throws 0x80040265 with the plug-in's own text. `event`: Create, Update, Delete; `changes`: what is
    /// written.
    void runPlugIns(const char *event, const Entity &entity, const Row &changes) const;
    /// Throws 0x80040333, where the request asks for it. `before`: empty for a new row.
    void detectDuplicates(const Entity &entity, const QByteArray &id, const Row &changes,
                          const Row &before) const;

private:
    bool hasTwin(const Entity &entity, const DuplicateRule &rule, const QByteArray &id, const Row &changes,
                 const Row &before) const;

    Session &m_session;
};

} // namespace fairlead::practice::dataverse
