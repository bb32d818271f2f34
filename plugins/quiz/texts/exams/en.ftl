## Commands
quiz-help-newexam = Set an exam step by step, in private
    .example = /newexam November test
    .detail =
        Asked in turn: title, start, end, minutes, attempts, pass mark, paper, points, partial credit; then you confirm.
        Simply reply to each step; "back" goes back a step, "quit" gives up. If you stop half-way nothing is lost: /newexam goes on.
        A paper: single 10, multiple 5 hard, truefalse 5
quiz-help-cancelexam = Cancel an exam, with a second word
    .example = /cancelexam 3
quiz-help-results = See the results of an exam in private: your own, or the branch's
    .example = /results 3
    .detail =
        Once the exam has closed you see your answer, the right one and the explanation of every question.
        The secretary, the deputy and the publicity commissioner see the distribution, the item analysis and the gradebook; only your own: /results 3 me
quiz-help-unfinished = Who has not finished an exam yet
    .example = /unfinished 3
quiz-help-appeal = Object to a question of an exam that you took
    .example = /appeal 3 q5 the new rules say otherwise
    .detail =
        Questions count as they stand in your own paper. Without the exam's number it is the one that you finished last.
        Once for each question; only those who run exams see it.
quiz-help-decide = See and decide appeals
    .example = /decideappeal 7 upheld answer C
    .detail =
        By itself it lists what waits; with a number it shows that appeal's question and reason.
        Upheld needs the right answer: the bank is mended and everyone is marked again. Rejected needs a reason: /decideappeal 7 rejected article 8 says so
        For a blank the answer joins those that are accepted; divide several by |.

## What can be pressed
quiz-exams-command-step = /newexam step{ $step } { $answer }
quiz-exams-command-back = /newexam back
quiz-exams-command-drop = /newexam quit
quiz-exams-command-take = /exam { $number }
quiz-exams-command-results = /results { $number }
quiz-exams-command-case = /decideappeal { $number }
quiz-exams-command-uphold = /decideappeal { $number } upheld answer { $answer }
quiz-exams-button-back = Back
quiz-exams-button-drop = Quit
quiz-exams-button-take = Take exam { $number }
quiz-exams-button-results = Results { $number }
quiz-exams-button-case = See appeal { $number }
quiz-exams-button-uphold = Make it { $answer }

## Words
quiz-exams-language = en
quiz-exams-comma = { ", " }
quiz-exams-join = { ", " }
quiz-exams-kind = { $kind ->
    [single] single
    [multiple] multiple
    [truefalse] truefalse
   *[blank] blank
 }
quiz-exams-level = { $level ->
    [1] easy
    [2] medium
   *[3] hard
 }
quiz-exams-true = true
quiz-exams-false = false
quiz-exams-platform = { $platform ->
    [qq] QQ
    [telegram] Telegram
   *[other] { $platform }
 }
quiz-exams-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
 }
quiz-exams-when = { $weekday } { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 } { $clock }
quiz-exams-when-year = { $weekday } { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 } { $year } { $clock }
quiz-exams-partial = { $partial ->
    [none] points only when all is right
    [balanced] in proportion, wrong ticks cost points, never below 0
   *[missed] in proportion, nothing with a wrong tick
 }

## Step by step
quiz-exams-head = New exam { $at }/{ $of }
quiz-exams-head-titled = New exam { $at }/{ $of } · { $title }
quiz-exams-hint = Reply "back" to change the step before, "quit" to give up.
quiz-exams-ask-title = What is the exam called? Just reply, for example: November test
quiz-exams-ask-opens = When does it open? For example: tomorrow 19:00, Friday 18:00, 30 Nov 19:00, or "now".
    .choices = now|today 19:00|tomorrow 19:00
quiz-exams-ask-closes = It opens { $opens }. When does it close? A time (Sunday 22:00) or a length (2 hours, 3 days).
    .choices = 2 hours|1 day|3 days|7 days
