### Signing in: daily, for an occasion, leave, make-up, second checks, statistics

signin-title = Signing in
signin-comma = {", "}
signin-language = en

## Help
signin-help-daily = Sign in for the day; with a code, for an occasion
    .example = /signin 4821
    .short = /signin
    .detail =
        “/signin” alone signs you in for today, once a day, on QQ and Telegram together.
        “/signin” with a code signs you in for the occasion; the code is on the poster or screen.
signin-help-leave = Ask for leave from the present or the next occasion; only the secretary, the deputy and the organisation commissioner see why
    .example = /leave fever, seeing a doctor
    .detail =
        Send it in private if the group should not read the reason.
        While nothing is open, it waits for the next occasion within 7 days.
        For a certain occasion: /leave #3 fever
signin-help-status = How an occasion stands: present, on leave, missing
    .example = /attendees
    .detail =
        A group sees counts only; the secretary sees names in private.
        An earlier occasion: /attendees 3
signin-help-statistics = Your own sign-ins of a term
    .example = /attendancestats this-term
    .detail =
        Terms: this-term, last-term, 2026-spring, 2026-autumn.
        Who may view attendance can also write: /attendancestats @someone or /attendancestats all
signin-help-open = Open a sign-in for an occasion; the poster goes to every group of the branch
    .example = /attendance Theme day 15m
    .detail =
        The end is a length (15m, 1h) or a time (18:30, until 20:00); without one it is 15 minutes.
        Add “live”: no code is posted, a screen in the room shows a new one every 15 seconds.
        For example: /attendance Branch meeting 20m live
signin-help-live = Get the link to the live screen again
    .example = /liveattendance
signin-help-end = End the sign-in early and send its summary; you are asked once more
    .example = /endattendance
signin-help-cancel = Cancel a sign-in; you are asked once more
    .example = /cancelattendance
signin-help-makeup = Enter attendance for somebody, with a reason; it is recorded
    .example = /makeup 张三 phone was empty
    .detail =
        Mention the person, or write the name or student number.
        It goes to the latest occasion; for a certain one: /makeup 张三 phone was empty #3
signin-help-recheck = A surprise second check: who signed in answers once more
    .example = /recheck 3m
    .detail =
        The secretary sends /recheck with minutes; members answer with /recheck and the code.
        At the end only the secretary gets the list of who did not answer, for people to verify.
signin-help-grant = Grant leave
    .example = /grantleave 12
signin-help-return = Return a request for leave, with a reason if you like
    .example = /returnleave 12 please find a substitute
signin-help-leaves = See the requests for leave that wait for a decision
    .example = /leaves
signin-help-export = Get the table of an occasion
    .example = /attendancexlsx 3
signin-help-link = Sign in by scanning
    .example = /signinlink

## Commands behind buttons
signin-command-code = /signin { $code }
signin-command-daily = /signin
signin-command-grant = /grantleave { $number }
signin-command-return = /returnleave { $number }
signin-command-recheck = /recheck { $code }
signin-command-export = /attendancexlsx { $number }
signin-button-code = Sign in { $code }
signin-button-daily = Sign in
signin-button-grant = Grant { $number }
signin-button-return = Return { $number }
signin-button-recheck = I am here ({ $code })
signin-button-export = Get the table
signin-button-live = Open the live screen

## Daily
signin-daily-done = { $name } signed in: { $streak ->
        [one] { $streak } day
       *[other] { $streak } days
    } in a row, number { $month } this month.
signin-daily-late = { $name }: the sign-in of { $day } was added; now { $streak ->
        [one] { $streak } day
       *[other] { $streak } days
    } in a row, number { $month } of that month.
signin-daily-compact = { $name } ({ $streak }/{ $month })
signin-daily-many = { $count } signed in (days in a row/this month): { $names }
signin-daily-again = { $name } has signed in today already: { $streak ->
        [one] { $streak } day
       *[other] { $streak } days
    } in a row, number { $month } this month.
signin-daily-again-many = Signed in today already: { $names }
signin-daily-session-open = A sign-in for “{ $titles }” is open, and the daily one does not count for it: send /signin with the code from the poster or screen.
signin-daily-reminder = If you have not signed in today, just send /signin; if you have, never mind.
signin-sent-late = (sent late){" "}

