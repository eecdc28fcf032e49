// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/soqlfilter.h"

#include "practice/salesforce/recordid.h"
#include "practice/salesforce/soqldates.h"
#include "practice/salesforce/soqltranslator.h"

namespace fairlead::practice::salesforce::soql {

namespace {

Operator opposite(Operator op)
{
    switch (op) {
    case Operator::Equal:
        return Operator::NotEqual;
    case Operator::NotEqual:
        return Operator::Equal;
    case Operator::Less:
        return Operator::GreaterEqual;
    case Operator::LessEqual:
        return Operator::Greater;
    case Operator::Greater:
        return Operator::LessEqual;
    case Operator::GreaterEqual:
        return Operator::Less;
    case Operator::In:
        return Operator::NotIn;
    case Operator::NotIn:
        return Operator::In;
    case Operator::Like:
        break;
    }
    return op;
}

QByteArray symbol(Operator op)
{
    switch (op) {
    case Operator::Less:
        return " < ?";
    case Operator::LessEqual:
        return " <= ?";
    case Operator::Greater:
        return " > ?";
    case Operator::GreaterEqual:
        return " >= ?";
    case Operator::NotEqual:
        return " <> ?";
    default:
        return " = ?";
    }
}

bool isNumber(FieldType type)
{
    return type == FieldType::Int || type == FieldType::Double || type == FieldType::Currency
        || type == FieldType::Percent;
}

bool isId(FieldType type)
{
    return type == FieldType::Id || type == FieldType::Reference;
}

class Filter
{
public:
    Filter(const Query &query, const Condition &condition, const FilterTarget &target, const QDate &today,
           QVariantList &binds)
        : m_query(query)
        , m_condition(condition)
        , m_target(target)
        , m_today(today)
        , m_binds(binds)
    {
    }

    Answer<QByteArray> run(bool negated);

private:
    Answer<QVariant> value(const Literal &literal) const;
    Answer<QByteArray> range(const Literal &literal, Operator op);
    Answer<QByteArray> like(bool negated);
    Answer<QByteArray> list(Operator op);
    QByteArray compare(Operator op, const QVariant &value);
    ApiError refused(const QByteArray &code, const QString &text) const
    {
        return {400, code, pointer(m_query.text, m_target.position) + text, {}, false};
    }
    QString fieldName() const { return QString::fromUtf8(m_target.field->name); }
    FieldType type() const { return m_target.field->type; }