quiz-exams-ask-minutes = It closes { $closes }. How many minutes for one attempt? The time runs from its beginning and never stops.
    .choices = 30 min|60 min|90 min
quiz-exams-ask-attempts = How many attempts does everyone have? The best one counts.
    .choices = 1|2|3
quiz-exams-ask-pass-mark = What percentage is the pass mark?
    .choices = 60%|80%|90%
quiz-exams-ask-paper =
    Which questions? For each part a kind and a number, with a topic and a difficulty (easy, medium, hard) if you like; commas between parts.
    For example: single 10, multiple 5 hard, truefalse 5
    The bank has:
    { $stock }
quiz-exams-ask-points = { $count } questions. How many points for each kind? For example: { $example }. A number alone is for every question.
quiz-exams-ask-partial =
    { $total } points in all. What does an incomplete answer to a multiple choice earn?
    1 nothing
    2 its share, nothing with a wrong tick
    3 its share, wrong ticks cost points, never below 0
    .choices = 1|2|3
quiz-exams-stock-line = { $topic }: { $kinds }
quiz-exams-stock-kind = { $kind } { $count }
quiz-exams-stock-more = … and { $count } more topics
quiz-exams-stock-none = (no questions: reply "quit", then send /bank import, or /bank sample for the shipped ones)
quiz-exams-summary =
    Please check:
    Title: { $title }
    Open: { $opens } to { $closes }
    { $minutes } minutes, { $attempts } { $attempts ->
        [one] attempt
       *[other] attempts
    }, pass mark { $pass }%
    Paper: { $count } questions, { $total } points
    { $cells }
    Multiple choice: { $partial }
    Questions and options come in another order for everyone. The groups are told when it opens.
quiz-exams-summary-cell = · { $count } { $kind }{ $topics ->
    [any] {""}
   *[one] {" "}{ $topic }
 }{ $levels ->
    [any] {""}
   *[one] {" "}({ $level })
 }, { $points } points each
quiz-exams-summary-overlap = ⚠ It overlaps with exam { $number }, “{ $title }”. If you confirm, it is created all the same.
quiz-exams-past-step = That step is over. Now:
quiz-exams-unfinished-draft = You have an exam that is not finished yet; here it goes on. Reply "quit" to drop it.
quiz-exams-dropped = All right, no exam.
quiz-exams-no-draft = You are not setting an exam. Send /newexam to begin.
quiz-exams-draft-changed = The exam has just been changed, or it is created already; nothing more was created. Send /newexam to see how it stands.
quiz-exams-created =
    Exam { $number }, “{ $title }”, is set: { $count } questions, { $total } points.
    The groups are told when it opens, { $opens }; it closes { $closes }.
    To cancel it: /cancelexam { $number }; who is missing: /unfinished { $number }; results: /results { $number }

## An answer that won't do
quiz-exams-bad-title = Please reply with the title, { $most } characters at most.
quiz-exams-title-long = The title has { $length } characters, { $most } at most. A shorter one, please.
quiz-exams-moment-unreadable = I can't read “{ $word }” as a time. Write: tomorrow 19:00, Friday 18:00, 30 Nov 19:00, or 3 days.
quiz-exams-moment-no-such-date = There is no such day as “{ $word }”. Write: 30 Nov 19:00
quiz-exams-moment-no-clock = “{ $word }” has no time of day. Write: Friday 18:00
quiz-exams-opens-past = That time is over. Please write a later one, or "now".
quiz-exams-opens-far = That is too far ahead, { $days } days at most. Please write an earlier time.
quiz-exams-closes-early = It has to close after it opens, and at least { $minutes } minutes from now. Write: 2 hours, or Sunday 22:00
quiz-exams-closes-late = An exam stays open { $days } days at most. Please write an earlier end.
quiz-exams-bad-minutes = Please write 1 to { $most } minutes, for example: 60, or 1 hour
quiz-exams-minutes-long = The exam is open for { $window } minutes only; an attempt can't be longer.
quiz-exams-bad-attempts = Please write a number from 1 to { $most }, for example: 1
quiz-exams-bad-pass-mark = Please write a percentage from 0 to 100, for example: 60
quiz-exams-bad-paper = I can't read “{ $part }”. A part needs a kind (single, multiple, truefalse, blank) and a number, for example: multiple 5 hard
quiz-exams-no-paper = Please write kinds and numbers, for example: single 10, multiple 5 hard, truefalse 5
quiz-exams-zero = “{ $part }” is 0 questions. Leave out what you don't want; else write 1 at least.
quiz-exams-no-topic = The bank has no topic “{ $topic }”. Please take one of the list, or none.
quiz-exams-bad-difficulty = “{ $word }” is no difficulty. Write easy, medium, hard, or difficulty 1 to 3.
quiz-exams-paper-long = A paper has { $most } questions at most.
quiz-exams-bad-points = Please write the points of each kind, for example: single 2, multiple 4; or only a number.
quiz-exams-points-range = A question is worth more than 0 and at most { $most } points.
quiz-exams-points-extra = The paper has no { $kind ->
    [single] single choices
    [multiple] multiple choices
    [truefalse] true/false questions
   *[blank] blanks
 }; please leave out their points.
