// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/schema.h"
#include "practice/salesforce/soql.h"
#include "practice/salesforce/visibility.h"

#include <QDate>
#include <QVariant>

namespace fairlead::practice::salesforce::soql {

/// One member of a record in the answer, and the columns of the SQL result it is made of.
struct Output
{
    enum class Kind { Text, Datetime, Boolean, Int, Double, Address, Parent };

    Kind kind = Kind::Text;
    QByteArray name;
    int column = 0; ///< of a parent its id's; of an address the first of five
    const Object *object = nullptr; ///< of a parent
    bool polymorphic = false;
    std::vector<Output> children;
};

/// A column of the answer that names one: Bulk's CSV.
struct Selected
{
    QByteArray name; ///< "Account.Name"
    Output::Kind kind = Output::Kind::Text;
    int column = 0;
};

struct Translation
{
    QByteArray sql;
    QByteArray countSql; ///< how many rows there are; the same binds
    QVariantList binds; ///< conditions only
    Output root; ///< kind Parent, column 0 is the record's id
    QList<Selected> selected; ///< in the order asked for
    bool count = false; ///< only their number is asked for
};

struct Context
{
    const Visibility *visibility = nullptr;
    QDate today;
    bool allRows = false; ///< queryAll
};

/// SQL over the store's tables, or INVALID_FIELD, INVALID_TYPE, INVALID_QUERY_FILTER_OPERATOR … with the real
/// sort of text.
Answer<Translation> translate(const Query &query, const Context &context);

/// The name of a type in filter errors: "double", "dateTime".
QString filterTypeName(FieldType type);

} // namespace fairlead::practice::salesforce::soql
