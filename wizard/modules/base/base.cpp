// SPDX-License-Identifier: Apache-2.0
#include "todoku/base.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

namespace todoku {

QString explain(const Failure &failure, const QString &fileName)
{
    const auto say = [&](const char *text) { return QCoreApplication::translate("Failure", text).arg(fileName); };
    switch (failure.kind) {
    case Failure::Kind::CannotOpen:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” could not be opened. It may have been moved, or you may not have the right to read it. "
                                                "Save the message again, for example on your desktop, and choose it there."));
    case Failure::Kind::Empty:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” is empty. Save the message again from your mail program, and choose the new file."));
    case Failure::Kind::TooLarge:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” is too large for a bounce, so it was not read. A bounce is seldom larger than the message "
                                                "that was sent: please check that it is the right file."));
    case Failure::Kind::Truncated:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” ends in the middle. Save the message again from your mail program, and choose the new file."));
    case Failure::Kind::Malformed:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” could not be read: it is not a mail message. Choose a message saved as .eml or .msg, "
                                                "or copy the text of the bounce and paste it."));
    case Failure::Kind::Unsupported:
        return say(QT_TRANSLATE_NOOP("Failure", "“%1” is of a kind that Todoku cannot read. Save the bounce as .eml or .msg, "
                                                "or copy its text and paste it."));
    case Failure::Kind::Cancelled:
        return say(QT_TRANSLATE_NOOP("Failure", "Reading “%1” was stopped."));
    }
    Q_UNREACHABLE();
}

QString code(Language language)
{
    return language == Language::Japanese ? u"ja"_s : u"en"_s;
}

Language languageOf(const QLocale &locale)
{
    return locale.language() == QLocale::Japanese ? Language::Japanese : Language::English;
}

QLocale localeOf(Language language)
{
    return language == Language::Japanese ? QLocale(QLocale::Japanese, QLocale::Japan) : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

Result<QByteArray> readFile(const QString &path, qsizetype limit)
{
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : !QFileInfo(path).isDir() && file.open(QIODevice::ReadOnly);
    if (!opened)
        return Failure{Failure::Kind::CannotOpen, file.errorString()};
    // One byte more than allowed tells "too large" also of a pipe, whose size nobody knows.
    QByteArray content = file.read(limit + 1);
    if (content.size() > limit)
        return Failure{Failure::Kind::TooLarge, u"more than %1 bytes"_s.arg(limit), limit};
    if (file.error() != QFileDevice::NoError)
        return Failure{Failure::Kind::CannotOpen, file.errorString(), content.size()};
    return content;
}

static QJsonObject table(const QString &name)
{
    QFile file(":/todoku/tables/"_L1 + name + ".json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no table %s", qPrintable(name));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("table %s, byte %d: %s", qPrintable(name), error.offset, qPrintable(error.errorString()));
    return document.object();
}

QJsonArray tableRows(const QString &name)
{
    return table(name).value("rows"_L1).toArray();
}

QString tableDate(const QString &name)
{
    return table(name).value("date"_L1).toString();
}

static bool isUnseen(char32_t c)
{
    static constexpr char32_t zeroWidthJoiner = 0x200d; // writes some scripts and pictures together, moves nothing
    const auto category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Surrogate || (category == QChar::Other_Format && c != zeroWidthJoiner);
}

QString visible(QStringView text, Lines lines)
{
    QString shown;
    shown.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        const bool lineBreak = c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
        if (lines == Lines::Keep && (c == u'\n' || c == u'\t'))
            shown += QChar(char16_t(c));
        else if (lineBreak || c == u'\t')
            shown += u' ';
        else if (isUnseen(c))
            shown += "<U+"_L1 + u"%1"_s.arg(uint(c), 4, 16, QChar(u'0')).toUpper() + u'>';
        else
            shown += QChar::fromUcs4(c);
    }
    return shown;
}

static QString csvField(const QString &field)
{
    auto text = visible(field);
    // What spreadsheets take for a formula, the full-width signs of a Japanese Excel included, also behind blanks; strangers wrote these fields.
    const auto begins = text.trimmed().left(1);
    if (!begins.isEmpty() && QStringView(u"=+-@|%\uff1d\uff0b\uff0d\uff20").contains(begins))
        text.prepend(u'\'');
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}

QByteArray csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (const auto &field : fields)
        quoted << csvField(field);
    return quoted.join(u',').toUtf8() + "\r\n";
}

QJsonValue jsonOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace todoku
