### Writing an opinion

## Commands
opinions-help-opinion = Write an anonymous opinion in private: who wrote it is not written down
    .example = /opinion
    .detail =
        /opinion : for what is being asked, or for the opinion box
        /opinion 2 : for round 2
        /opinion The canteen is too dear : in one go; you see the draft before it is sent
        While you write, what you say in private is the text; other commands begin with a slash, such as /help
        /send, /rewrite, /discard : send it, begin anew, throw it away
        Please don't write it in a group; I take it back where I may
opinions-help-submit = Send the opinion that you wrote, and get its receipt
    .example = /send
opinions-help-rewrite = Empty the draft and begin anew
    .example = /rewrite
opinions-help-discard = Throw the draft away
    .example = /discard
opinions-writing-command = /opinion { $round }

## Beginning
opinions-writing-promise =
    · I must see your account for a moment, to know that you belong to the branch. I don't write it down.
    · Nothing that is stored, logged, backed up or shown can tell who wrote; at the end all is released in random order, or not at all if too few wrote.
    · I can't protect you from QQ or Telegram themselves, the QQ bridge program, someone who controls this machine right now, or your own style.
opinions-writing-about = “{ $title }”
opinions-writing-about-in = “{ $title }” ({ $branch })
opinions-writing-begun =
    Please write for { $about }, open until { $when }.
    { $promise }
    Just send text now, in several messages if you like, { $most } characters in all. { $pictures ->
        [yes] One picture may come along; I draw it anew, without time, place and the like.
       *[no] No pictures: they carry time, place and device.
    }
    I show you the draft, and only /send sends it; /discard ends it. The draft is in memory only: it is gone if I restart, or if you say nothing for half an hour.
    While you write, all that you say in private is the text; other commands need their slash, such as /help
opinions-writing-choose-wrong = There is no round of that number now.
opinions-writing-choose =
    Being asked now:
    { $rounds }
    Send one of these commands to choose.
opinions-writing-choose-kept =
    I keep what you wrote. Please choose what it is for:
    { $rounds }
    Send one of these commands and I show you the draft; /discard throws it away.
opinions-writing-choice = { $command }: { $about }, open until { $when }
opinions-writing-none-open = No opinions are being asked for now. When the next round begins I tell the groups; the secretary and the discipline commissioner can open one, or a standing box.
opinions-writing-box-soon = The opinion box is not open at this moment; its next week begins in a few minutes. Please send /opinion again then.
opinions-writing-no-member = You are no member of this branch now and can't write for it; nothing was sent. Your draft is still there; /discard throws it away.

## The draft
opinions-writing-draft-for = Your draft for { $about }, not yet sent:
opinions-writing-no-text = (no text yet)
opinions-writing-with-picture = (with a picture, without its time, place and the like)
opinions-writing-signs = Please note: this may tell who wrote it: { $signs }. Send /rewrite to change it; you may also send it as it is.
opinions-writing-sign-comma = {", "}
opinions-writing-sign-name = the name “{ $words }”
opinions-writing-sign-student-number = the student number “{ $words }”
opinions-writing-sign-phone = the phone number “{ $words }”
opinions-writing-sign-role = what you are: “{ $words }”
opinions-writing-sign-id-number = the identity number “{ $words }”
opinions-writing-sign-account = the account “{ $words }”
opinions-writing-sign-email = the address “{ $words }”
opinions-writing-promise-short = { $left } characters left. Who wrote it is not written down; all is released in random order at the end. The draft is in memory only: it is gone if I restart, or if you say nothing for half an hour.
opinions-adding-promise-short = { $left } characters left. Who wrote it is not written down; it is delivered together with what others add. The draft is in memory only: it is gone if I restart, or if you say nothing for half an hour.
opinions-writing-how-on = /send sends it, /rewrite empties it, /discard throws it away; more text is added to it.
opinions-writing-emptied = Emptied. Please send the text anew, at most { $most } characters; /discard ends it.
opinions-writing-discarded = Thrown away; nothing of it is left here. Please delete what you sent in this chat yourself.
opinions-writing-button-submit = Send
opinions-writing-button-rewrite = Begin anew
opinions-writing-button-discard = Throw away

## Sending
opinions-writing-sent =
    Received. It is released after { $when }, together with the others and in random order. This is your receipt; please write it down now:

    { $receipt }

    · Only with it can you see the answer and add something. Send: /receipt { $receipt }
    · I have not stored it, and nobody can find it again. Within { $minutes } minutes you may see it once more: /receipt again
    · If others use your phone, please delete this chat.
opinions-writing-nothing = There is no draft, so nothing was sent. To write one, send /opinion
opinions-writing-empty = The draft has no text yet; nothing was sent. Please send some text, or /discard to end it.
opinions-writing-changed = The draft has just changed; nothing was sent. Please look at it with /opinion, then send it.
opinions-writing-word-alone = The draft was not touched: this word goes alone. To write an opinion, send /opinion first.

## What was not added
opinions-writing-too-long = Too long: an opinion has at most { $most } characters, you may write { $left } more, and this was { $length }. It was not added. Please shorten it; what you wrote before is still there.
opinions-writing-only-text = There is no text in this, so it was not added. An opinion is text only, without stickers, voice or video; what you wrote before is still there.
opinions-writing-no-file = An opinion can't have a file, so it was not added: files often carry their author's name. What you wrote before is still there.
opinions-writing-no-picture = This round takes no pictures, so nothing was added: they carry time, place and device, by which people are known. Please say it in words; what you wrote before is still there.
opinions-writing-one-picture = An opinion has one picture at most; nothing was added. Please send one only; what you wrote before is still there.
opinions-writing-picture-too-big = This picture has over { $limit } MB, so it was not added. Please send a screenshot of it; what you wrote before is still there.
opinions-writing-picture-lost = I could not get this picture, or it has over { $limit } MB; it was not added. Please send it again; what you wrote before is still there.
opinions-writing-picture-large = This picture is too large even when packed; it was not added. Please crop it; your text is still there.
opinions-writing-edited = You changed a message; the draft did not change with it, nor does what was sent. To change the draft, send /rewrite and then the text again.
opinions-writing-often = You have written { $most } times in this round. This one was not sent and your draft is still there; /discard throws it away.
opinions-writing-closed = This round is over; nothing was sent. Your draft is still there; /discard throws it away.
opinions-writing-full = This round has as many opinions as it can take; nothing was sent, and your draft is still there.
opinions-writing-other = You have another draft. Please send it or throw it away (/send, /discard) before you begin a new one.
opinions-writing-away = I can't do this just now; nothing was changed. Please send it again in a moment.

## In groups
opinions-writing-in-group = Opinions are written in private only; who wrote one is not written down.
opinions-writing-in-group-taken-back = Opinions can be written in private only, so I took that message back: in a group everyone sees who sent it.
opinions-writing-in-group-stands = Opinions can be written in private only: in a group everyone sees who sent it. I can't take messages back here; please do so yourself.
opinions-writing-in-group-how = Please write to me in private: /opinion
opinions-writing-in-group-link = Write to me in private: { $link }
opinions-writing-button-private = Write in private
