### 匿名意见：征集、书写、公开、答复

opinions-title = 意见

## 回答
opinions-no-such-round = 没有第 { $number } 次征集。发送“征集意见 列表”看有哪些。

## 设置
opinions-setting-per-member = 征集意见时每人最多写几条（开始后不再改变）
opinions-setting-threshold = 至少收到几条意见才公开（不能少于 3；开始后不再改变）
opinions-setting-pictures = 意见里可以带图片吗？图片会重新编码，去掉拍摄时间、地点等信息
opinions-setting-box = 常设意见箱：平时都能写，每周公开一次
opinions-setting-box-day = 意见箱每周几公开（1 是周一，7 是周日）
opinions-setting-box-at = 意见箱在那一天的几点公开
opinions-setting-additions-at = 作者凭回执补充的内容，每天几点一起送到
opinions-setting-receipt-days = 意见公开以后，回执还能用多少天
