// SPDX-License-Identifier: Apache-2.0
#include "todoku/address.h"

#include <QtTest/QTest>

using namespace todoku;

class TestAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing() { QCOMPARE(address::examine(u"").verdict, address::Verdict::Invalid); }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "test_address.moc"
