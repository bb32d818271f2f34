## 金额和月份
dues-money-unreadable = 看不懂金额“{ $written }”。请写成：0.6、3元，或 2元4角
dues-money-negative = 金额不能是负数：“{ $written }”。请写实际缴的数，例如：0.6
dues-money-zero = 金额不能是 0。请写实际缴的数，例如：0.6
dues-money-huge = 这个金额太大了，一次最多 { $most } 元。请核对后再发。
dues-money-too-fine = 金额最多两位小数，“{ $written }”不行。请写成：0.60
dues-month-unreadable = 看不懂月份“{ $written }”。请写成：2026-09、9月，或 上月

## 开始
dues-begun-already = 本支部从 { $month } 起已经在用我收党费了，没有改动。
