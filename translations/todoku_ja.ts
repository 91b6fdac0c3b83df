<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
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
</context>
</TS>
