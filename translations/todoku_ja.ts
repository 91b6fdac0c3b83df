<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AddressList</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修正後</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>Other possibilities</source>
        <translation>ほかの候補</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかったこと</translation>
    </message>
</context>
<context>
    <name>AgeNote</name>
    <message>
        <source>This was last looked through in %1, more than a year ago. Names and menus may be different today; a newer Todoku may know them.</source>
        <translation>この内容を最後に確認したのは %1で、1 年以上前です。名称やメニューが変わっている可能性があります。新しいバージョンの Todoku では更新されているかもしれません。</translation>
    </message>
</context>
<context>
    <name>Cause</name>
    <message>
        <source>Address not found</source>
        <translation>宛先が見つからない</translation>
    </message>
    <message>
        <source>Not written like an address</source>
        <translation>アドレスの書式ではない</translation>
    </message>
    <message>
        <source>Domain not found</source>
        <translation>ドメインが見つからない</translation>
    </message>
    <message>
        <source>Old internal address</source>
        <translation>古い内部アドレス</translation>
    </message>
    <message>
        <source>Sender not allowed to write there</source>
        <translation>送信が許可されていない</translation>
    </message>
    <message>
        <source>Message too large</source>
        <translation>サイズが大きすぎる</translation>
    </message>
    <message>
        <source>Not in the organisation&apos;s directory</source>
        <translation>組織の名簿にない</translation>
    </message>
    <message>
        <source>Sender refused</source>
        <translation>送信者が拒否された</translation>
    </message>
    <message>
        <source>Mailbox full</source>
        <translation>メールボックスがいっぱい</translation>
    </message>
    <message>
        <source>Mail loop</source>
        <translation>メールのループ</translation>
    </message>
    <message>
        <source>Refused by a rule</source>
        <translation>ルールによる拒否</translation>
    </message>
    <message>
        <source>Cause not clear</source>
        <translation>原因がはっきりしない</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>Case: %1</source>
        <translation>案件番号: %1</translation>
    </message>
    <message>
        <source>Done: %1   By: ____________________</source>
        <translation>実施日時: %1   実施者: ____________________</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>実施日時</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実施者</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Reads bounces and says who was not reached, and why.</source>
        <translation>配信不能通知を読み取り、誰に届かなかったか、なぜかを表示します。</translation>
    </message>
    <message>
        <source>Says which of the nine solutions mends a bounce, and why.</source>
        <translation>9 つの解決方法のうち、どれで直るかを理由とともに表示します。</translation>
    </message>
    <message>
        <source>Prints the guide of a solution as Markdown.</source>
        <translation>解決方法のガイドを Markdown で表示します。</translation>
    </message>
    <message>
        <source>Says what is wrong with a mail address, and what was probably meant.</source>
        <translation>メール アドレスのどこが間違っているか、正しくは何かを調べます。</translation>
    </message>
    <message>
        <source>Looks at what a domain&apos;s mail records say, from every side.</source>
        <translation>ドメインのメール用レコードを、あらゆる方向から調べます。</translation>
    </message>
    <message>
        <source>Says whether a server may send for a domain (SPF).</source>
        <translation>サーバーがドメインの名前で送信してよいかどうかを調べます (SPF)。</translation>
    </message>
    <message>
        <source>Lists the messages of a mailbox of any format.</source>
        <translation>メールボックスのメッセージを一覧にします。形式は問いません。</translation>
    </message>
    <message>
        <source>Compares a bounce with your sent items.</source>
        <translation>配信不能通知を送信済みアイテムと照らし合わせます。</translation>
    </message>
    <message>
        <source>Says whether the message that came back was sent by you or by a stranger.</source>
        <translation>戻ってきたメールを送信したのがあなたか、他人かを判定します。</translation>
    </message>
    <message>
        <source>Usage: todoku-cli COMMAND [options] …</source>
        <translation>使い方: todoku-cli コマンド [オプション] …</translation>
    </message>
    <message>
        <source>“todoku-cli COMMAND --help” explains a command. Nothing is sent over the network unless you ask for it.</source>
        <translation>「todoku-cli コマンド --help」で各コマンドの説明を表示します。指定しない限り、ネットワークには何も送りません。</translation>
    </message>
    <message>
        <source>There is no command “%1”. “todoku-cli --help” lists them.</source>
        <translation>「%1」というコマンドはありません。「todoku-cli --help」で一覧を表示します。</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>Writes JSON Lines for programs instead of text for people.</source>
        <translation>人向けの文章の代わりに、プログラム向けの JSON Lines を出力します。</translation>
    </message>
    <message>
        <source>Language of texts for people: ja or en.</source>
        <translation>人向けの文章の言語: ja または en。</translation>
    </message>
    <message>
        <source>--lang takes ja or en.</source>
        <translation>--lang には ja か en を指定してください。</translation>
    </message>
    <message>
        <source>Mail addresses as they were typed; put each in quotation marks.</source>
        <translation>入力したとおりのメール アドレス。1 つずつ引用符で囲んでください。</translation>
    </message>
    <message>
        <source>Reads addresses from standard input, one a line.</source>
        <translation>標準入力からアドレスを 1 行に 1 つずつ読み込みます。</translation>
    </message>
    <message>
        <source>Checks a list: a text file with one address a line, or a CSV file.</source>
        <translation>アドレスの一覧を調べます (1 行に 1 つのテキスト ファイル、または CSV ファイル)。</translation>
    </message>
    <message>
        <source>Writes the checked addresses as a table that is safe to open in a spreadsheet.</source>
        <translation>調べた結果を、表計算ソフトで安全に開ける CSV ファイルに書き出します。</translation>
    </message>
    <message>
        <source>Addresses and domains written to before, one a line.</source>
        <translation>送信したことのあるアドレスとドメインの一覧 (1 行に 1 つ)。</translation>
    </message>
    <message>
        <source>A domain of your own organisation; may be given several times.</source>
        <translation>自分の組織のドメイン。何度でも指定できます。</translation>
    </message>
    <message>
        <source>Nothing to complain about.</source>
        <translation>問題は見つかりませんでした。</translation>
    </message>
    <message>
        <source>Repaired: %1</source>
        <translation>修正後: %1</translation>
    </message>
    <message>
        <source>Perhaps meant: %1</source>
        <translation>もしかして: %1</translation>
    </message>
    <message>
        <source>%1 of %2 addresses checked</source>
        <translation>%2 件中 %1 件のアドレスを確認しました</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>「%1」に書き込めませんでした: %2</translation>
    </message>
    <message>
        <source>Which address? Give addresses, a list with --list FILE, or --stdin.</source>
        <translation>どのアドレスを調べますか。アドレス、--list FILE、--stdin のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>A bounce, or several in an mbox, a folder or a .zip; “-” is standard input.</source>
        <translation>配信不能の通知。mbox、フォルダー、.zip に入った複数の通知も可。「-」は標準入力。</translation>
    </message>
    <message>
        <source>The Sent Items to compare with.</source>
        <translation>照合する送信済みメール。</translation>
    </message>
    <message>
        <source>An export of mail flow rules, inbox rules, mailboxes or group members (JSON or CSV); may be given several times.</source>
        <translation>メール フロー ルール、受信トレイ ルール、メールボックス、グループのメンバーを書き出したファイル (JSON または CSV)。複数回指定できます。</translation>
    </message>
    <message>
        <source>A domain of the own organisation; may be given several times.</source>
        <translation>自組織のドメイン。複数回指定できます。</translation>
    </message>
    <message>
        <source>Also asks the DNS and the mail servers of the domains concerned.</source>
        <translation>関係するドメインの DNS とメール サーバーにも問い合わせます。</translation>
    </message>
    <message>
        <source>Which bounce? Give one file or folder, or “-” for standard input.</source>
        <translation>どの通知ですか? ファイルかフォルダーを 1 つ、または標準入力の「-」を指定してください。</translation>
    </message>
    <message>
        <source>Domains to look at; “-” reads them from standard input, one a line.</source>
        <translation>調べるドメイン。「-」を指定すると標準入力から 1 行に 1 件ずつ読み込みます。</translation>
    </message>
    <message>
        <source>Also writes the domains as a table for a spreadsheet.</source>
        <translation>ドメインの一覧を表計算ソフト用の表としても書き出します。</translation>
    </message>
    <message>
        <source>A DKIM selector to look at as well. May be given several times.</source>
        <translation>あわせて調べる DKIM セレクター。複数指定できます。</translation>
    </message>
    <message>
        <source>“%1” is no domain.</source>
        <translation>「%1」はドメインではありません。</translation>
    </message>
    <message>
        <source>Nothing is wrong with the mail records.</source>
        <translation>メール用レコードに問題はありません。</translation>
    </message>
    <message>
        <source>%1 questions, %2 ms</source>
        <translation>問い合わせ %1 件、%2 ミリ秒</translation>
    </message>
    <message>
        <source>Which domain?</source>
        <translation>ドメインを指定してください。</translation>
    </message>
    <message>
        <source>“%1” could not be written.</source>
        <translation>「%1」に書き込めませんでした。</translation>
    </message>
    <message>
        <source>The address that the mail came from.</source>
        <translation>メールの送信元の IP アドレス。</translation>
    </message>
    <message>
        <source>The sender&apos;s mailbox (MAIL FROM).</source>
        <translation>差出人のメール アドレス (MAIL FROM)。</translation>
    </message>
    <message>
        <source>The name that the sending server gave (EHLO).</source>
        <translation>送信サーバーが名乗った名前 (EHLO)。</translation>
    </message>
    <message>
        <source>%1 of 10 lookups, %2 of 2 void lookups</source>
        <translation>DNS 参照 %1/10 回、空の参照 %2/2 回</translation>
    </message>
    <message>
        <source>Give the address with --ip and the sender with --sender.</source>
        <translation>--ip で IP アドレスを、--sender で差出人を指定してください。</translation>
    </message>
    <message>
        <source>Asks this name server instead of the system&apos;s. May be given several times: their answers are compared.</source>
        <translation>システムの設定の代わりに、このネーム サーバーに問い合わせます。複数指定すると、応答を比較します。</translation>
    </message>
    <message>
        <source>Asks over HTTPS. The operator of that address learns the names that are asked for.</source>
        <translation>HTTPS で問い合わせます。接続先の運営者には、問い合わせた名前が伝わります。</translation>
    </message>
    <message>
        <source>Asks over TLS. The operator of that host learns the names that are asked for.</source>
        <translation>TLS で問い合わせます。接続先の運営者には、問い合わせた名前が伝わります。</translation>
    </message>
    <message>
        <source>How long one question may take.</source>
        <translation>1 つの問い合わせの待ち時間 (秒)。</translation>
    </message>
    <message>
        <source>Port of the mail servers, usually 25.</source>
        <translation>メール サーバーのポート。通常は 25 です。</translation>
    </message>
    <message>
        <source>Asks the name system only, and connects to no server of the domain.</source>
        <translation>DNS だけを調べ、ドメインのサーバーには接続しません。</translation>
    </message>
    <message>
        <source>Connects to loopback and private addresses as well, and does not report them.</source>
        <translation>ループバック アドレスやプライベート アドレスにも接続し、問題として報告しません。</translation>
    </message>
    <message>
        <source>DS or DNSKEY records to trust instead of the root&apos;s.</source>
        <translation>ルートの代わりに信頼する DS または DNSKEY レコード。</translation>
    </message>
    <message>
        <source>Where an authoritative server is reached. May be given several times.</source>
        <translation>権威サーバーの接続先。複数指定できます。</translation>
    </message>
    <message>
        <source>“%1” is no name server: give an address, with a port if you like.</source>
        <translation>「%1」はネーム サーバーとして使えません。アドレスを指定してください (ポートも指定できます)。</translation>
    </message>
    <message>
        <source>--doh takes an address that begins with https://.</source>
        <translation>--doh には https:// で始まるアドレスを指定してください。</translation>
    </message>
    <message>
        <source>“%1” is not of the form NAME=ADDRESS[:PORT].</source>
        <translation>「%1」は「名前=アドレス[:ポート]」の形になっていません。</translation>
    </message>
    <message>
        <source>--timeout takes a number of seconds.</source>
        <translation>--timeout には秒数を指定してください。</translation>
    </message>
    <message>
        <source>--smtp-port takes a number from 1 to 65535.</source>
        <translation>--smtp-port には 1 から 65535 までの数を指定してください。</translation>
    </message>
    <message>
        <source>The settings of your organisation do not allow questions over the network (network/allowed).</source>
        <translation>組織の設定により、ネットワークへの問い合わせは許可されていません（network/allowed）。</translation>
    </message>
    <message>
        <source>Only the steps for this mail program or portal.</source>
        <translation>このメール ソフトまたは管理画面の手順だけを表示します。</translation>
    </message>
    <message>
        <source>Which guide? One of: %1</source>
        <translation>どのガイドを表示しますか? 次から選んでください: %1</translation>
    </message>
    <message>
        <source>This guide has steps for: %1</source>
        <translation>このガイドで選べるもの: %1</translation>
    </message>
    <message>
        <source>Bounces or other messages: .eml, .msg, mbox, Maildir, .zip, a folder; “-” is standard input.</source>
        <translation>配信不能レポート、またはその他のメール: .eml、.msg、mbox、Maildir、.zip、フォルダー。「-」は標準入力です。</translation>
    </message>
    <message>
        <source>Also asks the DNS for the keys of signatures and for the SPF record.</source>
        <translation>署名の鍵と SPF レコードを DNS に問い合わせます。</translation>
    </message>
    <message>
        <source>The message came from you or your organisation.</source>
        <translation>メールは、あなたかあなたの組織から送信されています。</translation>
    </message>
    <message>
        <source>The message probably came from you or your organisation.</source>
        <translation>メールは、おそらくあなたかあなたの組織から送信されています。</translation>
    </message>
    <message>
        <source>Where the message came from cannot be told.</source>
        <translation>メールがどこから送信されたかはわかりません。</translation>
    </message>
    <message>
        <source>The message probably did not come from you: somebody else wrote your address into it.</source>
        <translation>メールは、おそらくあなたから送信されたものではありません。ほかの人があなたのアドレスを差出人として書き込んでいます。</translation>
    </message>
    <message>
        <source>The message did not come from you: somebody else wrote your address into it.</source>
        <translation>メールは、あなたから送信されたものではありません。ほかの人があなたのアドレスを差出人として書き込んでいます。</translation>
    </message>
    <message>
        <source>Nothing was sent over the network, so no signature could be checked.</source>
        <translation>ネットワークには何も送信していないため、署名は確認していません。</translation>
    </message>
    <message>
        <source>Which message? Give a file, a folder, or “-” for standard input.</source>
        <translation>どのメールを調べますか? ファイル、フォルダー、または標準入力を表す「-」を指定してください。</translation>
    </message>
    <message>
        <source>Bounces: .eml, .msg, mbox, Maildir, .zip, a folder, or pasted text; “-” is standard input.</source>
        <translation>配信不能通知。.eml、.msg、mbox、Maildir、.zip、フォルダー、または貼り付けたテキスト。「-」は標準入力です。</translation>
    </message>
    <message>
        <source>Shows a table of many bounces: how many by cause, domain or recipient.</source>
        <translation>多数の通知を、原因、ドメイン、または受信者ごとに数えて一覧にします。</translation>
    </message>
    <message>
        <source>Also writes the recipients as a table for a spreadsheet.</source>
        <translation>受信者の一覧を、表計算ソフト用の表としても書き出します。</translation>
    </message>
    <message>
        <source>Bounces  Recipients  What they have in common</source>
        <translation>  通知数      受信者数  共通点</translation>
    </message>
    <message>
        <source>Which bounce? Give a file, a folder, or “-” for standard input.</source>
        <translation>どの通知を読みますか。ファイル、フォルダー、または標準入力を表す「-」を指定してください。</translation>
    </message>
    <message>
        <source>--group takes cause, domain or recipient.</source>
        <translation>--group には cause、domain、recipient のいずれかを指定します。</translation>
    </message>
    <message>
        <source>%1 % of %2 MB, %3 messages</source>
        <translation>%2 MB のうち %1 %、%3 通</translation>
    </message>
    <message>
        <source>Keeps no index of the mailbox between two runs, and uses none.</source>
        <translation>メールボックスの索引を保存せず、保存済みの索引も使いません。</translation>
    </message>
    <message>
        <source>A mailbox: mbox, Maildir, .eml, .msg, .zip, .pst, .olm, CSV, or a folder.</source>
        <translation>メールボックス。mbox、Maildir、.eml、.msg、.zip、.pst、.olm、CSV、またはフォルダー。</translation>
    </message>
    <message>
        <source>Which mailbox? Give a file, a folder, or “-” for standard input.</source>
        <translation>どのメールボックスですか。ファイル、フォルダー、または標準入力を表す「-」を指定してください。</translation>
    </message>
    <message>
        <source>The bounce: .eml, .msg, or pasted text; “-” is standard input.</source>
        <translation>配信不能通知。.eml、.msg、または貼り付けたテキスト。「-」は標準入力です。</translation>
    </message>
    <message>
        <source>Your sent items: mbox, Maildir, .eml, .msg, .zip, .pst, .olm, CSV, or a folder.</source>
        <translation>送信済みアイテム。mbox、Maildir、.eml、.msg、.zip、.pst、.olm、CSV、またはフォルダー。</translation>
    </message>
    <message>
        <source>Give both: --bounce PATH and --mailbox PATH.</source>
        <translation>--bounce と --mailbox の両方を指定してください。</translation>
    </message>
    <message>
        <source>U1 to U5, A1 to A4, why, help, or sent-items.</source>
        <translation>U1～U5、A1～A4、why、help、sent-items のいずれか。</translation>
    </message>
    <message>
        <source>--columns takes FIELD=COLUMN,… with a column&apos;s number or heading; “to” is needed. Fields: %1. Columns of this table: %2</source>
        <translation>--columns には FIELD=COLUMN,… の形で列の番号または見出しを指定します。「to」は必須です。FIELD: %1。この表の列: %2</translation>
    </message>
    <message>
        <source>--columns is for a .csv or .tsv file.</source>
        <translation>--columns は .csv または .tsv ファイルに使います。</translation>
    </message>
    <message>
        <source>What the columns of a CSV file hold, where its headings are unknown: to=3,subject=Betreff,date=5</source>
        <translation>見出しが認識できない CSV ファイルで、どの列に何が入っているか: to=3,subject=件名,date=5</translation>
    </message>
    <message>
        <source>Writes a report to hand over to the mail administrator.</source>
        <translation>メール管理者に渡す報告を書き出します。</translation>
    </message>
    <message>
        <source>Bounces: .eml, .msg, mbox, Maildir, .zip, a folder, pasted text, or a case (.todoku); “-” is standard input.</source>
        <translation>通知のファイルです。.eml、.msg、mbox、Maildir、.zip、フォルダー、貼り付けたテキスト、またはケース (.todoku) を指定できます。「-」は標準入力です。</translation>
    </message>
    <message>
        <source>The form of the report.</source>
        <translation>報告の形式です。</translation>
    </message>
    <message>
        <source>Where to write it; “-” is standard output.</source>
        <translation>書き出し先です。「-」は標準出力です。</translation>
    </message>
    <message>
        <source>Replaces addresses, subjects, hosts and names, the same one always by the same stand-in.</source>
        <translation>アドレス、件名、ホスト名、名前を置き換えます。同じものは必ず同じ言葉に置き換わります。</translation>
    </message>
    <message>
        <source>--format takes html, pdf, md or json.</source>
        <translation>--format には html、pdf、md、json のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>Asks again at the right moments until all name servers and resolvers agree about the MX record of one domain.</source>
        <translation>1 つのドメインの MX レコードについて、すべてのネーム サーバーとリゾルバーの応答が一致するまで、適切な間隔で問い合わせを繰り返します。</translation>
    </message>
    <message>
        <source>Too few servers answered to compare them.</source>
        <translation>応答したサーバーが少なく、比較できません。</translation>
    </message>
    <message>
        <source>All servers that answered agree.</source>
        <translation>応答したすべてのサーバーの内容が一致しています。</translation>
    </message>
    <message>
        <source>The domain&apos;s own name servers differ.</source>
        <translation>このドメインのネーム サーバーどうしで応答が異なります。</translation>
    </message>
    <message>
        <source>The domain&apos;s own name servers agree; a resolver still remembers something else.</source>
        <translation>このドメインのネーム サーバーは一致していますが、古い内容をまだ覚えているリゾルバーがあります。</translation>
    </message>
    <message>
        <source>Seen from inside, the domain looks different than from outside. Waiting does not change that.</source>
        <translation>社内ネットワークからの見え方が、外部からの見え方と異なります。待っても変わりません。</translation>
    </message>
    <message>
        <source>name server</source>
        <translation>ネーム サーバー</translation>
    </message>
    <message>
        <source>resolver, inside</source>
        <translation>リゾルバー (内部)</translation>
    </message>
    <message>
        <source>resolver, outside</source>
        <translation>リゾルバー (外部)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation>シリアル %1</translation>
    </message>
    <message>
        <source>To change at the DNS host:</source>
        <translation>DNS の管理画面で変更する内容:</translation>
    </message>
    <message>
        <source>To change at the DNS host (whoever runs %1):</source>
        <translation>DNS の管理画面で変更する内容 (%1 の運営者):</translation>
    </message>
    <message>
        <source>The right value is in the Microsoft 365 admin center, at the domain&apos;s DNS records.</source>
        <translation>正しい値は、Microsoft 365 管理センターのドメインの DNS レコードに表示されます。</translation>
    </message>
    <message>
        <source>Only if it is not meant to be there.</source>
        <translation>意図した設定でない場合にだけ変更してください。</translation>
    </message>
    <message>
        <source>The last cache will have forgotten the old record at %1.</source>
        <translation>%1 には、最後のキャッシュからも古いレコードが消えます。</translation>
    </message>
    <message>
        <source>The next look is at %1.</source>
        <translation>次の確認は %1 です。</translation>
    </message>
    <message>
        <source>%1 questions were sent.</source>
        <translation>%1 件の問い合わせを送信しました。</translation>
    </message>
    <message>
        <source>--watch looks at one domain.</source>
        <translation>--watch で指定できるドメインは 1 つです。</translation>
    </message>
    <message>
        <source>Also asks this resolver for the MX record only, to compare how the domain looks from outside. May be given several times.</source>
        <translation>このリゾルバーにも MX レコードだけを問い合わせ、外部からの見え方を比べます。複数回指定できます。</translation>
    </message>
    <message>
        <source>Also asks well-known public resolvers for the MX record. Their operators learn the domain.</source>
        <translation>よく知られた公開リゾルバーにも MX レコードを問い合わせます。運営者にはドメイン名が伝わります。</translation>
    </message>
    <message>
        <source>“%1” is not of the form HOST[:PORT][=ADDRESS].</source>
        <translation>「%1」は HOST[:PORT][=ADDRESS] の形になっていません。</translation>
    </message>
    <message>
        <source>The PDF could not be made: todoku-pdf is missing or failed. HTML can be printed from any browser: --format html.</source>
        <translation>PDF を作成できませんでした。todoku-pdf が見つからないか、失敗しました。--format html で HTML を作成すれば、ブラウザーから印刷できます。</translation>
    </message>
    <message>
        <source>One report for each group of bounces, or for the one that is named: cause=mailbox-full.</source>
        <translation>通知のグループごとに報告を 1 つ作ります。「cause=mailbox-full」のように名前を付けると、そのグループだけの報告になります。</translation>
    </message>
    <message>
        <source>--group takes cause, domain or recipient, and behind “=” the name of a group.</source>
        <translation>--group には cause、domain、recipient のいずれかを指定します。「=」のあとにグループの名前を付けることもできます。</translation>
    </message>
    <message>
        <source>--mailbox, --online and --rules are for single bounces, not for groups.</source>
        <translation>--mailbox、--online、--rules は個々の通知のためのもので、グループには使えません。</translation>
    </message>
    <message>
        <source>Each group has a report of its own: name a folder with --output.</source>
        <translation>グループごとに報告を作ります。--output でフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>There is no group “%1” among these bounces.</source>
        <translation>これらの通知に「%1」というグループはありません。</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Reads the report of a message that came back, and leads to the fix.</source>
        <translation>戻ってきたメールの通知を読み取り、解決まで案内します。</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>バージョンを表示します。</translation>
    </message>
    <message>
        <source>Language of the window: ja or en</source>
        <translation>ウィンドウの言語: ja または en</translation>
    </message>
    <message>
        <source>Opens a window of its own, even if Todoku is running.</source>
        <translation>Todoku が起動していても、新しいウィンドウを開きます。</translation>
    </message>
    <message>
        <source>--lang takes ja or en.</source>
        <translation>--lang には ja または en を指定してください。</translation>
    </message>
    <message>
        <source>What to open: a report (.eml, .msg, text), several of them (also a folder, mbox or .zip), or a saved case (.todoku)</source>
        <translation>開くもの: 通知 (.eml、.msg、テキスト)、複数の通知 (フォルダー、mbox、.zip も可)、保存したケース (.todoku)</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>“%1” could not be opened. It may have been moved, or you may not have the right to read it. Save the message again, for example on your desktop, and choose it there.</source>
        <translation>「%1」を開けませんでした。移動されたか、読み取る権限がない可能性があります。デスクトップなどにもう一度保存して、そのファイルを選んでください。</translation>
    </message>
    <message>
        <source>“%1” is empty. Save the message again from your mail program, and choose the new file.</source>
        <translation>「%1」は空のファイルです。メール ソフトからもう一度保存して、新しいファイルを選んでください。</translation>
    </message>
    <message>
        <source>“%1” is too large for a bounce, so it was not read. A bounce is seldom larger than the message that was sent: please check that it is the right file.</source>
        <translation>「%1」は配信不能の通知としては大きすぎるため、読み込みませんでした。通知が元のメールより大きくなることはまずありません。ファイルが正しいかどうか確認してください。</translation>
    </message>
    <message>
        <source>“%1” ends in the middle. Save the message again from your mail program, and choose the new file.</source>
        <translation>「%1」は途中で切れています。メール ソフトからもう一度保存して、新しいファイルを選んでください。</translation>
    </message>
    <message>
        <source>“%1” could not be read: it is not a mail message. Choose a message saved as .eml or .msg, or copy the text of the bounce and paste it.</source>
        <translation>「%1」はメールのファイルではないため、読み込めませんでした。.eml か .msg で保存した通知を選ぶか、通知の本文をコピーして貼り付けてください。</translation>
    </message>
    <message>
        <source>“%1” is of a kind that Todoku cannot read. Save the bounce as .eml or .msg, or copy its text and paste it.</source>
        <translation>「%1」は Todoku では読めない種類のファイルです。通知を .eml か .msg で保存するか、本文をコピーして貼り付けてください。</translation>
    </message>
    <message>
        <source>Reading “%1” was stopped.</source>
        <translation>「%1」の読み込みを中止しました。</translation>
    </message>
    <message>
        <source>“%1” was changed while it was read, probably by the mail program. What was found counts, but may not be everything: close the mail program and read it again.</source>
        <translation>「%1」は、読み取っている間に変更されました。メール ソフトが書き込んだものと思われます。見つかった分は使えますが、すべてではないかもしれません。メール ソフトを終了してから、もう一度読み取ってください。</translation>
    </message>
    <message>
        <source>“%1” became shorter while it was read, probably because the mail program compacted it. What was found until then counts: close the mail program and read it again.</source>
        <translation>「%1」は、読み取っている間に短くなりました。メール ソフトが最適化したものと思われます。それまでに見つかった分は使えます。メール ソフトを終了してから、もう一度読み取ってください。</translation>
    </message>
    <message>
        <source>“%1” disappeared while it was read: it was moved, deleted, or its drive was disconnected. What was found until then counts. Please choose it at its new place.</source>
        <translation>「%1」は、読み取っている間に見つからなくなりました。移動または削除されたか、ドライブが取り外されたようです。それまでに見つかった分は使えます。新しい場所で選び直してください。</translation>
    </message>
    <message>
        <source>“%1” is an Outlook data file, and the part of Todoku that reads those (todoku-pst) is not installed. In Outlook, open Sent Items, select the messages (Ctrl+A), drag them into an empty folder, and choose that folder here.</source>
        <translation>「%1」は Outlook データ ファイルですが、それを読み取る Todoku の部品 (todoku-pst) がインストールされていません。Outlook で送信済みアイテムを開き、メールをすべて選択 (Ctrl+A) して空のフォルダーへドラッグし、そのフォルダーをここで選んでください。</translation>
    </message>
    <message>
        <source>“%1” is a table, but its headings are not those of an export that Todoku knows. Say which column holds what, and it can be read.</source>
        <translation>「%1」は表ですが、見出しが Todoku の知っているエクスポートのものではありません。どの列に何が入っているかを指定すると読み取れます。</translation>
    </message>
    <message>
        <source>“%1” could not be opened. It may have been moved, you may not have the right to read it, or the mail program has locked it: close the mail program, or copy the mailbox and choose the copy.</source>
        <translation>「%1」を開けませんでした。移動されたか、読み取る権限がないか、メール ソフトが使用中です。メール ソフトを終了するか、メールボックスをコピーして、そのコピーを選んでください。</translation>
    </message>
    <message>
        <source>“%1” is empty: there is no sent mail in it. Please choose the folder or file of your Sent Items.</source>
        <translation>「%1」は空で、送信したメールが入っていません。送信済みアイテムのフォルダーまたはファイルを選んでください。</translation>
    </message>
    <message>
        <source>“%1” is too large to be read as a whole. Export only the Sent Items, or only the weeks around the message.</source>
        <translation>「%1」は大きすぎて、全体を読み取れません。送信済みアイテムだけ、またはそのメッセージの前後数週間だけをエクスポートしてください。</translation>
    </message>
    <message>
        <source>“%1” ends in the middle. Export the mailbox again, and choose the new file.</source>
        <translation>「%1」は途中で終わっています。メールボックスをもう一度エクスポートし、新しいファイルを選んでください。</translation>
    </message>
    <message>
        <source>“%1” is no mailbox that Todoku can read. It reads mbox, Maildir, .eml, .msg, .pst, .ost, .olm, .zip, a CSV export, and folders of these.</source>
        <translation>「%1」は、Todoku が読み取れるメールボックスではありません。読み取れるのは、mbox、Maildir、.eml、.msg、.pst、.ost、.olm、.zip、CSV のエクスポート、およびこれらの入ったフォルダーです。</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>This message is not a report that a mail could not be delivered.</source>
        <translation>これは、メールが届かなかったことを知らせる通知ではありません。</translation>
    </message>
    <message>
        <source>The message for {address} is late. The server is still trying and will write again if it gives up.</source>
        <translation>{address} あてのメールは配信が遅れています。サーバーは再送を続けていて、あきらめた場合はもう一度通知が届きます。</translation>
    </message>
    <message>
        <source>The mail server does not know the address {address}.</source>
        <translation>メール サーバーは、{address} という宛先はないと答えました。</translation>
    </message>
    <message>
        <source>The mail server says that {address} is not written like a mail address.</source>
        <translation>メール サーバーは、{address} はメール アドレスの書き方になっていないと答えました。</translation>
    </message>
    <message>
        <source>The mail server found no way to the domain of {address}.</source>
        <translation>メール サーバーは、{address} のドメインへの送り先を見つけられませんでした。</translation>
    </message>
    <message>
        <source>The message went to an old internal Exchange address that is no longer in use, not to a mail address.</source>
        <translation>メール アドレスではなく、今は使われていない Exchange 内部の古いアドレスに送られました。</translation>
    </message>
    <message>
        <source>{address} accepts mail only from certain senders, and you are not one of them.</source>
        <translation>{address} は決められた差出人からのメールだけを受け取る設定で、あなたはその中に含まれていません。</translation>
    </message>
    <message>
        <source>The message is larger than {address} accepts.</source>
        <translation>メールのサイズが、{address} で受け取れる上限を超えています。</translation>
    </message>
    <message>
        <source>The recipient&apos;s organisation has no {address} in its directory and turned the message away at the door.</source>
        <translation>相手の組織の名簿に {address} がないため、入口で受け取りを断られました。</translation>
    </message>
    <message>
        <source>The message was refused because of its sender: {diagnostic}</source>
        <translation>差出人を理由に、受け取りを断られました: {diagnostic}</translation>
    </message>
    <message>
        <source>The mailbox of {address} is full.</source>
        <translation>{address} のメールボックスがいっぱいです。</translation>
    </message>
    <message>
        <source>The message for {address} went round in circles between mail servers.</source>
        <translation>{address} あてのメールが、メール サーバーの間を回り続けて届きませんでした。</translation>
    </message>
    <message>
        <source>A rule of the receiving side refused the message for {address}.</source>
        <translation>{address} あてのメールは、受け取る側のルールによって断られました。</translation>
    </message>
    <message>
        <source>The report for {address} does not say clearly what went wrong.</source>
        <translation>{address} あての通知からは、原因がはっきりわかりません。</translation>
    </message>
    <message>
        <source>The message for {address} was delivered or handed on. Nothing is wrong.</source>
        <translation>{address} 宛てのメッセージは、配信されたか、次のサーバーに引き渡されました。問題はありません。</translation>
    </message>
    <message>
        <source>A message could not be delivered, but the report does not say to whom.</source>
        <translation>メッセージを配信できなかったという通知ですが、誰宛てのものかが書かれていません。</translation>
    </message>
    <message>
        <source>This report has a form that Todoku does not know. That {address} failed is a guess: please compare it with the text of the report.</source>
        <translation>この通知は Todoku が知らない形式です。{address} に届かなかったというのは推測ですので、通知の本文と見比べてください。</translation>
    </message>
    <message>
        <source>The message is encrypted. Open it in your mail program, copy its text, and paste it.</source>
        <translation>このメッセージは暗号化されています。メール ソフトで開き、本文をコピーして貼り付けてください。</translation>
    </message>
    <message>
        <source>The server that was asked does not handle mail for the domain of {address}.</source>
        <translation>問い合わせた先のサーバーは、{address} のドメインのメールを扱っていません。</translation>
    </message>
    <message>
        <source>Your own address is set up wrongly, so the message was not accepted.</source>
        <translation>差出人 (ご自身) のアドレスの設定に誤りがあるため、受け付けられませんでした。</translation>
    </message>
    <message>
        <source>Your mail service has stopped your account from sending. That mostly happens when somebody else has used it.</source>
        <translation>メール サービスが、あなたのアカウントからの送信を止めています。ほかの誰かに使われたときによく起こります。</translation>
    </message>
    <message>
        <source>Mail of your whole organisation is refused, not only yours.</source>
        <translation>あなただけでなく、組織全体からのメールが断られています。</translation>
    </message>
    <message>
        <source>The domain of {address} says that it accepts no mail at all.</source>
        <translation>{address} のドメインは、メールを一切受け取らないと公表しています。</translation>
    </message>
    <message>
        <source>The recipient&apos;s mail is forwarded to {address}, but the recipient&apos;s organisation does not allow forwarding to the outside.</source>
        <translation>相手のメールは {address} に転送されますが、相手の組織では外部への転送が許可されていません。</translation>
    </message>
    <message>
        <source>At the recipient, mail is forwarded to an address that does not exist.</source>
        <translation>相手側で、存在しないアドレスへの転送が設定されています。</translation>
    </message>
    <message>
        <source>Forwarding rules send the message for {address} round in circles.</source>
        <translation>転送の設定により、{address} あてのメールが堂々巡りしています。</translation>
    </message>
    <message>
        <source>The mail server of {address} could not be reached.</source>
        <translation>{address} のメール サーバーに接続できませんでした。</translation>
    </message>
    <message>
        <source>The mail records of the domain of {address} lead to a server that cannot take the message.</source>
        <translation>{address} のドメインのメール用レコードが、メールを受け取れないサーバーを指しています。</translation>
    </message>
    <message>
        <source>The message names several senders without saying who sent it. The program that made it has to be corrected.</source>
        <translation>差出人が複数書かれていて、送信者が指定されていません。メールを作ったプログラムの修正が必要です。</translation>
    </message>
    <message>
        <source>The message was written to {to}, but it failed at {address}. Somebody passed it on, or it was a blind copy.</source>
        <translation>メールのあて先は {to} ですが、届かなかったのは {address} です。誰かが転送したか、Bcc の宛先です。</translation>
    </message>
    <message>
        <source>The message was an answer to an older one. Old messages carry old internal addresses.</source>
        <translation>古いメールへの返信でした。古いメールには、古い内部アドレスが残っています。</translation>
    </message>
    <message>
        <source>The message belongs to a meeting. Old meetings carry old internal addresses.</source>
        <translation>会議の通知でした。古い会議には、古い内部アドレスが残っています。</translation>
    </message>
    <message>
        <source>Recipients of {count} different organisations failed in the same way. That points to the sending side, not to the addresses.</source>
        <translation>{count} の異なる組織の宛先が、同じ理由で届いていません。アドレスではなく、送る側に原因があると考えられます。</translation>
    </message>
    <message>
        <source>All {count} recipients at {domain} failed, and nobody elsewhere did.</source>
        <translation>{domain} の宛先 {count} 件がすべて届かず、ほかの宛先には届いています。</translation>
    </message>
    <message>
        <source>Somebody outside ({from}) could not write to your own domain {domain}.</source>
        <translation>外部の方 ({from}) から、自社のドメイン {domain} あてのメールが届いていません。</translation>
    </message>
    <message>
        <source>“{marked}” is written in full-width letters or digits.</source>
        <translation>「{marked}」が全角の英数字です。</translation>
    </message>
    <message>
        <source>“{marked}” is a full-width sign.</source>
        <translation>「{marked}」が全角の記号です。</translation>
    </message>
    <message>
        <source>The @ is a full-width one ({character}).</source>
        <translation>@ が全角です ({character})。</translation>
    </message>
    <message>
        <source>The dot is a full-width one ({character}).</source>
        <translation>ピリオドが全角です ({character})。</translation>
    </message>
    <message>
        <source>The hyphen is a full-width one ({character}).</source>
        <translation>ハイフンが全角です ({character})。</translation>
    </message>
    <message>
        <source>A Japanese full stop ({character}) stands where a dot belongs.</source>
        <translation>ピリオドの代わりに句点 ({character}) が入っています。</translation>
    </message>
    <message>
        <source>There is a full-width space in the address.</source>
        <translation>アドレスに全角スペースが入っています。</translation>
    </message>
    <message>
        <source>“{marked}” is half-width katakana.</source>
        <translation>「{marked}」が半角カタカナです。</translation>
    </message>
    <message>
        <source>The Japanese long-vowel mark ({character}) stands where a hyphen seems to be meant.</source>
        <translation>ハイフンのはずのところに長音記号 ({character}) が入っているようです。</translation>
    </message>
    <message>
        <source>{character} only looks like a hyphen.</source>
        <translation>{character} はハイフンに似ていますが、別の文字です。</translation>
    </message>
    <message>
        <source>A middle dot ({character}) stands where a dot belongs.</source>
        <translation>ピリオドの代わりに中黒 ({character}) が入っています。</translation>
    </message>
    <message>
        <source>{character} stands where a dot belongs: {address}</source>
        <translation>ピリオドのはずのところに {character} が入っています: {address}</translation>
    </message>
    <message>
        <source>“{marked}” looks like something left over from Japanese input.</source>
        <translation>「{marked}」は日本語入力の消し忘れか変換ミスのようです。</translation>
    </message>
    <message>
        <source>There is an invisible character ({character}) in the address.</source>
        <translation>アドレスに目に見えない文字 ({character}) が入っています。</translation>
    </message>
    <message>
        <source>There is an invisible character that changes the writing direction ({character}) in the address.</source>
        <translation>アドレスに文字の向きを変える目に見えない文字 ({character}) が入っています。</translation>
    </message>
    <message>
        <source>There is a non-breaking space ({character}) in the address.</source>
        <translation>アドレスに改行なしスペース ({character}) が入っています。</translation>
    </message>
    <message>
        <source>There is a space inside the address.</source>
        <translation>アドレスの途中に空白が入っています。</translation>
    </message>
    <message>
        <source>There is a space or a line break before or after the address.</source>
        <translation>アドレスの前か後ろに空白か改行が入っています。</translation>
    </message>
    <message>
        <source>There is a control character ({character}) in the address.</source>
        <translation>アドレスに制御文字 ({character}) が入っています。</translation>
    </message>
    <message>
        <source>An accent ({character}) sits on a letter of the address and may be there by mistake.</source>
        <translation>アドレスの文字に余分な記号 ({character}) が付いているようです。</translation>
    </message>
    <message>
        <source>“{marked}” looks like other letters but is not the same: {character}</source>
        <translation>「{marked}」は別の文字とよく似ています: {character}</translation>
    </message>
    <message>
        <source>“{marked}” mixes letters of different alphabets. That is seldom meant, and sometimes a trick.</source>
        <translation>「{marked}」に異なる言語の文字が混ざっています。間違いか、なりすましの可能性があります。</translation>
    </message>
    <message>
        <source>“{marked}” mixes letters of different alphabets.</source>
        <translation>「{marked}」に異なる言語の文字が混ざっています。</translation>
    </message>
    <message>
        <source>The part before the @ has letters that many mail servers do not accept ({character}). Was Japanese input left on?</source>
        <translation>@ の前に、多くのメール サーバーが受け付けない文字 ({character}) があります。日本語入力がオンになっていませんでしたか。</translation>
    </message>
    <message>
        <source>The domain has letters beyond a to z. On the wire it is {domain}.</source>
        <translation>ドメインに英字以外の文字があります。通信では {domain} として扱われます。</translation>
    </message>
    <message>
        <source>The domain “{domain}” looks like a slip of the keyboard.</source>
        <translation>ドメイン「{domain}」は入力ミスのようです。</translation>
    </message>
    <message>
        <source>The end of the domain “{domain}” looks like a slip of the keyboard.</source>
        <translation>ドメイン「{domain}」の末尾は入力ミスのようです。</translation>
    </message>
    <message>
        <source>A dot seems to be missing in “{domain}”.</source>
        <translation>「{domain}」にピリオドが足りないようです。</translation>
    </message>
    <message>
        <source>The end of the domain seems to be missing after “{domain}”.</source>
        <translation>「{domain}」の後ろに続くはずの部分が足りないようです。</translation>
    </message>
    <message>
        <source>There is no @ in “{address}”.</source>
        <translation>「{address}」に @ がありません。</translation>
    </message>
    <message>
        <source>“{marked}” seems to have been typed instead of @.</source>
        <translation>@ の代わりに「{marked}」が入力されているようです。</translation>
    </message>
    <message>
        <source>“{marked}” stands where the @ belongs.</source>
        <translation>@ の代わりに「{marked}」と書かれています。</translation>
    </message>
    <message>
        <source>“{marked}” stands where a dot belongs.</source>
        <translation>ピリオドの代わりに「{marked}」と書かれています。</translation>
    </message>
    <message>
        <source>There is more than one @ in “{address}”.</source>
        <translation>「{address}」に @ が 2 つ以上あります。</translation>
    </message>
    <message>
        <source>There is more than one address in the field. Please check them one by one.</source>
        <translation>複数のアドレスが入っています。1 つずつ確認してください。</translation>
    </message>
    <message>
        <source>This is a named group of addresses, not one address.</source>
        <translation>これは 1 つのアドレスではなく、名前の付いたアドレスのグループです。</translation>
    </message>
    <message>
        <source>Two dots stand next to each other: {address}</source>
        <translation>ピリオドが続いています: {address}</translation>
    </message>
    <message>
        <source>A dot stands right before the @: {address}</source>
        <translation>@ の直前にピリオドがあります: {address}</translation>
    </message>
    <message>
        <source>The address begins with a dot: {address}</source>
        <translation>アドレスがピリオドで始まっています: {address}</translation>
    </message>
    <message>
        <source>A dot stands right after the @: {address}</source>
        <translation>@ の直後にピリオドがあります: {address}</translation>
    </message>
    <message>
        <source>{domain} once gave out addresses like this one, and many mail systems cannot send to them. A new address is the lasting cure.</source>
        <translation>{domain} では以前このような形のアドレスを使えましたが、多くのメール システムからは送信できません。相手の方にアドレスを変更してもらうのが確実です。</translation>
    </message>
    <message>
        <source>The part before the @ is in quotation marks. That is allowed, but many systems refuse it.</source>
        <translation>@ の前の部分が引用符で囲まれています。規則上は使えますが、多くのシステムで受け付けられません。</translation>
    </message>
    <message>
        <source>Nothing has been entered.</source>
        <translation>何も入力されていません。</translation>
    </message>
    <message>
        <source>There is nothing before the @.</source>
        <translation>@ の前に何もありません。</translation>
    </message>
    <message>
        <source>There is nothing after the @.</source>
        <translation>@ の後ろに何もありません。</translation>
    </message>
    <message>
        <source>The part before the @ is too long (64 bytes at most).</source>
        <translation>@ の前の部分が長すぎます (最大 64 バイト)。</translation>
    </message>
    <message>
        <source>“{marked}” is too long for one part of a domain (63 characters at most).</source>
        <translation>「{marked}」はドメインの 1 区切りとしては長すぎます (最大 63 文字)。</translation>
    </message>
    <message>
        <source>There is no dot after the @: {domain}</source>
        <translation>@ の後ろにピリオドがありません: {domain}</translation>
    </message>
    <message>
        <source>There is an underscore in the domain. Domains have hyphens only.</source>
        <translation>ドメインに下線 (_) が入っています。ドメインに使えるのはハイフンだけです。</translation>
    </message>
    <message>
        <source>No part of a domain may begin or end with a hyphen: {marked}</source>
        <translation>ドメインの区切りの最初や最後にハイフンは使えません: {marked}</translation>
    </message>
    <message>
        <source>{character} cannot be part of a domain.</source>
        <translation>{character} はドメインに使えません。</translation>
    </message>
    <message>
        <source>After the @ stands a bare number address: {domain}. It would need brackets, and hardly any server takes it.</source>
        <translation>@ の後ろが IP アドレスです: {domain}。角かっこが必要なうえ、ほとんどのサーバーは受け付けません。</translation>
    </message>
    <message>
        <source>The number address in brackets needs “IPv6:” in front.</source>
        <translation>角かっこの中のアドレスには先頭に「IPv6:」が必要です。</translation>
    </message>
    <message>
        <source>“.{tld}” is not a known ending of domains.</source>
        <translation>「.{tld}」で終わるドメインは知られていません。</translation>
    </message>
    <message>
        <source>{domain} is a name for examples, tests or internal networks: mail from outside does not reach it.</source>
        <translation>{domain} は例示、テスト、社内ネットワーク用の名前です。外部からのメールは届きません。</translation>
    </message>
    <message>
        <source>“{marked}” after the address does not belong to it.</source>
        <translation>アドレスの後ろの「{marked}」はアドレスの一部ではありません。</translation>
    </message>
    <message>
        <source>“{marked}” before the address does not seem to belong to it.</source>
        <translation>アドレスの前の「{marked}」はアドレスの一部ではないようです。</translation>
    </message>
    <message>
        <source>Other text follows the address: “{marked}”</source>
        <translation>アドレスの後ろに別の文字が続いています: 「{marked}」</translation>
    </message>
    <message>
        <source>Other text stands before the address: “{marked}”</source>
        <translation>アドレスの前に別の文字が付いています: 「{marked}」</translation>
    </message>
    <message>
        <source>“www.” is for web pages and seldom belongs to a mail address.</source>
        <translation>「www.」は Web ページ用で、メール アドレスに付くことはほとんどありません。</translation>
    </message>
    <message>
        <source>A backslash cannot stand in a mail address like this.</source>
        <translation>メール アドレスのこの位置に \ (円記号) は使えません。</translation>
    </message>
    <message>
        <source>“{address}” is a Windows sign-in name, not a mail address.</source>
        <translation>「{address}」は Windows のサインイン名で、メール アドレスではありません。</translation>
    </message>
    <message>
        <source>The address was copied as a link (mailto:).</source>
        <translation>アドレスがリンク (mailto:) の形でコピーされています。</translation>
    </message>
    <message>
        <source>The address has Exchange&apos;s mark “smtp:” in front.</source>
        <translation>アドレスの前に Exchange の目印「smtp:」が付いています。</translation>
    </message>
    <message>
        <source>This was an address for calls and chat (SIP). The mail address may differ.</source>
        <translation>これは通話やチャット用のアドレス (SIP) です。メール アドレスとは異なる場合があります。</translation>
    </message>
    <message>
        <source>The address was copied from a delivery report (rfc822;).</source>
        <translation>アドレスが配信レポートの形 (rfc822;) でコピーされています。</translation>
    </message>
    <message>
        <source>The address was copied from a server&apos;s log (ORCPT=).</source>
        <translation>アドレスがサーバーの記録の形 (ORCPT=) でコピーされています。</translation>
    </message>
    <message>
        <source>The address stands in angle brackets.</source>
        <translation>アドレスが山かっこで囲まれています。</translation>
    </message>
    <message>
        <source>The address stands in quotation marks or brackets.</source>
        <translation>アドレスが引用符かかっこで囲まれています。</translation>
    </message>
    <message>
        <source>A name stands before the address.</source>
        <translation>アドレスの前に表示名が付いています。</translation>
    </message>
    <message>
        <source>A remark in brackets follows the address.</source>
        <translation>アドレスの後ろにかっこ書きが付いています。</translation>
    </message>
    <message>
        <source>The address has an extra mark after a plus sign. Not every mail system knows that.</source>
        <translation>アドレスに + を使った目印が付いています。対応していないメール システムもあります。</translation>
    </message>
    <message>
        <source>{localPart} is usually a shared mailbox of a department, not one person.</source>
        <translation>{localPart} は個人ではなく、部署などで共有するアドレスのようです。</translation>
    </message>
    <message>
        <source>{domain} is the technical domain of a Microsoft 365 organisation.</source>
        <translation>{domain} は Microsoft 365 の組織に最初に割り当てられるドメインです。</translation>
    </message>
    <message>
        <source>This is an old internal Exchange address that was wrapped for the way through the internet. It comes from an outdated auto-complete entry.</source>
        <translation>これはインターネット用に変換された、Exchange の古い内部アドレスです。古いオートコンプリートの候補などが原因です。</translation>
    </message>
    <message>
        <source>Exchange wrapped this address. Inside is {normalized}.</source>
        <translation>Exchange が変換したアドレスです。元のアドレスは {normalized} です。</translation>
    </message>
    <message>
        <source>Exchange wrapped this address because a contact has “mailto:” in it. Inside is {normalized}.</source>
        <translation>連絡先に「mailto:」が入っているため、Exchange が変換したアドレスです。元のアドレスは {normalized} です。</translation>
    </message>
    <message>
        <source>This is an old internal Exchange address (X500) that was wrapped for the way through the internet.</source>
        <translation>これはインターネット用に変換された、Exchange の古い内部アドレス (X500) です。</translation>
    </message>
    <message>
        <source>This is an X.400 address that was wrapped for the way through the internet: {normalized}</source>
        <translation>これはインターネット用に変換された X.400 アドレスです: {normalized}</translation>
    </message>
    <message>
        <source>This is a fax number that was wrapped for the way through the internet: {normalized}</source>
        <translation>これはインターネット用に変換された FAX 番号です: {normalized}</translation>
    </message>
    <message>
        <source>This is an address of another mail system that was wrapped for the way through the internet: {normalized}</source>
        <translation>これはインターネット用に変換された、別のメール システムのアドレスです: {normalized}</translation>
    </message>
    <message>
        <source>The wrapped address is damaged at “{marked}”. Please compare it with the original.</source>
        <translation>変換されたアドレスが「{marked}」のところで壊れています。元の文面と見比べてください。</translation>
    </message>
    <message>
        <source>The wrapped address has lost its end (@ and domain).</source>
        <translation>変換されたアドレスの末尾 (@ とドメイン) が欠けています。</translation>
    </message>
    <message>
        <source>A line break cut the address in two. It has been joined again.</source>
        <translation>アドレスが改行で分かれていたため、つなぎました。</translation>
    </message>
    <message>
        <source>This is no mail address but an internal Exchange address. An administrator can add it to the mailbox: {proxyAddress}</source>
        <translation>これはメール アドレスではなく Exchange の内部アドレスです。管理者がメールボックスに追加できます: {proxyAddress}</translation>
    </message>
    <message>
        <source>You have not written to {address} before, but to {contact}. Is that the person you mean?</source>
        <translation>{address} に送信した記録はありませんが、よく似た {contact} には送信しています。こちらの方ではありませんか。</translation>
    </message>
    <message>
        <source>After the @ stands a number address instead of a name. Hardly any server takes such mail.</source>
        <translation>@ の後ろが名前ではなく IP アドレスです。ほとんどのサーバーは受け付けません。</translation>
    </message>
    <message>
        <source>The address is too long (254 bytes at most).</source>
        <translation>アドレスが長すぎます (最大 254 バイト)。</translation>
    </message>
    <message>
        <source>The address ends with a backslash.</source>
        <translation>アドレスが \ (円記号) で終わっています。</translation>
    </message>
    <message>
        <source>A backslash stands outside quotation marks.</source>
        <translation>引用符の外に \ (円記号) があります。</translation>
    </message>
    <message>
        <source>{character} cannot stand in a domain.</source>
        <translation>{character} はドメインには入れられません。</translation>
    </message>
    <message>
        <source>What stands in the brackets after the @ is no number address.</source>
        <translation>@ の後ろの角かっこの中が IP アドレスになっていません。</translation>
    </message>
    <message>
        <source>A line break stands where none may be.</source>
        <translation>改行できない位置に改行があります。</translation>
    </message>
    <message>
        <source>“{marked}” cannot be a domain: its letters may not be combined like this.</source>
        <translation>「{marked}」はドメインに使えません。この文字の組み合わせは認められていません。</translation>
    </message>
    <message>
        <source>The number address in the brackets is not complete or out of range.</source>
        <translation>角かっこの中の IP アドレスが正しくありません。</translation>
    </message>
    <message>
        <source>The IPv6 address in the brackets is not right.</source>
        <translation>角かっこの中の IPv6 アドレスが正しくありません。</translation>
    </message>
    <message>
        <source>{character} cannot stand in the brackets after the @.</source>
        <translation>{character} は @ の後ろの角かっこの中には使えません。</translation>
    </message>
    <message>
        <source>{character} cannot stand before the @.</source>
        <translation>{character} は @ の前には使えません。</translation>
    </message>
    <message>
        <source>“{marked}” begins like an encoded name (xn--) but does not decode.</source>
        <translation>「{marked}」は変換された名前 (xn--) の形ですが、元に戻せません。</translation>
    </message>
    <message>
        <source>Half a line break (a lone carriage return) stands in the address.</source>
        <translation>アドレスに不完全な改行 (CR のみ) が入っています。</translation>
    </message>
    <message>
        <source>There is a space or a remark next to the @.</source>
        <translation>@ の隣に空白かかっこ書きがあります。</translation>
    </message>
    <message>
        <source>There is a remark in brackets inside the address.</source>
        <translation>アドレスの中にかっこ書きがあります。</translation>
    </message>
    <message>
        <source>{character} is a variant form that cannot stand in a domain as it is.</source>
        <translation>{character} は字形の異なる文字で、そのままではドメインに使えません。</translation>
    </message>
    <message>
        <source>The domain is too long (253 characters at most).</source>
        <translation>ドメインが長すぎます (最大 253 文字)。</translation>
    </message>
    <message>
        <source>There is a line break in the address.</source>
        <translation>アドレスの途中に改行があります。</translation>
    </message>
    <message>
        <source>The domain has international letters.</source>
        <translation>ドメインに各国語の文字があります。</translation>
    </message>
    <message>
        <source>“::” stands for a single group. RFC 5321 does not allow that.</source>
        <translation>「::」が 1 つのグループだけを表しています。RFC 5321 では認められていません。</translation>
    </message>
    <message>
        <source>The domain ends in a number: {domain}</source>
        <translation>ドメインが数字で終わっています: {domain}</translation>
    </message>
    <message>
        <source>The domain has a space or remark next to a dot. That form is out of use.</source>
        <translation>ドメインのピリオドの隣に空白かかっこ書きがあります。現在は使われていない形です。</translation>
    </message>
    <message>
        <source>The part before the @ is written in a form that is out of use.</source>
        <translation>@ の前の部分が現在は使われていない形です。</translation>
    </message>
    <message>
        <source>A quotation mark stands in the middle of the part before the @.</source>
        <translation>@ の前の部分の途中に引用符があります。</translation>
    </message>
    <message>
        <source>The part before the @ has international letters.</source>
        <translation>@ の前の部分に各国語の文字があります。</translation>
    </message>
    <message>
        <source>There is a space in the domain.</source>
        <translation>ドメインの途中に空白があります。</translation>
    </message>
    <message>
        <source>There is a space in the part before the @.</source>
        <translation>@ の前の部分に空白があります。</translation>
    </message>
    <message>
        <source>Text follows a remark in brackets without a dot.</source>
        <translation>かっこ書きの直後に文字が続いています。</translation>
    </message>
    <message>
        <source>Text follows the closing bracket: {marked}</source>
        <translation>閉じ角かっこの後ろに文字があります: {marked}</translation>
    </message>
    <message>
        <source>Text follows the closing quotation mark.</source>
        <translation>閉じ引用符の直後に文字があります。</translation>
    </message>
    <message>
        <source>Text stands between the @ and the bracket.</source>
        <translation>@ と角かっこの間に文字があります。</translation>
    </message>
    <message>
        <source>The domain ends with a dot.</source>
        <translation>ドメインがピリオドで終わっています。</translation>
    </message>
    <message>
        <source>A bracket is opened but not closed.</source>
        <translation>開きかっこに対応する閉じかっこがありません。</translation>
    </message>
    <message>
        <source>The square bracket after the @ is not closed.</source>
        <translation>@ の後ろの角かっこが閉じられていません。</translation>
    </message>
    <message>
        <source>A quotation mark is opened but not closed.</source>
        <translation>引用符が閉じられていません。</translation>
    </message>
    <message>
        <source>A bracket is closed but was not opened.</source>
        <translation>閉じかっこに対応する開きかっこがありません。</translation>
    </message>
    <message>
        <source>{character} is an invisible, private or unassigned character.</source>
        <translation>{character} は目に見えない文字、外字、または未定義の文字です。</translation>
    </message>
    <message>
        <source>There is a space before or after the address.</source>
        <translation>アドレスの前か後ろに空白があります。</translation>
    </message>
    <message>
        <source>The domain {domain} does not exist.</source>
        <translation>ドメイン {domain} は存在しません。</translation>
    </message>
    <message>
        <source>The name servers of {domain} answer with an error, so mail servers cannot find out where its mail goes.</source>
        <translation>{domain} のネーム サーバーがエラーを返しています。そのため、メール サーバーは配送先を調べられません。</translation>
    </message>
    <message>
        <source>No answer came for {domain} in time. Its name servers may be down, or this network may be.</source>
        <translation>{domain} について、時間内に応答がありませんでした。相手のネーム サーバーか、お使いのネットワークに問題がある可能性があります。</translation>
    </message>
    <message>
        <source>The answer for {domain} is too long for one packet and could not be fetched over TCP.</source>
        <translation>{domain} の応答は 1 つのパケットに収まらず、TCP でも取得できませんでした。</translation>
    </message>
    <message>
        <source>{domain} has neither an MX record nor an address: it cannot receive mail.</source>
        <translation>{domain} には MX レコードもアドレスもないため、メールを受信できません。</translation>
    </message>
    <message>
        <source>{domain} is delegated to name servers that do not answer for it: {servers}.</source>
        <translation>{domain} は、このドメインについて応答しないネーム サーバーに委任されています: {servers}。</translation>
    </message>
    <message>
        <source>These name servers of {domain} did not answer: {servers}.</source>
        <translation>{domain} の次のネーム サーバーから応答がありませんでした: {servers}。</translation>
    </message>
    <message>
        <source>{domain} is only an alias (CNAME) of {target}, so it cannot have mail records of its own.</source>
        <translation>{domain} は {target} の別名 (CNAME) なので、独自のメール用レコードを持てません。</translation>
    </message>
    <message>
        <source>Every name below {domain} answers with the same text: {record}</source>
        <translation>{domain} の下のどの名前にも同じテキストが返されます: {record}</translation>
    </message>
    <message>
        <source>Every name below {domain} has an MX record, also names that nobody set up.</source>
        <translation>{domain} の下には、設定していない名前も含めて、すべてに MX レコードがあります。</translation>
    </message>
    <message>
        <source>{domain} has no MX record.</source>
        <translation>{domain} には MX レコードがありません。</translation>
    </message>
    <message>
        <source>{domain} says that it accepts no mail.</source>
        <translation>{domain} は、メールを受け付けないことを DNS で表明しています。</translation>
    </message>
    <message>
        <source>{domain} says both that it accepts no mail and where its mail goes: {records}.</source>
        <translation>{domain} は、メールを受け付けないことと配送先の両方を公開しています: {records}。</translation>
    </message>
    <message>
        <source>{domain} has more than one MX record for Exchange Online: {records}. Is that meant, for example during a migration? Otherwise keep one.</source>
        <translation>{domain} には Exchange Online の MX レコードが複数あります: {records}。移行中など、意図した設定でしょうか。そうでなければ 1 つだけ残してください。</translation>
    </message>
    <message>
        <source>{host} is not the MX name that Exchange Online uses for {domain}. The expected form is {expected}.</source>
        <translation>{host} は、Exchange Online が {domain} に使う MX の名前ではありません。正しい形は {expected} です。</translation>
    </message>
    <message>
        <source>{host} is an older MX name of Exchange Online. It works, but newer features need a newer one.</source>
        <translation>{host} は Exchange Online の古い形の MX 名です。配送はできますが、新しい機能には新しい形の名前が必要です。</translation>
    </message>
    <message>
        <source>The MX records of {domain} lead to Exchange Online and to other servers: {records}. Is that meant, for example with a mail filter in front?</source>
        <translation>{domain} の MX レコードは Exchange Online と他のサーバーの両方を指しています: {records}。メール フィルターを前に置くなど、意図した設定でしょうか。</translation>
    </message>
    <message>
        <source>{host} is left over from when the domain was verified. No mail goes there; the record can be deleted.</source>
        <translation>{host} は、ドメインの所有確認のときに残ったレコードです。メールは配送されないので、削除してかまいません。</translation>
    </message>
    <message>
        <source>The mail server {host} of {domain} does not exist.</source>
        <translation>{domain} のメール サーバー {host} は存在しません。</translation>
    </message>
    <message>
        <source>The mail server {host} of {domain} has no address.</source>
        <translation>{domain} のメール サーバー {host} にはアドレスがありません。</translation>
    </message>
    <message>
        <source>The address of the mail server {host} could not be looked up.</source>
        <translation>メール サーバー {host} のアドレスを調べられませんでした。</translation>
    </message>
    <message>
        <source>The mail server {host} is an alias (CNAME) of {target}. Some servers refuse that.</source>
        <translation>メール サーバー {host} は {target} の別名 (CNAME) です。これを受け付けないサーバーがあります。</translation>
    </message>
    <message>
        <source>The mail server {host} has an address that nobody outside can reach: {addresses}.</source>
        <translation>メール サーバー {host} のアドレスは、外部から接続できないものです: {addresses}。</translation>
    </message>
    <message>
        <source>The MX record of {domain} holds the address {host} where a name has to stand.</source>
        <translation>{domain} の MX レコードには、サーバー名の代わりにアドレス {host} が書かれています。</translation>
    </message>
    <message>
        <source>The MX record of {domain} says {host}: every sender would deliver to itself.</source>
        <translation>{domain} の MX レコードは {host} となっており、送信側が自分自身に配送しようとします。</translation>
    </message>
    <message>
        <source>{host} repeats the domain: in the zone file the last dot of the name is probably missing.</source>
        <translation>{host} ではドメイン名が繰り返されています。ゾーン ファイルで名前の末尾のドットが抜けているようです。</translation>
    </message>
    <message>
        <source>The mail server {host} has an IPv6 address only. Many senders cannot reach it.</source>
        <translation>メール サーバー {host} には IPv6 アドレスしかありません。接続できない送信元が多くあります。</translation>
    </message>
    <message>
        <source>{domain} has {count} MX records.</source>
        <translation>{domain} には MX レコードが {count} 件あります。</translation>
    </message>
    <message>
        <source>The mail server {host} ({address}) takes no connection.</source>
        <translation>メール サーバー {host} ({address}) に接続できません。</translation>
    </message>
    <message>
        <source>Nothing answered on port 25. Many networks let no connection out there, so this may say nothing about the servers of {domain}.</source>
        <translation>ポート 25 ではどこからも応答がありませんでした。このポートへの接続を許可しないネットワークが多いため、{domain} のサーバーの問題とは限りません。</translation>
    </message>
    <message>
        <source>The mail server {host} turns everybody away: {greeting}</source>
        <translation>メール サーバー {host} は、接続してきた相手をすべて拒否しています: {greeting}</translation>
    </message>
    <message>
        <source>The mail server {host} asks to come back later: {greeting}</source>
        <translation>メール サーバー {host} は、後で接続し直すよう求めています: {greeting}</translation>
    </message>
    <message>
        <source>The mail server {host} offers no encryption (STARTTLS).</source>
        <translation>メール サーバー {host} は暗号化 (STARTTLS) に対応していません。</translation>
    </message>
    <message>
        <source>The certificate of the mail server {host} does not hold: {certificate}.</source>
        <translation>メール サーバー {host} の証明書に問題があります: {certificate}。</translation>
    </message>
    <message>
        <source>The name servers of {domain} say different things about its MX: {servers}.</source>
        <translation>{domain} のネーム サーバーによって MX の内容が違います: {servers}。</translation>
    </message>
    <message>
        <source>Resolvers say different things about the MX of {domain}: {servers}.</source>
        <translation>リゾルバーによって {domain} の MX の内容が違います: {servers}。</translation>
    </message>
    <message>
        <source>A resolver still remembers an older MX record of {domain}, for at most {minutes} more minutes: {servers}.</source>
        <translation>リゾルバーが {domain} の以前の MX レコードをまだ覚えています。長くてもあと {minutes} 分で忘れます: {servers}。</translation>
    </message>
    <message>
        <source>The MX record of {domain} may be remembered for {hours} hours: a correction takes that long to be seen everywhere.</source>
        <translation>{domain} の MX レコードは最大 {hours} 時間記憶されます。修正が行き渡るまで、それだけ時間がかかります。</translation>
    </message>
    <message>
        <source>The MX record of {domain} may not be remembered at all (TTL 0).</source>
        <translation>{domain} の MX レコードは、まったく記憶されない設定です (TTL 0)。</translation>
    </message>
    <message>
        <source>{domain} has no SPF record.</source>
        <translation>{domain} には SPF レコードがありません。</translation>
    </message>
    <message>
        <source>{domain} has more than one SPF record, so none of them counts: {records}.</source>
        <translation>{domain} には SPF レコードが複数あるため、どれも有効になりません: {records}。</translation>
    </message>
    <message>
        <source>The SPF record of {domain} cannot be evaluated ({reason}) because of “{term}” at {at}.</source>
        <translation>{domain} の SPF レコードは評価できません ({reason})。原因は {at} の「{term}」です。</translation>
    </message>
    <message>
        <source>The SPF record of {domain} needs {lookups} DNS lookups. Receivers stop after 10.</source>
        <translation>{domain} の SPF レコードには {lookups} 回の DNS 参照が必要です。受信側は 10 回で評価を打ち切ります。</translation>
    </message>
    <message>
        <source>The SPF record of {domain} lacks include:{include}, so mail from Exchange Online may be refused.</source>
        <translation>{domain} の SPF レコードに include:{include} がないため、Exchange Online から送ったメールが拒否されることがあります。</translation>
    </message>
    <message>
        <source>The SPF record of {domain} allows everybody to send in its name: {record}</source>
        <translation>{domain} の SPF レコードは、誰にでもこのドメインでの送信を許可しています: {record}</translation>
    </message>
    <message>
        <source>The SPF record of {domain} uses “ptr”, which should no longer be used.</source>
        <translation>{domain} の SPF レコードは、使用を避けるべき「ptr」を使っています。</translation>
    </message>
    <message>
        <source>The SPF record of {domain} does not end in “all” or “redirect”, so it says nothing about other senders.</source>
        <translation>{domain} の SPF レコードは「all」でも「redirect」でも終わっていないため、他の送信元について何も定めていません。</translation>
    </message>
    <message>
        <source>The SPF record of {domain} could not be read completely.</source>
        <translation>{domain} の SPF レコードをすべては読み取れませんでした。</translation>
    </message>
    <message>
        <source>{domain} has no DMARC record.</source>
        <translation>{domain} には DMARC レコードがありません。</translation>
    </message>
    <message>
        <source>{domain} has more than one DMARC record, so none of them counts: {records}.</source>
        <translation>{domain} には DMARC レコードが複数あるため、どれも有効になりません: {records}。</translation>
    </message>
    <message>
        <source>The DMARC record of {domain} cannot be read (at “{tag}”): {record}</source>
        <translation>{domain} の DMARC レコードを読み取れません (「{tag}」の箇所): {record}</translation>
    </message>
    <message>
        <source>The DMARC record of {domain} only asks for reports (policy “none”): {record}</source>
        <translation>{domain} の DMARC レコードは、レポートを求めるだけの設定です (ポリシー「none」): {record}</translation>
    </message>
    <message>
        <source>{domain} has no DMARC record of its own; that of {parent} counts.</source>
        <translation>{domain} 自身の DMARC レコードはなく、{parent} のものが適用されます。</translation>
    </message>
    <message>
        <source>{target} has not agreed to receive DMARC reports about {domain}.</source>
        <translation>{target} は、{domain} の DMARC レポートの受け取りを承認していません。</translation>
    </message>
    <message>
        <source>{domain} has no DKIM key at {selectors}.</source>
        <translation>{domain} には {selectors} の DKIM キーがありません。</translation>
    </message>
    <message>
        <source>The DKIM key {selector} of {domain} is revoked.</source>
        <translation>{domain} の DKIM キー {selector} は取り消されています。</translation>
    </message>
    <message>
        <source>The DKIM key {selector} of {domain} cannot be read.</source>
        <translation>{domain} の DKIM キー {selector} を読み取れません。</translation>
    </message>
    <message>
        <source>The DKIM key {selector} of {domain} has only {bits} bits; receivers want 1024 at least.</source>
        <translation>{domain} の DKIM キー {selector} は {bits} ビットしかありません。受信側は 1024 ビット以上を求めます。</translation>
    </message>
    <message>
        <source>The MTA-STS record or policy of {domain} cannot be used.</source>
        <translation>{domain} の MTA-STS のレコードまたはポリシーは使用できません。</translation>
    </message>
    <message>
        <source>The MTA-STS policy of {domain} could not be fetched.</source>
        <translation>{domain} の MTA-STS ポリシーを取得できませんでした。</translation>
    </message>
    <message>
        <source>The MTA-STS policy of {domain} does not cover these mail servers: {hosts}.</source>
        <translation>{domain} の MTA-STS ポリシーに、次のメール サーバーが含まれていません: {hosts}。</translation>
    </message>
    <message>
        <source>The TLS reporting record of {domain} cannot be used: {records}.</source>
        <translation>{domain} の TLS レポート (TLS-RPT) のレコードは使用できません: {records}。</translation>
    </message>
    <message>
        <source>The certificate of {host} is not the one that its TLSA records name.</source>
        <translation>{host} の証明書が、TLSA レコードで指定されたものと一致しません。</translation>
    </message>
    <message>
        <source>{host} has TLSA records, but they are not protected by DNSSEC and count for nothing.</source>
        <translation>{host} には TLSA レコードがありますが、DNSSEC で保護されていないため効力がありません。</translation>
    </message>
    <message>
        <source>The DNSSEC signatures of {domain} are wrong: {detail}. Resolvers that check them cannot find the domain.</source>
        <translation>{domain} の DNSSEC 署名が正しくありません: {detail}。署名を検証するリゾルバーからは、このドメインが見つかりません。</translation>
    </message>
    <message>
        <source>{domain} is signed with DNSSEC, but its parent zone does not say so, so nobody can check it.</source>
        <translation>{domain} は DNSSEC で署名されていますが、親ゾーンに DS レコードがないため、誰も検証できません。</translation>
    </message>
    <message>
        <source>The message is in the sent items: “{subject}”, {date}.</source>
        <translation>このメッセージは送信済みアイテムにあります。件名「{subject}」、{date}</translation>
    </message>
    <message>
        <source>The message is not among the {count} sent items that were searched. This alone proves nothing: mail sent from a phone, a shared mailbox or a scanner, and deleted mail, look the same.</source>
        <translation>調べた {count} 通の送信済みアイテムの中に、このメッセージはありません。これだけでは何の証明にもなりません。スマートフォン、共有メールボックス、複合機から送ったメールや、削除したメールも同じように見えます。</translation>
    </message>
    <message>
        <source>The sent items that were searched end on {last}, before the message was sent. That it is not among them means nothing.</source>
        <translation>調べた送信済みアイテムは {last} までのもので、メッセージが送られる前に終わっています。その中に見つからなくても意味はありません。</translation>
    </message>
    <message>
        <source>You wrote to {address} yourself; it stands in the field {field} of the sent message.</source>
        <translation>{address} はご自分で指定した宛先です。送信したメッセージの {field} に入っています。</translation>
    </message>
    <message>
        <source>You chose the recipient from a stored entry that leads to an old internal Exchange address.</source>
        <translation>宛先は、古い Exchange の内部アドレスにつながる、保存された候補から選ばれています。</translation>
    </message>
    <message>
        <source>You did not write to {address}. The message was sent to {recipients}.</source>
        <translation>{address} には送っていません。メッセージの宛先は {recipients} です。</translation>
    </message>
    <message>
        <source>The message for {via} was probably passed on to {address} by a forwarding rule. Please ask {via}.</source>
        <translation>{via} 宛てのメッセージが、転送ルールによって {address} に転送されたと考えられます。{via} さんに確認してください。</translation>
    </message>
    <message>
        <source>One of the recipients probably passed the message on to {address} by a forwarding rule. Please ask them: {recipients}.</source>
        <translation>宛先のどなたかの転送ルールによって、メッセージが {address} に転送されたと考えられます。次の方々に確認してください: {recipients}</translation>
    </message>
    <message>
        <source>You wrote to a list or group, and {address} is probably a member of it. Whoever looks after the list can remove that address.</source>
        <translation>メーリング リストまたはグループに送っており、{address} はそのメンバーと考えられます。リストの管理者がこのアドレスを外せます。</translation>
    </message>
    <message>
        <source>{address} belongs to your own organisation, but neither you nor a recipient of your organisation wrote to it. A rule of your mail system probably adds it.</source>
        <translation>{address} は自分の組織のアドレスですが、ご自分では送っておらず、宛先にも自分の組織の人はいません。メール システムのルールが追加していると考えられます。</translation>
    </message>
    <message>
        <source>{address} looks much like {similar}, to which you have written {count} times.</source>
        <translation>{address} は、これまでに {count} 回送ったことのある {similar} によく似ています。</translation>
    </message>
    <message>
        <source>{address} has worked before: you have answered mail of it ({replies} of {count} messages, last on {last}).</source>
        <translation>{address} は以前は使えていました。このアドレスからのメールに返信したことがあります ({count} 通のうち {replies} 通、最後は {last})。</translation>
    </message>
    <message>
        <source>You have written to {address} before ({count} times, last on {last}), but never in answer to a mail.</source>
        <translation>{address} には以前にも送っていますが ({count} 回、最後は {last})、返信として送ったことはありません。</translation>
    </message>
    <message>
        <source>You have since written to {newer}, probably the same person’s new address (last on {last}).</source>
        <translation>その後は {newer} に送っています。同じ人の新しいアドレスと考えられます (最後は {last})。</translation>
    </message>
    <message>
        <source>Other addresses at {domain} have worked before (last on {last}).</source>
        <translation>{domain} のほかのアドレスは、以前は使えていました (最後は {last})。</translation>
    </message>
    <message>
        <source>{count} messages to people you otherwise never write to went out within {minutes} minutes, from {first}.</source>
        <translation>ふだん送らない相手へのメッセージが、{first} から {minutes} 分間に {count} 通送信されています。</translation>
    </message>
    <message>
        <source>{count} messages to strangers were sent at hours at which you otherwise do not write, the first at {first}.</source>
        <translation>ふだんメールを書かない時間帯に、初めての相手へのメッセージが {count} 通送信されています。最初は {first} です。</translation>
    </message>
    <message>
        <source>{count} people at once, most of whom you otherwise never write to, were sent “{subject}”.</source>
        <translation>「{subject}」が一度に {count} 人に送信されています。ほとんどはふだん送らない相手です。</translation>
    </message>
    <message>
        <source>The returned message “{subject}” is itself unlike your other mail.</source>
        <translation>戻ってきたメッセージ「{subject}」自体が、ふだんのメールと様子が違います。</translation>
    </message>
    <message>
        <source>A mailing to {count} people whom you also write to otherwise, from {first}, is no sign of misuse.</source>
        <translation>{first} からの {count} 人への一斉送信は、ふだんから送っている相手なので、不正利用の兆候ではありません。</translation>
    </message>
    <message>
        <source>The message left through the mail server {server}, which is yours.</source>
        <translation>メールは、あなたの組織のメール サーバー {server} から送信されています。</translation>
    </message>
    <message>
        <source>The message came from {client}, which is no mail server of {domain}.</source>
        <translation>メールは {client} から届いています。これは {domain} のメール サーバーではありません。</translation>
    </message>
    <message>
        <source>The message number {messageId} was not made by a program of {domain}.</source>
        <translation>メールの番号 (Message-ID) {messageId} は、{domain} のプログラムが付けたものではありません。</translation>
    </message>
    <message>
        <source>The signature of {signer} on the message is genuine. The message was sent through your own systems.</source>
        <translation>メールに付いている {signer} の署名は本物です。メールはあなたの組織のシステムから送信されています。</translation>
    </message>
    <message>
        <source>The message carries a signature in the name of {signer} that does not fit it: it was imitated, or the message was changed on its way.</source>
        <translation>メールには {signer} の名前の署名が付いていますが、内容と一致しません。署名が偽造されたか、メールが途中で変更されています。</translation>
    </message>
    <message>
        <source>The message is signed by {signer}, not by {domain}.</source>
        <translation>メールに署名しているのは {signer} です。{domain} ではありません。</translation>
    </message>
    <message>
        <source>The message carries a signature of {signer} that was not checked, because its key was not fetched. Unchecked, it proves nothing.</source>
        <translation>メールには {signer} の署名が付いていますが、鍵を取得していないため確認していません。確認していない署名からは何もわかりません。</translation>
    </message>
    <message>
        <source>The message carries a signature of {signer}, but its key ({selector}) is no longer published. Keys are replaced from time to time, so this proves nothing.</source>
        <translation>メールには {signer} の署名が付いていますが、その鍵 ({selector}) は現在公開されていません。鍵はときどき交換されるため、これだけでは何もわかりません。</translation>
    </message>
    <message>
        <source>{client} added lines that look as if your own servers had sent the message. Anybody can write such lines, so they do not count.</source>
        <translation>{client} は、あなたの組織のサーバーが送信したように見える行を書き加えています。このような行は誰でも書けるため、判断の根拠にはなりません。</translation>
    </message>
    <message>
        <source>Somebody logged in at the mail server {server} and sent the message there. If you send mail through it, the message is yours.</source>
        <translation>メール サーバー {server} にサインインして、そこからメールを送信した人がいます。このサーバーを通してメールを送信している場合は、自分のメールです。</translation>
    </message>
    <message>
        <source>The message was written after a login from the network address {address}. If that was not you, somebody else knows your password.</source>
        <translation>メールは、ネットワーク アドレス {address} からサインインして書かれています。心当たりがない場合は、ほかの人にパスワードを知られています。</translation>
    </message>
    <message>
        <source>The message was written in a mailbox of {provider}, a service that many organisations share. It is yours if {domain} has its mailboxes there.</source>
        <translation>メールは、多くの組織が利用するサービス {provider} のメールボックスで書かれています。{domain} のメールボックスがそこにある場合は、あなたの組織のメールです。</translation>
    </message>
    <message>
        <source>The message came through {provider}, a service that many organisations share. Which of them sent it cannot be told.</source>
        <translation>メールは、多くの組織が利用するサービス {provider} を通っています。どの組織が送信したかはわかりません。</translation>
    </message>
    <message>
        <source>{client}, to which the message was addressed, handed it on. Where it was before that nobody vouches for.</source>
        <translation>メールは、宛先である {client} から転送されています。それより前の経路を確かめる方法はありません。</translation>
    </message>
    <message>
        <source>{address} wrote the message, and a mail server of {domain} forwarded it.</source>
        <translation>メールは {address} が書いたもので、{domain} のメール サーバーが転送しています。</translation>
    </message>
    <message>
        <source>The report went to {address}, a form of the address that only your own mail server writes.</source>
        <translation>通知は {address} に届いています。この形のアドレスを書くのは、あなたの組織のメール サーバーだけです。</translation>
    </message>
    <message>
        <source>The report does not return the message. Where the message came from cannot be told.</source>
        <translation>通知に元のメールが付いていません。メールがどこから送信されたかはわかりません。</translation>
    </message>
    <message>
        <source>Which domain is yours is not known, so it cannot be told whether the message of {author} came from you.</source>
        <translation>あなたのドメインがわからないため、{author} のメールがあなたから送信されたものかどうかを判断できません。</translation>
    </message>
    <message>
        <source>The message is by {author}, which is no address of yours.</source>
        <translation>メールの差出人は {author} です。これはあなたのアドレスではありません。</translation>
    </message>
    <message>
        <source>Nothing in the report says for certain whether the message came from {domain}.</source>
        <translation>メールが {domain} から送信されたものかどうかを、通知から確実に判断することはできません。</translation>
    </message>
    <message>
        <source>The receiving side cannot find the domain of your own address. Its DNS records have to be checked.</source>
        <translation>受信側で、差出人であるあなたのアドレスのドメインを見つけられませんでした。そのドメインの DNS レコードを確認する必要があります。</translation>
    </message>
    <message>
        <source>The recipient&apos;s side takes no mail from your address. Only the recipient or their administrator can allow it.</source>
        <translation>受信側は、あなたのアドレスからのメールを受け取らない設定にしています。許可できるのは、受信者本人か受信側の管理者だけです。</translation>
    </message>
    <message>
        <source>The report went to {address}. The tag in it has expired or was made up, so it does not show that the message was yours.</source>
        <translation>通知の宛先は {address} です。含まれている目印は期限切れか、作られたものです。このため、あなたのメールだった証拠にはなりません。</translation>
    </message>
    <message>
        <source>The mail flow rule “{name}” sends messages on to {address} ({action}).</source>
        <translation>メール フロー ルール「{name}」が、メールを {address} に送っています ({action})。</translation>
    </message>
    <message>
        <source>The inbox rule “{name}” sends messages on to {address} ({action}).</source>
        <translation>受信トレイ ルール「{name}」が、メールを {address} に送っています ({action})。</translation>
    </message>
    <message>
        <source>The mailbox “{name}” forwards its mail to {address} ({action}).</source>
        <translation>メールボックス「{name}」が、メールを {address} に転送しています ({action})。</translation>
    </message>
    <message>
        <source>“{name}”, a member of the group, has the address {address}.</source>
        <translation>グループのメンバー「{name}」のアドレスが {address} です。</translation>
    </message>
    <message>
        <source>“{name}” sends messages on to “{target}”, which has the same name before the @ as {address} ({action}).</source>
        <translation>「{name}」が、メールを「{target}」に送っています。@ の前が {address} と同じです ({action})。</translation>
    </message>
    <message>
        <source>{count} rules or mailboxes send messages on to other addresses of {domain}, for example “{name}” to “{target}”.</source>
        <translation>{domain} の別のアドレスにメールを送っているルールやメールボックスが {count} 件あります。例:「{name}」から「{target}」。</translation>
    </message>
    <message>
        <source>{count} rules or mailboxes send messages on to somebody whose address the export does not give, for example “{name}” to “{target}” ({action}). Look up who that is.</source>
        <translation>書き出したファイルではアドレスが分からない相手にメールを送っているルールやメールボックスが {count} 件あります。例:「{name}」から「{target}」({action})。相手が誰かを確認してください。</translation>
    </message>
    <message>
        <source>“{name}” names {address}, but is switched off or only being tested.</source>
        <translation>「{name}」に {address} が含まれていますが、無効になっているか、テスト中です。</translation>
    </message>
    <message>
        <source>The mailbox “{name}” names {address} as a second target. The first one (ForwardingAddress) wins, so this one has no effect now.</source>
        <translation>メールボックス「{name}」の 2 つ目の転送先に {address} が設定されています。1 つ目 (ForwardingAddress) が優先されるため、今は使われていません。</translation>
    </message>
    <message>
        <source>None of the {count} rules, mailboxes and members that were read leads to {address}.</source>
        <translation>読み込んだ {count} 件のルール、メールボックス、メンバーの中に、{address} に送るものはありません。</translation>
    </message>
    <message>
        <source>The export has lost its lists and says only “{example}” in their place. Export again with ConvertTo-Json.</source>
        <translation>書き出したファイルから一覧が失われ、「{example}」とだけ書かれています。ConvertTo-Json で書き出し直してください。</translation>
    </message>
    <message>
        <source>{count} sent messages are unlike your other mail, for example “{subject}” to {recipient}. Please look whether you wrote them.</source>
        <translation>ふだんの送信メールと様子が違うメールが {count} 件あります。例: {recipient} 宛ての「{subject}」。自分で送ったものかどうか、確認してください。</translation>
    </message>
    <message>
        <source>You say that you did not write {count} of the sent messages, for example “{subject}” to {recipient}. Then somebody else uses your account.</source>
        <translation>送信済みメールのうち {count} 件は自分で書いたものではない、とのことです。例: {recipient} 宛ての「{subject}」。ほかの人がアカウントを使っています。</translation>
    </message>
    <message>
        <source>The distribution list {address} is set up wrongly, so nobody on it got the message. Only an administrator can mend it.</source>
        <translation>配布リスト {address} の設定に誤りがあるため、メンバーの誰にもメールが届いていません。修正できるのは管理者だけです。</translation>
    </message>
    <message>
        <source>The recipient&apos;s server could not confirm that the message really came from your domain.</source>
        <translation>相手のサーバーは、このメールが本当にあなたのドメインから送られたことを確認できませんでした。</translation>
    </message>
    <message>
        <source>{client} is not allowed to send mail for {domain} (SPF: {result}).</source>
        <translation>{client} は、{domain} のメールを送信することを許可されていません (SPF: {result})。</translation>
    </message>
    <message>
        <source>{client} is allowed to send mail for {domain}.</source>
        <translation>{client} は、{domain} のメールを送信することを許可されています。</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Start</source>
        <translation>はじめに</translation>
    </message>
    <message>
        <source>Your bounce</source>
        <translation>届かなかったメール</translation>
    </message>
    <message>
        <source>1 Recipient&apos;s address</source>
        <translation>1 宛先のアドレス</translation>
    </message>
    <message>
        <source>2 Stored suggestions</source>
        <translation>2 入力候補の削除</translation>
    </message>
    <message>
        <source>4 Account misused</source>
        <translation>4 アカウントの不正利用</translation>
    </message>
    <message>
        <source>5 Not your message</source>
        <translation>5 身に覚えのない通知</translation>
    </message>
    <message>
        <source>1 Service health</source>
        <translation>1 サービスの状態</translation>
    </message>
    <message>
        <source>3 Moved mailboxes</source>
        <translation>3 移行後の入力候補</translation>
    </message>
    <message>
        <source>4 Forwarding and rules</source>
        <translation>4 転送とルール</translation>
    </message>
    <message>
        <source>Why did I get this?</source>
        <translation>なぜ届かなかったのか</translation>
    </message>
    <message>
        <source>Result and further help</source>
        <translation>結果とほかの相談先</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>first</source>
        <translation>まずこれ</translation>
    </message>
    <message>
        <source>2nd</source>
        <translation>2 番目</translation>
    </message>
    <message>
        <source>3rd</source>
        <translation>3 番目</translation>
    </message>
    <message>
        <source>later</source>
        <translation>その次</translation>
    </message>
    <message>
        <source>look here</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>done</source>
        <translation>済み</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>該当せず</translation>
    </message>
    <message>
        <source>This page is open.</source>
        <translation>このページを開いています。</translation>
    </message>
    <message>
        <source>Many reports</source>
        <translation>複数の通知</translation>
    </message>
    <message>
        <source>List of addresses</source>
        <translation>アドレスの一覧</translation>
    </message>
    <message>
        <source>List of domains</source>
        <translation>ドメインの一覧</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>最近の対応</translation>
    </message>
    <message>
        <source>3 Recipient&apos;s forwarding</source>
        <translation>3 相手側の転送</translation>
    </message>
    <message>
        <source>2 MX records</source>
        <translation>2 MX レコード</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>The message was delivered</source>
        <translation>メールは配信されました</translation>
    </message>
    <message>
        <source>The message was passed on to a server that sends no reports</source>
        <translation>メールは、通知を出さないサーバーに引き渡されました</translation>
    </message>
    <message>
        <source>The message was passed on to the members of a list</source>
        <translation>メールは、メーリング リストのメンバーに送られました</translation>
    </message>
    <message>
        <source>A recipient marked the message as unwanted</source>
        <translation>受信者がこのメールを迷惑メールとして報告しました</translation>
    </message>
    <message>
        <source>This is an automatic answer: the message arrived</source>
        <translation>これは自動応答です。メールは届いています</translation>
    </message>
    <message>
        <source>The message is late, but not lost</source>
        <translation>配信が遅れていますが、まだ失敗ではありません</translation>
    </message>
    <message>
        <source>This message is not a delivery report</source>
        <translation>これは配信の通知ではありません</translation>
    </message>
    <message>
        <source>The message could not be delivered</source>
        <translation>メールを配信できませんでした</translation>
    </message>
    <message>
        <source>The recipient&apos;s mail server says: no such address</source>
        <translation>相手のメール サーバーが「その宛先はない」と答えました</translation>
    </message>
    <message>
        <source>The address is not written correctly</source>
        <translation>アドレスの書き方が正しくありません</translation>
    </message>
    <message>
        <source>The part after the @ leads nowhere</source>
        <translation>@ より後ろのドメインが見つかりません</translation>
    </message>
    <message>
        <source>An old stored address was used</source>
        <translation>保存されていた古いアドレスが使われました</translation>
    </message>
    <message>
        <source>The recipient does not accept mail from you</source>
        <translation>この宛先は、あなたからのメールを受け取らない設定です</translation>
    </message>
    <message>
        <source>The message is too large</source>
        <translation>メールのサイズが大きすぎます</translation>
    </message>
    <message>
        <source>The recipient&apos;s organisation does not know this address</source>
        <translation>相手の組織に、このアドレスはありません</translation>
    </message>
    <message>
        <source>The sender was refused</source>
        <translation>差出人を理由に断られました</translation>
    </message>
    <message>
        <source>The recipient&apos;s mailbox is full</source>
        <translation>相手のメールボックスがいっぱいです</translation>
    </message>
    <message>
        <source>The message went round in circles</source>
        <translation>メールがサーバーの間を回り続けました</translation>
    </message>
    <message>
        <source>A rule of the other side refused the message</source>
        <translation>受け取る側のルールで断られました</translation>
    </message>
    <message>
        <source>No report has been read yet</source>
        <translation>まだ通知を読み込んでいません</translation>
    </message>
    <message>
        <source>This message is encrypted, so it cannot be read here</source>
        <translation>このメールは暗号化されているため、ここでは読めません</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(件名なし)</translation>
    </message>
    <message>
        <source>Your message “%1”.</source>
        <translation>送ったメール: 「%1」</translation>
    </message>
    <message>
        <source>Your message “%1” of %2.</source>
        <translation>%2 に送信された「%1」です。</translation>
    </message>
    <message>
        <source>%1 of %2 recipients did not get it; of the others no failure is reported.</source>
        <translation>宛先 %2 件のうち %1 件に届きませんでした。ほかの宛先については、失敗の知らせはありません。</translation>
    </message>
    <message>
        <source>%1 recipients did not get it.</source>
        <translation>%1 件の宛先に届きませんでした。</translation>
    </message>
    <message>
        <source>the report</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>your sent mail</source>
        <translation>送信済みメール</translation>
    </message>
    <message>
        <source>signs of misuse in your sent mail</source>
        <translation>送信済みメールにある不正利用の形跡</translation>
    </message>
    <message>
        <source>where the returned message came from</source>
        <translation>戻ってきたメールの出どころ</translation>
    </message>
    <message>
        <source>the domain&apos;s DNS records</source>
        <translation>ドメインの DNS レコード</translation>
    </message>
    <message>
        <source>the service&apos;s health</source>
        <translation>サービスの状態</translation>
    </message>
    <message>
        <source>the recipient&apos;s directory</source>
        <translation>相手側のディレクトリ</translation>
    </message>
    <message>
        <source>forwarding and transport rules</source>
        <translation>転送とトランスポート ルール</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>わかったこと</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>None of the nine solutions is clearly the right one. The best guesses:</source>
        <translation>9 つの解決方法のうち、はっきり当てはまるものはありません。可能性のあるもの:</translation>
    </message>
    <message>
        <source>solved it</source>
        <translation>解決した</translation>
    </message>
    <message>
        <source>did not help yet</source>
        <translation>まだ届かない</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>あとで</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>行ったこと</translation>
    </message>
    <message>
        <source>When it was looked at</source>
        <translation>確認した日時</translation>
    </message>
    <message>
        <source>2026-11-25 09:30</source>
        <translation>2026-11-25 09:30</translation>
    </message>
    <message>
        <source>What service health says</source>
        <translation>サービス正常性の内容</translation>
    </message>
    <message>
        <source>Exchange Online: healthy</source>
        <translation>Exchange Online: 正常</translation>
    </message>
    <message>
        <source>Number of the incident or advisory</source>
        <translation>インシデントまたはアドバイザリの番号</translation>
    </message>
    <message>
        <source>What the message center says</source>
        <translation>メッセージ センターの内容</translation>
    </message>
    <message>
        <source>What the message trace says</source>
        <translation>メッセージ トレースの結果</translation>
    </message>
    <message>
        <source>Failed: recipient not found</source>
        <translation>失敗: 受信者が見つかりません</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Choose the sent items: they can show whether this is the right step: %1</source>
        <translation>送信済みアイテムを選ぶと、次の手順が正しいかどうかがわかります: %1</translation>
    </message>
    <message>
        <source>Choose the sent items to tell these apart: %1</source>
        <translation>送信済みアイテムを選ぶと、次のどれが先かを見分けられます: %1</translation>
    </message>
    <message>
        <source>Let Todoku ask the DNS: it can show whether this is the right step: %1</source>
        <translation>DNS への問い合わせを許可すると、次の手順が正しいかどうかがわかります: %1</translation>
    </message>
    <message>
        <source>Let Todoku ask the DNS to tell these apart: %1</source>
        <translation>DNS への問い合わせを許可すると、次のどれが先かを見分けられます: %1</translation>
    </message>
    <message>
        <source>Choose one recipient: for some of them this is the right step: %1</source>
        <translation>宛先を 1 つ選んでください。一部の宛先には次の手順が当てはまります: %1</translation>
    </message>
    <message>
        <source>Choose one recipient: not all of them need the same step: %1</source>
        <translation>宛先を 1 つ選んでください。宛先によって必要な手順が違います: %1</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… ほか %1 件</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>実際に指定した宛先</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Whose turn</source>
        <translation>対応する人</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>サーバーの応答</translation>
    </message>
    <message>
        <source>Refused by</source>
        <translation>拒否したサーバー</translation>
    </message>
    <message>
        <source>What failed</source>
        <translation>届かなかったメール</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>To</source>
        <translation>宛先 (To)</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>送信日時</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Report of</source>
        <translation>通知の日時</translation>
    </message>
    <message>
        <source>Report written by</source>
        <translation>通知を作成したサーバー</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>%1 (%2 of 100)</source>
        <translation>%1 (確度 100 中 %2)</translation>
    </message>
    <message>
        <source>Commands for the administrator</source>
        <translation>管理者向けのコマンド</translation>
    </message>
    <message>
        <source>What would change this</source>
        <translation>判断が変わる可能性があるもの</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>メモ (%1)</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>かかった時間</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>Nothing was ticked or answered yet.</source>
        <translation>まだ何も実施・回答されていません。</translation>
    </message>
    <message>
        <source>What could not be checked</source>
        <translation>確認できなかったこと</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>The report is encrypted and could not be read.</source>
        <translation>通知は暗号化されているため、読み取れませんでした。</translation>
    </message>
    <message>
        <source>The report ends in the middle; only its beginning was read.</source>
        <translation>通知が途中で切れているため、前半だけを読み取りました。</translation>
    </message>
    <message>
        <source>The report follows no known form; what it says was guessed from its words.</source>
        <translation>通知が既知の形式に従っていないため、内容は文面から推定しました。</translation>
    </message>
    <message>
        <source>The report does not name the message that failed.</source>
        <translation>通知に、届かなかったメールの情報が含まれていません。</translation>
    </message>
    <message>
        <source>The sent items were read only in part.</source>
        <translation>送信済みアイテムは一部だけ読み取りました。</translation>
    </message>
    <message>
        <source>Whether the recipient&apos;s server accepts the address was not tried: Todoku never does.</source>
        <translation>宛先のサーバーがそのアドレスを受け付けるかどうかは試していません (Todoku は試しに送ることはしません)。</translation>
    </message>
    <message>
        <source>What was asked over the network</source>
        <translation>ネットワークに問い合わせた内容</translation>
    </message>
    <message>
        <source>Todoku %1, rules of %2</source>
        <translation>Todoku %1 (判定ルール %2)</translation>
    </message>
    <message>
        <source>Addresses, subjects, hosts and names were replaced.</source>
        <translation>アドレス、件名、ホスト名、名前は置き換えてあります。</translation>
    </message>
    <message>
        <source>Report on an undelivered message</source>
        <translation>届かなかったメールについての報告</translation>
    </message>
    <message>
        <source>Report on %1 messages</source>
        <translation>メール %1 件についての報告</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Who is concerned</source>
        <translation>対象の宛先</translation>
    </message>
    <message>
        <source>Report on a group of undelivered messages</source>
        <translation>届かなかったメールのグループについての報告</translation>
    </message>
    <message>
        <source>In common</source>
        <translation>共通点</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メール数</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>宛先数</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Mail address</source>
        <translation>メール アドレス</translation>
    </message>
    <message>
        <source>Host or domain</source>
        <translation>ホスト名またはドメイン</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>IP アドレス</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Internal Exchange address</source>
        <translation>Exchange の内部アドレス</translation>
    </message>
    <message>
        <source>Undelivered message: %1</source>
        <translation>届かなかったメール: %1</translation>
    </message>
    <message>
        <source>Nothing failed, so there is nothing to mend.</source>
        <translation>配信に失敗したものはないため、対処は不要です。</translation>
    </message>
    <message>
        <source>Nothing has to be done yet: the server goes on trying and writes again if it gives up.</source>
        <translation>まだ何もする必要はありません。サーバーは再送を続けており、あきらめた場合はもう一度通知が届きます。</translation>
    </message>
    <message>
        <source>None of the nine solutions helps here. Only the recipient can make room: tell them by telephone, or in another way.</source>
        <translation>9 つの解決方法では解決しません。空き容量を増やせるのは受信者だけです。電話など別の方法で知らせてください。</translation>
    </message>
    <message>
        <source>None of the nine solutions helps here. Send a smaller message, or a link to the file.</source>
        <translation>9 つの解決方法では解決しません。メールを小さくするか、ファイルへのリンクを送ってください。</translation>
    </message>
    <message>
        <source>None of the nine solutions helps here. The group&apos;s owner or the recipient&apos;s administrator decides who may write: ask them.</source>
        <translation>9 つの解決方法では解決しません。誰が送信できるかは、グループの所有者か受信者側の管理者が決めています。問い合わせてください。</translation>
    </message>
    <message>
        <source>None of the nine solutions helps here. The program that made the message has to be corrected.</source>
        <translation>9 つの解決方法では解決しません。メールを作成したプログラムを直す必要があります。</translation>
    </message>
    <message>
        <source>None of the nine solutions helps here. Only the recipient or their administrator can allow your address: ask them in another way.</source>
        <translation>9 つの解決方法では解決しません。あなたのアドレスを許可できるのは、受信者か受信者側の管理者だけです。別の方法で頼んでください。</translation>
    </message>
    <message>
        <source>None of the nine solutions helps here. The receiving side refused the message by a rule of its own, often for its content or an attachment: read its answer, and ask the recipient or their administrator what they accept.</source>
        <translation>9 つの解決方法では解決しません。受信者側が独自のルールでメールを断りました。本文や添付ファイルが理由のことがよくあります。サーバーの応答を読み、受け取ってもらえる条件を受信者か受信者側の管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>Nothing that was found points to one of the nine solutions.</source>
        <translation>わかったことの中に、9 つの解決方法を示すものはありません。</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作成者</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>確認したサーバー</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>接続元</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Decisive words</source>
        <translation>決め手の語</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>Line of the header</source>
        <translation>ヘッダーの行</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>署名者</translation>
    </message>
    <message>
        <source>Perhaps meant</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>Name of a signing key</source>
        <translation>署名キーの名前</translation>
    </message>
    <message>
        <source>file-%1</source>
        <translation>ファイル%1</translation>
    </message>
    <message>
        <source>subject-%1</source>
        <translation>件名%1</translation>
    </message>
    <message>
        <source>name-%1</source>
        <translation>氏名%1</translation>
    </message>
    <message>
        <source>encoded-%1</source>
        <translation>エンコード済み%1</translation>
    </message>
    <message>
        <source>The next commands change something. Read them, and put in what is meant, before you run them:</source>
        <translation>次のコマンドは設定を変更します。内容を確かめ、必要な値に書き換えてから実行してください。</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Similar to</source>
        <translation>似ているアドレス</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>From</source>
        <translation>送信元</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Mailings</source>
        <translation>一斉送信</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分</translation>
    </message>
    <message>
        <source>MX records</source>
        <translation>MX レコード</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>レコード</translation>
    </message>
    <message>
        <source>Answers received</source>
        <translation>受け取った返信</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>指している先</translation>
    </message>
    <message>
        <source>Kept for (seconds)</source>
        <translation>有効期間 (秒)</translation>
    </message>
    <message>
        <source>Passed on by</source>
        <translation>転送元</translation>
    </message>
