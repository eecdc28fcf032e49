// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead::practice {

namespace {

QString readDrop(const QJsonValue &value, Fault::Drop &drop)
{
    static const QHash<QString, Fault::Drop> names{{QStringLiteral("before"), Fault::Drop::Before},
                                                   {QStringLiteral("after"), Fault::Drop::After},
                                                   {QStringLiteral("mid-body"), Fault::Drop::MidBody}};
    if (value.isUndefined())
        return {};
    const auto found = names.constFind(value.toString());
    if (found == names.constEnd())
        return QStringLiteral("\"drop\" is \"before\", \"after\" or \"mid-body\"");
    drop = *found;
    return {};
}

// A whole JSON document may stand for the body: fewer backslashes in tests.
QByteArray readBody(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    return value.toString().toUtf8();
}

QString readThen(const QJsonValue &value, std::optional<Fault::Meanwhile> &then)
{
    if (value.isUndefined())
        return {};
    const QJsonObject object = value.toObject();
    Fault::Meanwhile call{object.value(QStringLiteral("service")).toString(),
                          object.value(QStringLiteral("path")).toString(),
                          readBody(object.value(QStringLiteral("body")))};
    static const QStringList services{QStringLiteral("salesforce"), QStringLiteral("entra"),
                                      QStringLiteral("dataverse"), QStringLiteral("graph")};
    if (!services.contains(call.service) || !call.path.startsWith(QLatin1String("/_practice/")))
        return QStringLiteral("\"then\" has a \"service\" and a \"path\" below /_practice/");
    then = std::move(call);
    return {};
}

QString readFault(const QJsonObject &object, Fault &fault)
{
    static const QStringList known{QStringLiteral("match"),       QStringLiteral("times"),
                                   QStringLiteral("probability"), QStringLiteral("status"),
                                   QStringLiteral("headers"),     QStringLiteral("body"),
                                   QStringLiteral("delayMs"),     QStringLiteral("drop"),
                                   QStringLiteral("truncate"),    QStringLiteral("then")};
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            return QStringLiteral("unknown key \"%1\"").arg(it.key());
    }
    fault.match = QRegularExpression(object.value(QStringLiteral("match")).toString());
    if (!object.value(QStringLiteral("match")).isString() || !fault.match.isValid())
        return QStringLiteral("\"match\" is a regular expression on \"METHOD path\"");
    fault.times = object.value(QStringLiteral("times")).toInt(-1);
    fault.probability = object.value(QStringLiteral("probability")).toDouble(1);
    fault.delayMs = object.value(QStringLiteral("delayMs")).toInt(0);
    if (const auto status = object.value(QStringLiteral("status")); !status.isUndefined()) {
        if (status.toInt() < 100 || status.toInt() > 599)
            return QStringLiteral("\"status\" is an HTTP status");
        fault.status = status.toInt();
    }
    if (const auto body = object.value(QStringLiteral("body")); !body.isUndefined())
        fault.body = readBody(body);
    if (const auto truncate = object.value(QStringLiteral("truncate")); !truncate.isUndefined())
        fault.truncate = std::max(0, truncate.toInt());
    const auto headers = object.value(QStringLiteral("headers")).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        fault.headers.append({it.key().toUtf8(), it->toVariant().toString().toUtf8()});
    if (const QString problem = readThen(object.value(QStringLiteral("then")), fault.then);
        !problem.isEmpty())
        return problem;
    return readDrop(object.value(QStringLiteral("drop")), fault.drop);
}

} // namespace

void Fault::shape(Response &response) const
{
    if (answersItself()) {
        response = {};
        response.status = status.value_or(200);
        response.body = body.value_or(QByteArray());
        const bool json = response.body.startsWith('[') || response.body.startsWith('{');
        if (!response.body.isEmpty())
            response.setHeader("Content-Type", json ? "application/json;charset=UTF-8" : "text/plain");
    }
    for (const auto &[name, value] : headers)
        response.setHeader(name, value);
    if (truncate)
        response.body.truncate(*truncate);
}

Faults::Faults(quint64 seed)
    : m_seed(seed)
    , m_dice(seed)
{
}

QString Faults::set(const QByteArray &document)
{
    QJsonParseError error;
    const auto json = QJsonDocument::fromJson(document, &error);
    if (!json.isArray())
        return error.error == QJsonParseError::NoError ? QStringLiteral("a JSON array is expected")
                                                       : error.errorString();
    QList<Fault> faults;
    for (const auto &entry : json.array()) {
        Fault fault;
        if (const QString problem = readFault(entry.toObject(), fault); !problem.isEmpty())
            return problem;
        faults.append(fault);
    }
    m_faults = faults;
    return {};
}

void Faults::clear()
{
    m_faults.clear();
    m_dice.seed(m_seed);
}

void Faults::setSeed(quint64 seed)
{
    m_seed = seed;
    m_dice.seed(seed);
}

std::optional<Fault> Faults::strike(const Request &request)
{
    const QString line = QString::fromUtf8(request.method) + QLatin1Char(' ') + request.path();
    const QString lineWithQuery = line + QLatin1Char('?') + request.query().toString(QUrl::FullyDecoded);
    for (auto &fault : m_faults) {
        if (fault.times == 0)
            continue;
        if (!fault.match.match(line).hasMatch()
            && !(request.url.hasQuery() && fault.match.match(lineWithQuery).hasMatch()))
            continue;
        // The generator itself is standardised, the library's distributions are not.
        const double roll = double(m_dice() >> 11) / double(1ULL << 53);
        if (fault.probability < 1 && roll >= fault.probability)
            continue;
        if (fault.times > 0)
            --fault.times;
        return fault;
    }
    return std::nullopt;
}

} // namespace fairlead::practice
