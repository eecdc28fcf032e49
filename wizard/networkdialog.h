// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/networksettings.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;
class QSpinBox;

namespace fairlead {

namespace look {
class ChoiceCard;
class Note;
class PasswordEdit;
} // namespace look

/// How this computer reaches the internet: proxy and a further certificate authority. Shows the authority's
/// own name before anything trusts it. Object names: systemProxyCard, noProxyCard, manualProxyCard,
/// proxyHostEdit, proxyPortEdit, proxyUserEdit, proxyPasswordEdit, showProxyPasswordButton, caFileEdit,
/// chooseCaFileButton, removeCaButton, caNote, okButton, cancelButton.
class NetworkDialog : public QDialog
{
    Q_OBJECT
public:
    explicit NetworkDialog(const NetworkSettings &settings, QWidget *parent = nullptr);

    NetworkSettings settings() const;

private:
    void divideHost();
    void refresh();
    void readFile(const QString &path);
    void chooseFile();

    NetworkSettings m_settings;
    QString m_problem; ///< why the file was not taken
    look::ChoiceCard *m_system;
    look::ChoiceCard *m_none;
    look::ChoiceCard *m_manual;
    QWidget *m_manualFields;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    look::PasswordEdit *m_password;
    QLineEdit *m_file;
    look::Note *m_authority;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace fairlead
