### The daily quiz

## Help
quiz-help-answer = Answer today's questions
    .example = /answer 1B 2ACD
    .short = /answer
    .detail =
        The answer follows its number, several at a time: /answer 1B 2ACD 3T 4Yan'an
        Where there is one question it needs no number: /answer B
        In the group or in private; QQ and Telegram are one and the same. Results come at the close.
quiz-help-today = Today's questions and what you answered, in private
    .example = /quiz
    .detail =
        Said in a group, the questions come to you in private; after the close with answers and explanations.
quiz-help-press = What the buttons say
    .example = /dq 57 B

## Settings
quiz-setting-daily = Whether there is a daily quiz
quiz-setting-daily-days = On which days of the week, such as 1-5, mon-fri, mon,wed,fri or daily
quiz-setting-daily-at = When the questions are sent
quiz-setting-daily-count = How many questions at a time
quiz-setting-daily-topics = Ask of these topics only, divided by commas (none: of all)
quiz-setting-daily-hours = After how many hours it closes
quiz-setting-daily-change = Whether an answer may be changed until the close (else the first one counts)
quiz-setting-daily-picture = Whether the group is shown at the close how many chose each option, as a picture
quiz-daily-bad-days = “{ $value }” names no days of the week; the setting is unchanged. Write 1-5, mon-fri, mon,wed,fri or daily.

## Timers
quiz-job-daily-open = questions of the daily quiz
quiz-job-daily-close = close of the daily quiz

## Words
quiz-daily-comma = {", "}
quiz-daily-or = {" / "}
quiz-daily-language = en
quiz-daily-true = True
quiz-daily-false = False
quiz-daily-kind-single = one choice
quiz-daily-kind-multiple = several choices
quiz-daily-kind-truefalse = true or false
quiz-daily-kind-blank = fill in
quiz-daily-some-text = Paris
quiz-daily-ticked = ✓
quiz-daily-send = Send
quiz-daily-command = /dq { $item } { $what }

## Questions
quiz-daily-head = Daily quiz { $day }: { $count ->
    [one] 1 question
   *[other] { $count } questions
 }, open until { $until }.
quiz-daily-head-late = (Sent late) Daily quiz { $day }: { $count ->
    [one] 1 question
   *[other] { $count } questions
 }, open until { $until }.
quiz-daily-question = { $number }. ({ $kind }) { $text }
quiz-daily-option = { $letter }. { $text }
quiz-daily-how = Answer here or in private, for example: /answer { $example }
    Results come at the close.
quiz-daily-press-single = Press a button, or write: /answer { $example }
quiz-daily-press-several = Press letters to choose, again to take one back, then “Send”; or write: /answer { $example }
quiz-daily-press-truefalse = Press a button, or write: /answer { $example }
quiz-daily-press-blank = Answer here or in private, for example: /answer { $example }
quiz-daily-no-questions = { $named ->
    [yes] The bank has no usable question of the topics “{ $topics }”
   *[no] The bank has no usable question
 }, so no daily quiz was sent on { $day }. Add questions with /bank import, or allow all topics with /settings quiz.daily_topics none.
quiz-daily-few = { $named ->
    [yes] The bank has too few usable questions of the topics “{ $topics }”
   *[no] The bank has too few usable questions
 }: the daily quiz of { $day } should have { $wanted }, and { $there } went out. Please add questions with /bank import.

## One's own sheet
quiz-daily-sheet = Daily quiz { $day }, open until { $until }. You answered { $done } of { $count }.
quiz-daily-sheet-closed = The daily quiz of { $day } is closed; { $count ->
    [one] this was the question.
   *[other] these were the { $count } questions.
 }
quiz-daily-ending = The daily quiz of { $day } ({ $count ->
    [one] 1 question
   *[other] { $count } questions
 }) is over; the answers come in a moment.
quiz-daily-own = Your answer: { $answer }
quiz-daily-own-ticked = You chose { $answer }, not sent yet
quiz-daily-own-none = Not answered yet
quiz-daily-none-today = There is no daily quiz today.
quiz-daily-off = This branch has no daily quiz. The secretary can switch it on in private: /settings quiz.daily on

