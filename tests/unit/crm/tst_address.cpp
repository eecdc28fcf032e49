// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/address.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace fairlead;

namespace {

struct Row
{
    QString file;
    QString name;
    QString text;
    QStringList expected; ///< the columns after the text
};

QString unescaped(const QString &text)
{
    static const QRegularExpression escape(QStringLiteral(R"(\\u([0-9a-fA-F]{4}))"));
    QString result;
    qsizetype from = 0;
    for (auto it = escape.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        result += text.mid(from, match.capturedStart() - from)
            + QChar(char16_t(match.captured(1).toUInt(nullptr, 16)));
        from = match.capturedEnd();
    }
    return result + text.mid(from);
}

QList<Row> rowsOf(const char *name)
{
    QFile file(QStringLiteral(FAIRLEAD_ADDRESS_ROWS "/%1.tsv").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    QList<Row> rows;
    int number = 0;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        ++number;
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        QStringList columns = line.split(QLatin1Char('\t'));
        if (columns.size() < 3)
            qFatal("%s line %d has too few columns", name, number);
        const QString label = columns.takeFirst();
        const QString text = unescaped(columns.takeFirst());
        rows += {QLatin1String(name), label, text, columns};
    }
    return rows;
}

// An added cloud as the practice org's file has it, and one of a company's own.
QList<Cloud> cloudsWithAdded()
{
    Cloud practice;
    practice.name = QStringLiteral("practice");
    practice.added = true;
    practice.salesforceLogin = QUrl(QStringLiteral("http://127.0.0.1:41001"));
    practice.salesforceHosts = {QStringLiteral("127.0.0.1:41001")};
    practice.dataverseHosts = {QStringLiteral("127.0.0.1:41003"), QStringLiteral("[::1]:41003")};
    Cloud own;
    own.name = QStringLiteral("own");
    own.added = true;
    own.salesforceLogin = QUrl(QStringLiteral("https://localhost:8443"));
    own.salesforceHosts = {QStringLiteral("localhost:8443"), QStringLiteral("crm.acme.example"),
                           QStringLiteral(".sf.acme.example")};
    own.dataverseHosts = {QStringLiteral("d365.acme.example:8443"), QStringLiteral(".d365.acme.example")};
    return builtInClouds() + QList<Cloud>{practice, own};
}

QString describe(const AddressReading &reading)
{
    if (!reading.address)
        return QStringLiteral("!%1 (%2 %3) %4 | %5")
            .arg(reading.reason.detail, reading.kind, reading.alternatives.join(QLatin1Char(' ')),
                 reading.reason.text(), QString::number(reading.nearness));
    const CrmAddress &a = *reading.address;
    return QStringList{a.address.toString(),
                       a.environmentId,
                       a.subdomain,
                       a.cloud,
                       a.kind,
                       a.certain ? QStringLiteral("certain") : QStringLiteral("probe"),
                       a.alternatives.join(QLatin1Char(' '))}
        .join(QStringLiteral(" | "));
}

// Everything a row says, compared as one text so that a failure shows the whole reading.
QString expectation(const QStringList &columns)
{
    return columns.join(QLatin1Char('\t'));
}

QString actual(const AddressReading &reading, const QStringList &columns)
{
    QStringList got;
    if (!reading.address) {
        got = {QLatin1Char('!') + reading.reason.detail, reading.kind,
               reading.alternatives.join(QLatin1Char(' '))};
    } else {
        const CrmAddress &a = *reading.address;
        got = {a.address.isEmpty() ? QLatin1Char('#') + a.environmentId : a.address.toString(),
               a.subdomain,
               a.cloud,
               a.kind,
               a.certain ? QStringLiteral("certain") : QStringLiteral("probe"),
               a.alternatives.join(QLatin1Char(' '))};
    }
    while (got.size() > columns.size() && got.constLast().isEmpty())
        got.removeLast();
    return got.join(QLatin1Char('\t'));
}

using Reader = AddressReading (*)(const QString &, const QList<Cloud> &);

struct Table
{
    const char *file;
    Reader reader;
    bool added;
};

constexpr Table tables[] = {
    {"salesforce-reference", readSalesforceAddress, false},
    {"dynamics-reference", readDynamicsAddress, false},
    {"salesforce", readSalesforceAddress, false},
    {"dynamics", readDynamicsAddress, false},
    {"either", readAddress, false},
    {"added-salesforce", readSalesforceAddress, true},
    {"added-dynamics", readDynamicsAddress, true},
};

} // namespace