</context>
<context>
    <name>Sent</name>
    <message>
        <source>Hello,

I wrote to you at {via} on {date} (subject: {subject}). A report came back that the message could not be delivered to {address}, an address that I did not write to. Perhaps a forwarding rule of yours still passes mail on to it. Could you please look at your forwarding and your rules, and correct or remove that address?

Thank you.</source>
        <translation>お世話になっております。

{date} に {via} 宛てにメールをお送りしたところ (件名: {subject})、送った覚えのない {address} に配信できなかったという通知が届きました。転送の設定やルールに、このアドレスが残っているのかもしれません。お手数ですが、転送とルールの設定をご確認のうえ、アドレスの修正または削除をお願いできますでしょうか。

よろしくお願いいたします。</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>the same, written differently</source>
        <translation>同じ (書き方だけが違う)</translation>
    </message>
    <message>
        <source>almost the same: a slip?</source>
        <translation>ほぼ同じ (書き間違い?)</translation>
    </message>
    <message>
        <source>the same name, another domain</source>
        <translation>名前は同じ、ドメインが違う</translation>
    </message>
    <message>
        <source>the same domain, another name</source>
        <translation>ドメインは同じ、名前が違う</translation>
    </message>
    <message>
        <source>another address</source>
        <translation>別のアドレス</translation>
    </message>
    <message>
        <source>you did not write to it</source>
        <translation>宛先に入れていない</translation>
    </message>
    <message>
        <source>the report says nothing of it</source>
        <translation>通知には出てこない</translation>
    </message>
    <message>
        <source>To</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>BCC</translation>
    </message>
    <message>
        <source>Report and sent message carry the same Message-ID; it is your message of {date}.</source>
        <translation>通知と送信したメールの Message-ID が一致します。{date} に送ったメールです。</translation>
    </message>
    <message>
        <source>Outlook gave report and sent message the same key; it is your message of {date}.</source>
        <translation>通知と送信したメールに、Outlook が付けた同じキーがあります。{date} に送ったメールです。</translation>
    </message>
    <message>
        <source>There is no common Message-ID; subject, time and recipients agree with your message of {date}.</source>
        <translation>共通の Message-ID はありませんが、件名、時刻、宛先が {date} に送ったメールと一致します。</translation>
    </message>
    <message>
        <source>You pasted whom the message went to.</source>
        <translation>メールの宛先は、貼り付けていただいたものです。</translation>
    </message>
    <message>
        <source>The address has worked before: you answered mail of it, last on {last}.</source>
        <translation>このアドレスは以前使えていました。最後に返信したのは {last} です。</translation>
    </message>
    <message>
        <source>It looks much like {address}, which you write to.</source>
        <translation>よく送っている {address} にとても似ています。</translation>
    </message>
    <message>
        <source>You have since written to {address}, probably the same person’s new address.</source>
        <translation>その後は {address} に送っています。同じ人の新しいアドレスと思われます。</translation>
    </message>
    <message>
        <source>Other addresses of the same organization have worked before.</source>
        <translation>同じ組織のほかのアドレスには、以前届いています。</translation>
    </message>
    <message>
        <source>The address in the report is an old internal form of a recipient that you chose from a stored entry.</source>
        <translation>通知にあるのは、保存されている項目から選んだ受信者の、古い内部用のアドレスです。</translation>
    </message>
    <message>
        <source>{address} stands in the field {field} of the sent message.</source>
        <translation>{address} は、送信したメールの「{field}」にあります。</translation>
    </message>
    <message>
        <source>{address} stands neither in To nor in Cc nor in Bcc of the sent message; its recipients are others ({count}).</source>
        <translation>{address} は、送信したメールの宛先、CC、BCC のどこにもありません。宛先は別のアドレスです ({count} 件)。</translation>
    </message>
    <message>
        <source>You chose the recipient from an old stored entry: nobody passed your message on.</source>
        <translation>受信者を古い保存済みの項目から選んでいます。だれかが転送したわけではありません。</translation>
    </message>
    <message>
        <source>You sent this message to {address} yourself.</source>
        <translation>このメールは、ご自身で {address} に送ったものです。</translation>
    </message>
    <message>
        <source>You did not write to {address}: it probably got your message through a list or group.</source>
        <translation>{address} には送っていません。メーリング リストまたはグループを通じて届けられたものと思われます。</translation>
    </message>
    <message>
        <source>You did not write to {address}: a rule of your own organization probably added it.</source>
        <translation>{address} には送っていません。所属する組織のルールが追加したものと思われます。</translation>
    </message>
    <message>
        <source>You did not write to {address}: one of your recipients probably forwards mail to it.</source>
        <translation>{address} には送っていません。受信者のだれかが転送しているものと思われます。</translation>
    </message>
    <message>
        <source>You did not write to {address}: {via} probably forwards mail to it.</source>
        <translation>{address} には送っていません。{via} から転送されたものと思われます。</translation>
    </message>
    <message>
        <source>The report does not name the message well enough to find it.</source>
        <translation>通知には、メールを特定できるだけの情報がありません。</translation>
    </message>
    <message>
        <source>It contains neither a Message-ID nor a subject with a date or a recipient.</source>
        <translation>Message-ID も、件名と日付または宛先の組み合わせも含まれていません。</translation>
    </message>
    <message>
        <source>So it cannot be said whether you sent it. If you have the report as a file (.eml or .msg) instead of text, open that one.</source>
        <translation>そのため、ご自身が送ったかどうかは判断できません。テキストではなくファイル (.eml または .msg) の通知があれば、それを開いてください。</translation>
    </message>
    <message>
        <source>The message is not among the sent items that were searched.</source>
        <translation>調べた送信済みアイテムの中に、このメールはありません。</translation>
    </message>
    <message>
        <source>{count} messages were compared by Message-ID, and by subject, time and recipients.</source>
        <translation>{count} 通を、Message-ID、および件名、時刻、宛先で比べました。</translation>
    </message>
    <message>
        <source>They are from {first} to {last}.</source>
        <translation>調べたメールの期間は {first} から {last} までです。</translation>
    </message>
    <message>
        <source>The message is newer than all of them: this copy of the sent items is too old to hold it.</source>
        <translation>このメールはそのどれよりも新しいものです。この送信済みアイテムのコピーは古く、含まれているはずがありません。</translation>
    </message>
    <message>
        <source>None of them went to {address}.</source>
        <translation>{address} 宛てのメールは 1 通もありません。</translation>
    </message>
    <message>
        <source>This is no proof that you did not send it: mail sent from a phone, a shared mailbox or a scanner, deleted mail, and mail that a retention rule removed look the same.</source>
        <translation>送っていないことの証明にはなりません。スマートフォン、共有メールボックス、複合機から送ったメール、削除したメール、保持ルールで消えたメールも同じように見えます。</translation>
    </message>
    <message>
        <source>The message is in your sent items.</source>
        <translation>このメールは送信済みアイテムにあります。</translation>
    </message>
    <message>
        <source>The report itself names {via} as the address that you wrote to.</source>
        <translation>通知自体が、送信先のアドレスとして {via} を挙げています。</translation>
    </message>
    <message>
        <source>It does not say whether the recipient’s mailbox still exists; that shows when you type the address in full.</source>
        <translation>受信者のメールボックスが今もあるかどうかはわかりません。アドレスを最後まで手入力して送ると確かめられます。</translation>
    </message>
    <message>
        <source>It does not say that the address is right, only that it is the one you wrote to.</source>
        <translation>アドレスが正しいという意味ではありません。そのアドレスに送った、ということだけがわかります。</translation>
    </message>
    <message>
        <source>It does not prove who forwards: only the recipients and their administrators can see that. An address that you saw only by its name in the mail program may also be this one.</source>
        <translation>だれが転送しているかの証明にはなりません。それを確認できるのは、受信者とその管理者だけです。また、メール ソフトで名前だけが表示されていた宛先が、このアドレスだったということもあります。</translation>
    </message>
    <message>
        <source>Ask whoever looks after the list or group that you wrote to.</source>
        <translation>送信先のメーリング リストまたはグループの管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>Ask whoever looks after {via}.</source>
        <translation>{via} の管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>Ask your own mail administrator.</source>
        <translation>所属する組織のメール管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>Ask the recipients of your message, one after the other.</source>
        <translation>メールの受信者に、順に問い合わせてください。</translation>
    </message>
    <message>
        <source>Ask {via}, best by telephone or at another address.</source>
        <translation>{via} に問い合わせてください。電話か、別のアドレスを使うのが確実です。</translation>
    </message>
    <message>
        <source>A message came back: please check your forwarding</source>
        <translation>メールが戻ってきました: 転送設定のご確認のお願い</translation>
    </message>
    <message>
        <source>Hello,

