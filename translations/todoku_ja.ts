<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message>
        <source>Reads bounces and says who was not reached, and why.</source>
        <translation>配信不能の通知を読み、届かなかった相手とその理由を表示します。</translation>
    </message>
    <message>
        <source>Says which of the nine solutions mends a bounce, and why.</source>
        <translation>9 つの解決方法のうち、どれで直るかを理由とともに表示します。</translation>
    </message>
    <message>
        <source>Prints the guide of a solution as Markdown.</source>
        <translation>解決方法のガイドを Markdown で表示します。</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 時間</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 日</numerusform></translation>
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
        <source>The recipient's organisation has no {address} in its directory and turned the message away at the door.</source>
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
        <source>The recipient's mail is forwarded to {address}, but the recipient's organisation does not allow forwarding to the outside.</source>
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
        <source>The recipient's server could not confirm that the message really came from your domain (SPF, DKIM, DMARC).</source>
        <translation>相手のサーバーは、このメールが本当にあなたのドメインから送られたことを確認できませんでした (SPF、DKIM、DMARC)。</translation>
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
        <source>1 Recipient's address</source>
        <translation>1 宛先のアドレス</translation>
    </message>
    <message>
        <source>2 Stored suggestions</source>
        <translation>2 入力候補の削除</translation>
    </message>
    <message>
        <source>3 Forwarding at the recipient</source>
        <translation>3 相手側の転送</translation>
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
        <source>2 The domain's MX records</source>
        <translation>2 MX レコード</translation>
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
        <source>The recipient's mail server says: no such address</source>
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
        <source>The recipient's organisation does not know this address</source>
        <translation>相手の組織に、このアドレスはありません</translation>
    </message>
    <message>
        <source>The sender was refused</source>
        <translation>差出人を理由に断られました</translation>
    </message>
    <message>
        <source>The recipient's mailbox is full</source>
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
        <translation>%2 に送った「%1」</translation>
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
        <source>the domain's DNS records</source>
        <translation>ドメインの DNS レコード</translation>
    </message>
    <message>
        <source>the service's health</source>
        <translation>サービスの状態</translation>
    </message>
    <message>
        <source>the recipient's directory</source>
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
        <source>Not looked at: %1</source>
        <translation>調べていないもの: %1</translation>
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
        <translation>メールが通った道</translation>
    </message>
    <message>
        <source>Who did not get it</source>
        <translation>届かなかった宛先</translation>
    </message>
    <message numerus="yes">
        <source>All %n recipients together</source>
        <translation>
            <numerusform>%n 件の宛先をまとめて見る</numerusform></translation>
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
        <source>Hand it over</source>
        <translation>引き継ぎ</translation>
    </message>
    <message>
        <source>For your helpdesk or mail administrator: what failed, what was found and what you did, as text. It contains addresses and the subject of your message.</source>
        <translation>ヘルプデスクやメールの管理者に渡すための文章です。届かなかった内容、わかったこと、行ったことが入ります。アドレスと件名も含まれます。</translation>
    </message>
    <message>
        <source>&amp;Copy for the ticket</source>
        <translation>問い合わせ用にコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Sa&amp;ve as a text file</source>
        <translation>テキスト ファイルに保存(&amp;V)</translation>
    </message>
    <message>
        <source>Copied. Paste it into the ticket or a message.</source>
        <translation>コピーしました。問い合わせ票やメールに貼り付けてください。</translation>
    </message>
    <message>
        <source>Save as a text file</source>
        <translation>テキスト ファイルに保存</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>保存しました。</translation>
    </message>
    <message>
        <source>It could not be saved there: %1</source>
        <translation>その場所には保存できませんでした: %1</translation>
    </message>
</context>
<context>
    <name>todoku::RouteView</name>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>The sending side</source>
        <translation>送った側</translation>
    </message>
    <message>
        <source>The recipient's side</source>
        <translation>相手側</translation>
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
        <source>Check &amp;again</source>
        <translation>もう一度調べる(&amp;A)</translation>
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
        <source>Straight from Outlook, or a file: .eml, .msg, or the text of the report</source>
        <translation>Outlook からそのまま、またはファイルで (.eml、.msg、通知の本文)</translation>
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
        <source>a mail administrator</source>
        <translation>メールの管理者</translation>
    </message>
    <message>
        <source>It decides on the wording and on what is unfolded. You can change it at any time.</source>
        <translation>最初から開いておく内容が変わります。いつでも変えられます。</translation>
    </message>
    <message>
        <source>Just try it</source>
        <translation>まず試してみる</translation>
    </message>
    <message>
        <source>Choose the report</source>
        <translation>通知を選ぶ</translation>
    </message>
    <message>
        <source>Messages (*.eml *.msg *.mht *.txt *.html *.dat *.mbox);;All files (*)</source>
        <translation>メール (*.eml *.msg *.mht *.txt *.html *.dat *.mbox);;すべてのファイル (*)</translation>
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
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>Tab and Shift+Tab move between the controls, Space ticks a step, Enter presses a button. Alt+→ goes on, Alt+← goes back, F1 opens this help. On the first page, Ctrl+V reads a report from the clipboard.</source>
        <translation>Tab と Shift+Tab で項目を移動し、Space で手順にチェックを付け、Enter でボタンを押します。Alt+→ で次へ、Alt+← で前へ、F1 でこのヘルプを開きます。最初のページでは、Ctrl+V でクリップボードの通知を読み込みます。</translation>
    </message>
    <message>
        <source>Todoku %1</source>
        <translation>Todoku %1</translation>
    </message>
</context>
</TS>
