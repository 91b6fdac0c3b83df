// SPDX-License-Identifier: Apache-2.0
#include "dialogue.h"

namespace todoku::smtp {

static constexpr qsizetype longestLine = 2048; // RFC 5321 §4.5.3.1.5 says 512; banners exceed it
static constexpr qsizetype mostLines = 100;
static constexpr qsizetype mostReplies = 20;
static constexpr qsizetype mostTranscript = 200;

void ReplyReader::clear()
{
    m_buffer.clear();
    m_open = {};
    m_replies.clear();
}

/// "250-SIZE 1000" -> code, whether more lines follow, text. nullopt where it is no reply line.
static std::optional<std::tuple<int, bool, QString>> replyLine(QByteArrayView line)
{
    const auto isDigit = [&](qsizetype i) { return line[i] >= '0' && line[i] <= '9'; };
    if (line.size() < 3 || !isDigit(0) || !isDigit(1) || !isDigit(2) || line[0] < '2' || line[0] > '5')
        return std::nullopt;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-')
        return std::nullopt;
    const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    return std::tuple(code, line.size() > 3 && line[3] == '-', line.size() > 4 ? QString::fromUtf8(line.sliced(4)) : QString());
}

bool ReplyReader::add(QByteArrayView octets)
{
    m_buffer += octets;
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        auto line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        const auto read = replyLine(line);
        if (!read || line.size() > longestLine || m_open.lines.size() >= mostLines || m_replies.size() >= mostReplies)
            return false;
        const auto &[code, more, text] = *read;
        // RFC 5321 §4.2.1: every line of a reply has the same code; the last counts where a server forgets.
        m_open.code = code;
        m_open.lines << text;
        if (!more)
            m_replies << std::exchange(m_open, {});
    }
    return m_buffer.size() <= longestLine;
}

std::optional<Reply> ReplyReader::take()
{
    return m_replies.isEmpty() ? std::nullopt : std::optional(m_replies.takeFirst());
}

QStringList extensionsOf(const Reply &hello)
{
    QStringList words;
    for (const auto &line : hello.lines.mid(1))
        words << line.section(u' ', 0, 0).toUpper();
    return words;
}

static void note(Session &session, QChar who, const QString &line)
{
    if (session.transcript.size() < mostTranscript)
        session.transcript << who + ": "_L1 + line;
}

Dialogue::Next Dialogue::send(const QByteArray &line, State state)
{
    note(m_session, u'C', QString::fromLatin1(line));
    m_toSend = line + "\r\n";
    m_state = state;
    return Next::Send;
}

Dialogue::Next Dialogue::reply(const Reply &reply)
{
    for (qsizetype i = 0; i < reply.lines.size(); ++i)
        note(m_session, u'S', QString::number(reply.code) + (i + 1 < reply.lines.size() ? u'-' : u' ') + reply.lines[i]);
    const bool good = reply.code >= 200 && reply.code < 300;
    switch (m_state) {
    case State::Greeting:
        m_session.reach = Reach::Greeted;
        m_session.greeting = reply;
        return good ? send("EHLO " + m_helloName, State::Ehlo) : send("QUIT", State::Quit);
    case State::Ehlo:
        m_session.hello = reply;
        if (!good)
            return reply.code >= 500 ? send("HELO " + m_helloName, State::Helo) : send("QUIT", State::Quit);
        m_session.extensions = extensionsOf(reply);
        m_session.starttls = m_session.extensions.contains("STARTTLS"_L1);
        return m_session.starttls ? send("STARTTLS", State::StartTls) : send("QUIT", State::Quit);
    case State::Helo:
        m_session.hello = reply;
        return send("QUIT", State::Quit);
    case State::StartTls:
        m_session.starttlsReply = reply;
        return reply.code == 220 ? Next::StartTls : send("QUIT", State::Quit);
    case State::EhloAgain:
        return send("QUIT", State::Quit);
    case State::Quit:
        return Next::Close;
    }
    Q_UNREACHABLE();
}

Dialogue::Next Dialogue::encrypted()
{
    note(m_session, u'-', "TLS "_L1 + m_session.protocol + u' ' + m_session.cipher);
    return send("EHLO " + m_helloName, State::EhloAgain);
}

Dialogue::Next Dialogue::notEncrypted()
{
    note(m_session, u'-', "no TLS: "_L1 + m_session.certificateDetail);
    return Next::Close;
}

} // namespace todoku::smtp