I wrote to {via} on {date} (subject: {subject}). A report came back that the message could not be delivered to {address}, which I did not write to. That address is probably a member of the list or group. Could you please check its members, and remove or correct that address?

Thank you.</source>
        <translation>お世話になっております。

{date} に {via} 宛てにメールをお送りしたところ (件名: {subject})、送った覚えのない {address} に配信できなかったという通知が届きました。このアドレスは、メーリング リストまたはグループのメンバーと思われます。お手数ですが、メンバーをご確認のうえ、アドレスの削除または修正をお願いできますでしょうか。

よろしくお願いいたします。</translation>
    </message>
    <message>
        <source>Hello,

I wrote to {via} on {date} (subject: {subject}). A report came back that the message could not be delivered to {address}. I did not write to that address, and it belongs to our own organization. Could you please check whether a transport rule, a journal rule or a copy rule adds it?

Thank you.</source>
        <translation>お疲れさまです。

{date} に {via} 宛てにメールを送ったところ (件名: {subject})、{address} に配信できなかったという通知が届きました。このアドレスには送っておらず、社内のアドレスです。トランスポート ルール、ジャーナル ルール、またはコピーのルールで追加されていないか、確認をお願いできますでしょうか。

よろしくお願いいたします。</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>Problem</source>
        <translation>問題あり</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>参考</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>The cases on this computer cannot be read or written. The disk may be full, or the folder may not be yours. What you write now is kept only while the window is open.</source>
        <translation>このパソコンに保存された受付記録を読み書きできません。ディスクに空きがないか、フォルダーを使う権限がない可能性があります。これから書く内容は、ウィンドウを閉じると失われます。</translation>
    </message>
    <message>
        <source>The part of Qt that talks to this kind of database is not installed (in Debian: libqt6sql6-sqlite, libqt6sql6-psql).</source>
        <translation>この種類のデータベースに接続するための Qt の部品がインストールされていません (Debian では libqt6sql6-sqlite、libqt6sql6-psql)。</translation>
    </message>
    <message>
        <source>The team&apos;s database is not set up completely: a host name, a database and a user are needed. Local sockets are not used, because the connection has to be encrypted.</source>
        <translation>チームのデータベースの設定が足りません。ホスト名、データベース、ユーザーを設定してください。接続は必ず暗号化するため、ローカル ソケットは使えません。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. You can go on working: everything is kept on this computer and sent as soon as the server answers.</source>
        <translation>%1 に接続できません。作業はそのまま続けられます。内容はこのパソコンに保存し、サーバーが応答したら送ります。</translation>
    </message>
    <message>
        <source>%1 has no certificate that this computer trusts for that name, so nothing was sent to it. Ask whoever runs the server; if it has a certificate of your organisation&apos;s own authority, choose that authority&apos;s file in the settings.</source>
        <translation>%1 の証明書は、この名前の証明書としてこのパソコンで信頼できないため、何も送っていません。サーバーの管理者に確認してください。組織独自の認証局の証明書を使っている場合は、設定でその認証局のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 wants a password. It is used until the window closes and written nowhere.</source>
        <translation>%1 に接続するにはパスワードが必要です。入力したパスワードはウィンドウを閉じるまで使い、どこにも保存しません。</translation>
    </message>
    <message>
        <source>%1 does not accept the user or the password, or the user may not use the tables. Check the settings, or ask whoever runs the server.</source>
        <translation>%1 で、ユーザーかパスワードが受け付けられないか、表を使う権限がありません。設定を確かめるか、サーバーの管理者に相談してください。</translation>
    </message>
    <message>
        <source>The cases were last used by a newer version of Todoku. Install that version here, too.</source>
        <translation>受付記録は、新しいバージョンの Todoku で使われています。このパソコンにも、そのバージョンをインストールしてください。</translation>
    </message>
    <message>
        <source>This case was deleted meanwhile, so it was not saved again.</source>
        <translation>この受付記録はほかで削除されたため、保存しませんでした。</translation>
    </message>
    <message>
        <source>%1 did not do what it was asked to. Your changes are kept on this computer.</source>
        <translation>%1 で処理できませんでした。変更した内容は、このパソコンに保存してあります。</translation>
    </message>
