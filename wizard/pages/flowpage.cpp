// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/flowpage.h"

#include "look/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

FlowPage::FlowPage(WizardFlow &flow, WizardPage id, const QString &title)
    : m_flow(flow)
    , m_id(id)
    , m_scroll(new ScrollColumn(this))
    , m_step(new Text(Text::Kind::Dim))
    , m_title(new Text(Text::Kind::Title, title))
    , m_sentence(new Text(Text::Kind::Dim))
{
    setAccessibleName(title);
    // QWizard puts its pages on Base; cards and fields stand out from Window.
    setBackgroundRole(QPalette::Window);
    setAutoFillBackground(true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_scroll);
    keepDistances(this, column(), {2.0, 1.6, 2.0, 1.2, together});
    column()->addWidget(m_step);
    column()->addWidget(m_title);
    column()->addWidget(m_sentence);
    column()->addSpacing(ems(this, 0.4));
    m_step->hide();
    m_sentence->hide();
}

void FlowPage::display()
{
    const bool hadError = hasError();
    refresh();
    emit completeChanged();
    if (hasError() && !hadError)
        takeFocus();
}

void FlowPage::setCompact(bool compact, const QString &step)
{
    m_step->setText(step);
    if (m_step->isVisibleTo(this) == compact)
        return;
    m_step->setVisible(compact);
    keepDistances(this, column(),
                  compact ? Distances{0.9, 0.8, 0.9, 0.8, together}
                          : Distances{2.0, 1.6, 2.0, 1.2, together});
}

void FlowPage::setSentence(const QString &sentence)
{
    if (m_sentence->text() == sentence)
        return;
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleDescription(sentence);
}

void FlowPage::edit(const std::function<void(WizardInput &)> &change)
{
    WizardInput input = m_flow.input();
    change(input);
    m_flow.update(input);
}

void FlowPage::connectErrors(ErrorNote *note)
{
    connect(note, &ErrorNote::remedyChosen, this, &FlowPage::applyRemedy);
}

void FlowPage::applyRemedy(Remedy remedy, const Error &error)
{
    switch (remedy) {
    case Remedy::TryAgain:
        m_flow.next();
        break;
    case Remedy::NetworkSettings:
        emit networkSettingsWanted();
        break;
    case Remedy::UsePopup:
        m_flow.signIn(SignInRung::Popup);
        break;
    case Remedy::UseBrowser:
        m_flow.signIn(SignInRung::Browser);
        break;
    case Remedy::UseDeviceCode:
        m_flow.signIn(SignInRung::DeviceCode);
        break;
    case Remedy::OtherAccount:
        m_flow.signIn(m_flow.firstRung(), true);
        break;
    case Remedy::OwnApp:
        edit([](WizardInput &input) { input.ownClient = true; });
        m_flow.backTo(WizardPage::Where);
        break;
    case Remedy::SignInInWindow:
        edit([](WizardInput &input) { input.method = UserMethod::Window; });
        m_flow.next();
        break;
    case Remedy::ApplicationUser:
        edit([](WizardInput &input) { input.method = UserMethod::Application; });
        break;
    case Remedy::AuthorizeAgain:
        m_flow.authorizeAgain();
        break;
    case Remedy::SignInAgain:
        m_flow.signInAgain();
        break;
    case Remedy::CopyForAdministrator:
        QGuiApplication::clipboard()->setText(
            messageForAdministrator(error, administratorFacts(m_flow.draft(), m_id == WizardPage::User)));
        break;
    case Remedy::OpenLink:
        emit linkWanted(error.link);
        break;
    }
}

void FlowPage::focusFirst(const QList<QWidget *> &fields)
{
    for (QWidget *field : fields) {
        if (field->isEnabled() && field->isVisibleTo(this)) {
            field->setFocus();
            return;
        }
    }
    if (QWidget *before = focusWidget())
        before->clearFocus();
}

void showText(QLineEdit *field, const QString &text)
{
    if (field->text() == text)
        return;
    const QSignalBlocker blocker(field);
    field->setText(text);
}

Text *labelFor(QLineEdit *field, const QString &name, const QString &label, QWidget *parent)
{
    auto *text = new Text(Text::Kind::Strong, label, parent);
    text->setBuddy(field);
    field->setObjectName(name);
    field->setAccessibleName(label);
    return text;
}

} // namespace fairlead