## Occasions
signin-attend-done = { $name } signed in for “{ $title }” ({ $at }).
signin-attend-many = “{ $title }”: { $count } more signed in: { $names }
signin-attend-late = “{ $title }”: signed in, marked late: { $names }
signin-attend-again = “{ $title }”: signed in before, no need to repeat: { $names }
signin-code-unreadable = A code has 4 digits (6 on a live screen), for example: /signin 4821. For the daily sign-in send /signin alone.
signin-wrong-code = No sign-in has the code { $code }. Check the poster or screen and send it again; a live code changes every 15 seconds.
signin-wrong-link = This sign-in link is not valid. Scan again, or send /signin with the code.
signin-link-stale = This QR code has changed. Scan the one on the screen now, or send /signin with its code.
signin-too-many-tries = { $most } wrong codes within a minute. Wait a minute, and ask the secretary if the code is unclear.
signin-session-too-late = Sign-in for “{ $title }” (no. { $number }) ended at { $closed }. If you were there, ask the secretary to make it up.
signin-session-too-early = Sign-in for “{ $title }” (no. { $number }, until { $closed }) had not begun then; send it again.
signin-session-cancelled = Sign-in for “{ $title }” (no. { $number }, { $closed }) was cancelled; you need not sign in.

## Opening
signin-open-posted =
    Sign-in for “{ $title }” is open until { $deadline }.
    Scan the code, or send: /signin { $code }
signin-open-live =
    Live sign-in for “{ $title }” is open until { $deadline }.
    Scan the code on the screen, or send /signin with the code shown there; it changes every 15 seconds.
signin-opened = “{ $title }” (no. { $number }) is open, code { $code }, posted to { $groups ->
        [one] { $groups } group
       *[other] { $groups } groups
    }.
signin-live-link =
    The live screen of “{ $title }” (no. { $number }). Open it on the computer at the projector; the link works once, within 10 minutes:
    { $url }
    For a new link send: /liveattendance
signin-poster-code = Code
signin-poster-scan = Scan to sign in
signin-poster-deadline = Until
signin-poster-step-type = Scan, or send “{ $command }” in the group or in private
signin-poster-step-bound = Not bound yet? Send “/bind Name StudentNumber” to the bot in private first
signin-title-missing = Name the occasion, for example: /attendance Theme day 15m
signin-title-too-long = A title has at most { $most } characters, yours has { $length }; shorten it and send it again.
signin-words-not-pictures = This needs words; a picture can't be read. Send it again as text.
signin-deadline-too-short = “{ $word }” is too short: a sign-in lasts at least 1 minute, for example: 15m
signin-deadline-too-long = “{ $word }” is too long: a sign-in lasts at most 24 hours, for example: 1h
signin-deadline-past = “{ $word }” is over already. Write a later time, or a length, for example: 15m
signin-deadline-unreadable = There is no time “{ $word }”. Write it like 18:30, or write a length, for example: 15m
signin-deadline-missed = This was said some time ago and arrived late: its deadline is over, so nothing was opened. Open it again if you need it.
signin-already-open = “{ $title }” (no. { $number }) is open already. Send /endattendance { $number } first, or use another title.
signin-too-many-sessions = Too many sign-ins are open at once; end some first with /endattendance and a number.
signin-not-live = “{ $title }” is not a live sign-in and has no screen; just send: /signin { $code }. For a screen add “live” when you open one, for example: /attendance Branch meeting 20m live

## Finding
signin-none = The branch has had no sign-in for an occasion yet. The secretary opens one with: /attendance Theme day 15m
signin-none-open = No sign-in for an occasion is open. To see the latest send: /attendees
signin-no-such-session = There is no sign-in no. { $number }; send /attendees to see the latest.
signin-is-open = “{ $title }” (no. { $number }) is still open. To see how it stands send: /attendees { $number }
signin-is-closed = “{ $title }” (no. { $number }) has ended already. To see how it went send: /attendees { $number }
signin-is-cancelled = “{ $title }” (no. { $number }) was cancelled and does not count. To see the latest send: /attendees
signin-number-unreadable = After “{ $command }” write only the number of the occasion, for example: { $command } 3; without one it is the latest.

## Ending and cancelling
signin-ended = “{ $title }” (no. { $number }) has ended. The summary goes to the groups, names and table to you in private.
signin-ended-grace = “{ $title }” (no. { $number }) has ended; late sign-ins are no longer accepted.
signin-end-ask = End “{ $title }” (no. { $number }) now? Present { $present }, missing { $missing }; nobody can sign in after that.
signin-cancel-ask = Cancel “{ $title }” (no. { $number })? { $present ->
        [one] { $present } person has
       *[other] { $present } people have
    } signed in; none of that will count, and it can't be undone.
signin-cancelled = “{ $title }” (no. { $number }) is cancelled.
signin-cancelled-notice = The sign-in for “{ $title }” is cancelled; you need not sign in.

## Status and summary
signin-status-open = “{ $title }” (no. { $number }): sign-in is open until { $until }.
signin-status-grace = “{ $title }” (no. { $number }): the deadline is over; until { $until } sign-ins are marked late.
signin-status-closed = “{ $title }” (no. { $number }): sign-in has ended.
signin-status-counts = Expected { $expected }, present { $present } (late { $late }), on leave { $leave }, leave undecided { $asked }, missing { $missing }.
signin-status-export = For the table send: { $command }
signin-summary-late = (This summary was sent late.)
signin-picture-subtitle = { $at } · expected { $expected }, present { $present }
signin-picture-group = { $state } · { $count }
signin-names-signed = Signed in ({ $count }): { $names }
signin-names-late = Late ({ $count }): { $names }
signin-names-made-up = Made up ({ $count }): { $names }
signin-names-on-leave = On leave ({ $count }): { $names }
signin-names-asked = Leave undecided ({ $count }): { $names }
signin-names-missing = Missing ({ $count }): { $names }
signin-state-signed = Signed in
signin-state-late = Late
signin-state-made-up = Made up
signin-state-on-leave = On leave
signin-state-asked = Leave undecided
signin-state-missing = Missing
signin-own-signed = You signed in ({ $at }).
signin-own-late = You signed in ({ $at }), marked late.
signin-own-made-up = The secretary entered your attendance ({ $at }).
signin-own-on-leave = Your leave is granted.
signin-own-asked = Your leave waits for the secretary.
signin-own-missing = You have not signed in.
signin-exported = The table of “{ $title }” (no. { $number }).
signin-file = attendance-{ $number }-{ $day }.xlsx
signin-column-name = Name
signin-column-number = Student no.
signin-column-group = Group
signin-column-state = State
signin-column-time = Time
signin-column-days = Days
signin-column-sessions = Occasions
signin-column-present = Present
signin-column-late = Late
signin-column-made-up = Made up
signin-column-leave = Leave
signin-column-missed = Missed
signin-short-days = Days
signin-short-sessions = Events
signin-short-present = Came
signin-short-late = Late
signin-short-leave = Leave
signin-short-missed = Missed
signin-statistics-note = Days are those of the daily sign-in; “came” includes late and made up.

## Reminders
signin-remind = Sign-in for “{ $title }” ends at { $until }, and you have not signed in. Send: /signin { $code }; if you can't come, send /leave with a reason.
signin-remind-live = Sign-in for “{ $title }” ends at { $until }, and you have not signed in. The code is on the screen in the room; if you can't come, send /leave with a reason.
signin-remind-group = Sign-in for “{ $title }” ends at { $until }, and you have not signed in. Send: /signin { $code }. If you can't come, send me /leave with a reason in private.
signin-remind-group-live = Sign-in for “{ $title }” ends at { $until }, and you have not signed in. The code is on the screen in the room. If you can't come, send me /leave with a reason in private.
signin-remind-unbound = Neither bound nor signed in: { $names }. Send me “/bind Name StudentNumber” in private first.

