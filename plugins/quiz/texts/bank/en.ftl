## Help
quiz-help-bank = the question bank: see, search, import, export, mend, retire
    .example = /bank
    .detail =
        /bank: how many questions there are on each topic
        /bank search democratic centralism: find questions by what they say
        /bank see 12: question 12 with its answer and source
        /bank import: send me a file in private (xlsx, csv, YAML, Moodle GIFT, Aiken); all of it goes in or nothing, and twice is the same as once
        /bank export: an xlsx; also /bank export gift and /bank export csv
        /bank template: a table to fill in
        /bank sample: import the sample questions that come with the bot
        /bank mend 12 answer B: change the answer; also text, option (/bank mend 12 option B the new wording), explanation, topic, difficulty, source, version, until
        /bank retire 12 13: ask these no more; /bank restore 12: ask it again
        /bank rule "The Party Constitution" 2027-10-20: the rule has a new version, and what rests on an older one retires
        Answers come in private, since they hold the right answers.
quiz-job-bank-expiry = retiring outdated questions

## Words of the bank
quiz-bank-word-search = search
    .words = 搜索|搜|查找|找|search|find
quiz-bank-word-see = see
    .words = 看|查看|显示|see|show
quiz-bank-word-import = import
    .words = 导入|上传|import
quiz-bank-word-export = export
    .words = 导出|下载|export
quiz-bank-word-template = template
    .words = 模板|空白表|template
quiz-bank-word-sample = sample
    .words = 示例|示例题|样例|sample
quiz-bank-word-retire = retire
    .words = 停用|停|retire
quiz-bank-word-restore = restore
    .words = 启用|恢复|restore
quiz-bank-word-mend = mend
    .words = 改|修改|更正|mend|change|correct
quiz-bank-word-rule = rule
    .words = 换规|换版|rule
quiz-bank-part-answer = answer
    .words = 答案|正确答案|answer
quiz-bank-part-text = text
    .words = 题目|题干|text|question
quiz-bank-part-option = option
    .words = 选项|option
quiz-bank-part-explanation = explanation
    .words = 解析|说明|explanation
quiz-bank-part-topic = topic
    .words = 主题|分类|topic
quiz-bank-part-difficulty = difficulty
    .words = 难度|difficulty
quiz-bank-part-source = source
    .words = 出处|来源|source
quiz-bank-part-version = version
    .words = 版本|version
quiz-bank-part-until = until
    .words = 有效期|有效期至|until
quiz-bank-comma = ,{" "}
quiz-bank-or = {" "}or{" "}
quiz-bank-and-more = { $numbers } and more
quiz-bank-kind-single = single choice
quiz-bank-kind-multiple = multiple choice
quiz-bank-kind-truefalse = true/false
quiz-bank-kind-blank = fill-in
quiz-bank-difficulty-1 = easy
quiz-bank-difficulty-2 = medium
quiz-bank-difficulty-3 = hard
quiz-bank-true = true
quiz-bank-false = false

## Seeing
quiz-bank-none = The bank of “{ $branch }” is empty. Send “/bank template” for a table, fill it in and send “/bank import”; or begin with the sample questions: “/bank sample”.
quiz-bank-empty = There is no question to export. Send “/bank template” for a table, or “/bank sample” to begin with the sample questions.
quiz-bank-title = Bank of “{ $branch }”: { $count } in use{ $retired ->
    [0] .
   *[other] , { $retired } retired.
 }
quiz-bank-kind-count = { $kind } { $count }
quiz-bank-topic = · { $topic }: { $count } ({ $kinds })
quiz-bank-topics-more = … and { $count } more topics
quiz-bank-how = To find: /bank search words; to see: /bank see number. Everything: /help bank
quiz-bank-line = { $number }. [{ $kind }] { $text }
quiz-bank-question = Question { $number } [{ $kind }] { $topic } · { $difficulty }
quiz-bank-answer = Answer: { $answer }
quiz-bank-explanation = Explanation: { $explanation }
quiz-bank-source = Source: { $source } (version: { $version })
quiz-bank-no-source = none given
quiz-bank-no-version = none given
quiz-bank-until = Holds until: { $day }
quiz-bank-retired = Retired on { $day }: { $why }
quiz-bank-why-hand = by somebody's word
quiz-bank-why-expired = its last day is over
quiz-bank-why-rule = its rule has a new version
quiz-bank-ref = Id: { $ref }
quiz-bank-no-question = There is no question { $number } in the bank. Send “/bank” to see what there is.
quiz-bank-unknown-word = I didn't understand “{ $written }”. After /bank you can write: search, see, import, export, template, sample, mend, retire, restore, rule. How each goes: /help bank
quiz-bank-may-not = Your office may see the bank, but not change or export it. Send “/rights” to see who may, or ask the secretary.
quiz-bank-see-how = Please write one number, like: /bank see 12

## Searching
quiz-bank-search-how = Please write what to look for, like: /bank search democratic centralism
quiz-bank-index-coming = (The search index is still being made, so this looked for the very words; in some seconds it finds more.)
quiz-bank-not-found = Nothing was found for “{ $query }”. Try other words, or send “/bank” to see the topics.
quiz-bank-found = { $count } found for “{ $query }”:
quiz-bank-see = With answer and source: /bank see { $number }

