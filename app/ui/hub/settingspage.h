// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/autostart.h"
#include "settings/settingstable.h"

#include <QVariant>
#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace fairlead::look {
class CheckBox;
class Text;
} // namespace fairlead::look

namespace fairlead::ui {

/// What the settings page shows: how the settings stand that are no connection's. A value type.
struct Preferences
{
    /// Whether anybody is asked for newer versions, and who decides that.
    enum class Updates {
        NotAsked, ///< there is no address to ask, or the system's package manager sees to it
        Choice,
        Locked,
    };

    Autostart::State startAtLogin = Autostart::State::Off;
    bool startLocked = false; ///< by an administrator, as all that are locked
    QString language; ///< "de"; empty: the system's
    QStringList languages; ///< there are
    bool languageLocked = false;
    bool checksUpdates = false;
    Updates updates = Updates::NotAsked;
    friend bool operator==(const Preferences &, const Preferences &) = default;
};

/// How the program itself behaves. Writes nothing: it asks, and shows what it is told. UI
/// thread.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(QWidget *parent = nullptr);

    void setPreferences(const Preferences &preferences);

signals:
    /// Answered by setPreferences(), also where it was refused.
    void settingWanted(fairlead::Setting setting, const QVariant &value);
    void networkSettingsRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addStart(QVBoxLayout *column);
    void addLanguage(QVBoxLayout *column);
    void addNetwork(QVBoxLayout *column);
    void addUpdates(QVBoxLayout *column);
    void showStart();
    void showLanguage();
    void showUpdates();

    Preferences m_shown;
    look::CheckBox *m_start;
    look::Text *m_startNote;
    QComboBox *m_language;
    look::Text *m_languageNote;
    look::CheckBox *m_updates;
    look::Text *m_updatesNote;
};

} // namespace fairlead::ui
