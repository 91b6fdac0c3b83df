// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtCore/QLockFile>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtNetwork/QLocalServer>

/// One window for one person on one screen: a second start hands what it was given to the first, and ends.
namespace todoku {

/// What a second start says to the first.
struct HandOver {
    QStringList paths;       ///< absolute; empty: only show the window
    QByteArray activation;   ///< the desktop's leave to come to the front (xdg-activation), or empty
    bool operator==(const HandOver &) const = default;
};

/// More than this is refused, whoever sends it.
inline constexpr qsizetype handOverBytes = 64 * 1024;
inline constexpr qsizetype handOverPaths = 64;

QByteArray written(const HandOver &what);
/// nullopt for anything but what written() writes: other programs of the same user can send what they like.
std::optional<HandOver> read(const QByteArray &line);

/// Where the first one listens. Only the user can reach it; another screen has another one.
QString listeningPlace();

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &place = listeningPlace(), QObject *parent = nullptr);

    enum class Role { First, Second };
    /// Second: somebody listened and has taken `what`. First: we listen from now on, also where a crash has left a socket behind or
    /// the one that listens does not answer.
    Role start(const HandOver &what);

Q_SIGNALS:
    void handedOver(const todoku::HandOver &what);

private:
    void take();

    QString m_place;
    QLocalServer m_server;
    int m_talking = 0;
};

} // namespace todoku
