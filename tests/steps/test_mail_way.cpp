// SPDX-License-Identifier: Apache-2.0
#include "todoku/steps.h"

#include <QtTest/QTest>

using namespace todoku;
using Joint = MailWay::State;
using Change = std::function<void(domain::Facts &)>;
Q_DECLARE_METATYPE(Change)

/// Where the way of a message breaks, as data to be drawn.
class TestMailWay : public QObject
{
    Q_OBJECT

    static smtp::Session session(smtp::Reach reach, int code = 220)
    {
        smtp::Session session;
        session.reach = reach;
        if (reach == smtp::Reach::Greeted)
            session.greeting = {code, {u"mail"_s}};
        return session;
    }

    static domain::Facts healthy()
    {
        domain::Facts facts;
        facts.domain = u"example.com"_s;
        facts.mxOutcome = dns::Outcome::Answered;
        domain::Mx mx{10, u"mail.example.com"_s, std::chrono::seconds(300)};
        mx.outcome = dns::Outcome::Answered;
        mx.addresses = {QHostAddress(u"192.0.2.1"_s)};
        mx.sessions = {session(smtp::Reach::Greeted)};
        facts.mx = {mx};
        return facts;
    }

    static QString word(Joint state)
    {
        static const QHash<Joint, QString> words{{Joint::Fine, u"fine"_s}, {Joint::Question, u"question"_s}, {Joint::Broken, u"broken"_s}, {Joint::NotLookedAt, u"-"_s}};
        return words[state];
    }

    static QString drawn(const MailWay &way)
    {
        QStringList parts{word(way.start)};
        for (const auto &lane : way.lanes)
            parts << "%1 %2 %3 %4%5"_L1.arg(lane.mx.host, word(lane.host), word(lane.address), word(lane.server), lane.old ? " old by "_L1 + lane.saidBy.join(u','): QString());
        return parts.join("; "_L1);
    }

private Q_SLOTS:
    void theBrokenJointIsMarked_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, Change change, const QString &expected) { QTest::addRow("%s", name) << change << expected; };
        row("all is well", [](auto &) { }, u"fine; mail.example.com fine fine fine"_s);
        row("no such domain", [](auto &f) { f.mxOutcome = dns::Outcome::NoSuchName; f.mx.clear(); }, u"broken"_s);
        row("no answer says little", [](auto &f) { f.mxOutcome = dns::Outcome::TimedOut; f.mx.clear(); }, u"question"_s);
        row("neither MX nor address", [](auto &f) { f.mxOutcome = dns::Outcome::NoData; f.mx.clear(); }, u"broken"_s);
        row("the domain's own address", [](auto &f) { f.mxOutcome = dns::Outcome::NoData; f.mx[0].implicit = true; f.mx[0].host = f.domain; }, u"fine; example.com fine fine fine"_s);
        row("the server does not exist", [](auto &f) { f.mx[0].outcome = dns::Outcome::NoSuchName; f.mx[0].addresses.clear(); f.mx[0].sessions.clear(); },
            u"fine; mail.example.com fine broken -"_s);
        row("its address could not be looked up", [](auto &f) { f.mx[0].outcome = dns::Outcome::TimedOut; f.mx[0].addresses.clear(); f.mx[0].sessions.clear(); },
            u"fine; mail.example.com fine question -"_s);
        row("an address literal", [](auto &f) { f.mx[0].host = u"192.0.2.7"_s; }, u"fine; 192.0.2.7 broken - -"_s);
        row("localhost", [](auto &f) { f.mx[0].host = u"localhost"_s; }, u"fine; localhost broken - -"_s);
        row("an alias is a question", [](auto &f) { f.mx[0].aliases = {u"x.example"_s}; }, u"fine; mail.example.com question fine fine"_s);
        row("a private address", [](auto &f) { f.mx[0].addresses = {QHostAddress(u"10.0.0.1"_s)}; }, u"fine; mail.example.com fine broken -"_s);
        row("a private address that is meant", [](auto &f) { f.mx[0].addresses = {QHostAddress(u"10.0.0.1"_s)}; f.privateAllowed = true; }, u"fine; mail.example.com fine fine fine"_s);
        row("nobody was connected to", [](auto &f) { f.mx[0].sessions.clear(); }, u"fine; mail.example.com fine fine -"_s);
        row("silence on port 25 is a question", [](auto &f) { f.mx[0].sessions = {session(smtp::Reach::TimedOut)}; }, u"fine; mail.example.com fine fine question"_s);
        row("turned away", [](auto &f) { f.mx[0].sessions = {session(smtp::Reach::Greeted, 554)}; }, u"fine; mail.example.com fine fine broken"_s);
        row("come back later", [](auto &f) { f.mx[0].sessions = {session(smtp::Reach::Greeted, 421)}; }, u"fine; mail.example.com fine fine question"_s);
        row("one of two addresses answers", [](auto &f) { f.mx[0].sessions << session(smtp::Reach::Refused); }, u"fine; mail.example.com fine fine fine"_s);
        row("a null MX", [](auto &f) { f.mx = {domain::Mx{0, {}}}; }, u"fine"_s);
        row("our resolver remembers, and the new record is shown as well", [](auto &f) {
            domain::View fresh{u"192.0.2.53"_s, u"ns1"_s, domain::View::Role::Authoritative, dns::Outcome::Answered, true, {u"0 new.example.com"_s}, std::chrono::seconds(300), 2};
            domain::View ours{u"192.0.2.9"_s, {}, domain::View::Role::Recursive, dns::Outcome::Answered, false, {u"10 mail.example.com"_s}, std::chrono::seconds(40)};
            f.views = {fresh, ours};
        }, u"fine; new.example.com - - -; mail.example.com fine fine fine old by 192.0.2.9"_s);
        row("a server that is behind", [](auto &f) {
            domain::View fresh{u"192.0.2.53"_s, u"ns1"_s, domain::View::Role::Authoritative, dns::Outcome::Answered, true, {u"10 mail.example.com"_s}, std::chrono::seconds(300), 2};
            auto behind = fresh;
            behind.name = u"ns2"_s;
            behind.mx = {u"20 old.example.com"_s};
            behind.serial = 1;
            f.views = {fresh, behind};
        }, u"fine; mail.example.com fine fine fine; old.example.com - - - old by ns2"_s);
    }
    void theBrokenJointIsMarked()
    {
        QFETCH(Change, change);
        QFETCH(QString, expected);
        auto facts = healthy();
        change(facts);
        QCOMPARE(drawn(mailWayOf(facts)), expected);
    }
};

QTEST_GUILESS_MAIN(TestMailWay)
#include "test_mail_way.moc"
