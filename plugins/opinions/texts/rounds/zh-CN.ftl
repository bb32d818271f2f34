### 征集意见：发起、提醒、延长、截止

## 帮助
opinions-help-rounds = 发起、延长、取消匿名意见征集（书记、纪检委员）
    .example = 征集意见 食堂和宿舍 截止 周五18:00
    .short = 征集意见
    .detail =
        征集意见 标题 截止 周五18:00 每人 2：先给您看一遍，确认以后才发到本支部的所有群
        征集意见 列表；征集意见 延长 3 周日18:00；征集意见 取消 3
        征集意见 意见箱 开：常设意见箱，每周公开一次；征集意见 意见箱 关
        不能提前截止，也不能降低公开的下限：那样可能认出是谁写的
        想写意见的话，请私聊我发送“意见”

## 词
opinions-rounds-word-open = 开始
    .words = 开始|发起|新建|open|new|start
opinions-rounds-word-extend = 延长
    .words = 延长|延期|推迟|extend|prolong
opinions-rounds-word-cancel = 取消
    .words = 取消|撤销|作废|cancel|withdraw
opinions-rounds-word-list = 列表
    .words = 列表|清单|list
opinions-rounds-word-close = 截止
    .words = 截止|提前截止|结束|关闭|公开|提前公开|close|end|finish|release
opinions-rounds-word-box = 意见箱
    .words = 意见箱|box
opinions-box-word-on = 开
    .words = 开|打开|开启|启用|on
opinions-box-word-off = 关
    .words = 关|关闭|停用|off

## 命令
opinions-rounds-command-read = 查看意见 { $number }
opinions-rounds-command-one = 查看意见 { $name }
opinions-rounds-command-extend = 征集意见 延长 { $number } 3天
opinions-rounds-button-read = 查看意见
opinions-rounds-button-one = 看 { $name }
opinions-rounds-button-extend = 延长 3 天
opinions-rounds-button-write = 去私聊写意见

## 时间
opinions-rounds-comma = {"、"}
opinions-rounds-weekday = { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
 }
opinions-rounds-when = { $month }月{ $day }日（{ $weekday }）{ $clock }
opinions-rounds-when-year = { $year }年{ $month }月{ $day }日（{ $weekday }）{ $clock }

## 看不懂、做不到
opinions-rounds-not-yours = 征集意见由书记或纪检委员发起。想写意见，请私聊我发送：意见
opinions-rounds-how =
    发起一次匿名意见征集，请发送：征集意见 标题 截止 周五18:00
    后面可以写每人最多几条，例如：征集意见 食堂和宿舍 截止 周五18:00 每人 2
    先给您看一遍，您确认以后才发到本支部的所有群。
    其他：征集意见 列表；征集意见 延长 3 周日18:00；征集意见 取消 3；征集意见 意见箱 开
opinions-rounds-no-deadline = 请写上截止时间，例如：征集意见 食堂和宿舍 截止 周五18:00
opinions-rounds-bad-title = 标题要有 { $least } 到 { $most } 个字，这次是 { $length } 个字。例如：征集意见 食堂和宿舍 截止 周五18:00
opinions-rounds-moment-unreadable = 看不懂时间“{ $word }”。可以写：周五18:00、明天 20:00、11月30日 18:00、3天后
opinions-rounds-moment-no-such-date = 没有“{ $word }”这一天，请再看一下日期。
opinions-rounds-moment-no-clock = “{ $word }”还要写几点，例如：周五18:00
opinions-rounds-too-soon = 截止时间至少要在 { $hours } 小时以后，让大家有时间写。
opinions-rounds-too-far = 截止时间最晚可以在 { $days } 天以后。
opinions-rounds-too-long = 从开始算起，一次征集最长 { $days } 天。
opinions-rounds-not-later = 截止时间只能往后推，不能提前：提前截止可能认出是谁写的。
opinions-rounds-no-early = 征集不能提前截止，也不能提前公开，没有人能这样做：那时写的人少，可能认出是谁写的。到了截止时间，我会自己公开。
opinions-rounds-each-range = 每人可以写 1 到 { $most } 条。
opinions-rounds-each-fills = 每人最多 { $each } 条，而满 { $threshold } 条就公开，一个人就能凑够，别人的意见便没有了掩护，所以不能这样发起。请写“每人 { $most }”或更少；也可以先用“设置 意见公开下限”把下限调高。
opinions-rounds-changed = 您看过以后，本支部的设置变了，所以没有发起。请重新发送一遍，再看一次。
opinions-rounds-over = 第 { $number } 次征集《{ $title }》已经结束，不能再改。
opinions-rounds-extended-before = 第 { $number } 次征集《{ $title }》已经因为人数不够延长过一次，不能再延长。
opinions-rounds-box-itself = 第 { $number } 次《{ $title }》是常设意见箱，每周自己公开、自己续期。不想再开，请发送：征集意见 意见箱 关
opinions-rounds-extend-how = 请写第几次征集、延长到什么时候，例如：征集意见 延长 3 周日18:00。发送“征集意见 列表”看有哪些。
opinions-rounds-cancel-how = 请写第几次征集，例如：征集意见 取消 3。发送“征集意见 列表”看有哪些。

