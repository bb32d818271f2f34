### Review: the book of mistakes, reviewing, the nudge, weak points, points

quiz-review-language = en
quiz-review-comma = {", "}
quiz-review-or = {" or "}
quiz-review-and = {"; "}

## Help
quiz-help-mistakes = see your book of mistakes: how many there are and what is due
    .example = /mistakes
    .detail =
        What you get wrong in daily quizzes and exams goes into the book by itself, one book for both platforms.
        To get it as a table: /mistakes export
quiz-help-review = review the mistakes that are due; you are told right or wrong, why, and when each comes again
    .example = /review
    .detail =
        Answer a choice with its letter (several: ACD), true or false with true or false, a gap with the words.
        Where a right answer was no effort, reply “too easy” and it stays away longer.
        To end: /stopreview. What is left stays due for the next time.
quiz-help-stop-review = stop reviewing; what is left stays for the next time
    .example = /stopreview
quiz-help-review-nudge = switch the weekly reminder to review on or off
    .example = /reviewnudge off
quiz-help-weak = see what the branch knows least, as a proposal for the next themed day (no names)
    .example = /weak
    .detail = A term may be named: /weak last-term, /weak 2026-spring
quiz-help-points = see your points of this term
    .example = /points
quiz-help-ranking = see the first few by points this term
    .example = /ranking

## A question
quiz-review-head = [Review] { $due } due
quiz-review-question = [{ $kind }] No. { $number }: { $text }
quiz-review-option = { $letter }. { $option }
quiz-review-kind-single = one choice
quiz-review-kind-multiple = several choices
quiz-review-kind-truefalse = true or false
quiz-review-kind-blank = fill in
quiz-review-how-single = Reply with one letter, such as B. To stop send: /stopreview
quiz-review-how-multiple = Reply with every letter that you think is right, such as ACD. To stop send: /stopreview
quiz-review-how-truefalse = Reply true or false. To stop send: /stopreview
quiz-review-how-blank = Reply with the answer. To stop send: /stopreview
quiz-review-true = true
quiz-review-false = false
quiz-review-ticked = ✓ { $letter }
quiz-review-unticked = { $letter }
quiz-review-send = Send { $letters }
quiz-review-command = /review
quiz-review-command-answer = /review { $token } { $answer }
quiz-review-command-tick = /review { $token } tick { $letters }
quiz-review-button = Review now

## How it went
quiz-review-right = Right: { $answer }
quiz-review-partly = Partly right. The right answer: { $answer }
quiz-review-wrong = Wrong. The right answer: { $answer }
quiz-review-explanation = Why: { $text }
quiz-review-source = Source: { $text }
quiz-review-again-now = You can review this question again now.
quiz-review-again-soon = It comes once more in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
quiz-review-again-on = It comes again on { $on } (in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }).
quiz-review-easy-hint = No effort at all? Reply: too easy
quiz-review-easy = It will stay away longer. { $again }
quiz-review-gone = This question can no longer be reviewed (it was retired, or is being asked in a quiz or an exam); it needs no answer.
quiz-review-repeated = This answer had arrived before. { $again }
quiz-review-none-due = Nothing more is due. The next one is due at { $at }.
quiz-review-empty = Your book of mistakes is empty. What you get wrong in daily quizzes and exams goes into it by itself.
quiz-review-stopped = We stop here. What is left stays in your book; to go on send: /review
quiz-review-nothing-to-stop = Nothing is being reviewed. To review send: /review