</context>
<context>
    <name>todoku::AddressCheck</name>
    <message>
        <source>Check an &amp;address:</source>
        <translation>アドレスを調べる(&amp;A):</translation>
    </message>
    <message>
        <source>Nothing is wrong with the way this address is written. Whether it exists, only its owner can say.</source>
        <translation>このアドレスの書き方に問題はありません。実在するかどうかは、本人に確かめるほかありません。</translation>
    </message>
    <message>
        <source>Did you mean</source>
        <translation>もしかして</translation>
    </message>
    <message>
        <source>Written correctly</source>
        <translation>正しい書き方</translation>
    </message>
    <message>
        <source>or</source>
        <translation>または</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Marked: %1</source>
        <translation>印を付けた文字: %1</translation>
    </message>
</context>
<context>
    <name>todoku::AddressesPage</name>
    <message>
        <source>Check a list of addresses</source>
        <translation>アドレスの一覧を調べる</translation>
    </message>
    <message>
        <source>Todoku says which addresses are wrong, and what they were probably meant to be. Nothing of it leaves this computer.</source>
        <translation>どのアドレスが間違っていて、正しくはどう書くつもりだったと思われるかを示します。このパソコンの外へは何も送りません。</translation>
    </message>
    <message>
        <source>Drop a CSV or text file here</source>
        <translation>CSV またはテキスト ファイルをここにドロップ</translation>
    </message>
    <message>
        <source>One address a line, or copied from the To field of a message.</source>
        <translation>1 行に 1 件、またはメールの宛先欄からコピーしたもの。</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>一覧 (*.csv *.tsv *.txt);;すべてのファイル (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) checked: %1 to mend, %2 to have a look at.</source>
        <translation>
            <numerusform>%n 件のアドレスを調べました。要修正 %1 件、要確認 %2 件です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking the addresses …</source>
        <translation>アドレスを調べています…</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>%1 列目</translation>
    </message>
    <message>
        <source>The addresses stand in the &amp;column:</source>
        <translation>アドレスの列(&amp;C):</translation>
    </message>
    <message>
        <source>All addresses</source>
        <translation>すべてのアドレス</translation>
    </message>
    <message>
        <source>Only the ones to mend</source>
        <translation>要修正のものだけ</translation>
    </message>
    <message>
        <source>What the table shows</source>
        <translation>表に表示するもの</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>正しい書き方の候補</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>どこが違うか</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>要修正</translation>
    </message>
    <message>
        <source>Have a look</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>Look at the &amp;domains of these addresses</source>
        <translation>これらのアドレスのドメインを調べる(&amp;D)</translation>
    </message>
    <message>
        <source>Enter or a double click opens an address on its own page.</source>
        <translation>Enter キーまたはダブルクリックで、そのアドレスを個別のページで開きます。</translation>
    </message>