class TestAddress : public QObject
{
    Q_OBJECT
private slots:
    void rows_data();
    void rows();
    void bothReadersAgreeWithEither();
    void refusalsExplainThemselves();
    void thereAreEnoughRows();
    void foundAddressIsAFixedPoint();
    void subdomainOfDynamicsReadsBack();
    void onlyTheHostIsRepeated();
    void cloudNotAmongTheGiven();
    void everyCloudKnowsItsOwn_data();
    void everyCloudKnowsItsOwn();
    void withoutBuiltInCloudsNothingIsReduced();
    void mutationsAreHandled();
    void longTextsAreAnsweredQuickly_data();
    void longTextsAreAnsweredQuickly();
    void storedAddressIsOneOfItsCloud_data();
    void storedAddressIsOneOfItsCloud();
};

void TestAddress::rows_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    for (int i = 0; i < int(std::size(tables)); ++i) {
        for (const Row &row : rowsOf(tables[i].file))
            QTest::addRow("%s: %s", tables[i].file, qPrintable(row.name)) << i << row.text << row.expected;
    }
}

void TestAddress::rows()
{
    QFETCH(const int, table);
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    const QList<Cloud> clouds = tables[table].added ? cloudsWithAdded() : builtInClouds();
    const AddressReading reading = tables[table].reader(text, clouds);
    QCOMPARE(actual(reading, expected), expectation(expected));
    QCOMPARE(reading.nearMiss, !reading.address && !reading.alternatives.isEmpty() && reading.kind.isEmpty());
}

void TestAddress::bothReadersAgreeWithEither()
{
    for (const Table &table : tables) {
        const QList<Cloud> clouds = table.added ? cloudsWithAdded() : builtInClouds();
        for (const Row &row : rowsOf(table.file)) {
            const AddressReading either = readAddress(row.text, clouds);
            const AddressReading salesforce = readSalesforceAddress(row.text, clouds);
            const AddressReading dynamics = readDynamicsAddress(row.text, clouds);
            const QString where =
                row.file + QLatin1Char(' ') + row.name + QLatin1Char(' ') + describe(either);
            // No text is both, and whatever one of them finds is found.
            QVERIFY2(!(salesforce.address && dynamics.address), qPrintable(where));
            QVERIFY2(either.address.has_value() == (salesforce.address || dynamics.address),
                     qPrintable(where));
            if (salesforce.address)
                QVERIFY2(*either.address == *salesforce.address, qPrintable(where));
            if (dynamics.address)
                QVERIFY2(*either.address == *dynamics.address, qPrintable(where));
            if (!either.address)
                QVERIFY2(either.nearness == std::max(salesforce.nearness, dynamics.nearness),
                         qPrintable(where));
        }
    }
}

void TestAddress::refusalsExplainThemselves()
{
    for (const Table &table : tables) {
        for (const Row &row : rowsOf(table.file)) {
            for (const Reader reader : {readSalesforceAddress, readDynamicsAddress, readAddress}) {
                const AddressReading reading = reader(row.text, cloudsWithAdded());
                if (reading.address)
                    continue;
                const QString where =
                    row.file + QLatin1Char(' ') + row.name + QLatin1Char(' ') + describe(reading);
                QVERIFY2(reading.reason.code == ErrorCode::AddressRejected, qPrintable(where));
                QVERIFY2(reading.reason.sentence.endsWith(QLatin1Char('.')), qPrintable(where));
                QVERIFY2(!reading.reason.remedy.isEmpty() && !reading.reason.detail.isEmpty(),
                         qPrintable(where));
                for (const QString &meant : reading.alternatives) {
                    QVERIFY2(reading.reason.remedy.contains(reading.alternatives.constFirst()),
                             qPrintable(where));
                    QVERIFY2(readAddress(meant, cloudsWithAdded()).address, qPrintable(where));
                }
            }
        }
    }
}

