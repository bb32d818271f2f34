### 写意见

opinions-writing-too-long = 太长了：一条意见最多 { $most } 个字，还可以写 { $left } 个，您这次发了 { $length } 个。刚才这段没有加进去，请缩短再发；前面写的还在。
opinions-writing-picture-large = 这张图片压缩后还是太大，没有加进去。请裁小一点再发；文字还在。
opinions-writing-often = 这次征集里您已经写满 { $most } 条。这一条没有提交，草稿还在；发送“放弃”丢掉它。
opinions-writing-closed = 这次征集已经结束，没有提交。
opinions-writing-full = 这次征集收到的意见已经到了上限，没有提交，草稿还在。
opinions-adding-full = 这条意见已经有 { $most } 段补充在等待送达，请明天再写。
opinions-receipts-often = 您已经试了 { $most } 次，请 { $minutes } 分钟以后再试。
