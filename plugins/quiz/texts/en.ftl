quiz-title = Quizzes and exams

## Import: the parts of a question
quiz-import-part-id = id
quiz-import-part-kind = kind
quiz-import-part-text = question
quiz-import-part-options = options
quiz-import-part-answer = answer
quiz-import-part-topic = topic
quiz-import-part-difficulty = difficulty
quiz-import-part-explanation = explanation
quiz-import-part-source = source
quiz-import-part-rule-version = rule version
quiz-import-part-holds-until = holds until

## One a line
quiz-import-line = Row { $row }: { $what }
quiz-import-line-part = Row { $row }, { $part }: { $what }

## The file as a whole
quiz-import-too-big = The file is too large: { $limit } MB at most. The bank is unchanged. Please send it in several files.
quiz-import-too-many = There are too many questions: { $limit } in a file at most. The bank is unchanged. Please send them in several files.
quiz-import-old-excel = This is an old xls or has a password, which I can't read. The bank is unchanged. Please save it as xlsx without a password and send it again.
quiz-import-unreadable = The file can't be opened, it may be damaged. The bank is unchanged. Please fill in the template and send that.
quiz-import-encoding = The text of this file can't be read. The bank is unchanged. Please save it in UTF-8 and send it again.
quiz-import-unknown-format = I can't tell which format this is. The bank is unchanged. I read xlsx, csv, YAML, Moodle GIFT and Aiken.
quiz-import-empty = There are no questions in the file. The bank is unchanged.
quiz-import-no-heads = There are no heads of columns. The bank is unchanged. The first row needs “Kind”, “Question” and “Answer”; the template has them.
quiz-import-column-twice = Two columns mean “{ $head }”. The bank is unchanged. Please keep one of them and send the file again.
quiz-import-missing-column = The column “{ $column ->
    [kind] Kind
    [text] Question
   *[answer] Answer
 }” is missing. The bank is unchanged. Please add it and send the file again.
quiz-import-yaml = Line { $line } is no good YAML. The bank is unchanged. Please look at indents, quotes and repeated keys; anchors and tags are not read.
quiz-import-yaml-form = A YAML file needs the key questions with a list below it. The bank is unchanged.

## What is wrong with a question
quiz-import-no-kind = the kind is missing
quiz-import-bad-kind = “{ $value }” is no kind; write single, multiple, truefalse or blank
quiz-import-no-text = the question is missing
quiz-import-no-topic = the topic is missing, and none was given for the import
quiz-import-bad-difficulty = “{ $value }” is no difficulty; write 1 (easy), 2 (medium) or 3 (hard)
quiz-import-bad-date = “{ $value }” is no date; write it as 2027-06-30
quiz-import-no-answer = the answer is missing
quiz-import-bad-truth = “{ $value }” says neither true nor false; write one of them
quiz-import-bad-letters = “{ $value }” is no letter of an option; write A or ACD
quiz-import-letter-outside = the answer { $letters } is not among the options
quiz-import-one-letter = a single choice has one answer, here are { $letters }; with several it is a multiple choice
quiz-import-many-forms = too many accepted forms, { $limit } at most
quiz-import-form-twice = the form “{ $value }” stands there twice
quiz-import-options-unwanted = { $kind ->
    [truefalse] a true/false question
   *[blank] a fill-in
 } has no options
quiz-import-option-count = { $count } options; there must be 2 to { $limit }
quiz-import-option-empty = option { $letter } is empty
quiz-import-option-twice = option { $letter } is the same as { $first }
quiz-import-too-long = { $length } characters are too many, { $limit } at most
quiz-import-formula = this is the formula “{ $value }”, not a content; paste it as a value
quiz-import-ref-twice = the id { $value } is that of row { $first }
quiz-import-question-twice = this is the question of row { $first }
quiz-import-bad-key = there is no key “{ $key }”; look at its spelling
quiz-import-not-a-text = this should be a text
quiz-import-yaml-question = this should be a question, as lines of “key: content”
quiz-import-gift-braces = the braces are not in pairs; a brace itself is written \{"{"} or \{"}"}
quiz-import-gift-two-in-one = several questions or answers in one block; a blank line goes between questions
quiz-import-gift-none-right = no option is right
quiz-import-gift-two-right = several options are marked right by an equals sign; if all must be chosen write percentages, such as ~%50%
quiz-import-gift-many-options = too many options, 10 at most (20 forms of a fill-in)
quiz-import-gift-wildcard = the answer has the wildcard *, which the bank doesn't know; an asterisk itself is written \*
quiz-import-aiken-answer-alone = no question stands before this answer
quiz-import-aiken-no-answer = this question has no line ANSWER
quiz-import-aiken-order = the letters of the options are not in the order A, B, C

## Types that are skipped
quiz-import-skip-essay = essay, skipped: { $text }
quiz-import-skip-numerical = numerical question, skipped: { $text }
quiz-import-skip-matching = matching question, skipped: { $text }
quiz-import-skip-description = description, skipped: { $text }

## What is worth knowing
quiz-import-note-column = the column “{ $head }” is not known and was not read
quiz-import-note-sheet = only the first sheet is read, “{ $title }” was not
quiz-import-note-key = the key “{ $key }” is not known and was not read
quiz-import-note-example = the template's example { $value } was not read
quiz-import-note-weights = the weights of options were not kept; the branch's own marks hold
quiz-import-note-picture = a picture was not kept
quiz-import-near = { $percent }% the same as the question in row { $first }
quiz-import-near-bank = { $percent }% the same as { $ref } of the bank: { $text }

## Papers
quiz-paper-nothing = There is no question in this paper. Please say how many of each kind.
quiz-paper-short = The bank has too few { $kind ->
    [single] single choices
    [multiple] multiple choices
    [truefalse] true/false questions
   *[blank] fill-ins
 }: topic { $topics ->
    [any] any
   *[one] “{ $topic }”
 }, difficulty { $difficulty ->
    [0] any
   *[other] { $difficulty }
 }; { $wanted } wanted, { $there } there. Please ask for fewer, or add questions first.
quiz-paper-shared = Taken together there are too few questions, namely { $kind ->
    [single] single choices
    [multiple] multiple choices
    [truefalse] true/false questions
   *[blank] fill-ins
 }: topic { $topics ->
    [any] any
   *[one] “{ $topic }”
 }, difficulty { $difficulty ->
    [0] any
   *[other] { $difficulty }
 }. Please ask for fewer, or add questions first.
