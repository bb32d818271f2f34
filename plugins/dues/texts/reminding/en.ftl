### Reminders of dues

dues-job-remind = Reminder of dues
dues-setting-reminders = whether those who haven't paid their dues are reminded
dues-setting-reminder-days = on which days of the month, with commas; -2 is two days before the last; a public holiday moves it on, the month's end moves back
dues-setting-reminder-at = at what time
dues-setting-reminder-in-group = whether the group hears the counts (no names)
dues-reminding-bad-days = I can't read “{ $value }”. Write days from 1 to 31, or -1 to -10 for days before the month's last, { $most } at most: 5,20,-2

dues-reminding-private = A reminder: your dues for { $months } aren't paid, { $yuan } yuan in all. When you have paid, send: /paid. How to pay: /dues how
dues-reminding-button = My dues
dues-reminding-command = /dues
dues-reminding-group = Dues: of { $payers } who pay, { $settled } have paid or said so, { $missing } haven't yet and were reminded in private. For your own, send me in private: /dues
