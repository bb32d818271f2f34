### 缴党费：已缴、预缴、撤回、怎么缴

## 帮助
dues-help-paid = 缴了党费以后说一声，由组织委员核对确认；可以附上截图
    .example = 已缴 3个月
    .detail =
        已缴：把还没缴的都缴了
        已缴 3元：按金额
        已缴 3个月：按月数，从最早没缴的月份算起
        已缴 3元 现金：现金、转账或群收款
        已缴 3元 代 @某人：替别人交来
        截图可以和文字一起发，也可以随后私下发给我
dues-help-prepaid = 提前缴以后几个月的党费
    .example = 预缴 3个月
dues-help-unpaid = 撤回自己登记的、还没有核对的一笔
    .example = 撤回已缴 12
dues-word-how = 怎么缴
    .words = 怎么缴|怎么交|如何缴|how

## 月份
dues-paying-month = { $year } 年 { $month } 月
dues-paying-months = { $first }至{ $last }（{ $count } 个月）
dues-paying-some-months = { $first }等 { $count } 个月

## 怎么缴
dues-paying-how-own = 缴费方式：{ $note }
dues-paying-how-other = 缴费方式：群收款，或把现金交给组织委员。
dues-paying-how-payee = 缴费方式：向收款码付款（发送“党费 怎么缴”看收款码），也可以把现金交给组织委员。
dues-paying-how-note = 说明：{ $note }
dues-paying-how-then = 缴好以后发送“已缴 金额”或“已缴 3个月”，有截图就一起发来。

## 登记
dues-paying-claimed = 已登记第 { $number } 笔：{ $yuan } 元。核对以后我会私下告诉您。写错了发送：撤回已缴 { $number }
dues-paying-claimed-for = 已登记第 { $number } 笔：代 { $name } 缴 { $yuan } 元。核对以后我会私下告诉两位。写错了发送：撤回已缴 { $number }
dues-paying-space = {""}
dues-paying-settles = 缴清 { $months }。
dues-paying-part = 其中 { $month }还差 { $yuan } 元。
dues-paying-left = 缴后还欠 { $yuan } 元。
dues-paying-ahead = 其中 { $yuan } 元是预缴，缴到 { $until }。
dues-paying-ahead-begun = 其中 { $yuan } 元是预缴。
dues-paying-back = 注意：这一笔补缴了 { $count } 个月以前的党费。规定：补缴党费的时间一般不得超过 { $most } 个月（《关于中国共产党党费收缴、使用和管理的规定》，2008 年）。照样登记，请与组织委员说明情况。
dues-paying-picture = 有付款截图的话，{ $minutes } 分钟内直接发到这里。
dues-paying-picture-taken = 截图收到，已附在第 { $number } 笔。

## 问一句
dues-paying-ask-over = 您还没缴的是 { $open } 元，这一笔是 { $yuan } 元：
dues-paying-ask-open-first = 您还有 { $open } 元没缴，预缴要先补齐。连同补缴一共 { $yuan } 元：
dues-paying-ask-far = 这一笔一共 { $yuan } 元，预缴超过一年：
dues-paying-ask-which = “{ $written }”是金额还是月数？
dues-paying-as-yuan = { $yuan } 元
dues-paying-as-months = { $months } 个月，共 { $yuan } 元
dues-paying-as-line = · { $what }：{ $settles }

## 不能登记
dues-claims-nothing-open = 您现在没有要缴的党费。想提前缴，发送：预缴 3个月
dues-claims-waiting-covers = 您没缴的已经登记过了（第 { $numbers } 笔），正在等核对，不用再登记。想提前缴，发送：预缴 3个月
dues-claims-ahead-how = 请写预缴几个月，或者多少元，例如：预缴 3个月
dues-claims-no-rate = 还不知道您以后每个月缴多少，请写金额，例如：预缴 3元
dues-claims-months = 月数要在 1 到 { $most } 之间。也可以写金额，例如：已缴 3元
dues-claims-for-whom = 请写替谁缴，例如：已缴 3元 代 @某人
dues-claims-for-amount = 替别人缴，请写明金额，例如：已缴 3元 代 @某人
dues-claims-too-many = 已经有 { $most } 笔在等核对，请等核对以后再登记，或先撤回写错的：撤回已缴 编号
dues-claims-none = 没有第 { $number } 笔。
dues-claims-which = 请写是第几笔，例如：{ $example }
dues-claims-is-waiting = 第 { $number } 笔还在等核对。
dues-claims-is-confirmed = 第 { $number } 笔已经确认过了，没有变化。
dues-claims-is-returned = 第 { $number } 笔已经退回了，没有变化。
dues-claims-is-withdrawn = 第 { $number } 笔已经由本人撤回了，没有变化。
dues-claims-withdrawn = 第 { $number } 笔（{ $yuan } 元）已撤回。
dues-claims-own-waiting = 您等核对的：{ $lines }
dues-claims-own-line = 第 { $number } 笔 { $yuan } 元

## 图片
dues-picture-not = 这不是能看的图片（PNG、JPG、WebP 或 GIF）。请发截图。
dues-picture-too-big = 图片超过 { $limit } MB，请发小一点的。
dues-picture-lost = 图片没有取到（或超过 { $limit } MB），请再发一次。
