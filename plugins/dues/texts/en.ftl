### Dues: what is owed, reminded, confirmed, published

dues-title = Dues
dues-comma = {", "}
dues-language = en
dues-yuan = { $yuan } yuan

## Help
dues-help-dues = See your own dues in private: owed, paid, prepaid, and the rule
    .example = /dues
    .detail =
        Alone: your own; /dues how: how to pay, with the code to pay by. What follows is for the secretary, the deputy and the organisation commissioner, answered in private:
        /dues begin: collect dues with me; /dues list: everyone's, with a table
        /dues category @somebody salaried 5000; /dues first @somebody 2026-09; /dues last @somebody 2026-12
        /dues waive @somebody 2026-09 to 2026-12 none reason hardship approval committee's letter; /dues unwaive 3
        /dues waiting; /dues confirm 12; /dues confirm 12 0.6 (another amount came); /dues confirm all; /dues return 12 nothing came
        /dues cash @somebody 0.6; /dues journal; /dues reverse 12 booked twice; /dues refund @somebody 1; /dues payee; /dues ways group collection
        /dues import: a group collection's exported list (shown before it is booked); /dues import 1: list 1 again
        /dues handover 12.60; /dues allot 100; /dues spend 30 books for study (a photograph of the voucher may come along); /dues ledger: balances and a table of postings; /dues voucher 12

## Answers
dues-unknown-word = I don't understand “{ $written }” after /dues. Send /dues alone for your own; send /help dues for all it can do.
dues-not-yours = The secretary, the deputy and the organisation commissioner do that. For your own dues send /dues
dues-not-begun = This branch doesn't collect dues with me yet. The organisation commissioner or the secretary begins with: /dues begin
dues-no-such-posting = There is no posting { $number } in the books. Send /dues journal to see which there are.
dues-is-reversal = Posting { $number } is itself a reversal and can't be reversed. If it was wrong, book the right amount anew.
dues-reversed-already = Posting { $number } was reversed already; nothing changed.
