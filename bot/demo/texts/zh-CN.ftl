### 演示：在沙盒里演一周的支部生活

demo-weekday = { $day ->
    [0] 周一
    [1] 周二
    [2] 周三
    [3] 周四
    [4] 周五
    [5] 周六
   *[6] 周日
 }
demo-scene = ── { $title } ──
demo-group = { $when } { $platform } 群聊“{ $title }” { $who }：
demo-private = { $when } { $platform } 私聊“{ $title }” { $who }：
demo-picture = [图片]
demo-file = [文件 { $name }]
demo-edited = （已修改）
demo-recalled = （已撤回）
demo-presses = 按下 <{ $label }>
demo-toast = 弹出提示：{ $text }
demo-away = （机器人停了，{ $minutes } 分钟后在同一个数据库上重新启动。）
demo-searched = 搜了写过或动过笔的人的 { $accounts } 个账号和每一段文字，共 { $forms } 种写法（文字、数字、哈希），搜的是（字节）：{ $files }
demo-found-nobody = 意见旁边：没有人。日志里：没有人。这些账号只在 { $tables } 里，和征集以前一样，一处也没有多。
demo-found-texts = 提交了的文字：只在 { $tables } 里。丢掉的、忘掉的、写在群里的：哪里都没有。
demo-missed = 没有等到应有的回答（{ $scene }）：{ $what }
demo-passed = 演示结束：{ $scenes } 幕，{ $checks } 处回答都和预期一样。
demo-failed = 演示失败：{ $checks } 处回答和预期一样之后，有一处不一样。

demo-scene-newcomer = 新同志进名册并绑定
demo-scene-strangers = 陌生人和没有职务的人
demo-scene-daily = 两个平台，一份签到
demo-scene-together = 很多人同时签到
demo-scene-occasion = 主题党日：海报、口令、按钮、扫码
demo-scene-leave = 请假和准假
demo-scene-missing = 截止前提醒未到的人
demo-scene-recheck = 突击复核
demo-scene-makeup = 补签
demo-scene-deadline = 截止：小结、图片和表格
demo-scene-cancel = 撤销一次签到
demo-scene-qq-lost = QQ 断线一夜，连上后补记
demo-scene-telegram-lost = Telegram 连不上，QQ 照常
demo-scene-reminder = 打开每日提醒
demo-scene-offices = 职务、权限、帮助
demo-scene-english = 私聊改用英文
demo-scene-quiz = 每日答题：早上出题，晚上公布
demo-scene-exam = 一场考试：QQ 开始，机器人重启，Telegram 交卷
demo-scene-dues-begin = 党费：开始收，各看各的
demo-scene-dues-claim = 党费：附截图登记，核对确认
demo-scene-dues-month = 党费：新的一个月，只提醒没缴的
demo-scene-dues-publish = 党费：上缴和公示
demo-scene-opinions-begin = 意见：向全支部匿名征集
demo-scene-opinions-misplaced = 意见：写在了群里
demo-scene-opinions-write = 意见：两个平台，私聊里写
demo-scene-opinions-restart = 意见：中途机器人重启
demo-scene-opinions-answer = 意见：打乱公开，答复，反馈到群里
demo-scene-opinions-receipt = 意见：凭回执看答复、补充
demo-scene-opinions-search = 意见：把一切搜一遍，看是谁写的
