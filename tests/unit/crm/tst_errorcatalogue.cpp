// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every code that the references name, as data in catalogue/*.tsv, against the tables: each is mapped, has a
// remedy, and comes out of a recorded answer as exactly its row. Nothing here knows the tables' rows;
// meanings and classes were written from the references.
#include "auth/entra.h"
#include "auth/errors_entra.h"
#include "auth/errors_salesforceoauth.h"
#include "auth/redirectanswer.h"
#include "auth/salesforceoauth.h"
#include "core/cloud.h"
#include "crm/dynamics/errors.h"
#include "crm/errorcatalogue.h"
#include "crm/salesforce/errors.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace fairlead;

namespace {

const QString entraId = QStringLiteral("Entra ID");
const QString oauth = QStringLiteral("Salesforce OAuth");
const QString salesforceApi = QStringLiteral("Salesforce API");
const QString dataverse = QStringLiteral("Dataverse");
const QString http = QStringLiteral("HTTP");

/// What the reference says of a code.
struct Named
{
    QString section; ///< "-": beyond the reference
    int status = 400;
    QString code;
    QString message;
    QString meaning;
    QString errorClass;
};

struct Counts
{
    QSet<QString> reference;
    QSet<QString> mapped;
    QSet<QString> withRemedy;
    QSet<QString> withLink;
    QSet<QString> exercised;
};

QList<QStringList> linesOf(const char *name)
{
    QFile file(QStringLiteral(FAIRLEAD_CATALOGUE "/%1.tsv").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QStringList> lines;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            lines += QString::fromUtf8(line).split(QLatin1Char('\t'));
    }
    return lines;
}

// What a signed-in organisation's place looks like; every link of a row resolves there.
const QUrl organisation(QStringLiteral("https://acme.my.salesforce.com"));
const QUrl environment(QStringLiteral("https://acme.crm4.dynamics.com"));
const QString clientId = QStringLiteral("11111111-2222-3333-4444-555555555555");

SignInPlace entraPlace()
{
    return SignInPlace::entra(builtInClouds().first(), clientId);
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString escaped(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

// --- recorded answers, in the shapes that the references document ---

Error entraToken(const QString &error, const QString &description, const QString &suberror, int number)
{
    QJsonObject body{
        {QStringLiteral("error"), error},
        {QStringLiteral("error_description"), description},
        {QStringLiteral("trace_id"), QStringLiteral("0d1f2a3b-4c5d-6e7f-8091-a2b3c4d5e6f7")},
        {QStringLiteral("correlation_id"), QStringLiteral("7f6e5d4c-3b2a-1f0d-9180-f7e6d5c4b3a2")},
        {QStringLiteral("timestamp"), QStringLiteral("2026-11-23 05:00:00Z")}};
    if (number != 0)
        body.insert(QStringLiteral("error_codes"), QJsonArray{number});
    if (!suberror.isEmpty())
        body.insert(QStringLiteral("suberror"), suberror);
    const auto answer = entra::readTokenAnswer(HttpResponse{400, {}, json(body)}, entraPlace());
    return answer ? Error() : answer.error();
}

Result<RedirectAnswer> redirect(const QString &error, const QString &description, const QString &suberror)
{
    const QString query = QStringLiteral("error=%1&error_description=%2&suberror=%3&state=s")
                              .arg(escaped(error), escaped(description), escaped(suberror));
    return parseRedirect(query, QStringLiteral("s"));
}

Error entraRedirect(const QString &error, const QString &description, const QString &suberror)
{
    const auto answer = redirect(error, description, suberror);
    return answer
        ? entraError(answer->error, answer->errorDescription, answer->errorSubcode, {}, entraPlace())
        : Error();
}

Error salesforceToken(const QString &error, const QString &description)
{
    const QByteArray body =
        json({{QStringLiteral("error"), error}, {QStringLiteral("error_description"), description}});
    const auto answer =
        salesforce::readTokenAnswer(HttpResponse{400, {}, body}, SignInPlace::salesforce(organisation));
    return answer ? Error() : answer.error();
}

Error salesforceRedirect(const QString &error, const QString &description)
{
    const auto answer = redirect(error, description, {});
    return answer
        ? salesforceOAuthError(answer->error, answer->errorDescription, SignInPlace::salesforce(organisation))
        : Error();
}

QList<QByteArray> salesforceBodies(const Named &named)
{
    if (named.code.endsWith(QLatin1String("_OAuth_Token")) || named.code == QLatin1String("Wrong_Org"))
        return {named.code.toUtf8()};
    if (named.code.isEmpty()) {
        const QJsonObject problem{
            {QStringLiteral("componentType"), QStringLiteral("ExternalClientApplication")},
            {QStringLiteral("fullName"), QStringLiteral("SyncConnector")},
            {QStringLiteral("problem"), named.message}};
        const QJsonObject details{{QStringLiteral("componentFailures"), QJsonArray{problem}}};
        const QJsonObject deployment{{QStringLiteral("done"), true}, {QStringLiteral("details"), details}};
        return {json(
            {{QStringLiteral("id"), QStringLiteral("0Af")}, {QStringLiteral("deployResult"), deployment}})};
    }
    const QJsonObject single{{QStringLiteral("errorCode"), named.code},
                             {QStringLiteral("message"), named.message},
                             {QStringLiteral("fields"), QJsonArray()}};
    const QJsonObject fault{{QStringLiteral("statusCode"), named.code},
                            {QStringLiteral("message"), named.message},
                            {QStringLiteral("fields"), QJsonArray()}};
    const QJsonObject saved{{QStringLiteral("id"), QStringLiteral("00Q")},
                            {QStringLiteral("success"), true},
                            {QStringLiteral("errors"), QJsonArray()}};
    const QJsonObject row{{QStringLiteral("success"), false}, {QStringLiteral("errors"), QJsonArray{fault}}};
    const QString words = named.message.toHtmlEscaped();
    const QString envelope = QStringLiteral("<?xml version=\"1.0\"?><soapenv:Envelope "
                                            "xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" "
                                            "xmlns:sf=\"http://soap.sforce.com/2006/04/metadata\" "
                                            "xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
                                            "<soapenv:Body>%1</soapenv:Body></soapenv:Envelope>");
    const QString soapFault = QStringLiteral(
        "<soapenv:Fault><faultcode>sf:%1</faultcode><faultstring>%2</faultstring></soapenv:Fault>");
    const QString soapResult = QStringLiteral(
        "<createMetadataResponse><result><errors><message>%2</message><statusCode>%1</statusCode></errors>"
        "<fullName>SyncConnector</fullName><success>false</success></result></createMetadataResponse>");
    return {QJsonDocument(QJsonArray{single}).toJson(), QJsonDocument(QJsonArray{saved, row}).toJson(),
            envelope.arg(soapFault.arg(named.code, words)).toUtf8(),
            envelope.arg(soapResult.arg(named.code, words)).toUtf8()};
}

HttpResponse dataverseAnswer(const Named &named)
{
    if (named.code == QLatin1String("insufficient_claims"))
        return {401,
                {{"WWW-Authenticate",
                  "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
                      + QByteArray(R"({"access_token":{}})").toBase64() + "\""}},
                {}};
    const QJsonObject error{{QStringLiteral("code"), named.code}, {QStringLiteral("message"), named.message}};
    return {named.status, {}, json({{QStringLiteral("error"), error}})};
}

} // namespace

class TestErrorCatalogue : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();

    void entraAnswers_data();
    void entraAnswers();
    void salesforceSignIn_data();
    void salesforceSignIn();
    void salesforceAnswers_data();
    void salesforceAnswers();
    void dataverseAnswers_data();
    void dataverseAnswers();
    void statuses_data();
    void statuses();

    void everyRowTellsWhatToDo();
    void passingIsNeverForAPerson();
    void everyRowIsExercised();
    void coverage();

private:
    void fill(const char *file, bool hasStatus, bool hasMessage);
    void check(const QString &provider, const Named &named, const QList<Error> &answers,
               const QString &code = {});

    QList<CatalogueRow> m_rows;
    QSet<qsizetype> m_hit;
    QMap<QString, Counts> m_counts;
};

void TestErrorCatalogue::initTestCase()
{
    m_rows = errorCatalogue();
    QVERIFY(m_rows.size() > 200);
}

void TestErrorCatalogue::fill(const char *file, bool hasStatus, bool hasMessage)
{
    for (const char *column : {"section", "code", "message", "meaning", "errorClass"})
        QTest::addColumn<QString>(column);
    QTest::addColumn<int>("status");
    int number = 0;
    const auto lines = linesOf(file);
    QVERIFY2(!lines.isEmpty(), file);
    for (QStringList line : lines) {
        const QString section = line.takeFirst();
        const int status = hasStatus ? line.takeFirst().toInt() : 400;
        const QString code = line.takeFirst();
        const QString message = hasMessage ? line.takeFirst() : QString();
        QCOMPARE(line.size(), 2);
        QTest::addRow("%d %s %.40s", ++number, qPrintable(code), qPrintable(message))
            << section << code << message << line.at(0) << line.at(1) << status;
    }
}

namespace {

Named fetched()
{
    const auto text = [](const char *column) {
        return *static_cast<QString *>(QTest::qData(column, qMetaTypeId<QString>()));
    };
    Named named;
    named.section = text("section");
    named.code = text("code");
    named.message = text("message");
    named.meaning = text("meaning");
    named.errorClass = text("errorClass");
    named.status = *static_cast<int *>(QTest::qData("status", qMetaTypeId<int>()));
    return named;
}

bool isFor(const CatalogueRow &row, const QString &provider, const QString &code, const QString &message)
{
    // In Salesforce's sign-in table an empty name is any name; in the API tables "" is no code at all.
    const bool any = row.code == QLatin1String("*") || (provider == oauth && row.code.isEmpty());
    return row.provider == provider && (any || row.code.compare(code, Qt::CaseInsensitive) == 0)
        && (row.contains.isEmpty() || message.contains(row.contains, Qt::CaseInsensitive));
}

/// `sentence` is the row's, with something in the place of its %1, and perhaps the provider's words after it.
bool isSentenceOf(const CatalogueRow &row, const QString &sentence)
{
    const QString before = row.sentence.section(QStringLiteral("%1"), 0, 0);
    const QString after = row.sentence.contains(QStringLiteral("%1"))
        ? row.sentence.section(QStringLiteral("%1"), 1)
        : QString();
    return sentence.startsWith(before) && sentence.endsWith(after)
        && !sentence.contains(QStringLiteral("%1"));
}

} // namespace

// `code`: as the table writes it, where the inventory writes it otherwise.
void TestErrorCatalogue::check(const QString &provider, const Named &named, const QList<Error> &answers,
                               const QString &code)
{
    const QString tableCode = code.isEmpty() ? named.code : code;
    Counts &counts = m_counts[provider];
    // A code without a name is named by its words.
    const QString name = tableCode.isEmpty() ? named.message : tableCode;
    const bool counted = named.section != QLatin1String("-");
    if (counted)
        counts.reference.insert(name);

    qsizetype found = -1;
    for (qsizetype i = 0; i < m_rows.size() && found < 0; ++i) {
        if (isFor(m_rows.at(i), provider, tableCode, named.message))
            found = i;
    }
    QVERIFY2(found >= 0, "no row of the tables is for this code");
    const CatalogueRow &row = m_rows.at(found);
    QCOMPARE(nameOf(row.meaning), named.meaning);
    QCOMPARE(nameOf(row.errorClass), named.errorClass);
    if (counted) {
        counts.mapped.insert(name);
        if (!row.remedy.isEmpty())
            counts.withRemedy.insert(name);
        if (row.hasLink)
            counts.withLink.insert(name);
    }
    for (const Error &error : answers) {
        QCOMPARE(nameOf(error.code), named.meaning);
        QCOMPARE(nameOf(error.errorClass), named.errorClass);
        QCOMPARE(error.remedy, row.remedy);
        QVERIFY2(isSentenceOf(row, error.sentence), qPrintable(error.sentence));
        QCOMPARE(!error.link.isEmpty(), row.hasLink);
        QVERIFY(error.link.isEmpty() || error.link.isValid());
        QVERIFY(error.link.isEmpty() || error.link.scheme() == QLatin1String("https"));
    }
    QVERIFY(!answers.isEmpty());
    m_hit.insert(found);
    if (counted)
        counts.exercised.insert(name);
}

void TestErrorCatalogue::entraAnswers_data()
{
    fill("entra", false, false);
}

void TestErrorCatalogue::entraAnswers()
{
    const Named named = fetched();
    const QString words = QStringLiteral("Words of the provider.");
    if (named.code.startsWith(QLatin1String("AADSTS"))) {
        const int number = named.code.mid(6).toInt();
        const QString description =
            QStringLiteral("%1: %2\r\nTrace ID: 1\r\nCorrelation ID: 2").arg(named.code, words);
        const QString grant = QStringLiteral("invalid_grant");
        check(entraId, named,
              {entraToken(grant, description, {}, number), entraRedirect(grant, description, {})});
        return;
    }
    const bool isSuberror = named.code.startsWith(QLatin1String("suberror/"));
    const QString name = named.code.section(QLatin1Char('/'), -1);
    const QString error = isSuberror ? QStringLiteral("invalid_grant") : name;
    const QString suberror = isSuberror ? name : QString();
    check(entraId, named, {entraToken(error, words, suberror, 0), entraRedirect(error, words, suberror)});
}

void TestErrorCatalogue::salesforceSignIn_data()
{
    fill("salesforce-oauth", false, true);
}

void TestErrorCatalogue::salesforceSignIn()
{
    const Named named = fetched();
    check(oauth, named,
          {salesforceToken(named.code, named.message), salesforceRedirect(named.code, named.message)});
}

void TestErrorCatalogue::salesforceAnswers_data()
{
    fill("salesforce", true, true);
}

void TestErrorCatalogue::salesforceAnswers()
{
    const Named named = fetched();
    QList<Error> answers;
    for (const QByteArray &body : salesforceBodies(named)) {
        const HttpResponse response{named.status, {}, body};
        QCOMPARE(salesforce::readFaults(body).size(), 1);
        answers += salesforce::errorOf(response, organisation);
    }
    check(salesforceApi, named, answers);
}

void TestErrorCatalogue::dataverseAnswers_data()
{
    fill("dynamics", true, true);
}

void TestErrorCatalogue::dataverseAnswers()
{
    const Named named = fetched();
    const Error error = dynamics::errorOf(dataverseAnswer(named), environment);
    // Decimal HRESULTs are the same codes.
    const bool isDecimal = named.code.startsWith(QLatin1Char('-'));
    if (isDecimal)
        QVERIFY(error.providerCode.startsWith(QLatin1String("0x8")));
    check(dataverse, named, {error}, isDecimal ? error.providerCode : QString());
}

void TestErrorCatalogue::statuses_data()
{
    fill("http", false, false);
}

void TestErrorCatalogue::statuses()
{
    Named named = fetched();
    const HttpResponse page{named.code.toInt(), {}, "<html>gateway</html>"};
    named.code.prepend(QLatin1String("HTTP "));
    check(http, named, {salesforce::errorOf(page, organisation), dynamics::errorOf(page, environment)});
}

void TestErrorCatalogue::everyRowTellsWhatToDo()
{
    for (const CatalogueRow &row : std::as_const(m_rows)) {
        const QByteArray where = (row.provider + QLatin1Char(' ') + row.code + row.contains).toUtf8();
        QVERIFY2(row.sentence.size() > 15 && row.remedy.size() >= 12, where);
        QVERIFY2(row.remedy.endsWith(QLatin1Char('.')), where);
        QVERIFY2(row.sentence.endsWith(QLatin1Char('.')) || row.sentence.endsWith(QLatin1String("%1")),
                 where);
        QVERIFY2(row.sentence != row.remedy, where);
        // Somebody else's matter says whose.
        const bool isTheirs = row.meaning == ErrorCode::BlockedByOrganisation
            || row.meaning == ErrorCode::AppNotInstalled || row.meaning == ErrorCode::AppMisconfigured;
        const bool says = row.remedy.contains(QLatin1String("dministrator"))
            || row.remedy.contains(QLatin1String("Setup"))
            || row.remedy.contains(QLatin1String("organisation's own address"))
            || row.remedy.contains(QLatin1String("publisher"))
            || row.remedy.contains(QLatin1String("check the key"), Qt::CaseInsensitive);
        QVERIFY2(!isTheirs || says, where);
    }
}

// What is tried again by itself must not need anybody: and what a person has to do is never tried again.
void TestErrorCatalogue::passingIsNeverForAPerson()
{
    const QList<ErrorCode> passing{ErrorCode::ProviderUnavailable, ErrorCode::RateLimited,
                                   ErrorCode::DailyLimitReached,   ErrorCode::TimedOut,
                                   ErrorCode::RecordLocked,        ErrorCode::CursorExpired,
                                   ErrorCode::MaintenanceWindow,   ErrorCode::ProviderAnswerInvalid};
    for (const CatalogueRow &row : std::as_const(m_rows)) {
        if (row.errorClass != ErrorClass::RetryLater)
            continue;
        const QByteArray where = (row.provider + QLatin1Char(' ') + row.code).toUtf8();
        // The device flow waits for the code; a row of a collection for the one beside it.
        const bool waits = row.code == QLatin1String("authorization_pending")
            || row.code == QLatin1String("AADSTS70016")
            || row.code == QLatin1String("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        QVERIFY2(waits || passing.contains(row.meaning), where);
    }
}

void TestErrorCatalogue::everyRowIsExercised()
{
    QStringList left;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const CatalogueRow &row = m_rows.at(i);
        if (!m_hit.contains(i))
            left += QStringLiteral("%1 '%2' '%3'").arg(row.provider, row.code, row.contains);
    }
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QStringLiteral("; "))));
}