void TestAddress::thereAreEnoughRows()
{
    qsizetype reference = 0;
    qsizetype ours = 0;
    for (const Table &table : tables)
        (QByteArray(table.file).endsWith("-reference") ? reference : ours) += rowsOf(table.file).size();
    QCOMPARE(reference, 38 + 26 + 59);
    QVERIFY2(ours >= 150, qPrintable(QString::number(ours)));
}

void TestAddress::foundAddressIsAFixedPoint()
{
    int found = 0;
    for (const Table &table : tables) {
        const QList<Cloud> clouds = table.added ? cloudsWithAdded() : builtInClouds();
        for (const Row &row : rowsOf(table.file)) {
            const AddressReading first = table.reader(row.text, clouds);
            if (!first.address || first.address->address.isEmpty())
                continue;
            ++found;
            const AddressReading second = table.reader(first.address->address.toString(), clouds);
            QVERIFY2(second.address, qPrintable(describe(first)));
            QCOMPARE(second.address->address, first.address->address);
            QCOMPARE(second.address->subdomain, first.address->subdomain);
            QCOMPARE(second.address->cloud, first.address->cloud);
            QCOMPARE(second.address->kind, first.address->kind);
            QCOMPARE(first.address->address.toString(QUrl::RemovePath | QUrl::RemoveQuery
                                                     | QUrl::RemoveFragment | QUrl::RemoveUserInfo),
                     first.address->address.toString());
        }
    }
    QVERIFY(found > 100);
}

void TestAddress::subdomainOfDynamicsReadsBack()
{
    for (const Cloud &cloud : builtInClouds()) {
        for (const QString &region : cloud.dataverseHosts) {
            const QString host = QStringLiteral("org31ec4237.") + region;
            const AddressReading reading = readDynamicsAddress(host, builtInClouds());
            QVERIFY2(reading.address, qPrintable(host));
            QCOMPARE(reading.address->cloud, cloud.name);
            const AddressReading again = readDynamicsAddress(reading.address->subdomain, builtInClouds());
            QVERIFY2(again.address, qPrintable(reading.address->subdomain));
            QCOMPARE(*again.address, *reading.address);
        }
    }
}

void TestAddress::onlyTheHostIsRepeated()
{
    // Session ids, passwords and the like travel in what is pasted along; a reason may be logged.
    const QString secret = QStringLiteral("hunter2");
    for (const char *text : {
             "https://user:hunter2@acme.my.salesforce.com/",
             "https://user:hunter2@evil.example/",
             "https://acme.my.salesforce.co/secur/frontdoor.jsp?sid=hunter2",
             "https://evil.example/hunter2?x=hunter2#hunter2",
             "ftp://user:hunter2@contoso.crm.dynamics.com/hunter2",
             "https://contoso.crm99.dynamics.com/?x=hunter2",
             "https://admin:hunter2@login.salesforce.com:8443/",
             "https://acme.my.salesforce.com:hunter2/",
             "https://make.powerapps.com/hunter2",
             "https://evil:hunter2@contoso.crm4.dynamics.com.evil.example",
         }) {
        for (const Reader reader : {readSalesforceAddress, readDynamicsAddress, readAddress}) {
            const AddressReading reading = reader(QLatin1String(text), cloudsWithAdded());
            const QString shown = reading.reason.text() + reading.reason.detail
                + reading.alternatives.join(QLatin1Char(' ')) + describe(reading);
            QVERIFY2(!shown.contains(secret), qPrintable(shown));
        }
    }
}

