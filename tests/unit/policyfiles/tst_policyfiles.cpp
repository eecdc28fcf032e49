// SPDX-License-Identifier: GPL-3.0-or-later
// The files for administrators, read as Windows, macOS and Linux read them, and what the program then takes
// from what they set: exactly the one setting.
#include "connection/laiddown.h"
#include "installer/policy/policyfiles.h"
#include "settings/policyfile.h"
#include "settings/settings.h"
#include "support/administratorstand.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace fairlead;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString generated(const char *name)
{
    return QStringLiteral(POLICY_FOLDER "/") + QLatin1String(name);
}

/// A document as a tree.
struct Node
{
    QString name;
    QMap<QString, QString> attributes;
    QString text;
    QList<Node> children;

    const Node *child(const QString &wanted) const
    {
        for (const Node &one : children) {
            if (one.name == wanted)
                return &one;
        }
        return nullptr;
    }
    QList<Node> all(const QString &wanted) const
    {
        QList<Node> found;
        for (const Node &one : children) {
            if (one.name == wanted)
                found += one;
            found += one.all(wanted);
        }
        return found;
    }
};

Node readNode(QXmlStreamReader &xml)
{
    Node node;
    node.name = xml.name().toString();
    for (const auto &attribute : xml.attributes())
        node.attributes.insert(attribute.name().toString(), attribute.value().toString());
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement)
            node.children += readNode(xml);
        else if (token == QXmlStreamReader::Characters)
            node.text += xml.text();
        else if (token == QXmlStreamReader::EndElement)
            break;
    }
    return node;
}

/// An empty name where it is not well-formed.
Node readXml(const QByteArray &text)
{
    QXmlStreamReader xml(text);
    if (!xml.readNextStartElement())
        return {};
    const Node node = readNode(xml);
    while (!xml.atEnd())
        xml.readNext();
    return xml.hasError() ? Node() : node;
}

/// Keys and their values, as a group policy editor leaves them.
using Registry = QMap<QString, QVariantMap>;

/// The places of a Windows computer with that registry below HKLM or HKCU.
AdministratorStand windowsWith(const Registry &registry, SettingSource source)
{
    AdministratorStand stand;
    const QString key = QStringLiteral("Software\\Policies\\Fairlead");
    if (registry.contains(key))
        stand.layers += {source, key, registry.value(key)};
    return stand;
}

/// What one policy may be set to, and what that writes.
struct Choice
{
    QString label;
    QVariant registryValue;
    QVariant setting;
};

QList<Choice> choicesOf(const Node &policy, const SettingRow &row)
{
    if (const Node *enabled = policy.child(QStringLiteral("enabledValue"))) {
        const Node *disabled = policy.child(QStringLiteral("disabledValue"));
        const auto number = [](const Node *state) {
            return state->children.first().attributes.value(QStringLiteral("value")).toInt();
        };
        return {{QStringLiteral("enabled"), number(enabled), true},
                {QStringLiteral("disabled"), number(disabled), false}};
    }
    const Node element = policy.child(QStringLiteral("elements"))->children.first();
    QList<Choice> choices;
    if (element.name == QLatin1String("enum")) {
        const auto items = element.all(QStringLiteral("string"));
        for (const Node &item : items)
            choices += {item.text, item.text, item.text};
    } else if (element.name == QLatin1String("decimal")) {
        for (const char *end : {"minValue", "maxValue"}) {
            const int number = element.attributes.value(QLatin1String(end)).toInt();
            choices += {QLatin1String(end), number, number};
        }
    } else if (element.name == QLatin1String("multiText")) {
        choices += {QStringLiteral("lines"), row.example.toStringList(), row.example};
    } else {
        choices += {QStringLiteral("text"), row.example.toString(), row.example};
    }
    return choices;
}

/// Empty, or what differs from a computer on which only `row` is set to `value`. Presets need their CRM.
QString difference(const AdministratorPlaces &places, const SettingRow &row, const QVariant &value)
{
    const QTemporaryDir empty;
    const QString person = empty.filePath(QStringLiteral("settings.json"));
    if (const Outcome checked = Settings::check(person, places); !checked)
        return checked.error().text();
    const Settings settings = Settings::load(person, places);
    for (const SettingRow &other : settingsTable()) {
        const bool isMeant = other.setting == row.setting;
        const bool isNeeded = other.setting == Setting::Crm || other.setting == Setting::ProxyHost
            || other.setting == Setting::ProxyPort;
        if (isNeeded && !isMeant)
            continue;
        if (settings.value(other.setting) != (isMeant ? value : other.standard))
            return QStringLiteral("%1 is %2")
                .arg(QLatin1String(other.key), settings.value(other.setting).toString());
        if (settings.isLocked(other.setting) != isMeant)
            return QStringLiteral("lock of %1").arg(QLatin1String(other.key));
    }
    return {};
}

