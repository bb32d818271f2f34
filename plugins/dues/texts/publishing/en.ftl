### Publishing: what a period brought in, what was handed upwards, what was spent

## Help
dues-help-published = See what your branch published of its dues last; publish a month, a quarter or a year
    .example = /duesreport
    .detail =
        /duesreport 2: publication 2 with its PDF; /duesreport 2 table: the table; /duesreport check 2: whether anything was changed
        For the secretary, the deputy and the organisation commissioner: /duesreport 2026-10, /duesreport 2026Q3, /duesreport last-month. You see it first, then it goes to the groups

## Words
dues-word-check = check
    .words = 核对|check
dues-word-table = table
    .words = 表格|表|table|xlsx

## Periods
dues-period-quarter = Q{ $quarter } { $year }
dues-period-half = { $half ->
    [1] first
   *[other] second
} half of { $year }
dues-period-year = { $year }
dues-period-days = { $first } to { $last }
dues-period-unreadable = I can't tell which period “{ $written }” is. Write it like this: /duesreport 2026-10, /duesreport 2026Q3 or /duesreport last-month
dues-period-open = This period ends on { $last }; it can be published once it is over.
dues-day-unreadable = I can't tell which day “{ $written }” is. Write it like this: 2026-11-03 or 11-3; today needs no date.
dues-day-ahead = That day hasn't come yet.

## What is published
dues-publishing-title = Dues, { $period } (yuan)
dues-publishing-picture = Dues: collected and used
dues-publishing-line = { $what } { $yuan }
dues-publishing-line-day = { $what } ({ $day }) { $yuan }
dues-publishing-opening = Opening balance
dues-publishing-collected = Collected
dues-publishing-refunded = Refunded
dues-publishing-handed = Handed to the higher committee
dues-publishing-handed-memo = Handed to the higher committee: { $memo }
dues-publishing-handed-rest = Handed upwards, { $count } more
dues-publishing-allotted = Allotted by the higher committee
dues-publishing-allotted-memo = Allotted by the higher committee: { $memo }
dues-publishing-allotted-rest = Allotted, { $count } more
dues-publishing-spent = Spent
dues-publishing-spent-memo = Spent: { $memo }
dues-publishing-spent-rest = Spent, { $count } more
dues-publishing-corrected = Corrections of earlier bookings
dues-publishing-closing = Closing balance
dues-publishing-people = { $paid } of the { $due } members who owed dues for this period had paid in full when it was published.
dues-publishing-names = Paid in full: { $names }
dues-publishing-seal = Checksum { $checksum }
dues-publishing-column-what = Item
dues-publishing-column-day = Date
dues-publishing-column-yuan = Yuan
dues-publishing-file = Dues { $period }

## Publishing
dues-publishing-ask = Once published it is frozen, and the picture goes to every group of the branch. Publish it?
dues-publishing-announced = Dues published: { $period } (no. { $number })
dues-publishing-done = Published (no. { $number }). The picture goes to the groups; a PDF and a table follow for you. Checksum: { $checksum }
dues-publishing-more = For the table send: /duesreport { $number } table
dues-publishing-none = This branch hasn't published any dues yet.
dues-publishing-none-such = There is no publication { $number }.
dues-publishing-already = This period was published already (no. { $number }) and stays as it is. To see it: /duesreport { $number }
dues-publishing-before = This branch keeps its books here from { $month } on; there are none for this period.
dues-publishing-changed = The books changed since you saw them, so nothing was published. Send /duesreport with the period again and look once more.

## Checking
dues-publishing-check-how = Say which one to check, for example: /duesreport check 2
dues-publishing-check = Publication { $number } ({ $period }):
dues-publishing-sealed = The checksum matches: it was not changed since.
dues-publishing-broken = The checksum doesn't match: what was published has been changed. Ask whoever runs the bot to find out why.
dues-publishing-agrees = Counted again from the ledger, every figure agrees.
dues-publishing-differs = Counted again from the ledger, these don't agree: { $parts }
dues-publishing-later = { $count } bookings came into this period since and are not counted in it.
dues-publishing-checksum = Checksum: { $checksum }
dues-publishing-part = { $part ->
    [opening] opening balance
    [charged] charged
    [collected] collected
    [refunded] refunded
    [handed] handed upwards
    [allotted] allotted
    [spent] spent
    [corrected] corrections
    [closing] closing balance
    [due] members who owed
    [paid] members who paid
   *[other] other
}

## Settings and audit
dues-setting-names-published = whether publications of dues name who has paid in full (never anybody's amount)
dues-audit-published = published the dues of { $first } to { $last } (no. { $number }, checksum { $checksum })