## Import
quiz-bank-use = import questions
quiz-bank-send-file = Now please send me the file in private, within { $minutes } minutes: xlsx, csv, YAML, Moodle GIFT or Aiken (txt). If you have none yet, send “/bank template” for a table.
quiz-bank-not-in-group = A bank has answers in it, so please send the file to me in private, not in the group.
quiz-bank-one-file = Please send one file at a time. The bank is unchanged.
quiz-bank-lost-file = I couldn't get this file. The bank is unchanged. Please see that it has at most { $limit } MB and send it again.
quiz-bank-full = A bank holds { $limit } questions at most and has { $there }; this file doesn't fit in. The bank is unchanged.
quiz-bank-imported = The questions are in: { $added } added, { $changed } updated, { $same } unchanged.
quiz-bank-faults = There are { $count } faults in the file. Nothing was imported, the bank is unchanged.
quiz-bank-faults-how = Please mend them and send the file again.
quiz-bank-report-faults = Faults ({ $count }):
quiz-bank-report-near = Much like another question, please see if they are the same ({ $count }):
quiz-bank-report-skipped = Types that the bank doesn't know, skipped ({ $count }):
quiz-bank-report-notes = Worth knowing ({ $count }):
quiz-bank-report-more = … and { $count } more, all in the file below
quiz-bank-report-file = import-report.txt
quiz-bank-asleep = { $count } of these had been retired by somebody; they were updated and stay retired: { $numbers }. To ask one again: /bank restore number
quiz-bank-over = The last day of { $count } is over; they won't be asked: { $numbers }
quiz-bank-lacking = { $count } lack an explanation or a source. Better add them before an exam: get the table with /bank export, fill it in, and send /bank import.
quiz-bank-sample-review = These are samples. Before a formal exam please review each against the rules in force.
quiz-import-in-bank = this is question { $number } of the bank under another id; to update that one, use its id
quiz-import-answered = question { $number } of the bank has been answered: its kind and the number and order of its options can't change, since answers are kept by them. Give the new question another id

## Export
quiz-bank-file = bank { $branch } { $day }
quiz-bank-exported = { $count } questions{ $left_out ->
    [0] .
   *[other] ; { $left_out } retired ones were left out.
 } The answers are in it: please don't pass it on to the group.
quiz-bank-export-how = “{ $written }” is no format that I can write. You can send: /bank export, /bank export gift, /bank export csv
quiz-bank-export-ends = The file's name must end with one of: { $ends }
quiz-bank-template = This is the bank's template with an example of each kind, which the import passes over. When it is filled in, send “/bank import” and then the file.
quiz-bank-template-file = bank-template.xlsx

## Mending
quiz-bank-mend-how = It goes like this: /bank mend 12 answer B
quiz-bank-mend-part = I didn't understand “{ $written }”. What can be mended: answer, text, option, explanation, topic, difficulty, source, version, until. For example: /bank mend 12 explanation the new explanation
quiz-bank-no-option = Please write the letter of the option (one of { $letters }) and its new wording, like: /bank mend 12 option A the new wording. The bank is unchanged.
quiz-bank-same = Question { $number } is already like that; nothing was changed.
quiz-bank-option-moved = This question has { $count } options. Their number and order can't change, since answers are kept by them; nothing was changed. For that, retire this question and import another.
quiz-bank-mended = Question { $number } is mended.
quiz-bank-mended-answer = The answer to question { $number } was “{ $old }” and is “{ $new }” now. Those who answered it are graded again.

## Retiring and restoring
quiz-bank-numbers-how = Please write numbers, like: /bank retire 12 13. At most { $limit } at a time.
quiz-bank-retired-done = { $count } retired, they won't be asked any more: { $numbers }
quiz-bank-retired-same = Retired already: { $numbers }
quiz-bank-restored-done = { $count } restored: { $numbers }
quiz-bank-restored-same = In use already: { $numbers }
quiz-bank-restored-over = Their last day is over, so they were not restored: { $numbers }. Please look at them, then set a new day, like: /bank mend { $number } until 2028-12-31 (“none” for no end)
quiz-bank-unknown-numbers = Not in the bank: { $numbers }
quiz-bank-more = … and { $count } more
quiz-bank-rule-how = Please write the rule's title and the day of its new version, like: /bank rule "The Party Constitution" 2027-10-20
quiz-bank-rule-none = No question in use rests on a version of “{ $rule }” before { $version }; nothing was changed.{ $unclear ->
    [0] { "" }
   *[other] {" "}{ $unclear } name it as their source without a version; please look at them.
 }
quiz-bank-rule-ask = “{ $rule }” has a version of { $version }. { $count } questions that rest on an older one would retire:
quiz-bank-rule-done = { $count } questions that rest on a version of “{ $rule }” before { $version } have retired: { $numbers }. When you have looked at one and set its version: /bank restore number
quiz-bank-rule-unclear = { $count } more name it as their source without a version; they stay, please look at them: { $numbers }
quiz-bank-rule-notice = “{ $rule }” has a version of { $version }. { $count } questions that rest on an older one have retired, please look at them:
quiz-bank-expired-notice = The last day of { $count } questions in the bank of “{ $branch }” is over. They have retired, please look at them:
quiz-bank-expired-how = Where one still holds, set a new day and restore it, like: /bank mend { $number } until 2028-12-31, then: /bank restore { $number }

## The record of changes
quiz-audit-bank-imported = imported questions: { $added } added, { $changed } updated
quiz-audit-question-corrected = mended question { $number }
quiz-audit-question-retired = retired { $count } questions: { $numbers }
quiz-audit-question-restored = restored { $count } questions: { $numbers }
quiz-audit-question-expired = retired { $count } questions whose last day was over: { $numbers }
quiz-audit-question-rule-changed = retired { $count } questions, since “{ $rule }” has a version of { $version }: { $numbers }
