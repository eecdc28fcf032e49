// SPDX-License-Identifier: GPL-3.0-or-later
// Group policy templates: Microsoft, "ADMX schema" (PolicyDefinitions 1.0).
#include "policyfiles.h"

#include <QCoreApplication>
#include <QXmlStreamWriter>

namespace fairlead::policyfiles {

namespace {

constexpr QLatin1String definitions("http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions");
constexpr QLatin1String ownNamespace("Fairlead.Policies");
// What an editor shows whole; a longer text is cut off by some.
constexpr int longestText = 1023;

struct TemplateText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::PolicyTemplate)
};

QString translated(const char *text)
{
    return QCoreApplication::translate("fairlead::Settings", text);
}

QString reference(const QString &kind, const QString &id)
{
    return QStringLiteral("$(%1.%2)").arg(kind, id);
}

QString choiceId(const SettingRow &row, int index)
{
    return QStringLiteral("%1_%2").arg(textId(row)).arg(index);
}

bool isTruth(const SettingRow &row)
{
    return row.standard.typeId() == QMetaType::Bool;
}

/// Where there is none, the category of the last one that has.
struct Category
{
    const char *id;
    const char *title;
    Setting first; ///< of the table; the category goes on until the next
};
const QList<Category> &categories()
{
    static const QList<Category> all{
        {"Network", QT_TRANSLATE_NOOP("fairlead::PolicyTemplate", "Network"), Setting::ProxyMode},
        {"Program", QT_TRANSLATE_NOOP("fairlead::PolicyTemplate", "Program and syncing"), Setting::Language},
        {"Permissions", QT_TRANSLATE_NOOP("fairlead::PolicyTemplate", "What is offered"),
         Setting::PracticeOrg},
        {"Presets", QT_TRANSLATE_NOOP("fairlead::PolicyTemplate", "New connections"), Setting::Crm},
    };
    return all;
}

QString categoryOf(const SettingRow &row)
{
    QString id;
    for (const Category &category : categories()) {
        if (row.setting >= category.first)
            id = QLatin1String(category.id);
    }
    return id;
}

void writeHead(QXmlStreamWriter &xml, const QString &root)
{
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeComment(QStringLiteral(" Made from Fairlead's table of settings. "));
    xml.writeStartElement(root);
    xml.writeDefaultNamespace(definitions);
    xml.writeAttribute(QStringLiteral("revision"), QStringLiteral("1.0"));
    xml.writeAttribute(QStringLiteral("schemaVersion"), QStringLiteral("1.0"));
}

void writeDecimal(QXmlStreamWriter &xml, const char *element, int value)
{
    xml.writeStartElement(QLatin1String(element));
    xml.writeEmptyElement(QStringLiteral("decimal"));
    xml.writeAttribute(QStringLiteral("value"), QString::number(value));
    xml.writeEndElement();
}

void writeChoices(QXmlStreamWriter &xml, const SettingRow &row)
{
    for (int index = 0; index < row.choices.size(); ++index) {
        xml.writeStartElement(QStringLiteral("item"));
        xml.writeAttribute(QStringLiteral("displayName"),
                           reference(QStringLiteral("string"), choiceId(row, index)));
        xml.writeStartElement(QStringLiteral("value"));
        xml.writeTextElement(QStringLiteral("string"), QLatin1String(row.choices.at(index).value));
        xml.writeEndElement();
        xml.writeEndElement();
    }
}

/// enum, decimal, multiText or text, by the row's type.
void writeElement(QXmlStreamWriter &xml, const SettingRow &row)
{
    const int type = row.standard.typeId();
    const bool isNumber = type == QMetaType::Int;
    const QString name = !row.choices.isEmpty() ? QStringLiteral("enum")
        : isNumber                              ? QStringLiteral("decimal")
        : type == QMetaType::QStringList        ? QStringLiteral("multiText")
                                                : QStringLiteral("text");
    xml.writeStartElement(QStringLiteral("elements"));
    xml.writeStartElement(name);
    xml.writeAttribute(QStringLiteral("id"), elementId(row));
    xml.writeAttribute(QStringLiteral("valueName"), QLatin1String(row.policyName));
    // "Required": an enabled policy without a value would set nothing.
    if (isNumber || !row.choices.isEmpty())
        xml.writeAttribute(QStringLiteral("required"), QStringLiteral("true"));
    if (isNumber) {
        xml.writeAttribute(QStringLiteral("minValue"), QString::number(row.lowest));
        xml.writeAttribute(QStringLiteral("maxValue"), QString::number(row.highest));
    }
    if (name == QLatin1String("text"))
        xml.writeAttribute(QStringLiteral("maxLength"), QString::number(longestText));
    writeChoices(xml, row);
    xml.writeEndElement();
    xml.writeEndElement();
}

