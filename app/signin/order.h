// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QColor>
#include <QMap>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>
#include <QUrl>

#include <optional>

namespace fairlead::signin {

struct Proxy
{
    enum class Mode { System, None, Manual };
    Mode mode = Mode::System;
    QString host;
    quint16 port = 0;
    QString user;
    Secret password;
};

/// What the parent asks for: one JSON object on one line of standard input, UTF-8, at most 4 MiB. The
/// program takes no arguments; standard output carries one JSON object a line and nothing else.
///
/// In:
///     {"url": URL, "redirect": URL, "state": TEXT,           where to begin, what ends it
///      "title": TEXT,                                        window title; "Fairlead" is put before it
///      "language": "de",                                     BCP 47
///      "dark": true, "colors": {"Window": "#rrggbb", …},     QPalette's role names; both optional
///      "proxy": {"mode": "system"|"none"|"manual", "host", "port", "user", "password"},
///      "caPem": TEXT,                                        further certificate authorities
///      "clientCertificate": TEXT, "clientKey": TEXT}         PEM, for servers that ask who connects
/// Only url, redirect and state are required. When a step has been answered, the parent may send the next
/// order, which goes on in the same window with the same cookies (Dynamics: sign-in, then admin consent);
/// of that one only url, redirect, state and title are read. When standard input closes, the program ends.
///
/// Out, any number of these:
///     {"event": "loading", "origin": "https://host"}         a page of that origin begins
///     {"event": "visible"}                                   once an order: there is something to see
///     {"event": "refused", "what": W, "sentence": TEXT}      something was denied, and said so in the window
///     {"event": "trouble", "error": E, "reason": R, "origin": O, "detail": TEXT}   shown, with Reload
/// and per order exactly one of these, last:
///     {"query": TEXT}                                        the redirect's query, raw
///     {"query": TEXT, "page": true}                          where the provider has refused on a page of its
///                                                            own: with what it would have come back
///     {"error": E, "reason": R, "origin": O, "detail": TEXT}
/// E: "closed" by the person · "state": a redirect with another state than ordered · "usage": the order
/// cannot be understood (exit code 2) · and, when the person closes the window while it shows a trouble, that
/// one: "certificate" (R: authority, name, date, revoked, weak, other) · "load" (R: host, offline, refused,
/// timeout, lost, proxy, client-certificate, dropped, other) · "proxy-authentication" (R: refused, where some
/// were ordered) · "crashed". `detail` is for support and never holds more of an address than its origin.
struct Order
{
    QUrl url;
    QUrl redirect;
    QString state;
    QString title;
    QString language;
    std::optional<bool> dark;
    QMap<QString, QColor> colors;
    Proxy proxy;
    QList<QSslCertificate> authorities;
    QSslCertificate clientCertificate; ///< null: none
    QSslKey clientKey;

    /// Pure. The Error's `detail` says what is wrong with it, without quoting values.
    static Result<Order> parse(const QByteArray &line);
};

} // namespace fairlead::signin