bool needsCrm(const SettingRow &row)
{
    return row.setting > Setting::Crm;
}

QString crmFor(const QVariant &value)
{
    const QStringList salesforce{QStringLiteral("web"), QStringLiteral("jwt"),
                                 QStringLiteral("client-credentials")};
    return salesforce.contains(value.toString()) ? QStringLiteral("salesforce") : QStringLiteral("dynamics");
}

/// What some settings say nothing without.
void addNeeded(const SettingRow &row, const QVariant &value, QVariantMap &values)
{
    if (needsCrm(row))
        values.insert(QStringLiteral("Crm"), crmFor(value));
    if (row.setting == Setting::ProxyMode) {
        values.insert(QStringLiteral("ProxyHost"), QStringLiteral("proxy.corp.example"));
        values.insert(QStringLiteral("ProxyPort"), 3128);
    }
}

/// A property list's value, as CFPreferences gives it.
QVariant plistValue(const Node &node)
{
    if (node.name == QLatin1String("true") || node.name == QLatin1String("false"))
        return node.name == QLatin1String("true");
    if (node.name == QLatin1String("integer"))
        return double(node.text.toInt());
    if (node.name == QLatin1String("string"))
        return node.text;
    QVariantList list;
    QVariantMap map;
    for (qsizetype i = 0; i < node.children.size(); ++i) {
        if (node.name == QLatin1String("array"))
            list += plistValue(node.children.at(i));
        else if (i % 2 == 0)
            map.insert(node.children.at(i).text, plistValue(node.children.value(i + 1)));
    }
    return node.name == QLatin1String("array") ? QVariant(list) : QVariant(map);
}

} // namespace

class TestPolicyFiles : public QObject
{
    Q_OBJECT

    Node m_admx;
    QMap<QString, Node> m_policies; ///< by policyName
    QVariantMap m_payload;

private slots:
    void initTestCase()
    {
        m_admx = readXml(read(generated("fairlead.admx")));
        QCOMPARE(m_admx.name, QStringLiteral("policyDefinitions"));
        const auto policies = m_admx.all(QStringLiteral("policy"));
        for (const Node &policy : policies) {
            const Node *elements = policy.child(QStringLiteral("elements"));
            const Node &named = elements ? elements->children.first() : policy;
            m_policies.insert(named.attributes.value(QStringLiteral("valueName")), policy);
        }
        QCOMPARE(policies.size(), settingsTable().size());
        const QVariant plist =
            plistValue(readXml(read(generated("fairlead.mobileconfig"))).children.value(0));
        QCOMPARE(plist.toMap().value(QStringLiteral("PayloadType")).toString(),
                 QStringLiteral("Configuration"));
        m_payload = plist.toMap().value(QStringLiteral("PayloadContent")).toList().value(0).toMap();
    }

    void filesAreThoseOfTheTable()
    {
        QCOMPARE(read(generated("fairlead.admx")), policyfiles::admx());
        QCOMPARE(read(generated("fairlead.mobileconfig")), policyfiles::mobileConfig());
        QCOMPARE(read(generated("policy.json")), policyfiles::policyJson());
        QCOMPARE(read(generated("en-US/fairlead.adml")), policyfiles::adml());
        // The page in the sources: build the target "policyfiles" and copy what it made.
        QCOMPARE(QString::fromUtf8(read(QStringLiteral(POLICY_SOURCES "/reference.md"))),
                 QString::fromUtf8(policyfiles::reference()));
    }

