// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/jsonquery.h"
#include "practice/dataverse/problem.h"

#include <algorithm>

namespace fairlead::practice::dataverse {

namespace {

using LiteralType = odata::Literal::Type;

QJsonValue valueAt(const QJsonObject &document, const QByteArrayList &path)
{
    QJsonValue value = document;
    for (const QByteArray &step : path) {
        const QJsonObject object = value.toObject();
        const QString name = QString::fromUtf8(step);
        if (!object.contains(name))
            throw unknownProperty(step, "Metadata");
        value = object.value(name);
    }
    return value;
}

QJsonValue literalValue(const odata::Literal &literal)
{
    switch (literal.type) {
    case LiteralType::Null:
        return QJsonValue::Null;
    case LiteralType::Boolean:
        return literal.text == "true";
    case LiteralType::Number:
        return literal.text.toDouble();
    default:
        return QString::fromUtf8(literal.text);
    }
}

QJsonValue operandValue(const QJsonObject &document, const odata::Node &node)
{
    if (node.kind == odata::Node::Kind::Property)
        return valueAt(document, node.path);
    if (node.kind == odata::Node::Kind::Value)
        return literalValue(node.literal);
    throw badRequest(QStringLiteral("The operand of a comparison must be a property or a value."));
}

int order(const QJsonValue &left, const QJsonValue &right)
{
    if (left.isDouble() && right.isDouble())
        return left.toDouble() < right.toDouble() ? -1 : left.toDouble() > right.toDouble() ? 1 : 0;
    return QString::compare(left.toString(), right.toString());
}

bool compare(const QByteArray &operation, const QJsonValue &left, const QJsonValue &right)
{
    if (operation == "eq")
        return left == right;
    if (operation == "ne")
        return left != right;
    if (left.isNull() || right.isNull())
        return false;
    const int relation = order(left, right);
    if (operation == "gt")
        return relation > 0;
    if (operation == "ge")
        return relation >= 0;
    if (operation == "lt")
        return relation < 0;
    return relation <= 0;
}

} // namespace

bool matches(const QJsonObject &document, const odata::Node &filter)
{
    using Kind = odata::Node::Kind;
    switch (filter.kind) {
    case Kind::And:
        return matches(document, filter.children.at(0)) && matches(document, filter.children.at(1));
    case Kind::Or:
        return matches(document, filter.children.at(0)) || matches(document, filter.children.at(1));
    case Kind::Not:
        return !matches(document, filter.children.at(0));
    case Kind::Compare:
        return compare(filter.text, operandValue(document, filter.children.at(0)),
                       operandValue(document, filter.children.at(1)));
    case Kind::Call: {
        if (filter.children.size() != 2)
            break;
        const QString text = operandValue(document, filter.children.at(0)).toString();
        const QString part = operandValue(document, filter.children.at(1)).toString();
        return filter.text == "contains"  ? text.contains(part)
            : filter.text == "startswith" ? text.startsWith(part)
                                          : text.endsWith(part);
    }
    case Kind::Property:
        return valueAt(document, filter.path).toBool();
    case Kind::Value:
        return filter.literal.text == "true";
    case Kind::Lambda:
        break;
    }
    throw badRequest(QStringLiteral("The $filter expression is not supported here."));
}

QJsonObject project(const QJsonObject &document, const odata::Options &options, QByteArrayView type)
{
    if (!options.select || options.select->contains("*"))
        return document;
    QJsonObject result;
    for (const QByteArray &name : *options.select) {
        const QString key = QString::fromUtf8(name);
        if (!document.contains(key))
            throw unknownProperty(name, type);
        result.insert(key, document.value(key));
    }
    for (auto member = document.begin(); member != document.end(); ++member) {
        if (member.key().startsWith(QLatin1Char('@')))
            result.insert(member.key(), member.value());
    }
    return result;
}

QJsonArray query(const QJsonArray &documents, const odata::Options &options)
{
    std::vector<QJsonObject> kept;
    for (const auto &value : documents) {
        const QJsonObject document = value.toObject();
        if (!options.filter || matches(document, *options.filter))
            kept.push_back(document);
    }
    for (auto term = options.orderBy.crbegin(); term != options.orderBy.crend(); ++term) {
        std::stable_sort(kept.begin(), kept.end(), [&](const QJsonObject &a, const QJsonObject &b) {
            const int relation = order(valueAt(a, term->path), valueAt(b, term->path));
            return term->descending ? relation > 0 : relation < 0;
        });
    }
    QJsonArray result;
    for (const QJsonObject &document : kept) {
        if (options.top && result.size() >= *options.top)
            break;
        result.append(document);
    }
    return result;
}

} // namespace fairlead::practice::dataverse