## 发起
opinions-rounds-preview =
    匿名征集意见《{ $title }》
    截止：{ $until }
opinions-rounds-preview-terms = 每人最多 { $each } 条；至少收到 { $threshold } 条才公开，不够就一条也不公开。
opinions-rounds-pictures = 可以带图片（会去掉拍摄信息）。
opinions-rounds-no-pictures = 不能带图片。
opinions-rounds-preview-fixed = 发起以后这些都不能改，也不能提前截止。截止以前谁也看不到意见，连有没有都看不到。
opinions-rounds-few = 注意：本支部能写意见（绑定了账号）的只有 { $able } 人，不到 { $threshold } 人：要有人写不止一条才可能公开，写的人也容易被猜到。
opinions-rounds-opened = 已发起第 { $number } 次征集《{ $title }》，正在通知本支部的所有群。
opinions-rounds-announced-round =
    【匿名意见】第 { $number } 次征集：《{ $title }》
    截止：{ $until }。每人最多写 { $each } 条。
opinions-rounds-announced-box =
    【匿名意见】常设{ $title }开了（第 { $number } 次），平时都能写，每周公开一次。
    这一期公开：{ $until }。每人最多写 { $each } 条。
opinions-rounds-promise =
    · 我只在您写的时候核对您是本支部的人。谁写了、谁没写，不存盘，不进日志，书记和管机器人的人都查不到。
    · 截止以前谁也看不到，连有几条也不知道；满 { $threshold } 条才打乱顺序一起给书记和纪检委员看，不满就不公开。
    · 我挡不住的：QQ 和 Telegram 自己看得到聊天，别人也可能认出您的文风。
opinions-rounds-way = 请不要写在群里，私聊我发送：意见
opinions-rounds-way-qq = QQ：点我的头像发消息（先加我为好友），发送“意见”。
opinions-rounds-way-telegram = Telegram：点下面的按钮，或者打开 { $link }

## 提醒
opinions-rounds-reminded = 【提醒】第 { $number } 次匿名征集《{ $title }》到 { $until } 截止。
opinions-rounds-reminded-all = 没有人知道谁写过，所以大家收到的提醒都一样。

## 延长
opinions-rounds-extend-ask-open = 把第 { $number } 次征集《{ $title }》的截止时间推迟到 { $until }？已经写的都保留。只能往后推，不能改回来。
opinions-rounds-extend-ask-short = 把第 { $number } 次征集《{ $title }》延长到 { $until }？已经写的都保留，公开的下限不变。只能延长这一次：到时还不够，就全部销毁，谁也看不到。
opinions-rounds-was-extended = 第 { $number } 次征集延长到 { $until }，正在通知本支部的所有群。
opinions-rounds-extended = 【匿名意见】第 { $number } 次征集《{ $title }》延长到 { $until }。已经写的都保留，还可以继续写。

## 取消
opinions-rounds-cancel-ask = 取消第 { $number } 次征集《{ $title }》？大家写的会全部销毁，谁也没有看过，也找不回来；本支部的群都会收到通知。
opinions-rounds-was-cancelled = 第 { $number } 次征集《{ $title }》已取消，里面的意见都已销毁。
opinions-rounds-cancelled = 【匿名意见】第 { $number } 次征集《{ $title }》取消了。如果有人写过，内容已经销毁，没有人看过。

