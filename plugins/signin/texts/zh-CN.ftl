### 签到：每日签到、活动签到、请假、补签、复核、统计

signin-title = 签到
signin-comma = {"、"}
signin-language = zh

## 帮助
signin-help-daily = 每日签到；活动签到时在后面写口令
    .example = 签到 4821
    .short = 签到
    .detail =
        只写“签到”：今天签到，一天一次，QQ 和 Telegram 算同一份。
        写“签到 口令”：签到正在进行的活动，口令看海报或现场屏幕。
signin-help-leave = 为正在进行或下一次活动请假，原因只有书记、副书记和组织委员看得到
    .example = 请假 发烧去医院
    .detail =
        原因不想让群里看到时，请私聊发送。
        没有进行中的活动时，会记到 7 天内的下一次活动。
        指定活动：请假 #3 发烧去医院
signin-help-status = 查看活动签到的情况：已到、请假、未到
    .example = 签到情况
    .detail =
        群里只显示人数，名单请书记私聊查看。
        查看以前的活动：签到情况 3
signin-help-statistics = 查看自己一学期的签到统计
    .example = 签到统计 本学期
    .detail =
        学期可以写：本学期、上学期、2026春、2026秋。
        有查看权限的同志还可以写：签到统计 @某人 或 签到统计 全体
signin-help-open = 发起一次活动签到，海报会发到支部的每个群
    .example = 发起签到 主题党日 15分钟
    .detail =
        截止可以写时长（15分钟、1小时）或时刻（18:30、至20:00），不写就是 15 分钟。
        加上“现场”：口令不发到群里，在现场屏幕上每 15 秒换一次。
        例如：发起签到 支部大会 20分钟 现场
signin-help-live = 再拿一次现场签到屏幕的链接
    .example = 现场签到
signin-help-end = 提前结束活动签到并发出小结，要再确认一次
    .example = 结束签到
signin-help-cancel = 撤销一次活动签到，要再确认一次
    .example = 撤销签到
signin-help-makeup = 替一位同志补签，要写原因，会留下记录
    .example = 补签 张三 手机没电
    .detail =
        可以 @ 对方，也可以写姓名或学号。
        默认补到最近一次活动；指定活动：补签 张三 手机没电 #3
signin-help-recheck = 突击复核：已签到的同志再应答一次
    .example = 复核 3分钟
    .detail =
        书记发送“复核 分钟数”开始；已签到的同志发送“复核 应答码”应答。
        到时间后，没有应答的名单只私下发给书记，由人核实。
signin-help-grant = 批准请假
    .example = 准假 12
signin-help-return = 退回请假，可以写原因
    .example = 退回 12 请安排代会
signin-help-leaves = 查看等待批准的请假
    .example = 待批请假
signin-help-export = 导出一次活动的签到表
    .example = 签到导出 3
signin-help-link = 扫码签到
    .example = 签到链接

## 可以点的命令
signin-command-code = 签到 { $code }
signin-command-daily = 签到
signin-command-grant = 准假 { $number }
signin-command-return = 退回 { $number }
signin-command-recheck = 复核 { $code }
signin-command-export = 签到导出 { $number }
signin-button-code = 签到 { $code }
signin-button-daily = 签到
signin-button-grant = 准假 { $number }
signin-button-return = 退回 { $number }
signin-button-recheck = 我在（{ $code }）
signin-button-export = 导出表格
signin-button-live = 打开现场屏幕

## 每日签到
signin-daily-done = { $name } 签到成功，连续 { $streak } 天，本月第 { $month } 次。
signin-daily-late = { $name } { $day } 的签到已补记，目前连续 { $streak } 天，当月第 { $month } 次。
signin-daily-compact = { $name }（{ $streak }/{ $month }）
signin-daily-many = { $count } 位同志签到成功（连续天数/本月次数）：{ $names }
signin-daily-again = { $name } 今天已经签过了，连续 { $streak } 天，本月第 { $month } 次。
signin-daily-again-many = 今天已经签过了：{ $names }
signin-daily-session-open = 活动“{ $titles }”正在签到：每日签到不算活动签到，请再发送“签到 口令”，口令看海报或现场屏幕。
signin-daily-reminder = 今天还没签到的同志，发送“签到”即可；已经签过的请忽略。
signin-sent-late = （迟发）

