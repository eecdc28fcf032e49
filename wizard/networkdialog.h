// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/networksettings.h"
#include "settings/settingstable.h"

#include <QDialog>

class QDialogButtonBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace fairlead {

class IdentityField;

namespace look {
class AdministratorNote;
class ChoiceCard;
class Note;
class PasswordEdit;
} // namespace look

/// How this computer reaches the internet: proxy, a further certificate authority, a certificate of its own.
/// Shows the authority's own name before anything trusts it. User name and password that the proxy has
/// refused are asked anew; each settings() is a login of its own. Object names: systemProxyCard, noProxyCard,
/// manualProxyCard, proxyHostEdit, proxyPortEdit, proxyUserEdit, proxyPasswordEdit, showProxyPasswordButton,
/// caFileEdit, chooseCaFileButton, proxyLoginNote, removeCaButton, caNote, okButton, cancelButton.
class NetworkDialog : public QDialog
{
    Q_OBJECT
public:
    /// `locked`: set by an administrator's policy; shown, and not to be changed.
    explicit NetworkDialog(const NetworkSettings &settings, QList<Setting> locked = {},
                           QWidget *parent = nullptr);

    NetworkSettings settings() const;

private:
    void addLogin();
    look::AdministratorNote *addNote(QVBoxLayout *column, const QList<QWidget *> &fields, Setting setting);
    void focusFirst();
    void divideHost();
    void refresh();
    void readFile(const QString &path);
    void chooseFile();

    NetworkSettings m_settings;
    QList<Setting> m_locked;
    QString m_problem; ///< why the file was not taken
    look::ChoiceCard *m_system;
    look::ChoiceCard *m_none;
    look::ChoiceCard *m_manual;
    QWidget *m_manualFields;
    QWidget *m_loginFields; ///< a proxy of the system's may ask too
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    look::PasswordEdit *m_password;
    look::Note *m_login;
    QLineEdit *m_file;
    look::Note *m_authority;
    IdentityField *m_identity;
    look::AdministratorNote *m_hostNote = nullptr;
    look::AdministratorNote *m_portNote = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace fairlead
