### 主机的句子：每个功能都用得到的话

host-title = 通用

## 帮助
host-help-help = 看看能做什么
    .example = 帮助
    .detail = 后面加上命令名看详细说明，例如：帮助 签到
host-help-confirm = 确认刚才询问的操作
    .example = 确认 1234
host-help-language = 选择私聊使用的语言
    .example = 语言 英文
host-help-branch = 选择私聊时代表的支部
    .example = 支部 学生第一党支部
host-help-outbox = 查看待发、存疑和未送达的消息
    .example = 待发消息
host-help-resolve = 处理一条存疑的消息：重发或忽略
    .example = 处理消息 12 重发
host-help-title = 这里可以使用的命令：
host-help-line = · { $example }　{ $what }
host-help-more = 想知道某个命令怎么用，发送：帮助 命令名
host-help-unbound = 您还没有绑定。请私聊我发送：绑定 姓名 学号
host-help-button = 看看能做什么
host-help-detail = 【{ $name }】{ $what }
host-help-example = 例如：{ $example }
host-help-aliases = 也可以写作：{ $names }
host-help-unknown = 没有找到“{ $topic }”这个命令，或者您在这里不能使用它。发送“帮助”查看可用的命令。

## 开始
host-start-stranger = 您好，我是支部助手。请发送“绑定 姓名 学号”（例如：绑定 张三 2023010101），绑定后就能签到、请假、收到提醒了。
host-start-member = { $name }，您好！您已经绑定，可以直接使用。发送“帮助”看看能做什么。

## 谁、在哪里
host-no-branch-here = 这个群还没有开通。请负责运行机器人的同志在群里发送：开通 支部名
host-not-bound = 您还没有绑定。请私聊我发送：绑定 姓名 学号
host-choose-branch = 您同时在几个支部，请先选择一个。发送“支部”查看，发送“支部 名称”选择。
host-only-superuser = 这个命令只有负责运行机器人的人可以使用。如果需要，请联系他或她。
host-no-right = 您的职务不能使用“{ $command }”。发送“权限”查看谁可以，需要时请联系支部书记。
host-only-in-group = “{ $command }”要在支部群里发送。
host-only-in-private = “{ $command }”请私聊我发送，这样别人看不到。
host-mention-not-bound = { $who } 还没有绑定，我不知道是谁。请让对方先私聊我绑定，或者写上姓名或学号。
host-no-such-member = 名册里没有“{ $who }”。请检查姓名或学号，或者直接 @ 对方。
host-several-of-name = 名册里有 { $count } 位“{ $who }”。请改用学号，或者直接 @ 对方。

## 听不懂的时候
host-unknown = 没有看懂。发送“帮助”查看能做什么。
host-unknown-near = 没有这个命令。您是不是想发送：
    { $commands }
host-not-text = 我现在只看得懂文字。发送“帮助”查看能做什么。
host-bad-arguments = 这个命令要这样写：{ $example }
    （{ $what }）
host-too-long = 太长了：共 { $length } 个字，最多 { $most } 个字。请缩短后重新发送，刚才的没有生效。
host-apology = 抱歉，出了点问题，刚才的操作没有完成。请稍后再试；如果还不行，请把代码 { $code } 告诉负责运行机器人的人。

## 确认
host-confirm-how = 确定的话，请在 { $minutes } 分钟内发送：确认 { $code }
host-confirm-button = 确认
host-confirm-command = 确认 { $code }
host-confirm-unknown = 没有等待确认的操作，或者已经过期、已经确认过。请重新发送原来的命令。

## 语言与支部
host-language-set = 好的，私聊改用中文。
host-language-unknown = 可以选择：语言 中文，或者：语言 英文
host-branch-list = 您在这些支部：
    { $names }
    发送“支部 名称”选择私聊时代表哪一个。
host-branch-set = 好的，私聊时代表“{ $name }”。

## 设置出错（终端）
host-setting-choice = { $key } 的值“{ $value }”不对，请改为其中之一：{ $allowed }
host-setting-port = { $key } 的值“{ $value }”不对，请改为 1 到 65535 之间的端口号，例如 8080
host-setting-seconds = { $key } 的值“{ $value }”不对，请改为 0 到 60 之间的秒数，例如 1
host-setting-zone = { $key } 的值“{ $value }”不是时区名，请改为例如 Asia/Shanghai
host-setting-list = { $key } 的值“{ $value }”不对，请用逗号分隔，或写成 ["a", "b"]
host-setting-url = { $key } 的值“{ $value }”不是完整的地址，请以 { $schemes } 开头
host-setting-database = { $key } 不能以“{ $scheme }”开头，请改为 sqlite://var/zhibu.db 或 postgres://用户:密码@主机:端口/库名
host-setting-short-secret = { $key } 只有 { $length } 个字符，太短，请换成至少 { $least } 个字符的随机字符串
host-setting-telegram-token = { $key } 不是 BotFather 给出的样子，应为 数字:字母数字，例如 123456:ABC…
host-setting-superuser = { $key } 里的“{ $value }”不对，请写成 qq:QQ号 或 telegram:数字ID，多个用逗号分隔
host-setting-onebot-open = 设置了 ONEBOT_WS_URLS 却没有 { $key }，入口会对任何人开放，拒绝启动；请填至少 { $least } 个字符的随机字符串，并在 QQ 端填同样的
host-setting-webhook-secret = 设置了 TELEGRAM_WEBHOOK_URL 却没有 { $key }，任何人都能冒充 Telegram，拒绝启动；请填至少 { $least } 个字符的随机字符串
host-setting-no-account = { $key }=off，却没有填任何帐号；请填 ONEBOT_ACCESS_TOKEN 或 TELEGRAM_TOKEN，或者改为 { $key }=auto
