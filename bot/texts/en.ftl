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
host-help-outbox = see messages that wait, are in doubt or were not delivered
    .example = /outbox
host-help-resolve = decide on a message in doubt: resend or drop
    .example = /resolve 12 resend
host-help-title = What you can do here:
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
host-confirm-unknown = Nothing waits for a confirmation, or it has expired or was confirmed before. Please send the first command again.

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
host-setting-list = { $key } has the value “{ $value }”; please separate with commas, or write ["a", "b"]
host-setting-url = { $key } has the value “{ $value }”, which is no full address; please begin it with { $schemes }
host-setting-database = { $key } can't begin with “{ $scheme }”; please set it to sqlite://var/zhibu.db or postgres://user:password@host:port/name
host-setting-short-secret = { $key } has only { $length } characters, which is too short; please set a random text of at least { $least } characters
host-setting-telegram-token = { $key } does not look like a token from BotFather; it should be digits:letters-and-digits, such as 123456:ABC…
host-setting-superuser = { $key } has “{ $value }”; please write qq:NUMBER or telegram:NUMBER, separated by commas
host-setting-onebot-open = ONEBOT_WS_URLS is set but { $key } is not, so the endpoint would be open to anyone and the bot refuses to start; please set a random text of at least { $least } characters, the same as on the QQ side
host-setting-webhook-secret = TELEGRAM_WEBHOOK_URL is set but { $key } is not, so anyone could pose as Telegram and the bot refuses to start; please set a random text of at least { $least } characters
host-setting-no-account = { $key } is off but no account is set; please fill in ONEBOT_ACCESS_TOKEN or TELEGRAM_TOKEN, or set { $key }=auto
