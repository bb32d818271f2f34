### Members and the branch: linking, binding, roster, roles, settings

members-title = Members and branch
members-comma = {", "}

## Help
members-help-setup = make this group a group of a branch (for whoever runs the bot)
    .example = /setup Student Branch One
    .detail =
        A branch that doesn't exist yet is created. A branch may have several groups, on QQ and on Telegram.
        Sending it again changes nothing.
members-help-unlink = separate this group from the branch; roster and records stay
    .example = /unlink
members-help-appoint = appoint the branch's first secretary (for whoever runs the bot)
    .example = /appoint 张三
    .detail =
        Mention the person, or write the name or student number. The person has to be in the roster.
        Later roles are given by the secretary with /role.
members-help-bind = connect your account with yourself in the roster
    .example = /bind 张三 2023010101
    .detail =
        Send it in private, don't write student numbers in a group.
        A code from your secretary works too: /bind ABCD2345
        You may bind on QQ and on Telegram; the record is the same.
members-help-bindcode = give somebody a one-time code instead of name and student number
    .example = /bindcode 张三
    .detail =
        Mention the person, or write the name or student number.
        The code is sent to you alone. Pass it on in private; it works once.
members-help-unbind = unbind this account; your records stay
    .example = /unbind
members-help-move = change your account: bind the new one, and the old one is released
    .example = /move
    .detail =
        Send /move in private from the old account to get a code.
        Then send /bind and the code in private from the new account, and it is done.
members-help-unbound = see who is not bound yet
    .example = /unbound
members-help-roster = see, export or import the roster
    .example = /roster
    .import = /roster import
    .detail =
        /roster: counts and names
        /roster export: an xlsx file
        /roster template: an empty template with an example
        /roster import: send me the filled xlsx or csv file in private with the caption “/roster import”
        An import succeeds as a whole or changes nothing, and may be repeated.
members-help-role = see or give roles
    .example = /role @张三 organisation
    .detail =
        /role: who holds what
        /role @someone organisation: give a role
        /role @someone revoke organisation: take it back
        A name or student number works instead of the mention.
members-help-rights = see which role may do what
    .example = /rights
members-help-me = see your own record
    .example = /me
members-help-audit = see the latest changes: who changed what and when
    .example = /audit
members-help-settings = see or change the branch's settings
    .example = /settings timezone Asia/Shanghai
    .detail =
        /settings: list all
        /settings name: about one of them
        /settings name value: change it

## Roles
members-role-secretary = secretary
    .words = 书记|支部书记|支书|secretary
members-role-deputy = deputy secretary
    .words = 副书记|支部副书记|deputy|deputy secretary
members-role-organisation = organisation commissioner
    .words = 组织委员|组织|organisation|organization|organisation commissioner|organization commissioner
members-role-publicity = publicity commissioner
    .words = 宣传委员|宣传|publicity|publicity commissioner
members-role-discipline = discipline commissioner
    .words = 纪检委员|纪检|纪律检查委员|discipline|discipline commissioner
members-role-group-leader = group leader
    .words = 党小组组长|小组长|组长|党小组长|group leader|leader
members-role-none = none
members-roles-title = Roles in { $branch }
members-roles-line = { $role }: { $who }
members-roles-vacant = (vacant)
members-roles-how = To give a role, send: /role @someone organisation
    To take it back, send: /role @someone revoke organisation
members-unknown-role = There is no role “{ $written }”. You can write: { $roles }. For example: /role @张三 organisation
members-role-how = Please say who and which role, for example: /role @张三 organisation
members-role-granted = { $name } now is: { $roles }.
members-role-held = { $name } already is { $role }; nothing was changed.
members-role-revoked = { $name } no longer is { $role }. Roles now: { $roles }.
members-role-not-held = { $name } is not { $role }; nothing was changed. Roles: { $roles }.

## Rights
members-rights-title = Which role may do what (✅ marks what you may do)
members-rights-own = ✅ { $what }: { $who }
members-rights-other = · { $what }: { $who }
members-rights-everyone = Every bound member may sign in, ask for leave and see the own record.
members-rights-how = Roles are given by the secretary: /role @someone organisation
members-right-own-group = { $role } (own group only)
members-right-attendance-run = start and end a sign-in
members-right-attendance-view = see who signed in
members-right-attendance-export = export attendance
members-right-leave-decide = approve or return leave
members-right-makeup-sign = sign in for somebody afterwards
members-right-roster-view = see the roster
members-right-roster-edit = import the roster
members-right-bind-code-issue = issue bind codes
members-right-roles-grant = give roles
members-right-settings-edit = change settings
members-right-outbox-view = see waiting messages
members-right-audit-view = see the record of changes
members-right-bank-view = see the question bank
members-right-bank-edit = change the question bank
members-right-exam-run = run exams
members-right-exam-results = see exam results
members-right-weakness-view = see weak points
members-right-dues-view = see how dues stand
members-right-dues-run = collect, book and publish dues
members-right-dues-base = enter the base that dues are worked out from
members-right-opinions-run = ask for opinions, read what was released, and answer

