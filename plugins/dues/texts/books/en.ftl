### The books: journal, refunds, reversals, the payee's code

## Words
dues-word-journal = journal
    .words = 流水|journal
dues-word-refund = refund
    .words = 退款|refund
dues-word-reverse = reverse
    .words = 更正|冲正|reverse
dues-word-payee = payee
    .words = 收款码|payee
dues-word-ways = ways
    .words = 缴费方式|ways
dues-word-remove = remove
    .words = 删除|去掉|remove

## Journal
dues-journal-none = Nothing is booked in { $month }.
dues-journal-title = Journal of { $month }:
dues-journal-charges = { $count } charges, { $yuan } yuan in all
dues-journal-line = { $number }. { $day } { $what } { $yuan } yuan
dues-journal-line-name = { $line }, { $name }
dues-journal-line-claim = { $line } (payment { $claim })
dues-journal-line-memo = { $line }, { $memo }
dues-journal-line-reversed = { $line } [reversed]
dues-journal-more = { $count } earlier ones are not listed.
dues-journal-sums = In { $in } yuan, out { $out } yuan.
dues-journal-how = If one is wrong send: /dues reverse NUMBER REASON
dues-posting-charge = charge
dues-posting-payment = dues paid
dues-posting-refund = refund
dues-posting-handover = handed upwards
dues-posting-allotment = allotted
dues-posting-spending = spent
dues-posting-reversal = reversal of { $reverses }
dues-posting-other = other

## Refunds
dues-refund-how = Say to whom and how much, for example: /dues refund @someone 1
dues-refund-ask = Give { $yuan } yuan of overpaid dues back to { $name }? Hand the money over first.
dues-refund-done = Booked: { $yuan } yuan given back to { $name }.
dues-refund-before = This message was booked before; nothing changed.
dues-refund-too-much = Only what was overpaid can be given back: { $ahead } yuan. For a payment that was booked wrongly: /dues reverse NUMBER REASON
dues-told-refund = { $yuan } yuan of dues that you had overpaid were given back and booked. If you didn't get them, tell the secretary.

## Reversals
dues-reverse-how = Say the number and why, for example: /dues reverse 12 booked twice. Send “/dues journal” to see the numbers
dues-reverse-ask = Reverse { $number }: { $line }. Reason: { $reason }. It stays in the books, and its opposite is booked beside it. Are you sure?
dues-reverse-done = { $number } is reversed. If need be, book the right amount anew.
dues-books-charge = { $number } is a charge and isn't reversed directly. Correct the category, the first month or the waiver, and the charge corrects itself.
dues-books-short = The books hold { $held } yuan only, too little for this. The branch may not pay dues for anybody; if money was handed upwards or spent, correct that first.
dues-told-reversed = Corrected: { $yuan } yuan on your account ({ $what }) were taken back. Reason: { $reason }. Send “/dues” to see how you stand.

## Payee's code
dues-ways-set = How members pay is changed. This is what they see:
dues-ways-how = To change it, write it after the word, for example: /dues ways in the group collection by the 5th. To upload a code: /dues payee
dues-payee-send = Send the picture of the payee's code here within { $minutes } minutes.
dues-payee-taken = The payee's code is kept. Members see it with “/dues how”.
dues-payee-shown = The payee's code as it is. To change it: /dues payee, with a picture; to do without: /dues payee remove
dues-payee-removed = The payee's code is removed.

## Audit
dues-audit-refund = gave back { $yuan } yuan of overpaid dues
dues-audit-reversed = reversed { $number } in the books of dues ({ $yuan } yuan): { $reason }
dues-audit-ways = changed how dues are paid
dues-audit-payee = changed the payee's code for dues
dues-audit-payee-removed = removed the payee's code for dues
