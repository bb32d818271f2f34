### Deciding about dues: confirmed, returned, waiting, cash

## Words
dues-word-confirm = confirm
    .words = 确认|confirm
dues-word-return = return
    .words = 退回|return
dues-word-waiting = waiting
    .words = 待确认|waiting
dues-word-cash = cash
    .words = 收|收现金|cash
dues-word-all = all
    .words = 全部|all

## To the organisation commissioner
dues-deciding-new = Claim { $number }: { $name } says that { $yuan } yuan of dues are paid ({ $method }).
dues-deciding-handed-in = Handed in by { $name }.
dues-deciding-how = If it came, send: /dues confirm { $number }; if not, or it is wrong: /dues return { $number } REASON; if another amount came: /dues confirm { $number } AMOUNT
dues-deciding-proof = The screenshot for claim { $number } ({ $name }, { $yuan } yuan) came.
dues-deciding-back = Note: this pays { $count } months of the past. By the rules back payment generally reaches at most { $most } months: ask how it came first. Whether you take it is yours to decide.
dues-button-confirm = Confirm { $number }
dues-command-confirm = /dues confirm { $number }
dues-button-return = Return { $number }
dues-command-return = /dues return { $number }
dues-button-confirm-all = Confirm all
dues-command-confirm-all = /dues confirm all
dues-method-group = group collection
dues-method-transfer = transfer
dues-method-cash = cash
dues-method-import = list of a group collection
dues-method-other = another way

## Waiting
dues-waiting-none = No dues wait to be checked.
dues-waiting-title = { $count } claims wait, { $yuan } yuan in all:
dues-waiting-line = { $number }. { $name } { $yuan } yuan, { $method }, { $day }, { $proof ->
        [yes] with a screenshot
       *[no] without a screenshot
    }
dues-waiting-line-for = { $line }, handed in by { $name }
dues-waiting-more = { $count } more are not listed; decide these first.
dues-waiting-how = One by one: /dues confirm NUMBER; if all came: /dues confirm all
dues-confirm-all = Confirm these { $count }, { $yuan } yuan in all? Compare them with what was received first. Only those listed above are confirmed.
dues-someone = a member who left

## Done
dues-confirmed-one = Confirmed claim { $number }: { $name }, { $yuan } yuan.
dues-confirmed-many = Confirmed { $count } claims, { $yuan } yuan in all.
dues-confirmed-before = { $count } others were decided before and are not booked again: { $numbers }
dues-confirmed-none = These were decided before and are not booked again: { $numbers }
dues-returned-one = Returned claim { $number }: { $name }, { $yuan } yuan. The reason was sent to them.
dues-return-why = Say why; it is sent to them. For example: /dues return { $number } nothing received
dues-note-too-long = At most { $most } characters; these are { $length }.
dues-cash-how = Say who paid how much, for example: /dues cash @someone 0.6
dues-cash-done = Booked as number { $number }: { $yuan } yuan in cash from { $name }.
dues-cash-before = This message was booked before; nothing changed.
dues-cash-over = { $open } yuan are open for { $name }; this is { $yuan } yuan, and what is more is prepaid. Did you take as much?

## To the member
dues-told-confirmed = Your { $yuan } yuan of dues (claim { $number }) are confirmed.
dues-told-confirmed-other = You claimed { $written } yuan; { $yuan } yuan came and are booked (claim { $number }). If that is wrong, ask the organisation commissioner.
dues-told-confirmed-for = The { $yuan } yuan of dues that you handed in for { $name } (claim { $number }) are confirmed.
dues-told-confirmed-by = The { $yuan } yuan of dues that { $name } handed in for you (claim { $number }) are confirmed.
dues-told-returned = Your claim { $number } of { $yuan } yuan was returned and not booked. Reason: { $reason }. When you have checked it, claim again, for example: /paid { $yuan } yuan
dues-told-returned-for = Claim { $number } of { $yuan } yuan, which you made for { $name }, was returned and not booked. Reason: { $reason }
dues-told-cash = Your { $yuan } yuan of dues in cash were taken and booked (number { $number }). If you didn't pay them, tell the secretary.

## Audit
dues-audit-claim-confirmed = confirmed payments { $claims } of dues, { $yuan } yuan in all
dues-audit-claim-returned = returned payment { $number } of dues ({ $yuan } yuan): { $reason }
dues-audit-cash = took { $yuan } yuan of dues in cash (payment { $number })
