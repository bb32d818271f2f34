### 党费：应缴、提醒、确认、公示

dues-title = 党费
dues-comma = {"、"}
dues-language = zh
dues-yuan = { $yuan } 元

## 帮助
dues-help-dues = 私下查看自己的党费：应缴、已缴、预缴，和依据的规定
    .example = 党费

## 回答
dues-unknown-word = “党费”后面的“{ $written }”看不懂。只发“党费”看自己的；发“帮助 党费”看都能做什么。
dues-not-yours = 这件事由书记、副书记或组织委员办理。看自己的党费，发送：党费
dues-not-begun = 本支部还没有用我收党费。组织委员或书记发送“党费 开始”就可以开始。
dues-no-such-posting = 账上没有第 { $number } 笔。发送“党费 流水”看有哪些。
dues-is-reversal = 第 { $number } 笔本身就是冲正，不能再冲正。记错了请按正确的数重新记一笔。
dues-reversed-already = 第 { $number } 笔已经冲正过了，账没有变。