void writePolicy(QXmlStreamWriter &xml, const SettingRow &row)
{
    xml.writeStartElement(QStringLiteral("policy"));
    xml.writeAttribute(QStringLiteral("name"), policyId(row));
    xml.writeAttribute(QStringLiteral("class"), QStringLiteral("Both"));
    xml.writeAttribute(QStringLiteral("displayName"), reference(QStringLiteral("string"), textId(row)));
    xml.writeAttribute(QStringLiteral("explainText"),
                       reference(QStringLiteral("string"), textId(row) + QStringLiteral("_help")));
    xml.writeAttribute(QStringLiteral("key"), QStringLiteral(FAIRLEAD_POLICY_KEY));
    if (isTruth(row))
        xml.writeAttribute(QStringLiteral("valueName"), QLatin1String(row.policyName));
    else
        xml.writeAttribute(QStringLiteral("presentation"),
                           reference(QStringLiteral("presentation"), textId(row)));
    xml.writeEmptyElement(QStringLiteral("parentCategory"));
    xml.writeAttribute(QStringLiteral("ref"), categoryOf(row));
    xml.writeEmptyElement(QStringLiteral("supportedOn"));
    xml.writeAttribute(QStringLiteral("ref"), QStringLiteral("Supported"));
    if (isTruth(row)) {
        writeDecimal(xml, "enabledValue", 1);
        writeDecimal(xml, "disabledValue", 0);
    } else {
        writeElement(xml, row);
    }
    xml.writeEndElement();
}

