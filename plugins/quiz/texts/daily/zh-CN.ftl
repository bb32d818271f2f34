### 每日答题

## 帮助
quiz-help-answer = 回答今天的题
    .example = 答 1B 2ACD
    .short = 答
    .detail =
        序号后面写答案，一次可以答几题：答 1B 2ACD 3对 4延安
        只有一题时不用写序号：答 B
        群里和私聊都可以，QQ 和 Telegram 算同一份。截止后公布答案。
quiz-help-today = 看今天的题和自己答了什么，私聊给您
    .example = 今日答题
    .detail =
        在群里发，题目会私聊发给您；截止后能看到答案和解析。
quiz-help-press = 按钮用的命令
    .example = 日答 57 B

## 设置
quiz-setting-daily = 是否开启每日答题
quiz-setting-daily-days = 星期几答题，例如 1-5、周一至周五、一三五、每天
quiz-setting-daily-at = 每天几点发题
quiz-setting-daily-count = 每次几道题
quiz-setting-daily-topics = 只从这些主题出题，用逗号隔开（“无”表示不限）
quiz-setting-daily-hours = 发题后几小时截止
quiz-setting-daily-change = 截止前能不能改答案（不能改时以第一次为准）
quiz-setting-daily-picture = 截止时是否在群里发各选项的比例图
quiz-daily-bad-days = “{ $value }”看不出是星期几，设置没有改动。请写成 1-5、周一至周五、一三五 或 每天。

## 定时任务
quiz-job-daily-open = 每日答题发题
quiz-job-daily-close = 每日答题截止

## 词
quiz-daily-comma = {"、"}
quiz-daily-or = {" / "}
quiz-daily-language = zh
quiz-daily-true = 对
quiz-daily-false = 错
quiz-daily-kind-single = 单选
quiz-daily-kind-multiple = 多选
quiz-daily-kind-truefalse = 判断
quiz-daily-kind-blank = 填空
quiz-daily-some-text = 延安
quiz-daily-ticked = ✓
quiz-daily-send = 提交
quiz-daily-command = 日答 { $item } { $what }

## 题目
quiz-daily-head = 每日答题 { $day }，共 { $count } 题，{ $until } 截止。
quiz-daily-head-late = （补发）每日答题 { $day }，共 { $count } 题，{ $until } 截止。
quiz-daily-question = { $number }.【{ $kind }】{ $text }
quiz-daily-option = { $letter }. { $text }
quiz-daily-how = 请在群里或私聊回复，例如：答 { $example }
    截止后公布答案。
quiz-daily-press-single = 点按钮作答，或回复：答 { $example }
quiz-daily-press-several = 点字母选择，再点一次取消，选好后点“提交”；或回复：答 { $example }
quiz-daily-press-truefalse = 点按钮作答，或回复：答 { $example }
quiz-daily-press-blank = 请在群里或私聊回复，例如：答 { $example }
quiz-daily-no-questions = { $named ->
    [yes] 题库里没有主题为“{ $topics }”的可用题目
   *[no] 题库里没有可用的题目
 }，{ $day } 的每日答题没有发出。请发送“题库 导入”补充题目，或用“设置 答题主题 无”放宽主题。
quiz-daily-few = { $named ->
    [yes] 主题为“{ $topics }”的可用题目不够
   *[no] 题库里可用的题目不够
 }，{ $day } 的每日答题要 { $wanted } 题，只发了 { $there } 题。请发送“题库 导入”补充题目。

## 自己的一份
quiz-daily-sheet = 每日答题 { $day }，{ $until } 截止，您已答 { $done }/{ $count } 题。
quiz-daily-sheet-closed = 每日答题 { $day }（共 { $count } 题）已经截止，答案如下。
quiz-daily-ending = 每日答题 { $day }（共 { $count } 题）已经截止，答案马上公布。
quiz-daily-own = 您的答案：{ $answer }
quiz-daily-own-ticked = 您选了 { $answer }，还没有提交
quiz-daily-own-none = 您还没有答
quiz-daily-none-today = 今天没有每日答题。
quiz-daily-off = 本支部没有开启每日答题。书记可以私聊发送“设置 每日答题 开”。

## 收到答案
quiz-daily-group-new-one = { $name } 的答案收到了（第 { $numbers } 题），截止后公布结果。
quiz-daily-group-new = 收到 { $count } 位同志的答案，截止后公布结果：{ $names }
quiz-daily-group-changed-one = { $name } 改了第 { $numbers } 题的答案。
quiz-daily-group-changed = { $count } 位同志改了答案：{ $names }
quiz-daily-group-before-one = { $name } 之前已经答过第 { $numbers } 题，没有改动。
quiz-daily-group-before = 之前已经答过，没有改动：{ $names }
quiz-daily-told-answer = { $number } 题 { $answer }
quiz-daily-told-new = 收到：{ $answers }。截止后公布结果。
quiz-daily-told-changed = 已改为：{ $answers }。
quiz-daily-told-same = 之前已经这样答过，没有改动：{ $answers }。
quiz-daily-told-kept = 以第一次的答案为准，没有改动：{ $answers }。
quiz-daily-told-ticked = 已选 { $answer }，选好后点“提交”。
quiz-daily-told-none-ticked = 现在一个也没选。
quiz-daily-told-left = 还没答：第 { $numbers } 题。

## 不能收的答案
quiz-daily-not-open = 现在没有可以作答的每日答题，可能已经截止。发送“今日答题”可以看今天的题。
quiz-daily-closed = { $day } 的每日答题已经截止，不能再答了。发送“今日答题”可以看今天的题。
quiz-daily-not-a-member = 只有这个支部的成员才能答题。如果您是，请先绑定：私聊我发送“绑定”。
quiz-daily-nothing-ticked = 第 { $number } 题还没有选。请先点字母，再点“提交”。
quiz-daily-answer-missing = 请在“答”后面写答案，例如：答 1B 2ACD。发送“今日答题”可以看题。
quiz-daily-which = 今天有 { $count } 题，看不出答的是哪几题，都没有记。请写上序号，例如：答 1B 2ACD。
quiz-daily-no-such = 没有第 { $number } 题，今天只有 { $count } 题；这次的答案都没有记。
quiz-daily-twice = 第 { $number } 题写了两次答案，这次的答案都没有记。请每题只写一次。
quiz-daily-stray = “{ $what }”前面没有序号，这次的答案都没有记。请写成“答 1B 2ACD”的样子。
quiz-daily-truth = 第 { $number } 题是判断题，请答“对”或“错”，例如：答 { $number }对。这次的答案都没有记。
quiz-daily-letters = 第 { $number } 题要选字母 A 到 { $last }，例如：答 { $number }A。这次的答案都没有记。
quiz-daily-outside = 第 { $number } 题没有选项 { $letter }，只有 A 到 { $last }；这次的答案都没有记。
quiz-daily-one-letter = 第 { $number } 题是单选题，只能选一个字母；这次的答案都没有记。
quiz-daily-blank = 第 { $number } 题是填空题，请在序号后面写答案，例如：答 { $number }延安。这次的答案都没有记。
quiz-daily-too-long = 第 { $number } 题的答案太长，最多 { $most } 个字；这次的答案都没有记。

## 截止
quiz-daily-closed-head = 每日答题 { $day } 已截止，{ $count } 人作答。
quiz-daily-closed-late = （补发）每日答题 { $day } 已截止，{ $count } 人作答。
quiz-daily-closed-question = { $number }. { $text }
    正确答案：{ $right }（{ $answered } 人作答，{ $correct } 人答对）
quiz-daily-explanation = 解析：{ $text }
quiz-daily-source = 出处：{ $text }
quiz-daily-result = 每日答题 { $day } 的结果：{ $count } 题中您答对 { $right } 题。
quiz-daily-result-line = { $number }. { $verdict }
quiz-daily-in-book = 没答对的题已记入您的错题本，发送“复习”可以再练。
quiz-daily-verdict-right = 答对了：{ $answer }（正确答案 { $right }）
quiz-daily-verdict-part = 对了一部分：您答 { $answer }，正确答案 { $right }
quiz-daily-verdict-wrong = 没答对：您答 { $answer }，正确答案 { $right }
quiz-daily-verdict-none = 没有作答，正确答案 { $right }

## 图
quiz-daily-picture-title = 每日答题 { $day }
quiz-daily-picture-subtitle = { $count } 人作答
quiz-daily-picture-question = { $number }. { $text }
quiz-daily-picture-note = { $answered } 人作答，{ $correct } 人答对
quiz-daily-picture-footer = 绿色为正确答案
quiz-daily-bar-right = 答对
quiz-daily-bar-other = 其他
