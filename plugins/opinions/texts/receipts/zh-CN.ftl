### 回执

## 命令
opinions-help-receipt = 凭回执的六个词看答复；刚拿到的回执还可以再看一次
    .example = 回执 六个词
    .short = 回执 再看
    .detail =
        只有六个词本身能打开那条意见，和用哪个账号来看无关
        词之间的空格、标点都可以不写
opinions-help-append = 凭回执给自己公开了的意见补充内容
    .example = 补充 六个词
    .short = 补充
    .detail =
        先用“回执 六个词”看过，就可以只发“补充”
        补充的内容每天在固定的时间和其他人的一起送到，不显示什么时候写的
opinions-receipts-word-again = 再看
    .words = 再看|再看一次|again|once more
opinions-receipts-command-again = 回执 再看
opinions-receipts-button-again = 再看一次
opinions-receipts-button-add = 补充

## 打开
opinions-receipts-how = 请把六个词一起发来：回执 六个词（用空格隔开或连着写都行）。没有这六个词，谁也找不到那条意见。
opinions-receipts-unreadable = 这不像回执：回执是六个两个字的词，例如“山川 书桌 …”。请对照抄下来的再发一遍。
opinions-receipts-unknown = 这个回执打不开什么：可能有字写错了，或者已经过期，或者那次征集没有公开就销毁了。请对照抄下来的再试。
opinions-receipts-often = 您已经试了 { $most } 次，请 { $minutes } 分钟以后再试。
opinions-receipts-busy = 现在太忙了，您这一次没有处理，什么都没有改变。请过一分钟再发一遍。
opinions-receipts-again =
    这是您刚才的回执，不能再看第三次了，请抄下来：

    { $receipt }
opinions-receipts-no-again = 没有可以再看的回执：只在提交后 10 分钟内能再看一次。
opinions-receipts-waiting =
    您写给“{ $title }”的意见已经收好：
    { $text }

    { $when } 截止后和其他意见一起公开，然后才会有答复，也才能补充。请到时再用这个回执来看。
opinions-receipts-unreleased =
    您写给“{ $title }”的意见已经收好：
    { $text }

    征集在 { $when } 截止了，还没有公开。请过几天再用这个回执来看。
opinions-receipts-opened =
    您写给“{ $title }”的意见：
    { $text }
opinions-receipts-stands = 处理情况：{ $state }
opinions-receipts-stands-because = 处理情况：{ $state }。{ $reason }
opinions-receipts-state-new = 已公开，还没有处理
opinions-receipts-state-read = 已读
opinions-receipts-state-handling = 正在处理
opinions-receipts-state-done = 已解决
opinions-receipts-state-declined = 办不到
opinions-receipts-hidden = 这条意见被隐藏了，不再给别人看。原因：{ $why }
opinions-receipts-added = 您补充过：{ $text }
opinions-receipts-answer = 答复（{ $day }）：{ $text }
opinions-receipts-no-answer = 还没有答复。
opinions-receipts-on-its-way = 等着送到的补充：{ $text }
opinions-receipts-may-add = 要补充，发送：补充

## 补充
opinions-adding-begun =
    请发要补充的文字，可以分几条发，一共最多 { $most } 个字，补到您写给“{ $title }”的意见后面。
    写好发送“提交”。补充的内容每天 { $at } 和本支部其他人的一起送到，不显示什么时候写的；谁写的同样不会记下来。
    草稿只在内存里：我重启，或您半小时不说话，它就没了。不写了，发送“放弃”。
opinions-adding-draft-for = 给您写给“{ $title }”的意见补充的草稿，还没有提交：
opinions-adding-sent = 收到了，{ $at } 和本支部其他人的补充一起送到。之后用原来的回执看答复。
opinions-adding-early = 这条意见还没有公开，现在不能补充。公开以后再用这个回执来补充；要说别的，发送：意见
opinions-adding-which = 请先说是哪一条，没有加什么。发送：补充 六个词
opinions-adding-over = 这个回执已经过期，不能再补充，没有提交。要说的话请写成新的意见。
opinions-adding-full = 这条意见已经有 { $most } 段补充在等待送达，请明天再写。