</context>
<context>
    <name>todoku::AgreementCard</name>
    <message>
        <source>name server of the domain</source>
        <translation>ドメインのネーム サーバー</translation>
    </message>
    <message>
        <source>resolver, inside</source>
        <translation>リゾルバー (内部)</translation>
    </message>
    <message>
        <source>resolver, outside</source>
        <translation>リゾルバー (外部)</translation>
    </message>
    <message>
        <source>no such domain</source>
        <translation>ドメインが存在しない</translation>
    </message>
    <message>
        <source>no MX record</source>
        <translation>MX レコードなし</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1 まで</translation>
    </message>
    <message>
        <source>✕ differs</source>
        <translation>✕ 異なる</translation>
    </message>
    <message>
        <source>✓ agrees</source>
        <translation>✓ 一致</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Its answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Remembers it</source>
        <translation>キャッシュの期限</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>シリアル番号</translation>
    </message>
    <message>
        <source>Who says what about the MX record</source>
        <translation>MX レコードについての各サーバーの応答</translation>
    </message>
    <message>
        <source>Too few servers answered to compare them.</source>
        <translation>応答したサーバーが少なく、比較できません。</translation>
    </message>
    <message>
        <source>Everybody who answered says the same.</source>
        <translation>応答したすべてのサーバーの内容が一致しています。</translation>
    </message>
    <message>
        <source>The domain&apos;s own name servers say different things. As long as that is so, mail goes now here, now there.</source>
        <translation>このドメインのネーム サーバーどうしで応答が異なります。このままでは、メールの配送先がそのつど変わります。</translation>
    </message>
    <message>
        <source>The domain&apos;s own name servers agree. A resolver still remembers something else.</source>
        <translation>このドメインのネーム サーバーは一致していますが、古い内容をまだ覚えているリゾルバーがあります。</translation>
    </message>
    <message>
        <source>Inside this network the domain looks different than from outside. Waiting does not change that.</source>
        <translation>社内ネットワークからの見え方が、外部からの見え方と異なります。待っても変わりません。</translation>
    </message>
    <message>
        <source>When will it be right everywhere?</source>
        <translation>いつ、すべてに反映されるか</translation>
    </message>
    <message>
        <source>That holds if the name server that is behind is mended now. Until then it goes on handing out the old record.</source>
        <translation>遅れているネーム サーバーを今すぐ直した場合の時刻です。直すまでは、古いレコードが返され続けます。</translation>
    </message>
    <message>
        <source>If the record is changed now, the last cache will have forgotten the old one at %1.</source>
        <translation>今レコードを変更した場合、%1 には最後のキャッシュからも古いレコードが消えます。</translation>
    </message>
    <message>
        <source>Watching. Last looked at %1, next look at %2.</source>
        <translation>監視中です。前回の確認 %1、次回の確認 %2。</translation>
    </message>
    <message>
        <source>Watching …</source>
        <translation>監視中…</translation>
    </message>
    <message>
        <source>Stop &amp;watching</source>
        <translation>監視をやめる(&amp;W)</translation>
    </message>
    <message>
        <source>The watch has ended at %1.</source>
        <translation>監視は %1 に終わりました。</translation>
    </message>
    <message>
        <source>Todoku can ask again whenever a cache forgets, until all agree, and tell you.</source>
        <translation>キャッシュの期限が切れるたびに Todoku が問い合わせ、すべて一致したらお知らせします。</translation>
    </message>
    <message>
        <source>&amp;Watch until all agree</source>
        <translation>すべて一致するまで監視(&amp;W)</translation>
    </message>
    <message>
        <source>Also ask &amp;public resolvers</source>
        <translation>公開リゾルバーにも問い合わせる(&amp;P)</translation>
    </message>
    <message>
        <source>%1: their operators learn the domain.</source>
        <translation>%1: 運営者にはドメイン名が伝わります。</translation>
    </message>
    <message>
        <source>What each look would send, and to whom</source>
        <translation>1 回の確認で送信する内容と宛先</translation>
    </message>