## Settings
members-settings-title = Settings of { $branch }
members-settings-line = · { $name } = { $value } – { $what }
members-settings-how = About one of them: /settings name
    To change it: /settings name value
members-settings-default = Default: { $value }
members-settings-accepts = It can be: { $what }
members-settings-example = For example: /settings { $name } { $value }
members-settings-none = none
members-settings-on = on
members-settings-off = off
members-settings-empty = (empty)
members-settings-range = a whole number from { $low } to { $high }
members-settings-kind-bool = on, off
members-settings-kind-int = a whole number
members-settings-kind-time = a time of day such as 08:30
members-settings-kind-str = text
members-settings-kind-choice = one of those listed
members-settings-or-none = { $what }; or “none” to do without
members-settings-changed = Done, { $name } now is: { $value }
members-settings-same = { $name } already is { $value }; nothing was changed.

## Linking
members-setup-done = This group now belongs to “{ $branch }”.
members-setup-created = The branch “{ $branch }” is new, and this group belongs to it.
members-setup-again = This group belongs to “{ $branch }” already; nothing was changed.
members-setup-which = Please add the branch's name, for example: /setup Student Branch One
members-setup-next = What comes next:
members-setup-next-roster = · The roster: run “.venv/bin/zhibu import roster FILE --branch "{ $branch }"” in the terminal; once there is a secretary, the secretary can send me the file in private with the caption “/roster import”
members-setup-next-secretary = · The secretary: send “/appoint Name” in this group; whoever is a secretary in the roster's role column is one after the import
members-setup-next-bind = · Everyone writes to me privately: /bind Name StudentNumber (please not in the group)
members-setup-ready = The roster has { $members } people, { $bound } of them bound. Send /help to see what you can do.
members-unlink-ask = Separate this group from “{ $branch }”? Roster and records stay, and it can be linked again.
members-unlink-done = This group no longer belongs to “{ $branch }”. To link it again, send: /setup { $branch }
members-not-linked = This group isn't linked, so there is nothing to undo. To link it, send: /setup BranchName
members-appoint-done = { $name } now is the secretary of “{ $branch }”.
members-appoint-bind = One more step: { $name }, please write to me privately: /bind Name StudentNumber. After that you can use the secretary's commands.
members-appoint-held = { $name } already is the secretary of “{ $branch }”; nothing was changed.
members-hello =
    Hello, I am the branch's assistant. This group isn't linked yet.
    Whoever runs the bot, please send here: /setup BranchName (for example: /setup Student Branch One)

## Binding
members-bind-how =
    Please send it like this: /bind Name StudentNumber
    For example: /bind 张三 2023010101
    If your secretary gave you a code, send: /bind Code
members-bind-in-private =
    { $name }, please bind in private, so that no student number stands in the group. Open a private chat with me and send: /bind Name StudentNumber
members-bind-recalled =
    { $name }, I took that message back to protect your student number. Please send it again in a private chat with me.
members-bind-not-recalled =
    { $name }, please don't write student numbers in the group. Delete that message, then send it again in a private chat with me.
members-bind-link = Open the private chat: { $link }
members-bind-open = Open the private chat
members-bind-done = { $name }, you are bound! Your branch: { $branches }.
members-bind-next = You can sign in in the branch's group now. Send /help to see what you can do.
members-bind-again = { $name }, this account is bound already ({ $branches }); just go ahead.
members-bind-several = You belong to several branches. To choose the one that your private chat speaks for, send: /branch Name
members-bind-moved = { $name }, done: this account is bound, and the old one was released ({ $branches }).
members-bindcode-issued =
    The code for { $name }: { $code }
    Pass it on in private. The person sends me in private: /bind { $code }
    It works once, within { $hours } hours.
members-unbind-ask = Unbind this account from { $name } ({ $branch })? Attendance and other records stay, and you can bind again at any time.
members-unbind-done = This account is unbound; your records stay. To bind again, send: /bind Name StudentNumber
members-move-code =
    The code for your new account: { $code }
    Send me from the new account in private: /bind { $code }
    Then this old account is released. The code works once, within { $hours } hours. Don't give it to anyone.