## Answers that came
quiz-daily-group-new-one = { $name } has answered ({ $numbers }). Results come at the close.
quiz-daily-group-new = { $count } have answered, results come at the close: { $names }
quiz-daily-group-changed-one = { $name } changed the answer to { $numbers }.
quiz-daily-group-changed = { $count } changed answers: { $names }
quiz-daily-group-before-one = { $name } had answered { $numbers } before; nothing changed.
quiz-daily-group-before = Had answered before, nothing changed: { $names }
quiz-daily-told-answer = { $number }: { $answer }
quiz-daily-told-new = Noted { $answers }. Results come at the close.
quiz-daily-told-changed = Changed to { $answers }.
quiz-daily-told-same = You had answered so before, nothing changed: { $answers }.
quiz-daily-told-kept = The first answer counts, nothing changed: { $answers }.
quiz-daily-told-ticked = Chosen: { $answer }. Press “Send” when you are done.
quiz-daily-told-none-ticked = Nothing is chosen now.
quiz-daily-told-left = Not answered yet: { $numbers }.

## Answers that can't be taken
quiz-daily-not-open = No daily quiz is open now, it may have closed. /quiz shows today's questions.
quiz-daily-closed = The daily quiz of { $day } is closed and takes no more answers. /quiz shows today's questions.
quiz-daily-not-a-member = Only members of this branch can answer. If you are one, bind your account first: write /bind to me in private.
quiz-daily-nothing-ticked = Nothing is chosen in question { $number } yet. Press letters first, then “Send”.
quiz-daily-answer-missing = Please write the answer after the command, for example: /answer 1B 2ACD. /quiz shows the questions.
quiz-daily-which = There are { $count } questions today and I can't tell which you mean; nothing was noted. Please write the numbers, for example: /answer 1B 2ACD
quiz-daily-no-such = There is no question { $number }, today has { $count }; nothing was noted.
quiz-daily-twice = Question { $number } is answered twice here; nothing was noted. Please answer each once.
quiz-daily-stray = There is no number before “{ $what }”; nothing was noted. Please write it like /answer 1B 2ACD
quiz-daily-truth = Question { $number } wants true or false, for example: /answer { $number }T. Nothing was noted.
quiz-daily-letters = Question { $number } wants letters from A to { $last }, for example: /answer { $number }A. Nothing was noted.
quiz-daily-outside = Question { $number } has no option { $letter }, only A to { $last }; nothing was noted.
quiz-daily-one-letter = Question { $number } takes one letter only; nothing was noted.
quiz-daily-blank = Question { $number } wants words after its number, for example: /answer { $number } Paris. Nothing was noted.
quiz-daily-too-long = The answer to question { $number } is too long, { $most } characters at most; nothing was noted.

## The close
quiz-daily-closed-head = The daily quiz of { $day } is closed, { $count } answered.
quiz-daily-closed-late = (Sent late) The daily quiz of { $day } is closed, { $count } answered.
quiz-daily-closed-question = { $number }. { $text }
    Right: { $right } ({ $answered } answered, { $correct } of them right)
quiz-daily-explanation = Why: { $text }
quiz-daily-source = Source: { $text }
quiz-daily-result = Your daily quiz of { $day }: { $right } of { $count } right.
quiz-daily-result-line = { $number }. { $verdict }
quiz-daily-in-book = What was not right is in your book of mistakes now; practise it with /review.
quiz-daily-verdict-right = Right: { $answer } (the answer is { $right })
quiz-daily-verdict-part = Right in part: you answered { $answer }, the answer is { $right }
quiz-daily-verdict-wrong = Not right: you answered { $answer }, the answer is { $right }
quiz-daily-verdict-none = Not answered; the answer is { $right }

## The picture
quiz-daily-picture-title = Daily quiz { $day }
quiz-daily-picture-subtitle = { $count } answered
quiz-daily-picture-question = { $number }. { $text }
quiz-daily-picture-note = { $answered } answered, { $correct } right
quiz-daily-picture-footer = Green is right
quiz-daily-bar-right = Right
quiz-daily-bar-other = Other