</context>
<context>
    <name>todoku::BouncePage</name>
    <message>
        <source>Go back to the start and choose the report, or open the step you need on the left.</source>
        <translation>最初のページに戻って通知を選ぶか、左の一覧から必要な手順を開いてください。</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>最初のページへ</translation>
    </message>
    <message>
        <source>The way the message took</source>
        <translation>メールが通った経路</translation>
    </message>
    <message>
        <source>Who did not get it</source>
        <translation>届かなかった宛先</translation>
    </message>
    <message numerus="yes">
        <source>All %n recipients together</source>
        <translation>
            <numerusform>%n 件の宛先をまとめて見る</numerusform>
        </translation>
    </message>
    <message>
        <source>You wrote to %1.</source>
        <translation>送った宛先: %1</translation>
    </message>
    <message>
        <source>What to do about it</source>
        <translation>おすすめの解決方法</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>ここから始める</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>None of the nine solutions mends this by itself. “Why did I get this?” explains the usual reasons; “Result and further help” says whom to ask.</source>
        <translation>この通知は、9 つの解決方法だけでは直りません。「なぜ届かなかったのか」でよくある理由を、「結果とほかの相談先」で相談先をご案内します。</translation>
    </message>
    <message>
        <source>Why did I get this?</source>
        <translation>なぜ届かなかったのか</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Status code</source>
        <translation>状態コード</translation>
    </message>
    <message>
        <source>Status field</source>
        <translation>Status フィールド</translation>
    </message>
    <message>
        <source>Whose turn: %1</source>
        <translation>対応する人: %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Refused by</source>
        <translation>断ったサーバー</translation>
    </message>
    <message>
        <source>Report written by</source>
        <translation>通知を作ったサーバー</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Hop %1</source>
        <translation>経路 %1</translation>
    </message>
    <message>
        <source>Show the original text</source>
        <translation>通知の原文を見る</translation>
    </message>
    <message>
        <source>For your mail administrator (codes, servers, original text)</source>
        <translation>メールの管理者向けの情報 (コード、サーバー、原文)</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>時刻不明</translation>
    </message>
    <message>
        <source>earlier by its own clock</source>
        <translation>サーバーの時計では前のサーバーより先</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>すぐに</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1後</translation>
    </message>
    <message>
        <source>from here on</source>
        <translation>ここから出発</translation>
    </message>
    <message>
        <source>Each server on the way; the longest wait was %1</source>
        <translation>通ったサーバーと待ち時間 (いちばん長いところで %1)</translation>
    </message>
    <message>
        <source>Each server on the way, none with a long wait</source>
        <translation>通ったサーバーと待ち時間 (長く止まったところはありません)</translation>
    </message>
    <message numerus="yes">
        <source>Other cases with %1 in the last seven days: %n</source>
        <translation>
            <numerusform>過去 7 日間の %1 に関するほかの受付: %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>That many are seldom slips of the pen. Look first whether there is a fault, and whether the domain&apos;s mail route is right.</source>
        <translation>これだけ多いと、書き間違いとは考えにくくなります。まず、障害が起きていないか、ドメインのメールの受け口が正しいかを確かめてください。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>表示</translation>
    </message>
    <message numerus="yes">
        <source>%n more recipient(s)</source>
        <translation>
            <numerusform>ほかの宛先 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>todoku::CallerCard</name>
    <message>
        <source>Open</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>引き継ぎ済み</translation>
    </message>
    <message>
        <source>%1 wrote a note at the same place. Both notes are kept, one below the other.</source>
        <translation>%1 さんも同じ場所にメモを書きました。両方のメモを、上下に並べて残しました。</translation>
    </message>
    <message>
        <source>%1 worked on this case at the same time. Yours is shown; the other one is kept as an earlier version.</source>
        <translation>%1 さんも同時にこの受付を操作していました。こちらの内容を表示しています。もう一方は、以前の版として残してあります。</translation>
    </message>
    <message>
        <source>%1 changed the number or the state of this case at the same time. Yours is shown; the other one is kept as an earlier version.</source>
        <translation>%1 さんも同時に、この受付の番号または状態を変更しました。こちらの内容を表示しています。もう一方は、以前の版として残してあります。</translation>
    </message>
    <message>
        <source>With the caller</source>
        <translation>電話口で</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>聞くこと</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>伝えること</translation>
    </message>
    <message>
        <source>Note on this step</source>
        <translation>この手順のメモ</translation>
    </message>
    <message>
        <source>Case &amp;number</source>
        <translation>受付番号(&amp;N)</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>State of the case</source>
        <translation>対応の状態</translation>
    </message>
    <message>
        <source>This step %1, the case %2</source>
        <translation>この手順 %1、合計 %2</translation>
    </message>
</context>
<context>
    <name>todoku::CasesPage</name>
    <message>
        <source>Recent cases</source>
        <translation>最近の受付</translation>
    </message>
    <message>
        <source>Kept on the team&apos;s server, for as long as the team has set.</source>
        <translation>チームのサーバーに、チームで決めた期間だけ保存されます。</translation>
    </message>
    <message numerus="yes">
        <source>Kept on this computer, for %n day(s) after the last change.</source>
        <translation>
            <numerusform>このパソコンに、最後の変更から %n 日間保存されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept on this computer until somebody deletes them.</source>
        <translation>このパソコンに、削除されるまで保存されます。</translation>
    </message>
    <message>
        <source>Cases are kept for the helpdesk. On the first page, choose that you are the helpdesk.</source>
        <translation>受付の記録は、ヘルプデスク用の機能です。最初のページで「ヘルプデスク」を選んでください。</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>最初のページへ</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最終変更</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>First solution</source>
        <translation>最初の解決方法</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Enter the &amp;password</source>
        <translation>パスワードを入力(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>Search number, desk, domain and notes</source>
        <translation>受付番号、担当、ドメイン、メモを検索</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>State of the case</source>
        <translation>対応の状態</translation>
    </message>
    <message>
        <source>Whenever</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>Since yesterday</source>
        <translation>昨日から</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 日間</translation>
    </message>
    <message>
        <source>&amp;Open the case</source>
        <translation>受付を開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Delete for good</source>
        <translation>完全に削除(&amp;D)</translation>
    </message>
    <message>
        <source>%1 (not sent yet)</source>
        <translation>%1 (未送信)</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) not sent to the server yet</source>
        <translation>
            <numerusform>サーバーにまだ送っていない受付: %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>完全に削除</translation>
    </message>
    <message>
        <source>Case %1 (%2) is deleted with its notes and its report, for everybody who could see it. It cannot be brought back.</source>
        <translation>受付 %1 (%2) を、メモと通知も含めて削除します。ほかの担当者からも見えなくなり、元に戻すことはできません。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Password of %1 at %2</source>
        <translation>%2 での %1 のパスワード</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 日間</translation>
    </message>
</context>
<context>
    <name>todoku::ChecklistRecord</name>
    <message>
        <source>Every step that you tick below keeps its time. As a record: what was to do, when it was done, and room for who did it. It contains the commands with the addresses of this case.</source>
        <translation>下の手順にチェックを付けると、その日時が残ります。記録には、行うこと、実施した日時、実施者の記入欄が入ります。このケースのアドレスを含むコマンドも入ります。</translation>
    </message>
    <message>
        <source>Copy the &amp;record</source>
        <translation>記録をコピー(&amp;R)</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>記録を保存</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>コピーしました。</translation>
    </message>
    <message>
        <source>Markdown (*.md);;Table (*.csv);;Text (*.txt)</source>
        <translation>Markdown (*.md);;表 (*.csv);;テキスト (*.txt)</translation>
    </message>
</context>
<context>
    <name>todoku::CluesView</name>
    <message>
        <source>The returned message</source>
        <translation>返送されたメール</translation>
    </message>
    <message>
        <source>The server it came from</source>
        <translation>送信元のサーバー</translation>
    </message>
    <message>
        <source>May that server send for your domain? (SPF)</source>
        <translation>そのサーバーは、あなたのドメインで送信できるか (SPF)</translation>
    </message>
    <message>
        <source>Electronic signature (DKIM)</source>
        <translation>電子署名 (DKIM)</translation>
    </message>
    <message>
        <source>Message number</source>
        <translation>メッセージ番号</translation>
    </message>
    <message>
        <source>The address that the report went to</source>
        <translation>通知の宛先</translation>
    </message>
    <message>
        <source>Your sent mail</source>
        <translation>あなたの送信済みメール</translation>
    </message>
    <message>
        <source>It is none of your organization&apos;s servers.</source>
        <translation>あなたの組織のサーバーではありません。</translation>
    </message>
    <message>
        <source>It is not allowed to send for your domain.</source>
        <translation>あなたのドメインで送信することは許可されていません。</translation>
    </message>
    <message>
        <source>It is not your organization&apos;s genuine signature.</source>
        <translation>あなたの組織の正しい署名ではありません。</translation>
    </message>
    <message>
        <source>None of your organization&apos;s programs makes such a number.</source>
        <translation>あなたの組織のソフトが付ける番号ではありません。</translation>
    </message>
    <message>
        <source>The message is not in it. Alone, that proves nothing.</source>
        <translation>この中にはありません。ただし、これだけでは何とも言えません。</translation>
    </message>
    <message>
        <source>It is a server of your organization. The message went out through it.</source>
        <translation>あなたの組織のサーバーです。メールはここから送られています。</translation>
    </message>
    <message>
        <source>It is allowed to send for your domain.</source>
        <translation>あなたのドメインで送信することが許可されています。</translation>
    </message>
    <message>
        <source>The signature is genuine. Your own systems sent the message.</source>
        <translation>署名は本物です。あなたの組織のシステムが送ったメールです。</translation>
    </message>
    <message>
        <source>Only your own mail server writes the address in this form.</source>
        <translation>この形式のアドレスは、あなたの組織のメール サーバーだけが使います。</translation>
    </message>
    <message>
        <source>The message is in it: it was sent from your mailbox.</source>
        <translation>この中にあります。あなたのメールボックスから送られたものです。</translation>
    </message>
    <message>
        <source>The report does not return it, so where it came from is not shown.</source>
        <translation>通知に含まれていないため、送信元はわかりません。</translation>
    </message>
    <message>
        <source>The report has no line about it that can be trusted.</source>
        <translation>信用できる記録が通知にありません。</translation>
    </message>
    <message>
        <source>Many organizations share it. It may be yours or somebody else&apos;s.</source>
        <translation>多くの組織が共用しています。あなたのものとも、ほかの人のものとも言えません。</translation>
    </message>
    <message>
        <source>Nobody has said so either way.</source>
        <translation>どちらとも記録がありません。</translation>
    </message>
    <message>
        <source>There is none. That proves nothing, because not all mail is signed.</source>
        <translation>署名はありません。すべてのメールに署名が付くわけではないため、何とも言えません。</translation>
    </message>
    <message>
        <source>It could not be checked for certain, so it proves nothing.</source>
        <translation>確実には確認できなかったため、何とも言えません。</translation>
    </message>
    <message>
        <source>Its form does not tell where it was made.</source>
        <translation>形式からは、どこで付けられたか分かりません。</translation>
    </message>
    <message>
        <source>The tag in it has expired, so it proves nothing.</source>
        <translation>含まれている目印が期限切れのため、何とも言えません。</translation>
    </message>
    <message>
        <source>It was searched, but says nothing about this message.</source>
        <translation>調べましたが、このメールについては何も分かりません。</translation>
    </message>
    <message>
        <source>Not looked at yet: choose your sent mail above.</source>
        <translation>まだ調べていません。上で送信済みメールを選んでください。</translation>
    </message>
    <message>
        <source>a stranger&apos;s</source>
        <translation>他人のもの</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>あなたのもの</translation>
    </message>
    <message>
        <source>open</source>
        <translation>どちらとも言えない</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Taken together: the message is certainly not yours. Somebody only wrote your address on it.</source>
        <translation>まとめると、あなたのメールではないことは確実です。誰かがあなたのアドレスを差出人に書いただけです。</translation>
    </message>
    <message>
        <source>Taken together: the message is probably not yours. Do the check for misuse once, then you can ignore the report.</source>
        <translation>まとめると、おそらくあなたのメールではありません。悪用されていないかを一度確認すれば、この通知は無視してかまいません。</translation>
    </message>
    <message>
        <source>Taken together: it cannot be told whether the message is yours. Do the check for misuse; it harms nothing.</source>
        <translation>まとめると、あなたのメールかどうかは判断できません。悪用されていないかを確認してください。確認しても何の害もありません。</translation>
    </message>
    <message>
        <source>Taken together: the message probably went out through your own systems. If you did not write it, do the check for misuse now.</source>
        <translation>まとめると、おそらくあなたの組織のシステムから送られています。書いた覚えがない場合は、悪用されていないかをすぐに確認してください。</translation>
    </message>
    <message>
        <source>Taken together: the message certainly went out through your own systems. If you did not write it, somebody uses your account.</source>
        <translation>まとめると、あなたの組織のシステムから送られたことは確実です。書いた覚えがない場合は、誰かがアカウントを使っています。</translation>
    </message>
    <message>
        <source>May that server send for your organization?</source>
        <translation>そのサーバーは、あなたの組織として送信してよいか</translation>
    </message>
    <message>
        <source>Electronic seal of the sending organization</source>
        <translation>送信した組織の電子的な印</translation>
    </message>
    <message>
        <source>Not looked at yet: it has to be asked over the network.</source>
        <translation>まだ調べていません。ネットワークへの問い合わせが必要です。</translation>
    </message>
</context>
<context>
    <name>todoku::ColumnsDialog</name>
    <message>
        <source>Recipients (To)</source>
        <translation>宛先 (To)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>差出人</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>BCC</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>使わない</translation>
    </message>
    <message>
        <source>What do the columns hold?</source>
        <translation>どの列に何が入っていますか?</translation>
    </message>
    <message>
        <source>Todoku does not know the headings of this table. Please say which column holds the recipients; the subject and the date help to find the message. Your answer is remembered for tables with the same headings.</source>
        <translation>この表の見出しを Todoku は知りません。宛先がどの列にあるかを指定してください。件名と日時も指定すると、メールを見つけやすくなります。指定した内容は、同じ見出しの表のために記憶されます。</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>列 %1</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>読み取る</translation>
    </message>
