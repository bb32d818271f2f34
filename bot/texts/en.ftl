### The host's sentences: what every feature needs

host-title = General

## Help
host-help-help = see what you can do
    .example = /help
    .detail = Add a command to read more about it, for example: /help signin
host-help-confirm = confirm what was just asked
    .example = /confirm 1234
host-help-language = choose the language of your private chat
    .example = /language en
host-help-branch = choose the branch that your private chat speaks for
    .example = /branch Student Branch One
host-help-file = a file sent in private without a word: asked what it is for
    .example = /file
host-help-console = open the branch's pages: overview, roster, outbox
    .example = /console
host-help-outbox = see messages that wait, are in doubt or were not delivered
    .example = /outbox
host-help-resolve = decide on a message in doubt: resend or drop
    .example = /resolve 12 resend
host-help-title = What you can do here:
host-help-both = { $short } or { $example }
host-help-line = · { $example } – { $what }
host-help-more = To read more about a command, send: /help and its name
host-help-unbound = You are not bound yet. Write to me privately: /bind Name StudentNumber
host-help-button = See what I can do
host-help-detail = { $name }: { $what }
host-help-example = Example: { $example }
host-help-aliases = Also called: { $names }
host-help-unknown = There is no command “{ $topic }”, or you can't use it here. Send /help to see what you can do.

## Start
host-start-stranger = Hello, I am your branch's assistant. Please send /bind Name StudentNumber (for example: /bind 张三 2023010101). After that you can sign in, ask for leave and get reminders.
host-start-member = Hello { $name }! You are bound and all set. Send /help to see what you can do.

## Who and where
host-no-branch-here = This group is not linked to a branch yet. Whoever runs the bot should send here: /setup BranchName
host-not-bound = You are not bound yet. Write to me privately: /bind Name StudentNumber
host-choose-branch = You belong to several branches, so please choose one first. Send /branch to see them and /branch Name to choose.
host-only-superuser = Only whoever runs the bot can use this command. Please ask them if you need it.
host-no-right = Your role can't use “{ $command }”. Send /rights to see who can, and ask your secretary if you need it.
host-only-in-group = Please send “{ $command }” in the branch's group.
host-only-in-private = Please send “{ $command }” to me privately, so that nobody else sees it.
host-mention-not-bound = { $who } is not bound yet, so I don't know who that is. Ask them to bind first, or write the name or student number.
host-no-such-member = The roster has no “{ $who }”. Please check the name or student number, or mention the person.
host-several-of-name = The roster has { $count } people called “{ $who }”. Please use the student number, or mention the person.
host-number-in-group = The roster doesn't have that student number. Please don't write student numbers in the group; mention the person, or write to me privately.

## When it isn't understood
host-unknown = I didn't understand that. Send /help to see what you can do.
host-unknown-near = There is no such command. Did you mean:
    { $commands }
host-not-text = I can only read text here. Send /help to see what you can do.
host-bad-arguments = Please write it like this: { $example }
    ({ $what })
host-too-long = That is too long: { $length } characters, at most { $most }. Please shorten it and send it again; nothing was changed.
host-apology = Sorry, something went wrong and nothing was done. Please try again later; if it stays so, tell whoever runs the bot the code { $code }.

## Confirmation
host-confirm-how = If you are sure, send within { $minutes } minutes: /confirm { $code }
host-confirm-button = Confirm
host-confirm-command = /confirm { $code }
host-confirm-which = · { $name }: /confirm { $code }
host-confirm-which-how = Please send one of them within { $minutes } minutes; if it is none of these, don't answer.
host-confirm-unknown = Nothing waits for a confirmation, or it has expired or was confirmed before. Please send the first command again.

## Files sent in private
host-file-ask = I have got the file “{ $file }”. Use it to { $use }? (“{ $branch }”)
host-file-ask-which = I have got the file “{ $file }”. What is it for in “{ $branch }”?
host-file-use = · { $use }: { $ends }
host-file-none = Please send me the file in private. Files that I take:
    { $uses }
host-file-several = Please send one file at a time. Nothing was changed.
host-file-no-use = I have no use for a file like “{ $file }” and did not open it. Files that I take:
    { $uses }
host-file-not-opened = I got a file but did not open it: to import something takes an office (“/rights” shows which). For anything else please write; “/help” shows what I can do.

