### 核对党费：确认、退回、待确认、收现金

## 词
dues-word-confirm = 确认
    .words = 确认|confirm
dues-word-return = 退回
    .words = 退回|return
dues-word-waiting = 待确认
    .words = 待确认|waiting
dues-word-cash = 收
    .words = 收|收现金|cash
dues-word-all = 全部
    .words = 全部|all

## 给组织委员
dues-deciding-new = 第 { $number } 笔：{ $name } 说已缴党费 { $yuan } 元（{ $method }）。
dues-deciding-handed-in = 由 { $name } 代缴。
dues-deciding-how = 收到了发送：党费 确认 { $number }；没有收到或数目不对，发送：党费 退回 { $number } 原因；实收数不同，发送：党费 确认 { $number } 实收金额
dues-deciding-proof = 第 { $number } 笔（{ $name }，{ $yuan } 元）补来了截图。
dues-deciding-back = 注意：这一笔补缴 { $count } 个月以前的党费，规定补缴一般不得超过 { $most } 个月，请先了解情况；是否收下由您决定。
dues-button-confirm = 确认 { $number }
dues-command-confirm = 党费 确认 { $number }
dues-button-return = 退回 { $number }
dues-command-return = 党费 退回 { $number }
dues-button-confirm-all = 全部确认
dues-command-confirm-all = 党费 确认 全部
dues-method-group = 群收款
dues-method-transfer = 转账
dues-method-cash = 现金
dues-method-import = 群收款名单
dues-method-other = 其他

## 待确认
dues-waiting-none = 没有等核对的党费。
dues-waiting-title = 等核对的党费 { $count } 笔，共 { $yuan } 元：
dues-waiting-line = { $number }. { $name } { $yuan } 元，{ $method }，{ $day } { $proof ->
        [yes] 有截图
       *[no] 没有截图
    }
dues-waiting-line-for = { $line }，{ $name } 代缴
dues-waiting-more = 还有 { $count } 笔没有列出，先处理上面的。
dues-waiting-how = 一笔一笔确认：党费 确认 编号；都收到了：党费 确认 全部
dues-confirm-all = 确认这 { $count } 笔，共 { $yuan } 元？请先和收款记录核对。只确认上面列出的。
dues-someone = 已离开的成员

## 结果
dues-confirmed-one = 已确认第 { $number } 笔：{ $name } { $yuan } 元。
dues-confirmed-many = 已确认 { $count } 笔，共 { $yuan } 元。
dues-confirmed-before = 另有 { $count } 笔此前已经处理过，没有再记：{ $numbers }
dues-confirmed-none = 这些都已经处理过，没有再记：{ $numbers }
dues-returned-one = 已退回第 { $number } 笔：{ $name } { $yuan } 元，原因已告诉本人。
dues-return-why = 请写原因，会告诉本人，例如：党费 退回 { $number } 没有收到这笔款
dues-note-too-long = 最多写 { $most } 个字，现在是 { $length } 个字。
dues-cash-how = 请写谁缴了多少，例如：党费 收 @某人 0.6
dues-cash-done = 已记第 { $number } 笔：收到 { $name } 现金 { $yuan } 元。
dues-cash-before = 这条消息已经记过了，没有再记。
dues-cash-over = { $name } 没缴的是 { $open } 元，这一笔是 { $yuan } 元，多出的算预缴。确定收了这么多？

## 告诉本人
dues-told-confirmed = 您缴的 { $yuan } 元党费（第 { $number } 笔）已确认收到。
dues-told-confirmed-other = 您登记的是 { $written } 元，核对实收 { $yuan } 元，按实收记账（第 { $number } 笔）。不对请找组织委员。
dues-told-confirmed-for = 您代 { $name } 缴的 { $yuan } 元党费（第 { $number } 笔）已确认收到。
dues-told-confirmed-by = { $name } 代您缴的 { $yuan } 元党费（第 { $number } 笔）已确认收到。
dues-told-returned = 您登记的 { $yuan } 元党费（第 { $number } 笔）被退回，没有记账。原因：{ $reason }。核对以后可以重新登记，例如：已缴 { $yuan }元
dues-told-returned-for = 您代 { $name } 登记的 { $yuan } 元党费（第 { $number } 笔）被退回，没有记账。原因：{ $reason }
dues-told-cash = 已收到您缴的现金 { $yuan } 元党费并记账（第 { $number } 笔）。不是您缴的，请告诉书记。

## 审计
dues-audit-claim-confirmed = 确认了党费缴纳第 { $claims } 笔，共 { $yuan } 元
dues-audit-claim-returned = 退回了党费缴纳第 { $number } 笔（{ $yuan } 元）：{ $reason }
dues-audit-cash = 收了现金党费 { $yuan } 元（缴纳第 { $number } 笔）