</context>
<context>
    <name>todoku::DomainsPage</name>
    <message>
        <source>Check a list of domains</source>
        <translation>ドメインの一覧を調べる</translation>
    </message>
    <message>
        <source>Todoku asks the DNS and the mail servers of each domain, and says what is wrong with its mail records.</source>
        <translation>各ドメインの DNS とメール サーバーに問い合わせて、メール関連のレコードの問題点を示します。</translation>
    </message>
    <message>
        <source>Drop a file with domains or addresses here</source>
        <translation>ドメインまたはアドレスのファイルをここにドロップ</translation>
    </message>
    <message>
        <source>Domains or addresses, one a line or separated by commas.</source>
        <translation>ドメインまたはアドレスを、1 行に 1 件、またはカンマで区切って入力します。</translation>
    </message>
    <message>
        <source>Lists (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>一覧 (*.csv *.tsv *.txt);;すべてのファイル (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s) checked: %1 with errors, %2 with warnings.</source>
        <translation>
            <numerusform>%n 件のドメインを調べました。エラーあり %1 件、警告あり %2 件です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking about %n domain(s) …</source>
        <translation>
            <numerusform>%n 件のドメインについて問い合わせています…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s):</source>
        <translation>
            <numerusform>%n 件のドメイン:</numerusform>
        </translation>
    </message>
    <message>
        <source>As&amp;k now</source>
        <translation>問い合わせる(&amp;K)</translation>
    </message>
    <message>
        <source>Ask &amp;again</source>
        <translation>もう一度問い合わせる(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing is sent before you press the button. Whoever runs the servers that are asked learns that somebody is interested in these domains; no mail and no address is sent.</source>
        <translation>ボタンを押すまで何も送りません。問い合わせ先のサーバーの管理者には、これらのドメインについて問い合わせがあったことが分かります。メールやアドレスは送りません。</translation>
    </message>
    <message numerus="yes">
        <source>… and the same for the other %n domain(s)</source>
        <translation>
            <numerusform>… 残り %n 件のドメインについても同じです</numerusform>
        </translation>
    </message>
    <message>
        <source>What would be sent, and to whom</source>
        <translation>何をどこへ送るか</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>プロバイダー</translation>
    </message>
    <message>
        <source>MX</source>
        <translation>MX</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Worst finding</source>
        <translation>最も重い問題</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>Enter or a double click shows everything that was found about a domain.</source>
        <translation>Enter キーまたはダブルクリックで、そのドメインについて分かったことをすべて表示します。</translation>
    </message>
    <message>
        <source>Nothing is wrong with its mail records.</source>
        <translation>メール関連のレコードに問題はありません。</translation>
    </message>
</context>
<context>
    <name>todoku::EvidenceBar</name>
    <message>
        <source>Reading your sent mail</source>
        <translation>送信済みメールを読み込んでいます</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 read, %n message(s) so far</source>
        <translation>
            <numerusform>%2 のうち %1 を読み込みました。これまでに %n 通</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>With your sent mail, Todoku can compare: what you wrote to whom, and whether something is unlike you. Nothing of it leaves this computer.</source>
        <translation>送信済みメールがあれば、誰に何を送ったか、ふだんと違うメールがないかを照合できます。内容はこのパソコンの外に出ません。</translation>
    </message>
    <message numerus="yes">
        <source>Compared with %n sent message(s) of “%1”.</source>
        <translation>
            <numerusform>「%1」の送信済みメール %n 通と照合しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n sent message(s) of “%1”; what was found until then counts.</source>
        <translation>
            <numerusform>「%1」の %n 通で中止しました。そこまでにわかったことを使います。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a &amp;mailbox file</source>
        <translation>メールボックスを選ぶ(&amp;M)</translation>
    </message>
    <message>
        <source>Choose a &amp;folder</source>
        <translation>フォルダーを選ぶ(&amp;F)</translation>
    </message>
    <message>
        <source>Choose the folder of your sent mail</source>
        <translation>送信済みメールのフォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Choose your sent mail</source>
        <translation>送信済みメールを選ぶ</translation>
    </message>
    <message>
        <source>Mailboxes (*.mbox *.pst *.ost *.olm *.zip *.csv *.eml *.msg);;All files (*)</source>
        <translation>メールボックス (*.mbox *.pst *.ost *.olm *.zip *.csv *.eml *.msg);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Asking the DNS and the mail servers</source>
        <translation>DNS とメール サーバーに問い合わせています</translation>
    </message>
    <message>
        <source>The DNS and the mail servers were asked. You can ask again after something was corrected, and compare.</source>
        <translation>DNS とメール サーバーに問い合わせました。何かを直したあとにもう一度問い合わせると、前回と比べられます。</translation>
    </message>
    <message>
        <source>Ask &amp;again</source>
        <translation>もう一度問い合わせる(&amp;A)</translation>
    </message>
    <message>
        <source>As&amp;k now</source>
        <translation>問い合わせる(&amp;K)</translation>
    </message>
    <message>
        <source>What would be sent, and to whom</source>
        <translation>何をどこに送るか</translation>
    </message>
    <message>
        <source>Asking the network is switched off in the settings, so the DNS and the mail servers are not looked at.</source>
        <translation>設定でネットワークの使用がオフになっているため、DNS とメール サーバーは調べません。</translation>
    </message>
    <message>
        <source>Your Sent Items</source>
        <translation>送信済みアイテム</translation>
    </message>
    <message>
        <source>Drop your Sent Items here: a file, a folder, or one message</source>
        <translation>送信済みアイテムをここにドロップしてください: ファイル、フォルダー、または 1 通のメール</translation>
    </message>
    <message>
        <source>Say what the col&amp;umns hold</source>
        <translation>列の内容を指定(&amp;U)</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) could not be read completely.</source>
        <translation>
            <numerusform>ほかに %n 個のファイルを完全には読み取れませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>How do I get my Sent Items?</source>
        <translation>送信済みアイテムを用意するには</translation>
    </message>
    <message>
        <source>Your mail program</source>
        <translation>お使いのメール ソフト</translation>
    </message>
    <message>
        <source>The index that makes the next question quick</source>
        <translation>次から早く調べられるように記録を残す</translation>
    </message>
    <message>
        <source>&amp;Delete it now</source>
        <translation>今すぐ削除(&amp;D)</translation>
    </message>
    <message>
        <source>Todoku notes where the messages are and to whom they went, so that it need not read a large mailbox twice. This index stays on this computer, in %1. It takes %2 now.</source>
        <translation>大きなメールボックスを二度読まずに済むよう、Todoku はメールの位置と宛先を記録します。この索引はこのパソコンの %1 にあり、外へは送られません。現在の大きさは %2 です。</translation>
    </message>
    <message>
        <source>&amp;Keep an index of my mailboxes</source>
        <translation>メールボックスの索引を保存する(&amp;K)</translation>
    </message>
    <message>
        <source>Todoku can ask the DNS and the mail servers of the domains concerned. That tells them that somebody is interested; no mail and no mail address is sent.</source>
        <translation>関係するドメインの DNS とメール サーバーに、Todoku から問い合わせることができます。調べていること自体は相手に分かりますが、メールやメール アドレスは送信しません。</translation>
    </message>
    <message>
        <source>The DNS has answered and is taken into account. The mail servers are still being asked.</source>
        <translation>DNS の回答はすでに判定に含めました。メール サーバーにはまだ問い合わせています。</translation>
    </message>
</context>
<context>
    <name>todoku::FindingRow</name>
    <message>
        <source>Show me</source>
        <translation>根拠を見る</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>did you mean</source>
        <translation>もしかして</translation>
    </message>
</context>
<context>
    <name>todoku::Fold</name>
    <message>
        <source>open</source>
        <translation>開いています</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>閉じています</translation>
    </message>
</context>
<context>
    <name>todoku::GuideView</name>
    <message>
        <source>Step %1: %2</source>
        <translation>手順 %1: %2</translation>
    </message>
    <message>
        <source>Command to copy</source>
        <translation>コピーして使うコマンド</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>実施: %1</translation>
    </message>
