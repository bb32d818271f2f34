### The digest and the word cloud

## Help
opinions-help-report = See your branch's last digest of opinions: what was answered, and what became of it
    .example = /opinionreport
    .detail =
        /opinionreport 3: the digest of round 3
        Secretary and discipline commissioner: /opinionreport 3 shows it to you first; /opinionreport 3 quote 12 lets it quote 3-12 (each one by itself); /opinionreport 3 unquote 12; /opinionreport 3 publish sends it to the groups
opinions-help-cloud = See a round's keywords as a picture (secretary, discipline commissioner)
    .example = /opinioncloud 3
    .detail =
        Only words that several people wrote are in it; /opinioncloud 3 publish sends it to the groups

## Words
opinions-word-quote = quote
    .words = 引用|quote
opinions-word-unquote = unquote
    .words = 取消引用|不引用|unquote
opinions-word-publish = publish
    .words = 发布|公布|publish

## What is published
opinions-report-title = What became of your opinions: “{ $title }” (round { $round })
opinions-report-figures = { $answered } of the { $count } released opinions were answered.
opinions-report-states = Progress: { $states }
opinions-report-state = { opinions-state }: { $count }
opinions-report-comma = {", "}
opinions-report-answer = { $at }. Answer to { $count ->
    [one] 1 opinion
   *[other] { $count } opinions
}: { $text }
opinions-report-quote = {"  "}In the opinion's words: “{ $text }”
opinions-report-quotes = Not answered yet (quoted by decision of the branch's officers):
opinions-report-quote-state = {"  "}“{ $text }” ({ opinions-state })
opinions-report-quote-reason = {"  "}“{ $text }” ({ opinions-state }: { $reason })
opinions-command-report = /opinionreport { $round }
opinions-report-whole = Not all of it is listed here. For the whole, send the bot in private: { $command }
opinions-report-receipt = If you wrote an opinion, your receipt shows you the answer to it in private, and lets you add to it.

## Preview and publication
opinions-reporting-none = Your branch has not published a digest of opinions yet.
opinions-reporting-none-of = No digest of round { $round } has been published yet.
opinions-reporting-how = I can't tell what to do. Write it like this: /opinionreport 3, /opinionreport 3 quote 12, /opinionreport 3 unquote 12, /opinionreport 3 publish
opinions-reporting-preview = Not published yet; it would read:
opinions-reporting-ticked = Opinions that may be quoted: { $names }
opinions-reporting-no-tick = No opinion is quoted. To quote one send: /opinionreport { $round } quote NUMBER
opinions-reporting-quoting = Careful: a passage of answer { $at } stands word for word in an opinion that isn't ticked. Others may know the author by it.
opinions-reporting-reasons = Careful: a passage of a reason stands word for word in an opinion that isn't ticked.
opinions-reporting-publish-how = To send it to the groups: /opinionreport { $round } publish
opinions-reporting-ask = It can't be taken back, and goes to every group of the branch. Publish it?
opinions-reporting-empty = Round { $round } has no answer and no progress yet, so there is nothing to publish. Use /answeropinions or /opinionstatus first.
opinions-reporting-changed = Answers or progress changed after it was shown to you; nothing was published. Please send /opinionreport with the round again.
opinions-reporting-done = The digest of round { $round } is published and on its way to the groups.
opinions-reporting-one = Each one is decided by itself; please name one, like this: /opinionreport { $round } quote 12
opinions-reporting-tick-ask = Quote { $name } in the digest? These words would go to the groups as they are (without picture and additions):
opinions-reporting-tick-style = Careful: even without a name, people who know the author may recognise the words, the tone or the matter. If in doubt don't quote, and answer in words of your own.
opinions-reporting-tick-done = The digest will quote { $name }. To take that back send: /opinionreport { $round } unquote { $number }
opinions-reporting-tick-before = { $name } may be quoted already.
opinions-reporting-untick-done = The digest won't quote { $name }.
opinions-reporting-untick-before = { $name } wasn't to be quoted anyway.

## Word cloud
opinions-cloud-write = I can't tell what to do. Write it like this: /opinioncloud 3, /opinioncloud 3 publish
opinions-cloud-few = Only { $count } opinions of round { $number } aren't hidden, fewer than { $least }, so there is no word cloud: with so few, words could tell who wrote them.
opinions-cloud-none = No word stands in several opinions of round { $number }, so there is no word cloud. A word of a single opinion is never drawn.
opinions-cloud-title = Keywords of round { $number }, “{ $title }”: { $words }
opinions-cloud-how = To send it to the groups: /opinioncloud { $number } publish
opinions-cloud-ask = Send this picture to every group of the branch? No word of a single opinion is in it.
opinions-cloud-changed = Opinions were hidden or shown again after you saw it; nothing was published. Please send /opinioncloud with the round again.
opinions-cloud-said = What people wrote about in “{ $title }” (round { $number }): { $words }
opinions-cloud-done = The word cloud of round { $number } is on its way to the groups.
opinions-cloud-busy = Too many opinions are being looked at just now; please send it again in a minute.

## The record of changes
opinions-audit-reported = published the digest of round { $number }
opinions-audit-cloud = published the word cloud of round { $number }
