// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every code that the references name, as data in catalogue/*.tsv, against the tables: each is mapped, has a
// remedy, and comes out of a recorded answer as exactly its row. Nothing here knows the tables' rows;
// meanings and classes were written from the references.
#include "auth/errors_entra.h"
#include "auth/errors_salesforceoauth.h"
#include "core/cloud.h"
#include "crm/dynamics/errors.h"
#include "crm/errorcatalogue.h"
#include "crm/salesforce/errors.h"
#include "recordedanswers.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace fairlead;
using namespace fairlead::recorded;

namespace {

const QString entraId = QStringLiteral("Entra ID");
const QString oauth = QStringLiteral("Salesforce OAuth");
const QString salesforceApi = QStringLiteral("Salesforce API");
const QString dataverse = QStringLiteral("Dataverse");
const QString http = QStringLiteral("HTTP");

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

    void linksStayInTheCloud_data();
    void linksStayInTheCloud();
    void linksNeedAPlace();
    void unknownCodesKeepTheirWords_data();
    void unknownCodesKeepTheirWords();
    void ownWordsOfAnOrganisationTellNothing_data();
    void ownWordsOfAnOrganisationTellNothing();
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
        // Only to the organisation, the cloud and the provider itself.
        static const QStringList hosts{organisation.host(),
                                       QStringLiteral("status.salesforce.com"),
                                       QStringLiteral("help.salesforce.com"),
                                       QStringLiteral("portal.azure.com"),
                                       QStringLiteral("login.microsoftonline.com"),
                                       QStringLiteral("admin.powerplatform.microsoft.com")};
        QVERIFY(error.link.isEmpty() || error.link.scheme() == QLatin1String("https"));
        QVERIFY2(error.link.isEmpty() || hosts.contains(error.link.host()), error.link.toEncoded());
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

// National clouds have portals and admin centres of their own (reference Microsoft 1.2).
void TestErrorCatalogue::linksStayInTheCloud_data()
{
    QTest::addColumn<QString>("cloudName");
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("adminCentre");
    QTest::newRow("commercial") << "global"
                                << "portal.azure.com"
                                << "acme.crm4.dynamics.com"
                                << "admin.powerplatform.microsoft.com";
    QTest::newRow("first region") << "global"
                                  << "portal.azure.com"
                                  << "acme.crm.dynamics.com"
                                  << "admin.powerplatform.microsoft.com";
    QTest::newRow("GCC") << "usgov"
                         << "portal.azure.com"
                         << "acme.crm9.dynamics.com"
                         << "gcc.admin.powerplatform.microsoft.us";
    QTest::newRow("GCC High") << "usgov-high"
                              << "portal.azure.us"
                              << "acme.crm.microsoftdynamics.us"
                              << "high.admin.powerplatform.microsoft.us";
    QTest::newRow("DoD") << "usgov-dod"
                         << "portal.azure.us"
                         << "acme.crm.appsplatform.us"
                         << "admin.appsplatform.us";
    QTest::newRow("China") << "china"
                           << "portal.azure.cn"
                           << "acme.crm.dynamics.cn"
                           << "admin.powerplatform.partner.microsoftonline.cn";
}

void TestErrorCatalogue::linksStayInTheCloud()
{
    QFETCH(QString, cloudName);
    QFETCH(QString, portal);
    QFETCH(QString, environment);
    QFETCH(QString, adminCentre);
    const auto cloud = std::find_if(builtInClouds().begin(), builtInClouds().end(),
                                    [&](const Cloud &candidate) { return candidate.name == cloudName; });
    QVERIFY(cloud != builtInClouds().end());
    const Error secret =
        entraError(QStringLiteral("invalid_client"), {}, {}, {7000222}, SignInPlace::entra(*cloud, clientId));
    QCOMPARE(secret.link.host(), portal);
    QVERIFY(secret.link.fragment().contains(QLatin1String("/Credentials/appId/") + clientId));

    const QUrl address(QStringLiteral("https://") + environment);
    const Error role = dynamics::errorOf({QStringLiteral("0x80042F09"), {}}, 403, address);
    QCOMPARE(role.link, QUrl(QStringLiteral("https://%1/environments").arg(adminCentre)));
}

void TestErrorCatalogue::linksNeedAPlace()
{
    // Of an added cloud nobody knows the portal: Microsoft's page on the number is left.
    const Error secret = entraError(QStringLiteral("invalid_client"), {}, {}, {7000222}, {});
    QCOMPARE(secret.link, QUrl(QStringLiteral("https://login.microsoftonline.com/error?code=7000222")));
    const Error noClient = entraError(QStringLiteral("invalid_client"), {}, {}, {7000222},
                                      SignInPlace::entra(builtInClouds().first(), {}));
    QCOMPARE(noClient.link.fragment(),
             QStringLiteral("view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade"));
    for (const char *host : {"https://login.salesforce.com", "https://test.salesforce.com"}) {
        const SignInPlace place = SignInPlace::salesforce(QUrl(QLatin1String(host)));
        QVERIFY(salesforceOAuthError(QStringLiteral("app_blocked"), {}, place).link.isEmpty());
    }
    const Error blocked =
        salesforceOAuthError(QStringLiteral("app_blocked"), {}, SignInPlace::salesforce(organisation));
    QCOMPARE(blocked.link,
             QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/ConnectedAppsUsage/home")));
    const QUrl lookalike(QStringLiteral("https://acme.crm4.dynamics.com.evil.example"));
    QVERIFY(dynamics::errorOf({QStringLiteral("0x80042F09"), {}}, 403, lookalike).link.isEmpty());
}

void TestErrorCatalogue::unknownCodesKeepTheirWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("shown");
    QTest::newRow("first line") << "Something new.\r\nTrace ID: 1"
                                << "Something new.";
    QTest::newRow("a page") << "<p>Something <b>new</b>.</p>"
                            << "Something new .";
    QTest::newRow("a token") << "Something new: eyJhbGciOiJSUzI1NiJ9.e30.c2ln."
                             << "Something new: …";
}

// In every table: what nobody knows is shown in the provider's own words, with its code and what to do with
// it.
void TestErrorCatalogue::unknownCodesKeepTheirWords()
{
    QFETCH(QString, words);
    QFETCH(QString, shown);
    const QString code = QStringLiteral("BRAND_NEW_CODE");
    const Named named{{}, 400, code, words, {}, {}};
    const QList<Error> errors{entraToken(code, words, {}, 0),
                              entraRedirect(code, words, {}),
                              entraToken(QStringLiteral("invalid_grant"), words, {}, 59999999),
                              salesforceToken(code, words),
                              salesforceRedirect(code, words),
                              salesforce::errorOf({code, words, {}}, 400, organisation),
                              dynamics::errorOf(dataverseAnswer(named), environment)};
    for (const Error &error : errors) {
        QVERIFY2(error.sentence.contains(shown), qPrintable(error.sentence));
        QVERIFY(!error.sentence.contains(QLatin1Char('\n')));
        QVERIFY(!error.sentence.contains(QLatin1String("eyJ"))
                && !error.detail.contains(QLatin1String("eyJ")));
        QVERIFY(!error.remedy.isEmpty());
        QVERIFY(error.providerCode == code || error.providerCode == QLatin1String("AADSTS59999999"));
        QVERIFY(!error.isTransient());
    }
}

void TestErrorCatalogue::ownWordsOfAnOrganisationTellNothing_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("code");
    for (const char *code : {"FIELD_CUSTOM_VALIDATION_EXCEPTION", "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                             "CANNOT_EXECUTE_FLOW_TRIGGER"})
        QTest::newRow(code) << salesforceApi << code;
    QTest::newRow("plug-in") << dataverse << "0x80040265";
}

// A validation rule or a plug-in may write anything, also what Setup writes: one record is refused, no more.
void TestErrorCatalogue::ownWordsOfAnOrganisationTellNothing()
{
    QFETCH(QString, provider);
    QFETCH(QString, code);
    for (const CatalogueRow &row : std::as_const(m_rows)) {
        if (row.provider != provider || row.contains.isEmpty())
            continue;
        const QString words = QStringLiteral("Says who: %1!").arg(row.contains);
        const Error error = provider == dataverse ? dynamics::errorOf({code, words}, 400, environment)
                                                  : salesforce::errorOf({code, words, {}}, 400, organisation);
        QCOMPARE(error.code, ErrorCode::RecordRejected);
        QCOMPARE(error.errorClass, ErrorClass::SkipItem);
        QVERIFY2(error.sentence.contains(words), qPrintable(error.sentence));
    }
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
        const bool isSignIn = row.provider == entraId || row.provider == oauth;
        QVERIFY2(!isSignIn
                     || (row.errorClass != ErrorClass::SkipItem && row.errorClass != ErrorClass::StopJob),
                 where);
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