void TestAddress::cloudNotAmongTheGiven()
{
    const auto only = [](const char *name) {
        QList<Cloud> list;
        for (const Cloud &cloud : builtInClouds()) {
            if (cloud.name == QLatin1String(name))
                list += cloud;
        }
        return list;
    };
    // The commercial hosts serve Government Cloud customers as well, outside the DoD.
    const QString acme = QStringLiteral("acme.my.salesforce.com");
    QCOMPARE(readSalesforceAddress(acme, only("usgov")).address->cloud, QStringLiteral("usgov"));
    QCOMPARE(readSalesforceAddress(acme, only("china")).reason.detail, QStringLiteral("other-cloud"));
    QVERIFY(readSalesforceAddress(acme, only("china")).reason.sentence.contains(QStringLiteral("global")));
    const QString gcc = QStringLiteral("contoso.crm9.dynamics.com");
    QCOMPARE(readAddress(gcc, only("usgov")).address->cloud, QStringLiteral("usgov"));
    const AddressReading wrong = readAddress(gcc, only("global"));
    QVERIFY(!wrong.address);
    QCOMPARE(wrong.reason.detail, QStringLiteral("other-cloud"));
    QVERIFY(wrong.reason.sentence.contains(QStringLiteral("usgov")));
    QCOMPARE(readAddress(QStringLiteral("https://make.powerapps.com/environments/"
                                        "0b1c2d3e-1111-4222-8333-444455556666"),
                         only("china"))
                 .reason.detail,
             QStringLiteral("other-cloud"));
}

void TestAddress::everyCloudKnowsItsOwn_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("clouds");
    const QStringList commercial{QStringLiteral("global"), QStringLiteral("usgov"),
                                 QStringLiteral("usgov-high")};
    QTest::newRow("commercial") << "contoso.crm4.dynamics.com" << QStringList{QStringLiteral("global")};
    QTest::newRow("GCC") << "contoso.crm9.dynamics.com" << QStringList{QStringLiteral("usgov")};
    QTest::newRow("GCC High") << "contoso.crm.microsoftdynamics.us"
                              << QStringList{QStringLiteral("usgov-high")};
    QTest::newRow("DoD") << "contoso.crm.appsplatform.us" << QStringList{QStringLiteral("usgov-dod")};
    QTest::newRow("China") << "contoso.crm.dynamics.cn" << QStringList{QStringLiteral("china")};
    QTest::newRow("Salesforce") << "acme.my.salesforce.com" << commercial;
    QTest::newRow("Salesforce, DoD") << "unit.my.salesforce.mil" << QStringList{QStringLiteral("usgov-dod")};
    QTest::newRow("Salesforce, DoD, Lightning")
        << "unit.lightning.crmforce.mil" << QStringList{QStringLiteral("usgov-dod")};
    QTest::newRow("Salesforce, China") << "acme.my.sfcrmproducts.cn" << QStringList{QStringLiteral("china")};
    QTest::newRow("Salesforce, China, Lightning")
        << "acme.lightning.sfcrmapps.cn" << QStringList{QStringLiteral("china")};
}

// Tokens of one cloud are worth nothing in another, and must not be sent there.
void TestAddress::everyCloudKnowsItsOwn()
{
    QFETCH(const QString, address);
    QFETCH(const QStringList, clouds);
    const AddressReading known = readAddress(address, builtInClouds());
    QVERIFY(known.address);
    QCOMPARE(known.address->cloud, clouds.constFirst());
    for (const Cloud &cloud : builtInClouds()) {
        const AddressReading reading = readAddress(address, {cloud});
        QCOMPARE(isAddressOf(cloud, known.address->crm, known.address->address), clouds.contains(cloud.name));
        if (clouds.contains(cloud.name)) {
            QVERIFY2(reading.address && reading.address->cloud == cloud.name, qPrintable(cloud.name));
            continue;
        }
        QVERIFY2(!reading.address, qPrintable(cloud.name));
        QCOMPARE(reading.reason.detail, QStringLiteral("other-cloud"));
        QVERIFY2(reading.reason.remedy.contains(clouds.constFirst()), qPrintable(reading.reason.remedy));
    }
}

