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
host-help-file = 私聊发来、没有附言的文件：问一声是做什么的
    .example = 收到文件
host-help-console = 打开支部的网页：概况、名册、消息
    .example = 控制台
host-help-outbox = 查看待发、存疑和未送达的消息
    .example = 待发消息
host-help-resolve = 处理一条存疑的消息：重发或忽略
    .example = 处理消息 12 重发
host-help-title = 这里可以使用的命令：
host-help-both = { $short } 或 { $example }
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
host-number-in-group = 名册里没有这个学号。学号请不要发在群里；可以直接 @ 对方，或者私聊我。

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
host-confirm-which = · { $name }：确认 { $code }
host-confirm-which-how = 请在 { $minutes } 分钟内选一个发送；都不是的话，不用回复。
host-confirm-unknown = 没有等待确认的操作，或者已经过期、已经确认过。请重新发送原来的命令。

## 私聊发来的文件
host-file-ask = 收到文件“{ $file }”。要用来{ $use }吗？（【{ $branch }】）
host-file-ask-which = 收到文件“{ $file }”，要用在【{ $branch }】的哪里？
host-file-use = · { $use }：{ $ends }
host-file-none = 请把文件私聊发给我。我能收的文件：
    { $uses }
host-file-several = 一次请只发一个文件，什么也没有改动。
host-file-no-use = “{ $file }”这样的文件我用不上，没有打开它。我能收的文件：
    { $uses }
host-file-not-opened = 收到了文件，但我没有打开它：用文件导入要有相应的职务（发送“权限”看哪些）。有别的事请发文字，发送“帮助”看看能做什么。

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
host-setting-zone-data = 这台机器上没有时区数据，{ $key } 无法使用。请删除 .venv 文件夹后重新运行 make run（会装上 tzdata）
host-setting-list = { $key } 的值“{ $value }”不对，请用逗号分隔，或写成 ["a", "b"]
host-setting-url = { $key } 的值“{ $value }”不是完整的地址，请以 { $schemes } 开头
host-setting-bare-url = { $key } 只能写到域名或端口为止，后面不能有路径、问号和用户名。请改为 { $value }
host-setting-database = { $key } 不能以“{ $scheme }”开头，请改为 sqlite://var/zhibu.db 或 postgres://用户:密码@主机:端口/库名
host-setting-database-url = { $key } 看不懂，请写成 sqlite://var/zhibu.db 或 postgres://用户:密码@主机:端口/库名（密码里的特殊符号要写成 %40 这样的形式）
host-setting-short-secret = { $key } 只有 { $length } 个字符，太短，请换成至少 { $least } 个字符的随机字符串
host-setting-telegram-token = { $key } 不是 BotFather 给出的样子，应为 数字:字母数字，例如 123456:ABC…
host-setting-superuser = { $key } 里的“{ $value }”不对，请写成 qq:QQ号 或 telegram:数字ID，多个用逗号分隔
host-setting-onebot-open = 设置了 ONEBOT_WS_URLS 却没有 { $key }，入口会对任何人开放，拒绝启动；请填至少 { $least } 个字符的随机字符串，并在 QQ 端填同样的
host-setting-webhook-secret = 设置了 TELEGRAM_WEBHOOK_URL 却没有 { $key }，任何人都能冒充 Telegram，拒绝启动；请填至少 { $least } 个字符的随机字符串
host-setting-webhook-letters = { $key } 里有 Telegram 不接受的字符，请只用英文字母、数字、- 和 _，{ $least } 到 256 个
host-setting-no-account = { $key }=off，却没有填任何帐号；请填 ONEBOT_ACCESS_TOKEN 或 TELEGRAM_TOKEN，或者改为 { $key }=auto
host-setting-other-secret = 另一个进程正用着同一个数据库，但 { $file } 与它的不一样，绑定码会互相不认。请把那个进程 { $key } 里的 secret.key 复制过来，再启动
host-setting-newer-database = { $key } 指的数据库是更新版本的机器人用过的，这个版本不认得其中的更新：{ $names }。请换回那个版本，或把旧备份恢复到另一个数据库再启动

## 待发消息
host-outbox-counts = 待发 { $pending } 条，正在发 { $sending } 条，已送达 { $sent } 条，存疑 { $uncertain } 条，未送达 { $failed } 条，过期 { $expired } 条，已取消 { $cancelled } 条。
host-outbox-waiting = 等待发送：
host-outbox-troubled = 需要您看一下：
host-outbox-line = · #{ $number } { $when } { $platform ->
    [qq] QQ
    [telegram] Telegram
   *[other] 未定平台
 } { $place ->
    [group] 群聊
   *[other] 私聊
 }：{ $state ->
    [pending] 待发
    [sending] 正在发
    [uncertain] 存疑，不知道对方是否收到
    [failed] 未送达
   *[other] 其他
 }{ $why ->
    [none] {""}
   *[other] （{ $why }）
 }
