quiz-help-exam = 看自己的考试；带编号则开始或接着答（私聊）
    .example = 考试 3
    .detail =
        考试：列出您的考试
        考试 3：看规则并开始，或接着答，两个平台可以换着答
        答题时直接发答案：B、ACD、对，填空题直接发文字
        上一题、下一题、第5题：换题；第5题 B：改第 5 题
        交卷：提前交卷
quiz-help-submit = 交卷
    .example = 交卷

quiz-job-exam-time-up = 考试到时自动交卷
quiz-job-exam-reminder = 考试截止提醒
quiz-job-exam-mistakes = 考试错题归入错题本

quiz-taking-command = 考试 { $what }
quiz-taking-command-submit = 交卷 { $what }
quiz-taking-comma = 、
quiz-taking-semicolon = ；
quiz-taking-true = 对
quiz-taking-false = 错
quiz-taking-left = { $minutes ->
    [0] 不到 1 分钟
   *[other] {" "}{ $minutes } 分钟
}

quiz-taking-unreadable = 没看懂是哪场考试。请发送“考试”看列表，或发送“考试 3”这样的编号。
quiz-taking-no-exam = 没有第 { $number } 场考试。发送“考试”看您的考试。
quiz-taking-empty = “{ $title }”还没有题目，不能开始。请告诉宣传委员。
quiz-taking-not-yet = “{ $title }”{ $when } 才开始，到时发送“考试 { $number }”。
quiz-taking-over = “{ $title }”已于 { $when } 结束，您没有参加。
quiz-taking-cancelled = “{ $title }”已取消，不用再答。
quiz-taking-used-up = “{ $title }”可以考 { $attempts } 次，您都考过了。
quiz-taking-another-runs = 您正在考“{ $title }”。请先答完并发送“交卷”，再开始别的考试；接着答请发送“考试 { $number }”。
quiz-taking-nothing-open = 您现在没有正在进行的考试。发送“考试”看您的考试。
quiz-taking-finished-before = 这次考试已经交卷，没有再记录。发送“考试”看您的考试。
quiz-taking-no-place = 没有第 { $place } 题，这份卷子共 { $count } 题。
quiz-taking-bad-truth = 第 { $number } 题是判断题，请回复“对”或“错”。没有记录。
quiz-taking-bad-letters = 第 { $number } 题请回复字母，A 到 { $last }。没有记录。
quiz-taking-bad-outside = 第 { $number } 题没有选项 { $letter }，只有 A 到 { $last }。没有记录。
quiz-taking-bad-one-letter = 第 { $number } 题是单选题，只能选一个字母。没有记录。
quiz-taking-bad-blank = 第 { $number } 题是填空题，请直接回复答案。没有记录。
quiz-taking-bad-too-long = 第 { $number } 题的答案太长，最多 { $most } 个字。没有记录。
quiz-taking-too-late = “{ $title }”已经交卷，这个回答没有记录。发送“考试 { $number }”看结果。
quiz-taking-not-saved = 时间已经到了，这个回答没有记录。

quiz-taking-in-private = 考试在私聊里进行：请私聊我发送“{ $command }”。
quiz-taking-in-private-link = 考试在私聊里进行：请私聊我发送“{ $command }”，或点开 { $link }
quiz-taking-button-private = 去私聊

quiz-taking-none = 本支部近期没有考试。
quiz-taking-list = 您的考试：
quiz-taking-line = { $number }. { $title }：{ $way ->
    [not-yet] { $opens } 开始，限时 { $minutes } 分钟
    [begin] 可以开始，限时 { $minutes } 分钟，{ $closes } 截止。发送“考试 { $number }”
    [continue] 正在答，还剩{ $left }。发送“考试 { $number }”接着答
    [again] { $marks }/{ $total } 分，{ $closes } 前还可以再考。发送“考试 { $number }”
    [done] { $marks }/{ $total } 分，已完成。发送“考试 { $number }”看结果
    [used-up] 已考完，正在评分
   *[over] 已于 { $closes } 结束，未参加
}
quiz-taking-button-open = { $number }. { $title }

