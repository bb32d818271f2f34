### Dues: lists of group collections

dues-word-import = import
    .words = 导入|对账|import

dues-collections-send = Send me the exported list of the collection (xlsx or csv) here within { $minutes } minutes. It needs a column with the name, student number, nickname or account, and one with the amount; status, time and order number help.
dues-collections-title = { $name }: { $rows } rows, of which { $matched } match ({ $yuan } yuan) and { $left } don't.
dues-collections-book = Can be booked ({ $count }):
dues-collections-hit = Row { $row } { $name } { $yuan } yuan
dues-collections-over = { $line } ({ $open } yuan are open; what is more is prepaid)
dues-collections-claims = Claimed before and waiting; confirmed by this list ({ $count }):
dues-collections-claim = Claim { $number }: { $line }
dues-collections-left = Not matched, and not booked ({ $count }):
dues-collections-miss = Row { $row } { $name } { $amount }: { $why }
dues-collections-nobody = (no name)
dues-collections-no-amount = (no amount)
dues-collections-why-unknown = nobody in the roster has this number or name
dues-collections-why-several = several in the roster have this name; add the student number to the list
dues-collections-why-disagree = the number and the name are two people's
dues-collections-why-nobody = it doesn't say who
dues-collections-why-amount = the amount can't be read or isn't over 0
dues-collections-why-unpaid = the list says that it isn't paid
dues-collections-why-status = it doesn't say whether it was paid
dues-collections-why-taken = booked before. If it is another payment, book it with: /dues cash @someone amount
dues-collections-ask = Book all that can be booked? What doesn't match is kept on record.
dues-collections-nothing = Nothing can be booked; the books are as they were.
dues-collections-taken = List { $number } is booked: { $matched ->
        [one] { $matched } payment
       *[other] { $matched } payments
    }, { $yuan } yuan. Everyone is told in private.
dues-collections-taken-left = { $count ->
        [one] { $count } row doesn't
       *[other] { $count } rows don't
    } match; see it again with: /dues import { $number }
dues-collections-kept = List { $number } ({ $name }, imported on { $day }): payments booked: { $matched }.
dues-collections-told = By the group collection's list your { $yuan } yuan of dues (number { $number }) are booked. If that is wrong, tell the organisation commissioner. For your own: /dues

dues-collections-not-in-group = The list says what everyone paid: send it to me in private, not to the group.
dues-collections-one-file = One list at a time, please.
dues-collections-none = There is no list { $number }.
dues-collections-before = This list was imported before (list { $number }); the books are as they were. To see it: /dues import { $number }
dues-collections-no-head = I found no head. One row has to name the columns, a name (or student number, nickname, account) and an amount, and the list comes below it.
dues-collections-empty = There is nobody in the list.
dues-collections-too-big = The list is over { $limit } MB; please send a smaller one.
dues-collections-too-long = The list has more than { $limit } rows; please split it.
dues-collections-old-excel = This is an old Excel file (or has a password); please save it as xlsx or csv.
dues-collections-unreadable = I can't read this file. Please send xlsx or csv.
dues-collections-lost = I couldn't get the file (or it is over { $limit } MB); please send it again.
dues-audit-import = imported a collection's list: { $matched } booked, { $yuan } yuan in all, { $unmatched } rows not matched
