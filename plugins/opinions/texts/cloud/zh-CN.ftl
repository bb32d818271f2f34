### 词云

opinions-cloud-language = zh
opinions-cloud-subtitle = 第 { $number } 次征集 · 共 { $opinions } 条意见
opinions-cloud-most = 最多意见提到的词（条）
opinions-cloud-note = 只在一条意见里出现的词不画在图里，认得出的姓名和号码也不画。
opinions-cloud-empty = 没有两条意见都提到的词