quiz-exams-points-missing = The points of the { $kind ->
    [single] single choices
    [multiple] multiple choices
    [truefalse] true/false questions
   *[blank] blanks
 } are missing. Please write every kind.
quiz-exams-bad-partial = Please reply 1, 2 or 3.
quiz-exams-bad-confirm = Please confirm as it says above, or reply "back" or "quit".
quiz-exams-window-over = The exam's time is over; nothing was created. Reply "back" to change it, or "quit".
quiz-exams-overlap = In that time there is now exam { $number }, “{ $title }”; nothing was created. Send /newexam and check again.

## How an exam stands
quiz-exams-none = There is no exam yet. Those who run exams set one with /newexam.
quiz-exams-no-such = There is no exam { $number }. Send /exam to see which there are.
quiz-exams-is-planned = Exam { $number }, “{ $title }”, is not open yet.
quiz-exams-is-open = Exam { $number }, “{ $title }”, is open.
quiz-exams-is-closed = Exam { $number }, “{ $title }”, is over.
quiz-exams-is-cancelled = Exam { $number }, “{ $title }”, is cancelled.
quiz-exams-number-unreadable = Please write the exam's number, for example: { $command } 3
quiz-exams-number-missing = Please say which exam, for example: /cancelexam 3
quiz-exams-cancel-ask = Cancel exam { $number }, “{ $title }”? What was answered counts no more, and it can't be taken back.
quiz-exams-cancelled = Exam { $number }, “{ $title }”, is cancelled.
quiz-exams-cancelled-notice = Exam { $number }, “{ $title }”, is cancelled; no need to take it.

## What the groups read
quiz-exams-announce =
    Exam { $number }, “{ $title }”, is open.
    { $count } questions, { $total } points, { $pass }% to pass, { $minutes } minutes, attempts: { $attempts }, closes { $closes }.
    Send me /exam { $number } in private, on QQ or Telegram; you can go on with it on the other one.
quiz-exams-announce-late =
    Exam { $number }, “{ $title }”, is open already (this notice is late).
    { $count } questions, { $total } points, { $pass }% to pass, { $minutes } minutes, attempts: { $attempts }, closes { $closes }.
    Send me /exam { $number } in private, on QQ or Telegram; you can go on with it on the other one.
quiz-exams-group-summary =
    Exam { $number }, “{ $title }”, is over: { $count } of { $expected } took it.
    Mean { $mean }, median { $median } of { $total } points; { $passed } passed.
    Send me /results { $number } in private for your own marks, the answers and explanations.
quiz-exams-group-summary-few =
    Exam { $number }, “{ $title }”, is over: { $count } of { $expected } took it.
    Send me /results { $number } in private for your own marks, the answers and explanations.