## Roster
members-category-full = full member
members-category-probationary = probationary member
members-category-candidate = candidate
members-category-activist = activist
members-category-applicant = applicant
members-column-name = name
members-column-student-no = student number
members-column-category = category
members-column-group = group
members-column-role = role
members-column-joined-on = joined on
members-roster-title = Roster of “{ $branch }”: { $members } people, { $bound } bound, { $unbound } not bound
members-roster-category = { $category }: { $count }
members-roster-group = { $group } ({ $count })
members-roster-no-group = No group
members-roster-line = · { $name } { $number } – { $category }
members-roster-line-role = { $line } – { $roles }
members-roster-line-unbound = { $line } (not bound)
members-roster-more = { $count } more are not listed. Send “/roster export” to get them all.
members-roster-none = “{ $branch }” has no roster yet. Send “/roster template” for an empty table, fill it in and send it to me in private with the caption “/roster import”.
members-roster-how = /roster export | /roster template | /roster import | /unbound
members-roster-exported = The roster of “{ $branch }”, { $members } people. It has student numbers in it, so keep it safe.
members-roster-file-name = { $branch } roster.xlsx
members-roster-template = This is the template. Fill in one line for each person, then send me the file in private with the caption “/roster import”.
    Name, student number and category are needed. Categories: full, probationary, candidate, activist, applicant.
members-roster-template-name = roster template.xlsx
members-roster-sub-unknown = I didn't understand “{ $written }”. You can send: /roster, /roster export, /roster template, or the file with the caption “/roster import”.
members-roster-send-file = Now please send me the filled xlsx or csv file in private, within { $minutes } minutes. If you have no table yet, send: /roster template
members-roster-not-in-group = A roster has student numbers in it, so please send the file to me in private, not in the group.
members-roster-one-file = Please send one file at a time. The roster was not changed.
members-roster-not-a-table = That is no xlsx or csv file. The roster was not changed. Send “/roster template” for a table to fill in.
members-roster-lost-file = I could not get that file. The roster was not changed. Please check that it has at most { $limit } MB and send it once more.
members-roster-use = import the roster
members-roster-imported = The roster is in: { $added } added, { $changed } updated, { $same } unchanged.
members-roster-absent = { $count } people are in the roster but not in this file; they were left as they are: { $names }
members-roster-next-bind = { $unbound } people are not bound yet. Ask them to write to me privately: /bind Name StudentNumber
members-roster-faults = { $count ->
    [one] One thing in the table has
   *[other] { $count } things in the table have
 } to be corrected; the roster was not changed:
members-roster-fault = Row { $row }, { $column }: { $what }
members-roster-faults-more = { $count } more are not listed; correct these and send the file again to see them.
members-roster-faults-how = Then send the file again with the caption “/roster import”.
members-roster-too-big = The file is too big, at most { $limit } MB. The roster was not changed. Please keep only the roster's sheet and send it again.
members-roster-too-many-rows = There are too many rows, at most { $limit }. The roster was not changed. Please remove what isn't needed and send it again.
members-roster-old-excel = I can't read the old xls format. The roster was not changed. Please save it as xlsx and send it again.
members-roster-unreadable = I can't open that file; it may be damaged or have a password. The roster was not changed. Please fill in the table from “/roster template” and send it.
members-roster-encoding = I can't read the text of that csv. The roster was not changed. Please save it as UTF-8 csv or as xlsx and send it again.
members-roster-no-heads = I found no heads. The roster was not changed. The first row needs “Name”, “Student number” and “Category”. Send “/roster template” for a ready table.
members-roster-column-twice = Two columns are called “{ $column ->
    [name] Name
    [student_no] Student number
    [category] Category
    [group] Group
    [role] Role
   *[joined_on] Joined on
 }”. The roster was not changed. Please keep one and send it again.
members-roster-missing-column = The column “{ $column ->
    [name] Name
    [student_no] Student number
   *[category] Category
 }” is missing. The roster was not changed. Please add it and send it again.
