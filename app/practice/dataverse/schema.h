// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QString>

/// The tables of the environment as data (reference Microsoft section 6; lookups and relationship names as in
/// a Dynamics 365 Sales environment). Read once, never changes.
namespace fairlead::practice::dataverse {

enum class ColumnType {
    Guid,
    String,
    Memo,
    Integer,
    BigInt,
    Decimal,
    Money,
    Boolean,
    DateTime, ///< to the second, UTC
    DateOnly,
    Choice,
    State,
    Status,
    Lookup,
};

enum class Required { None, Business, System };

struct Option
{
    int value = 0;
    QString label;
    QByteArray utf8; ///< the label once more, for writing
    int state = -1; ///< of a status: the state it belongs to
    bool isDefault = false; ///< of a status: what its state begins with
};

struct Column
{
    QByteArray name; ///< "ownerid"
    ColumnType type = ColumnType::String;
    QString label;
    int maxLength = 0;
    bool create = false;
    bool update = false;
    Required required = Required::None;
    QByteArrayList targets; ///< of a lookup
    QList<Option> options;

    bool isLookup() const { return type == ColumnType::Lookup; }
    bool isPolymorphic() const { return targets.size() > 1; }
    bool hasOptions() const { return !options.isEmpty(); }
    /// Name in JSON and in $select: lookups are read as `_ownerid_value`.
    QByteArray wireName() const { return isLookup() ? '_' + name + "_value" : name; }
    /// Column that holds the target's logical name; only of polymorphic lookups.
    QByteArray typeColumn() const { return name + "__type"; }
    const Option *option(int value) const;
};

/// Many-to-one: what $expand and `@odata.bind` call a lookup.
struct Navigation
{
    QByteArray name; ///< "parentcustomerid_account"
    QByteArray column;
    QByteArray target; ///< empty: any of the column's targets (`ownerid`)
};

/// One-to-many, or many-to-many where `linkTable` is set.
struct Collection
{
    QByteArray name; ///< "contact_customer_accounts"
    QByteArray target;
    QByteArray targetColumn; ///< lookup in the target, or the target's key in the link table
    QByteArray linkTable;
    QByteArray ownColumn; ///< own key in the link table
};

struct Entity
{
    QByteArray name; ///< "lead"
    QByteArray setName; ///< "leads"
    QByteArray schemaName; ///< "Lead"
    QString label;
    QString labelPlural;
    int typeCode = 0;
    QByteArray idColumn;
    QByteArray nameColumn; ///< empty where there is none
    QByteArray privilege; ///< "Lead", "Activity", "User": as in prvReadLead
    bool owned = false; ///< by a user or team
    bool activity = false;
    bool changeTracking = false;
    bool writable = true; ///< rows may be created and deleted
    QList<Column> columns;
    QList<Navigation> navigations;
    QList<Collection> collections;

    const Column *column(const QByteArray &columnName) const;
    /// By the name used on the wire: `_ownerid_value` for lookups.
    const Column *byWireName(QByteArrayView wireName) const;
    const Navigation *navigation(QByteArrayView navigationName) const;
    const Collection *collection(QByteArrayView collectionName) const;
    /// What "associatednavigationproperty" says of a lookup that points to `target`.
    QByteArray navigationName(const Column &lookup, QByteArrayView target) const;

    QHash<QByteArray, int> index; ///< by name
};

class Schema
{
public:
    static const Schema &instance();

    const QList<Entity> &entities() const { return m_entities; }
    const Entity *byName(QByteArrayView name) const;
    const Entity *bySetName(QByteArrayView setName) const;

private:
    Schema();
    QList<Entity> m_entities;
};

/// Names and ids, which are ASCII, for JSON and messages.
inline QString latin(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

/// The text the schema is read from (schemadata.cpp says how).
QByteArrayList schemaText();

} // namespace fairlead::practice::dataverse
