// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/fixedtokensource.h"
#include "crm/salesforce/client.h"
#include "crm/salesforce/sharing.h"
#include "crm/salesforce/site.h"

#include "salesforceorg.h"
#include "support/awaitend.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::salesforce;
using namespace fairlead::salesforceorg;

namespace {

const QString lead = QStringLiteral("Lead");

/// An organisation that two people are signed in to: what each of them is answered, by the token. Counts are
/// told in their turn, the last one for good.
class TwoPeople final : public Http
{
public:
    struct Person
    {
        bool mayLook = false; ///< into Setup
        bool viewsAll = false;
        QHash<QString, QList<int>> counts; ///< -1: refused
        std::optional<Error> refusal; ///< of everything
    };
    Person user;
    Person administrator;
    QList<std::pair<QString, QString>> asked; ///< whose token, SOQL

    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken) override
    {
        const QString path = request.url.path();
        if (path == QLatin1String("/services/data"))
            co_return reply(R"([{"version":"66.0"}])");
        const bool isAdministrator = request.headers.contains(
            qMakePair(QByteArray("Authorization"), QByteArray("Bearer administrator")));
        Person &person = isAdministrator ? administrator : user;
        if (person.refusal)
            co_return fail(*person.refusal);
        if (path.endsWith(QLatin1String("/userinfo")))
            co_return reply(isAdministrator ? R"({"user_id":"005Aa00000AAAAAIA2"})"
                                            : R"({"user_id":"005Aa00000AAAAAIA1","is_app_installed":true})");
        if (path.endsWith(QLatin1String("/limits")))
            co_return reply(R"({"DailyApiRequests":{"Max":5000,"Remaining":4982}})");
        if (path.contains(QLatin1String("/describe")))
            co_return reply(R"({"fields":[]})");
        if (path.contains(QLatin1String("/Soap/")))
            co_return reply("<s:Envelope xmlns:s='x'><s:Body><listMetadataResponse/></s:Body></s:Envelope>");
        const QString soql = QString::fromUtf8(soqlOf(request));
        asked += {isAdministrator ? QStringLiteral("administrator") : QStringLiteral("user"), soql};
        co_return answerTo(person, soql);
    }

private:
    static HttpResponse reply(const QByteArray &body, int status = 200) { return {status, {}, body}; }
    static HttpResponse rows(const QByteArray &row)
    {
        return reply(R"({"totalSize":1,"done":true,"records":[)" + row + "]}");
    }
    static HttpResponse answerTo(Person &person, const QString &soql)
    {
        const HttpResponse refused = reply(R"([{"message":"no","errorCode":"INVALID_TYPE"}])", 400);
        if (soql.startsWith(QLatin1String("SELECT COUNT()"))) {
            QList<int> &counts = person.counts[soql.section(QLatin1Char(' '), -1)];
            const int count = counts.isEmpty() ? -1 : counts.constFirst();
            if (counts.size() > 1)
                counts.removeFirst();
            return count < 0 ? refused
                             : reply("{\"totalSize\":" + QByteArray::number(count) + ",\"records\":[]}");
        }
        if (!person.mayLook)
            return refused;
        if (soql.contains(QLatin1String("ViewAllData")))
            return rows(QByteArray(R"({"PermissionSetId":"0PSAa000000000AAAA",
                "PermissionSet":{"PermissionsViewAllData":)")
                        + (soql.contains(QLatin1String("IA2")) && person.viewsAll ? "true}}" : "false}}"));
        if (soql.contains(QLatin1String("FROM User ")))
            return rows(R"({"IsActive":true,"ProfileId":"00eAa000000000AAAA",
                "Profile":{"Name":"Integrations","UserLicenseId":"100Aa000000000AAAA"}})");
        if (soql.contains(QLatin1String("SecuritySettings")))
            return rows(R"({"Metadata":{"sessionSettings":{"lockSessionsToIp":true}}})");
        return rows({});
    }
};

Error refusal(ErrorCode code)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QStringLiteral("Refused.");
    error.remedy = QStringLiteral("Mend it.");
    return error;
}

