// SPDX-License-Identifier: Apache-2.0
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

/// One <message> of a .ts file.
struct Message {
    QString context;
    QString source;
    QString state; ///< "" when finished; "unfinished", "vanished", "obsolete"
    QStringList translations; ///< one, or one for each form of the plural
    bool counts = false;
};

static QString tsFile(const QString &language)
{
    return QStringLiteral(TODOKU_SOURCE_DIR "/translations/todoku_") + language + ".ts"_L1;
}

static void readMessage(QXmlStreamReader &xml, Message &message)
{
    message.counts = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.state = xml.attributes().value("type"_L1).toString();
            if (!message.counts) {
                message.translations << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
}

static QList<Message> messages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QXmlStreamReader xml(&file);
    QList<Message> found;
    QString context;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) { // context
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1) {
                context = xml.readElementText();
            } else if (xml.name() == "message"_L1) {
                found.append({context, {}, {}, {}, false});
                readMessage(xml, found.last());
            } else {
                xml.skipCurrentElement();
            }
        }
    }
    if (xml.hasError())
        qFatal("%s:%lld: %s", qPrintable(path), xml.lineNumber(), qPrintable(xml.errorString()));
    return found;
}

static QStringList sorted(const QRegularExpression &pattern, const QString &text)
{
    QStringList found;
    for (const auto &match : pattern.globalMatch(text))
        found << match.captured();
    found.sort();
    return found;
}

class TestTranslations : public QObject
{
    Q_OBJECT

    static void everyMessage()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Message>("message");
        for (const auto &language : {u"ja"_s, u"en"_s}) {
            for (const auto &message : messages(tsFile(language)))
                QTest::addRow("%s, %s: %s", qPrintable(language), qPrintable(message.context), qPrintable(message.source.left(60))) << language << message;
        }
        if (messages(tsFile(u"en"_s)).isEmpty() && messages(tsFile(u"ja"_s)).isEmpty())
            qFatal("no messages");
    }

private Q_SLOTS:
    void isFinished_data() { everyMessage(); }
    void isFinished()
    {
        QFETCH(QString, language);
        QFETCH(Message, message);
        QVERIFY2(message.state.isEmpty(), qPrintable(message.state + ": "_L1 + message.source));
        QCOMPARE(message.translations.size(), message.counts && language == "en"_L1 ? 2 : 1);
        for (const auto &translation : message.translations)
            QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(message.source));
    }

    /// lupdate passes over what it does not understand without a word, so the sources are read here once more.
    void nothingInTheSourcesIsPassedOver()
    {
        static const QRegularExpression marked(u"QT_TRANSLATE_NOOP\\(\\s*\"([A-Za-z:]+)\",\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)\\)"_s);
        static const QRegularExpression seam(u"\"\\s*\""_s);
        QSet<std::pair<QString, QString>> known;
        for (const auto &message : messages(tsFile(u"ja"_s)))
            known.insert({message.context, message.source});
        QStringList missing;
        for (const auto &folder : {u"app"_s, u"wizard"_s}) {
            QDirIterator files(QStringLiteral(TODOKU_SOURCE_DIR "/") + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (const auto &match : marked.globalMatch(QString::fromUtf8(file.readAll()))) {
                    auto text = match.captured(2).trimmed().mid(1).chopped(1).remove(seam);
                    text.replace("\\\""_L1, "\""_L1).replace("\\n"_L1, "\n"_L1);
                    if (!known.contains({match.captured(1), text}))
                        missing << QFileInfo(file).fileName() + ": "_L1 + text;
                }
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void saysTheSameWithTheSamePlaces_data() { everyMessage(); }
    void saysTheSameWithTheSamePlaces()
    {
        QFETCH(QString, language);
        QFETCH(Message, message);
        static const QRegularExpression places(u"\\{[a-z][a-zA-Z0-9-]*\\}|%L?[1-9]|%n"_s);
        static const QRegularExpression shortcuts(u"&(?=[^\\s&])"_s);
        static const QRegularExpression tags(u"</?[a-z]+[^>]*>"_s);
        for (const auto &translation : message.translations) {
            auto wanted = sorted(places, message.source);
            const auto got = sorted(places, translation);
            // English "one message" may leave its number out.
            if (message.counts && language == "en"_L1 && !got.contains("%n"_L1))
                wanted.removeAll(u"%n"_s);
            QCOMPARE(got, wanted);
            QCOMPARE(translation.count(shortcuts), message.source.count(shortcuts));
            QCOMPARE(sorted(tags, translation), sorted(tags, message.source));
            QCOMPARE(translation.endsWith(u'\n'), message.source.endsWith(u'\n'));
        }
    }

    void englishHoldsPluralsOnly()
    {
        for (const auto &message : messages(tsFile(u"en"_s)))
            QVERIFY2(message.counts, qPrintable(message.source));
    }

    void noTextIsThereTwice()
    {
        QSet<QString> seen;
        for (const auto &message : messages(tsFile(u"ja"_s))) {
            const QString key = message.context + '\n'_L1 + message.source;
            if (seen.contains(key))
                qWarning("twice: %s", qPrintable(key));
            seen << key;
        }
    }

    void theSourcesSayNothingElse_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addRow("ja") << u"ja"_s;
        QTest::addRow("en") << u"en"_s;
    }

    // A new text in the sources is missing in the file until `update_translations` was run: this does it on a copy.
    void theSourcesSayNothingElse()
    {
        QFETCH(QString, language);
        QVERIFY2(QFile::exists(QStringLiteral(TODOKU_LUPDATE)), "lupdate is not installed");
        QTemporaryDir folder;
        const auto copy = folder.filePath(u"copy.ts"_s);
        QVERIFY(QFile::copy(tsFile(language), copy));
        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        QStringList arguments{u"-locations"_s, u"none"_s, QStringLiteral("@" TODOKU_TRANSLATED_SOURCES), u"-source-language"_s, u"en"_s,
                              u"-target-language"_s, language, u"-ts"_s, copy};
        if (language == "en"_L1)
            arguments.prepend(u"-pluralonly"_s);
        lupdate.start(QStringLiteral(TODOKU_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(120'000));
        QVERIFY2(lupdate.exitCode() == 0, lupdate.readAll().constData());
        bool same = true;
        for (const auto &message : messages(copy)) {
            if (message.state.isEmpty())
                continue;
            same = false;
            qWarning("%s, %s: %s", message.state == "unfinished"_L1 ? "not in the file" : "no longer in the sources", qPrintable(message.context), qPrintable(message.source));
        }
        QVERIFY2(same, qPrintable(tsFile(language)));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
