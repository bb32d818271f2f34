### Receipts

## Commands
opinions-help-receipt = See the answer by the six words of a receipt; a new receipt can be seen once more
    .example = /receipt six words
    .short = /receipt again
    .detail =
        Only the six words open the opinion, whichever account asks
        Blanks and marks between the words may be left out
opinions-help-append = Add something to your released opinion by its receipt
    .example = /append six words
    .short = /append
    .detail =
        After “/receipt six words” a mere “/append” will do
        What is added is delivered at a fixed time of the day together with what others added, without a time
opinions-receipts-word-again = again
    .words = 再看|再看一次|again|once more
opinions-receipts-command-again = /receipt again
opinions-receipts-button-again = Show it once more
opinions-receipts-button-add = Add something

## Opening
opinions-receipts-how = Please send the six words together: /receipt six words (with blanks between them or without). Without the six words nobody can find the opinion.
opinions-receipts-unreadable = This doesn't look like a receipt, which is six Chinese words of two characters each. Please compare it with what you wrote down and send it again.
opinions-receipts-unknown = This receipt opens nothing: there may be a mistake in it, it may have expired, or its round was destroyed unreleased. Please compare it with what you wrote down.
opinions-receipts-often = You have tried { $most } times; please try again in { $minutes } minutes.
opinions-receipts-busy = Too much is being dealt with just now, so nothing was done and nothing changed. Please send it again in a minute.
opinions-receipts-again =
    This is your receipt. It can't be seen a third time; please write it down:

    { $receipt }
opinions-receipts-no-again = There is no receipt to be seen once more: that works once, within 10 minutes after sending.
opinions-receipts-waiting =
    Your opinion for “{ $title }” is kept safe:
    { $text }

    It is released with the others after { $when }; only then can it be answered, and only then can you add something. Please come back with this receipt.
opinions-receipts-unreleased =
    Your opinion for “{ $title }” is kept safe:
    { $text }

    The round ended at { $when } and is not released yet. Please come back with this receipt in a few days.
opinions-receipts-opened =
    Your opinion for “{ $title }”:
    { $text }
opinions-receipts-stands = Where it stands: { $state }
opinions-receipts-stands-because = Where it stands: { $state }. { $reason }
opinions-receipts-state-new = released, not dealt with yet
opinions-receipts-state-read = read
opinions-receipts-state-handling = being handled
opinions-receipts-state-done = done
opinions-receipts-state-declined = cannot be done
opinions-receipts-hidden = This opinion was hidden and is no longer shown to others. Why: { $why }
opinions-receipts-added = You added: { $text }
opinions-receipts-answer = Answer ({ $day }): { $text }
opinions-receipts-no-answer = There is no answer yet.
opinions-receipts-on-its-way = Waiting to be delivered: { $text }
opinions-receipts-may-add = To add something, send /append

## Adding
opinions-adding-begun =
    Please send what you want to add to your opinion for “{ $title }”, in several messages if you like, { $most } characters in all.
    Then send /send. What is added is delivered at { $at } each day together with what others of the branch added, without a time; who wrote it is not written down either.
    The draft is in memory only: it is gone if I restart, or if you say nothing for half an hour. /discard ends it.
opinions-adding-draft-for = Your draft of what you add to your opinion for “{ $title }”, not yet sent:
opinions-adding-sent = Received. It is delivered at { $at } together with what others of the branch added. Look for the answer with the same receipt.
opinions-adding-early = This opinion is not released yet, so nothing can be added now. Please come back with this receipt after its release; to say something else, send /opinion
opinions-adding-which = Please say first to which one; nothing was added. Send: /append six words
opinions-adding-over = This receipt has expired, so nothing can be added and nothing was sent. Please write it as a new opinion.
opinions-adding-full = { $most } additions to this opinion are waiting to be delivered; please write again tomorrow.