## Results
quiz-exams-results-head = Results of exam { $number }, “{ $title }”
quiz-exams-results-so-far = Results of exam { $number }, “{ $title }”, so far; it closes { $closes }
quiz-exams-results-counts = Expected { $expected }, finished { $count }, not finished { $missing }
quiz-exams-results-figures = Mean { $mean }, median { $median }, highest { $highest }, lowest { $lowest } of { $total } points; { $passed } passed, { $share }%
quiz-exams-results-weak = Worth a look: { $questions }
quiz-exams-results-weak-one = question { $number } ({ $share }% of its points)
quiz-exams-results-more = Who is missing: /unfinished { $number }
quiz-exams-results-file = exam{ $number }-results-{ $day }.xlsx
quiz-exams-picture-title = { $title }
quiz-exams-picture-subtitle = { $expected } expected · { $count } finished · { $total } points
quiz-exams-picture-mean = mean
quiz-exams-picture-median = median
quiz-exams-picture-pass = passed
quiz-exams-picture-bands = Share of the points (people)
quiz-exams-band = { $band ->
    [0] under 60%
    [1] 60–69%
    [2] 70–79%
    [3] 80–89%
   *[4] 90% and up
 }
quiz-exams-picture-items = Item analysis
quiz-exams-picture-items-note = The lower the share of points, the harder the question. A discrimination under 0.2 (red) is worth a look: the key may be wrong, or everyone or nobody knew.
quiz-exams-picture-items-cut = The { $count } questions with the lowest share; the gradebook has them all.
quiz-exams-item-number = No.
quiz-exams-item-text = Question
quiz-exams-item-share = Share
quiz-exams-item-apart = Discr.
quiz-exams-sheet-book = Gradebook
quiz-exams-sheet-items = Item analysis
quiz-exams-column-name = Name
quiz-exams-column-no = Student number
quiz-exams-column-state = State
quiz-exams-column-attempts = Attempts
quiz-exams-column-marks = Marks
quiz-exams-column-total = Of
quiz-exams-column-share = Share %
quiz-exams-column-passed = Passed
quiz-exams-column-started = Begun
quiz-exams-column-finished = Finished
quiz-exams-column-minutes = Minutes
quiz-exams-column-platform = Platform
quiz-exams-column-place = Place
quiz-exams-column-number = Question number
quiz-exams-column-kind = Kind
quiz-exams-column-topic = Topic
quiz-exams-column-level = Difficulty
quiz-exams-column-question = Question
quiz-exams-column-points = Points
quiz-exams-column-count = People
quiz-exams-column-upper = Share, upper group
quiz-exams-column-lower = Share, lower group
quiz-exams-column-apart = Discrimination
quiz-exams-column-biserial = Correlation with the total
quiz-exams-column-rest = Correlation with the rest
quiz-exams-column-own = Your answer
quiz-exams-column-right = Right answer
quiz-exams-column-explanation = Explanation
quiz-exams-yes = yes
quiz-exams-no = no
quiz-exams-state-done = finished
quiz-exams-state-running = begun
quiz-exams-state-missing = not taken

quiz-exams-missing = Exam { $number }, “{ $title }”: { $count } have not finished: { $names }
quiz-exams-missing-running = Of these { $count } have begun: { $names }
quiz-exams-missing-nobody = Exam { $number }, “{ $title }”: everyone has finished.

## One's own results
quiz-exams-own-none = You have no result in exam { $number }, “{ $title }”. Send /exam to see your exams.
quiz-exams-own = Exam { $number }, “{ $title }”: { $marks } of { $total } points, { $passed ->
    [yes] passed
   *[no] not passed
 }.
quiz-exams-own-several = You took it { $count } times: { $marks }; the best one counts.
quiz-exams-own-later = Right answers and explanations can be seen after it closes, { $closes }.
quiz-exams-own-question = Question { $place } ({ $marks }/{ $points } points) { $text }
quiz-exams-own-answer = Your answer: { $own }; right: { $right }
quiz-exams-own-left = none
quiz-exams-own-explanation = Explanation: { $text }
quiz-exams-own-rest = { $count } questions that were all right are not listed; the table has them all.
quiz-exams-own-file = exam{ $number }-my-answers.xlsx
quiz-exams-own-sheet = Answers
quiz-exams-own-appeal = To object to a question: /appeal { $number } q5 reason

