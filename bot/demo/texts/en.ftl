### Demo: a week of a branch in the sandbox

demo-weekday = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
 }
demo-scene = ── { $title } ──
demo-group = { $when } { $platform } group “{ $title }” { $who }:
demo-private = { $when } { $platform } private “{ $title }” { $who }:
demo-picture = [picture]
demo-file = [file { $name }]
demo-edited = (edited)
demo-recalled = (recalled)
demo-presses = presses <{ $label }>
demo-toast = is shown: { $text }
demo-away = (The bot is stopped. { $minutes } minutes later it is started again on the same database.)
demo-searched = Searched for { $accounts } accounts of those who wrote or began to, and for every text, in { $forms } forms (text, numbers, hashes): { $files } bytes.
demo-found-nobody = Found beside the opinions: nobody. In the log: nobody. The accounts stand in { $tables } alone, as before the round and no more often.
demo-found-texts = Found of what was sent: the texts, in { $tables } alone. Of what was thrown away, forgotten or said in a group: nothing.
demo-missed = A reply did not come as it should ({ $scene }): { $what }
demo-passed = The demo is over: { $scenes } scenes, and all { $checks } replies were as they should be.
demo-failed = The demo failed: after { $checks } replies as they should be, one was not.

demo-scene-newcomer = A newcomer enters the roster and binds
demo-scene-strangers = A stranger, and someone without an office
demo-scene-daily = Two platforms, one sign-in
demo-scene-together = Many sign in at once
demo-scene-occasion = An occasion: poster, code, button, deep link
demo-scene-leave = Leave is asked for and granted
demo-scene-missing = The missing are reminded before the deadline
demo-scene-recheck = A surprise second check
demo-scene-makeup = A make-up sign-in
demo-scene-deadline = The deadline: summary, picture and table
demo-scene-cancel = A sign-in is cancelled
demo-scene-qq-lost = QQ is cut off for a night and made up for
demo-scene-telegram-lost = Telegram can't be reached, QQ goes on
demo-scene-reminder = The daily reminder is switched on
demo-scene-offices = Offices, rights, help
demo-scene-english = English in a private chat
demo-scene-quiz = A daily quiz: questions in the morning, answers in the evening
demo-scene-exam = An exam: begun on QQ, the bot is started again, handed in on Telegram
demo-scene-dues-begin = Dues: beginning, and everyone's own
demo-scene-dues-claim = Dues: a claim with its screenshot, checked and confirmed
demo-scene-dues-month = Dues: a new month, and a reminder for those who have not paid
demo-scene-dues-publish = Dues: handed upwards and published
demo-scene-opinions-begin = Opinions: the branch is asked, anonymously
demo-scene-opinions-misplaced = Opinions: one that was said in a group
demo-scene-opinions-write = Opinions: written in private, on both platforms
demo-scene-opinions-restart = Opinions: the bot is started again meanwhile
demo-scene-opinions-answer = Opinions: released at random, answered, told to the groups
demo-scene-opinions-receipt = Opinions: what a receipt opens
demo-scene-opinions-search = Opinions: everything is searched for who wrote