## Leave
signin-leave-reason-missing = Write the reason, for example: /leave fever, seeing a doctor
signin-reason-too-long = A reason has at most { $most } characters, yours has { $length }; write less.
signin-leave-asked = Your request for leave from “{ $title }” (no. { $number }) has arrived; you will be told in private what the secretary decides. To change the reason, send /leave again.
signin-leave-asked-again = Your request for leave from “{ $title }” (no. { $number }) had arrived and still waits; your last reason counts.
signin-leave-asked-ahead = Your request for leave (no. { $number }) has arrived. Nothing is open, so it counts for the next occasion within { $days } days; you will be told in private what the secretary decides.
signin-leave-granted-before = Your leave (no. { $number }) is granted already. If you can come after all, just sign in.
signin-leave-but-signed = You have signed in for “{ $title }”; you need no leave. If that was a mistake, ask the secretary.
signin-leave-for-secretary =
    { $name } asks for leave from “{ $title }” (no. { $number }):
    { $reason }
    To grant it send: /grantleave { $number }
    To return it send: /returnleave { $number } and a reason
signin-leave-for-secretary-ahead =
    { $name } asks for leave from the next occasion (no. { $number }):
    { $reason }
    To grant it send: /grantleave { $number }
    To return it send: /returnleave { $number } and a reason
signin-leave-granted = Your leave from “{ $title }” (no. { $number }) is granted.
signin-leave-granted-ahead = Your leave (no. { $number }) is granted, for the next occasion.
signin-leave-returned = Your request for leave from “{ $title }” (no. { $number }) was returned; please come. If you really can't, speak to the secretary or send /leave with a reason again.
signin-leave-returned-ahead = Your request for leave from the next occasion (no. { $number }) was returned; please come. If you really can't, speak to the secretary or send /leave with a reason again.
signin-leave-note = The secretary's note: { $note }
signin-leave-number-missing = Write the number of the request, for example: { $command } 12. It is in the notice about it; /leaves lists them.
signin-no-such-leave = There is no request no. { $number }; send /leaves to see them.
signin-leave-grant-done = Request no. { $number } is granted, and the person is told.
signin-leave-grant-before = Request no. { $number } was granted before.
signin-leave-return-done = Request no. { $number } is returned, and the person is told.
signin-leave-return-before = Request no. { $number } was returned before.
signin-leaves-none = No request for leave waits for a decision.
signin-leaves-title = { $count ->
        [one] { $count } request waits
       *[other] { $count } requests wait
    } for a decision; send /grantleave or /returnleave with the number:
signin-leaves-line = No. { $number } { $name }: { $reason }

## Make-up
signin-makeup-how = Write who and why, for example: /makeup 张三 phone was empty
signin-makeup-reason-missing = Making up needs a reason, for example: /makeup 张三 phone was empty
signin-makeup-done = Attendance of { $name } in “{ $title }” is entered and recorded.
signin-makeup-already = { $who } has attendance in “{ $title }” already. To see the names send me /attendees in private.
signin-makeup-too-old = “{ $title }” is more than { $days } days ago; it can't be made up any more. For another occasion add its number, for example: /makeup 张三 phone was empty #3

## Second checks
signin-recheck-call =
    Second check of “{ $title }”: if you signed in, answer within { $minutes } minutes.
    Send: /recheck { $code }
signin-recheck-begun = The second check of “{ $title }” has begun; in { $minutes } minutes you get the list of who did not answer, in private.
signin-recheck-answered = Second check answered: { $names }
signin-recheck-how = To answer a second check write the code from the group's message, for example: /recheck 5937
signin-recheck-minutes = A second check lasts 1 to { $most } minutes, for example: /recheck 3m
signin-recheck-running = A second check is running; once you have its result, send /recheck again.
signin-recheck-no-session = There was no occasion within the last 12 hours to check. Open one first: /attendance Theme day 15m
signin-recheck-nobody = Nobody has signed in for “{ $title }” yet; send /recheck again when somebody has.
signin-recheck-wrong-code = No second check has the code { $code }; look at the group's message and send it again.
signin-recheck-over = The second check of “{ $title }” is over, so this answer was not recorded. If you are there, tell the secretary yourself.
signin-recheck-not-signed = This second check asks those who signed in, and you have not signed in for “{ $title }”. Send /signin with the code first, then answer.
signin-recheck-not-signed-closed = This second check asks those who signed in, and you have not signed in for “{ $title }”. If you were there, ask the secretary to make it up.
signin-recheck-silent = Second check of “{ $title }”: { $answered } answered; { $count } signed in but did not answer: { $names }. Please verify.
signin-recheck-all = Second check of “{ $title }”: everyone who signed in answered ({ $answered }).

