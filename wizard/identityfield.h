// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/networksettings.h"

#include <QWidget>

class QLineEdit;

namespace fairlead {

namespace look {
class AdministratorNote;
class Note;
class PasswordEdit;
} // namespace look

/// The certificate this computer shows to servers that ask who connects: a PKCS#12 file and its password,
/// opened as they are entered. UI thread. Object names: clientFileEdit, chooseClientFileButton,
/// clientPassphraseEdit, showClientPassphraseButton, clientNote, removeClientButton.
class IdentityField : public QWidget
{
    Q_OBJECT
public:
    explicit IdentityField(const NetworkSettings &settings, QWidget *parent = nullptr);

    /// The file is set by an administrator: only its password is a person's to give.
    void setLocked(bool locked);
    /// Nothing was entered, or it opens.
    bool isComplete() const { return m_problem.isEmpty(); }
    void writeTo(NetworkSettings &settings) const;

signals:
    void changed();

private:
    void chooseFile();
    void read();
    void showState();

    QByteArray m_pkcs12;
    Secret m_passphrase;
    bool m_locked = false;
    QString m_problem; ///< why what was entered is not taken
    QLineEdit *m_file;
    look::PasswordEdit *m_password;
    look::Note *m_note;
    look::AdministratorNote *m_administrator = nullptr;
};

} // namespace fairlead
