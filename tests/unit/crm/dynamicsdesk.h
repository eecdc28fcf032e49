// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/dynamics/client.h"
#include "faketokens.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead {

// A Dynamics client at a FakeHttp, the records it writes and the answers it gets, for the tests of writing.

inline const QUrl org(QStringLiteral("https://org31ec4237.crm4.dynamics.com"));
inline const QString root = QStringLiteral("https://org31ec4237.crm4.dynamics.com/api/data/v9.2/");
inline const QString batchUrl = root + QStringLiteral("$batch");
inline const QString createUrl = root + QStringLiteral("accounts/Microsoft.Dynamics.CRM.CreateMultiple");
inline const QString updateUrl = root + QStringLiteral("accounts/Microsoft.Dynamics.CRM.UpdateMultiple");
inline const HttpHeaders multipart = {{"Content-Type", "multipart/mixed; boundary=batchresponse_1"}};

inline QString guid(int number)
{
    return QStringLiteral("aaaa1111-2222-4333-8444-%1").arg(number, 12, 10, QLatin1Char('0'));
}

inline FieldInfo field(const char *name, FieldType type, bool createable = true, bool updateable = true,
                       const QStringList &targets = {})
{
    FieldInfo info;
    info.name = QLatin1String(name);
    info.label = QString::fromLatin1(name).toUpper();
    info.type = type;
    info.createable = createable;
    info.updateable = updateable;
    info.referenceTo = targets;
    return info;
}

inline ObjectInfo account()
{
    ObjectInfo info;
    info.name = QStringLiteral("account");
    info.setName = QStringLiteral("accounts");
    info.idField = QStringLiteral("accountid");
    info.stampField = QStringLiteral("modifiedon");
    info.fields = {field("accountid", FieldType::Id, true, false),
                   field("name", FieldType::Text),
                   field("creditonhold", FieldType::Boolean),
                   field("numberofemployees", FieldType::Integer),
                   field("revenue", FieldType::Real),
                   field("birthday", FieldType::Date),
                   field("modifiedon", FieldType::DateTime, false, false),
                   field("statecode", FieldType::Integer, false, true),
                   field("statuscode", FieldType::Integer),
                   field("accountnumber", FieldType::Text, true, false),
                   field("_primarycontactid_value", FieldType::Reference, true, true, {"contact"}),
                   field("_ownerid_value", FieldType::Reference, true, true, {"systemuser", "team"}),
                   field("_customerid_value", FieldType::Reference, true, true, {"account", "contact"}),
                   field("_createdby_value", FieldType::Reference, false, false, {"systemuser"})};
    return info;
}

inline RecordWrite record(int number, const RecordValues &values, const QString &version = {})
{
    RecordWrite write;
    write.id = guid(number);
    write.values = values;
    write.version = version;
    return write;
}

inline RecordValues named(const QString &name)
{
    return {{QStringLiteral("name"), name}};
}

inline WriteBatch updates(int count)
{
    WriteBatch batch;
    for (int i = 0; i < count; ++i)
        batch.records += record(i, named(QStringLiteral("n%1").arg(i)), QStringLiteral("W/\"%1\"").arg(i));
    return batch;
}

inline WriteBatch creates(int count)
{
    WriteBatch batch;
    batch.kind = WriteKind::Create;
    for (int i = 0; i < count; ++i) {
        batch.records += record(i, named(QStringLiteral("n%1").arg(i)));
        batch.records.last().id = QString(localIdPrefix + guid(i).toUpper());
    }
    return batch;
}

inline QByteArray errorBody(const char *code, const QByteArray &message = "m")
{
    return QByteArray("{\"error\":{\"code\":\"") + code + "\",\"message\":\"" + message + "\"}}";
}

inline QByteArray part(int status, const QByteArray &body = {}, const QByteArray &headers = {})
{
    return "--batchresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 " + QByteArray::number(status)
        + " x\r\n" + headers + "\r\n" + body + "\r\n";
}

inline QByteArray whole(const QByteArrayList &parts)
{
    return parts.join() + "--batchresponse_1--\r\n";
}

inline QByteArrayList done(int count)
{
    return QByteArrayList(count, part(204));
}

inline bool hasHeader(const HttpRequest &request, const QByteArray &name, const QByteArray &value)
{
    return request.headers.contains({name, value});
}

inline QJsonArray targetsIn(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object().value(QLatin1String("Targets")).toArray();
}

/// One request within a batch, as it was sent.
struct Sent
{
    QByteArray line;
    HttpHeaders headers;
    QJsonObject body;
};

inline QList<Sent> partsIn(const HttpRequest &request)
{
    QList<Sent> parts;
    const QByteArray boundary = request.body.first(request.body.indexOf("\r\n"));
    qsizetype at = boundary.size();
    for (;;) {
        const qsizetype end = request.body.indexOf(boundary, at);
        if (end < 0)
            return parts;
        const QByteArray text = request.body.sliced(at, end - at);
        at = end + boundary.size();
        const qsizetype head = text.indexOf("\r\n\r\n") + 4;
        const qsizetype blank = text.indexOf("\r\n\r\n", head);
        QByteArrayList lines = text.sliced(head, blank - head).split('\n');
        Sent sent;
        sent.line = lines.takeFirst().trimmed();
        for (const QByteArray &line : std::as_const(lines))
            sent.headers += {line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed()};
        sent.body = QJsonDocument::fromJson(text.sliced(blank + 4).trimmed()).object();
        parts += sent;
    }
}

inline QString linesOf(const HttpRequest &request)
{
    QByteArrayList lines;
    for (const Sent &sent : partsIn(request))
        lines += sent.line;
    return QString::fromLatin1(lines.join(' '));
}

/// What became of each: "ok", "there", or the code.
inline QStringList fates(const std::optional<Result<QList<WriteResult>>> &results)
{
    QStringList fates;
    if (!results || !results->has_value())
        return {results ? nameOf(results->error().code) : QStringLiteral("no end")};
    for (const WriteResult &result : **results)
        fates += result.wasThere ? QStringLiteral("there")
            : result.error       ? nameOf(result.error->code)
                                 : QStringLiteral("ok");
    return fates;
}

inline Result<QList<WriteResult>> ended(const std::optional<Result<QList<WriteResult>>> &results)
{
    return results ? *results : fail(Error::bug(QStringLiteral("no end")));
}

struct Desk
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client{http, tokens, org};

    std::optional<Result<QList<WriteResult>>> write(const WriteBatch &batch)
    {
        return awaitEnd(client.write(account(), batch, {}));
    }
};

} // namespace fairlead