    const Query &m_query;
    const Condition &m_condition;
    const FilterTarget &m_target;
    QDate m_today;
    QVariantList &m_binds;
};

// The value for a column, invalid for null; or the error for a literal of the wrong type.
Answer<QVariant> Filter::value(const Literal &literal) const
{
    if (literal.kind == Literal::Kind::Null)
        return QVariant();
    const bool quotes = m_target.field->isText() || isId(type());
    const auto wrongType = [&] {
        return refuse(refused(
            "INVALID_FIELD",
            QStringLiteral("value of filter criterion for field '%1' must be of type %2 and "
                           "should %3be enclosed in quotes")
                .arg(fieldName(), filterTypeName(type()), quotes ? QString() : QStringLiteral("not "))));
    };
    switch (literal.kind) {
    case Literal::Kind::String: {
        if (!quotes)
            return wrongType();
        const auto text = decodeString(literal.text, false);
        if (!text)
            return refuse(text.error());
        if (text->isEmpty())
            return QVariant();
        if (!isId(type()))
            return QVariant(*text);
        const auto id = recordid::normalized(text->toUtf8());
        if (!id)
            return refuse(
                refused("INVALID_QUERY_FILTER_OPERATOR", QStringLiteral("invalid ID field: %1").arg(*text)));
        return QVariant(QString::fromLatin1(*id));
    }
    case Literal::Kind::Boolean:
        if (type() != FieldType::Boolean)
            return wrongType();
        return QVariant(literal.text == "TRUE" ? 1 : 0);
    case Literal::Kind::Number:
        if (!isNumber(type()))
            return wrongType();
        return QVariant(literal.text.toDouble());
    case Literal::Kind::Date: {
        if (type() != FieldType::Date)
            return wrongType();
        if (!QDate::fromString(QString::fromLatin1(literal.text), Qt::ISODate).isValid())
            return refuse(refused("INVALID_FIELD",
                                  QStringLiteral("Invalid date: %1").arg(QString::fromLatin1(literal.text))));
        return QVariant(QString::fromLatin1(literal.text));
    }
    case Literal::Kind::Datetime: {
        if (type() != FieldType::Datetime)
            return wrongType();
        const QDateTime when = readDatetime(literal.text);
        if (!when.isValid())
            return refuse(
                refused("INVALID_FIELD",
                        QStringLiteral("Invalid datetime: %1").arg(QString::fromLatin1(literal.text))));
        return QVariant(when.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz+0000")));
    }
    case Literal::Kind::Null:
    case Literal::Kind::Range:
        break;
    }
    return wrongType();
}

QByteArray Filter::compare(Operator op, const QVariant &value)
{
    const QByteArray &column = m_target.column;
    if (!value.isValid()) {
        // Nothing is less or greater than nothing.
        if (op == Operator::Equal)
            return column + " IS NULL";
        return op == Operator::NotEqual ? QByteArray(column + " IS NOT NULL") : QByteArray("0");
    }
    m_binds.append(value);
    if (op == Operator::NotEqual)
        return '(' + column + " <> ? OR " + column + " IS NULL)";
    return column + symbol(op);
}

Answer<QByteArray> Filter::range(const Literal &literal, Operator op)
{
    const auto days = dateRange(literal.text, literal.count, m_today);
    if (!days)
        return refuse({400,
                       "MALFORMED_QUERY",
                       QStringLiteral("unexpected token: '%1'").arg(QString::fromLatin1(literal.text)),
                       {},
                       false});
    if (type() != FieldType::Date && type() != FieldType::Datetime) {
        auto wrong = value(literal);
        return refuse(wrong.error());
    }
    const QString tail = type() == FieldType::Datetime ? QStringLiteral("T00:00:00.000+0000") : QString();
    const QString first = days->first.toString(Qt::ISODate) + tail;
    const QString end = days->end.toString(Qt::ISODate) + tail;
    const QByteArray &column = m_target.column;
    switch (op) {
    case Operator::Equal:
        m_binds << first << end;
        return '(' + column + " >= ? AND " + column + " < ?)";
    case Operator::NotEqual:
        m_binds << first << end;
        return '(' + column + " < ? OR " + column + " >= ? OR " + column + " IS NULL)";
    case Operator::Less:
        m_binds << first;
        return QByteArray(column + " < ?");
    case Operator::LessEqual:
        m_binds << end;
        return QByteArray(column + " < ?");
    case Operator::Greater:
        m_binds << end;
        return QByteArray(column + " >= ?");
    case Operator::GreaterEqual:
        m_binds << first;
        return QByteArray(column + " >= ?");
    default:
        break;
    }
    return refuse({400,
                   "MALFORMED_QUERY",
                   QStringLiteral("unexpected token: '%1'").arg(QString::fromLatin1(literal.text)),
                   {},
                   false});
}

Answer<QByteArray> Filter::like(bool negated)
{
    const Literal &literal = m_condition.values.front();
    if (!m_target.field->isText())
        return refuse(refused(
            "INVALID_QUERY_FILTER_OPERATOR",
            isId(type()) ? QStringLiteral("invalid operator on id field")
                         : QStringLiteral("invalid operator on %1 field").arg(filterTypeName(type()))));
    if (literal.kind != Literal::Kind::String) {
        auto wrong = value(literal);
        if (!wrong)
            return refuse(wrong.error());
        return compare(negated ? Operator::NotEqual : Operator::Equal, *wrong);
    }
    const auto pattern = decodeString(literal.text, true);
    if (!pattern)
        return refuse(pattern.error());
    m_binds.append(*pattern);
    const QByteArray &column = m_target.column;
    if (negated)
        return '(' + column + " NOT LIKE ? ESCAPE '\\' OR " + column + " IS NULL)";
    return QByteArray(column + " LIKE ? ESCAPE '\\'");
}

Answer<QByteArray> Filter::list(Operator op)
{
    bool hasNull = false;
    QByteArrayList marks;
    QByteArrayList others;
    const bool in = op == Operator::In;
    for (const Literal &literal : m_condition.values) {
        if (literal.kind == Literal::Kind::Range)
            return refuse({400,
                           "MALFORMED_QUERY",
                           QStringLiteral("unexpected token: '%1'").arg(QString::fromLatin1(literal.text)),
                           {},
                           false});
        auto each = value(literal);
        if (!each)
            return refuse(each.error());
        if (!each->isValid()) {
            hasNull = true;
            continue;
        }
        marks.append("?");
        m_binds.append(*each);
    }
    const QByteArray &column = m_target.column;
    const QByteArray set = '(' + marks.join(',') + ')';
    if (in)
        return '(' + column + " IN " + set
            + (hasNull ? QByteArray(" OR " + column + " IS NULL") : QByteArray()) + ')';
    // Empty fields are not in a list, unless the list names null.
    return hasNull ? QByteArray('(' + column + " NOT IN " + set + " AND " + column + " IS NOT NULL)")
                   : QByteArray('(' + column + " NOT IN " + set + " OR " + column + " IS NULL)");
}

Answer<QByteArray> Filter::run(bool negated)
{
    if (!m_target.field->filterable || type() == FieldType::Address)
        return refuse(
            refused("INVALID_FIELD",
                    QStringLiteral("field '%1' can not be filtered in a query call").arg(fieldName())));
    if (m_condition.op == Operator::Like)
        return like(negated);
    const Operator op = negated ? opposite(m_condition.op) : m_condition.op;
    if (op == Operator::In || op == Operator::NotIn)
        return list(op);
    const Literal &literal = m_condition.values.front();
    const bool orders = op != Operator::Equal && op != Operator::NotEqual;
    if (literal.kind == Literal::Kind::Range) {
        auto sql = range(literal, op);
        if (sql && negated && orders)
            return QByteArray('(' + *sql + " OR " + m_target.column + " IS NULL)");
        return sql;
    }
    if (orders && (type() == FieldType::Boolean || type() == FieldType::Reference))
        return refuse(refused("INVALID_QUERY_FILTER_OPERATOR",
                              QStringLiteral("invalid operator on %1 field").arg(filterTypeName(type()))));
    auto operand = value(literal);
    if (!operand)
        return refuse(operand.error());
    const QByteArray sql = compare(op, *operand);
    // The opposite of a comparison that an empty field fails is one that it passes.
    if (negated && orders && operand->isValid())
        return '(' + sql + " OR " + m_target.column + " IS NULL)";
    return sql;
}

} // namespace

QString filterTypeName(FieldType type)
{
    switch (type) {
    case FieldType::Datetime:
        return QStringLiteral("dateTime");
    case FieldType::Id:
    case FieldType::Reference:
        return QStringLiteral("ID");
    case FieldType::Currency:
    case FieldType::Percent:
        return QStringLiteral("double");
    case FieldType::Boolean:
    case FieldType::Int:
    case FieldType::Double:
    case FieldType::Date:
        return QString::fromLatin1(typeName(type));
    default:
        return QStringLiteral("string");
    }
}

Answer<QByteArray> filter(const Query &query, const Condition &condition, const FilterTarget &target,
                          bool negated, const QDate &today, QVariantList &binds)
{
    return Filter(query, condition, target, today, binds).run(negated);
}

} // namespace fairlead::practice::salesforce::soql
