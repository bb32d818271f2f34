## Words after /dues
dues-word-begin = begin
    .words = 开始|启用|begin|start
dues-word-list = list
    .words = 名单|情况|list|overview
dues-word-category = category
    .words = 类别|category
dues-word-first = first
    .words = 起缴|first
dues-word-last = last
    .words = 止缴|last
dues-word-waive = waive
    .words = 减免|免缴|waive
dues-word-unwaive = unwaive
    .words = 撤销减免|unwaive
dues-word-from = from
    .words = 从|自|from
dues-word-reason = reason
    .words = 原因|理由|reason
dues-word-approval = approval
    .words = 批准|批复|approval|approved
dues-word-waived = none
    .words = 免缴|全免|免|none
dues-word-halved = half
    .words = 减半|half

## Categories and rates
dues-category = { $category ->
    [student] student
    [salaried] salaried
    [retired] retired
    [laid_off] laid off
    [relief] on relief
   *[other] other
 }
dues-category-student = student
    .words = 学生|student
dues-category-salaried = salaried
    .words = 在职|工资|教工|salaried
dues-category-retired = retired
    .words = 离退休|退休|离休|retired
dues-category-laid-off = laid-off
    .words = 下岗|失业|下岗失业|laid-off|laid_off|unemployed
dues-category-relief = relief
    .words = 抚恤|低保|补助|relief
dues-rate-fixed = { $yuan } yuan a month
dues-rate-share-first = a base after tax of up to { $upto } yuan: { $percent } % of the whole base
dues-rate-share-between = a base after tax over { $above } and up to { $upto } yuan: { $percent } % of the whole base
dues-rate-share-last = a base after tax over { $above } yuan: { $percent } % of the whole base
dues-rate-line = { $category }: { $rate } (rule: { $source }, since { $since }{ $quoted ->
    [yes] ; quoted second-hand, check the text itself
   *[no] {""}
 })
dues-rate-unknown = Rate: by the rule of { $version }

## One's own
dues-own-title = Your dues
dues-own-open = To pay: { $yuan } yuan, for { $months }
dues-own-part = Of { $month } { $yuan } yuan are still missing.
dues-own-clear = All paid, thank you.
dues-own-paid = Paid so far: { $yuan } yuan, up to { $until }.
dues-own-prepaid = Prepaid: { $yuan } yuan.
dues-own-waiting = Noted and waiting to be checked: { $yuan } yuan.
dues-own-nothing-yet = There is nothing to pay on record for you. Salaried and retired members are charged once the organisation commissioner has entered a base; please ask there if in doubt.
dues-own-no-payer = Dues are paid from the month of the meeting that admits a probationary member; you don't owe any now.

## The list
dues-list-title = Dues: { $all } members, { $clear } have paid, { $count } owe { $yuan } yuan in all.
dues-list-line = · { $name }: { $yuan } yuan ({ $months })
dues-list-waits = , of which { $yuan } yuan wait to be checked
dues-list-file = dues-{ $day }.xlsx
dues-list-sheet = Dues
dues-list-left = (no longer on the roster)
dues-list-head-name = Name
dues-list-head-no = Student no.
dues-list-head-category = Category
dues-list-head-monthly = A month (yuan)
dues-list-head-charged = Charged (yuan)
dues-list-head-paid = Paid (yuan)
dues-list-head-open = To pay (yuan)
dues-list-head-months = Months to pay
dues-list-head-prepaid = Prepaid (yuan)
dues-list-head-waiting = To be checked (yuan)
dues-and-more = … and { $count } more

## Beginning
dues-begin-ask =
    Collect dues with me from { $month } on: { $members } on the roster, { $payers } full and probationary members pay.
    By default: { $rule }
    Everyone is charged on the 1st of each month. Categories, first months and waivers of single members come afterwards.
dues-begin-done =
    Done; { $count } months were charged. From now on it happens on the 1st of each month.
    Everyone's dues: /dues list
    Single members: /dues category @somebody salaried 5000; /dues first @somebody 2026-09; /dues waive @somebody 2026-09 to 2026-12 none reason hardship approval committee's letter
    The code to pay by: /dues payee
dues-begin-far = Next month at the latest. Write: /dues begin this
dues-begin-long-ago = { $count } months back at the earliest. Write a later month, such as: /dues begin this
dues-begin-base = The default has to be a category with a fixed amount, such as student. Enter salaried and retired members one by one afterwards: /dues category @somebody salaried 5000

