// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/identityfield.h"

#include "look/administratornote.h"
#include "look/button.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/note.h"
#include "look/passwordedit.h"
#include "net/clientidentity.h"
#include "wizard/pages/flowpage.h"

#include <QFile>
#include <QFileDialog>
#include <QLocale>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

namespace {

// A key with its chain is some kilobytes; a wrong file is not read whole.
constexpr qint64 largestIdentity = 256 * 1024;

QString nameOfOwner(const QSslCertificate &certificate)
{
    const QStringList names = certificate.subjectInfo(QSslCertificate::CommonName);
    return names.isEmpty() ? certificate.subjectDisplayName() : names.first();
}

} // namespace

IdentityField::IdentityField(const NetworkSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_pkcs12(settings.clientPkcs12)
    , m_passphrase(settings.clientPassphrase)
    , m_file(new QLineEdit)
    , m_password(new PasswordEdit)
    , m_note(new Note)
{
    auto *rows = new QVBoxLayout(this);
    keepDistances(this, rows, Distances::none(0.4));
    rows->addWidget(labelFor(m_file, QStringLiteral("clientFileEdit"),
                             tr("Certificate of this computer (PKCS#12 file: .p12, .pfx)"), nullptr));
    rows->addWidget(new Text(
        Text::Kind::Dim,
        tr("Only where a server of your company asks who connects. Shown to such servers and no other.")));
    auto *fileRow = new QHBoxLayout;
    keepDistances(this, fileRow, Distances::none(0.5));
    auto *choose = new Button(tr("Choose…"));
    choose->setObjectName(QStringLiteral("chooseClientFileButton"));
    choose->setAccessibleName(tr("Choose the file with this computer's certificate"));
    choose->setAutoDefault(false);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(choose);
    rows->addLayout(fileRow);
    m_administrator = new AdministratorNote({m_file, choose});
    rows->addWidget(m_administrator);
    m_password->setNames(QStringLiteral("clientPassphraseEdit"),
                         QStringLiteral("showClientPassphraseButton"));
    m_password->setAccessibleNames(tr("Password of the certificate file"));
    rows->addWidget(labelFor(m_password->field(), QStringLiteral("clientPassphraseEdit"),
                             tr("Password of this file"), nullptr));
    rows->addWidget(m_password);
    m_note->setObjectName(QStringLiteral("clientNote"));
    rows->addWidget(m_note);

    connect(choose, &QAbstractButton::clicked, this, &IdentityField::chooseFile);
    connect(m_file, &QLineEdit::textChanged, this, &IdentityField::read);
    connect(m_password->field(), &QLineEdit::textChanged, this, &IdentityField::read);
    connect(m_note, &Note::triggered, this, [this] {
        m_pkcs12.clear();
        m_passphrase = {};
        m_file->clear();
        m_password->field()->clear();
        read();
        m_file->setFocus();
    });
    showState();
}

void IdentityField::setLocked(bool locked)
{
    m_locked = locked;
    m_administrator->setLocked(locked);
    showState();
}

void IdentityField::writeTo(NetworkSettings &settings) const
{
    settings.clientPkcs12 = m_pkcs12;
    settings.clientPassphrase = m_passphrase;
}

void IdentityField::read()
{
    m_problem.clear();
    const QString path = m_file->text().trimmed();
    const bool ofAdministrator = m_locked && !m_password->field()->text().isEmpty();
    if (!path.isEmpty() || ofAdministrator) {
        QFile file(path);
        const QByteArray pkcs12 = ofAdministrator ? m_pkcs12
            : file.open(QIODevice::ReadOnly)      ? file.read(largestIdentity + 1)
                                                  : QByteArray();
        const Secret passphrase = Secret::fromText(m_password->field()->text());
        if (pkcs12.isEmpty()) {
            m_problem = tr("It cannot be read. Check the path.");
        } else if (pkcs12.size() > largestIdentity) {
            m_problem = tr("It is too large for a certificate file.");
        } else if (clientIdentityFrom(pkcs12, passphrase)) {
            m_pkcs12 = pkcs12;
            m_passphrase = passphrase;
        } else {
            m_problem = tr("It does not open with this password, or holds no certificate with its key.");
        }
    }
    showState();
    emit changed();
}

void IdentityField::showState()
{
    m_password->setEnabled(m_locked ? !m_pkcs12.isEmpty() : !m_file->text().trimmed().isEmpty());
    if (!m_problem.isEmpty()) {
        m_note->setContent({Tone::Error, tr("This file cannot be used."), m_problem, {}});
        return;
    }
    if (m_pkcs12.isEmpty()) {
        m_note->clear();
        return;
    }
    // What is kept may still be sealed: its password is read when it is needed.
    const auto identity = clientIdentityFrom(m_pkcs12, m_passphrase);
    const QString what = identity
        ? tr("%1, valid until %2")
              .arg(nameOfOwner(identity->chain.first()),
                   QLocale().toString(identity->chain.first().expiryDate().date(), QLocale::ShortFormat))
        : QString();
    m_note->setContent({Tone::Attention, tr("Fairlead shows a certificate to servers that ask for one"), what,
                        m_locked ? QList<NoteAction>()
                                 : QList<NoteAction>{{QStringLiteral("removeClientButton"), tr("Remove")}}});
}

void IdentityField::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Fairlead – Choose the certificate file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates with their key (*.p12 *.pfx)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

} // namespace fairlead