void TestErrorCatalogue::coverage()
{
    QString table = QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                        .arg(QStringLiteral("provider"), -18)
                        .arg(QStringLiteral("reference"), 10)
                        .arg(QStringLiteral("mapped"), 8)
                        .arg(QStringLiteral("remedy"), 8)
                        .arg(QStringLiteral("link"), 6)
                        .arg(QStringLiteral("exercised"), 10);
    for (auto entry = m_counts.cbegin(); entry != m_counts.cend(); ++entry) {
        table += QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                     .arg(entry.key(), -18)
                     .arg(entry->reference.size(), 10)
                     .arg(entry->mapped.size(), 8)
                     .arg(entry->withRemedy.size(), 8)
                     .arg(entry->withLink.size(), 6)
                     .arg(entry->exercised.size(), 10);
    }
    qInfo().noquote() << "codes in the reference, and what the tables do with them\n" + table;

    for (const Counts &counts : std::as_const(m_counts)) {
        QCOMPARE(counts.mapped, counts.reference);
        QCOMPARE(counts.withRemedy, counts.reference);
        QCOMPARE(counts.exercised, counts.reference);
    }
    const auto numbers = m_counts[entraId].reference;
    QVERIFY(std::count_if(numbers.begin(), numbers.end(),
                          [](const QString &code) { return code.startsWith(QLatin1String("AADSTS")); })
            >= 100);
    QVERIFY(m_counts[oauth].reference.size() >= 45);
    QVERIFY(m_counts[salesforceApi].reference.size() >= 40);
    QVERIFY(m_counts[dataverse].reference.size() >= 20);
    QVERIFY(m_counts[http].reference.size() >= 20);
}

QTEST_GUILESS_MAIN(TestErrorCatalogue)
#include "tst_errorcatalogue.moc"