members-roster-empty = There is nobody in the table. The roster was not changed. Please start in the row below the heads, one person a row.
members-roster-number-twice = the student number { $value } also stands in row { $first }; please check
members-roster-no-name = there is no name
members-roster-bad-name = “{ $value }” doesn't look like a name; please check
members-roster-too-long = this is too long, at most { $limit } characters
members-roster-no-number = there is no student number
members-roster-bad-number = “{ $value }” doesn't look like a student number; it has 3 to 32 letters and digits
members-roster-no-category = there is no category
members-roster-bad-category = there is no category “{ $value }”; write full, probationary, candidate, activist or applicant
members-roster-bad-role = there is no role “{ $value }”; write secretary, deputy, organisation, publicity, discipline or group leader
members-roster-bad-date = “{ $value }” is no date; write it like 2022-06-30
members-roster-date-out = the date { $value } can't be right; it should lie between 1921-07-01 and today
members-unbound-title = “{ $branch }”: { $unbound } of { $members } people are not bound
members-unbound-group = { $group }: { $names }
members-unbound-none = “{ $branch }”: all { $members } people are bound.
members-unbound-how = Ask them to write to me privately: /bind Name StudentNumber
    If that doesn't suit, give them a code: /bindcode Name

## Me
members-me-title = { $name } ({ $branch })
members-me-number = Student number: { $number }
members-me-category = Category: { $category }
members-me-group = Party group: { $group }
members-me-roles = Roles: { $roles }
members-me-joined = Joined on: { $date }
members-me-accounts = Bound accounts:
members-me-account = · { $platform } { $account }
members-me-account-here = · { $platform } { $account } (this one)
members-me-how = If something is wrong, tell your secretary. To change your account, send: /move
members-platform-qq = QQ
members-platform-telegram = Telegram

## Used in several places
members-and-more = { $names } and others, { $count } in all
members-gone = That person is no longer in the roster; nothing was changed. Send /roster to check.
members-word-revoke = revoke
    .words = 撤销|取消|免去|去掉|revoke|remove
members-word-export = export
    .words = 导出|下载|export
members-word-template = template
    .words = 模板|空白表|template
members-word-import = import
    .words = 导入|上传|import

## Appointing
members-appoint-ask = The secretary of “{ $branch }” is { $before }. Should { $name } take over?

## Faults of binding
members-bind-wrong = Name and student number don't fit the roster, so nothing was bound. Please check how they stand there and send again: /bind Name StudentNumber. If it still fails, ask your secretary for a code.
members-too-many-tries = Too many tries. Please try again in { $minutes } minutes, or ask your secretary for a code.
members-bind-taken = That person already has another account on this platform. To change it, send /move from that account in private; if you can't use it any more, ask your secretary for a code.
members-bind-other-person = This account belongs to somebody else of this branch; nothing was changed. If that is a mistake, send /unbind first and then bind again.
members-code-wrong = That code is wrong, used or expired, so nothing was bound. Please check it, or ask your secretary for a new one.
members-bound-elsewhere = Please note: another { $platform } account was just bound to your record in “{ $branch }”. If that wasn't you, tell your secretary at once.
members-bound-instead = Please note: your record in “{ $branch }” moved to another { $platform } account, and this one was released. If that wasn't you, tell your secretary at once.
members-bindcode-link = On Telegram this link binds at once: { $link }

## Faults of roles
members-role-not-yours = Only the secretary gives roles; nothing was changed. Send /role to see who holds what.
members-last-secretary = A branch can't be without a secretary; nothing was changed. First give the role to somebody else: /role @someone secretary

## More about the roster
members-roster-rename = { $old } → { $new }
members-roster-renamed = New names: { $names }
members-roster-many-renamed = { $count } student numbers have other names than before, so a column may have slipped. The roster was not changed. Please check names and numbers and send it again.
members-roster-role-not-yours = the table would make somebody { $value }, which only the secretary may do; empty this cell, or let the secretary import it

## The record of changes
members-audit-title = The latest { $count } changes:
members-audit-none = There are no changes yet.
members-audit-line = { $when } { $who }: { $what }
members-audit-by-host = whoever runs the bot
members-audit-by-bot = the bot
members-audit-someone = somebody
members-audit-other = { $action }
members-audit-chat-linked = linked a group
members-audit-chat-unlinked = unlinked a group
members-audit-chat-migrated = followed a group that became a supergroup
members-audit-role-granted = made { $subject } { $role }
members-audit-role-revoked = { $subject } no longer is { $role }
members-audit-setting-changed = setting { $subject }: { $before } → { $after }
members-audit-account-bound = { $subject } bound a { $platform } account
members-audit-account-unbound = { $subject } unbound a { $platform } account
members-audit-code-issued = issued a bind code for { $subject }
members-audit-roster-imported = imported the roster: { $added } added, { $updated } updated, { $unchanged } unchanged
members-audit-outbox-resend = sent message { $number } again, which was in doubt
members-audit-outbox-settle = let message { $number } be, which was in doubt