const CheckResult *lineIn(const QList<CheckResult> &checks, const char *id)
{
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [id](const CheckResult &c) { return c.id == QLatin1String(id); });
    return found == checks.end() ? nullptr : &*found;
}

} // namespace

using Counts = QList<int>;

/// What an administrator sees beside the connection's user, and tells instead of it.
class TestSalesforceSharing : public QObject
{
    Q_OBJECT

    TwoPeople m_org;

    QList<CheckResult> checks(bool withAdministrator)
    {
        FixedTokenSource own(Secret::fromText(QStringLiteral("user")));
        Client client(m_org, own, instance);
        CheckScope scope;
        scope.uses = {{lead, true, false, false, false, {}}};
        scope.userId = QStringLiteral("005Aa00000AAAAAIA1");
        if (withAdministrator)
            scope.administrator =
                CheckAdministrator{instance, Secret::fromText(QStringLiteral("administrator"))};
        const auto found = awaitEnd(client.checksFor(scope, {}));
        return found && found->has_value() ? **found : QList<CheckResult>();
    }

private slots:
    void init()
    {
        m_org = {};
        m_org.administrator.mayLook = m_org.administrator.viewsAll = true;
        m_org.administrator.counts = m_org.user.counts = {{lead, {250}}};
    }

    void sight_data()
    {
        QTest::addColumn<Counts>("all");
        QTest::addColumn<Counts>("own");
        QTest::addColumn<bool>("isHidden");
        QTest::addColumn<int>("requests");
        QTest::newRow("the same") << Counts{250} << Counts{250} << false << 2;
        QTest::newRow("made in between") << Counts{250} << Counts{251} << false << 2;
        QTest::newRow("fewer") << Counts{250} << Counts{249} << true << 4;
        QTest::newRow("deleted in between") << Counts{250, 249} << Counts{249, 249} << false << 4;
        QTest::newRow("fewer, while records are made") << Counts{250, 260} << Counts{100, 105} << true << 4;
        QTest::newRow("the user may not count") << Counts{250} << Counts{-1} << false << 2;
        QTest::newRow("the administrator may not count") << Counts{-1} << Counts{250} << false << 1;
    }

    void sight()
    {
        QFETCH(Counts, all);
        QFETCH(Counts, own);
        QFETCH(bool, isHidden);
        QFETCH(int, requests);
        m_org.administrator.counts[lead] = all;
        m_org.user.counts[lead] = own;
        FixedTokenSource ownToken(Secret::fromText(QStringLiteral("user")));
        FixedTokenSource otherToken(Secret::fromText(QStringLiteral("administrator")));
        const auto user = std::make_shared<Site>(m_org, ownToken, instance);
        const auto administrator = std::make_shared<Site>(m_org, otherToken, instance);
        const QStringList objects{QStringLiteral("User"), lead, QStringLiteral("Task"),
                                  QStringLiteral("Lead WHERE x")};
        const auto compared = awaitEnd(compareSight(user, administrator, objects, {}));
        QVERIFY(compared && compared->has_value());
        QCOMPARE((*compared)->administratorSeesAll, std::optional(true));
        const QList<SeenRecords> less = (*compared)->less();
        QCOMPARE(less,
                 isHidden ? (QList<SeenRecords>{{lead, own.constLast(), all.constLast()}})
                          : QList<SeenRecords>());
        // Beside the question for the administrator's own rights; the administrator before the user.
        QCOMPARE(m_org.asked.size(), 1 + requests);
        for (qsizetype i = 1; i < m_org.asked.size(); ++i)
            QCOMPARE(m_org.asked.at(i).first,
                     i % 2 == 1 ? QStringLiteral("administrator") : QStringLiteral("user"));
    }

    void whoDoesNotSeeAllIsNoMeasure()
    {
        m_org.administrator.viewsAll = false;
        m_org.user.counts[lead] = {1};
        const QList<CheckResult> found = checks(true);
        const CheckResult *line = lineIn(found, "sharing");
        QVERIFY(line);
        QCOMPARE(line->state, CheckResult::State::Unknown);
        QVERIFY2(line->detail.contains(QLatin1String("may not view all data")), qPrintable(line->detail));
        for (const auto &[who, soql] : std::as_const(m_org.asked))
            QVERIFY2(!soql.contains(QLatin1String("COUNT()")), qPrintable(soql));
    }