## Language and branch
host-language-set = All right, I'll speak English in our private chat.
host-language-unknown = You can choose: /language en or /language zh
host-branch-list = You belong to these branches:
    { $names }
    Send /branch Name to choose the one that your private chat speaks for.
host-branch-set = All right, your private chat now speaks for “{ $name }”.

## Faults of the settings (terminal)
host-setting-choice = { $key } has the value “{ $value }”; please set it to one of: { $allowed }
host-setting-port = { $key } has the value “{ $value }”; please set it to a port from 1 to 65535, such as 8080
host-setting-seconds = { $key } has the value “{ $value }”; please set it to a number of seconds from 0 to 60, such as 1
host-setting-zone = { $key } has the value “{ $value }”, which is no time zone; please set it to one such as Asia/Shanghai
host-setting-zone-data = This machine has no time zone data, so { $key } can't be used; please delete the folder .venv and run make run again, which installs tzdata
host-setting-list = { $key } has the value “{ $value }”; please separate with commas, or write ["a", "b"]
host-setting-url = { $key } has the value “{ $value }”, which is no full address; please begin it with { $schemes }
host-setting-bare-url = { $key } has to end with the host or the port: no path, no question mark, no user name; please set it to { $value }
host-setting-database = { $key } can't begin with “{ $scheme }”; please set it to sqlite://var/zhibu.db or postgres://user:password@host:port/name
host-setting-database-url = { $key } can't be read; please write sqlite://var/zhibu.db or postgres://user:password@host:port/name, with special characters of the password as %40 and the like
host-setting-short-secret = { $key } has only { $length } characters, which is too short; please set a random text of at least { $least } characters
host-setting-telegram-token = { $key } does not look like a token from BotFather; it should be digits:letters-and-digits, such as 123456:ABC…
host-setting-superuser = { $key } has “{ $value }”; please write qq:NUMBER or telegram:NUMBER, separated by commas
host-setting-onebot-open = ONEBOT_WS_URLS is set but { $key } is not, so the endpoint would be open to anyone and the bot refuses to start; please set a random text of at least { $least } characters, the same as on the QQ side
host-setting-webhook-secret = TELEGRAM_WEBHOOK_URL is set but { $key } is not, so anyone could pose as Telegram and the bot refuses to start; please set a random text of at least { $least } characters
host-setting-webhook-letters = { $key } holds characters that Telegram does not take; please use letters, digits, - and _ only, { $least } to 256 of them
host-setting-no-account = { $key } is off but no account is set; please fill in ONEBOT_ACCESS_TOKEN or TELEGRAM_TOKEN, or set { $key }=auto
host-setting-other-secret = Another process works on this database with another secret than { $file }, so neither would take the other’s bind codes; please copy secret.key from that process’s { $key } here, then start again
host-setting-newer-database = A newer version of the bot has used the database of { $key }, and this one does not know its updates: { $names }. Please go back to that version, or restore an older backup into another database, then start again

## Outbox
host-outbox-counts = Waiting { $pending }, being sent { $sending }, delivered { $sent }, in doubt { $uncertain }, not delivered { $failed }, expired { $expired }, cancelled { $cancelled }.
host-outbox-waiting = Waiting to be sent:
host-outbox-troubled = Please have a look at these:
host-outbox-line = · #{ $number } { $when } { $platform ->
    [qq] QQ
    [telegram] Telegram
   *[other] no platform yet
 } { $place ->
    [group] group
   *[other] private
 }: { $state ->
    [pending] waiting
    [sending] being sent
    [uncertain] in doubt, nobody knows whether it arrived
    [failed] not delivered
   *[other] other
 }{ $why ->
    [none] {""}
   *[other] { " " }({ $why })
 }
host-outbox-how = Please check in the group or ask the person first. If it did not arrive, send /resolve NUMBER resend; if it did, send /resolve NUMBER drop.
host-outbox-missed = Timers that were not carried out in time:
host-outbox-missed-line = · { $when } { $job }: { $state ->
    [failed] failed and was not finished
   *[other] too late, not made up for
 }
