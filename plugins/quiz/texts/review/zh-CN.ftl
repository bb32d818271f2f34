### 复习：错题本、复习、提醒、薄弱知识点、积分

quiz-review-language = zh
quiz-review-comma = {"、"}
quiz-review-or = {" 或 "}
quiz-review-and = {"；"}

## 帮助
quiz-help-mistakes = 看看自己的错题本：有多少题、哪些到期了
    .example = 错题本
    .detail =
        每日答题和考试里答错的题会自动进错题本，两个平台算同一本。
        导出成表格：错题本 导出
quiz-help-review = 复习到期的错题，答完告诉您对错、解析和下次复习的日子
    .example = 复习
    .detail =
        选择题回复字母（多选如 ACD），判断题回复 对 或 错，填空题直接回复答案。
        答对了但觉得太容易，回复“太简单”，会隔更久再来。
        不想做了：停止复习。没做完的题还在，下次接着来。
quiz-help-stop-review = 停止复习，没做完的题留到下次
    .example = 停止复习
quiz-help-review-nudge = 打开或关掉每周一次的复习提醒
    .example = 复习提醒 关
quiz-help-weak = 看支部最薄弱的知识点，作为下次主题党日的学习建议（不含姓名）
    .example = 薄弱知识点
    .detail = 学期可以写：薄弱知识点 上学期、薄弱知识点 2026春
quiz-help-points = 看看自己这学期的积分
    .example = 积分
quiz-help-ranking = 看这学期积分的前几名
    .example = 排行

## 一道题
quiz-review-head = 【复习】到期 { $due } 题
quiz-review-question = 【{ $kind }】第 { $number } 题：{ $text }
quiz-review-option = { $letter }. { $option }
quiz-review-kind-single = 单选
quiz-review-kind-multiple = 多选
quiz-review-kind-truefalse = 判断
quiz-review-kind-blank = 填空
quiz-review-how-single = 回复一个字母，如 B。不做了请发送：停止复习
quiz-review-how-multiple = 回复所有您认为对的字母，如 ACD。不做了请发送：停止复习
quiz-review-how-truefalse = 回复 对 或 错。不做了请发送：停止复习
quiz-review-how-blank = 直接回复答案。不做了请发送：停止复习
quiz-review-true = 对
quiz-review-false = 错
quiz-review-ticked = ✓ { $letter }
quiz-review-unticked = { $letter }
quiz-review-send = 提交 { $letters }
quiz-review-command = 复习
quiz-review-command-answer = 复习 { $token } { $answer }
quiz-review-command-tick = 复习 { $token } 选 { $letters }
quiz-review-button = 开始复习

## 答得怎样
quiz-review-right = 答对了：{ $answer }
quiz-review-partly = 只答对了一部分。正确答案：{ $answer }
quiz-review-wrong = 答错了。正确答案：{ $answer }
quiz-review-explanation = 解析：{ $text }
quiz-review-source = 出处：{ $text }
quiz-review-again-now = 现在就可以再复习这道题。
quiz-review-again-soon = 过 { $minutes } 分钟再来一次。
quiz-review-again-on = 下次复习：{ $on }（{ $days } 天后）
quiz-review-easy-hint = 觉得太容易？回复：太简单
quiz-review-easy = 好的，隔久一点再来。{ $again }
quiz-review-gone = 这道题现在不能复习了（已停用，或正在答题、考试中），不用再答。
quiz-review-repeated = 这条回答之前已经收到了。{ $again }
quiz-review-none-due = 到期的错题都复习完了。下一题 { $at } 到期。
quiz-review-empty = 错题本里还没有题。每日答题和考试里答错的题会自动进来。
quiz-review-stopped = 好的，先到这里。没做完的题还在错题本里，想继续时发送：复习
quiz-review-nothing-to-stop = 现在没有正在复习的题。想复习请发送：复习

