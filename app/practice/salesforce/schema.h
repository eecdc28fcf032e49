// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace fairlead::practice::salesforce {

enum class FieldType {
    Id,
    String,
    Textarea,
    Boolean,
    Int,
    Double,
    Currency,
    Percent,
    Date,
    Datetime,
    Picklist,
    Combobox,
    Email,
    Phone,
    Url,
    Reference,
    Address, ///< compound: has no column, is put together from its parts
};

struct Field
{
    QByteArray name;
    QString label;
    FieldType type = FieldType::String;
    int length = 0; ///< characters, for texts
    int precision = 0; ///< digits, for numbers
    int scale = 0;
    bool createable = false;
    bool updateable = false;
    bool nillable = true;
    bool defaulted = false; ///< a value appears where none is given on create
    bool nameField = false;
    bool idLookup = false;
    bool unique = false;
    bool calculated = false;
    bool restricted = false; ///< only the listed picklist values
    bool filterable = true;
    bool sortable = true; ///< grouped and ordered by
    bool externalId = false;
    bool system = false; ///< Id, IsDeleted, audit fields
    QByteArrayList referenceTo;
    QByteArray relationshipName;
    QStringList picklist;
    QString defaultValue;
    QByteArray compound; ///< the compound field this is a part of

    bool custom() const { return name.endsWith("__c"); }
    bool requiredOnCreate() const { return createable && !nillable && !defaulted; }
    /// Whether rights to it are given one by one: not to what a record cannot be without, and to addresses
    /// as a whole (reference Salesforce 5.5).
    bool permissionable() const;
    /// References that may point to several objects show a parent of type "Name".
    bool polymorphic() const { return referenceTo.size() > 1; }
    bool isText() const;
};

struct Object
{
    QByteArray name;
    QString label;
    QString labelPlural;
    QByteArray keyPrefix;
    bool createable = false;
    bool updateable = false;
    bool deletable = false;
    bool setup = false; ///< its records are set-up, which no call writes together with data
    bool replicateable = false;
    bool searchable = false;
    bool listed = true; ///< in /sobjects; "Name" is only the parent of polymorphic references
    bool stamped = true; ///< has SystemModstamp
    QList<Field> fields;

    /// Case does not matter; null where there is no such field.
    const Field *field(QByteArrayView name) const;
    /// The reference field behind a parent's name ("Account" in Account.Name); null where there is none.
    const Field *relationship(QByteArrayView name) const;
    const Field *nameField() const;
    /// Whether rows carry IsDeleted and stay for queryAll.
    bool softDeletes() const { return field("IsDeleted") != nullptr; }
    /// Whether the right to change that field can be given: something can be written to it, or to its parts.
    bool allowsEdit(const Field &field) const;
    /// Parts of an address in the order street, city, state, postal code, country.
    QList<const Field *> partsOf(const Field &address) const;

    QHash<QByteArray, int> fieldIndex; ///< by name as written and in lower case
};

/// The org's objects. Read once from the tables in schemadata.cpp; never changes.
class Schema
{
public:
    static const Schema &instance();

    const QList<Object> &objects() const { return m_objects; }
    /// Case does not matter.
    const Object *object(QByteArrayView name) const;
    const Object *byPrefix(QByteArrayView id) const;

    struct Child
    {
        const Object *object;
        const Field *field;
    };
    /// Reference fields that point to an object.
    QList<Child> childrenOf(const Object &parent) const;

private:
    Schema();
    void read(const char *table);

    QList<Object> m_objects;
};

/// An object that is known to be there.
const Object &objectNamed(const char *name);

/// The names of systemPermissions(), without "Permissions" in front.
const QByteArrayList &permissionNames();

/// The describe name of a type ("string", "double") and its SOAP type ("xsd:string").
QByteArray typeName(FieldType type);
QByteArray soapType(FieldType type);

} // namespace fairlead::practice::salesforce