host-outbox-how = 请先到群里或向本人核实。没有收到就发送“处理消息 编号 重发”，已经收到就发送“处理消息 编号 忽略”。
host-outbox-missed = 没有按时做成的定时任务：
host-outbox-missed-line = · { $when } { $job }：{ $state ->
    [failed] 出错，没有完成
   *[other] 已太晚，没有补发
 }
host-outbox-all-well = 一切正常，没有需要处理的消息。
host-outbox-why-expired = 过了时效
host-outbox-why-no-account = 本人没有绑定可用的帐号
host-outbox-why-not-in-history = 聊天记录里没有找到
host-outbox-why-not-sent = 暂时发不出去，会再试
host-outbox-why-quiet-hours = 免打扰时段
host-outbox-why-refused = 对方平台拒收，可能已拉黑或没有启动机器人
host-outbox-why-sender-died = 发送途中机器人中断
host-outbox-why-stalled = 平台没有反应
host-outbox-why-too-many-tries = 试了很多次都没有成功
host-resolve-how = 请这样写：处理消息 12 重发，或者：处理消息 12 忽略
host-resolve-unknown = 没有编号为 { $number } 的存疑消息，也许已经处理过了。发送“待发消息”查看。
host-resolve-resent = 好的，第 { $number } 号消息会重新发送。
host-resolve-dropped = 好的，第 { $number } 号消息不再处理。

## 终端
host-cli-about = 支部助手：学生党支部在 QQ 群和 Telegram 群里的机器人
host-cli-run = 启动机器人；没有帐号时启动沙盒
host-cli-demo = 在沙盒里演一周的支部生活
host-cli-check = 检查设置、数据库、字体、时区和平台
host-cli-migrate = 更新数据库结构
host-cli-backup = 备份数据库到一个文件
host-cli-restore = 从备份恢复（先停止机器人）
host-cli-import = 导入名册或题库
host-cli-import-what = 导入什么：roster（名册）、questions（题库）
host-cli-export-what = 导出什么：template（名册模板）、roster（名册）、questions（题库）
host-cli-unknown-thing = 没有“{ $what }”，可以写：{ $known }
host-cli-export = 导出名册模板、名册或题库
host-cli-outbox = 查看待发、存疑和未送达的消息
host-cli-prove-anonymity = 在临时副本上检验：有没有什么能看出意见是谁写的
host-cli-prove-database = 一个空的 PostgreSQL 数据库（postgres://…），在里面检验；不写就在临时文件夹里用 SQLite
host-cli-prove-postgres = 请给一个空的 PostgreSQL 数据库 postgres://…；要用 SQLite，请不写这个选项
host-cli-prove-not-empty = 这个数据库不是空的，什么都没有动。请专门建一个空的
host-cli-prove-unreachable = 连不上这个数据库（{ $why }），请检查地址
host-cli-prove-broken = 检验中断，什么也没有证明：{ $what }
host-cli-import-branch = 支部名称，与群里开通时相同
host-cli-export-branch = 支部名称（导出名册模板时不用写）
host-cli-restore-force = 即使数据库里已有数据也覆盖
host-cli-up = 机器人已启动：{ $url }（按 Ctrl+C 停止）
host-cli-sandbox-up = 沙盒已启动，请用浏览器打开：{ $url }
    （没有填写帐号，所以没有连接真正的 QQ 和 Telegram；按 Ctrl+C 停止）
host-cli-sandbox-loopback = 沙盒只能在本机使用，请把 { $key } 改为 127.0.0.1（现在是 { $host }）
host-cli-sandbox-data = { $key } 指向的数据库里已有真实支部的数据，沙盒不会动它。请删掉 { $key } 这一行（沙盒会用自己的数据库），或者填写帐号并改为 SANDBOX=auto
host-cli-port-in-use = { $key }={ $port } 已被别的程序占用（{ $host }）。请停掉那个程序，或在 .env 里换一个 { $key }
host-cli-port-refused = 不能在 { $host } 上使用 { $key }={ $port }。请在 .env 里换一个 { $key } 或 HOST
host-cli-start-failed = 没能启动（代码 { $code }，日志里有同样的代码）。请运行 .venv/bin/zhibu check，它会说清哪里要改
host-cli-migrated = 数据库已更新：{ $names }
host-cli-migrated-nothing = 数据库结构已是最新。
host-cli-no-file = 没有文件 { $file }，请检查路径。
host-cli-file-exists = 文件 { $file } 已存在，请换一个名字。
host-cli-import-fault = 第 { $row } 行：{ $what }
host-cli-import-nothing = 共有 { $count } 处错误，没有导入任何人。请改好后再导入一次。
host-cli-imported = 名册已导入：新增 { $added } 人，更新 { $updated } 人，未变 { $unchanged } 人；名册中有 { $absent } 人不在文件里，予以保留。
host-cli-exported = 已写入 { $file }
host-cli-backed-up = 已备份到 { $file }
host-cli-backup-keep = 备份里没有 { $secret } 和 .env，请另外妥善保管：恢复时要把它们放回原处。没有 { $secret }，还没用过的绑定码会作废，别的不受影响
host-cli-restored = 已从 { $file } 恢复。
host-cli-restore-keep = 如果备份来自另一台机器，请在启动之前把那里的 secret.key 放到 { $secret }，否则还没用过的绑定码会作废
host-no-such-branch = 没有名为“{ $branch }”的支部。请先在群里发送：开通 { $branch }