## 活动签到
signin-attend-done = { $name } 已签到“{ $title }”（{ $at }）。
signin-attend-many = “{ $title }”新签到 { $count } 人：{ $names }
signin-attend-late = “{ $title }”已签到，记为迟到：{ $names }
signin-attend-again = “{ $title }”之前已经签过了，不用再签：{ $names }
signin-code-unreadable = 口令是 4 位数字（现场屏幕上是 6 位），例如：签到 4821。只想每日签到就只发“签到”。
signin-wrong-code = 没有口令是 { $code } 的签到，请对照海报或现场屏幕再发一次；现场口令每 15 秒换一次。
signin-wrong-link = 这个签到链接无效，请重新扫码，或发送“签到 口令”。
signin-link-stale = 这个二维码已经换了，请扫现场屏幕上现在的二维码，或发送“签到 口令”。
signin-too-many-tries = 一分钟内输错 { $most } 次了，请过一分钟再试；口令不清楚请问书记。
signin-session-too-late = “{ $title }”（{ $number } 号）已在 { $closed } 结束签到。确实到场的，请联系书记补签。
signin-session-too-early = “{ $title }”（{ $number } 号，{ $closed } 截止）那时还没有开始签到，请现在再发一次口令。
signin-session-cancelled = “{ $title }”（{ $number } 号，{ $closed }）的签到已经撤销，不用签了。

## 发起
signin-open-posted =
    “{ $title }”开始签到，{ $deadline } 截止。
    请扫码，或发送：签到 { $code }
signin-open-live =
    “{ $title }”开始现场签到，{ $deadline } 截止。
    请扫现场屏幕上的二维码，或发送“签到 口令”，口令看屏幕，每 15 秒换一次。
signin-opened = 已发起“{ $title }”（{ $number } 号），口令 { $code }，已发到 { $groups } 个群。
signin-live-link =
    “{ $title }”（{ $number } 号）的现场屏幕，请在投影的电脑上打开，链接 10 分钟内有效，只能用一次：
    { $url }
    需要新链接请发送：现场签到
signin-poster-code = 签到口令
signin-poster-scan = 扫码签到
signin-poster-deadline = 截止
signin-poster-step-type = 扫码，或在群里、私聊发送“{ $command }”
signin-poster-step-bound = 还没绑定？先私聊机器人“绑定 姓名 学号”
signin-title-missing = 请写上活动名称，例如：发起签到 主题党日 15分钟
signin-title-too-long = 活动名称最多 { $most } 个字，您写了 { $length } 个，请缩短后再发。
signin-words-not-pictures = 这里要写文字，图片看不懂，请用文字再发一次。
signin-deadline-too-short = “{ $word }”太短了，签到至少要开 1 分钟，例如：15分钟
signin-deadline-too-long = “{ $word }”太长了，签到最长 24 小时，例如：1小时
signin-deadline-past = “{ $word }”已经过了，请写以后的时刻，或写时长，例如：15分钟
signin-deadline-unreadable = 没有“{ $word }”这个时刻，请写成 18:30 这样，或写时长，例如：15分钟
signin-deadline-missed = 这条消息说得早、收到得晚，截止时间已经过了，所以没有发起；需要的话请重新发起。
signin-already-open = “{ $title }”正在签到（{ $number } 号）。请先发送“结束签到 { $number }”，或换一个名称。
signin-too-many-sessions = 同时进行的签到太多了，请先发送“结束签到 编号”结束一些。
signin-not-live = “{ $title }”不是现场签到，没有现场屏幕，请直接发送：签到 { $code }。要用现场屏幕，发起时加上“现场”，例如：发起签到 支部大会 20分钟 现场

## 查找
signin-none = 支部还没有活动签到。书记可以发送：发起签到 主题党日 15分钟
signin-none-open = 现在没有进行中的活动签到。看最近一次请发送：签到情况
signin-no-such-session = 没有 { $number } 号活动签到，发送“签到情况”看最近一次。
signin-is-open = “{ $title }”（{ $number } 号）还在签到，看人数请发送：签到情况 { $number }
signin-is-closed = “{ $title }”（{ $number } 号）已经结束了，看结果请发送：签到情况 { $number }
signin-is-cancelled = “{ $title }”（{ $number } 号）已经撤销了，不算数。看最近一次请发送：签到情况
signin-number-unreadable = “{ $command }”后面只写活动的编号，例如：{ $command } 3；不写就是最近一次。

