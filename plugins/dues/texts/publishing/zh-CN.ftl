### 公示：一个时期收了多少、上缴多少、怎么用的

## 帮助
dues-help-published = 看支部最近一次党费公示；公示一个月、一个季度或一年
    .example = 党费公示
    .detail =
        党费公示 2：看第 2 号公示，带 PDF；党费公示 2 表格：要表格；党费公示 核对 2：核对有没有改动
        书记、副书记和组织委员：党费公示 2026-10、党费公示 2026年三季度、党费公示 上月。先给您看，确认后发到群里

## 词
dues-word-check = 核对
    .words = 核对|check
dues-word-table = 表格
    .words = 表格|表|table|xlsx

## 时期
dues-period-quarter = { $year } 年第 { $quarter } 季度
dues-period-half = { $year } 年{ $half ->
    [1] 上
   *[other] 下
}半年
dues-period-year = { $year } 年
dues-period-days = { $first } 至 { $last }
dues-period-unreadable = “{ $written }”看不出是哪个时期。请这样写：党费公示 2026-10，党费公示 2026年三季度，或党费公示 上月
dues-period-open = 这个时期到 { $last } 才结束，结束以后才能公示。
dues-day-unreadable = “{ $written }”看不出是哪一天。请这样写：2026-11-03 或 11月3日；今天的不用写日期。
dues-day-ahead = 这一天还没有到。

## 公示的内容
dues-publishing-title = { $period }党费公示（元）
dues-publishing-picture = 党费收缴使用公示
dues-publishing-line = { $what } { $yuan }
dues-publishing-line-day = { $what }（{ $day }）{ $yuan }
dues-publishing-opening = 期初结余
dues-publishing-collected = 收缴
dues-publishing-refunded = 退还
dues-publishing-handed = 上缴上级党组织
dues-publishing-handed-memo = 上缴上级党组织：{ $memo }
dues-publishing-handed-rest = 上缴，另外 { $count } 笔
dues-publishing-allotted = 上级下拨
dues-publishing-allotted-memo = 上级下拨：{ $memo }
dues-publishing-allotted-rest = 下拨，另外 { $count } 笔
dues-publishing-spent = 支出
dues-publishing-spent-memo = 支出：{ $memo }
dues-publishing-spent-rest = 支出，另外 { $count } 笔
dues-publishing-corrected = 更正以前的记账
dues-publishing-closing = 期末结余
dues-publishing-people = 本期应缴党员 { $due } 人，已缴清 { $paid } 人（截至公示时）。
dues-publishing-names = 已缴清：{ $names }
dues-publishing-seal = 校验码 { $checksum }
dues-publishing-column-what = 项目
dues-publishing-column-day = 日期
dues-publishing-column-yuan = 金额（元）
dues-publishing-file = 党费公示 { $period }

## 公示
dues-publishing-ask = 公示以后就固定下来，不能再改，图片会发到本支部的每个群。确定公示？
dues-publishing-announced = { $period }党费公示（第 { $number } 号）
dues-publishing-done = 已公示（第 { $number } 号）：图片发到群里，PDF 和表格随后发给您。校验码：{ $checksum }
dues-publishing-more = 要表格发送：党费公示 { $number } 表格
dues-publishing-none = 本支部还没有公示过党费。
dues-publishing-none-such = 没有第 { $number } 号公示。
dues-publishing-already = 这个时期已经公示过（第 { $number } 号），公示以后不再改动。查看：党费公示 { $number }
dues-publishing-before = 本支部从 { $month } 起在这里记账，这个时期还没有账。
dues-publishing-changed = 给您看过以后账有变动，没有公示。请重新发送“党费公示”和时期，再看一遍。

## 核对
dues-publishing-check-how = 请写核对第几号，例如：党费公示 核对 2
dues-publishing-check = 第 { $number } 号公示（{ $period }）：
dues-publishing-sealed = 校验码一致，公示以后没有被改动。
dues-publishing-broken = 校验码不一致：公示的内容被改动过，请联系管理员查明。
dues-publishing-agrees = 按账本重新计算，每项都一致。
dues-publishing-differs = 按账本重新计算，不一致的有：{ $parts }
dues-publishing-later = 公示以后又有 { $count } 笔记到了这个时期里，没有算在内。
dues-publishing-checksum = 校验码：{ $checksum }
dues-publishing-part = { $part ->
    [opening] 期初结余
    [charged] 应缴
    [collected] 收缴
    [refunded] 退还
    [handed] 上缴
    [allotted] 下拨
    [spent] 支出
    [corrected] 更正
    [closing] 期末结余
    [due] 应缴人数
    [paid] 缴清人数
   *[other] 其他
}

## 设置和审计
dues-setting-names-published = 党费公示是否列出已缴清党员的名字（任何时候都不列个人金额）
dues-audit-published = 公示了 { $first } 至 { $last } 的党费（第 { $number } 号，校验码 { $checksum }）
