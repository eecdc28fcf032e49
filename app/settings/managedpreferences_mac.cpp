// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/managedlayers.h"

#include <CoreFoundation/CoreFoundation.h>

#include <QFile>
#include <QStringList>

#include <pwd.h>
#include <unistd.h>

#include <vector>

namespace fairlead {

namespace {

/// Releases what was copied or created.
template <typename Type> class Owned
{
public:
    explicit Owned(Type object)
        : m_object(object)
    {
    }
    ~Owned()
    {
        if (m_object)
            CFRelease(m_object);
    }
    Q_DISABLE_COPY_MOVE(Owned)
    Type get() const { return m_object; }

private:
    Type m_object;
};

QVariant valueOf(CFTypeRef object)
{
    const CFTypeID type = CFGetTypeID(object);
    if (type == CFStringGetTypeID())
        return QString::fromCFString(static_cast<CFStringRef>(object));
    if (type == CFBooleanGetTypeID())
        return CFBooleanGetValue(static_cast<CFBooleanRef>(object)) != 0;
    if (type == CFNumberGetTypeID()) {
        double number = 0;
        CFNumberGetValue(static_cast<CFNumberRef>(object), kCFNumberDoubleType, &number);
        return number;
    }
    if (type == CFArrayGetTypeID()) {
        QVariantList list;
        const auto array = static_cast<CFArrayRef>(object);
        for (CFIndex index = 0; index < CFArrayGetCount(array); ++index)
            list += valueOf(CFArrayGetValueAtIndex(array, index));
        return list;
    }
    return QByteArray(); // no setting takes it: named as a value that is none
}

QVariant valueOrNone(CFTypeRef object)
{
    return object ? valueOf(object) : QVariant();
}

/// The keys of a property list; none where there is no such file, or it is none.
QStringList keysIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const Owned<CFDataRef> data(file.readAll().toCFData());
    const Owned<CFPropertyListRef> list(CFPropertyListCreateWithData(
        kCFAllocatorDefault, data.get(), kCFPropertyListImmutable, nullptr, nullptr));
    if (!list.get() || CFGetTypeID(list.get()) != CFDictionaryGetTypeID())
        return {};
    const auto dictionary = static_cast<CFDictionaryRef>(list.get());
    std::vector<const void *> keys(std::size_t(CFDictionaryGetCount(dictionary)));
    CFDictionaryGetKeysAndValues(dictionary, keys.data(), nullptr);
    QStringList names;
    for (const void *key : keys)
        names += QString::fromCFString(static_cast<CFStringRef>(key));
    return names;
}

/// A domain has no list of what is forced in it (CFPreferencesCopyKeyList knows nothing of profiles), and
/// CFPreferencesAppValueIsForced has to be told a name: names are read where macOS keeps what profiles force.
class ManagedPreferences final : public PreferencesDomain
{
public:
    explicit ManagedPreferences(const QString &domain)
        : m_domain(domain)
        , m_application(domain.toCFString())
    {
        CFPreferencesAppSynchronize(m_application.get());
    }
    QStringList managedNames() const override
    {
        const QString folder = QStringLiteral("/Library/Managed Preferences/");
        const QString file = m_domain + QStringLiteral(".plist");
        QStringList names = keysIn(folder + file);
        if (const passwd *person = ::getpwuid(::getuid()))
            names += keysIn(folder + QString::fromLocal8Bit(person->pw_name) + QLatin1Char('/') + file);
        return names;
    }
    bool isForced(const QString &name) const override
    {
        const Owned<CFStringRef> key(name.toCFString());
        return CFPreferencesAppValueIsForced(key.get(), m_application.get()) != 0;
    }
    QVariant value(const QString &name) const override
    {
        const Owned<CFStringRef> key(name.toCFString());
        const Owned<CFPropertyListRef> found(CFPreferencesCopyAppValue(key.get(), m_application.get()));
        return valueOrNone(found.get());
    }
    QStringList machineNames() const override
    {
        const Owned<CFArrayRef> keys(
            CFPreferencesCopyKeyList(m_application.get(), kCFPreferencesAnyUser, kCFPreferencesCurrentHost));
        const CFIndex count = keys.get() ? CFArrayGetCount(keys.get()) : 0;
        QStringList names;
        for (CFIndex index = 0; index < count; ++index)
            names +=
                QString::fromCFString(static_cast<CFStringRef>(CFArrayGetValueAtIndex(keys.get(), index)));
        return names;
    }
    QVariant machineValue(const QString &name) const override
    {
        const Owned<CFStringRef> key(name.toCFString());
        const Owned<CFPropertyListRef> found(CFPreferencesCopyValue(
            key.get(), m_application.get(), kCFPreferencesAnyUser, kCFPreferencesCurrentHost));
        return valueOrNone(found.get());
    }

private:
    QString m_domain;
    Owned<CFStringRef> m_application;
};

/// The person's own ~/Library/Preferences is not asked.
class ManagedPlaces final : public AdministratorPlaces
{
public:
    Result<QList<AdministratorLayer>> read() const override
    {
        const QString domain = QStringLiteral(FAIRLEAD_BUNDLE_ID);
        return managedLayers(ManagedPreferences(domain), domain);
    }
};

} // namespace

std::shared_ptr<const AdministratorPlaces> AdministratorPlaces::ofThisComputer()
{
    return std::make_shared<ManagedPlaces>();
}

} // namespace fairlead
