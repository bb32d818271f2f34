### Dues: what is owed, reminded, confirmed, published

dues-title = Dues
dues-comma = {", "}
dues-language = en
dues-yuan = { $yuan } yuan

## Help
dues-help-dues = See your own dues in private: owed, paid, prepaid, and the rule
    .example = /dues

## Answers
dues-unknown-word = I don't understand “{ $written }” after /dues. Send /dues alone for your own; send /help dues for all it can do.
dues-not-yours = The secretary, the deputy and the organisation commissioner do that. For your own dues send /dues
dues-not-begun = This branch doesn't collect dues with me yet. The organisation commissioner or the secretary begins with: /dues begin
dues-no-such-posting = There is no posting { $number } in the books. Send /dues ledger to see which there are.
dues-is-reversal = Posting { $number } is itself a reversal and can't be reversed. If it was wrong, book the right amount anew.
dues-reversed-already = Posting { $number } was reversed already; nothing changed.