    void groupPolicySetsExactlyItsSetting_data() { rows(); }
    void groupPolicySetsExactlyItsSetting()
    {
        QFETCH(const int, index);
        const SettingRow &row = settingsTable().at(index);
        QVERIFY(m_policies.contains(QLatin1String(row.policyName)));
        const Node policy = m_policies.value(QLatin1String(row.policyName));
        QCOMPARE(policy.attributes.value(QStringLiteral("class")), QStringLiteral("Both"));
        const auto choices = choicesOf(policy, row);
        QVERIFY(!choices.isEmpty());
        if (!row.choices.isEmpty())
            QCOMPARE(choices.size(), row.choices.size());
        for (const Choice &choice : choices) {
            for (const SettingSource source : {SettingSource::MachinePolicy, SettingSource::UserPolicy}) {
                Registry registry;
                QVariantMap &key = registry[policy.attributes.value(QStringLiteral("key"))];
                key.insert(QLatin1String(row.policyName), choice.registryValue);
                addNeeded(row, choice.setting, key);
                const QString differs = difference(windowsWith(registry, source), row, choice.setting);
                QVERIFY2(differs.isEmpty(), qPrintable(choice.label + QStringLiteral(": ") + differs));
            }
        }
    }

    // The editor holds what is typed to what the program takes.
    void groupPolicyTakesWhatTheProgramTakes()
    {
        for (const SettingRow &row : settingsTable()) {
            const Node policy = m_policies.value(QLatin1String(row.policyName));
            const Node *elements = policy.child(QStringLiteral("elements"));
            const QString element = elements ? elements->children.first().name : QString();
            const int type = row.standard.typeId();
            QCOMPARE(element,
                     type == QMetaType::Bool          ? QString()
                         : !row.choices.isEmpty()     ? QStringLiteral("enum")
                         : type == QMetaType::Int     ? QStringLiteral("decimal")
                         : type == QMetaType::QString ? QStringLiteral("text")
                                                      : QStringLiteral("multiText"));
            if (type == QMetaType::Int) {
                const auto attributes = elements->children.first().attributes;
                const int highest = attributes.value(QStringLiteral("maxValue")).toInt();
                const int lowest = attributes.value(QStringLiteral("minValue")).toInt();
                QVERIFY(!settingValue(row, highest + 1));
                QVERIFY(!settingValue(row, lowest - 1));
            }
        }
    }