void writeCategories(QXmlStreamWriter &xml)
{
    xml.writeStartElement(QStringLiteral("categories"));
    xml.writeEmptyElement(QStringLiteral("category"));
    xml.writeAttribute(QStringLiteral("name"), QStringLiteral("Fairlead"));
    xml.writeAttribute(QStringLiteral("displayName"), QStringLiteral("$(string.Fairlead)"));
    for (const Category &category : categories()) {
        xml.writeStartElement(QStringLiteral("category"));
        xml.writeAttribute(QStringLiteral("name"), QLatin1String(category.id));
        xml.writeAttribute(
            QStringLiteral("displayName"),
            reference(QStringLiteral("string"), QStringLiteral("Category_") + QLatin1String(category.id)));
        xml.writeEmptyElement(QStringLiteral("parentCategory"));
        xml.writeAttribute(QStringLiteral("ref"), QStringLiteral("Fairlead"));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeString(QXmlStreamWriter &xml, const QString &id, const QString &text)
{
    xml.writeStartElement(QStringLiteral("string"));
    xml.writeAttribute(QStringLiteral("id"), id);
    xml.writeCharacters(text);
    xml.writeEndElement();
}

QString helpOf(const SettingRow &row)
{
    return translated(row.explanation) + QStringLiteral("\n\n")
        + (isTruth(row) ? TemplateText::tr("Enabled means yes, disabled means no.")
                        : TemplateText::tr("It takes %1.").arg(allowedValues(row)))
        + QLatin1Char('\n')
        + TemplateText::tr(
               "The person sees it as set by the administrator and cannot change it. The policy of "
               "the computer goes before the one of the user.");
}

void writeStrings(QXmlStreamWriter &xml)
{
    xml.writeStartElement(QStringLiteral("stringTable"));
    writeString(xml, QStringLiteral("Fairlead"), QStringLiteral("Fairlead"));
    writeString(xml, QStringLiteral("Supported"), TemplateText::tr("Fairlead 0.1 or later"));
    for (const Category &category : categories())
        writeString(xml, QStringLiteral("Category_") + QLatin1String(category.id),
                    QCoreApplication::translate("fairlead::PolicyTemplate", category.title));
    for (const SettingRow &row : settingsTable()) {
        writeString(xml, textId(row), translated(row.title));
        writeString(xml, textId(row) + QStringLiteral("_help"), helpOf(row));
        for (int index = 0; index < row.choices.size(); ++index)
            writeString(xml, choiceId(row, index), translated(row.choices.at(index).title));
    }
    xml.writeEndElement();
}

void writePresentation(QXmlStreamWriter &xml, const SettingRow &row)
{
    xml.writeStartElement(QStringLiteral("presentation"));
    xml.writeAttribute(QStringLiteral("id"), textId(row));
    const int type = row.standard.typeId();
    const QString label = translated(row.title);
    if (!row.choices.isEmpty() || type != QMetaType::QString) {
        const QString name = !row.choices.isEmpty() ? QStringLiteral("dropdownList")
            : type == QMetaType::Int                ? QStringLiteral("decimalTextBox")
                                                    : QStringLiteral("multiTextBox");
        xml.writeStartElement(name);
        xml.writeAttribute(QStringLiteral("refId"), elementId(row));
        if (type == QMetaType::Int)
            xml.writeAttribute(QStringLiteral("defaultValue"), row.standard.toString());
        if (!row.choices.isEmpty())
            xml.writeAttribute(QStringLiteral("noSort"), QStringLiteral("true"));
        xml.writeCharacters(label);
    } else {
        xml.writeStartElement(QStringLiteral("textBox"));
        xml.writeAttribute(QStringLiteral("refId"), elementId(row));
        xml.writeTextElement(QStringLiteral("label"), label);
    }
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace

QString policyId(const SettingRow &row)
{
    return QStringLiteral("Fairlead_") + QLatin1String(row.policyName);
}

QString textId(const SettingRow &row)
{
    return QLatin1String(row.policyName);
}

QString elementId(const SettingRow &row)
{
    return isTruth(row) ? QString() : QLatin1String(row.policyName) + QStringLiteral("_value");
}

QByteArray admx()
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    writeHead(xml, QStringLiteral("policyDefinitions"));
    xml.writeStartElement(QStringLiteral("policyNamespaces"));
    xml.writeEmptyElement(QStringLiteral("target"));
    xml.writeAttribute(QStringLiteral("prefix"), QStringLiteral("fairlead"));
    xml.writeAttribute(QStringLiteral("namespace"), ownNamespace);
    xml.writeEndElement();
    xml.writeEmptyElement(QStringLiteral("resources"));
    xml.writeAttribute(QStringLiteral("minRequiredRevision"), QStringLiteral("1.0"));
    xml.writeStartElement(QStringLiteral("supportedOn"));
    xml.writeStartElement(QStringLiteral("definitions"));
    xml.writeEmptyElement(QStringLiteral("definition"));
    xml.writeAttribute(QStringLiteral("name"), QStringLiteral("Supported"));
    xml.writeAttribute(QStringLiteral("displayName"), QStringLiteral("$(string.Supported)"));
    xml.writeEndElement();
    xml.writeEndElement();
    writeCategories(xml);
    xml.writeStartElement(QStringLiteral("policies"));
    for (const SettingRow &row : settingsTable())
        writePolicy(xml, row);
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

QByteArray adml()
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    writeHead(xml, QStringLiteral("policyDefinitionResources"));
    xml.writeTextElement(QStringLiteral("displayName"), QStringLiteral("Fairlead"));
    xml.writeTextElement(QStringLiteral("description"), TemplateText::tr("Settings of Fairlead"));
    xml.writeStartElement(QStringLiteral("resources"));
    writeStrings(xml);
    xml.writeStartElement(QStringLiteral("presentationTable"));
    for (const SettingRow &row : settingsTable()) {
        if (!isTruth(row))
            writePresentation(xml, row);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

} // namespace fairlead::policyfiles
