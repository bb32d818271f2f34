### Asking for opinions: opened, reminded of, extended, closed

## Help
opinions-help-rounds = open, extend or cancel a round of anonymous opinions (secretary, discipline commissioner)
    .example = /opinions open Canteen and dormitory by Friday 18:00
    .short = /opinions
    .detail =
        /opinions open Title by Friday 18:00 each 2: shown to you first, and sent to every group of the branch once you confirm
        /opinions list; /opinions extend 3 Sunday 18:00; /opinions cancel 3
        /opinions box on: a standing box, released once a week; /opinions box off
        No round can be closed early, and the number needed for its release can't be lowered: that could give writers away
        To write an opinion yourself, send me /opinion in private

## Words
opinions-rounds-word-open = open
    .words = open|new|start|begin
opinions-rounds-word-extend = extend
    .words = extend|prolong|postpone
opinions-rounds-word-cancel = cancel
    .words = cancel|withdraw
opinions-rounds-word-list = list
    .words = list
opinions-rounds-word-close = close
    .words = close|end|finish|release
opinions-rounds-word-box = box
    .words = box
opinions-box-word-on = on
    .words = on
opinions-box-word-off = off
    .words = off

## Commands
opinions-rounds-command-read = /readopinions { $number }
opinions-rounds-command-one = /readopinions { $name }
opinions-rounds-command-extend = /opinions extend { $number } 3 days
opinions-rounds-button-read = Read them
opinions-rounds-button-one = Read { $name }
opinions-rounds-button-extend = 3 days more
opinions-rounds-button-write = Write in private

## Times
opinions-rounds-comma = {", "}
opinions-rounds-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
 }
opinions-rounds-when = { $weekday } { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 } { $clock }
opinions-rounds-when-year = { $weekday } { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 } { $year } { $clock }

## What can't be understood or done
opinions-rounds-not-yours = The secretary or the discipline commissioner asks for opinions. To write one, send me in private: /opinion
opinions-rounds-how =
    To ask for anonymous opinions send: /opinions open Title by Friday 18:00
    You may add how many each may write: /opinions open Canteen and dormitory by Friday 18:00 each 2
    It is shown to you first, and goes to every group of the branch once you confirm.
    Also: /opinions list; /opinions extend 3 Sunday 18:00; /opinions cancel 3; /opinions box on
opinions-rounds-no-deadline = Please say until when, for example: /opinions open Canteen and dormitory by Friday 18:00
opinions-rounds-bad-title = A title has { $least } to { $most } characters, this one { $length }. For example: /opinions open Canteen and dormitory by Friday 18:00
opinions-rounds-moment-unreadable = I can't read the time “{ $word }”. You may write: Friday 18:00, tomorrow 20:00, 30 Nov 18:00, in 3 days
opinions-rounds-moment-no-such-date = There is no such day as “{ $word }”; please look at the date again.
opinions-rounds-moment-no-clock = “{ $word }” needs a time too, for example: Friday 18:00
opinions-rounds-too-soon = The deadline has to be at least { $hours ->
    [one] an hour
   *[other] { $hours } hours
 } away, so that there is time to write.
opinions-rounds-too-far = The deadline may be at most { $days } days away.
opinions-rounds-too-long = A round lasts at most { $days } days from its opening.
opinions-rounds-not-later = A deadline can only be moved later, never earlier: closing early could give writers away.
opinions-rounds-no-early = A round can't be closed or released early, by anyone: when few have written, they might be guessed. I release it myself at its deadline.
opinions-rounds-each-range = Each may write 1 to { $most }.
opinions-rounds-each-fills = With { $each } for each and a release at { $threshold }, one person could reach that number alone, and nobody else's opinion would be hidden among others; so this can't be opened. Write “each { $most }” or fewer, or raise the number first with “/settings opinions.threshold”.
opinions-rounds-changed = The branch's settings changed since this was shown to you, so nothing was opened. Please send it again and look once more.
opinions-rounds-over = Round { $number } “{ $title }” is over and can't be changed.
opinions-rounds-extended-before = Round { $number } “{ $title }” was extended once because too few wrote, and can't be extended again.
opinions-rounds-box-itself = Round { $number } “{ $title }” is the standing box, which is released and goes on each week by itself. To have it no more send: /opinions box off
opinions-rounds-extend-how = Please say which round and until when, for example: /opinions extend 3 Sunday 18:00. Send “/opinions list” to see which there are.
opinions-rounds-cancel-how = Please say which round, for example: /opinions cancel 3. Send “/opinions list” to see which there are.

## Opening
opinions-rounds-preview =
    Anonymous opinions on “{ $title }”
    Until: { $until }
opinions-rounds-preview-terms = Each may write { $each }; released only if there are at least { $threshold }, and otherwise not a single one.
opinions-rounds-pictures = Pictures are allowed (what the camera noted is taken out).
opinions-rounds-no-pictures = No pictures.
opinions-rounds-preview-fixed = None of this can be changed once it is open, and it can't be closed early. Before the deadline nobody sees an opinion, nor whether there is any.
opinions-rounds-few = Mind that only { $able ->
    [one] one member is
   *[other] { $able } members are
 } bound and able to write, fewer than { $threshold }: it can only be released if somebody writes more than once, and writers are easily guessed.
opinions-rounds-opened = Round { $number } “{ $title }” is open; every group of the branch is being told.
opinions-rounds-announced-round =
    Anonymous opinions · Round { $number }: “{ $title }”
    Until { $until }. Each may write { $each }.
