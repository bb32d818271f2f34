### Handing upwards, allotments, spending, the ledger

## Words
dues-word-handover = handover
    .words = 上缴|handover
dues-word-allotment = allot
    .words = 下拨|allot|allotment
dues-word-spending = spend
    .words = 支出|spend
dues-word-books = ledger
    .words = 账本|余额|ledger|books
dues-word-voucher = voucher
    .words = 凭证|voucher

## Booking
dues-funds-how-handover = Say how much was handed upwards, for example: /dues handover 12.60; for another day than today: /dues handover 12.60 11-3
dues-funds-how-allotment = Say how much was allotted, for example: /dues allot 100; for another day than today: /dues allot 100 11-3
dues-funds-how-spending = Say how much was spent and what for, for example: /dues spend 30 books for study; for another day than today: /dues spend 30 books for study 11-3
dues-funds-ask-handover = Book { $yuan } yuan as handed upwards on { $day }? That leaves { $left } yuan of dues to be handed upwards.
dues-funds-ask-allotment = Book { $yuan } yuan as allotted by the higher committee on { $day }?
dues-funds-ask-spending = Book { $yuan } yuan as spent on { $day } for: { $purpose }? That leaves { $left } yuan of what was allotted. The purpose is published.
dues-funds-send = Send a photograph of the voucher here within { $minutes } minutes and it is booked with it; without a voucher, confirm as below.
dues-funds-done-handover = Booked as { $number }: { $yuan } yuan handed upwards.
dues-funds-done-allotment = Booked as { $number }: { $yuan } yuan allotted.
dues-funds-done-spending = Booked as { $number }: { $yuan } yuan spent.
dues-funds-voucher = The voucher is kept.
dues-funds-no-voucher = Without a voucher.
dues-funds-left = The books hold { $held } yuan.
dues-funds-wrong = If it is wrong send: /dues reverse { $number } REASON
dues-funds-how-voucher = Say the number of the posting, for example: /dues voucher 12. Send “/dues journal” to see the numbers
dues-funds-voucher-of = The voucher of posting { $number }
dues-funds-voucher-none = Posting { $number } came without a picture.
dues-funds-before = This was booked before; nothing changed.
dues-funds-before-voucher = This was booked before, and what is booked doesn't change, so the voucher was not added. To have it in the books, reverse the posting with /dues reverse and book it anew with the voucher.
dues-funds-handover-over = Only { $held } yuan of dues are there to be handed upwards. Confirm the payments first, or mend the amount.
dues-funds-spending-over = Only { $free } yuan may be spent: dues are handed upwards, and only what the higher committee allotted is for use. What was allotted and isn't booked yet: /dues allot AMOUNT
dues-funds-day-short = From { $day } on the books held as little as { $held } yuan, too little for this. Check the day and the amount.
dues-funds-day-published = The period of { $day } is published; nothing more is booked into it. Book it today, and say so in the purpose or with the next publication.

## Ledger
dues-funds-title = The books hold { $held } yuan
dues-funds-parts = Of these { $dues } yuan are dues to be handed upwards, { $free } yuan were allotted and aren't spent
dues-funds-moved = So far { $handed } yuan handed upwards, { $allotted } allotted, { $spent } spent
dues-funds-members = Members owe { $owed } yuan in all and have prepaid { $ahead } yuan
dues-funds-sheet = Ledger
dues-funds-file = ledger of dues.xlsx
dues-funds-column-number = Number
dues-funds-column-day = Date
dues-funds-column-what = What
dues-funds-column-name = Member
dues-funds-column-month = Month
dues-funds-column-yuan = Yuan
dues-funds-column-cash = Change of what is held (yuan)
dues-funds-column-memo = Note
dues-funds-column-by = Booked by

## Audit
dues-audit-handover = booked { $yuan } yuan of dues as handed upwards ({ $day })
dues-audit-allotment = booked { $yuan } yuan as allotted ({ $day })
dues-audit-spending = booked { $yuan } yuan as spent ({ $day }): { $reason }
