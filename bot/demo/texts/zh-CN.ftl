demo-line = [{ $time }] { $platform }·{ $kind ->
    [private] 私聊
   *[other] 群聊
 }·{ $chat } { $who }：
demo-picture = 〔图片〕
demo-file = 〔文件 { $name }〕
demo-bind = 新同志绑定
demo-daily = 每日签到，两个平台是一回事
demo-many = 很多人同时签到，确认合并
demo-meeting = 主题党日：海报、口令、按钮、请假
demo-recheck = 突击复核
demo-deadline = 截止：提醒、小结、补签
demo-away = QQ 断线，恢复后补上
demo-telegram-away = Telegram 断线，恢复后接上
demo-manners = 英文、职务、陌生人
demo-well = 演示完成：{ $lines } 条消息，{ $checks } 项检查全部通过。
demo-bad = 演示失败，下面这条回复没有按预期出现：