## 结束与撤销
signin-ended = 已结束“{ $title }”（{ $number } 号），小结已发到群里，名单和表格会私下发给您。
signin-ended-grace = 已结束“{ $title }”（{ $number } 号），现在起不再接受迟到签到。
signin-end-ask = 要现在结束“{ $title }”（{ $number } 号）吗？已到 { $present } 人，未到 { $missing } 人；结束后不能再签。
signin-cancel-ask = 要撤销“{ $title }”（{ $number } 号）吗？已有 { $present } 人签到，撤销后这次都不算，也不能恢复。
signin-cancelled = 已撤销“{ $title }”（{ $number } 号）。
signin-cancelled-notice = “{ $title }”的签到已撤销，不用再签。

## 情况与小结
signin-status-open = “{ $title }”（{ $number } 号）正在签到，{ $until } 截止。
signin-status-grace = “{ $title }”（{ $number } 号）已到截止时间，{ $until } 前签到记为迟到。
signin-status-closed = “{ $title }”（{ $number } 号）签到已结束。
signin-status-counts = 应到 { $expected } 人，已到 { $present } 人（其中迟到 { $late } 人），请假 { $leave } 人，请假待批 { $asked } 人，未到 { $missing } 人。
signin-status-export = 导出表格请发送：{ $command }
signin-summary-late = （这条小结迟发了）
signin-picture-subtitle = { $at } · 应到 { $expected } 人，已到 { $present } 人
signin-picture-group = { $state } · { $count } 人
signin-names-signed = 已签到（{ $count }）：{ $names }
signin-names-late = 迟到（{ $count }）：{ $names }
signin-names-made-up = 补签（{ $count }）：{ $names }
signin-names-on-leave = 请假（{ $count }）：{ $names }
signin-names-asked = 请假待批（{ $count }）：{ $names }
signin-names-missing = 未到（{ $count }）：{ $names }
signin-state-signed = 已签到
signin-state-late = 迟到
signin-state-made-up = 补签
signin-state-on-leave = 请假
signin-state-asked = 请假待批
signin-state-missing = 未到
signin-own-signed = 您已签到（{ $at }）。
signin-own-late = 您已签到（{ $at }），记为迟到。
signin-own-made-up = 您的签到已由书记补上（{ $at }）。
signin-own-on-leave = 您的请假已批准。
signin-own-asked = 您的请假在等书记批准。
signin-own-missing = 您还没有签到。
signin-exported = “{ $title }”（{ $number } 号）的签到表。
signin-file = 签到-{ $number }-{ $day }.xlsx
signin-column-name = 姓名
signin-column-number = 学号
signin-column-group = 党小组
signin-column-state = 情况
signin-column-time = 时间
signin-column-days = 每日签到
signin-column-sessions = 活动
signin-column-present = 出席
signin-column-late = 迟到
signin-column-made-up = 补签
signin-column-leave = 请假
signin-column-missed = 缺席
signin-short-days = 天数
signin-short-sessions = 活动
signin-short-present = 出席
signin-short-late = 迟到
signin-short-leave = 请假
signin-short-missed = 缺席
signin-statistics-note = 天数是每日签到的天数；出席含迟到和补签。

## 提醒
signin-remind = “{ $title }”的签到 { $until } 截止，您还没有签到。请发送：签到 { $code }；来不了请发送“请假 原因”。
signin-remind-live = “{ $title }”的签到 { $until } 截止，您还没有签到。请看现场屏幕上的口令；来不了请发送“请假 原因”。
signin-remind-group = “{ $title }”的签到 { $until } 截止，以上同志还没有签到，请发送：签到 { $code }。来不了请私聊我“请假 原因”。
signin-remind-group-live = “{ $title }”的签到 { $until } 截止，以上同志还没有签到，请看现场屏幕上的口令。来不了请私聊我“请假 原因”。
signin-remind-unbound = 还没绑定、也没有签到的：{ $names }。请先私聊我“绑定 姓名 学号”。

