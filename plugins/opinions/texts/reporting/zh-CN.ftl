### 意见反馈和词云

## 帮助
opinions-help-report = 看支部最近一次意见反馈：答复了什么、办得怎样
    .example = 意见反馈
    .detail =
        意见反馈 3：看第 3 次征集的反馈
        书记、纪检委员：意见反馈 3 先给您看；意见反馈 3 引用 12：允许引用 3-12 的原话（一条一条地定）；意见反馈 3 取消引用 12；意见反馈 3 发布：发到群里
opinions-help-cloud = 看一次征集的关键词图（书记、纪检委员）
    .example = 意见词云 3
    .detail =
        只有几个人都写到的词才在图上；意见词云 3 发布：发到群里

## 词
opinions-word-quote = 引用
    .words = 引用|quote
opinions-word-unquote = 取消引用
    .words = 取消引用|不引用|unquote
opinions-word-publish = 发布
    .words = 发布|公布|publish

## 反馈的内容
opinions-report-title = 《{ $title }》意见反馈（第 { $round } 次征集）
opinions-report-figures = 公开意见 { $count } 条，答复了其中 { $answered } 条。
opinions-report-states = 进展：{ $states }
opinions-report-state = { opinions-state } { $count } 条
opinions-report-comma = {"，"}
opinions-report-answer = { $at }. 答复 { $count } 条意见：{ $text }
opinions-report-quote = 　意见原话：“{ $text }”
opinions-report-quotes = 还没有答复的意见（经同意引用原话）：
opinions-report-quote-state = 　“{ $text }”（{ opinions-state }）
opinions-report-quote-reason = 　“{ $text }”（{ opinions-state }：{ $reason }）
opinions-command-report = 意见反馈 { $round }
opinions-report-whole = 这里没有全部列出。看全文，私聊机器人发送：{ $command }
opinions-report-receipt = 写过意见的同志，凭回执可以私下查看给自己的答复并补充。

## 预览和发布
opinions-reporting-none = 本支部还没有发布过意见反馈。
opinions-reporting-none-of = 第 { $round } 次征集还没有发布过意见反馈。
opinions-reporting-how = 看不懂这里要做什么。请这样写：意见反馈 3，意见反馈 3 引用 12，意见反馈 3 取消引用 12，意见反馈 3 发布
opinions-reporting-preview = 这是还没有发布的样子：
opinions-reporting-ticked = 允许引用原话的意见：{ $names }
opinions-reporting-no-tick = 没有引用任何意见的原话。要引用某一条，发送：意见反馈 { $round } 引用 编号
opinions-reporting-quoting = 请注意：第 { $at } 条答复里有一段话，和没有勾选引用的意见原文一样。别人可能由此认出作者；要改的话，请先另写一条答复。
opinions-reporting-reasons = 请注意：写明的原因里有一段话，和没有勾选引用的意见原文一样。
opinions-reporting-publish-how = 发到群里，发送：意见反馈 { $round } 发布
opinions-reporting-ask = 发布以后不能收回，会发到本支部的每个群。确定发布？
opinions-reporting-empty = 第 { $round } 次征集还没有答复，也没有办理的进展，没有可以发布的内容。先用“答复意见”或“意见状态”。
opinions-reporting-changed = 给您看过以后答复或进展有变动，没有发布。请重新发送“意见反馈”和第几次，再看一遍。
opinions-reporting-done = 第 { $round } 次征集的意见反馈已经发布，正在发到群里。
opinions-reporting-one = 引用要一条一条地定，请写一条的编号，例如：意见反馈 { $round } 引用 12
opinions-reporting-tick-ask = 要在意见反馈里引用 { $name } 的原话吗？文字会原样发到群里（图片和补充不发）：
opinions-reporting-tick-style = 请注意：即使没有名字，熟悉的人也可能从用词、语气和说到的事认出作者。拿不准就不要引用，用自己的话答复。
opinions-reporting-tick-done = { $name } 的原话会写进意见反馈。反悔发送：意见反馈 { $round } 取消引用 { $number }
opinions-reporting-tick-before = { $name } 已经允许引用。
opinions-reporting-untick-done = { $name } 的原话不会写进意见反馈。
opinions-reporting-untick-before = { $name } 本来就没有允许引用。

## 词云
opinions-cloud-write = 看不懂这里要做什么。请这样写：意见词云 3，意见词云 3 发布
opinions-cloud-few = 第 { $number } 次征集没有隐藏的意见只有 { $count } 条，少于 { $least } 条，不做词云：意见太少，从词里能猜到是谁写的。
opinions-cloud-none = 第 { $number } 次征集里没有几个人都写到的词，画不出词云。只在一条意见里出现的词不会画出来。
opinions-cloud-title = 第 { $number } 次《{ $title }》的关键词：{ $words }
opinions-cloud-how = 发到群里，发送：意见词云 { $number } 发布
opinions-cloud-ask = 把这张图发到本支部的每个群？只有一条意见写到的词不在图上。
opinions-cloud-changed = 给您看过以后意见有变动（隐藏或恢复），没有发布。请重新发送“意见词云”和第几次。
opinions-cloud-said = 《{ $title }》（第 { $number } 次征集）大家写到的词：{ $words }
opinions-cloud-done = 第 { $number } 次征集的词云正在发到群里。
opinions-cloud-busy = 正在分析的意见太多，请过一分钟再发一遍。

## 审计
opinions-audit-reported = 发布了第 { $number } 次征集的意见反馈
opinions-audit-cloud = 发布了第 { $number } 次征集的词云