## 说得不对
quiz-review-nothing-stands = 现在没有等您回答的复习题。想复习请发送：复习
quiz-review-stale = 这道题已经答过或换了一题，这一下没有算。想继续请发送：复习
quiz-review-nothing-easy = 刚才没有答对的复习题，没有改动。答对一题后 15 分钟内可以回复“太简单”。
quiz-review-bad-truth = 没看懂。这道复习题请回复 对 或 错；不做了请发送：停止复习
quiz-review-bad-letters = 没看懂。这道复习题请回复 A 到 { $last } 中的一个字母，多选题可以几个，如 AC；不做了请发送：停止复习
quiz-review-bad-one-letter = 这道复习题是单选题，请只回复一个字母；不做了请发送：停止复习
quiz-review-bad-outside = 没有选项 { $letter }，最后一个是 { $last }。请再回复一次。
quiz-review-bad-blank = 没有看到答案。这道复习题请直接回复文字；不做了请发送：停止复习
quiz-review-bad-too-long = 答案太长，最多 { $most } 个字。请再回复一次。
quiz-review-book-words = 没看懂。看错题本请发送：错题本；导出表格请发送：错题本 导出
quiz-review-nudge-words = 没看懂。请发送：复习提醒 开 或 复习提醒 关
quiz-review-weak-words = 没看懂是哪个学期。请写：本学期、上学期 或 2026春

## 错题本
quiz-review-book = 错题本：共 { $total } 题，现在到期 { $due } 题
quiz-review-book-next = 下一题 { $at } 到期
quiz-review-topics = 按主题：{ $topics }
quiz-review-topic = { $topic } { $count } 题
quiz-review-last = 最近进来的：
quiz-review-last-line = · 第 { $number } 题 { $text }
quiz-review-book-how = 开始复习：复习；导出表格：错题本 导出
quiz-review-exported = 错题本，共 { $count } 题（含答案，正在进行的答题和考试里的题除外）
quiz-review-sheet = 错题本
quiz-review-file = 错题本-{ $day }.xlsx
quiz-review-column-number = 题号
quiz-review-column-topic = 主题
quiz-review-column-kind = 题型
quiz-review-column-text = 题目
quiz-review-column-options = 选项
quiz-review-column-answer = 正确答案
quiz-review-column-explanation = 解析
quiz-review-column-source = 出处
quiz-review-column-mistakes = 答错次数
quiz-review-column-added = 进入日期
quiz-review-column-due = 下次复习

## 每周提醒
quiz-review-nudge = 错题本里有 { $due } 题到期，几分钟就能复习完。发送：复习
    不想再收到这个提醒，发送：复习提醒 关
quiz-review-nudge-on = 好的，有错题到期时每周提醒一次。
quiz-review-nudge-off = 好的，不再提醒复习。想打开时发送：复习提醒 开
quiz-review-nudge-is-on = 复习提醒是开着的（支部开启时，有错题到期每周提醒一次）。关掉请发送：复习提醒 关
quiz-review-nudge-is-off = 复习提醒是关着的。打开请发送：复习提醒 开
quiz-job-review-nudge = 每周复习提醒

## 薄弱知识点
quiz-review-weak-title = 学习建议：薄弱知识点
quiz-review-weak-head = { $term }答题和考试中支部最薄弱的知识点，建议列入下次主题党日的学习议程：
quiz-review-weak-line = { $place }. { $clause }（{ $topic }）：正确率 { $percent }%，{ $people } 人以上作答
quiz-review-weak-topic = { $topic }（未注明出处的题）
quiz-review-weak-note = 只统计已结束的答题和考试，至少 5 人作答才列出，不含任何个人情况。
quiz-review-weak-people = 人数
quiz-review-weak-percent = 正确率
quiz-review-weak-none = 没有需要列出的知识点
quiz-review-weak-nothing = { $term }还没有可以列出的薄弱知识点：要么都掌握得不错，要么作答的不到 5 人。
quiz-review-spring = { $year } 年春季学期
quiz-review-autumn = { $year } 年秋季学期

## 积分
quiz-review-points = 您的积分：今天 { $today }（一天最多 { $cap }），本学期 { $term }，连续 { $streak } 天
quiz-review-ranking = 本学期积分前几名：
quiz-review-ranking-line = { $place }. { $name } { $points } 分
quiz-review-ranking-empty = 本学期还没有可以列出的排行。

## 设置
quiz-setting-review-nudge = 是否每周私聊提醒有错题到期的同志复习（本人可以关掉）
quiz-setting-review-nudge-day = 每周星期几提醒复习（1 是星期一，7 是星期日）
quiz-setting-review-nudge-at = 提醒复习的时刻
quiz-setting-points = 是否开启积分
quiz-setting-points-cap = 一人一天最多得多少积分
quiz-setting-ranking = 是否开启积分排行（开启积分后才有用，只列出前几名）
