// SPDX-License-Identifier: Apache-2.0
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

/// A file of the project: its name seen from the top folder, and its lines.
struct Source {
    QString name;
    QStringList lines;
};

static QString nameOf(const QString &path)
{
    return path.mid(qsizetype(strlen(TODOKU_SOURCE_DIR "/")));
}

static Source read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return {nameOf(path), QString::fromUtf8(file.readAll()).split(u'\n')};
}

/// What people write here: programs, build files, scripts, guides, tables, pages. Mails and other test data are none of these.
static bool isWritten(const QString &name)
{
    static const QRegularExpression written(u"(\\.(h|cpp|cmake|sh|py|md|json|ts|txt|svg|desktop)$|(^|/)(\\.ci/)?(run|test)$|(^|/)\\.clang)"_s);
    static const QRegularExpression elsewhere(u"^(build|\\.git|\\.cache|\\.vscode|\\.idea)(/|$)|/(cases|corpus)/"_s);
    return written.match(name).hasMatch() && !elsewhere.match(name).hasMatch();
}

static QList<Source> sources(const QString &below = {})
{
    QList<Source> found;
    QDirIterator files(QStringLiteral(TODOKU_SOURCE_DIR "/") + below, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        if (isWritten(nameOf(path)))
            found << read(path);
    }
    return found;
}

/// "file:line: the line" for every line that matches.
static QStringList linesWith(const QRegularExpression &pattern, const QList<Source> &files)
{
    QStringList found;
    for (const auto &file : files) {
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            if (pattern.match(file.lines[i]).hasMatch())
                found << u"%1:%2: %3"_s.arg(file.name).arg(i + 1).arg(file.lines[i].trimmed().left(120));
        }
    }
    return found;
}

static QByteArray listed(const QStringList &lines)
{
    return "\n  " + lines.join("\n  "_L1).toUtf8();
}

#define VERIFY_NONE(found) QVERIFY2((found).isEmpty(), listed(found).constData())

class TestWalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modulesAndStepsKnowNoWindow_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addRow("modules") << u"wizard/modules"_s;
        QTest::addRow("steps") << u"wizard/steps"_s;
    }

    // Debian's include paths let <QtWidgets/…> through to whoever links Qt at all.
    void modulesAndStepsKnowNoWindow()
    {
        QFETCH(QString, folder);
        static const QRegularExpression window(
            u"#\\s*include\\s*[<\"]Qt(Gui|Widgets|Svg|SvgWidgets|PrintSupport|OpenGL|OpenGLWidgets|Quick|QuickWidgets|Qml)/|Qt6?::(Gui|Widgets|Svg|SvgWidgets|PrintSupport|OpenGL|Quick|Qml)\\b"_s);
        auto found = linesWith(window, sources(folder));
        found.removeIf([](const QString &line) { return line.startsWith("wizard/modules/print/"_L1) && line.contains("Gui"_L1); });
        VERIFY_NONE(found);
    }

    void nobodyClimbsOverAWall()
    {
        static const QRegularExpression climbing(u"#\\s*include\\s*\"[^\"]*\\.\\./"_s);
        VERIFY_NONE(linesWith(climbing, sources(u"wizard/modules"_s) + sources(u"wizard/steps"_s)));
        static const QRegularExpression intoARoom(u"#\\s*include\\s*\"([^\"]*/)?(modules/[^\"]+/|steps/)"_s);
        VERIFY_NONE(linesWith(intoARoom, sources(u"wizard"_s) + sources(u"app"_s)));
    }

    void doorsShowNoCLibrary()
    {
        static const QRegularExpression library(u"#\\s*include\\s*<(ldns|openssl|unicode|zlib|libpff)[/.]|\\b(ldns_|EVP_|X509|SSL_CTX)"_s);
        auto doors = sources(u"wizard"_s);
        doors.removeIf([](const Source &file) { return !file.name.contains("/include/todoku/"_L1); });
        QVERIFY(!doors.isEmpty());
        VERIFY_NONE(linesWith(library, doors));
    }

    // What Qt's strictness lets through, and no test of a room sees where it happens to work.
    void latinLiteralsAreLatin()
    {
        static const QRegularExpression notAscii(u"\"[^\"]*[^\\x{00}-\\x{7f}][^\"]*\"_L1"_s);
        VERIFY_NONE(linesWith(notAscii, sources(u"wizard"_s) + sources(u"app"_s) + sources(u"tests"_s)));
    }

    // With QT_USE_QSTRINGBUILDER a sum is no QString yet: kept by `auto`, or returned by a lambda without "-> QString", it refers to what is gone.
    void noSumOfStringsOutlivesItsParts()
    {
        static const QRegularExpression sum(u"(\\bauto &?\\w+ = |\\](\\s*\\([^)]*\\))? \\{ return )(?=[^;]*_(L1|s)\\b)"
                                             "([\\w.>:-]+(\\(\\))?|u?\"[^\"]*\"_(L1|s)|'[^']*'_L1) \\+ "_s);
        VERIFY_NONE(linesWith(sum, sources(u"wizard"_s) + sources(u"app"_s) + sources(u"tests"_s)));
    }

    void everySourceBeginsWithItsLicence()
    {
        static const QRegularExpression source(u"(\\.(h|cpp|cmake|sh|py)$|CMakeLists\\.txt$|(^|/)(run|test)$|(^|/)\\.clang)"_s);
        QStringList without;
        for (const auto &file : sources()) {
            const auto first = file.lines.value(file.lines.value(0).startsWith("#!"_L1) ? 1 : 0);
            if (source.match(file.name).hasMatch() && !first.contains("SPDX-License-Identifier: Apache-2.0"_L1))
                without << file.name;
        }
        VERIFY_NONE(without);
    }

    void scriptsCanBeRun()
    {
        for (const auto *script : {"run", "test", ".ci/run"})
            QVERIFY2(QFileInfo(QStringLiteral(TODOKU_SOURCE_DIR "/") + QLatin1StringView(script)).isExecutable(), script);
    }

    void nothingIsLeftForLater()
    {
        // Written in two pieces, or this line would find itself.
        static const QRegularExpression later(u"\\b("_s + u"TO"_s + u"DO|FIX"_s + u"ME|XX"_s + u"X)\\b"_s);
        VERIFY_NONE(linesWith(later, sources()));
    }

    void noPathOfSomebodysMachine()
    {
        static const QRegularExpression path(u"(^|[\\s\"'`(=:,])(/(home|work|root|Users)/|[A-Z]:\\\\Users\\\\)"_s);
        VERIFY_NONE(linesWith(path, sources()));
    }
};

QTEST_GUILESS_MAIN(TestWalls)
#include "test_walls.moc"
