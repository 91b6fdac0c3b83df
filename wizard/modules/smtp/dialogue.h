// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/smtp.h"

namespace todoku::smtp {

/// Reads replies out of what a server sends (RFC 5321 §4.2). Anything may come: lines and replies are bounded.
class ReplyReader
{
public:
    /// More octets from the server. False where it can no longer be SMTP.
    bool add(QByteArrayView octets);
    /// The next whole reply; nullopt while there is none.
    std::optional<Reply> take();
    /// Octets that came behind the last reply taken.
    bool isEmpty() const { return m_buffer.isEmpty() && m_open.lines.isEmpty() && m_replies.isEmpty(); }
    void clear();

private:
    QByteArray m_buffer;
    Reply m_open;              ///< lines of a reply whose last one is not there yet
    QList<Reply> m_replies;
};

/// What EHLO offers: the first word of every line but the first, in upper case (RFC 5321 §4.1.1.1).
QStringList extensionsOf(const Reply &hello);

/// A conversation without a socket: what the server says goes in, what to send comes out.
class Dialogue
{
public:
    enum class Next { Wait, Send, StartTls, Close };
    explicit Dialogue(Session &session, QByteArray helloName) : m_session(session), m_helloName(std::move(helloName)) { }

    Next reply(const Reply &reply);
    /// TLS came about, or not; what to do then.
    Next encrypted();
    Next notEncrypted();
    QByteArray toSend() const { return m_toSend; }
    /// QUIT is what there is to send: nothing more will be learnt.
    bool isLeaving() const { return m_state == State::Quit; }

private:
    enum class State { Greeting, Ehlo, Helo, StartTls, EhloAgain, Quit };
    Next send(const QByteArray &line, State state);

    Session &m_session;
    QByteArray m_helloName;
    QByteArray m_toSend;
    State m_state = State::Greeting;
};

} // namespace todoku::smtp
