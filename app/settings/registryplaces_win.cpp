// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/registryplaces_win.h"

#include <QCoreApplication>

#include <qt_windows.h>

#include <vector>

namespace fairlead {

namespace {

struct RegistryText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::RegistryPlaces)
};

// Names of values are no longer than this (Microsoft, "Registry element size limits").
constexpr DWORD longestName = 16384;

/// Closes what it opened.
class OpenKey
{
public:
    OpenKey(HKEY root, const QString &path)
    {
        // QSettings would make the key where it is missing.
        m_status = ::RegOpenKeyExW(root, reinterpret_cast<const wchar_t *>(path.utf16()), 0,
                                   KEY_QUERY_VALUE | KEY_WOW64_64KEY, &m_key);
    }
    ~OpenKey()
    {
        if (m_key)
            ::RegCloseKey(m_key);
    }
    Q_DISABLE_COPY_MOVE(OpenKey)
    LSTATUS status() const { return m_status; }
    HKEY handle() const { return m_key; }

private:
    HKEY m_key = nullptr;
    LSTATUS m_status = ERROR_SUCCESS;
};

/// The zero at the end may be missing: nobody has to write it.
QString textOf(const std::vector<wchar_t> &data)
{
    const QString text = QString::fromWCharArray(data.data(), int(data.size()));
    return text.left(text.indexOf(QChar(0)) < 0 ? text.size() : text.indexOf(QChar(0)));
}

QString expanded(const QString &text)
{
    const auto *source = reinterpret_cast<const wchar_t *>(text.utf16());
    std::vector<wchar_t> buffer(::ExpandEnvironmentStringsW(source, nullptr, 0) + 1);
    ::ExpandEnvironmentStringsW(source, buffer.data(), DWORD(buffer.size()));
    return textOf(buffer);
}

/// Bytes that are none of the length are no number.
template <typename Number> QVariant numberOf(const std::vector<wchar_t> &data, DWORD bytes)
{
    Number number = 0;
    if (bytes != sizeof number)
        return QByteArray();
    memcpy(&number, data.data(), sizeof number);
    return qulonglong(number);
}

QVariant valueOf(DWORD type, const std::vector<wchar_t> &data, DWORD bytes)
{
    switch (type) {
    case REG_DWORD:
        return numberOf<DWORD>(data, bytes);
    case REG_QWORD:
        return numberOf<quint64>(data, bytes);
    case REG_SZ:
        return textOf(data);
    case REG_EXPAND_SZ:
        return expanded(textOf(data));
    case REG_MULTI_SZ:
        return QString::fromWCharArray(data.data(), int(data.size())).split(QChar(0), Qt::SkipEmptyParts);
    default:
        return QByteArray(); // no setting takes it: named as a value that is none
    }
}

LSTATUS readValues(HKEY key, QVariantMap &values)
{
    std::vector<wchar_t> name(longestName);
    for (DWORD index = 0;; ++index) {
        DWORD nameLength = longestName;
        DWORD type = 0;
        DWORD bytes = 0;
        LSTATUS status =
            ::RegEnumValueW(key, index, name.data(), &nameLength, nullptr, &type, nullptr, &bytes);
        if (status == ERROR_NO_MORE_ITEMS)
            return ERROR_SUCCESS;
        if (status != ERROR_SUCCESS)
            return status;
        std::vector<wchar_t> data((bytes + sizeof(wchar_t) - 1) / sizeof(wchar_t));
        status = ::RegQueryValueExW(key, name.data(), nullptr, &type, reinterpret_cast<BYTE *>(data.data()),
                                    &bytes);
        if (status != ERROR_SUCCESS)
            return status;
        // The unnamed value of a key says nothing.
        if (nameLength > 0)
            values.insert(QString::fromWCharArray(name.data(), int(nameLength)), valueOf(type, data, bytes));
    }
}

Error unreadableKey(const QString &place, LSTATUS status)
{
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = RegistryText::tr("What your administrator has set (%1) cannot be read.").arg(place);
    error.remedy = RegistryText::tr("Tell your administrator: everybody who uses Fairlead needs the right to "
                                    "read this key. Until then Fairlead connects to nothing.");
    error.detail = QStringLiteral("Windows error %1").arg(status);
    return error;
}

} // namespace

Result<QList<AdministratorLayer>> RegistryPlaces::read() const
{
    QList<AdministratorLayer> layers;
    for (const Key &wanted : m_keys) {
        AdministratorLayer layer;
        layer.source = wanted.source;
        layer.place = (wanted.ofMachine ? QStringLiteral("HKLM\\") : QStringLiteral("HKCU\\")) + wanted.path;
        const OpenKey key(wanted.ofMachine ? HKEY_LOCAL_MACHINE : HKEY_CURRENT_USER, wanted.path);
        if (key.status() == ERROR_FILE_NOT_FOUND)
            continue;
        LSTATUS status = key.status();
        if (status == ERROR_SUCCESS)
            status = readValues(key.handle(), layer.values);
        if (status != ERROR_SUCCESS)
            return fail(unreadableKey(layer.place, status));
        layers += layer;
    }
    return layers;
}

std::shared_ptr<const AdministratorPlaces> AdministratorPlaces::ofThisComputer()
{
    const QString policies = QStringLiteral(FAIRLEAD_POLICY_KEY);
    return std::make_shared<RegistryPlaces>(QList<RegistryPlaces::Key>{
        {SettingSource::MachinePolicy, true, policies},
        {SettingSource::UserPolicy, false, policies},
        {SettingSource::MachineDefault, true, QStringLiteral(FAIRLEAD_DEFAULTS_KEY)}});
}

} // namespace fairlead
