// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/translator.h"

#include <functional>

namespace fairlead::practice::dataverse {

namespace {

using LiteralType = odata::Literal::Type;

QString edmType(const Column &column)
{
    switch (column.type) {
    case ColumnType::Guid:
    case ColumnType::Lookup:
        return QStringLiteral("Edm.Guid");
    case ColumnType::String:
    case ColumnType::Memo:
        return QStringLiteral("Edm.String");
    case ColumnType::BigInt:
        return QStringLiteral("Edm.Int64");
    case ColumnType::Decimal:
    case ColumnType::Money:
        return QStringLiteral("Edm.Decimal");
    case ColumnType::Boolean:
        return QStringLiteral("Edm.Boolean");
    case ColumnType::DateTime:
        return QStringLiteral("Edm.DateTimeOffset");
    case ColumnType::DateOnly:
        return QStringLiteral("Edm.Date");
    default:
        return QStringLiteral("Edm.Int32");
    }
}

QString edmType(LiteralType type)
{
    switch (type) {
    case LiteralType::Null:
        return QStringLiteral("null");
    case LiteralType::Boolean:
        return QStringLiteral("Edm.Boolean");
    case LiteralType::Number:
        return QStringLiteral("Edm.Int32");
    case LiteralType::String:
        return QStringLiteral("Edm.String");
    case LiteralType::Guid:
        return QStringLiteral("Edm.Guid");
    case LiteralType::DateTime:
        return QStringLiteral("Edm.DateTimeOffset");
    case LiteralType::Date:
        return QStringLiteral("Edm.Date");
    }
    return {};
}

QString kindName(const QByteArray &operation)
{
    static const QHash<QByteArray, QString> names{
        {"eq", QStringLiteral("Equal")},       {"ne", QStringLiteral("NotEqual")},
        {"gt", QStringLiteral("GreaterThan")}, {"ge", QStringLiteral("GreaterThanOrEqual")},
        {"lt", QStringLiteral("LessThan")},    {"le", QStringLiteral("LessThanOrEqual")},
    };
    return names.value(operation, QString::fromLatin1(operation));
}

[[noreturn]] void incompatible(const QString &left, const QString &right, const QString &operation)
{
    throw badRequest(
        QStringLiteral("A binary operator with incompatible types was detected. Found operand types '%1' "
                       "and '%2' for operator kind '%3'.")
            .arg(left, right, operation));
}

const char *sqlOperator(const QByteArray &operation)
{
    // The CRM's own "not equal" holds for empty columns too, unlike SQL's.
    if (operation == "eq")
        return " IS ";
    if (operation == "ne")
        return " IS NOT ";
    if (operation == "gt")
        return " > ";
    if (operation == "ge")
        return " >= ";
    if (operation == "lt")
        return " < ";
    return " <= ";
}

QByteArray flipped(const QByteArray &operation)
{
    static const QHash<QByteArray, QByteArray> other{{"gt", "lt"}, {"ge", "le"}, {"lt", "gt"}, {"le", "ge"}};
    return other.value(operation, operation);
}

bool isDate(const odata::Literal &literal)
{
    return literal.type == LiteralType::DateTime || literal.type == LiteralType::Date;
}

Sql balanced(const QList<Sql> &terms, const char *between)
{
    if (terms.size() == 1)
        return terms.first();
    Sql sql;
    sql.add("(");
    sql.add(balanced(terms.first(terms.size() / 2), between));
    sql.add(between);
    sql.add(balanced(terms.sliced(terms.size() / 2), between));
    sql.add(")");
    return sql;
}

} // namespace

Value literalFor(const Column &column, const odata::Literal &literal, const QString &operation)
{
    const auto refuse = [&] { incompatible(edmType(column), edmType(literal.type), operation); };
    if (literal.type == LiteralType::Null)
        return {};
    switch (column.type) {
    case ColumnType::Guid:
    case ColumnType::Lookup:
        if (literal.type != LiteralType::Guid)
            refuse();
        return literal.text.toLower();
    case ColumnType::String:
    case ColumnType::Memo:
        if (literal.type != LiteralType::String)
            refuse();
        return literal.text;
    case ColumnType::Boolean:
        if (literal.type != LiteralType::Boolean)
            refuse();
        return qint64(literal.text == "true");
    case ColumnType::DateTime:
        if (!isDate(literal))
            refuse();
        return odata::toUtcSeconds(literal.text);
    case ColumnType::DateOnly:
        if (!isDate(literal))
            refuse();
        return odata::toUtcSeconds(literal.text).left(10);
    default:
        if (literal.type != LiteralType::Number)
            refuse();
        if (literal.text.contains('.') || literal.text.contains('e'))
            return literal.text.toDouble();
        return literal.text.toLongLong();
    }
}

QByteArray Translator::join(const Navigation &navigation)
{
    const auto known = m_joined.constFind(navigation.name);
    if (known != m_joined.cend())
        return *known;
    const Column &column = *m_entity.column(navigation.column);
    const QByteArray target = navigation.target.isEmpty() ? column.targets.first() : navigation.target;
    const Entity &entity = *Schema::instance().byName(target);
    // Who may not read the other table may not ask about it either.
    m_caller.require("Read", entity);
    const QByteArray alias = m_alias + "j" + QByteArray::number(m_joined.size());
    m_joins += " LEFT JOIN \"" + target + "\" " + alias + " ON " + alias + '.' + entity.idColumn + " = "
        + m_alias + '.' + column.name;
    if (column.isPolymorphic())
        m_joins += " AND " + m_alias + '.' + column.typeColumn() + " = '" + target + "'";
    m_joined.insert(navigation.name, alias);
    return alias;
}

Translator::Operand Translator::property(const QByteArrayList &path)
{
    Operand result;
    if (path.size() == 1) {
        result.column = m_entity.byWireName(path.first());
        if (!result.column)
            throw unknownProperty(path.first(), m_entity.name);
        result.sql.text = m_alias + '.' + result.column->name;
        return result;
    }
    const Navigation *navigation = m_entity.navigation(path.first());
    if (!navigation)
        throw unknownProperty(path.first(), m_entity.name);
    if (path.size() > 2)
        throw badRequest(QStringLiteral("The path '%1' reaches further than one table.")
                             .arg(QString::fromUtf8(path.join('/'))));
    const Column &lookup = *m_entity.column(navigation->column);
    const QByteArray target = navigation->target.isEmpty() ? lookup.targets.first() : navigation->target;
    result.column = Schema::instance().byName(target)->byWireName(path.last());
    if (!result.column)
        throw unknownProperty(path.last(), target);
    result.sql.text = join(*navigation) + '.' + result.column->name;
    return result;
}

QByteArray Translator::orderTerm(const QByteArrayList &path)
{
    return property(path).sql.text;
}

Translator::Operand Translator::operand(const odata::Node &node)
{
    if (node.kind == odata::Node::Kind::Property)
        return property(node.path);
    if (node.kind != odata::Node::Kind::Value)
        throw badRequest(QStringLiteral("The operand of a comparison must be a property or a value."));
    Operand result;
    result.literal = node.literal;
    return result;
}

Sql Translator::filter(const odata::Node &node)
{
    return boolean(node);
}

// A list of ids is a chain of hundreds, deeper than SQLite's parser goes: written as a balanced tree instead.
Sql Translator::chain(const odata::Node &node)
{
    QList<Sql> terms;
    const odata::Node *left = &node;
    for (; left->kind == node.kind; left = &left->children.at(0))
        terms.prepend(boolean(left->children.at(1)));
    terms.prepend(boolean(*left));
    return balanced(terms, node.kind == odata::Node::Kind::And ? " AND " : " OR ");
}

Sql Translator::boolean(const odata::Node &node)
{
    using Kind = odata::Node::Kind;
    Sql sql;
    switch (node.kind) {
    case Kind::And:
    case Kind::Or:
        return chain(node);
    case Kind::Not:
        // Negation holds for what is unknown, as the CRM's "not like" and "not equal" do.
        sql.add("NOT COALESCE(");
        sql.add(boolean(node.children.at(0)));
        sql.add(", 0)");
        return sql;
    case Kind::Compare:
        return compare(node);
    case Kind::Call:
        return node.arguments.isEmpty() ? call(node) : queryFunction(node);
    case Kind::Lambda:
        return lambda(node);
    case Kind::Property: {
        const Operand found = property(node.path);
        if (found.column->type != ColumnType::Boolean)
            throw badRequest(
                QStringLiteral("The $filter expression must evaluate to a single boolean value."));
        sql.add(found.sql);
        sql.add(" = 1");
        return sql;
    }
    case Kind::Value:
        if (node.literal.type != LiteralType::Boolean)
            throw badRequest(
                QStringLiteral("The $filter expression must evaluate to a single boolean value."));
        sql.add(node.literal.text == "true" ? "1" : "0");
        return sql;
    }
    return sql;
}

Sql Translator::compare(const odata::Node &node)
{
    Operand left = operand(node.children.at(0));
    Operand right = operand(node.children.at(1));
    QByteArray operation = node.text;
    if (!left.column && right.column) {
        std::swap(left, right);
        operation = flipped(operation);
    }
    if (!left.column)
        throw badRequest(QStringLiteral("The left operand of a comparison must be a property."));
    Sql sql = left.sql;
    if (right.column) {
        if (edmType(*left.column) != edmType(*right.column))
            incompatible(edmType(*left.column), edmType(*right.column), kindName(operation));
        sql.add(sqlOperator(operation));
        sql.add(right.sql);
        return sql;
    }
    const Value value = literalFor(*left.column, right.literal, kindName(operation));
    if (isNull(value) && operation != "eq" && operation != "ne")
        throw badRequest(QStringLiteral("The null value cannot be compared by operator kind '%1'.")
                             .arg(kindName(operation)));
    // Columns keep whole seconds; a fraction moves the bound to the next one.
    bool fraction = false;
    if (left.column->type == ColumnType::DateTime && isDate(right.literal))
        odata::toUtcSeconds(right.literal.text, &fraction);
    if (fraction && operation == "eq") {
        sql.text = "0";
        return sql;
    }
    if (fraction && operation == "ge")
        operation = "gt";
    if (fraction && operation == "lt")
        operation = "le";
    sql.add(sqlOperator(operation));
    sql.add("?");
    sql.values.append(value);
    return sql;
}

Sql Translator::call(const odata::Node &node)
{
    if (node.children.size() != 2)
        throw badRequest(
            QStringLiteral("The function '%1' takes two arguments.").arg(QString::fromUtf8(node.text)));
    const Operand text = operand(node.children.at(0));
    const Operand part = operand(node.children.at(1));
    const bool textual =
        text.column && (text.column->type == ColumnType::String || text.column->type == ColumnType::Memo);
    if (!textual || part.column || part.literal.type != LiteralType::String)
        throw badRequest(
            QStringLiteral("No function signature for the function with name '%1' matches the specified "
                           "arguments. The function signatures considered are: %1(Edm.String "
                           "Nullable=true, Edm.String Nullable=true).")
                .arg(QString::fromUtf8(node.text)));
    QByteArray pattern = part.literal.text;
    if (node.text != "startswith")
        pattern.prepend('%');
    if (node.text != "endswith")
        pattern.append('%');
    Sql sql;
    sql.add("crm_like(");
    sql.add(text.sql);
    sql.add(", ?)");
    sql.values.append(pattern);
    return sql;
}

// Microsoft.Dynamics.CRM.In and its like: their values are always written as strings.
Sql Translator::queryFunction(const odata::Node &node)
{
    const auto names = node.arguments.value("PropertyName");
    if (names.size() != 1)
        throw badRequest(QStringLiteral("The query function '%1' needs a PropertyName.")
                             .arg(QString::fromUtf8(node.text)));
    const Operand subject = property(names.first().text.split('/'));
    QList<odata::Literal> values = node.arguments.value("PropertyValues");
    const auto typed = [&](const odata::Literal &literal) {
        odata::Literal read = literal;
        if (literal.type == LiteralType::String) {
            switch (subject.column->type) {
            case ColumnType::Guid:
            case ColumnType::Lookup:
                read.type = LiteralType::Guid;
                break;
            case ColumnType::String:
            case ColumnType::Memo:
                break;
            case ColumnType::Boolean:
                read.type = LiteralType::Boolean;
                break;
            case ColumnType::DateTime:
            case ColumnType::DateOnly:
                read.type = LiteralType::DateTime;
                break;
            default:
                read.type = LiteralType::Number;
            }
        }
        return literalFor(*subject.column, read, QString::fromUtf8(node.text));
    };
    Sql sql = subject.sql;
    if (node.text == "EqualUserId") {
        sql.add(" = ?");
        sql.values.append(m_caller.userId());
        return sql;
    }
    if (node.text == "In" || node.text == "NotIn") {
        sql.add(node.text == "In" ? " IN (" : " NOT IN (");
        for (qsizetype i = 0; i < values.size(); ++i) {
            sql.add(i == 0 ? "?" : ",?");
            sql.values.append(typed(values.at(i)));
        }
        sql.add(")");
        return sql;
    }
    if (node.text == "Between" && values.size() == 2) {
        sql.add(" BETWEEN ? AND ?");
        sql.values += {typed(values.at(0)), typed(values.at(1))};
        return sql;
    }
    throw badRequest(
        QStringLiteral("The query function '%1' is not supported.").arg(QString::fromUtf8(node.text)));
}

Sql Translator::lambda(const odata::Node &node)
{
    const Collection *collection = node.path.size() == 1 ? m_entity.collection(node.path.first()) : nullptr;
    if (!collection)
        throw unknownProperty(node.path.join('/'), m_entity.name);
    const Entity &target = *Schema::instance().byName(collection->target);
    const QByteArray restriction = m_caller.restriction("Read", target, m_alias + 'c');
    m_caller.require("Read", target);
    const QByteArray alias = m_alias + 'c';
    Translator inside(target, alias, m_caller);
    Sql condition;
    if (!node.children.empty()) {
        odata::Node body = node.children.front();
        // `c/fullname` inside the lambda is the target's own `fullname`.
        const std::function<void(odata::Node &)> strip = [&](odata::Node &part) {
            if (part.kind == odata::Node::Kind::Property) {
                if (part.path.size() < 2 || part.path.first() != node.variable)
                    throw badRequest(QStringLiteral("Could not find a range variable in '%1'.")
                                         .arg(QString::fromUtf8(part.path.join('/'))));
                part.path.removeFirst();
            }
            for (odata::Node &child : part.children)
                strip(child);
        };
        strip(body);
        condition = inside.filter(body);
    }
    Sql sql;
    const bool all = node.text == "all";
    sql.add(all ? "NOT EXISTS (SELECT 1 FROM \"" : "EXISTS (SELECT 1 FROM \"");
    sql.add(target.name + "\" " + alias + inside.joins());
    if (!collection->linkTable.isEmpty())
        sql.add(" JOIN \"" + collection->linkTable + "\" " + alias + "l ON " + alias + "l."
                + collection->targetColumn + " = " + alias + '.' + target.idColumn);
    sql.add(" WHERE ");
    sql.add(
        collection->linkTable.isEmpty()
            ? QByteArray(alias + '.' + collection->targetColumn + " = " + m_alias + '.' + m_entity.idColumn)
            : QByteArray(alias + "l." + collection->ownColumn + " = " + m_alias + '.' + m_entity.idColumn));
    if (!restriction.isEmpty())
        sql.add(" AND " + restriction);
    if (!condition.text.isEmpty()) {
        sql.add(all ? " AND NOT COALESCE(" : " AND (");
        sql.add(condition);
        sql.add(all ? ", 0)" : ")");
    }
    sql.add(")");
    return sql;
}

} // namespace fairlead::practice::dataverse