## Entering
dues-category-how = Write: /dues category @somebody student. Salaried and retired members need a base too: /dues category @somebody salaried 5000 from 2026-10. Categories: student, salaried, retired, laid-off, relief
dues-category-base-missing = Salaried and retired members need their base after tax (yuan), such as: /dues category @somebody salaried 5000
dues-category-done = Noted: { $who } pays as “{ $category }” from { $month } on. A base is shown to nobody else.
dues-base-in-group = What somebody earns is private: please enter it in a private chat with me, not in the group. I took that message back where I could.
dues-base-not-yours = What somebody earns is private: only the organisation commissioner enters it. The secretary can appoint one: /role @somebody organisation
dues-first-how = Write who pays here from which month on, such as: /dues first @somebody 2026-09. For who was transferred here it is the month after the last one that the former branch collected.
dues-first-done = Noted: { $who } pays in this branch from { $month } on.
dues-last-how = Write who pays here until which month, such as: /dues last @somebody 2026-12
dues-last-done = Noted: { $who } pays in this branch until { $month }.
dues-term-turned = The first month { $first } would come after the last, { $last }; nothing changed. Please change the other end first.
dues-month-long-ago = { $count } months back at the earliest. For what is older, check it on paper and book it with: /dues cash
dues-changed =
    Months that were charged already are corrected with it (the records stay; reversals are booked):
    { $months }
dues-changed-month = · { $month }: { $before } yuan, now { $now } yuan

## Waivers
dues-waive-how = Write: /dues waive @somebody 2026-09 to 2026-12 none reason hardship approval committee's letter of 3 Sep. A waiver needs the branch's study and the higher committee's approval: reason and approval are both written down.
dues-waive-share = Write “none”, “half”, or how much is still to be paid, such as: 30%
dues-waive-turned = The waiver would end before it begins; nothing changed. Write: 2026-09 to 2026-12
dues-waiver-done = Waiver { $number } is noted: { $who }, { $first } to { $last }, { $share ->
    [0] nothing to pay
   *[other] { $share } % to pay
 }.
dues-waiver-of = { $who }: { $waiver }
dues-waiver-line = waiver { $number }: { $first } to { $last }, { $share ->
    [0] nothing to pay
   *[other] { $share } % to pay
 }; reason: { $reason }; approval: { $approval }
dues-waivers-title = { $count } waivers in force:
dues-waivers-none = No waivers now. To note one: /dues waive @somebody 2026-09 to 2026-12 none reason hardship approval committee's letter
dues-unwaive-how = Write the waiver's number, such as: /dues unwaive 3. Send /dues waive to see them.
dues-unwaive-done = Waiver { $number } is revoked.
dues-waiver-none = There is no waiver { $number }. Send /dues waive to see them.
dues-waiver-revoked = Waiver { $number } was revoked before; nothing changed.

## Memos of postings
dues-memo-category = category or base corrected
dues-memo-term = first or last month corrected
dues-memo-waiver = waiver noted
dues-memo-unwaive = waiver revoked

## Timers
dues-job-charge = The monthly charge

## What the rules forbid
dues-word-advance = advance
    .words = 垫付|垫缴|代付|advance
dues-word-deduct = deduct
    .words = 代扣|扣缴|扣款|deduct
dues-word-levy = levy
    .words = 加收|摊派|班费|活动费|会费|罚款|特殊党费|levy|fine
dues-forbidden-advance = Members pay their own dues; the organisation may not pay for them out of its funds (rule: { $source }). Somebody may hand the money in for another, whose money it stays: /paid 3 yuan for @somebody. In hardship the branch may propose, and the higher committee approve, to reduce or waive them: /dues waive
dues-forbidden-deduct = Members pay of their own accord; dues may not be deducted from wages, grants or allowances (rule: { $source }). I remind; nothing is deducted.
dues-forbidden-levy = The organisation may not invent dues of its own, and class fees, activity fees or fines are no dues (rule: { $source }). I charge by the rates of the rules only.

## The record of changes
dues-audit-begin = began to collect dues from { $first_month } on
dues-audit-category = changed by what { $subject } pays: { dues-category } from { $from_month } on
dues-audit-term = changed when { $subject } pays: from { $first } to { $last }
dues-audit-waiver = entered waiver { $waiver } for { $subject }: { $first } to { $last }, { $share } % to pay; reason: { $reason }; approval: { $approval }
dues-audit-waiver-revoked = took back waiver { $waiver } of { $subject }