## 请假
signin-leave-reason-missing = 请写上原因，例如：请假 发烧去医院
signin-reason-too-long = 原因最多 { $most } 个字，您写了 { $length } 个，请写短一些。
signin-leave-asked = 已收到“{ $title }”的请假（{ $number } 号），书记处理后会私下告诉您；想改原因，再发一次“请假 原因”。
signin-leave-asked-again = “{ $title }”的请假（{ $number } 号）之前已收到，仍在等书记处理，原因以最后一次为准。
signin-leave-asked-ahead = 已收到请假（{ $number } 号）。现在没有进行中的活动，会记到 { $days } 天内的下一次活动，书记处理后会私下告诉您。
signin-leave-granted-before = 您的请假（{ $number } 号）已经批准，不用再请。计划有变、能来了，直接签到就行。
signin-leave-but-signed = 您已经签到“{ $title }”，不用请假。签错了请联系书记。
signin-leave-for-secretary =
    { $name } 为“{ $title }”请假（{ $number } 号）：
    { $reason }
    批准请发送：准假 { $number }
    退回请发送：退回 { $number } 原因
signin-leave-for-secretary-ahead =
    { $name } 为下一次活动请假（{ $number } 号）：
    { $reason }
    批准请发送：准假 { $number }
    退回请发送：退回 { $number } 原因
signin-leave-granted = 您为“{ $title }”的请假（{ $number } 号）已批准。
signin-leave-granted-ahead = 您的请假（{ $number } 号）已批准，用于下一次活动。
signin-leave-returned = 您为“{ $title }”的请假（{ $number } 号）被退回了，请按时参加；确实来不了请联系书记，或再发一次“请假 原因”。
signin-leave-returned-ahead = 您为下一次活动的请假（{ $number } 号）被退回了，请按时参加；确实来不了请联系书记，或再发一次“请假 原因”。
signin-leave-note = 书记留言：{ $note }
signin-leave-number-missing = 请写上请假的编号，例如：{ $command } 12。编号在请假通知里，也可以发送“待批请假”查看。
signin-no-such-leave = 没有 { $number } 号请假，发送“待批请假”查看。
signin-leave-grant-done = 已批准 { $number } 号请假，已通知本人。
signin-leave-grant-before = { $number } 号请假之前已经批准了。
signin-leave-return-done = 已退回 { $number } 号请假，已通知本人。
signin-leave-return-before = { $number } 号请假之前已经退回了。
signin-leaves-none = 没有等待批准的请假。
signin-leaves-title = 等待批准的请假有 { $count } 个，批准发送“准假 编号”，退回发送“退回 编号 原因”：
signin-leaves-line = { $number } 号 { $name }：{ $reason }

## 补签
signin-makeup-how = 请写上补签谁和原因，例如：补签 张三 手机没电
signin-makeup-reason-missing = 补签要写原因，例如：补签 张三 手机没电
signin-makeup-done = 已为 { $name } 补签“{ $title }”，已留下记录。
signin-makeup-already = { $who } 在“{ $title }”里已经有签到了，不用补。看名单请私聊我“签到情况”。
signin-makeup-too-old = “{ $title }”过去超过 { $days } 天，不能再补签了。补到别的活动请在最后写上编号，例如：补签 张三 手机没电 #3

## 复核
signin-recheck-call =
    “{ $title }”突击复核：已签到的同志请在 { $minutes } 分钟内应答。
    请发送：复核 { $code }
signin-recheck-begun = “{ $title }”的复核已开始，{ $minutes } 分钟后把没有应答的名单私下发给您。
signin-recheck-answered = 复核已应答：{ $names }
signin-recheck-how = 应答复核请写上群里消息中的应答码，例如：复核 5937
signin-recheck-minutes = 复核时间写 1 到 { $most } 分钟，例如：复核 3分钟
signin-recheck-running = 已经有一次复核在进行，等它结束、结果发给您之后，再发送“复核”。
signin-recheck-no-session = 最近 12 小时没有活动签到，不能复核。请先发送：发起签到 主题党日 15分钟
signin-recheck-nobody = “{ $title }”还没有人签到，等有人签到后再发送“复核”。
signin-recheck-wrong-code = 没有应答码是 { $code } 的复核，请对照群里的复核消息再发一次。
signin-recheck-over = “{ $title }”的复核时间已过，这次应答没有记上。您若在场，请直接跟书记说明。
signin-recheck-not-signed = 这次复核只问已签到的同志，您还没有签到“{ $title }”。请先发送“签到 口令”，再应答。
signin-recheck-not-signed-closed = 这次复核只问已签到的同志，“{ $title }”里没有您的签到。您若到场了，请联系书记补签。
signin-recheck-silent = “{ $title }”复核结束：{ $answered } 人应答，{ $count } 人签到了但没有应答：{ $names }。请您核实。
signin-recheck-all = “{ $title }”复核结束：已签到的同志都应答了（{ $answered } 人）。

