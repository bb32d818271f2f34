### Paying dues: paid, prepaid, withdrawn, how to pay

## Help
dues-help-paid = Say that you have paid; the organisation commissioner checks it. A screenshot may come with it
    .example = /paid 3 months
    .detail =
        /paid : all that is open
        /paid 3.00 yuan : an amount
        /paid 3 months : months, from the oldest open one on
        /paid 3.00 yuan cash : cash, transfer or group
        /paid 3.00 yuan for @someone : handed in for somebody else
        A screenshot goes with the words, or right after them to me in private
dues-help-prepaid = Pay months ahead
    .example = /prepaid 3 months
dues-help-unpaid = Withdraw a claim of your own that waits to be checked
    .example = /withdrawpaid 12
dues-word-how = how
    .words = 怎么缴|怎么交|如何缴|how

## Months
dues-paying-month = { $year }-{ $month }
dues-paying-months = { $first } to { $last } ({ $count } months)
dues-paying-some-months = { $first } and others, { $count } months

## How to pay
dues-paying-how-own = How to pay: { $note }
dues-paying-how-other = How to pay: by the group collection, or in cash to the organisation commissioner.
dues-paying-how-payee = How to pay: by the payee's code (send “/dues how” to see it), or in cash to the organisation commissioner.
dues-paying-how-note = Note: { $note }
dues-paying-how-then = Then send “/paid AMOUNT” or “/paid 3 months”, with a screenshot if you have one.

## Claimed
dues-paying-claimed = Claim { $number } is noted: { $yuan } yuan. You hear from me in private when it was checked. If it is wrong send: /withdrawpaid { $number }
dues-paying-claimed-for = Claim { $number } is noted: { $yuan } yuan for { $name }. You both hear from me in private when it was checked. If it is wrong send: /withdrawpaid { $number }
dues-paying-space = {" "}
dues-paying-settles = It pays { $months }.
dues-paying-part = Of { $month }, { $yuan } yuan stay open.
dues-paying-left = After it { $yuan } yuan are still owed.
dues-paying-ahead = { $yuan } yuan of it are prepaid, until { $until }.
dues-paying-ahead-begun = { $yuan } yuan of it are prepaid.
dues-paying-back = Note: this pays { $count } months of the past. By the rules back payment generally reaches at most { $most } months (Rules on the collection, use and management of Party dues, 2008). It is noted all the same; tell the organisation commissioner how it came.
dues-paying-picture = If you have a screenshot, send it here within { $minutes } minutes.
dues-paying-picture-taken = The screenshot is with claim { $number } now.

## Asked
dues-paying-ask-over = { $open } yuan are open; this is { $yuan } yuan:
dues-paying-ask-open-first = { $open } yuan are still open and come first. With them it is { $yuan } yuan in all:
dues-paying-ask-far = This is { $yuan } yuan in all, more than a year ahead:
dues-paying-ask-which = Is “{ $written }” an amount or a number of months?
dues-paying-as-yuan = { $yuan } yuan
dues-paying-as-months = { $months } months, { $yuan } yuan in all
dues-paying-as-line = · { $what }: { $settles }

## Not claimed
dues-claims-nothing-open = Nothing is open for you. To pay ahead send: /prepaid 3 months
dues-claims-waiting-covers = What is open was claimed already (claim { $numbers }) and waits to be checked; nothing more to do. To pay ahead send: /prepaid 3 months
dues-claims-ahead-how = Say how many months ahead, or an amount, for example: /prepaid 3 months
dues-claims-no-rate = What your coming months cost isn't known yet. Say an amount, for example: /prepaid 3.00 yuan
dues-claims-months = Months go from 1 to { $most }. Or say an amount, for example: /paid 3.00 yuan
dues-claims-for-whom = Say for whom, for example: /paid 3.00 yuan for @someone
dues-claims-for-amount = For somebody else, say the amount, for example: /paid 3.00 yuan for @someone
dues-claims-too-many = { $most } claims wait already. Wait until they are checked, or withdraw a wrong one: /withdrawpaid NUMBER
dues-claims-none = There is no claim { $number }.
dues-claims-which = Say which one, for example: { $example }
dues-claims-is-waiting = Claim { $number } still waits to be checked.
dues-claims-is-confirmed = Claim { $number } was confirmed already; nothing changed.
dues-claims-is-returned = Claim { $number } was returned already; nothing changed.
dues-claims-is-withdrawn = Claim { $number } was withdrawn by its member; nothing changed.
dues-claims-withdrawn = Claim { $number } ({ $yuan } yuan) is withdrawn.
dues-claims-own-waiting = Yours that wait: { $lines }
dues-claims-own-line = claim { $number }, { $yuan } yuan

## Pictures
dues-picture-not = This is no picture that can be shown (PNG, JPG, WebP or GIF). Send a screenshot.
dues-picture-too-big = The picture is larger than { $limit } MB. Send a smaller one.
dues-picture-lost = I couldn't get the picture (or it is larger than { $limit } MB). Send it once more.
