// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/syncsettings.h"

#include <QDialog>

class QSpinBox;

namespace fairlead::look {
class CheckBox;
}

namespace fairlead::ui {

/// What every sync holds itself to: calls that are kept for people, and metered networks. UI thread.
class LimitsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit LimitsDialog(const SyncSettings &settings, QWidget *parent = nullptr);

    SyncSettings settings() const;

private:
    SyncSettings m_settings;
    QSpinBox *m_kept;
    look::CheckBox *m_onMetered;
};

} // namespace fairlead::ui
