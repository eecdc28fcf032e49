// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace fairlead {

/// What the command line asked for (contract "Two commands").
struct Options
{
    enum class Mode { Usual, Setup, Background, Quit, Tour, Version, Help, Wrong };
    Mode mode = Mode::Usual;
    bool atLogin = false; ///< Background: only where start at login is not switched off
    QString tourFolder;
    QString language;
    QString scale; ///< factor, as Qt takes it
    bool dark = false;
    QString problem; ///< Wrong: the sentence

    /// Pure; works without any application object, so that `--version` needs no display. `languages` are the
    /// ones --language may name (core/language.h).
    static Options parse(const QStringList &arguments, const QStringList &languages);
    static QString usage();
    /// What to do where no window can be shown.
    static QString noDisplay();
};

} // namespace fairlead
