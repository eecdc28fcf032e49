// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

namespace fairlead {

/// What of our own environment the sign-in popup gets: what a window needs (display, session bus, language,
/// fonts, library paths of a bundle) and nothing else. Left out on purpose: switches of the browser engine,
/// TLS key logs, anything a shell happened to export. The proxy variables are passed on only where the
/// system's proxy is to be used. Pure.
QProcessEnvironment popupEnvironment(const QProcessEnvironment &ours, bool systemProxy);

} // namespace fairlead