void TestAddress::withoutBuiltInCloudsNothingIsReduced()
{
    const QList<Cloud> added = cloudsWithAdded().mid(builtInClouds().size());
    QVERIFY(!readAddress(QStringLiteral("acme.my.salesforce.com"), added).address);
    QVERIFY(!readAddress(QStringLiteral("contoso.crm4.dynamics.com"), added).address);
    QVERIFY(readAddress(QStringLiteral("http://127.0.0.1:41001"), added).address);

    // Where only the scheme is wrong, the same host and port is what was meant, whosever it is.
    Cloud practice;
    practice.name = QStringLiteral("practice");
    practice.added = true;
    practice.salesforceLogin = QUrl(QStringLiteral("http://127.0.0.1:47100"));
    practice.salesforceHosts = QStringList{QStringLiteral("127.0.0.1:47100")};
    practice.globalDiscovery = QUrl(QStringLiteral("http://127.0.0.1:47102"));
    practice.dataverseHosts = QStringList{QStringLiteral("127.0.0.1:47102")};
    const AddressReading wrongScheme = readAddress(QStringLiteral("https://127.0.0.1:47102"), {practice});
    QCOMPARE(wrongScheme.alternatives.value(0), QStringLiteral("http://127.0.0.1:47102"));
    QVERIFY(!readAddress(QStringLiteral("acme.my.salesforce.com"), {}).address);
}

// Whatever is typed: an answer, and an address only of a host that the tables know.
void TestAddress::mutationsAreHandled()
{
    static const QRegularExpression good(QStringLiteral(
        R"(\Ahttps://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9-]{1,63})?\.my(?:\.[a-z0-9-]+)?[.-](?:salesforce\.com|salesforce\.mil|sfcrmproducts\.cn)|[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.crm\d{0,2}\.(?:dynamics\.com|dynamics\.cn|microsoftdynamics\.us|appsplatform\.us))\z)"));
    QList<Row> seeds;
    for (const Table &table : tables) {
        if (!table.added)
            seeds += rowsOf(table.file);
    }
    const QString letters = QStringLiteral("abc.-_:/\\@?#%[] 0-9\u0430\u200B\u00FCK\u212A\uFF0E\u3002")
        + QChar(0) + QChar(0xD800) + QChar(0x202E);
    QRandomGenerator random(20260501);
    for (int i = 0; i < 10000; ++i) {
        QString text = seeds.at(random.bounded(int(seeds.size()))).text;
        for (int edits = random.bounded(4); edits >= 0; --edits) {
            const int at = random.bounded(int(text.size()) + 1);
            const QChar letter = letters.at(random.bounded(int(letters.size())));
            switch (random.bounded(4)) {
            case 0:
                text.insert(at, letter);
                break;
            case 1:
                text.remove(at, 1);
                break;
            case 2:
                text = text.mid(at) + text.left(at);
                break;
            default:
                text.insert(at, seeds.at(random.bounded(int(seeds.size()))).text);
            }
        }
        const AddressReading reading = readAddress(text, builtInClouds());
        if (!reading.address) {
            QVERIFY(!reading.reason.sentence.isEmpty());
            continue;
        }
        const QString address = reading.address->address.toString();
        QVERIFY2(!address.isEmpty() || !reading.address->environmentId.isEmpty(), qPrintable(text));
        if (address.isEmpty())
            continue;
        QVERIFY2(good.match(address).hasMatch(), qPrintable(text + QStringLiteral(" -> ") + address));
        const AddressReading again = readAddress(address, builtInClouds());
        QVERIFY2(again.address && again.address->address.toString() == address, qPrintable(address));
    }
}

