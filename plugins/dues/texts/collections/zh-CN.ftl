### 党费：群收款名单

dues-word-import = 导入
    .words = 导入|对账|import

dues-collections-send = 请在 { $minutes } 分钟内把群收款导出的名单（xlsx 或 csv）私下发到这里。要有姓名、学号、昵称或账号中的一列，和金额一列；有状态、时间、单号更好。
dues-collections-title = { $name }：共 { $rows } 行，对上 { $matched } 行，{ $yuan } 元；没有对上 { $left } 行。
dues-collections-book = 可以入账（{ $count }）：
dues-collections-hit = 第 { $row } 行 { $name } { $yuan } 元
dues-collections-over = { $line }（还没缴的是 { $open } 元，多的算预缴）
dues-collections-claims = 本人登记过、正等核对，由这份名单确认（{ $count }）：
dues-collections-claim = 登记的第 { $number } 笔：{ $line }
dues-collections-left = 没有对上，不会入账（{ $count }）：
dues-collections-miss = 第 { $row } 行 { $name } { $amount }：{ $why }
dues-collections-nobody = （没有名字）
dues-collections-no-amount = （没有金额）
dues-collections-why-unknown = 名册里没有这个学号或名字
dues-collections-why-several = 名册里有几个人叫这个名字，请在名单里加上学号
dues-collections-why-disagree = 学号和姓名不是同一个人
dues-collections-why-nobody = 没有写是谁
dues-collections-why-amount = 金额看不懂，或者不大于 0
dues-collections-why-unpaid = 名单上写的是没有付款
dues-collections-why-status = 看不出是否已经付款
dues-collections-why-taken = 已经入过账。如果是另外一笔，用“党费 收 @某人 金额”记
dues-collections-ask = 把可以入账的都记上吗？没有对上的会留在记录里。
dues-collections-nothing = 没有可以入账的，账没有变。
dues-collections-taken = 名单第 { $number } 份已入账：{ $matched } 笔，{ $yuan } 元。每个人会私下收到一句。
dues-collections-taken-left = 还有 { $count } 行没有对上，随时可以再看：党费 导入 { $number }
dues-collections-kept = 名单第 { $number } 份（{ $name }，{ $day } 导入）：入账 { $matched } 笔。
dues-collections-told = 按群收款的名单，您缴的 { $yuan } 元党费（第 { $number } 笔）已入账。不对的话请告诉组织委员。看自己的，发送：党费

dues-collections-not-in-group = 名单里有每个人缴了多少，请私下发给我，不要发到群里。
dues-collections-one-file = 请一次发一份名单。
dues-collections-none = 没有第 { $number } 份名单。
dues-collections-before = 这份名单已经导入过了（第 { $number } 份），账没有变。要看它，发送：党费 导入 { $number }
dues-collections-no-head = 没有找到表头。要有一行写着姓名（或学号、昵称、账号）和金额，下面才是名单。
dues-collections-empty = 名单里一个人也没有。
dues-collections-too-big = 名单超过 { $limit } MB，请发小一点的。
dues-collections-too-long = 名单超过 { $limit } 行，请分成几份。
dues-collections-old-excel = 这是旧格式的 Excel（或有密码），请另存为 xlsx 或 csv 再发。
dues-collections-unreadable = 这个文件读不出来。请发 xlsx 或 csv。
dues-collections-lost = 文件没有取到（或超过 { $limit } MB），请再发一次。
dues-audit-import = 导入了群收款名单：入账 { $matched } 笔，共 { $yuan } 元，{ $unmatched } 行没有对上