## 统计
signin-term-spring = { $year }年春季学期
signin-term-autumn = { $year }年秋季学期
signin-statistics-member =
    { $name } · { $term }
    每日签到 { $days } 天，目前连续 { $streak } 天。
    活动 { $sessions } 次：出席 { $present }（其中迟到 { $late }），请假 { $leave }，缺席 { $missed }。
signin-statistics-branch = { $branch } { $term }：活动 { $sessions } 次，{ $members } 人，按名册顺序。
signin-statistics-all-hint = 全支部的表格请发送：签到统计 全体
signin-statistics-title = 签到统计
signin-statistics-empty = 名册里还没有人
signin-statistics-file = 签到统计-{ $term }.xlsx
signin-statistics-how = 请写成：签到统计、签到统计 上学期、签到统计 @某人 2026秋
signin-statistics-not-yours = 您只能看自己的统计，请只发“签到统计”。
signin-statistics-own-group = 您只能看本党小组同志的统计，整个小组请发送：签到统计 全体

## 网页
signin-page-title = 签到
signin-page-code = 发到 QQ 群里，或私聊机器人：
signin-page-until = { $deadline } 截止
signin-page-good = 这个口令还能用
signin-page-copy = 复制“{ $command }”
signin-page-copied = 已复制，回到 QQ 粘贴发送
signin-page-telegram = 用 Telegram 签到
signin-page-bound = 只有已绑定的本支部同志签到才算数。
signin-page-already = 您 { $at } 已经签过到了，不用再签。
    .title = 已签到
signin-page-over = 这次签到已经结束。如果您到场了，请联系书记补签。
    .title = 签到已结束
signin-page-stale = 屏幕上的二维码每 15 秒更换一次，请再扫一次。
    .title = 二维码已更换
signin-page-unknown = 没有这个签到。请重新扫码，或把地址补全。
    .title = 没有这个签到
signin-page-foreign = 您登录的账号不在这个支部，不能在这里签到。
    .title = 不是您所在的支部
signin-live-title = 现场签到
signin-live-scan = 签到二维码
signin-live-full = 全屏
signin-live-type = 扫码签到，或在群里发送
signin-live-change = 秒后更换
signin-live-count = 已签到
signin-live-remaining = 还剩
signin-live-late = 已过截止时间，现在签到记为迟到。
signin-live-over = 签到已结束
signin-live-lost = 与服务器的连接断开了，正在重连……

## 设置
signin-setting-day-starts = 每天从几点算新的一天（凌晨活动多的支部可设 04:00）
signin-setting-grace-minutes = 截止后几分钟内签到记为迟到（0 表示不再接受）
signin-setting-remind-minutes = 截止前几分钟提醒未签到的人（0 表示不提醒）
signin-setting-remind-in-group = 提醒时是否也在群里点名（默认只私聊）
signin-setting-names-in-group = 群里的签到情况和小结是否列出名单
signin-setting-presses-in-group = 点按钮签到的人是否也在群里报名字（默认只给本人弹提示）
signin-setting-reactions = 发文字签到成功时是否用表情回应代替群消息（平台不支持时照常发消息）
signin-setting-daily-reminder = 是否每天在群里提醒签到
signin-setting-daily-reminder-at = 每天在群里提醒签到的时刻

## 定时任务的名字
signin-job-recheck = 复核结果
signin-job-remind = 截止前的提醒
signin-job-deadline = 签到截止小结
signin-job-close = 结束签到
signin-job-daily = 每日签到提醒

## 改动记录（“审计”里看到的）
signin-audit-open = 发起了第 { $number } 次签到“{ $title }”
signin-audit-end = 结束了第 { $number } 次签到
signin-audit-cancel = 撤销了第 { $number } 次签到“{ $title }”
signin-audit-recheck = 在第 { $number } 次签到里发起了复核
signin-audit-make-up = 在第 { $number } 次签到里给{ $member }补签：{ $reason }
signin-audit-leave-approved = 批准了第 { $number } 号请假
signin-audit-leave-returned = 退回了第 { $number } 号请假
