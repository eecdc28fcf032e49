// SPDX-License-Identifier: GPL-3.0-or-later
// Windows only: the real registry, below a key of the test's own.
#include "settings/registryplaces_win.h"
#include "settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

#include <qt_windows.h>

using namespace fairlead;

namespace {

const QString root = QStringLiteral("Software\\FairleadTest\\%1").arg(QCoreApplication::applicationPid());

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

void store(const QString &key, const QString &name, DWORD type, const QByteArray &data)
{
    HKEY handle = nullptr;
    QCOMPARE(::RegCreateKeyExW(HKEY_CURRENT_USER, wide(key), 0, nullptr, 0, KEY_WRITE | KEY_WOW64_64KEY,
                               nullptr, &handle, nullptr),
             LSTATUS(ERROR_SUCCESS));
    QCOMPARE(::RegSetValueExW(handle, wide(name), 0, type, reinterpret_cast<const BYTE *>(data.constData()),
                              DWORD(data.size())),
             LSTATUS(ERROR_SUCCESS));
    ::RegCloseKey(handle);
}

QByteArray utf16(const QString &text)
{
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), (text.size() + 1) * 2);
}

void storeNumber(const QString &key, const QString &name, DWORD number)
{
    store(key, name, REG_DWORD, QByteArray(reinterpret_cast<const char *>(&number), sizeof number));
}

} // namespace

class TestRegistryPlaces : public QObject
{
    Q_OBJECT

    const QString m_policies = root + QStringLiteral("\\Policies");
    const QString m_defaults = root + QStringLiteral("\\Defaults");
    const RegistryPlaces m_places{
        {{SettingSource::UserPolicy, false, m_policies}, {SettingSource::MachineDefault, false, m_defaults}}};

private slots:
    void cleanup() { ::RegDeleteTreeW(HKEY_CURRENT_USER, wide(root)); }

    void noKeyIsMade()
    {
        QVERIFY(m_places.read() && m_places.read()->isEmpty());
        HKEY handle = nullptr;
        QCOMPARE(::RegOpenKeyExW(HKEY_CURRENT_USER, wide(m_policies), 0, KEY_READ, &handle),
                 LSTATUS(ERROR_FILE_NOT_FOUND));
    }

    void everyType()
    {
        storeNumber(m_policies, QStringLiteral("ProxyPort"), 3128);
        storeNumber(m_policies, QStringLiteral("PracticeOrg"), 0);
        store(m_policies, QStringLiteral("ProxyHost"), REG_SZ, utf16(QStringLiteral("proxy.corp.example")));
        qputenv("FAIRLEADTEST", "C:\\corp");
        store(m_policies, QStringLiteral("ExtraCaFile"), REG_EXPAND_SZ,
              utf16(QStringLiteral("%FAIRLEADTEST%\\ca.pem")));
        store(m_policies, QStringLiteral("SignInWays"), REG_MULTI_SZ,
              utf16(QStringLiteral("popup") + QChar(0) + QStringLiteral("browser") + QChar(0)));
        const quint64 percent = 40;
        store(m_defaults, QStringLiteral("ApiKeptPercent"), REG_QWORD,
              QByteArray(reinterpret_cast<const char *>(&percent), sizeof percent));
        storeNumber(m_defaults, QStringLiteral("ProxyPort"), 1);

        const QTemporaryDir dir;
        const QString person = dir.filePath(QStringLiteral("settings.json"));
        const Outcome checked = Settings::check(person, m_places);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().text()));
        const Settings settings = Settings::load(person, m_places);
        QCOMPARE(settings.value(Setting::ProxyPort).toInt(), 3128);
        QCOMPARE(settings.value(Setting::PracticeOrg), QVariant(false));
        QCOMPARE(settings.value(Setting::ProxyHost).toString(), QStringLiteral("proxy.corp.example"));
        QCOMPARE(settings.value(Setting::ExtraCaFile).toString(), QStringLiteral("C:\\corp\\ca.pem"));
        QCOMPARE(settings.value(Setting::SignInWays).toStringList(),
                 (QStringList{QStringLiteral("popup"), QStringLiteral("browser")}));
        QCOMPARE(settings.value(Setting::ApiKeptPercent).toInt(), 40);
        QVERIFY(!settings.isLocked(Setting::ApiKeptPercent));
        QVERIFY(settings.isLocked(Setting::SignInWays));
    }

    void typeThatNoSettingHasIsNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("type");
        QTest::newRow("bytes for a text") << QStringLiteral("ProxyHost") << int(REG_BINARY);
        QTest::newRow("bytes for a truth") << QStringLiteral("AddedClouds") << int(REG_BINARY);
        QTest::newRow("nothing for a number") << QStringLiteral("ProxyPort") << int(REG_NONE);
        QTest::newRow("number of one byte") << QStringLiteral("ProxyPort") << int(REG_DWORD);
    }
    void typeThatNoSettingHasIsNamed()
    {
        QFETCH(const QString, name);
        QFETCH(const int, type);
        store(m_policies, name, DWORD(type), QByteArray(1, 1));
        const QTemporaryDir dir;
        const Outcome checked = Settings::check(dir.filePath(QStringLiteral("settings.json")), m_places);
        QVERIFY(!checked);
        QVERIFY(checked.error().sentence.contains(QStringLiteral("HKCU\\") + m_policies));
        QVERIFY(checked.error().sentence.contains(name));
    }
};

QTEST_GUILESS_MAIN(TestRegistryPlaces)
#include "tst_registryplaces.moc"
