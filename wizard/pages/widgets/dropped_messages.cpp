// SPDX-License-Identifier: Apache-2.0
#include "dropped_messages.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>

namespace todoku {

using namespace Qt::StringLiterals;

// FILEDESCRIPTORW: flags, class, size, point, attributes, three times, length: 72 bytes; then MAX_PATH characters of UTF-16.
static constexpr qsizetype nameAt = 72, nameBytes = 260 * 2, descriptorBytes = nameAt + nameBytes;
static constexpr quint32 mostMessages = 64;
static constexpr qsizetype longestName = 100, largestMessage = 64 * 1024 * 1024;

static QString format(const char *clipboardName)
{
    return u"application/x-qt-windows-mime;value=\"%1\""_s.arg(QLatin1StringView(clipboardName));
}

/// What a stranger called it, as a name that means itself and nothing else in every file system.
static QString safeName(QString name, int number)
{
    for (auto &character : name) {
        if (!character.isPrint() || character.isSurrogate() || u"/\\:*?\"<>|"_s.contains(character))
            character = u'_';
    }
    // Windows drops dots and blanks at the end, and a leading dot hides a file; the suffix tells what kind of message it is.
    const auto dot = name.lastIndexOf(u'.');
    const auto suffix = dot > 0 && name.size() - dot <= 5 ? name.mid(dot).trimmed() : u".eml"_s;
    name = (dot > 0 ? name.left(dot) : name).trimmed().left(longestName);
    // The number keeps namesakes apart, and devices such as CON or NUL away.
    return u"%1-%2%3"_s.arg(number).arg(name, suffix == "."_L1 ? u".eml"_s : suffix);
}

QStringList namesIn(const QByteArray &fileGroupDescriptor)
{
    if (fileGroupDescriptor.size() < 4)
        return {};
    const auto announced = qFromLittleEndian<quint32>(fileGroupDescriptor.constData());
    const auto there = quint32((fileGroupDescriptor.size() - 4) / descriptorBytes);
    QStringList names;
    for (quint32 i = 0; i < std::min({announced, there, mostMessages}); ++i) {
        const char *at = fileGroupDescriptor.constData() + 4 + i * descriptorBytes + nameAt;
        QString name;
        for (qsizetype unit = 0; unit < nameBytes / 2; ++unit) {
            const QChar character(qFromLittleEndian<quint16>(at + 2 * unit));
            if (character.isNull())
                break;
            name += character;
        }
        names << safeName(name, int(i) + 1);
    }
    return names;
}

static QByteArray contentOf(const QMimeData &data, int number, bool alone)
{
    auto content = data.data(format("FileContents") + u";index=%1"_s.arg(number));
    if (content.isEmpty() && alone)
        content = data.data(format("FileContents"));
    return content.first(std::min(content.size(), largestMessage));
}

bool holdsMessages(const QMimeData &data)
{
    return data.hasFormat(format("FileGroupDescriptorW"));
}

QStringList savedMessages(const QMimeData &data)
{
    if (!holdsMessages(data))
        return {};
    static QTemporaryDir folder; // readable for the user only
    static int drops = 0;
    const auto place = folder.filePath(QString::number(++drops));
    const auto names = namesIn(data.data(format("FileGroupDescriptorW")));
    QStringList paths;
    if (names.isEmpty() || !QDir().mkpath(place))
        return {};
    for (int i = 0; i < names.size(); ++i) {
        QFile file(place + u'/' + names[i]);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            continue;
        file.write(contentOf(data, i, names.size() == 1));
        paths << file.fileName();
    }
    return paths;
}

} // namespace todoku