## 截止
opinions-rounds-closed-released = 【匿名意见】第 { $number } 次《{ $title }》截止，收到 { $count } 条意见，已经打乱顺序交给书记和纪检委员。答复以后会告诉大家；写的人也可以私聊我发送“回执”和自己的六个词，看答复、作补充。
opinions-rounds-closed-short = 【匿名意见】第 { $number } 次征集《{ $title }》截止了，现在不再收意见。后面怎么办，会在这里告诉大家。
opinions-rounds-closed-destroyed = 【匿名意见】第 { $number } 次《{ $title }》截止，收到的意见太少，公开会让人猜到是谁写的，所以没有公开。内容已经全部销毁，没有人看过。
opinions-rounds-forgotten = 【匿名意见】第 { $number } 次征集《{ $title }》没有延长。收到的意见太少，所以没有公开；内容已经全部销毁，没有人看过。
opinions-rounds-officers-released = 第 { $number } 次征集《{ $title }》已截止，公开 { $count } 条意见，顺序是打乱的。看意见请发送：{ $command }
opinions-rounds-officers-short =
    第 { $number } 次征集《{ $title }》已截止，收到的意见太少，没有公开，谁也看不到。
    您可以延长一次，已经写的都保留，例如发送：{ $command }
    { $days } 天内没有延长，就全部销毁。公开的下限不能降低。
opinions-rounds-officers-destroyed = 第 { $number } 次征集《{ $title }》已截止，收到的意见还是太少，没有公开，已经全部销毁，没有人看过。
opinions-rounds-officers-box = 第 { $number } 次《{ $title }》这一周收到的意见太少，没有公开；续到 { $until }。到时还不够，就全部销毁。
opinions-rounds-added = 作者凭回执补充了内容：{ $names }{ $more ->
    [0] {""}
   *[other]  等，另有 { $more } 条意见
}。发送“查看意见”和编号就能看。

## 列表
opinions-rounds-list = 本支部的意见征集：
opinions-rounds-list-none = 本支部还没有征集过意见。发送“征集意见”看怎么发起。
opinions-rounds-list-line = 第 { $number } 次《{ $title }》：{ $state }
opinions-rounds-state-open = 进行中，{ $until } 截止
opinions-rounds-state-short = { $until } 截止，收到的太少，可以延长一次
opinions-rounds-state-released = { $until } 截止，公开 { $count } 条
opinions-rounds-state-destroyed = { $until } 截止，收到的太少，已销毁
opinions-rounds-state-cancelled = 已取消

## 意见箱
opinions-box-title = 意见箱
opinions-rounds-box-again = 意见箱还开着，下一期 { $until } 公开，随时可以写。
opinions-box-how = 请写“开”或者“关”，例如：征集意见 意见箱 开
opinions-box-is-off = 常设意见箱没有开。要开的话，请发送：征集意见 意见箱 开
opinions-box-is-on = 常设意见箱开着，这一期 { $until } 公开。要关的话，请发送：征集意见 意见箱 关
opinions-box-opened = 常设意见箱开了，第一期 { $until } 公开，正在通知本支部的所有群。每周哪一天、几点公开，用“设置 意见箱开箱日”和“设置 意见箱开箱时间”改，从下一期算起。
opinions-box-last = 常设意见箱会关：这一期照常到 { $until } 结束，以后不再开。

## 定时
opinions-job-close = 意见征集截止
opinions-job-remind = 意见征集提醒
opinions-job-forgotten = 销毁没有延长的意见征集
opinions-job-box = 打开常设意见箱
opinions-job-additions = 送达凭回执补充的意见
opinions-job-receipts = 停用过期的回执

## 记录
opinions-audit-opened = 开始了第 { $number } 次征集“{ $title }”
opinions-audit-extended = 延长了第 { $number } 次征集
opinions-audit-cancelled = 取消了第 { $number } 次征集“{ $title }”，收到的内容没有看就销毁了
