// SPDX-License-Identifier: Apache-2.0
// todoku_icons SVG ICO ICNS: the application icon in the forms that Windows and macOS want. Run by hand when the drawing changes.
#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QtEndian>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

static QByteArray png(QSvgRenderer &drawing, int size)
{
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawing.render(&painter);
    painter.end();
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return buffer.data();
}

template<class T>
static QByteArray little(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

static QByteArray big(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// ICONDIR, its entries, then the pictures, as PNG since Windows Vista.
static QByteArray ico(QSvgRenderer &drawing)
{
    const QList<int> sizes{16, 20, 24, 32, 40, 48, 64, 256};
    QByteArray entries, pictures;
    for (const int size : sizes) {
        const auto picture = png(drawing, size);
        entries += QByteArray(2, char(size % 256)) + QByteArray(2, '\0') + little<quint16>(1) + little<quint16>(32) + little(quint32(picture.size()))
            + little(quint32(6 + 16 * sizes.size() + pictures.size()));
        pictures += picture;
    }
    return little<quint16>(0) + little<quint16>(1) + little(quint16(sizes.size())) + entries + pictures;
}

/// A chunk for each size, with its type.
static QByteArray icns(QSvgRenderer &drawing)
{
    QByteArray chunks;
    for (const auto &[type, size] : {std::pair("icp4", 16), {"icp5", 32}, {"ic12", 64}, {"ic07", 128}, {"ic08", 256}, {"ic09", 512}}) {
        const auto picture = png(drawing, size);
        chunks += type + big(quint32(picture.size() + 8)) + picture;
    }
    return "icns" + big(quint32(chunks.size() + 8)) + chunks;
}

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const auto names = QGuiApplication::arguments();
    if (names.size() != 4)
        return 2;
    QSvgRenderer drawing(names[1]);
    QFile windows(names[2]), macos(names[3]);
    if (!drawing.isValid() || !windows.open(QIODevice::WriteOnly) || !macos.open(QIODevice::WriteOnly))
        return 1;
    windows.write(ico(drawing));
    macos.write(icns(drawing));
    return 0;
}
