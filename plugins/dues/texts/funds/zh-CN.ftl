### 上缴、下拨、支出、账本

## 词
dues-word-handover = 上缴
    .words = 上缴|handover
dues-word-allotment = 下拨
    .words = 下拨|allot|allotment
dues-word-spending = 支出
    .words = 支出|spend
dues-word-books = 账本
    .words = 账本|余额|ledger|books
dues-word-voucher = 凭证
    .words = 凭证|voucher

## 记账
dues-funds-how-handover = 请写上缴多少，例如：党费 上缴 12.60；不是今天的加上日期：党费 上缴 12.60 11月3日
dues-funds-how-allotment = 请写下拨多少，例如：党费 下拨 100；不是今天的加上日期：党费 下拨 100 11月3日
dues-funds-how-spending = 请写支出多少、做什么用，例如：党费 支出 30 购买学习书籍；不是今天的加上日期：党费 支出 30 购买学习书籍 11月3日
dues-funds-ask-handover = 记一笔上缴：{ $yuan } 元，{ $day }。记账后待上缴的党费还有 { $left } 元。
dues-funds-ask-allotment = 记一笔上级下拨：{ $yuan } 元，{ $day }。
dues-funds-ask-spending = 记一笔支出：{ $yuan } 元，{ $day }，用途：{ $purpose }。记账后下拨的党费还有 { $left } 元可用。用途会在公示里列出。
dues-funds-send = 在 { $minutes } 分钟内把凭证的照片发到这里，就连凭证一起记账；没有凭证按下面确认。
dues-funds-done-handover = 已记账（流水号 { $number }）：上缴 { $yuan } 元。
dues-funds-done-allotment = 已记账（流水号 { $number }）：上级下拨 { $yuan } 元。
dues-funds-done-spending = 已记账（流水号 { $number }）：支出 { $yuan } 元。
dues-funds-voucher = 凭证已保存。
dues-funds-no-voucher = 没有附凭证。
dues-funds-left = 账上现有 { $held } 元。
dues-funds-wrong = 记错了发送：党费 更正 { $number } 原因
dues-funds-how-voucher = 请写流水号，例如：党费 凭证 12。流水号发送“党费 流水”查看
dues-funds-voucher-of = 流水第 { $number } 笔的凭证
dues-funds-voucher-none = 流水第 { $number } 笔没有附图片。
dues-funds-before = 这一笔已经记过了，没有再记。
dues-funds-before-voucher = 这一笔已经记过了，账上的记录不能再改，凭证没有附上。要附凭证，先用“党费 更正”冲正，再连凭证一起重新记。
dues-funds-handover-over = 待上缴的党费只有 { $held } 元，不能记更多。收到的党费先确认入账；写错了请改金额。
dues-funds-spending-over = 可用的只有 { $free } 元。收缴的党费要上缴，只有上级下拨的可以支出；下拨了还没记账的请先发送：党费 下拨 金额
dues-funds-day-short = 从 { $day } 起账上最少的时候只有 { $held } 元，不够记这一笔。请核对日期和金额。
dues-funds-day-published = { $day } 所在的时期已经公示，不能再记账。请记在今天，并在用途里说明。

## 账本
dues-funds-title = 账上现有 { $held } 元
dues-funds-parts = 其中待上缴的党费 { $dues } 元，下拨未用 { $free } 元
dues-funds-moved = 累计上缴 { $handed } 元，下拨 { $allotted } 元，支出 { $spent } 元
dues-funds-members = 党员待缴共 { $owed } 元，预缴结余共 { $ahead } 元
dues-funds-sheet = 流水
dues-funds-file = 党费账本.xlsx
dues-funds-column-number = 流水号
dues-funds-column-day = 日期
dues-funds-column-what = 事项
dues-funds-column-name = 党员
dues-funds-column-month = 月份
dues-funds-column-yuan = 金额（元）
dues-funds-column-cash = 账上增减（元）
dues-funds-column-memo = 说明
dues-funds-column-by = 记账人

## 审计
dues-audit-handover = 记了党费上缴 { $yuan } 元（{ $day }）
dues-audit-allotment = 记了上级下拨党费 { $yuan } 元（{ $day }）
dues-audit-spending = 记了党费支出 { $yuan } 元（{ $day }）：{ $reason }