## Said otherwise
quiz-review-nothing-stands = No question waits for your answer. To review send: /review
quiz-review-stale = This question has been answered or another one has come, so this did not count. To go on send: /review
quiz-review-nothing-easy = You have not just got a review question right, so nothing changed. “too easy” works within 15 minutes after a right answer.
quiz-review-bad-truth = I did not understand. Please answer this review question with true or false; to stop send: /stopreview
quiz-review-bad-letters = I did not understand. Please answer this review question with one letter from A to { $last }, or several for a multiple choice, such as AC; to stop send: /stopreview
quiz-review-bad-one-letter = This review question has one right option. Please answer with one letter; to stop send: /stopreview
quiz-review-bad-outside = There is no option { $letter }; the last one is { $last }. Please answer again.
quiz-review-bad-blank = I see no answer. Please answer this review question in words; to stop send: /stopreview
quiz-review-bad-too-long = That is too long, at most { $most } characters. Please answer again, shorter.
quiz-review-book-words = I did not understand. To see your book send: /mistakes; for the table: /mistakes export
quiz-review-nudge-words = I did not understand. Please send: /reviewnudge on or /reviewnudge off
quiz-review-weak-words = I don't know which term that is. Please write: term, last-term or 2026-spring

## The book of mistakes
quiz-review-book = Your book of mistakes: { $total ->
        [one] { $total } question
       *[other] { $total } questions
    }, { $due } due now
quiz-review-book-next = The next one is due at { $at }
quiz-review-topics = By topic: { $topics }
quiz-review-topic = { $topic } { $count }
quiz-review-last = The last ones:
quiz-review-last-line = · No. { $number } { $text }
quiz-review-book-how = To review: /review. As a table: /mistakes export
quiz-review-exported = Your book of mistakes, { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } with the answers (without what is being asked in a quiz or an exam just now)
quiz-review-sheet = Mistakes
quiz-review-file = mistakes-{ $day }.xlsx
quiz-review-column-number = No.
quiz-review-column-topic = Topic
quiz-review-column-kind = Kind
quiz-review-column-text = Question
quiz-review-column-options = Options
quiz-review-column-answer = Right answer
quiz-review-column-explanation = Explanation
quiz-review-column-source = Source
quiz-review-column-mistakes = Times wrong
quiz-review-column-added = Since
quiz-review-column-due = Due

## The weekly reminder
quiz-review-nudge = { $due ->
        [one] { $due } question
       *[other] { $due } questions
    } in your book of mistakes can be reviewed; it takes a few minutes. Send: /review
    To get this reminder no more send: /reviewnudge off
quiz-review-nudge-on = You will be reminded once a week when something is due.
quiz-review-nudge-off = You will not be reminded to review. To change that send: /reviewnudge on
quiz-review-nudge-is-on = The reminder is on (once a week when something is due, where the branch has it on). To switch it off send: /reviewnudge off
quiz-review-nudge-is-off = The reminder is off. To switch it on send: /reviewnudge on
quiz-job-review-nudge = weekly reminder to review

## Weak points
quiz-review-weak-title = What to study next
quiz-review-weak-head = { $term }: what the branch knew least in quizzes and exams, proposed for the agenda of the next themed day:
quiz-review-weak-line = { $place }. { $clause } ({ $topic }): { $percent }% right, answered by { $people } people or more
quiz-review-weak-topic = { $topic } (questions without a source)
quiz-review-weak-note = Only closed quizzes and exams count, and only what at least 5 people answered; nothing is told of any one person.
quiz-review-weak-people = People
quiz-review-weak-percent = Right
quiz-review-weak-none = Nothing to list
quiz-review-weak-nothing = { $term }: there is no weak point to list; either all is known well, or fewer than 5 people answered.
quiz-review-spring = Spring term of { $year }
quiz-review-autumn = Autumn term of { $year }

## Points
quiz-review-points = Your points: { $today } today (at most { $cap } a day), { $term } this term, { $streak ->
        [one] { $streak } day
       *[other] { $streak } days
    } in a row
quiz-review-ranking = The first few by points this term:
quiz-review-ranking-line = { $place }. { $name } { $points }
quiz-review-ranking-empty = There is no ranking to show yet this term.

## Settings
quiz-setting-review-nudge = whether members with mistakes that are due are reminded in private once a week (each can switch it off)
quiz-setting-review-nudge-day = the day of the week on which they are reminded (1 is Monday, 7 Sunday)
quiz-setting-review-nudge-at = the time at which they are reminded
quiz-setting-points = whether points are given
quiz-setting-points-cap = how many points a person can get on one day
quiz-setting-ranking = whether there is a ranking by points (needs points; only the first few are named)
