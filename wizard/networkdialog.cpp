// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/networkdialog.h"

#include "look/administratornote.h"
#include "look/button.h"
#include "look/choicecard.h"
#include "look/dialogcolumn.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/note.h"
#include "look/passwordedit.h"
#include "look/scrollcolumn.h"
#include "net/proxylogin.h"
#include "net/tlsauthorities.h"
#include "wizard/identityfield.h"
#include "wizard/pages/flowpage.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QSslCertificate>
#include <QUrl>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

namespace {

// Far more than any bundle of a company's authorities; a wrong file is not read whole.
constexpr qint64 largestFile = 1024 * 1024;

QString nameOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectInfo(QSslCertificate::CommonName);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::Organization);
    return names.isEmpty() ? certificate.subjectDisplayName() : names.first();
}

} // namespace

NetworkDialog::NetworkDialog(const NetworkSettings &settings, QList<Setting> locked, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_locked(std::move(locked))
    , m_manualFields(new QWidget)
    , m_loginFields(new QWidget)
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_user(new QLineEdit)
    , m_password(new PasswordEdit)
    , m_login(new Note)
    , m_file(new QLineEdit)
    , m_authority(new Note)
    , m_identity(new IdentityField(settings))
{
    setObjectName(QStringLiteral("networkDialog"));
    setWindowTitle(tr("Fairlead – Network settings"));
    setModal(true);

    const bool isRefused = settings.proxyLogin && settings.proxyLogin->isRefused();
    auto *scroll = new ScrollColumn;
    auto *column = scroll->column();
    keepDistances(this, column, {1.6, 1.2, 1.6, 0.6, together});
    column->addWidget(new Text(Text::Kind::Title, tr("Network settings")));
    column->addWidget(
        new Text(Text::Kind::Dim, tr("The same for this wizard, the sign-in window and every later sync.")));

    auto *group = new QWidget;
    auto *cards = new QVBoxLayout(group);
    keepDistances(group, cards, Distances::none(0.5));
    m_system =
        new ChoiceCard(tr("The system's proxy"), tr("As this computer is set up, scripts included."), group);
    m_none = new ChoiceCard(tr("No proxy"), tr("Straight to the internet."), group);
    m_manual = new ChoiceCard(tr("This proxy"), tr("Host, port and, where it asks, a user."), group);
    m_system->setObjectName(QStringLiteral("systemProxyCard"));
    m_none->setObjectName(QStringLiteral("noProxyCard"));
    m_manual->setObjectName(QStringLiteral("manualProxyCard"));
    for (ChoiceCard *card : {m_system, m_none, m_manual})
        cards->addWidget(card);
    column->addWidget(group);
    addNote(column, {m_system, m_none, m_manual}, Setting::ProxyMode);

    auto *fields = new QGridLayout(m_manualFields);
    keepDistances(m_manualFields, fields, Distances::none(0.4));
    m_port->setRange(1, 65535);
    m_port->setValue(8080);
    m_port->setObjectName(QStringLiteral("proxyPortEdit"));
    m_port->setAccessibleName(tr("Port"));
    auto *portLabel = new Text(Text::Kind::Strong, tr("Port"));
    portLabel->setBuddy(m_port);
    fields->addWidget(labelFor(m_host, QStringLiteral("proxyHostEdit"), tr("Host"), nullptr), 0, 0);
    fields->addWidget(portLabel, 0, 1);
    fields->addWidget(m_host, 1, 0);
    fields->addWidget(m_port, 1, 1);
    fields->setColumnStretch(0, 1);
    column->addWidget(m_manualFields);
    m_hostNote = addNote(column, {m_host}, Setting::ProxyHost);
    m_portNote = addNote(column, {m_port}, Setting::ProxyPort);
    addLogin();
    column->addWidget(m_loginFields);

    column->addSpacing(ems(this, 0.6));
    column->addWidget(labelFor(m_file, QStringLiteral("caFileEdit"),
                               tr("Further certificate authority (PEM file)"), nullptr));
    column->addWidget(
        new Text(Text::Kind::Dim,
                 tr("Where your company's proxy re-signs what passes through it. Ask your network "
                    "administrator for the file.")));
    auto *fileRow = new QHBoxLayout;
    keepDistances(this, fileRow, Distances::none(0.5));
    auto *choose = new Button(tr("Choose…"));
    choose->setObjectName(QStringLiteral("chooseCaFileButton"));
    choose->setAccessibleName(tr("Choose the certificate file"));
    choose->setAutoDefault(false);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(choose);
    column->addLayout(fileRow);
    addNote(column, {m_file, choose}, Setting::ExtraCaFile);
    m_authority->setObjectName(QStringLiteral("caNote"));
    column->addWidget(m_authority);
    column->addSpacing(ems(this, 0.6));
    column->addWidget(m_identity);
    m_identity->setLocked(m_locked.contains(Setting::ClientCertificateFile));
    column->addStretch(1);
    m_buttons = fillDialog(this, scroll);

    m_system->setChecked(settings.proxyMode == NetworkSettings::ProxyMode::System);
    m_none->setChecked(settings.proxyMode == NetworkSettings::ProxyMode::None);
    m_manual->setChecked(settings.proxyMode == NetworkSettings::ProxyMode::Manual);
    m_host->setText(settings.proxyHost);
    if (settings.proxyPort)
        m_port->setValue(settings.proxyPort);
    m_user->setText(settings.proxyUser);
    // What the proxy has refused is asked anew.
    if (!isRefused)
        m_password->field()->setText(settings.proxyPassword.revealText());

    for (ChoiceCard *card : {m_system, m_none, m_manual})
        connect(card, &QAbstractButton::toggled, this, &NetworkDialog::refresh);
    connect(m_host, &QLineEdit::textChanged, this, &NetworkDialog::refresh);
    connect(m_host, &QLineEdit::editingFinished, this, &NetworkDialog::divideHost);
    connect(m_file, &QLineEdit::textChanged, this, &NetworkDialog::readFile);
    connect(m_identity, &IdentityField::changed, this, &NetworkDialog::refresh);
    connect(choose, &QPushButton::clicked, this, &NetworkDialog::chooseFile);
    connect(m_authority, &Note::triggered, this, [this] {
        m_settings.extraCaPem.clear();
        m_file->clear();
        refresh();
        m_file->setFocus();
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    refresh();
    resize(ems(this, 40), ems(this, 36));
    if (isRefused && !m_none->isChecked())
        m_password->field()->setFocus();
    else
        focusFirst();
}

AdministratorNote *NetworkDialog::addNote(QVBoxLayout *column, const QList<QWidget *> &fields,
                                          Setting setting)
{
    auto *note = new AdministratorNote(fields);
    column->addWidget(note);
    note->setLocked(m_locked.contains(setting));
    return note;
}

void NetworkDialog::focusFirst()
{
    ChoiceCard *chosen = m_manual->isChecked() ? m_manual : m_none->isChecked() ? m_none : m_system;
    for (QWidget *field : std::initializer_list<QWidget *>{chosen, m_host, m_port, m_user, m_file}) {
        if (field->isEnabled() && field->isVisibleTo(this)) {
            field->setFocus();
            return;
        }
    }
}

void NetworkDialog::addLogin()
{
    auto *rows = new QVBoxLayout(m_loginFields);
    keepDistances(m_loginFields, rows, Distances::none(0.4));
    m_login->setObjectName(QStringLiteral("proxyLoginNote"));
    rows->addWidget(m_login);
    rows->addWidget(labelFor(m_user, QStringLiteral("proxyUserEdit"),
                             tr("User name, where the proxy asks for one"), nullptr));
    rows->addWidget(m_user);
    addNote(rows, {m_user}, Setting::ProxyUser);
    m_password->setNames(QStringLiteral("proxyPasswordEdit"), QStringLiteral("showProxyPasswordButton"));
    m_password->setAccessibleNames(tr("Proxy password"));
    rows->addWidget(
        labelFor(m_password->field(), QStringLiteral("proxyPasswordEdit"), tr("Password"), nullptr));
    rows->addWidget(m_password);
    if (m_settings.proxyLogin && m_settings.proxyLogin->isRefused())
        m_login->setContent({Tone::Error,
                             tr("The proxy did not accept the user name and password."),
                             tr("Enter them again. The password is stored when the proxy has taken it, and "
                                "not before."),
                             {}});
}

NetworkSettings NetworkDialog::settings() const
{
    NetworkSettings settings = m_settings;
    settings.proxyMode = m_manual->isChecked() ? NetworkSettings::ProxyMode::Manual
        : m_none->isChecked()                  ? NetworkSettings::ProxyMode::None
                                               : NetworkSettings::ProxyMode::System;
    settings.proxyHost = m_host->text().trimmed();
    // What the field proposes while nobody uses it is nobody's choice.
    if (m_manual->isChecked() || m_settings.proxyPort != 0)
        settings.proxyPort = quint16(m_port->value());
    settings.proxyUser = m_user->text();
    settings.proxyPassword = Secret::fromText(m_password->field()->text());
    settings.proxyLogin = std::make_shared<ProxyLogin>();
    m_identity->writeTo(settings);
    return settings;
}

// What people have is "http://proxy.example:3128"; as a host's name it would be looked up whole and never
// found.
void NetworkDialog::divideHost()
{
    const QString typed = m_host->text().trimmed();
    if (!typed.contains(QLatin1Char(':')))
        return;
    const bool hasScheme = typed.contains(QLatin1String("://"));
    const QUrl address(hasScheme ? typed : QStringLiteral("http://") + typed);
    if (address.host().isEmpty())
        return;
    m_host->setText(address.host());
    if (address.port() > 0)
        m_port->setValue(address.port());
    if (m_user->text().isEmpty())
        m_user->setText(address.userName());
}

void NetworkDialog::refresh()
{
    m_manualFields->setVisible(m_manual->isChecked());
    m_hostNote->setVisible(m_manual->isChecked() && m_hostNote->isLocked());
    m_portNote->setVisible(m_manual->isChecked() && m_portNote->isLocked());
    m_loginFields->setVisible(!m_none->isChecked());
    const bool complete = !m_manual->isChecked() || !m_host->text().trimmed().isEmpty();
    m_buttons->button(QDialogButtonBox::Ok)
        ->setEnabled(complete && m_problem.isEmpty() && m_identity->isComplete());
    if (!m_problem.isEmpty()) {
        m_authority->setContent({Tone::Error, tr("This file cannot be used."), m_problem, {}});
        return;
    }
    const QList<QSslCertificate> authorities =
        authoritiesFromPem(m_settings.extraCaPem).value_or(QList<QSslCertificate>());
    if (authorities.isEmpty()) {
        m_authority->clear();
        return;
    }
    QStringList names;
    for (const QSslCertificate &authority : authorities)
        names += tr("%1, valid until %2")
                     .arg(nameOf(authority),
                          QLocale().toString(authority.expiryDate().date(), QLocale::ShortFormat));
    m_authority->setContent({Tone::Attention, tr("Fairlead will also trust what these authorities sign"),
                             names.join(QLatin1Char('\n')),
                             m_locked.contains(Setting::ExtraCaFile)
                                 ? QList<NoteAction>()
                                 : QList<NoteAction>{{QStringLiteral("removeCaButton"), tr("Remove")}}});
}

void NetworkDialog::readFile(const QString &path)
{
    m_problem.clear();
    if (path.trimmed().isEmpty()) {
        refresh();
        return;
    }
    QFile file(path.trimmed());
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = tr("It cannot be read. Check the path.");
    } else if (file.size() > largestFile) {
        m_problem = tr("It is too large for a certificate file.");
    } else {
        const QByteArray pem = file.read(largestFile);
        if (authoritiesFromPem(pem).value_or(QList<QSslCertificate>()).isEmpty())
            m_problem = tr("It holds no certificate in PEM form (\"-----BEGIN CERTIFICATE-----\").");
        else
            m_settings.extraCaPem = pem;
    }
    refresh();
}

void NetworkDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Fairlead – Choose the certificate file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

} // namespace fairlead
