// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/packagereader.h"

#include "practice/salesforce/metadatarules.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

constexpr auto manifestName = "package.xml";

ComponentMessage complaint(const QString &file, const QString &problem, const QString &type = {},
                           const QString &fullName = {})
{
    ComponentMessage message{type, fullName, file};
    message.problem = problem;
    return message;
}

// Packages know the settings as a whole under another name than the type has.
const MetadataType *packagedType(const QString &name)
{
    return name == QLatin1String("Settings") ? metadataType(QLatin1String(metadatatype::securitySettings))
                                             : metadataType(name);
}

/// Reads one package: its manifests, then the files they name.
class PackageReader
{
public:
    PackageReader(const QList<ZipEntry> &files, const Deployment::Options &options)
        : m_options(options)
    {
        for (const ZipEntry &file : files) {
            // Several packages have a folder each; one lies at the top (reference Salesforce 5.7).
            const QString name = options.singlePackage ? file.name : file.name.section(QLatin1Char('/'), 1);
            if (!name.isEmpty())
                m_files.append({name, file.content});
        }
    }

    Package read();

private:
    QList<PackageItem> manifest(const char *name);
    void readFile(const ZipEntry &file);
    void addComponent(const MetadataType &type, const XmlNode &node, const QString &file);
    void addFields(const XmlNode &object, const QString &objectName, const QString &file);
    const ZipEntry *fileNamed(const char *name) const;

    const Deployment::Options &m_options;
    QList<ZipEntry> m_files;
    QList<PackageItem> m_named; ///< in package.xml
    Package m_package;
};

const ZipEntry *PackageReader::fileNamed(const char *name) const
{
    const auto found = std::find_if(m_files.begin(), m_files.end(),
                                    [&](const ZipEntry &each) { return each.name == QLatin1String(name); });
    return found == m_files.end() ? nullptr : &*found;
}

// The components a manifest lists; none where it is not there.
QList<PackageItem> PackageReader::manifest(const char *name)
{
    QList<PackageItem> out;
    const QString file = QLatin1String(name);
    const ZipEntry *entry = fileNamed(name);
    if (!entry)
        return out;
    const auto root = readXml(entry->content);
    if (!root || root->name != QLatin1String("Package") || root->space != QLatin1String(metadataNamespace)) {
        m_package.problems.append(
            complaint(file, root ? QStringLiteral("Error parsing file: it is no Package") : root.error()));
        return out;
    }
    for (const XmlNode &types : root->children) {
        if (types.name != QLatin1String("types"))
            continue;
        const QString typeName = types.value("name");
        const MetadataType *type = packagedType(typeName);
        if (!type)
            m_package.problems.append(complaint(
                file, QStringLiteral("Unknown type name '%1' specified in %2").arg(typeName, file)));
        for (const QString &member : type ? types.values("members") : QStringList())
            out.append({type, member, file});
    }
    return out;
}

// Is named in package.xml, by itself or with all of its type.
bool isNamed(const QList<PackageItem> &named, const MetadataType &type, const QString &fullName)
{
    return std::any_of(named.begin(), named.end(), [&](const PackageItem &each) {
        return each.type == &type
            && (each.fullName == QLatin1String("*")
                || each.fullName.compare(fullName, Qt::CaseInsensitive) == 0);
    });
}

void PackageReader::addComponent(const MetadataType &type, const XmlNode &node, const QString &file)
{
    const QString fullName = node.value("fullName");
    if (!isNamed(m_named, type, fullName)) {
        m_package.problems.append(complaint(
            file,
            QStringLiteral("Entity type: '%1' named: '%2' is not in package.xml").arg(type.name, fullName),
            type.name, fullName));
        return;
    }
    if (const auto problem = shapeProblem(type, node)) {
        m_package.problems.append(
            complaint(file, QStringLiteral("Error parsing file: ") + *problem, type.name, fullName));
        return;
    }
    m_package.saved.append({&type, fullName, file, node});
}

// Fields stand in the file of their object, under their own names.
void PackageReader::addFields(const XmlNode &object, const QString &objectName, const QString &file)
{
    const MetadataType &type = *metadataType(QLatin1String(metadatatype::customField));
    for (XmlNode field : object.children) {
        if (field.name != QLatin1String("fields"))
            continue;
        for (XmlNode &member : field.children) {
            if (member.name == QLatin1String("fullName"))
                member.text = objectName + QLatin1Char('.') + member.text;
        }
        addComponent(type, field, file);
    }
}

void PackageReader::readFile(const ZipEntry &file)
{
    const QString folder = file.name.section(QLatin1Char('/'), 0, 0);
    const QString base = file.name.section(QLatin1Char('/'), 1);
    const auto &types = metadataTypes();
    const auto type = std::find_if(types.begin(), types.end(), [&](const MetadataType &each) {
        return each.directory == folder && base.endsWith(QLatin1Char('.') + each.suffix);
    });
    if (type == types.end()) {
        m_package.problems.append(
            complaint(file.name, QStringLiteral("Unknown file or folder: %1").arg(file.name)));
        return;
    }
    const QString fullName =
        QUrl::fromPercentEncoding(base.left(base.size() - type->suffix.size() - 1).toUtf8());
    auto root = readXml(file.content);
    const bool fields = type->is(metadatatype::customField);
    const QString expected = fields ? QStringLiteral("CustomObject") : type->name;
    if (!root || root->name != expected) {
        m_package.problems.append(
            complaint(file.name,
                      QStringLiteral("Error parsing file: ")
                          + (root ? QStringLiteral("root element is not %1").arg(expected) : root.error()),
                      type->name, fullName));
        return;
    }
    if (fields) {
        addFields(*root, fullName, file.name);
        return;
    }
    if (!root->child("fullName")) {
        XmlNode name{QStringLiteral("fullName"), QLatin1String(metadataNamespace)};
        name.text = fullName;
        root->children.prepend(name);
    }
    addComponent(*type, *root, file.name);
}

Package PackageReader::read()
{
    if (!fileNamed(manifestName)) {
        m_package.problems.append(
            complaint(QLatin1String(manifestName), QStringLiteral("No package.xml found")));
        return m_package;
    }
    m_named = manifest(manifestName);
    m_package.deletedBefore = manifest("destructiveChanges.xml") + manifest("destructiveChangesPre.xml");
    m_package.deletedAfter = manifest("destructiveChangesPost.xml");
    for (const ZipEntry &file : m_files) {
        if (file.name.contains(QLatin1Char('/')))
            readFile(file);
    }
    // In the order of the types, as parts refer to their header and policies to what they are for.
    std::stable_sort(m_package.saved.begin(), m_package.saved.end(),
                     [](const PackageItem &one, const PackageItem &other) { return one.type < other.type; });
    for (const PackageItem &each : m_named) {
        const bool found = each.fullName == QLatin1String("*")
            || isNamed(m_package.saved, *each.type, each.fullName)
            || std::any_of(m_package.problems.begin(), m_package.problems.end(),
                           [&](const ComponentMessage &problem) {
                               return problem.type == each.type->name && problem.fullName == each.fullName;
                           });
        if (!found && !m_options.allowMissingFiles)
            m_package.problems.append(complaint(
                QLatin1String(manifestName),
                QStringLiteral("An object '%1' of type %2 was named in package.xml, but was not found in "
                               "zipped directory")
                    .arg(each.fullName, each.type->name),
                each.type->name, each.fullName));
    }
    return m_package;
}

} // namespace

Package readPackage(const QList<ZipEntry> &files, const Deployment::Options &options)
{
    return PackageReader(files, options).read();
}

} // namespace fairlead::practice::salesforce