opinions-rounds-announced-box =
    Anonymous opinions · The standing box “{ $title }” is open (round { $number }): write at any time, released once a week.
    Next release: { $until }. Each may write { $each }.
opinions-rounds-promise =
    · I check that you belong to the branch only while you write. Who wrote and who didn't is not stored and not logged; neither the secretary nor whoever runs the bot can find out.
    · Before the deadline nobody sees anything, not even how many there are; only { $threshold } or more are shown to the secretary and the discipline commissioner, in random order, and fewer are not shown at all.
    · I can't protect you from QQ and Telegram, which see the chat, nor from being known by your style.
opinions-rounds-way = Please don't write in the group; send me in private: /opinion
opinions-rounds-way-qq = QQ: open a chat from my profile (add me as a friend first) and send “意见”.
opinions-rounds-way-telegram = Telegram: press the button below, or open { $link }

## Reminding
opinions-rounds-reminded = Reminder · Round { $number } of anonymous opinions, “{ $title }”, ends { $until }.
opinions-rounds-reminded-all = Nobody knows who has written, so everyone gets the same reminder.

## Extending
opinions-rounds-extend-ask-open = Move the deadline of round { $number } “{ $title }” to { $until }? What was written stays. It can only be moved later, never back.
opinions-rounds-extend-ask-short = Extend round { $number } “{ $title }” until { $until }? What was written stays, and the number needed is the same. This is possible once: if there are still too few, everything is destroyed unread.
opinions-rounds-was-extended = Round { $number } goes on until { $until }; every group of the branch is being told.
opinions-rounds-extended = Anonymous opinions · Round { $number } “{ $title }” goes on until { $until }. What was written stays, and you may still write.

## Cancelling
opinions-rounds-cancel-ask = Cancel round { $number } “{ $title }”? Everything that was written is destroyed unread and can't be brought back; every group of the branch is told.
opinions-rounds-was-cancelled = Round { $number } “{ $title }” is cancelled, and the opinions in it are destroyed.
opinions-rounds-cancelled = Anonymous opinions · Round { $number } “{ $title }” was cancelled. If anybody wrote, it has been destroyed and nobody has read it.

## The deadline
opinions-rounds-closed-released = Anonymous opinions · “{ $title }” (round { $number }) is closed. { $count } opinions came, and are now with the secretary and the discipline commissioner in random order. You will hear of the answers; writers may also send me “/receipt” and their six words in private, to read the answer and to add something.
opinions-rounds-closed-short = Anonymous opinions · Round { $number } “{ $title }” is closed and takes no more opinions. What happens next will be told here.
opinions-rounds-closed-destroyed = Anonymous opinions · “{ $title }” (round { $number }) is closed. So few opinions came that their writers might be guessed, so they are not released. Everything was destroyed, and nobody has read it.
opinions-rounds-forgotten = Anonymous opinions · Round { $number } “{ $title }” was not extended. Too few opinions came to be released; everything was destroyed, and nobody has read it.
opinions-rounds-officers-released = Round { $number } “{ $title }” is closed and { $count } opinions are released, in random order. To read them send: { $command }
opinions-rounds-officers-short =
    Round { $number } “{ $title }” is closed. Too few opinions came; nothing is released and nobody can see anything.
    You may extend it once, and what was written stays, for example with: { $command }
    If nobody does within { $days } days, everything is destroyed. The number needed can't be lowered.
opinions-rounds-officers-destroyed = Round { $number } “{ $title }” is closed. Again too few opinions came; nothing is released, and everything was destroyed unread.
opinions-rounds-officers-box = Too few opinions came this week to “{ $title }” (round { $number }); nothing is released, and it goes on until { $until }. If there are still too few then, everything is destroyed.
opinions-rounds-added = Authors added something by their receipts: { $names }{ $more ->
    [0] {""}
   *[other] , and { $more } more
}. Send “/readopinions” and the name to read it.

## The list
opinions-rounds-list = The branch's rounds of opinions:
opinions-rounds-list-none = The branch has not asked for opinions yet. Send “/opinions” to see how.
opinions-rounds-list-line = { $number } “{ $title }”: { $state }
opinions-rounds-state-open = open until { $until }
opinions-rounds-state-short = closed { $until }, too few came; may be extended once
opinions-rounds-state-released = closed { $until }, { $count } released
opinions-rounds-state-destroyed = closed { $until }, too few came; destroyed
opinions-rounds-state-cancelled = cancelled

## The box
opinions-box-title = Opinion box
opinions-rounds-box-again = The box is open still; the next release is { $until }, and you may write at any time.
opinions-box-how = Please say on or off, for example: /opinions box on
opinions-box-is-off = There is no standing box. To have one send: /opinions box on
opinions-box-is-on = The standing box is open; the next release is { $until }. To have it no more send: /opinions box off
opinions-box-opened = The standing box is open; the first release is { $until }, and every group of the branch is being told. On which day and when it is released you may change with “/settings opinions.box_day” and “/settings opinions.box_at”, from the next week on.
opinions-box-last = The standing box will be closed: this week goes on until { $until }, and no other follows.

## Timers
opinions-job-close = end of a round of opinions
opinions-job-remind = reminder of a round of opinions
opinions-job-forgotten = destroying a round that nobody extended
opinions-job-box = opening the standing box
opinions-job-additions = delivering what authors added by receipt
opinions-job-receipts = ending old receipts

## The record
opinions-audit-opened = opened round { $number }, “{ $title }”
opinions-audit-extended = extended round { $number }
opinions-audit-cancelled = cancelled round { $number }, “{ $title }”; what had come was destroyed unread
