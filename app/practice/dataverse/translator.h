// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/caller.h"
#include "practice/dataverse/odata.h"

namespace fairlead::practice::dataverse {

/// A piece of SQL and what its question marks stand for.
struct Sql
{
    QByteArray text;
    QList<Value> values;

    void add(const QByteArray &more) { text += more; }
    void add(const Sql &more)
    {
        text += more.text;
        values += more.values;
    }
};

/// Writes OData expressions over one table as SQL. Names are looked up in the schema and only then written;
/// values are always bound.
class Translator
{
public:
    Translator(const Entity &entity, QByteArray alias, const Caller &caller)
        : m_entity(entity)
        , m_alias(std::move(alias))
        , m_caller(caller)
    {
    }

    Sql filter(const odata::Node &node);
    /// Terms of ORDER BY, without the direction: `$orderby=primarycontactid/fullname` reaches one table on.
    QByteArray orderTerm(const QByteArrayList &path);
    /// LEFT JOINs that filter and order need, complete after both.
    QByteArray joins() const { return m_joins; }

private:
    struct Operand
    {
        Sql sql;
        const Column *column = nullptr; ///< null: a literal
        odata::Literal literal;
    };

    Operand operand(const odata::Node &node);
    Operand property(const QByteArrayList &path);
    Sql chain(const odata::Node &node);
    Sql boolean(const odata::Node &node);
    Sql compare(const odata::Node &node);
    Sql call(const odata::Node &node);
    Sql queryFunction(const odata::Node &node);
    Sql lambda(const odata::Node &node);
    QByteArray join(const Navigation &navigation);

    const Entity &m_entity;
    QByteArray m_alias;
    const Caller &m_caller;
    QByteArray m_joins;
    QHash<QByteArray, QByteArray> m_joined; ///< navigation to alias
    int m_depth = 0;
};

/// A literal as the column stores it. Throws where the two cannot be compared.
Value literalFor(const Column &column, const odata::Literal &literal, const QString &operation);

} // namespace fairlead::practice::dataverse
