### 账上的事：流水、退款、更正、收款码

## 词
dues-word-journal = 流水
    .words = 流水|journal
dues-word-refund = 退款
    .words = 退款|refund
dues-word-reverse = 更正
    .words = 更正|冲正|reverse
dues-word-payee = 收款码
    .words = 收款码|payee
dues-word-ways = 缴费方式
    .words = 缴费方式|ways
dues-word-remove = 删除
    .words = 删除|去掉|remove

## 流水
dues-journal-none = { $month }账上没有记录。
dues-journal-title = { $month }流水：
dues-journal-charges = 应缴 { $count } 笔，共 { $yuan } 元
dues-journal-line = { $number }. { $day } { $what } { $yuan } 元
dues-journal-line-name = { $line }，{ $name }
dues-journal-line-claim = { $line }（缴纳第 { $claim } 笔）
dues-journal-line-memo = { $line }，{ $memo }
dues-journal-line-reversed = { $line }【已冲正】
dues-journal-more = 前面还有 { $count } 笔没有列出。
dues-journal-sums = 收 { $in } 元，支 { $out } 元。
dues-journal-how = 记错了发送：党费 更正 流水号 原因
dues-posting-charge = 应缴
dues-posting-payment = 收党费
dues-posting-refund = 退款
dues-posting-handover = 上缴
dues-posting-allotment = 下拨
dues-posting-spending = 支出
dues-posting-reversal = 冲正第 { $reverses } 笔
dues-posting-other = 其他

## 退款
dues-refund-how = 请写退给谁、退多少，例如：党费 退款 @某人 1
dues-refund-ask = 退还 { $name } 多缴的党费 { $yuan } 元？请先把钱退给本人。
dues-refund-done = 已记账：退还 { $name } { $yuan } 元。
dues-refund-before = 这条消息已经记过了，没有再记。
dues-refund-too-much = 只能退多缴的部分：多缴的是 { $ahead } 元。记错的缴纳请用：党费 更正 流水号 原因
dues-told-refund = 您多缴的党费 { $yuan } 元已退还并记账。没有收到请告诉书记。

## 更正
dues-reverse-how = 请写流水号和原因，例如：党费 更正 12 重复记账。流水号发送“党费 流水”查看
dues-reverse-ask = 冲正第 { $number } 笔：{ $line }。原因：{ $reason }。原来的一笔留在账上，另记一笔相反的。确定？
dues-reverse-done = 第 { $number } 笔已冲正。需要的话按正确的数重新记一笔。
dues-books-charge = 第 { $number } 笔是应缴，不能直接冲正。类别、起缴月份或减免改对以后，应缴会自动更正。
dues-books-short = 账上只有 { $held } 元，不够记这一笔。党组织不能垫付党费；如果钱已经上缴或支出，请先更正那一笔。
dues-told-reversed = 更正：您账上原来记的 { $yuan } 元（{ $what }）已冲正。原因：{ $reason }。发送“党费”看现在的情况。

## 收款码
dues-ways-set = 缴费方式已改。党员看到的是：
dues-ways-how = 要改，写在后面，例如：党费 缴费方式 每月 5 日前在群收款里付款。上传收款码：党费 收款码
dues-payee-send = 请在 { $minutes } 分钟内把收款码的图片直接发到这里。
dues-payee-taken = 收款码已保存。党员发送“党费 怎么缴”就能看到。
dues-payee-shown = 现在的收款码。换一张：党费 收款码，并附上图片；不用了：党费 收款码 删除
dues-payee-removed = 收款码已删除。

## 审计
dues-audit-refund = 退还多缴的党费 { $yuan } 元
dues-audit-reversed = 冲正了党费流水第 { $number } 笔（{ $yuan } 元）：{ $reason }
dues-audit-ways = 改了党费的缴费方式
dues-audit-payee = 更换了党费收款码
dues-audit-payee-removed = 删除了党费收款码