## Appeals
quiz-exams-appeal-how = Please write which question and why, for example: /appeal 3 q5 the new rules say otherwise
quiz-exams-appeal-no-reason = Please write why, for example: /appeal 3 q5 the new rules say otherwise
quiz-exams-appeal-long = That has { $length } characters, { $most } at most. A shorter one, please.
quiz-exams-appeal-none-taken = You have not finished any exam; you can appeal once you have.
quiz-exams-appeal-unfinished = You have not finished exam { $number }, “{ $title }”; you can appeal once you have.
quiz-exams-appeal-no-place = Your paper has no question { $place }, it has { $count }.
quiz-exams-appeal-again = You have appealed against question { $place } already, number { $number }. Once for each question.
quiz-exams-appeal-asked = Your appeal against question { $place } of exam { $exam } is in, number { $number }. Only those who run exams see it; you will be told in private.
quiz-exams-appeal-for-teacher = { $name } appeals against a question of exam { $exam }, “{ $title }” (number { $number }): { $reason }
quiz-exams-appeal-how-to-decide =
    Upheld: /decideappeal { $number } upheld answer { $example }
    Rejected: /decideappeal { $number } rejected reason
quiz-exams-case-question = Question { $number } ({ $kind }) { $text }
quiz-exams-case-answer = The key now: { $answer }
quiz-exams-decide-how = Please write: /decideappeal 7 upheld answer C, or: /decideappeal 7 rejected reason
quiz-exams-decide-answer = Please write the right answer, for example: /decideappeal { $number } upheld answer C
quiz-exams-decide-reason = Please write why; the person is told: /decideappeal { $number } rejected article 8 says so
quiz-exams-decide-same = That is the key that the bank has; nothing was changed. Appeal { $number } still waits.
quiz-exams-no-appeal = There is no appeal { $number }. Send /decideappeal to see which there are.
quiz-exams-no-appeals = No appeals are waiting.
quiz-exams-appeals = Appeals that wait: { $count }
quiz-exams-appeals-line = { $number }. { $name }, exam { $exam }: { $reason }
quiz-exams-appeal-was-waiting = Appeal { $number } was decided by somebody else just now.
quiz-exams-appeal-was-upheld = Appeal { $number } was decided before: upheld.
quiz-exams-appeal-was-rejected = Appeal { $number } was decided before: rejected.
quiz-exams-decided-upheld = Appeal { $number } is upheld. The key of question { $question } is now { $answer }; everyone who answered it is marked again, and told in private where the marks change.
quiz-exams-decided-rejected = Appeal { $number } is rejected; the person is told why.
quiz-exams-told-upheld = Your appeal against a question of exam { $exam }, “{ $title }”, is upheld; the right answer is now: { $answer }. Everyone has been marked again.
quiz-exams-told-upheld-open = Your appeal against a question of exam { $exam }, “{ $title }”, is upheld and everyone has been marked again. The exam is still open: the right answer can be seen once it has closed.
quiz-exams-told-rejected = Your appeal against a question of exam { $exam }, “{ $title }”, is rejected: { $note }

## Settings and timers
quiz-setting-exam-summary = Whether the groups are told counts, mean and distribution when an exam is over (never names)
quiz-setting-exam-reminder = How many hours before an exam closes those who have not finished are reminded; 0: not at all. Of a short exam in its last quarter. It is for exams that are set from now on
quiz-job-exam-open = the notice that an exam opens
quiz-job-exam-close = the close of an exam
quiz-job-exam-results = the summary of an exam

## The record of changes
quiz-audit-exam-created = set exam { $number }, “{ $title }”
quiz-audit-exam-cancelled = cancelled exam { $number }, “{ $title }”
quiz-audit-appeal-decided = decided appeal { $number } (question { $question } of the bank)