void TestAddress::longTextsAreAnsweredQuickly_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("end");
    for (const char *unit : {"a", ".", " ", "-", "a.", "https://", "acme.my.salesforce.com ", "&url=x", "@",
                             "%41", "/", ":", "[", "a ", "\"<"}) {
        QTest::addRow("%s", unit) << QString::fromLatin1(unit) << QString();
        QTest::addRow("%s + address", unit)
            << QString::fromLatin1(unit) << QStringLiteral("https://contoso.crm4.dynamics.com");
        QTest::addRow("safe link + %s", unit)
            << QString::fromLatin1(unit)
            << QStringLiteral("https://eur01.safelinks.protection.outlook.com/?");
    }
}

// One megabyte, and the longest text that is still read, each in far less than a key press.
void TestAddress::longTextsAreAnsweredQuickly()
{
    QFETCH(const QString, unit);
    QFETCH(const QString, end);
    for (const qsizetype length : {qsizetype(1 << 20), qsizetype(65536)}) {
        QString text = unit.repeated((length - end.size()) / unit.size());
        text = end.contains(QLatin1String("safelinks")) ? end + text : text + end;
        QElapsedTimer timer;
        timer.start();
        const AddressReading reading = readAddress(text, cloudsWithAdded());
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        if (length > 65536)
            QCOMPARE(reading.reason.detail, QStringLiteral("too-long"));
    }
}

void TestAddress::storedAddressIsOneOfItsCloud_data()
{
    QTest::addColumn<QString>("cloud");
    QTest::addColumn<CrmKind>("crm");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("belongs");
    const auto row = [](const char *name, const char *cloud, CrmKind crm, const char *address, bool belongs) {
        QTest::newRow(name) << QString::fromLatin1(cloud) << crm << QString::fromLatin1(address) << belongs;
    };
    const CrmKind salesforce = CrmKind::Salesforce;
    const CrmKind dynamics = CrmKind::Dynamics;
    row("My Domain", "global", salesforce, "https://acme.my.salesforce.com", true);
    row("sandbox", "global", salesforce, "https://acme--uat.sandbox.my.salesforce.com", true);
    row("as Salesforce answers", "global", salesforce, "https://acme.my.salesforce.com/", true);
    row("instance", "global", salesforce, "https://na139.salesforce.com", true);
    row("environment", "global", dynamics, "https://acme.crm4.dynamics.com", true);
    row("its government", "usgov", dynamics, "https://acme.crm9.dynamics.com", true);
    row("its practice org", "practice", salesforce, "http://127.0.0.1:41001", true);
    row("plain", "global", salesforce, "http://acme.my.salesforce.com", false);
    row("another port", "global", salesforce, "https://acme.my.salesforce.com:8443", false);
    row("foreign", "global", salesforce, "https://acme.my.salesforce.com.evil.example", false);
    row("begins like it", "global", dynamics, "https://acme.crm4.dynamics.com.evil.example", false);
    row("this computer", "global", salesforce, "http://127.0.0.1:23999", false);
    row("another cloud's", "global", dynamics, "https://acme.crm9.dynamics.com", false);
    row("the other CRM's", "global", dynamics, "https://acme.my.salesforce.com", false);
    row("another port there", "practice", salesforce, "http://127.0.0.1:23999", false);
    row("a real one there", "practice", salesforce, "https://acme.my.salesforce.com", false);
    row("an instance there", "practice", salesforce, "https://na139.salesforce.com", false);
    row("nothing", "global", salesforce, "", false);
}

void TestAddress::storedAddressIsOneOfItsCloud()
{
    QFETCH(const QString, cloud);
    QFETCH(const CrmKind, crm);
    QFETCH(const QString, address);
    QFETCH(const bool, belongs);
    const QList<Cloud> clouds = cloudsWithAdded();
    const auto named = std::find_if(clouds.begin(), clouds.end(),
                                    [&cloud](const Cloud &known) { return known.name == cloud; });
    QVERIFY(named != clouds.end());
    QCOMPARE(isAddressOf(*named, crm, QUrl(address)), belongs);
}

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
