### 终端里的匿名检验

opinions-proof-begins =
    真正的机器人现在在两个模拟平台上运行，用的是临时副本（{ $engine }，{ $folder }），不碰您自己的数据，大约要一分钟。
    1. 搜索：账号已知的人写意见，中间还故意让数据库出错；然后公开、答复、补充。
opinions-proof-no-data-folder = 从这里读不到 PostgreSQL 的数据文件夹：只搜索它的表，不搜索它的文件。
opinions-proof-searched =
    { $people } 个人写了意见。逐行搜索了 { $tables } 张表，并把 { $folders } 里的 { $files } 个文件（{ $size } 字节：数据库和它旁边的文件、全部日志、一份备份）搜索了 { $searches } 遍，找其中两个账号可能存成的 { $forms } 种样子（文字、数字、散列）。
    在名册里，账号本该在的地方，找到了 { $seen } 处：说明搜索不是瞎的。
opinions-proof-found-nothing = 写意见之后多出来的：没有。别的表一行也没有变，意见的文字只在该在的地方。
opinions-proof-found = 找到 { $count } 处不该有的：
opinions-proof-fault = · { $what }
opinions-proof-guessing = 2. 对手：{ $rounds } 次征集，每次 { $each } 条意见。有一个人拿到整个硬盘，还知道大家按什么先后写的，每次都来猜哪条是谁写的。
opinions-proof-guessed-inbox = 公开之前：{ $strategies } 种办法里最好的一种（{ $best }）{ $tries } 次猜对 { $hits } 次，碰运气大约是 { $expected } 次。p = { $p }，办法这么多，校正后是 { $corrected }（小于 0.01 才可疑）。
opinions-proof-guessed-released = 公开之后：{ $strategies } 种办法里最好的一种（{ $best }）{ $tries } 次猜对 { $hits } 次，碰运气大约是 { $expected } 次。p = { $p }，办法这么多，校正后是 { $corrected }（小于 0.01 才可疑）。
opinions-proof-guessed-again = 这个结果可疑，所以用同样多的新征集再试了一遍：p = { $p }（小于 0.01 就是泄露）。
opinions-proof-control = 这个检验是会失败的：故意泄露的征集被它查出来了，p = { $p }。
opinions-proof-holds = 成立：存下的和记录的东西里，没有什么能看出是谁写的。
opinions-proof-fails = 不成立！在改好之前请不要收意见，并请报告上面几行。