    void everyTextIsThere_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("English") << generated("en-US/fairlead.adml");
        QTest::newRow("German") << generated("de-DE/fairlead.adml");
    }
    void everyTextIsThere()
    {
        QFETCH(const QString, file);
        const Node adml = readXml(read(file));
        QCOMPARE(adml.name, QStringLiteral("policyDefinitionResources"));
        QSet<QString> texts;
        const auto strings = adml.all(QStringLiteral("string"));
        for (const Node &text : strings) {
            QVERIFY2(!text.text.trimmed().isEmpty(), qPrintable(text.attributes.value(QStringLiteral("id"))));
            QVERIFY2(!texts.contains(text.attributes.value(QStringLiteral("id"))), "twice");
            texts.insert(text.attributes.value(QStringLiteral("id")));
        }
        QMap<QString, QString> fields; // presentation to the field it shows
        const auto presentations = adml.all(QStringLiteral("presentation"));
        for (const Node &presentation : presentations)
            fields.insert(presentation.attributes.value(QStringLiteral("id")),
                          presentation.children.first().attributes.value(QStringLiteral("refId")));
        static const QRegularExpression wanted(QStringLiteral("\\$\\((string|presentation)\\.([^)]+)\\)"));
        int met = 0;
        auto found = wanted.globalMatch(QString::fromUtf8(read(generated("fairlead.admx"))));
        while (found.hasNext()) {
            const auto match = found.next();
            const bool isString = match.captured(1) == QLatin1String("string");
            QVERIFY2(isString ? texts.contains(match.captured(2)) : fields.contains(match.captured(2)),
                     qPrintable(match.captured()));
            ++met;
        }
        QVERIFY(met > 2 * settingsTable().size());
        for (const Node &policy : std::as_const(m_policies)) {
            const Node *elements = policy.child(QStringLiteral("elements"));
            if (!elements)
                continue;
            const QString presentation = policy.attributes.value(QStringLiteral("presentation"))
                                             .section(QLatin1Char('.'), 1)
                                             .chopped(1);
            QCOMPARE(fields.value(presentation),
                     elements->children.first().attributes.value(QStringLiteral("id")));
        }
    }

    void germanIsGerman()
    {
        const auto texts = [](const char *file) {
            QMap<QString, QString> byId;
            const auto strings = readXml(read(generated(file))).all(QStringLiteral("string"));
            for (const Node &text : strings)
                byId.insert(text.attributes.value(QStringLiteral("id")), text.text);
            return byId;
        };
        const auto english = texts("en-US/fairlead.adml");
        const auto german = texts("de-DE/fairlead.adml");
        for (const SettingRow &row : settingsTable()) {
            const QString help = QLatin1String(row.policyName) + QStringLiteral("_help");
            // The texts that all have in common would hide one that is not translated.
            QVERIFY2(english.value(help).section(QLatin1Char('\n'), 0, 0)
                         != german.value(help).section(QLatin1Char('\n'), 0, 0),
                     qPrintable(help));
        }
    }

    void profileSetsExactlyItsSetting_data() { rows(); }
    void profileSetsExactlyItsSetting()
    {
        QFETCH(const int, index);
        const SettingRow &row = settingsTable().at(index);
        const QString name = QLatin1String(row.policyName);
        QCOMPARE(m_payload.value(QStringLiteral("PayloadType")).toString(),
                 QStringLiteral(FAIRLEAD_BUNDLE_ID));
        QVERIFY(m_payload.contains(name));
        AdministratorStand managed;
        managed.layers = {{SettingSource::MachinePolicy,
                           QStringLiteral(FAIRLEAD_BUNDLE_ID),
                           {{name, m_payload.value(name)}}}};
        addNeeded(row, row.example, managed.layers.first().values);
        // The same file is elsewhere on a Mac.
        QVariant example = row.example;
        if (example.toString().startsWith(QLatin1String("/etc/")))
            example = QString(QStringLiteral("/Library/Application Support/Fairlead/")
                              + example.toString().section(QLatin1Char('/'), -1));
        const QString differs = difference(managed, row, example);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
    }

    void profileHasNothingElse()
    {
        for (auto it = m_payload.cbegin(); it != m_payload.cend(); ++it)
            QVERIFY2(rowOfPolicy(it.key()) || it.key().startsWith(QStringLiteral("Payload")),
                     qPrintable(it.key()));
    }

    void jsonFileSetsExactlyItsSetting_data() { rows(); }
    void jsonFileSetsExactlyItsSetting()
    {
        QFETCH(const int, index);
        const SettingRow &row = settingsTable().at(index);
        const QString name = QLatin1String(row.policyName);
        const QJsonObject example = QJsonDocument::fromJson(read(generated("policy.json"))).object();
        const QJsonObject policies = example.value(QStringLiteral("policies")).toObject();
        const QJsonObject defaults = example.value(QStringLiteral("defaults")).toObject();
        QVERIFY(policies.contains(name) != defaults.contains(name));
        QVariantMap only{
            {name, (policies.contains(name) ? policies.value(name) : defaults.value(name)).toVariant()}};
        addNeeded(row, row.example, only);
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("policy.json"));
        writePolicy(path, QJsonObject{{QStringLiteral("policies"), QJsonObject::fromVariantMap(only)}});
        const QString differs = difference(PolicyFile(path, me()), row, row.example);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
    }

    void wholeExampleIsInOrder()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("policy.json"));
        writePolicy(path, QJsonDocument::fromJson(read(generated("policy.json"))).object());
        const PolicyFile places(path, me());
        const QString person = dir.filePath(QStringLiteral("settings.json"));
        const Outcome checked = Settings::check(person, places);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().text()));
        QVERIFY(Administration::read(places).unknownNames().isEmpty());
        const Settings settings = Settings::load(person, places);
        for (const SettingRow &row : settingsTable())
            QCOMPARE(settings.value(row.setting), row.example);
        QVERIFY(!settings.isLocked(Setting::Language));
        // The address is one, and in the cloud that is named.
        const auto fault = laidDownFault(settings, builtInClouds());
        QVERIFY2(!fault, qPrintable(fault ? fault->text() : QString()));
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < settingsTable().size(); ++index)
            QTest::newRow(settingsTable().at(index).policyName) << index;
    }
    static void writePolicy(const QString &path, const QJsonObject &document)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(document).toJson());
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }
    static uint me()
    {
#ifdef Q_OS_UNIX
        return ::geteuid();
#else
        return 0;
#endif
    }
};

QTEST_GUILESS_MAIN(TestPolicyFiles)
#include "tst_policyfiles.moc"
