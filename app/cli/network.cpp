// SPDX-License-Identifier: Apache-2.0
#include "network.h"

#include "todoku/settings.h"

#include <QtCore/QEventLoop>
#include <QtNetwork/QHostInfo>

namespace todoku::cli {

void declareNetwork(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"resolver"_s, say(QT_TRANSLATE_NOOP("Cli", "Asks this name server instead of the system's. May be given several times: their answers are compared.")), u"HOST[:PORT]"_s},
        {u"doh"_s, say(QT_TRANSLATE_NOOP("Cli", "Asks over HTTPS. The operator of that address learns the names that are asked for.")), u"URL"_s},
        {u"dot"_s, say(QT_TRANSLATE_NOOP("Cli", "Asks over TLS. The operator of that host learns the names that are asked for.")), u"HOST[:PORT][=ADDRESS]"_s},
        {u"outside"_s, say(QT_TRANSLATE_NOOP("Cli", "Also asks this resolver for the MX record only, to compare how the domain looks from outside. May be given several times.")), u"HOST[:PORT]"_s},
        {u"public"_s, say(QT_TRANSLATE_NOOP("Cli", "Also asks well-known public resolvers for the MX record. Their operators learn the domain."))},
        {u"timeout"_s, say(QT_TRANSLATE_NOOP("Cli", "How long one question may take.")), u"SECONDS"_s},
        {u"smtp-port"_s, say(QT_TRANSLATE_NOOP("Cli", "Port of the mail servers, usually 25.")), u"N"_s},
        {u"no-smtp"_s, say(QT_TRANSLATE_NOOP("Cli", "Asks the name system only, and connects to no server of the domain."))},
        {u"allow-private"_s, say(QT_TRANSLATE_NOOP("Cli", "Connects to loopback and private addresses as well, and does not report them."))},
        {u"trust-anchor"_s, say(QT_TRANSLATE_NOOP("Cli", "DS or DNSKEY records to trust instead of the root's.")), u"FILE"_s},
        {u"name-server"_s, say(QT_TRANSLATE_NOOP("Cli", "Where an authoritative server is reached. May be given several times.")), u"NAME=ADDRESS[:PORT]"_s},
    });
}

/// An address, or a name that this machine can look up ("localhost", "resolver.lan:5300").
static std::optional<dns::Server> resolverFrom(const QString &text)
{
    if (const auto server = dns::serverFrom(text))
        return server;
    const auto host = text.section(u':', 0, 0);
    const auto addresses = QHostInfo::fromName(host).addresses();
    if (addresses.isEmpty())
        return std::nullopt;
    const auto rest = text.mid(host.size());
    const auto address = addresses.first().toString();
    const QString full = (address.contains(u':') ? u'[' + address + u']' : address) + (rest.isEmpty() ? u":53"_s : rest);
    return dns::serverFrom(full);
}

static bool readResolvers(const Context &context, domain::Options &options)
{
    for (const auto &text : context.options.values(u"resolver"_s)) {
        const auto server = resolverFrom(text);
        if (!server) {
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” is no name server: give an address, with a port if you like.")).arg(visible(text)));
            return false;
        }
        options.dns.servers << *server;
    }
    for (const auto &text : context.options.values(u"outside"_s)) {
        const auto server = resolverFrom(text);
        if (!server) {
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” is no name server: give an address, with a port if you like.")).arg(visible(text)));
            return false;
        }
        options.outside << *server;
    }
    if (context.options.isSet(u"public"_s)) {
        for (const auto &resolver : domain::publicResolvers())
            options.outside << resolver.server;
    }
    for (const auto &text : context.options.values(u"dot"_s)) {
        // Where only TLS gets out, nobody else can tell the host's address: it may be given along.
        const auto where = text.section(u'=', 0, 0);
        dns::Server server{{}, 853, dns::Transport::Tls, where.section(u':', 0, 0)};
        if (const auto port = where.section(u':', 1).toUShort())
            server.port = port;
        if (server.host.isEmpty() || (text.contains(u'=') && !server.address.setAddress(text.section(u'=', 1)))) {
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” is not of the form HOST[:PORT][=ADDRESS].")).arg(visible(text)));
            return false;
        }
        options.dns.servers << server;
    }
    for (const auto &text : context.options.values(u"doh"_s)) {
        const QUrl url(text);
        if (url.scheme() != "https"_L1 || url.host().isEmpty()) {
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--doh takes an address that begins with https://.")));
            return false;
        }
        options.dns.servers << dns::Server{{}, 443, dns::Transport::Https, {}, url};
    }
    return true;
}

static bool readNameServers(const Context &context, domain::Options &options)
{
    for (const auto &text : context.options.values(u"name-server"_s)) {
        const auto server = dns::serverFrom(text.section(u'=', 1));
        auto name = text.section(u'=', 0, 0).toLower();
        if (name.endsWith(u'.'))
            name.chop(1);
        if (!server || name.isEmpty()) {
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” is not of the form NAME=ADDRESS[:PORT].")).arg(visible(text)));
            return false;
        }
        options.nameServers.insert(name, *server);
    }
    return true;
}

static bool readNumbers(const Context &context, domain::Options &options)
{
    if (context.options.isSet(u"timeout"_s)) {
        bool isNumber = false;
        const auto seconds = context.options.value(u"timeout"_s).toDouble(&isNumber);
        if (!isNumber || !(seconds > 0 && seconds <= 3600)) {
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--timeout takes a number of seconds.")));
            return false;
        }
        options.dns.timeout = std::chrono::milliseconds(qMax<qint64>(1, qint64(seconds * 1000)));
    }
    if (context.options.isSet(u"smtp-port"_s)) {
        options.smtpPort = context.options.value(u"smtp-port"_s).toUShort();
        if (options.smtpPort == 0) {
            context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--smtp-port takes a number from 1 to 65535.")));
            return false;
        }
    }
    return true;
}

std::optional<domain::Options> networkOptions(const Context &context)
{
    if (!settings::value(settings::networkAllowed)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "The settings of your organisation do not allow questions over the network (network/allowed).")));
        return std::nullopt;
    }
    domain::Options options;
    options.connect = !context.options.isSet(u"no-smtp"_s);
    options.allowPrivate = context.options.isSet(u"allow-private"_s);
    if (!readResolvers(context, options) || !readNameServers(context, options) || !readNumbers(context, options))
        return std::nullopt;
    if (options.dns.servers.isEmpty()) {
        for (const auto &text : settings::value(settings::resolvers)) {
            if (const auto server = dns::serverFrom(text))
                options.dns.servers << *server;
        }
    }
    if (context.options.isSet(u"trust-anchor"_s)) {
        const auto anchors = readFile(context.options.value(u"trust-anchor"_s), 1 << 20);
        if (!anchors) {
            context.complain(explain(anchors.error(), visible(context.options.value(u"trust-anchor"_s))));
            return std::nullopt;
        }
        options.trustAnchors = *anchors;
    }
    return options;
}

void waitFor(const QFuture<void> &future)
{
    if (future.isFinished())
        return;
    QEventLoop loop;
    QFutureWatcher<void> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
}

} // namespace todoku::cli