    /// Nothing is counted where nobody has signed in for it.
    void nothingIsCountedOtherwise()
    {
        const QList<CheckResult> found = checks(false);
        const CheckResult *line = lineIn(found, "sharing");
        QVERIFY(line && line->administratorMayTell);
        QCOMPARE(line->state, CheckResult::State::Unknown);
        for (const auto &[who, soql] : std::as_const(m_org.asked)) {
            QCOMPARE(who, QStringLiteral("user"));
            QVERIFY2(!soql.contains(QLatin1String("COUNT()")), qPrintable(soql));
        }
    }

    void theAdministratorTellsWhatTheUserMayNotRead()
    {
        m_org.user.counts[lead] = {120};
        const QList<CheckResult> found = checks(true);
        const CheckResult *lock = lineIn(found, "lock-sessions-to-ip");
        QVERIFY(lock);
        QCOMPARE(lock->state, CheckResult::State::Fail);
        QCOMPARE(lock->answeredBy, CheckResult::AnsweredBy::Administrator);
        const CheckResult *sharing = lineIn(found, "sharing");
        QVERIFY(sharing);
        QCOMPARE(sharing->state, CheckResult::State::Fail);
        QVERIFY2(sharing->detail.contains(QLatin1String("Lead: 120 of 250")), qPrintable(sharing->detail));
        const CheckResult *enabled = lineIn(found, "api-enabled");
        QVERIFY(enabled);
        QCOMPARE(enabled->state, CheckResult::State::Pass);
        QCOMPARE(enabled->answeredBy, CheckResult::AnsweredBy::Connection);
        // Who is asked about is the connection's user.
        for (const auto &[who, soql] : std::as_const(m_org.asked)) {
            if (soql.contains(QLatin1String("FROM User ")))
                QVERIFY2(soql.contains(QLatin1String("005Aa00000AAAAAIA1")), qPrintable(soql));
        }
    }

    /// The administrator tells also about a user who may not come in.
    void whoIsRefusedIsLookedAfter()
    {
        m_org.user.refusal = refusal(ErrorCode::BlockedByOrganisation);
        const QList<CheckResult> found = checks(true);
        const CheckResult *admitted = lineIn(found, "app-blocked");
        QVERIFY(admitted);
        QCOMPARE(admitted->state, CheckResult::State::Fail);
        const CheckResult *lock = lineIn(found, "lock-sessions-to-ip");
        QVERIFY(lock);
        QCOMPARE(lock->state, CheckResult::State::Fail);
        const CheckResult *licence = lineIn(found, "user-licence");
        QVERIFY(licence);
        QCOMPARE(licence->state, CheckResult::State::Pass);
    }

    /// What an administrator is refused says nothing of the connection.
    void whatTheAdministratorIsRefusedIsUnknown_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no API") << ErrorCode::ApiDisabled;
        QTest::newRow("blocked") << ErrorCode::BlockedByOrganisation;
    }

    void whatTheAdministratorIsRefusedIsUnknown()
    {
        QFETCH(ErrorCode, code);
        m_org.administrator.refusal = refusal(code);
        const QList<CheckResult> found = checks(true);
        QVERIFY(!found.isEmpty());
        for (const CheckResult &check : found) {
            QVERIFY2(check.state != CheckResult::State::Fail, qPrintable(check.id));
            // Nobody is sent for another administrator by Fairlead.
            QVERIFY2(!check.administratorMayTell, qPrintable(check.id));
        }
        QCOMPARE(lineIn(found, "lock-sessions-to-ip")->state, CheckResult::State::Unknown);
        QCOMPARE(lineIn(found, "api-enabled")->state, CheckResult::State::Pass);
    }
};

QTEST_GUILESS_MAIN(TestSalesforceSharing)
#include "tst_salesforcesharing.moc"