host-outbox-all-well = All is well, nothing needs your attention.
host-outbox-why-expired = past its time
host-outbox-why-no-account = no bound account to reach
host-outbox-why-not-in-history = not found in the chat's history
host-outbox-why-not-sent = can't be sent right now, will be tried again
host-outbox-why-quiet-hours = quiet hours
host-outbox-why-refused = refused by the platform: perhaps blocked, or Start was never pressed
host-outbox-why-sender-died = the bot stopped while sending
host-outbox-why-stalled = no answer from the platform
host-outbox-why-too-many-tries = tried many times without success
host-resolve-how = Please write: /resolve 12 resend, or: /resolve 12 drop
host-resolve-unknown = There is no message in doubt with the number { $number }; perhaps it is settled already. Send /outbox to see them.
host-resolve-resent = All right, message { $number } will be sent again.
host-resolve-dropped = All right, message { $number } is settled.

## Terminal
host-cli-about = Zhibu: the bot of a college Party branch in its QQ and Telegram groups
host-cli-run = start the bot; without an account, with the sandbox
host-cli-demo = play a week of a branch in the sandbox
host-cli-check = check settings, database, fonts, time zones and platforms
host-cli-migrate = bring the database up to date
host-cli-backup = copy the database to one file
host-cli-restore = put a backup in place (stop the bot first)
host-cli-import = import a roster or questions
host-cli-import-what = what to import: roster, questions
host-cli-export-what = what to export: template (the roster's), roster, questions
host-cli-unknown-thing = There is no “{ $what }”; you can write: { $known }
host-cli-export = export the roster's template, a roster or questions
host-cli-outbox = see messages that wait, are in doubt or were not delivered
host-cli-prove-anonymity = try on a scratch copy whether anything tells who wrote an opinion
host-cli-prove-database = an empty PostgreSQL database (postgres://…) to do it in; else SQLite in a temporary folder
host-cli-prove-postgres = Please give an empty PostgreSQL database, postgres://…; for SQLite leave the option away
host-cli-prove-not-empty = This database is not empty, and nothing was touched. Please make an empty one just for this
host-cli-prove-unreachable = This database can't be reached ({ $why }). Please check the address
host-cli-prove-broken = The proof broke off and proves nothing: { $what }
host-cli-import-branch = the branch's name, as it was set up in the group
host-cli-export-branch = the branch's name (not for the roster's template)
host-cli-restore-force = replace the database even if it holds data
host-cli-up = The bot is up: { $url } (Ctrl+C stops it)
host-cli-sandbox-up = The sandbox is up, open it in a browser: { $url }
    (No account is set, so nothing connects to the real QQ and Telegram. Ctrl+C stops it.)
host-cli-sandbox-loopback = The sandbox is for this machine only; please set { $key } to 127.0.0.1 (it is { $host })
host-cli-sandbox-data = The database of { $key } holds a real branch, and the sandbox leaves it alone; please delete the line { $key } (the sandbox has a database of its own), or fill in the accounts and set SANDBOX=auto
host-cli-port-in-use = { $key }={ $port } is used by another program ({ $host }); please stop that program, or set another { $key } in .env
host-cli-port-refused = { $key }={ $port } can't be used on { $host }; please set another { $key } or HOST in .env
host-cli-start-failed = The bot could not start (code { $code }, as in the log). Please run .venv/bin/zhibu check: it says what to mend
host-cli-migrated = The database was brought up to date: { $names }
host-cli-migrated-nothing = The database is up to date.
host-cli-no-file = There is no file { $file }; please check the path.
host-cli-file-exists = The file { $file } exists already; please choose another name.
host-cli-import-fault = Row { $row }: { $what }
host-cli-import-nothing = There are { $count } faults, and nobody was imported. Please mend them and import again.
host-cli-imported = The roster is in: { $added } added, { $updated } updated, { $unchanged } unchanged; { $absent } people of the roster are not in the file and stay.
host-cli-exported = Written to { $file }
host-cli-backed-up = Backed up to { $file }
host-cli-backup-keep = { $secret } and .env are not in the backup; please keep them safely too and put them back when you restore. Without { $secret } bind codes that were not yet used become void, nothing else
host-cli-restored = Restored from { $file }.
host-cli-restore-keep = If the backup comes from another machine, please put its secret.key at { $secret } before the bot starts, or bind codes that were not yet used become void
host-no-such-branch = There is no branch called “{ $branch }”. Please send this in its group first: /setup { $branch }

host-check-good = good
host-check-bad = MEND
host-check-settings = the settings have no faults
host-check-folder = { $folder } can be written to
host-check-folder-bad = { $folder } can't be written to ({ $why }). Check its permissions, or set VAR_DIR in .env to another folder
host-check-database = the database works ({ $engine }) and is up to date
host-check-database-new = the database works ({ $engine }) and is new: the start makes its tables, nothing needs to be done
host-check-database-bad = the database can't be opened ({ $why }). Check DATABASE_URL in .env, and that the database is running
host-check-database-readonly = the database opens but can't be written to ({ $why }). Check that the user of DATABASE_URL may create tables (SQLite: that the file and its folder can be written to), and that the disk is not full
host-check-migrations = the database lacks { $count } updates. Please make a backup (.venv/bin/zhibu backup FILE), then run .venv/bin/zhibu migrate, or just start the bot, which updates it
host-check-migrations-unknown = a newer version of the bot has used this database, and this one does not know its updates: { $names }. Go back to that version, or restore an older backup into another database
host-check-migrations-broken = the updates that come with the program can't be read ({ $why }). Get a whole copy of the program again and run make run
host-check-pictures = fonts and pictures work
host-check-pictures-bad = pictures can't be made ({ $why }). Delete the folder .venv and run make run again
host-check-zone = time zone { $zone }, where it is { $now }
host-check-sandbox = no account is set: the bot starts with the sandbox
host-check-qq-waits = QQ: let NapCat or LLBot connect to { $url }
host-check-qq = QQ: { $place } can be reached
host-check-qq-bad = QQ: { $place } can't be reached. Check that NapCat or LLBot is running, and ONEBOT_WS_URLS in .env
host-check-telegram = Telegram: reached, the bot is @{ $name }
host-check-telegram-token = Telegram does not know this token. Check TELEGRAM_TOKEN in .env with BotFather
host-check-telegram-bad = Telegram can't be reached ({ $server }). Check the network, or set TELEGRAM_PROXY in .env

## Groups and branches
host-branch-name = A branch's name has 1 to 64 characters; nothing was changed. For example: /setup Student Branch One
host-not-a-group = Only a group can be linked. Please send in the branch's group: /setup BranchName
host-chat-of-other = This group belongs to “{ $branch }” already; nothing was changed. To link it to another branch, first send: /unlink

## Asked in a group, answered in private
host-private-start = The answer is for you alone. Please open the private chat here, press Start, and ask once more: { $link }
host-private-blocked = The answer is for you alone, but it can't be delivered. Please add me as a friend or allow temporary chats from the group, and ask once more.
host-private-sent = I have sent you the answer in private.
host-private-open = Open the private chat

## The branch's settings
host-setting-locale = the branch's language
host-setting-timezone = the branch's time zone
host-setting-quiet-from = from this time on no reminders are sent
host-setting-quiet-until = reminders are sent again from this time on
host-setting-wants-bool = { $key } can be: on, off. You wrote “{ $value }”; nothing was changed.
host-setting-wants-int = { $key } wants a whole number. You wrote “{ $value }”; nothing was changed.
host-setting-wants-range = { $key } can't be { $value }; nothing was changed. At least { $minimum }, at most { $maximum }.
host-setting-wants-time = { $key } wants a time of day such as 08:30. You wrote “{ $value }”; nothing was changed.
host-setting-wants-length = { $key } wants { $minimum } to { $maximum } characters; nothing was changed.
host-setting-wants-choice = { $key } can be: { $choices }. You wrote “{ $value }”; nothing was changed.
host-unknown-timezone = There is no time zone “{ $value }”; nothing was changed. Please write one such as Asia/Shanghai
host-unknown-setting = There is no setting “{ $key }”; nothing was changed. Send /settings to see them all.

host-outbox-why-answer-lost = sent, but the platform's answer never came
host-restore-not-empty = The database holds data already, so nothing was restored. To replace it, add --force (and make a backup first).
host-restore-no-file = There is no file { $path }; please check the path.
host-restore-damaged = { $path } is no complete backup; nothing was changed. Please use another backup.
host-restore-newer = { $path } was made by a newer version of the bot. Please update the bot to that version first, then restore.
