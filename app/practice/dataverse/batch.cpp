// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/batch.h"

#include "practice/dataverse/router.h"

#include <QSet>
#include <QUuid>

namespace fairlead::practice::dataverse {

namespace {

constexpr int largestBatch = 1000; // requests, those in change sets too
constexpr int longestTarget = 65'536;

Problem refusedBatch(const QString &why)
{
    return badPayload({}, QStringLiteral("Microsoft.OData.ODataException: ") + why);
}

QByteArray newBoundary(const char *kind)
{
    return kind + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QByteArray partOf(const Response &response, const QByteArray &contentId)
{
    QByteArray out = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n";
    if (!contentId.isEmpty())
        out += "Content-ID: " + contentId + "\r\n";
    return out + "\r\n" + multipart::writeResponse(response) + "\r\n";
}

QByteArray entityIdOf(const Response &response)
{
    for (const auto &[name, value] : response.headers) {
        if (name == "OData-EntityId")
            return value;
    }
    return {};
}

/// "$1" of "$1/lastname", "/$1", "$1?$select=…"; empty where the target does not begin with a reference.
QByteArray referenceIn(const QByteArray &target)
{
    const qsizetype begin = target.startsWith('/') ? 1 : 0;
    if (target.size() <= begin || target.at(begin) != '$')
        return {};
    qsizetype end = begin;
    while (end < target.size() && target.at(end) != '/' && target.at(end) != '?' && target.at(end) != '(')
        ++end;
    return target.mid(begin, end - begin);
}

} // namespace

Batch::Operation Batch::operation(const multipart::Part &part) const
{
    if (!part.header("Content-Type").toLower().startsWith("application/http"))
        throw refusedBatch(QStringLiteral("The 'Content-Type' header of a part of the batch is '%1'; it must "
                                          "be 'application/http' or 'multipart/mixed'")
                               .arg(QString::fromUtf8(part.header("Content-Type"))));
    if (part.header("Content-Transfer-Encoding").toLower() != "binary")
        throw refusedBatch(QStringLiteral("The 'Content-Transfer-Encoding' header of a part of the batch "
                                          "must be 'binary'"));
    return {multipart::readRequest(part.content), part.header("Content-ID")};
}

Batch::Item Batch::changeSet(const multipart::Part &part) const
{
    Item item;
    item.isChangeSet = true;
    QSet<QByteArray> ids;
    const QList<multipart::Part> parts =
        multipart::read(part.content, multipart::boundaryOf(part.header("Content-Type")));
    for (const multipart::Part &each : parts) {
        Operation next = operation(each);
        if (next.request.method == "GET")
            throw refusedBatch(QStringLiteral(
                "An invalid HTTP method 'GET' was detected for a request in a change set. Requests in change "
                "sets only support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'"));
        if (!next.contentId.isEmpty() && ids.contains(next.contentId))
            throw refusedBatch(
                QStringLiteral("The content ID '%1' was found more than once in the same change set")
                    .arg(QString::fromUtf8(next.contentId)));
        ids.insert(next.contentId);
        item.operations.push_back(std::move(next));
    }
    return item;
}

std::vector<Batch::Item> Batch::items() const
{
    const QByteArray boundary = multipart::boundaryOf(m_session.request.header("Content-Type"));
    if (boundary.isEmpty())
        throw refusedBatch(QStringLiteral("The batch request must have the \"Content-Type\" "
                                          "'multipart/mixed' with a boundary"));
    std::vector<Item> items;
    std::size_t requests = 0;
    const QList<multipart::Part> parts = multipart::read(m_session.request.body, boundary);
    for (const multipart::Part &part : parts) {
        if (multipart::boundaryOf(part.header("Content-Type")).isEmpty())
            items.push_back({{operation(part)}, false});
        else
            items.push_back(changeSet(part));
        requests += items.back().operations.size();
    }
    if (requests > largestBatch)
        throw refusedBatch(QStringLiteral("The current batch message contains too many parts. Only batch "
                                          "messages with a maximum number of '%1' operations are allowed")
                               .arg(largestBatch));
    return items;
}

// The address in a part may be absolute, begin at the host, or at the service root, where $batch itself lies.
Request Batch::request(const Operation &operation, const References *references) const
{
    QByteArray target = operation.request.target;
    if (target.size() > longestTarget)
        throw Problem{414, "0x80060888",
                      QStringLiteral("The address of a request in a batch may have at most %1 characters.")
                          .arg(longestTarget)};
    if (references) {
        const QByteArray reference = referenceIn(target);
        const auto row = references->constFind(reference.mid(1));
        if (row != references->cend())
            target = *row + target.mid(target.indexOf(reference) + reference.size());
        else if (!reference.isEmpty())
            throw unknownContentId(QString::fromUtf8(reference));
    }
    const QUrl root = QUrl::fromEncoded(m_session.serviceRoot);
    Request request;
    request.method = operation.request.method;
    request.url = root.resolved(QUrl::fromEncoded(target));
    request.headers = operation.request.message.headers;
    request.body = operation.request.message.content;
    request.peer = m_session.request.peer;
    if (request.origin() != m_session.request.origin() || !ServiceAddress::of(request))
        throw badRequest(QStringLiteral("The URI '%1' is not valid because it is not based on '%2'.")
                             .arg(request.url.toString(), latin(m_session.serviceRoot)));
    return request;
}

Response Batch::perform(const Operation &operation, const References *references) const
{
    Preferences preferences;
    qint64 operations = 1;
    Response response = answering(preferences, [&] {
        const Request part = request(operation, references);
        preferences = Preferences::of(part);
        const ServiceAddress address = *ServiceAddress::of(part);
        if (address.path == "$batch")
            throw badRequest(QStringLiteral("A batch request cannot contain another batch request."));
        Session session{m_session.store, m_session.caller, m_session.settings, part,
                        m_session.clock, address.root,     preferences,        references};
        session.directory = m_session.directory;
        Response answered = Router(session).answer(address.path);
        operations = session.operations;
        return answered;
    });
    m_session.operations += operations;
    if (response.status >= 400)
        response.setHeader("REQ_ID", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    return response;
}

int Batch::performChangeSet(const Item &item, QByteArray &out) const
{
    const QByteArray boundary = newBoundary("changesetresponse_");
    out += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n";
    Atomic together(m_session.store);
    References references;
    QByteArray answers;
    int status = 200;
    for (const Operation &operation : item.operations) {
        const Response response = perform(operation, &references);
        // One refusal undoes the set, and is all that is said of it.
        if (response.status >= 400) {
            status = response.status;
            answers.clear();
        }
        answers += "--" + boundary + "\r\n" + partOf(response, operation.contentId);
        if (status >= 400)
            break;
        if (const QByteArray row = entityIdOf(response); !row.isEmpty())
            references.insert(operation.contentId, row);
    }
    if (status < 400)
        together.keep();
    out += answers + "--" + boundary + "--\r\n";
    return status;
}

Response Batch::answer()
{
    const std::vector<Item> all = items();
    m_session.operations = 0;
    const QByteArray boundary = newBoundary("batchresponse_");
    Response whole;
    whole.setHeader("Content-Type", "multipart/mixed; boundary=" + boundary);
    whole.setHeader("OData-Version", "4.0");
    if (m_session.preferences.continueOnError)
        whole.setHeader("Preference-Applied", "odata.continue-on-error");
    for (const Item &item : all) {
        whole.body += "--" + boundary + "\r\n";
        int status = 0;
        if (item.isChangeSet) {
            status = performChangeSet(item, whole.body);
        } else {
            const Response response = perform(item.operations.front(), nullptr);
            whole.body += partOf(response, {});
            status = response.status;
        }
        // The batch as a whole then says what the one that failed has said.
        if (status >= 400 && !m_session.preferences.continueOnError) {
            whole.status = status;
            break;
        }
    }
    whole.body += "--" + boundary + "--\r\n";
    return whole;
}

} // namespace fairlead::practice::dataverse