</context>
<context>
    <name>todoku::HandOverCard</name>
    <message>
        <source>Hand it over</source>
        <translation>引き継ぐ</translation>
    </message>
    <message>
        <source>Your helpdesk: %1</source>
        <translation>ヘルプデスク: %1</translation>
    </message>
    <message>
        <source>Language of whoever gets it</source>
        <translation>受け取る人の言語</translation>
    </message>
    <message>
        <source>&amp;Replace addresses, subjects, hosts and names</source>
        <translation>アドレス、件名、ホスト名、名前を置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>Cop&amp;y for the ticket</source>
        <translation>問い合わせ用にコピー(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Mail to</source>
        <translation>メールの送り先(&amp;M)</translation>
    </message>
    <message>
        <source>Open in my mail pro&amp;gram</source>
        <translation>メール ソフトで開く(&amp;G)</translation>
    </message>
    <message>
        <source>Save as a mail &amp;draft</source>
        <translation>メールの下書きとして保存(&amp;D)</translation>
    </message>
    <message>
        <source>Copied. Paste it into the ticket or a message.</source>
        <translation>コピーしました。問い合わせフォームやメールに貼り付けてください。</translation>
    </message>
    <message>
        <source>Your mail program shows the message. Nothing is sent before you send it.</source>
        <translation>メール ソフトにメッセージを表示しました。ご自分で送信するまで何も送られません。</translation>
    </message>
    <message>
        <source>No mail program could be opened. Save the message as a draft instead, or copy the text.</source>
        <translation>メール ソフトを開けませんでした。下書きとして保存するか、テキストをコピーしてください。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>報告の保存</translation>
    </message>
    <message>
        <source>It could not be saved there: %1</source>
        <translation>その場所には保存できませんでした: %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
    <message>
        <source>What is hidden</source>
        <translation>置き換える内容</translation>
    </message>
    <message>
        <source>The same is always replaced by the same, so the report can still be followed. The message itself is not in it. Names in your notes are found only where the report tells them: please look through your notes.</source>
        <translation>同じものは必ず同じ言葉に置き換わるので、報告の筋道は追えます。メールの本文は含まれません。メモに書いた名前は、通知に出てくるものだけが置き換わります。メモは念のため見直してください。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>In your report</source>
        <translation>元の内容</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>置き換え後</translation>
    </message>
    <message>
        <source>%1 Did you mean %2?</source>
        <translation>%1もしかして %2 ではありませんか。</translation>
    </message>
    <message>
        <source>helpdesk or administrator</source>
        <translation>ヘルプデスクまたは管理者のアドレス</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存形式</translation>
    </message>
    <message>
        <source>&amp;PDF</source>
        <translation>PDF(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Web page</source>
        <translation>Web ページ(&amp;W)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>What is h&amp;idden?</source>
        <translation>置き換える内容を見る(&amp;I)</translation>
    </message>
</context>
<context>
    <name>todoku::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Todoku %1. Guides of %2, rules of %3.</source>
        <translation>Todoku %1。手順は %2、判定の規則は %3 に確認したものです。</translation>
    </message>
</context>
<context>
    <name>todoku::ListPage</name>
    <message>
        <source>the pasted text</source>
        <translation>貼り付けたテキスト</translation>
    </message>
    <message>
        <source>&amp;Choose a file</source>
        <translation>ファイルを選ぶ(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste or type</source>
        <translation>貼り付けまたは入力(&amp;P)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>What was checked so far is kept.</source>
        <translation>そこまでに調べた結果は残ります。</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>取り込む</translation>
    </message>
</context>
<context>
    <name>todoku::MailWayCard</name>
    <message>
        <source>The way a message takes</source>
        <translation>メールの配送経路</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>DNS %1 ms, all %2 ms, %3 questions</source>
        <translation>DNS %1 ミリ秒、全体 %2 ミリ秒、問い合わせ %3 件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>As it is published</source>
        <translation>公開されている内容</translation>
    </message>
    <message>
        <source>Mail records of %1</source>
        <translation>%1 のメール用レコード</translation>
    </message>
</context>
<context>
    <name>todoku::MailWayView</name>
    <message>
        <source>fine</source>
        <translation>問題なし</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>broken here</source>
        <translation>ここで途切れています</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>accepts no mail</source>
        <translation>メールを受け付けません</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>no MX, no address</source>
        <translation>MX もアドレスもありません</translation>
    </message>
    <message>
        <source>no MX record</source>
        <translation>MX レコードがありません</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>存在しません</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>name servers fail</source>
        <translation>ネーム サーバーのエラー</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>応答あり</translation>
    </message>
    <message>
        <source>asks to come back</source>
        <translation>再試行を要求</translation>
    </message>
    <message>
        <source>turns mail away</source>
        <translation>受信を拒否</translation>
    </message>
    <message>
        <source>takes no connection</source>
        <translation>接続できません</translation>
    </message>
    <message>
        <source>no encryption</source>
        <translation>暗号化なし</translation>
    </message>
    <message>
        <source>TLS valid</source>
        <translation>TLS 有効</translation>
    </message>
    <message>
        <source>TLS, certificate does not hold</source>
        <translation>TLS 証明書に問題あり</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>他 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>in the details below</source>
        <translation>下の詳細を参照</translation>
    </message>
    <message>
        <source>The way a message takes</source>
        <translation>メールの配送経路</translation>
    </message>
    <message>
        <source>the domain&apos;s own address</source>
        <translation>ドメイン自身のアドレス</translation>
    </message>
    <message>
        <source>MX %1</source>
        <translation>MX %1</translation>
    </message>
    <message>
        <source>old, says %1</source>
        <translation>古い内容 (%1)</translation>
    </message>
    <message>
        <source>new, says %1</source>
        <translation>新しい内容 (%1)</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>アドレスなし</translation>
    </message>
    <message>
        <source>not found out</source>
        <translation>確認できません</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>reached from inside only</source>
        <translation>内部からのみ到達可能</translation>
    </message>
    <message>
        <source>mail server, port 25</source>
        <translation>メール サーバー、ポート 25</translation>
    </message>
</context>
<context>
    <name>todoku::ManyPage</name>
    <message>
        <source>No list of reports is open</source>
        <translation>一覧は開いていません</translation>
    </message>
    <message numerus="yes">
        <source>No bounce among %n message(s)</source>
        <translation>
            <numerusform>メール %n 通の中に、配信不能の通知はありませんでした</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bounce(s), one cause</source>
        <translation>
            <numerusform>配信不能の通知 %n 通、原因は 1 つ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bounce(s), %1 causes</source>
        <translation>
            <numerusform>配信不能の通知 %n 通、原因は %1 種類</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading was stopped; this is what was found until then.</source>
        <translation>読み込みを中止しました。ここまでに見つかった分です。</translation>
    </message>
    <message numerus="yes">
        <source>%n other message(s) tell(s) of no failure.</source>
        <translation>
            <numerusform>ほかの %n 通は、届かなかったことを知らせる通知ではありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be read.</source>
        <translation>
            <numerusform>%n 通は読み取れませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>(no domain)</source>
        <translation>(ドメインなし)</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>原因別</translation>
    </message>
    <message>
        <source>By domain</source>
        <translation>ドメイン別</translation>
    </message>
    <message>
        <source>By recipient</source>
        <translation>宛先別</translation>
    </message>
    <message>
        <source>Every one</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>What the table shows</source>
        <translation>表のまとめ方</translation>
    </message>
    <message>
        <source>Choose a folder, a mailbox file or a .zip with several reports on the first page.</source>
        <translation>最初のページで、通知が入ったフォルダー、メールボックスのファイル、または .zip を選んでください。</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>最初のページへ</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>ドメイン</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>Bounces</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>宛先の数</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>Groups of bounces</source>
        <translation>通知のまとまり</translation>
    </message>
    <message>
        <source>What they have in common</source>
        <translation>共通していること</translation>
    </message>
    <message>
        <source>Open this group</source>
        <translation>このグループを開く</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Refused by</source>
        <translation>断ったサーバー</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Late, but not lost</source>
        <translation>遅れているが再送中</translation>
    </message>
    <message>
        <source>The bounces</source>
        <translation>通知の一覧</translation>
    </message>
    <message>
        <source>Open this bounce</source>
        <translation>この通知を開く</translation>
    </message>
    <message numerus="yes">
        <source>%n bounce(s)</source>
        <translation>
            <numerusform>通知 %n 通</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>宛先 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for what mends this group</source>
        <translation>このまとまりの直し方を調べています</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>すべてのまとまりに戻る</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>ここから始める</translation>
    </message>
    <message>
        <source>None of the nine solutions mends these by itself. Open one of them to see what is so.</source>
        <translation>これらの通知は、9 つの解決方法だけでは直りません。1 通を開くと、詳しい状況がわかります。</translation>
    </message>
    <message numerus="yes">
        <source>Judged by %n bounce(s) of the group, evenly spread.</source>
        <translation>
            <numerusform>まとまり全体から均等に選んだ %n 通で判断しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>読み取れなかったもの</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be read</source>
        <translation>
            <numerusform>読み取れなかったメール %n 通</numerusform>
        </translation>
    </message>
    <message>
        <source>For your helpdesk or mail administrator: what these messages have in common, what to do about it, and whom it concerns. It contains addresses and subjects, unless you have them replaced.</source>
        <translation>ヘルプデスクやメール管理者に渡すための報告です。これらのメールに何が共通しているか、どう対処するか、だれに関係するかをまとめます。アドレスや件名を含みますが、置き換えることもできます。</translation>
    </message>
    <message>
        <source>One report on all of these</source>
        <translation>このグループをまとめた報告</translation>
    </message>
</context>
<context>
    <name>todoku::MisuseView</name>
    <message>
        <source>It was sent at an hour at which you otherwise do not write.</source>
        <translation>ふだんメールを書かない時間帯に送られています。</translation>
    </message>
    <message>
        <source>It went only to people whom you wrote to on no other day.</source>
        <translation>ほかの日に一度も送ったことのない人だけに送られています。</translation>
    </message>
    <message>
        <source>It was written with a mail program that you used on no other day.</source>
        <translation>ほかの日には使っていないメール ソフトで書かれています。</translation>
    </message>
    <message>
        <source>It came from a network address from which you otherwise do not write.</source>
        <translation>ふだんと違うネットワーク アドレスから送られています。</translation>
    </message>
    <message>
        <source>Its sender is an address outside your own domain.</source>
        <translation>差出人が、自分のドメインのアドレスではありません。</translation>
    </message>
    <message>
        <source>Its message number has a form that your other mail does not have.</source>
        <translation>メッセージ番号の形式が、ほかのメールと違います。</translation>
    </message>
    <message>
        <source>It is one of many messages to strangers within an hour.</source>
        <translation>知らない相手に、1 時間以内に大量に送られたメールの 1 通です。</translation>
    </message>
    <message>
        <source>It is one of more messages to strangers within a few days than you otherwise send.</source>
        <translation>知らない相手に、数日のうちにいつもより多く送られたメールの 1 通です。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(件名なし)</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1、%2 宛て: %3</translation>
    </message>
    <message>
        <source>Marked as not yours</source>
        <translation>心当たりなし</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>印なし</translation>
    </message>
    <message numerus="yes">
        <source>None of your %n sent message(s) is unlike the others. That is no proof: whoever uses the account may delete what was sent.</source>
        <translation>
            <numerusform>送信済みメール %n 件の中に、ふだんと様子が違うものはありません。ただし、これだけでは安全とは言えません。アカウントを使った人が、送ったメールを削除している場合があります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are unlike your other mail. The program only proposes: whether you wrote them, only you know.</source>
        <translation>
            <numerusform>ふだんと様子が違うメールが %n 件あります。これは候補です。自分で送ったかどうかは、本人にしか分かりません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The darker, the more messages in that hour (%1). ◇ proposed by the program, ◆ with a cross: not yours.</source>
        <translation>色が濃いほど、その時間帯のメールが多いことを表します (%1)。◇ は候補、× の付いた ◆ は心当たりのないメールです。</translation>
    </message>
    <message>
        <source>Messages that are unlike your other mail</source>
        <translation>ふだんと様子が違うメール</translation>
    </message>
    <message>
        <source>I do &amp;not recognise this message</source>
        <translation>このメールに心当たりがない(&amp;N)</translation>
    </message>
    <message numerus="yes">
        <source>I recognise none of the %n message(s)</source>
        <translation>
            <numerusform>%n 件すべてに心当たりがない</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all ticks back</source>
        <translation>印をすべて外す</translation>
    </message>
    <message>
        <source>Why the program proposes it:</source>
        <translation>候補にした理由:</translation>
    </message>
</context>
<context>
    <name>todoku::PersonField</name>
    <message>
        <source>The person&apos;s address &amp;today, for the commands below:</source>
        <translation>下のコマンドで使う、相手の現在のアドレス(&amp;T):</translation>
    </message>
</context>
<context>
    <name>todoku::PortalRecord</name>
    <message>
        <source>Open:</source>
        <translation>開く:</translation>
    </message>
    <message>
        <source>Write down here what you found; it is kept with the case and stands in the report.</source>
        <translation>確認した内容をここに書きます。ケースと一緒に保存され、引き継ぎの報告にも入ります。</translation>
    </message>
</context>
<context>
    <name>todoku::Rail</name>
    <message>
        <source>Language and appearance</source>
        <translation>言語と外観</translation>
    </message>
    <message>
        <source>If you sent the message</source>
        <translation>メールを送った方</translation>
    </message>
    <message>
        <source>If you run the mail</source>
        <translation>メールの管理者の方</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>section of the rail</comment>
        <translation>まとめ</translation>
    </message>
</context>
<context>
    <name>todoku::RemedyCard</name>
    <message>
        <source>Add:</source>
        <translation>追加:</translation>
    </message>
    <message>
        <source>Delete:</source>
        <translation>削除:</translation>
    </message>
    <message>
        <source>Replace:</source>
        <translation>置き換え:</translation>
    </message>
    <message>
        <source>Please change the DNS records of %1 as follows.</source>
        <translation>%1 の DNS レコードを次のとおり変更してください。</translation>
    </message>
    <message>
        <source>Delete: %1</source>
        <translation>削除: %1</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>追加: %1</translation>
    </message>
    <message>
        <source>Add: the MX record that the Microsoft 365 admin center shows for %1</source>
        <translation>追加: Microsoft 365 管理センターで %1 に表示される MX レコード</translation>
    </message>
    <message>
        <source>(only if it is not meant to be there)</source>
        <translation>(意図した設定でない場合のみ)</translation>
    </message>
    <message>
        <source>What to change, and who can</source>
        <translation>変更する内容と、変更できる人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>The right value stands in the Microsoft 365 admin center, at the domain&apos;s DNS records. It cannot be worked out from outside.</source>
        <translation>正しい値は、Microsoft 365 管理センターのドメインの DNS レコードに表示されます。外部からは分かりません。</translation>
    </message>
    <message>
        <source>Only if it is not meant to be there. A migration, a filter in front and your own servers are good reasons.</source>
        <translation>意図した設定でない場合にだけ変更してください。移行中、手前のフィルター、自社サーバーなど、正当な理由がある場合もあります。</translation>
    </message>
    <message>
        <source>Whoever runs the DNS of %1 can change its records.</source>
        <translation>%1 のレコードは、その DNS の管理者が変更できます。</translation>
    </message>
    <message>
        <source>The records of %1 can be changed by whoever runs its name servers: %2.</source>
        <translation>%1 のレコードは、ネーム サーバー (%2) の管理者が変更できます。</translation>
    </message>
    <message>
        <source>The domain is not yours: tell the recipient, or the administrator there, by another way than mail to this domain.</source>
        <translation>このドメインは自社のものではありません。受信者または先方の管理者に、このドメイン宛てのメール以外の方法で知らせてください。</translation>
    </message>
    <message>
        <source>Copy the &amp;message to the DNS host</source>
        <translation>DNS 管理者への連絡文をコピー(&amp;M)</translation>
    </message>
</context>
<context>
    <name>todoku::ResultPage</name>
    <message>
        <source>Solved. Well done!</source>
        <translation>解決しました。おつかれさまでした</translation>
    </message>
    <message>
        <source>Result and further help</source>
        <translation>結果とほかの相談先</translation>
    </message>
    <message>
        <source>No report has been read, so Todoku can only say whom to ask.</source>
        <translation>通知を読み込んでいないため、相談先だけをご案内します。</translation>
    </message>
    <message>
        <source>What Todoku thinks</source>
        <translation>Todoku の見立て</translation>
    </message>
    <message>
        <source>None of the nine solutions is clearly the right one.</source>
        <translation>9 つの解決方法のうち、はっきり当てはまるものはありません。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>What you did</source>
        <translation>行ったこと</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>解決した</translation>
    </message>
    <message>
        <source>Did not help yet</source>
        <translation>まだ届かない</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>あとで</translation>
    </message>
    <message>
        <source>For your helpdesk or mail administrator: what failed, what was found and what you did. It contains addresses and the subject of your message, unless you have them replaced.</source>
        <translation>ヘルプデスクやメール管理者に渡すための報告です。何が届かなかったか、何がわかったか、何を試したかをまとめます。アドレスやメールの件名を含みますが、置き換えることもできます。</translation>
    </message>
</context>
<context>
    <name>todoku::RouteView</name>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>宛先</translation>
    </message>
    <message>
        <source>passed on</source>
        <translation>通過</translation>
    </message>
    <message>
        <source>refused here</source>
        <translation>ここで断られた</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>届いていない</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Route of the message</source>
        <translation>メールの経路</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>Sending side</source>
        <translation>送った側</translation>
    </message>
    <message>
        <source>Recipient&apos;s side</source>
        <translation>相手側</translation>
    </message>
</context>
<context>
    <name>todoku::RulesBar</name>
    <message>
        <source>With an export of your rules, forwardings and group members, Todoku can point out which of them adds the address. Nothing of it leaves this computer.</source>
        <translation>ルール、転送、グループのメンバーを書き出したファイルがあれば、どれがアドレスを加えているかを示せます。内容がこのパソコンの外に送られることはありません。</translation>
    </message>
    <message>
        <source>Choose an e&amp;xport</source>
        <translation>ファイルを選ぶ(&amp;X)</translation>
    </message>
    <message>
        <source>How to make the export</source>
        <translation>書き出し方</translation>
    </message>
    <message>
        <source>There is no rule, mailbox or group member in “%1”.</source>
        <translation>「%1」には、ルール、メールボックス、グループのメンバーがありません。</translation>
    </message>
    <message>
        <source>Choose exports</source>
        <translation>書き出したファイルの選択</translation>
    </message>
    <message>
        <source>Exports of PowerShell (*.json *.csv *.txt);;All files (*)</source>
        <translation>PowerShell で書き出したファイル (*.json *.csv *.txt);;すべてのファイル (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n mail flow rule(s)</source>
        <translation>
            <numerusform>メール フロー ルール %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inbox rule(s)</source>
        <translation>
            <numerusform>受信トレイ ルール %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mailbox(es)</source>
        <translation>
            <numerusform>メールボックス %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group member(s)</source>
        <translation>
            <numerusform>グループのメンバー %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Read “%1”: %2</source>
        <translation>「%1」を読み込みました: %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Connect with `Connect-ExchangeOnline`. These commands only read; each writes one file, which you can then choose here.</source>
        <translation>`Connect-ExchangeOnline` で接続します。次のコマンドは読み取るだけです。それぞれ 1 つのファイルに書き出すので、ここで選んでください。</translation>
    </message>
    <message>
        <source>Rules for the whole organization:</source>
        <translation>組織のルール:</translation>
    </message>
    <message>
        <source>Forwarding of all mailboxes:</source>
        <translation>すべてのメールボックスの転送:</translation>
    </message>
    <message>
        <source>Inbox rules of the person whom the sender wrote to:</source>
        <translation>宛先になった人の受信トレイ ルール:</translation>
    </message>
    <message>
        <source>Members of the group that the sender wrote to:</source>
        <translation>宛先になったグループのメンバー:</translation>
    </message>
    <message>
        <source>`Export-Csv` works as well, but loses lists: prefer `ConvertTo-Json`.</source>
        <translation>`Export-Csv` でもかまいませんが、一覧が失われるため、`ConvertTo-Json` をお勧めします。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Mail flow rule</source>
        <translation>メール フロー ルール</translation>
    </message>
    <message>
        <source>Inbox rule</source>
        <translation>受信トレイ ルール</translation>
    </message>
    <message>
        <source>Forwarding of a mailbox</source>
        <translation>メールボックスの転送</translation>
    </message>
    <message>
        <source>Member of a group</source>
        <translation>グループのメンバー</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Of the mailbox</source>
        <translation>メールボックス</translation>
    </message>
    <message>
        <source>Look at it first; this only reads:</source>
        <translation>まず内容を確認します (読み取りのみ):</translation>
    </message>
    <message>
        <source>Take the address out; this changes it:</source>
        <translation>アドレスを取り除きます (設定が変わります):</translation>
    </message>
    <message>
        <source>Or switch it off until its owner has decided; this changes it:</source>
        <translation>または、持ち主が判断するまで無効にします (設定が変わります):</translation>
    </message>
    <message>
        <source>Its name holds characters that cannot stand in a command. Change it in the Exchange admin center.</source>
        <translation>名前に、コマンドに書けない文字が含まれています。Exchange 管理センターで変更してください。</translation>
    </message>
    <message>
        <source>Changing an inbox rule by command can delete rules that exist only in Outlook. Better ask its owner to change it.</source>
        <translation>受信トレイ ルールをコマンドで変更すると、Outlook にしかないルールが削除されることがあります。持ち主に変更してもらうほうが安全です。</translation>
    </message>
</context>
<context>
    <name>todoku::SampleDialog</name>
    <message>
        <source>A redacted sample</source>
        <translation>個人情報を除いた見本</translation>
    </message>
    <message>
        <source>This is all that will be saved. Addresses, names, subjects and servers of those who wrote to each other are replaced, the text of the message is left out. Please look through it, and delete what still tells too much.</source>
        <translation>保存されるのは次の内容だけです。やり取りした人のアドレス、名前、件名、サーバー名は別の文字に置き換え、メールの本文は除いてあります。内容を確かめ、残したくないものがあれば削除してください。</translation>
    </message>
    <message>
        <source>What will be saved</source>
        <translation>保存する内容</translation>
    </message>
    <message>
        <source>The sample is being made …</source>
        <translation>見本を作っています…</translation>
    </message>
    <message>
        <source>No sample can be made of this file.</source>
        <translation>このファイルからは見本を作れません。</translation>
    </message>
    <message>
        <source>Save a redacted sample</source>
        <translation>個人情報を除いた見本を保存</translation>
    </message>
    <message>
        <source>Messages (*.eml)</source>
        <translation>メール (*.eml)</translation>
    </message>
</context>
<context>
    <name>todoku::SentComparison</name>
    <message>
        <source>What this does not prove:</source>
        <translation>これだけではわからないこと:</translation>
    </message>
    <message>
        <source>Report and sent message, side by side</source>
        <translation>通知と送信したメールの比較</translation>
    </message>
    <message>
        <source>not named</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>What the report says</source>
        <translation>通知の内容</translation>
    </message>
    <message>
        <source>What you sent</source>
        <translation>送信したメール</translation>
    </message>
    <message>
        <source>not in the sent message</source>
        <translation>送信したメールにはない</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more recipient(s) of the sent message.</source>
        <translation>
            <numerusform>… ほかに送信したメールの宛先が %n 件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The sent message is number %1 in “%2”.</source>
        <translation>送信したメールは「%2」の %1 番目にあります。</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>問い合わせ先</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>問い合わせの文面</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>文面の言語</translation>
    </message>
    <message>
        <source>Cop&amp;y the letter</source>
        <translation>文面をコピー(&amp;Y)</translation>
    </message>
    <message>
        <source>Copied. Paste it into a new message.</source>
        <translation>コピーしました。新しいメールに貼り付けてください。</translation>
    </message>
    <message>
        <source>Open it in my mail &amp;program</source>
        <translation>メール ソフトで開く(&amp;P)</translation>
    </message>
    <message>
        <source>Your mail program opens now. If the letter is not in it, paste it (Ctrl+V). Todoku sends nothing itself.</source>
        <translation>メール ソフトが開きます。文面が入っていないときは貼り付けてください (Ctrl+V)。Todoku が自分でメールを送ることはありません。</translation>
    </message>
    <message>
        <source>Compare by hand</source>
        <translation>手作業で比べる</translation>
    </message>
    <message>
        <source>Without a mailbox: open the sent message, copy its lines To and Cc, and paste them here.</source>
        <translation>メールボックスがないときは、送信したメールを開き、「宛先」と「CC」の行をコピーして、ここに貼り付けてください。</translation>
    </message>
    <message>
        <source>In the report:</source>
        <translation>通知のアドレス:</translation>
    </message>
    <message>
        <source>Address in the &amp;report:</source>
        <translation>通知のアドレス(&amp;R):</translation>
    </message>
    <message>
        <source>To: name@contoso.com; Cc: …</source>
        <translation>宛先: name@contoso.com; CC: …</translation>
    </message>
    <message>
        <source>Sent &amp;to:</source>
        <translation>送信した宛先(&amp;T):</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比べる(&amp;C)</translation>
    </message>
    <message>
        <source>There is no mail address in these lines yet, or the address of the report is missing.</source>
        <translation>この行にはまだメール アドレスがないか、通知のアドレスが入力されていません。</translation>
    </message>
</context>
<context>
    <name>todoku::SentPlot</name>
    <message>
        <source>The arrow keys move between the marked messages; Space marks one as not yours.</source>
        <translation>方向キーで印の付いたメールの間を移動し、Space キーで「心当たりがない」と印を付けます。</translation>
    </message>
    <message>
        <source>Sent messages by day and hour</source>
        <translation>送信済みメールの日付と時刻</translation>
    </message>
    <message>
        <source>no message is marked</source>
        <translation>印の付いたメールはありません</translation>
    </message>
    <message>
        <source>%1: message %2 of %3. %4. %5</source>
        <translation>%1: %3 件中 %2 件目。%4。%5</translation>
    </message>
    <message>
        <source>Marked as not yours</source>
        <translation>心当たりなし</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>印なし</translation>
    </message>
</context>
<context>
    <name>todoku::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Set by your organisation</source>
        <translation>組織の管理者が設定しています</translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>&amp;Own domains</source>
        <translation>自社のドメイン(&amp;O)</translation>
    </message>
    <message>
        <source>contoso.com, contoso.co.jp</source>
        <translation>contoso.com, contoso.co.jp</translation>
    </message>
    <message>
        <source>&amp;Helpdesk&apos;s address</source>
        <translation>ヘルプデスクのアドレス(&amp;H)</translation>
    </message>
    <message>
        <source>helpdesk@contoso.com</source>
        <translation>helpdesk@contoso.com</translation>
    </message>
    <message>
        <source>Network and this computer</source>
        <translation>ネットワークとこのパソコン</translation>
    </message>
    <message>
        <source>Todoku may &amp;ask the DNS and mail servers, when I say so</source>
        <translation>指示したときに DNS とメール サーバーに問い合わせてもよい(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Name servers</source>
        <translation>ネーム サーバー(&amp;N)</translation>
    </message>
    <message>
        <source>empty: those of this computer</source>
        <translation>空欄: このパソコンの設定を使用</translation>
    </message>
    <message>
        <source>Keep an &amp;index of my sent mail, so that it is read only once</source>
        <translation>送信済みメールの索引を残し、次から読み直さない(&amp;I)</translation>
    </message>
    <message>
        <source>Helpdesk</source>
        <translation>ヘルプデスク</translation>
    </message>
    <message>
        <source>Name of this &amp;desk</source>
        <translation>担当者名(&amp;D)</translation>
    </message>
    <message>
        <source>empty: the name you signed in with</source>
        <translation>空欄: サインイン中のユーザー名</translation>
    </message>
    <message>
        <source>Show the cases of the whole &amp;team, not only mine</source>
        <translation>自分の受付だけでなく、チーム全員の受付を表示する(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keep cases for days</source>
        <translation>受付を残す日数(&amp;K)</translation>
    </message>
    <message>
        <source>until they are deleted</source>
        <translation>削除するまで</translation>
    </message>
    <message>
        <source>Cases hold personal data: addresses, subjects and your notes. On a team&apos;s server, how long they are kept and who sees them is set there.</source>
        <translation>受付の記録には、アドレス、件名、メモなどの個人情報が含まれます。チームのサーバーを使う場合、保存期間と見られる人はサーバー側で設定します。</translation>
    </message>
    <message>
        <source>The team&apos;s database (PostgreSQL)</source>
        <translation>チームのデータベース (PostgreSQL)</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>サーバー(&amp;S)</translation>
    </message>
    <message>
        <source>empty: cases stay on this computer</source>
        <translation>空欄: このパソコンだけに保存</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>ポート(&amp;P)</translation>
    </message>
    <message>
        <source>Data&amp;base</source>
        <translation>データベース(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>ユーザー(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Certificate authority (PEM file)</source>
        <translation>認証局の証明書 (PEM ファイル)(&amp;C)</translation>
    </message>
    <message>
        <source>empty: those that this computer trusts</source>
        <translation>空欄: このパソコンが信頼する認証局</translation>
    </message>
    <message>
        <source>The connection is always encrypted, and the server&apos;s certificate is always checked. The password comes from .pgpass or PGPASSWORD, or is asked for; it is never written into the settings.</source>
        <translation>接続は必ず暗号化し、サーバーの証明書も必ず確かめます。パスワードは .pgpass または PGPASSWORD から読み取るか、その場で尋ねます。設定には保存しません。</translation>
    </message>
    <message>
        <source>&amp;Try the connection</source>
        <translation>接続を試す(&amp;T)</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>接続しています…</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>接続できました。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Password of %1, for this try only</source>
        <translation>%1 のパスワード (今回の確認にだけ使います)</translation>
    </message>
</context>
<context>
    <name>todoku::SolutionPage</name>
    <message>
        <source>For your mail administrator</source>
        <translation>メールの管理者向けの情報</translation>
    </message>
    <message>
        <source>More about this step: when it fits, what to know, sources (looked through %1)</source>
        <translation>この手順について: 当てはまるとき、知っておきたいこと、出典 (%1 に確認)</translation>
    </message>
    <message>
        <source>What we found</source>
        <translation>わかったこと</translation>
    </message>
    <message>
        <source>Nothing in the report speaks for this step. It can still be worth a look.</source>
        <translation>通知には、この手順に当てはまる点はありません。念のため確かめることはできます。</translation>
    </message>
    <message>
        <source>Nothing has been looked at yet. With the report, Todoku can say more.</source>
        <translation>まだ何も調べていません。通知を読み込むと、もっと詳しくご案内できます。</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前回との比較</translation>
    </message>
    <message>
        <source>Gone:</source>
        <translation>解消:</translation>
    </message>
    <message>
        <source>New:</source>
        <translation>新しい問題:</translation>
    </message>
    <message>
        <source>Still there:</source>
        <translation>変わらず:</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>やること</translation>
    </message>
    <message>
        <source>Your mail program or portal</source>
        <translation>お使いのメール ソフトまたは管理画面</translation>
    </message>
    <message>
        <source>Did it help?</source>
        <translation>これで解決しましたか?</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>もう一度調べる(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>あとで(&amp;L)</translation>
    </message>
    <message>
        <source>N&amp;ot yet</source>
        <translation>まだ届かない(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Solved</source>
        <translation>解決した(&amp;S)</translation>
    </message>
    <message>
        <source>What to ignore, and when to worry after all</source>
        <translation>気にしなくてよいこと、注意が必要なこと</translation>
    </message>
    <message>
        <source>Your sent mail: do you recognise it?</source>
        <translation>送信済みメール: 心当たりはありますか</translation>
    </message>
    <message>
        <source>What this report shows</source>
        <translation>この通知からわかること</translation>
    </message>
    <message>
        <source>Record of what was done</source>
        <translation>実施の記録</translation>
    </message>
    <message>
        <source>What the portals say</source>
        <translation>管理画面の内容</translation>
    </message>
    <message>
        <source>Compare with what you sent</source>
        <translation>送信したメールと比べる</translation>
    </message>
    <message>
        <source>Details for experts: %1</source>
        <translation>専門家向けの詳細: %1</translation>
    </message>
</context>
<context>
    <name>todoku::SourceDialog</name>
    <message>
        <source>The original text</source>
        <translation>通知の原文</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>通知の本文</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Save a &amp;redacted sample …</source>
        <translation>個人情報を除いた見本を保存(&amp;R)…</translation>
    </message>
    <message>
        <source>For somebody who teaches Todoku to read such reports: without addresses, names and subjects</source>
        <translation>Todoku がこの形式の通知を読めるようにするための見本です。アドレス、名前、件名は含みません</translation>
    </message>
</context>
<context>
    <name>todoku::StartPage</name>
    <message>
        <source>the pasted text</source>
        <translation>貼り付けた文章</translation>
    </message>
    <message>
        <source>Did a message of yours come back?</source>
        <translation>送ったメールが戻ってきましたか?</translation>
    </message>
    <message>
        <source>Put the report in here. Todoku finds the cause and leads you to the fix, step by step.</source>
        <translation>届いた通知をここに入れると、原因を調べて、直し方を順にご案内します。</translation>
    </message>
    <message>
        <source>Drop the report here</source>
        <translation>配信不能の通知をここにドロップ</translation>
    </message>
    <message>
        <source>Reading the report …</source>
        <translation>通知を読み込んでいます…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>&amp;Choose a file</source>
        <translation>ファイルを選ぶ(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste the text</source>
        <translation>本文を貼り付ける(&amp;P)</translation>
    </message>
    <message>
        <source>Go on &amp;without a report</source>
        <translation>通知なしで始める(&amp;W)</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>あなたは</translation>
    </message>
    <message>
        <source>the sender</source>
        <translation>送った本人</translation>
    </message>
    <message>
        <source>the helpdesk</source>
        <translation>ヘルプデスク</translation>
    </message>
    <message>
        <source>It decides on the wording and on what is unfolded. You can change it at any time.</source>
        <translation>説明の言葉づかいと、最初に開いておく内容が変わります。いつでも変えられます。</translation>
    </message>
    <message>
        <source>Just try it</source>
        <translation>見本で試してみる</translation>
    </message>
    <message>
        <source>Choose the report</source>
        <translation>通知を選ぶ</translation>
    </message>
    <message>
        <source>Paste the text of the report</source>
        <translation>通知の本文を貼り付ける</translation>
    </message>
    <message>
        <source>In your mail program, open the report, select everything (Ctrl+A), copy it (Ctrl+C), and paste it here (Ctrl+V).</source>
        <translation>メール ソフトで通知を開き、すべて選択 (Ctrl+A)、コピー (Ctrl+C) して、ここに貼り付けてください (Ctrl+V)。</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>読み込む</translation>
    </message>
    <message>
        <source>For lists and many cases</source>
        <translation>一覧や多数の案件をまとめて調べる</translation>
    </message>
    <message>
        <source>Check a list of addresses</source>
        <translation>アドレスの一覧を調べる</translation>
    </message>
    <message>
        <source>Check a list of domains</source>
        <translation>ドメインの一覧を調べる</translation>
    </message>
    <message>
        <source>Straight from Outlook, or a file: .eml, .msg, or the text of the report; several at once as a folder, mailbox file or .zip</source>
        <translation>Outlook からそのまま、またはファイルで (.eml、.msg、通知の本文)。まとめて調べるときは、フォルダー、メールボックスのファイル、.zip でも</translation>
    </message>
    <message>
        <source>Choose a &amp;folder</source>
        <translation>フォルダーを選ぶ(&amp;F)</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) read, %1 of %2. Stopping keeps what was found.</source>
        <translation>
            <numerusform>%n 通を読み込みました (%2 のうち %1)。中止しても、そこまでの結果は残ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list of %n bounce(s) is still open.</source>
        <translation>
            <numerusform>通知 %n 通の一覧を開いたままにしています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the &amp;list</source>
        <translation>一覧に戻る(&amp;L)</translation>
    </message>
    <message>
        <source>Choose a folder of reports</source>
        <translation>通知が入ったフォルダーを選ぶ</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>最近の受付</translation>
    </message>
    <message>
        <source>Continue where you left off</source>
        <translation>前回の続きから</translation>
    </message>
    <message>
        <source>case %1</source>
        <translation>受付番号 %1</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>削除(&amp;D)</translation>
    </message>
    <message>
        <source>C&amp;ontinue</source>
        <translation>続ける(&amp;O)</translation>
    </message>
    <message>
        <source>Messages, mailboxes and cases (*.todoku *.eml *.msg *.mht *.txt *.html *.dat *.mbox *.zip);;All files (*)</source>
        <translation>メール、メールボックス、ケース (*.todoku *.eml *.msg *.mht *.txt *.html *.dat *.mbox *.zip);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>an administrator</source>
        <translation>メールの管理者</translation>
    </message>
</context>
<context>
    <name>todoku::Table</name>
    <message>
        <source>Show only rows with …</source>
        <translation>次の語を含む行だけを表示 …</translation>
    </message>
    <message>
        <source>Show only rows with these words</source>
        <translation>これらの語を含む行だけを表示</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>CSV で保存</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 行中 %1 行</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
    <message>
        <source>It could not be saved there: %1</source>
        <translation>保存できませんでした: %1</translation>
    </message>
</context>
<context>
    <name>todoku::TimeLine</name>
    <message>
        <source>From %1 until the last cache is empty at %2</source>
        <translation>%1 から、最後のキャッシュが消える %2 まで</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>現在 %1</translation>
    </message>
    <message>
        <source>caches empty %1</source>
        <translation>キャッシュが消える時刻 %1</translation>
    </message>
</context>
<context>
    <name>todoku::WhyPage</name>
    <message>
        <source>What fits your report</source>
        <translation>この通知に当てはまること</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>ほかの理由</translation>
    </message>
</context>
<context>
    <name>todoku::Window</name>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next: %1</source>
        <translation>次へ(&amp;N): %1</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>次へ(&amp;N)</translation>
    </message>
    <message>
        <source>Nothing has left this computer</source>
        <translation>このパソコンの外には何も送っていません</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>システムの配色に合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>What has left this computer</source>
        <translation>このパソコンの外に送ったもの</translation>
    </message>
    <message>
        <source>Nothing. Todoku read the report on this computer and sent nothing anywhere. Before it ever asks something over the network, it shows what it would send, and to whom.</source>
        <translation>何も送っていません。Todoku は通知をこのパソコンの中だけで読み取りました。ネットワークに問い合わせるときは、何をどこに送るかを先にお見せします。</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) have left this computer (show)</source>
        <translation>
            <numerusform>このパソコンから %n 件の問い合わせを送りました (内容を見る)</numerusform>
        </translation>
    </message>
    <message>
        <source>Recent &amp;cases</source>
        <translation>最近の受付(&amp;C)</translation>
    </message>
    <message>
        <source>Se&amp;ttings …</source>
        <translation>設定(&amp;T)…</translation>
    </message>
    <message>
        <source>Save the case</source>
        <translation>ケースの保存</translation>
    </message>
    <message>
        <source>What you do here cannot be kept on the disk (%1): %2</source>
        <translation>ここでの操作内容をディスクに保存できません (%1): %2</translation>
    </message>
    <message>
        <source>&amp;Open a report or a case …</source>
        <translation>通知またはケースを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save the case as …</source>
        <translation>ケースに名前を付けて保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Open a report or a case</source>
        <translation>通知またはケースを開く</translation>
    </message>
    <message>
        <source>Cases and reports (*.todoku *.eml *.msg *.mht *.txt *.html *.dat *.mbox);;All files (*)</source>
        <translation>ケースと通知 (*.todoku *.eml *.msg *.mht *.txt *.html *.dat *.mbox);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Cases (*.todoku)</source>
        <translation>ケース (*.todoku)</translation>
    </message>
    <message>
        <source>It could not be saved there: %1</source>
        <translation>その場所には保存できませんでした: %1</translation>
    </message>
    <message>
        <source>These questions were sent, because you asked for it. They hold names of domains, servers and keys and the network address that the mail came from; no mail, no mailbox and no text was sent.</source>
        <translation>ご指示により、次の問い合わせを送信しました。含まれるのは、ドメイン、サーバー、鍵の名前と、メールの送信元のネットワーク アドレスだけです。メール、メールボックス名、本文は送信していません。</translation>
    </message>
</context>
</TS>
