demo-line = [{ $time }] { $platform } · { $kind ->
    [private] private
   *[other] group
 } · { $chat } · { $who }:
demo-picture = [picture]
demo-file = [file { $name }]
demo-bind = Somebody new binds
demo-daily = The daily sign-in, one thing on both platforms
demo-many = Many sign in at once, and the answers merge
demo-meeting = A meeting: poster, code, button, leave
demo-recheck = A surprise second check
demo-deadline = The deadline: reminder, summary, make-up
demo-away = QQ breaks off, and is made up for
demo-telegram-away = Telegram breaks off, and comes back
demo-manners = English, roles, strangers
demo-well = The demo is over: { $lines } messages, and all { $checks } checks passed.
demo-bad = The demo failed; this reply did not come as it should:
