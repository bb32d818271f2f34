## 命令
quiz-help-newexam = 私聊里一步一步创建一次考试
    .example = 创建考试 十一月党章测试
    .detail =
        依次问：名称、开始、截止、时长、次数、及格线、试卷、分值、多选计分，最后确认。
        每一步直接回复答案；“上一步”回去改，“算了”放弃。中途停下也不会丢，再发“创建考试”接着来。
        试卷写法：单选 10，多选 党章 5 难，判断 5
quiz-help-cancelexam = 取消一次考试，要再确认一次
    .example = 取消考试 3
quiz-help-results = 私下查看考试成绩：自己的，或全支部的
    .example = 成绩 3
    .detail =
        考试截止后，会列出每道题您的答案、正确答案和解析。
        书记、副书记和宣传委员看到的是全支部的分布、试题分析和成绩表；只看自己的：成绩 3 我
quiz-help-unfinished = 查看一次考试还没有交卷的人
    .example = 未考 3
quiz-help-appeal = 对考过的一道题提出申诉
    .example = 申诉 3 第5题 答案与新党章不一致
    .detail =
        第几题按您自己试卷上的顺序。不写考试编号就是您最近交卷的那次。
        一道题只能申诉一次，只有负责考试的同志看得到。
quiz-help-decide = 查看和处理申诉
    .example = 处理申诉 7 成立 答案 C
    .detail =
        只写“处理申诉”：列出等待处理的。写“处理申诉 7”：看这一条的题目和理由。
        成立要写正确答案，题库随之改正，所有人重新计分；不成立要写原因：处理申诉 7 不成立 党章第八条有明确规定
        填空题写的答案会加到已接受的写法里，几种写法用 | 分开。

## 可以点的命令
quiz-exams-command-step = 创建考试 第{ $step }步 { $answer }
quiz-exams-command-back = 创建考试 上一步
quiz-exams-command-drop = 创建考试 算了
quiz-exams-command-take = 考试 { $number }
quiz-exams-command-results = 成绩 { $number }
quiz-exams-command-case = 处理申诉 { $number }
quiz-exams-command-uphold = 处理申诉 { $number } 成立 答案 { $answer }
quiz-exams-button-back = 上一步
quiz-exams-button-drop = 算了
quiz-exams-button-take = 参加考试 { $number }
quiz-exams-button-results = 成绩 { $number }
quiz-exams-button-case = 看申诉 { $number }
quiz-exams-button-uphold = 改为 { $answer }

## 词
quiz-exams-language = zh
quiz-exams-comma = 、
quiz-exams-join = { "，" }
quiz-exams-kind = { $kind ->
    [single] 单选
    [multiple] 多选
    [truefalse] 判断
   *[blank] 填空
 }
quiz-exams-level = { $level ->
    [1] 易
    [2] 中
   *[3] 难
 }
quiz-exams-true = 对
quiz-exams-false = 错
quiz-exams-platform = { $platform ->
    [qq] QQ
    [telegram] Telegram
   *[other] { $platform }
 }
quiz-exams-weekday = { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
 }
quiz-exams-when = { $month }月{ $day }日（{ $weekday }）{ $clock }
quiz-exams-when-year = { $year }年{ $month }月{ $day }日（{ $weekday }）{ $clock }
quiz-exams-partial = { $partial ->
    [none] 全对才得分
    [balanced] 漏选按比例得分，错选扣分，扣到 0 为止
   *[missed] 漏选按比例得分，错选不得分
 }

## 一步一步创建
quiz-exams-head = 创建考试 { $at }/{ $of }
quiz-exams-head-titled = 创建考试 { $at }/{ $of } · { $title }
quiz-exams-hint = 回复“上一步”修改上一项，“算了”放弃。
quiz-exams-ask-title = 这次考试叫什么名字？直接回复，例如：十一月党章测试
quiz-exams-ask-opens = 什么时候开始？例如：明天 19:00、周五 18:00、11月30日 19:00，或“现在”。
    .choices = 现在|今天 19:00|明天 19:00
quiz-exams-ask-closes = { $opens } 开始。什么时候截止？可以写时刻（周日 22:00），也可以写多久（2小时、3天）。
    .choices = 2小时|1天|3天|7天
quiz-exams-ask-minutes = { $closes } 截止。每次答卷限多少分钟？时间从开始答卷起算，中途不停表。
    .choices = 30分钟|60分钟|90分钟
quiz-exams-ask-attempts = 每人可以考几次？考几次的取最高分。
    .choices = 1次|2次|3次
quiz-exams-ask-pass-mark = 及格线是满分的百分之几？
    .choices = 60%|80%|90%
quiz-exams-ask-paper =
    试卷要哪些题？一项写题型和题数，可以加主题和难度（易、中、难），几项用逗号分开。
    例如：单选 10，多选 党章 5 难，判断 5
    题库现在有：
    { $stock }
quiz-exams-ask-points = 共 { $count } 题。每种题型每题几分？例如：{ $example }。只写一个数就是每题都这么多分。
quiz-exams-ask-partial =
    满分 { $total } 分。多选题没有全对怎么算？
    1 全对才得分
    2 漏选按比例得分，错选不得分
    3 漏选按比例得分，错选扣分，扣到 0 为止
    .choices = 1|2|3
quiz-exams-stock-line = { $topic }：{ $kinds }
quiz-exams-stock-kind = { $kind } { $count }
quiz-exams-stock-more = ……另有 { $count } 个主题
quiz-exams-stock-none = （没有题目。请先回复“算了”，再发送“题库 导入”，或用示例题：“题库 示例”）
quiz-exams-summary =
    请核对：
    名称：{ $title }
    时间：{ $opens } 至 { $closes }
    时长：{ $minutes } 分钟，可考 { $attempts } 次，及格线 { $pass }%
    试卷：{ $count } 题，满分 { $total } 分
    { $cells }
    多选：{ $partial }
    题目和选项的顺序每人不同。到开始时间会在各群通知。
quiz-exams-summary-cell = · { $kind }{ $topics ->
    [any] {""}
   *[one] {" "}{ $topic }
 }{ $levels ->
    [any] {""}
   *[one] （{ $level }）
 } { $count } 题，每题 { $points } 分
quiz-exams-summary-overlap = ⚠ 与考试 { $number }《{ $title }》的时间重叠。确认就表示仍要创建。
quiz-exams-past-step = 那一步已经过了，现在是：
quiz-exams-unfinished-draft = 您有一次没有创建完的考试，接着来；不要了就回复“算了”。
quiz-exams-dropped = 好，不创建了。
quiz-exams-no-draft = 没有正在创建的考试。发送“创建考试”开始。
quiz-exams-draft-changed = 这次考试的内容刚刚改过，或已经创建了，没有再创建。发送“创建考试”看现在的内容。
quiz-exams-created =
    考试 { $number }《{ $title }》创建好了：{ $count } 题，满分 { $total } 分。
    { $opens } 开始时会在各群通知，{ $closes } 截止。
    取消：取消考试 { $number }；看未交的人：未考 { $number }；看成绩：成绩 { $number }

## 某一步的回答不能用
quiz-exams-bad-title = 请回复考试的名称，最多 { $most } 个字。
quiz-exams-title-long = 名称有 { $length } 个字，最多 { $most } 个。请写短一些。
quiz-exams-moment-unreadable = “{ $word }”看不出是什么时间。请写成：明天 19:00、周五 18:00、11月30日 19:00，或 3天。
quiz-exams-moment-no-such-date = 没有“{ $word }”这一天。请写成：11月30日 19:00
quiz-exams-moment-no-clock = “{ $word }”没有写几点。请写成：周五 18:00
quiz-exams-opens-past = 这个时间已经过了。请写一个以后的时间，或“现在”。
quiz-exams-opens-far = 开始时间太远了，最多 { $days } 天以后。请写早一些的时间。
quiz-exams-closes-early = 截止要在开始之后，而且至少还有 { $minutes } 分钟。请写：2小时，或 周日 22:00
quiz-exams-closes-late = 考试最多开放 { $days } 天。请写早一些的截止时间。
quiz-exams-bad-minutes = 请写 1 到 { $most } 的分钟数，例如：60，或 1小时
quiz-exams-minutes-long = 考试一共只开放 { $window } 分钟，每次答卷不能比这更长。
quiz-exams-bad-attempts = 请写 1 到 { $most } 的次数，例如：1
quiz-exams-bad-pass-mark = 请写 0 到 100 的百分数，例如：60
quiz-exams-bad-paper = “{ $part }”看不懂。一项要有题型（单选、多选、判断、填空）和题数，例如：多选 党章 5 难
quiz-exams-no-paper = 请写题型和题数，例如：单选 10，多选 党章 5 难，判断 5
quiz-exams-zero = “{ $part }”是 0 题。不要的就不用写；要的请写至少 1 题。
quiz-exams-no-topic = 题库里没有“{ $topic }”这个主题。请从列出的主题里选，或不写主题。
quiz-exams-bad-difficulty = “{ $word }”不是难度。请写易、中、难，或难度1到难度3。
quiz-exams-paper-long = 一份试卷最多 { $most } 题。
quiz-exams-bad-points = 请写每种题型的分值，例如：单选 2，多选 4；或只写一个数。
quiz-exams-points-range = 每题的分值要大于 0，最多 { $most } 分。
quiz-exams-points-extra = 试卷里没有{ $kind ->
    [single] 单选
    [multiple] 多选
    [truefalse] 判断
   *[blank] 填空
 }题，请不要写它的分值。
quiz-exams-points-missing = 还没有写{ $kind ->
    [single] 单选
    [multiple] 多选
    [truefalse] 判断
   *[blank] 填空
 }题的分值。请把每种题型都写上。
quiz-exams-bad-partial = 请回复 1、2 或 3。
quiz-exams-bad-confirm = 请按上面写的确认，或回复“上一步”“算了”。
quiz-exams-window-over = 考试的时间已经过了，没有创建。请回复“上一步”改时间，或“算了”。
quiz-exams-overlap = 这段时间里刚刚又有了考试 { $number }《{ $title }》，没有创建。发送“创建考试”再核对一次。

## 考试的状态
quiz-exams-none = 还没有考试。负责考试的同志发送“创建考试”就可以办一次。
quiz-exams-no-such = 没有编号 { $number } 的考试。发送“考试”看有哪些。
quiz-exams-is-planned = 考试 { $number }《{ $title }》还没有开始。
quiz-exams-is-open = 考试 { $number }《{ $title }》正在进行。
quiz-exams-is-closed = 考试 { $number }《{ $title }》已经结束。
quiz-exams-is-cancelled = 考试 { $number }《{ $title }》已经取消。
quiz-exams-number-unreadable = 请写考试的编号，例如：{ $command } 3
quiz-exams-number-missing = 请写明是哪一次考试，例如：取消考试 3
quiz-exams-cancel-ask = 要取消考试 { $number }《{ $title }》吗？已经答的不再计分，取消后不能恢复。
quiz-exams-cancelled = 考试 { $number }《{ $title }》取消了。
quiz-exams-cancelled-notice = 考试 { $number }《{ $title }》取消了，不用再答。

## 群里的通知
quiz-exams-announce =
    考试 { $number }《{ $title }》开始了。
    { $count } 题，满分 { $total } 分，{ $pass }% 及格，限时 { $minutes } 分钟，可考 { $attempts } 次，{ $closes } 截止。
    私聊我发送“考试 { $number }”就能答卷，QQ 和 Telegram 都可以，换一边也能接着答。
quiz-exams-announce-late =
    考试 { $number }《{ $title }》已经开始（通知晚了一些）。
    { $count } 题，满分 { $total } 分，{ $pass }% 及格，限时 { $minutes } 分钟，可考 { $attempts } 次，{ $closes } 截止。
    私聊我发送“考试 { $number }”就能答卷，QQ 和 Telegram 都可以，换一边也能接着答。
quiz-exams-group-summary =
    考试 { $number }《{ $title }》结束了：应考 { $expected } 人，交卷 { $count } 人。
    平均 { $mean } 分，中位 { $median } 分（满分 { $total }），及格 { $passed } 人。
    私聊我发送“成绩 { $number }”看自己的成绩、答案和解析。
quiz-exams-group-summary-few =
    考试 { $number }《{ $title }》结束了：应考 { $expected } 人，交卷 { $count } 人。
    私聊我发送“成绩 { $number }”看自己的成绩、答案和解析。

## 成绩
quiz-exams-results-head = 考试 { $number }《{ $title }》的成绩
quiz-exams-results-so-far = 考试 { $number }《{ $title }》到现在的成绩，{ $closes } 截止
quiz-exams-results-counts = 应考 { $expected } 人，交卷 { $count } 人，未交 { $missing } 人
quiz-exams-results-figures = 平均 { $mean } 分，中位 { $median } 分，最高 { $highest }，最低 { $lowest }（满分 { $total }）；及格 { $passed } 人，{ $share }%
quiz-exams-results-weak = 值得看一看的题：{ $questions }
quiz-exams-results-weak-one = 题库 { $number }（得分率 { $share }%）
quiz-exams-results-more = 未交的人：未考 { $number }
quiz-exams-results-file = 考试{ $number }成绩-{ $day }.xlsx
quiz-exams-picture-title = { $title }
quiz-exams-picture-subtitle = 应考 { $expected } 人 · 交卷 { $count } 人 · 满分 { $total } 分
quiz-exams-picture-mean = 平均
quiz-exams-picture-median = 中位
quiz-exams-picture-pass = 及格率
quiz-exams-picture-bands = 得分率的分布（人数）
quiz-exams-band = { $band ->
    [0] 60% 以下
    [1] 60–69%
    [2] 70–79%
    [3] 80–89%
   *[4] 90% 以上
 }
quiz-exams-picture-items = 试题分析
quiz-exams-picture-items-note = 得分率越低题越难。区分度低于 0.2 的题（红色）值得看一看：答案可能有误，或大家都会、都不会。
quiz-exams-picture-items-cut = 得分率最低的 { $count } 题，全部在成绩表里。
quiz-exams-item-number = 题库
quiz-exams-item-text = 题目
quiz-exams-item-share = 得分率
quiz-exams-item-apart = 区分度
quiz-exams-sheet-book = 成绩
quiz-exams-sheet-items = 试题分析
quiz-exams-column-name = 姓名
quiz-exams-column-no = 学号
quiz-exams-column-state = 情况
quiz-exams-column-attempts = 次数
quiz-exams-column-marks = 得分
quiz-exams-column-total = 满分
quiz-exams-column-share = 得分率 %
quiz-exams-column-passed = 及格
quiz-exams-column-started = 开始
quiz-exams-column-finished = 交卷
quiz-exams-column-minutes = 用时（分钟）
quiz-exams-column-platform = 平台
quiz-exams-column-place = 序号
quiz-exams-column-number = 题库编号
quiz-exams-column-kind = 题型
quiz-exams-column-topic = 主题
quiz-exams-column-level = 难度
quiz-exams-column-question = 题目
quiz-exams-column-points = 分值
quiz-exams-column-count = 人数
quiz-exams-column-upper = 高分组得分率
quiz-exams-column-lower = 低分组得分率
quiz-exams-column-apart = 区分度
quiz-exams-column-biserial = 与总分的相关
quiz-exams-column-rest = 与其余题的相关
quiz-exams-column-own = 您的答案
quiz-exams-column-right = 正确答案
quiz-exams-column-explanation = 解析
quiz-exams-yes = 是
quiz-exams-no = 否
quiz-exams-state-done = 已交
quiz-exams-state-running = 答卷中
quiz-exams-state-missing = 未考

quiz-exams-missing = 考试 { $number }《{ $title }》还有 { $count } 人没有交卷：{ $names }
quiz-exams-missing-running = 其中 { $count } 人已经开始：{ $names }
quiz-exams-missing-nobody = 考试 { $number }《{ $title }》所有人都交卷了。

## 自己的成绩
quiz-exams-own-none = 您没有考试 { $number }《{ $title }》的成绩。发送“考试”看您的考试。
quiz-exams-own = 考试 { $number }《{ $title }》：{ $marks } 分（满分 { $total }），{ $passed ->
    [yes] 及格
   *[no] 没有及格
 }。
quiz-exams-own-several = 您考了 { $count } 次：{ $marks }，取最高分。
quiz-exams-own-later = 正确答案和解析在 { $closes } 截止后可以看。
quiz-exams-own-question = 第{ $place }题（{ $marks }/{ $points } 分）{ $text }
quiz-exams-own-answer = 您的答案：{ $own }；正确答案：{ $right }
quiz-exams-own-left = 没有答
quiz-exams-own-explanation = 解析：{ $text }
quiz-exams-own-rest = 全对的 { $count } 题没有列出，都在表格里。
quiz-exams-own-file = 考试{ $number }我的答卷.xlsx
quiz-exams-own-sheet = 答卷
quiz-exams-own-appeal = 对某题有疑问：申诉 { $number } 第5题 理由

## 申诉
quiz-exams-appeal-how = 请写第几题和理由，例如：申诉 3 第5题 答案与新党章不一致
quiz-exams-appeal-no-reason = 请写理由，例如：申诉 3 第5题 答案与新党章不一致
quiz-exams-appeal-long = 有 { $length } 个字，最多 { $most } 个。请写短一些。
quiz-exams-appeal-none-taken = 您还没有交过卷，交卷以后才能申诉。
quiz-exams-appeal-unfinished = 考试 { $number }《{ $title }》您还没有交卷，交卷以后才能申诉。
quiz-exams-appeal-no-place = 您的试卷没有第 { $place } 题，一共 { $count } 题。
quiz-exams-appeal-again = 第 { $place } 题您已经申诉过，编号 { $number }。一道题只能申诉一次。
quiz-exams-appeal-asked = 收到对考试 { $exam } 第 { $place } 题的申诉，编号 { $number }。只有负责考试的同志看得到，处理后私下告诉您。
quiz-exams-appeal-for-teacher = { $name } 对考试 { $exam }《{ $title }》的一道题提出申诉（编号 { $number }）：{ $reason }
quiz-exams-appeal-how-to-decide =
    成立：处理申诉 { $number } 成立 答案 { $example }
    不成立：处理申诉 { $number } 不成立 原因
quiz-exams-case-question = 题库 { $number }（{ $kind }）{ $text }
quiz-exams-case-answer = 现在的答案：{ $answer }
quiz-exams-decide-how = 请写：处理申诉 7 成立 答案 C，或：处理申诉 7 不成立 原因
quiz-exams-decide-answer = 请写正确答案，例如：处理申诉 { $number } 成立 答案 C
quiz-exams-decide-reason = 请写原因，会告诉申诉的人：处理申诉 { $number } 不成立 党章第八条有明确规定
quiz-exams-decide-same = 这就是题库现在的答案，没有改动。申诉 { $number } 还在等待处理。
quiz-exams-no-appeal = 没有编号 { $number } 的申诉。发送“处理申诉”看有哪些。
quiz-exams-no-appeals = 没有等待处理的申诉。
quiz-exams-appeals = 等待处理的申诉 { $count } 条：
quiz-exams-appeals-line = { $number }. { $name }，考试 { $exam }：{ $reason }
quiz-exams-appeal-was-waiting = 申诉 { $number } 刚刚由别人处理了。
quiz-exams-appeal-was-upheld = 申诉 { $number } 已经处理过：成立。
quiz-exams-appeal-was-rejected = 申诉 { $number } 已经处理过：不成立。
quiz-exams-decided-upheld = 申诉 { $number } 成立。题库 { $question } 的答案改为 { $answer }，所有答过这道题的人重新计分，分数有变化的会私下收到通知。
quiz-exams-decided-rejected = 申诉 { $number } 不成立，已经把原因告诉对方。
quiz-exams-told-upheld = 您对考试 { $exam }《{ $title }》一道题的申诉成立了，正确答案改为：{ $answer }。所有人已重新计分。
quiz-exams-told-upheld-open = 您对考试 { $exam }《{ $title }》一道题的申诉成立了，所有人已重新计分。考试还没有截止，正确答案在截止后可以看。
quiz-exams-told-rejected = 您对考试 { $exam }《{ $title }》一道题的申诉不成立：{ $note }

## 设置和定时任务
quiz-setting-exam-summary = 考试结束后是否在群里发人数、平均分和分布（从不列名字）
quiz-setting-exam-reminder = 考试截止前几小时提醒没考完的人，0 表示不提醒；开放时间短的考试在最后四分之一提醒。对以后创建的考试有效
quiz-job-exam-open = 考试开始的通知
quiz-job-exam-close = 考试截止
quiz-job-exam-results = 考试小结

## 审计
quiz-audit-exam-created = 创建了考试 { $number }《{ $title }》
quiz-audit-exam-cancelled = 取消了考试 { $number }《{ $title }》
quiz-audit-appeal-decided = 处理了申诉 { $number }（题库第 { $question } 题）