quiz-taking-rules =
    “{ $title }”共 { $count } 题，满分 { $total } 分，达到 { $pass_mark }% 为合格。
    限时 { $minutes } 分钟，{ $closes } 截止。可以考 { $attempts } 次，取最高分，这是第 { $number } 次。
    开始后时间不停，机器人重启也不停；每个回答立即保存，可以换平台接着答，交卷前都可以改。
    填空题直接发答案；如果答案恰好是一个命令，请发“第5题 答案”。到时自动交卷。
    现在开始吗？

quiz-taking-head = 第 { $place }/{ $count } 题（{ $kind ->
    [single] 单选
    [multiple] 多选
    [truefalse] 判断
   *[blank] 填空
}，{ $points } 分），还剩{ $left }
quiz-taking-yours = 您的答案：{ $answer }
quiz-taking-how = { $kind ->
    [single] 请回复一个字母，例如 B。
    [multiple] 请回复全部正确选项的字母，例如 ACD。
    [truefalse] 请回复“对”或“错”。
   *[blank] 请直接回复答案。
}也可以发送：上一题、下一题、第5题、交卷
quiz-taking-saved = 已保存第 { $place } 题：{ $answer }
quiz-taking-unticked = 第 { $place } 题现在没有选项
quiz-taking-ticked = ✓ { $label }
quiz-taking-button-back = ‹ 上一题
quiz-taking-button-on = 下一题 ›
quiz-taking-button-confirm = 确定
quiz-taking-button-place = 第 { $place } 题
quiz-taking-button-submit = 交卷
quiz-taking-all-answered = { $count } 题都答了，还剩{ $left }。发送“第5题”可以回去改，发送“交卷”交卷。
quiz-taking-some-open = 到末尾了，还有 { $open } 题没答：第 { $places } 题。还剩{ $left }，共 { $count } 题。发送“第5题”回到那一题，发送“交卷”交卷。
quiz-taking-submit-sure = { $open ->
    [0] “{ $title }”的题都答了，
   *[other] “{ $title }”还有 { $open } 题没答（第 { $places } 题），
}交卷后不能再改。确定交卷吗？

quiz-taking-finished = { $why ->
    [time] 时间到，“{ $title }”已自动交卷，保存过的回答都算数。
   *[hand] “{ $title }”已交卷。
}答了 { $answered }/{ $count } 题，得 { $marks }/{ $total } 分，{ $passed ->
    [yes] 合格
   *[no] 未达到合格线
}。
quiz-taking-more = 还可以再考 { $more } 次，取最高分：发送“考试 { $number }”。
quiz-taking-answers-later = { $closes } 截止后，发送“考试 { $number }”看每道题的正确答案和解析。
quiz-taking-answers-now = 发送“考试 { $number }”看每道题的正确答案和解析。

quiz-taking-closing = “{ $title }”{ $closes } 截止，{ $begun ->
    [yes] 您正在考，请记得交卷
   *[no] 您还没有考，限时 { $minutes } 分钟
}。发送“考试 { $number }”{ $begun ->
    [yes] 接着答
   *[no] 开始
}。
quiz-taking-back-again = 我刚刚重新启动。“{ $title }”的时间没有停：还剩{ $left }，您在第 { $place } 题，保存过的回答都在。发送“考试 { $number }”接着答。
quiz-taking-remarked = “{ $title }”里有一道题更正了，您的成绩由 { $old } 分改为 { $new } 分（满分 { $total }）。
    题目：{ $question }{ $shown ->
        [yes] {"\u000A"}正确答案由“{ $before }”改为“{ $after }”。
       *[no] {"\u000A"}原来的答案有误；考试截止后可以看正确答案。
    }
