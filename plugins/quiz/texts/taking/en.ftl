quiz-help-exam = see your exams, and with a number begin or continue one (in private)
    .example = /exam 3
    .detail =
        /exam: your exams
        /exam 3: its rules, then begin or continue, on either platform
        During an exam just send the answer: B, ACD, true, or the text of a blank
        previous, next, question 5: move; question 5 B: change answer 5
        /submit: hand in early
quiz-help-submit = hand in your exam
    .example = /submit

quiz-job-exam-time-up = handing in when the time of an exam is up
quiz-job-exam-reminder = reminder before an exam closes
quiz-job-exam-mistakes = mistakes of an exam into the books of mistakes

quiz-taking-command = /exam { $what }
quiz-taking-command-submit = /submit { $what }
quiz-taking-comma = {", "}
quiz-taking-semicolon = {"; "}
quiz-taking-true = true
quiz-taking-false = false
quiz-taking-left = { $minutes ->
    [0] less than a minute
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

quiz-taking-unreadable = Which exam is that? Send /exam for the list, or a number such as /exam 3.
quiz-taking-no-exam = There is no exam { $number }. Send /exam for your exams.
quiz-taking-empty = “{ $title }” has no questions yet and can't be begun. Please tell the publicity commissioner.
quiz-taking-not-yet = “{ $title }” opens at { $when }. Send /exam { $number } then.
quiz-taking-over = “{ $title }” closed at { $when }; you did not take it.
quiz-taking-cancelled = “{ $title }” was cancelled; there is nothing more to answer.
quiz-taking-used-up = “{ $title }” can be taken { $attempts ->
    [one] once, and you have taken it.
   *[other] { $attempts } times, and you have used them all.
}
quiz-taking-another-runs = You are in the middle of “{ $title }”. Finish it with /submit before you begin another exam; /exam { $number } continues it.
quiz-taking-nothing-open = You have no exam under way. Send /exam for your exams.
quiz-taking-finished-before = This attempt was handed in before; nothing more was saved. Send /exam for your exams.
quiz-taking-no-place = There is no question { $place }; this paper has { $count }.
quiz-taking-bad-truth = Question { $number } is true or false: send “true” or “false”. Nothing was saved.
quiz-taking-bad-letters = For question { $number } send letters, A to { $last }. Nothing was saved.
quiz-taking-bad-outside = Question { $number } has no option { $letter }, only A to { $last }. Nothing was saved.
quiz-taking-bad-one-letter = Question { $number } has one right option: send one letter. Nothing was saved.
quiz-taking-bad-blank = Question { $number } is to be filled in: just send the answer. Nothing was saved.
quiz-taking-bad-too-long = The answer to question { $number } is too long, at most { $most } characters. Nothing was saved.
quiz-taking-too-late = “{ $title }” was handed in before; this answer was not saved. Send /exam { $number } for the result.
quiz-taking-not-saved = The time was over; this answer was not saved.

quiz-taking-in-private = Exams are taken in private: send me { $command } in a private chat.
quiz-taking-in-private-link = Exams are taken in private: send me { $command } in a private chat, or open { $link }
quiz-taking-button-private = To the private chat

quiz-taking-none = Your branch has no exams at present.
quiz-taking-list = Your exams:
quiz-taking-line = { $number }. { $title }: { $way ->
    [not-yet] opens at { $opens }, { $minutes } minutes
    [begin] open until { $closes }, { $minutes } minutes. Send /exam { $number }
    [continue] under way, { $left } left. Send /exam { $number } to continue
    [again] { $marks } of { $total } points; you may take it again until { $closes }. Send /exam { $number }
    [done] { $marks } of { $total } points, done. Send /exam { $number } for the result
    [used-up] handed in, being marked
   *[over] closed at { $closes }, not taken
}
quiz-taking-button-open = { $number }. { $title }

quiz-taking-rules =
    “{ $title }” has { $count } questions, { $total } points in all; { $pass_mark }% is a pass.
    You have { $minutes } minutes; the exam closes at { $closes }. Attempts allowed: { $attempts }, the best counts; this is number { $number }.
    Once begun the time runs on, even over a restart of the bot. Every answer is saved at once; you may continue on the other platform and change answers until you hand in.
    To fill in a blank just send the answer; if it happens to be a command, send “question 5 answer”. When the time is up your paper is handed in.
    Begin now?

quiz-taking-head = Question { $place } of { $count } ({ $kind ->
    [single] one choice
    [multiple] several choices
    [truefalse] true or false
   *[blank] fill in
}, { $points } points), { $left } left
quiz-taking-yours = Your answer: { $answer }
quiz-taking-how = { $kind ->
    [single] Send one letter, such as B.
    [multiple] Send the letters of all right options, such as ACD.
    [truefalse] Send “true” or “false”.
   *[blank] Just send the answer.
} Or: previous, next, question 5, /submit
quiz-taking-saved = Saved question { $place }: { $answer }
quiz-taking-unticked = Question { $place } has no option ticked now
quiz-taking-ticked = ✓ { $label }
quiz-taking-button-back = ‹ Previous
quiz-taking-button-on = Next ›
quiz-taking-button-confirm = Confirm
quiz-taking-button-place = Question { $place }
quiz-taking-button-submit = Hand in
quiz-taking-all-answered = All { $count } questions are answered, { $left } left. Send “question 5” to go back and change one, /submit to hand in.
quiz-taking-some-open = That was the last of { $count }. Not answered: { $open } (question { $places }). { $left } left. Send “question 5” to go to one, /submit to hand in.
quiz-taking-submit-sure = { $open ->
    [0] Every question of “{ $title }” is answered.
   *[other] “{ $title }” still has { $open } without an answer (question { $places }).
} Once handed in nothing can be changed. Hand in now?

quiz-taking-finished = { $why ->
    [time] Time is up: “{ $title }” was handed in with everything that was saved.
   *[hand] “{ $title }” is handed in.
} Answered { $answered } of { $count }, { $marks } of { $total } points, { $passed ->
    [yes] a pass
   *[no] below the pass mark
}.
quiz-taking-more = Attempts left: { $more }; the best counts. Send /exam { $number }.
quiz-taking-answers-later = After { $closes }, send /exam { $number } for the right answers and explanations.
quiz-taking-answers-now = Send /exam { $number } for the right answers and explanations.

quiz-taking-closing = “{ $title }” closes at { $closes }. { $begun ->
    [yes] You are in the middle of it; remember to hand in.
   *[no] You have not taken it yet; it takes { $minutes } minutes.
} Send /exam { $number } to { $begun ->
    [yes] continue
   *[no] begin
}.
quiz-taking-back-again = I have just restarted. The time of “{ $title }” ran on: { $left } left, you are at question { $place }, and every saved answer is there. Send /exam { $number } to continue.
quiz-taking-remarked = A question of “{ $title }” was corrected: your marks change from { $old } to { $new } of { $total } points.
    Question: { $question }{ $shown ->
        [yes] {"\u000A"}The right answer was “{ $before }” and is now “{ $after }”.
       *[no] {"\u000A"}Its answer was wrong; the right one can be seen after the exam has closed.
    }