host-check-good = 好　
host-check-bad = 要改
host-check-settings = 设置没有错误
host-check-folder = 可以写入 { $folder }
host-check-folder-bad = 不能写入 { $folder }（{ $why }）。请检查权限，或在 .env 里把 VAR_DIR 改到别处
host-check-database = 数据库可用（{ $engine }），结构是最新的
host-check-database-new = 数据库可用（{ $engine }），是新的：启动时会自动建好结构，不用做什么
host-check-database-bad = 数据库打不开（{ $why }）。请检查 .env 里的 DATABASE_URL，以及数据库是否在运行
host-check-database-readonly = 数据库打得开，但不能写入（{ $why }）。请检查 DATABASE_URL 里的用户有没有建表的权限（SQLite：文件和它的文件夹能不能写），磁盘满了没有
host-check-migrations = 数据库还有 { $count } 项更新没有做。请先备份（.venv/bin/zhibu backup 文件），再运行 .venv/bin/zhibu migrate，或直接启动，启动时会自动更新
host-check-migrations-unknown = 数据库是更新版本的机器人用过的，这个版本不认得其中的更新：{ $names }。请换回那个版本，或把旧备份恢复到另一个数据库
host-check-migrations-broken = 程序自带的数据库更新读不出来（{ $why }）。请重新取一份完整的程序，再运行 make run
host-check-pictures = 字体和图片可用
host-check-pictures-bad = 图片做不出来（{ $why }）。请删除 .venv 文件夹后重新运行 make run
host-check-zone = 时区 { $zone }，现在是 { $now }
host-check-sandbox = 没有填写帐号，会以沙盒启动
host-check-qq-waits = QQ：请让 NapCat 或 LLBot 连接 { $url }
host-check-qq = QQ：{ $place } 可以连接
host-check-qq-bad = QQ：{ $place } 连接不上。请检查 NapCat 或 LLBot 是否在运行，以及 .env 里的 ONEBOT_WS_URLS
host-check-telegram = Telegram：已连接，机器人是 @{ $name }
host-check-telegram-token = Telegram 不认得这个 token。请向 BotFather 核对 .env 里的 TELEGRAM_TOKEN
host-check-telegram-bad = 连接不上 Telegram（{ $server }）。请检查网络，或在 .env 里填写 TELEGRAM_PROXY

## 群与支部
host-branch-name = 支部名要有 1 到 64 个字，没有改动。例如：开通 学生第一党支部
host-not-a-group = 只有群才能开通。请在支部群里发送：开通 支部名
host-chat-of-other = 这个群已经是【{ $branch }】的支部群，没有改动。要换成别的支部，请先发送：解除开通

## 群里问、私聊答
host-private-start = 回答要私聊给您，请先点这里打开私聊、按“开始”，再发送一次：{ $link }
host-private-blocked = 回答要私聊给您，但发不过去。请先加我好友，或者允许群里的临时会话，再发送一次。
host-private-sent = 回答已经私聊发给您。
host-private-open = 打开私聊

## 支部的设置
host-setting-locale = 支部用的语言
host-setting-timezone = 支部所在的时区
host-setting-quiet-from = 从这个时间起不发提醒
host-setting-quiet-until = 到这个时间再发提醒
host-setting-wants-bool = { $key } 只能填：开、关。您写的是“{ $value }”，没有改动。
host-setting-wants-int = { $key } 要填整数。您写的是“{ $value }”，没有改动。
host-setting-wants-range = { $key } 不能是 { $value }，没有改动。最小 { $minimum }，最大 { $maximum }。
host-setting-wants-time = { $key } 要填一天里的时间，例如 08:30。您写的是“{ $value }”，没有改动。
host-setting-wants-length = { $key } 要有 { $minimum } 到 { $maximum } 个字，没有改动。
host-setting-wants-choice = { $key } 可以填：{ $choices }。您写的是“{ $value }”，没有改动。
host-unknown-timezone = 没有“{ $value }”这个时区，没有改动。请写成例如 Asia/Shanghai
host-unknown-setting = 没有“{ $key }”这项设置，没有改动。发送“设置”查看所有设置。

host-outbox-why-answer-lost = 发出后没有收到平台的回音
host-restore-not-empty = 数据库里已经有数据，没有恢复。确实要覆盖，请加上 --force（覆盖前请先备份）。
host-restore-no-file = 没有文件 { $path }，请检查路径。
host-restore-damaged = { $path } 不是完整的备份，没有改动任何数据。请换一个备份文件。
host-restore-newer = { $path } 是更新版本的机器人做的备份。请先把机器人更新到同样的版本，再恢复。
