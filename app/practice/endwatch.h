// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace fairlead::practice {

/// The two ways this program is told to end: SIGTERM (and SIGINT), and its standard input closing, which it
/// does when the parent dies however that happens.
class EndWatch final : public QObject
{
    Q_OBJECT
public:
    explicit EndWatch(QObject *parent = nullptr);
    ~EndWatch() override;

    void watchSignals();
    void watchStandardInput();

signals:
    void ended();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace fairlead::practice
