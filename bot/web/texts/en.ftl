### What web pages and the console say

web-name = Zhibu

## Signing in
web-continue-title = Sign in
web-continue-why = This link works once. If someone else sent it to you, close this page.
web-continue-button = Continue
web-sign-in-first = You are not signed in. Write to the bot privately to get a fresh link.
web-sign-out = Sign out
web-signed-out = You are signed out. Write to the bot privately when you need a new link.
    .title = Signed out
web-console-link = Your link to the console. It works once, within { $minutes } minutes; don't pass it on:
    { $url }

## What can go wrong
web-error-link = This link was already used or has expired. Write to the bot privately to get a fresh one.
    .title = This link no longer works
web-error-signed-out = You are not signed in, or your time here is over. Write to the bot privately to get a fresh link.
    .title = Please sign in
web-error-right = Your role in the branch doesn't open this page. Ask your secretary if you need it.
    .title = Not for your role
web-error-not-found = There is nothing at this address. Check it, or ask the bot for a fresh link.
    .title = Nothing here
web-error-failed = Something went wrong and nothing was changed. Please try again; if it stays so, tell whoever runs the bot.
    .title = That went wrong
web-error-refused = Nothing was changed.
    .title = That is not possible
web-error-too-often = Too many requests came from your network. Please wait a minute and try again.
    .title = Please wait a moment
web-error-too-large = What you sent is too large for this page. Nothing was changed.
    .title = Too large
web-error-host = This server is not called by this name. Use the address that the bot gave you.
    .title = Wrong address
web-error-origin = This request didn't come from a page of this server, so nothing was done. Open the page again and retry.
    .title = Not accepted

## The console
web-overview = Overview
web-overview-members = Members
web-overview-active = In all
web-overview-bound = Bound
web-overview-unbound = Unbound
web-overview-unbound-names = These people are not bound yet:
web-overview-more = and { $count } more
web-overview-chats = Linked groups
web-overview-no-chats = No group is linked yet.
web-overview-platform = Platform
web-overview-chat = Group
web-platform-qq = QQ
web-platform-telegram = Telegram

web-roster = Roster
web-roster-how = Upload the roster as xlsx or csv. Either every row is taken or none; uploading the same file again changes nothing.
web-roster-template = Download the template
web-roster-template-name = roster-template.xlsx
web-roster-renamed = Other names than before, please check:
web-roster-absent = On the roster but not in the file ({ $count }); they stay:
web-roster-more-faults = and { $count } more rows
web-roster-upload = Choose a file
web-roster-too-large = The file is larger than { $megabytes } MB. Please check that it is the roster.
web-roster-done = The roster was taken over.
web-roster-refused = Nothing was changed: please mend these rows and upload the file again.
web-roster-added = New
web-roster-updated = Changed
web-roster-unchanged = Unchanged
web-roster-row = Row
web-roster-problem = What is wrong

web-outbox = Messages and timers
web-outbox-open = Messages to look at
web-outbox-none = No message waits, is in doubt or was not delivered.
web-outbox-number = No.
web-outbox-state = State
web-outbox-kind = Kind
web-outbox-when = Since
web-outbox-attempts = Tries
web-outbox-state-pending = waiting
web-outbox-state-sending = being sent
web-outbox-state-uncertain = in doubt
web-outbox-state-failed = not delivered
web-outbox-state-expired = too late
web-outbox-missed = Missed timers
web-outbox-no-missed = No timer was missed.
web-outbox-job = Timer
web-outbox-due = Was due
web-outbox-result = Result
web-outbox-result-skipped = skipped
web-outbox-result-failed = failed
web-outbox-how = A message in doubt may have arrived. Look into the chat first, then send the bot “/resolve NUMBER resend” or “/resolve NUMBER drop” in private.
web-outbox-kind-notice = notice
web-outbox-kind-reminder = reminder
