// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/settingspage.h"

#include "look/button.h"
#include "look/checkbox.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/scrollcolumn.h"
#include "ui/hub/narrow.h"

#include <QComboBox>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace fairlead::ui {

namespace {

QString setByAdministrator()
{
    return SettingsPage::tr("Set by your administrator.");
}

void addHeading(QVBoxLayout *column, const QString &text)
{
    column->addSpacing(look::ems(column->parentWidget(), look::together));
    column->addWidget(new look::Text(look::Text::Kind::Heading, text));
}

QString nativeName(const QString &language)
{
    const QString name = QLocale(language).nativeLanguageName();
    return name.isEmpty() ? language : name.at(0).toUpper() + name.mid(1);
}

} // namespace

SettingsPage::SettingsPage(QWidget *parent)
    : QWidget(parent)
    , m_start(new look::CheckBox(tr("Start Fairlead when I log in")))
    , m_startNote(new look::Text(look::Text::Kind::Dim))
    , m_language(new QComboBox)
    , m_languageNote(new look::Text(look::Text::Kind::Dim))
    , m_updates(new look::CheckBox(tr("Tell me of newer versions")))
    , m_updatesNote(new look::Text(look::Text::Kind::Dim))
{
    setObjectName(QStringLiteral("settingsPage"));
    auto *scroll = new look::ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QVBoxLayout *column = scroll->column();
    look::keepDistances(this, column, look::Distances::none(look::together));
    addStart(column);
    addLanguage(column);
    addNetwork(column);
    addUpdates(column);
    column->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new look::Text(look::Text::Kind::Title, tr("Settings")));
    layout->addWidget(scroll, 1);
    look::keepDistances(this, layout, pageDistances(false));
    setPreferences({});
}

void SettingsPage::addStart(QVBoxLayout *column)
{
    addHeading(column, tr("Start"));
    m_start->setObjectName(QStringLiteral("startAtLogin"));
    column->addWidget(m_start);
    column->addWidget(m_startNote);
    connect(m_start, &QAbstractButton::clicked, this,
            [this](bool wanted) { emit settingWanted(Setting::StartAtLogin, wanted); });
}

void SettingsPage::addLanguage(QVBoxLayout *column)
{
    const QString title = tr("L&anguage");
    auto *label = new look::Text(look::Text::Kind::Heading, title);
    label->setBuddy(m_language);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    // Long names in a narrow window are cut off, and whole in the list.
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_language->setMinimumContentsLength(8);
    column->addSpacing(look::ems(this, look::together));
    column->addWidget(label);
    column->addWidget(m_language);
    column->addWidget(m_languageNote);
    connect(m_language, &QComboBox::activated, this,
            [this](int row) { emit settingWanted(Setting::Language, m_language->itemData(row)); });
}

void SettingsPage::addNetwork(QVBoxLayout *column)
{
    addHeading(column, tr("Network"));
    auto *network = new look::Button(tr("&Network settings…"));
    network->setObjectName(QStringLiteral("openNetworkSettings"));
    column->addWidget(network, 0, Qt::AlignLeading);
    column->addWidget(new look::Text(look::Text::Kind::Dim,
                                     tr("Proxy, further certificate authorities, client certificate.")));
    connect(network, &QAbstractButton::clicked, this, &SettingsPage::networkSettingsRequested);
}

void SettingsPage::addUpdates(QVBoxLayout *column)
{
    addHeading(column, tr("Newer versions"));
    m_updates->setObjectName(QStringLiteral("updateCheck"));
    column->addWidget(m_updates);
    column->addWidget(m_updatesNote);
    connect(m_updates, &QAbstractButton::clicked, this,
            [this](bool wanted) { emit settingWanted(Setting::UpdateCheck, wanted); });
}

void SettingsPage::setPreferences(const Preferences &preferences)
{
    m_shown = preferences;
    showStart();
    showLanguage();
    showUpdates();
}

void SettingsPage::showStart()
{
    const bool offInSystem = m_shown.startAtLogin == Autostart::State::OffInSystem;
    m_start->setChecked(m_shown.startAtLogin == Autostart::State::On);
    m_start->setEnabled(!m_shown.startLocked && !offInSystem);
    QString note = tr("It starts into the tray and keeps everything in step from there.");
    if (m_shown.startLocked)
        note = setByAdministrator();
    else if (offInSystem) // and switched on there, too
        note = tr("This was switched off in the settings of your system, among the programs that start at "
                  "login (Windows: Task Manager, “Startup apps”). Switch it on there.");
    m_startNote->setText(note);
    m_start->setAccessibleDescription(note);
}

void SettingsPage::showLanguage()
{
    const QSignalBlocker silent(m_language);
    m_language->clear();
    m_language->addItem(tr("As in the system"), QString());
    for (const QString &language : std::as_const(m_shown.languages))
        m_language->addItem(nativeName(language), language);
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_shown.language)));
    m_language->setEnabled(!m_shown.languageLocked);
    m_languageNote->setText(m_shown.languageLocked ? setByAdministrator()
                                                   : tr("A change counts when Fairlead starts again."));
    m_language->setAccessibleDescription(m_languageNote->text());
}

void SettingsPage::showUpdates()
{
    m_updates->setChecked(m_shown.checksUpdates && m_shown.updates != Preferences::Updates::NotAsked);
    m_updates->setEnabled(m_shown.updates == Preferences::Updates::Choice);
    switch (m_shown.updates) {
    case Preferences::Updates::NotAsked:
        m_updatesNote->setText(tr("Newer versions come the way this one came: nobody is asked for them."));
        break;
    case Preferences::Updates::Choice:
        m_updatesNote->setText(tr("Asked for once a day. Nothing is ever installed by itself."));
        break;
    case Preferences::Updates::Locked:
        m_updatesNote->setText(setByAdministrator());
        break;
    }
    m_updates->setAccessibleDescription(m_updatesNote->text());
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    look::keepDistances(this, layout(), pageDistances(isNarrow(this)));
}

} // namespace fairlead::ui
