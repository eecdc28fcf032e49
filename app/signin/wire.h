// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QJsonObject;
QT_END_NAMESPACE

namespace fairlead::signin {

/// The program's standard input and output as lines. Input is read on a thread of its own, because a pipe
/// cannot be waited for in the event loop on every system, and because that thread keeps the promise to end
/// with the parent even while the window is busy. Lives on the UI thread.
class Wire : public QObject
{
    Q_OBJECT
public:
    explicit Wire(QObject *parent = nullptr);
    ~Wire() override;

    /// Begins to read. Once per process.
    void start();
    /// One line, at once.
    void send(const QJsonObject &object);

    static constexpr qsizetype maximumLine = 4 * 1024 * 1024;

signals:
    void received(const QByteArray &line);
    /// Standard input is closed (or somebody sends endless lines): the parent is gone or has had enough.
    void closed();

private:
    struct Link;
    std::shared_ptr<Link> m_link;
};

} // namespace fairlead::signin