## Statistics
signin-term-spring = spring term { $year }
signin-term-autumn = autumn term { $year }
signin-statistics-member =
    { $name } · { $term }
    Daily sign-ins: { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, now { $streak } in a row.
    Occasions { $sessions }: present { $present } (late { $late }), on leave { $leave }, missed { $missed }.
signin-statistics-branch = { $branch }, { $term }: { $sessions ->
        [one] { $sessions } occasion
       *[other] { $sessions } occasions
    }, { $members } members in the roster's order.
signin-statistics-all-hint = For the whole branch send: /attendancestats all
signin-statistics-title = Sign-ins
signin-statistics-empty = Nobody is in the roster yet
signin-statistics-file = attendance-{ $term }.xlsx
signin-statistics-how = Write: /attendancestats, /attendancestats last-term, or /attendancestats @someone 2026-autumn
signin-statistics-not-yours = You can see your own figures only; send /attendancestats alone.
signin-statistics-own-group = You can see figures of your own group's members only. For the whole group send: /attendancestats all

## Pages
signin-page-title = Sign in
signin-page-code = Send this to the QQ group, or to the bot in private:
signin-page-until = until { $deadline }
signin-page-good = this code is good for
signin-page-copy = Copy “{ $command }”
signin-page-copied = Copied: go back to QQ, paste and send
signin-page-telegram = Sign in on Telegram
signin-page-bound = It counts only for bound members of this branch.
signin-page-already = You signed in at { $at }; there is nothing more to do.
    .title = You are signed in
signin-page-over = This sign-in has ended. If you were there, ask the secretary to enter you.
    .title = Sign-in has ended
signin-page-stale = The QR code on the screen changes every 15 seconds. Please scan it again.
    .title = The QR code has changed
signin-page-unknown = There is no such sign-in. Scan the code again, or complete the address.
    .title = No such sign-in
signin-page-foreign = The account that is signed in here is not of this branch, so it can't sign in.
    .title = Not your branch
signin-live-title = Live sign-in
signin-live-scan = QR code to sign in
signin-live-full = Full screen
signin-live-type = Scan to sign in, or send to the group
signin-live-change = seconds until it changes
signin-live-count = Signed in
signin-live-remaining = Time left
signin-live-late = The deadline is past: signing in now counts as late.
signin-live-over = Sign-in has ended
signin-live-lost = The connection to the server is lost; trying again…

## Settings
signin-setting-day-starts = When a new day begins (04:00 suits a branch that is up late)
signin-setting-grace-minutes = Minutes after the deadline in which sign-ins are marked late (0: none accepted)
signin-setting-remind-minutes = Minutes before the deadline at which the missing are reminded (0: never)
signin-setting-remind-in-group = Whether the reminder also names them in the group (private only by default)
signin-setting-names-in-group = Whether status and summary in the group list names
signin-setting-presses-in-group = Whether the group is told too who signed in by a button (only the presser by default)
signin-setting-reactions = Whether a reaction stands for the message to the group when somebody types a sign-in (a message where the platform can't)
signin-setting-daily-reminder = Whether the groups are reminded of the daily sign-in
signin-setting-daily-reminder-at = When the groups are reminded of the daily sign-in

## Names of the timers
signin-job-recheck = result of a second check
signin-job-remind = reminder before the deadline
signin-job-deadline = summary at the deadline
signin-job-close = end of a sign-in
signin-job-daily = daily sign-in reminder

## The record of changes, as /audit shows it
signin-audit-open = opened sign-in { $number }, “{ $title }”
signin-audit-end = ended sign-in { $number }
signin-audit-cancel = cancelled sign-in { $number }, “{ $title }”
signin-audit-recheck = started a second check in sign-in { $number }
signin-audit-make-up = signed { $member } in afterwards in sign-in { $number }: { $reason }
signin-audit-leave-approved = approved leave request { $number }
signin-audit-leave-returned = returned leave request { $number }
