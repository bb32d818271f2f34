### 成员与支部：开通、绑定、名册、职务、设置

members-title = 成员与支部
members-comma = {"、"}

## 帮助
members-help-setup = 把这个群开通为支部群（由负责运行机器人的人使用）
    .example = 开通 学生第一党支部
    .detail =
        支部还不存在时会新建；同一支部可以开通多个群，QQ 和 Telegram 都可以。
        重复发送没有影响。
members-help-unlink = 解除这个群与支部的联系，名册和记录都会保留
    .example = 解除开通
members-help-appoint = 任命支部的第一位书记（由负责运行机器人的人使用）
    .example = 任命 张三
    .detail =
        可以 @ 对方，也可以写姓名或学号；对方要先在名册里。
        之后的职务由书记用“角色”安排。
members-help-bind = 把您的帐号和名册里的您连起来
    .example = 绑定 张三 2023010101
    .detail =
        请在私聊里发送，群里不要写学号。
        也可以用书记发给您的绑定码：绑定 ABCD2345
        QQ 和 Telegram 可以都绑定，记录是同一份。
members-help-bindcode = 给一位同志发一次性绑定码，代替姓名和学号
    .example = 绑定码 张三
    .detail =
        可以 @ 对方，也可以写姓名或学号。
        绑定码只发给您，请私下转给本人；用过一次就作废。
members-help-unbind = 解除您这个帐号的绑定，您的记录会保留
    .example = 解绑
members-help-move = 换一个帐号：用新帐号绑定，旧帐号自动解除
    .example = 换绑
    .detail =
        用旧帐号私聊发送“换绑”，会得到一个码。
        再用新帐号私聊发送“绑定 码”，就换好了。
members-help-unbound = 查看还没有绑定的同志
    .example = 未绑定
members-help-roster = 查看、导出、导入名册
    .example = 名册
    .import = 名册 导入
    .detail =
        名册：人数和名单
        名册 导出：得到 xlsx 文件
        名册 模板：得到空白模板和示例
        名册 导入：把填好的 xlsx 或 csv 文件私聊发给我，附言写“名册 导入”
        导入要么全部成功，要么一行都不改；可以重复导入。
members-help-role = 查看或安排职务
    .example = 角色 @张三 组织委员
    .detail =
        角色：看谁担任什么
        角色 @某人 组织委员：增加职务
        角色 @某人 撤销 组织委员：撤销职务
        也可以把 @某人 换成姓名或学号。
members-help-rights = 查看哪个职务可以做什么
    .example = 权限
members-help-me = 查看您自己的记录
    .example = 我
members-help-audit = 查看最近的改动：谁在什么时候改了什么
    .example = 审计
members-help-settings = 查看或修改支部的设置
    .example = 设置 时区 Asia/Shanghai
    .detail =
        设置：列出所有设置
        设置 名称：看一项的说明
        设置 名称 值：修改

## 职务
members-role-secretary = 书记
    .words = 书记|支部书记|支书|secretary
members-role-deputy = 副书记
    .words = 副书记|支部副书记|deputy|deputy secretary
members-role-organisation = 组织委员
    .words = 组织委员|组织|organisation|organization|organisation commissioner|organization commissioner
members-role-publicity = 宣传委员
    .words = 宣传委员|宣传|publicity|publicity commissioner
members-role-discipline = 纪检委员
    .words = 纪检委员|纪检|纪律检查委员|discipline|discipline commissioner
members-role-group-leader = 党小组组长
    .words = 党小组组长|小组长|组长|党小组长|group leader|leader
members-role-none = 无
members-roles-title = 【{ $branch }】的职务
members-roles-line = { $role }：{ $who }
members-roles-vacant = （暂缺）
members-roles-how = 安排职务请发送：角色 @某人 组织委员
    撤销请发送：角色 @某人 撤销 组织委员
members-unknown-role = 没有“{ $written }”这个职务。可以写：{ $roles }。例如：角色 @张三 组织委员
members-role-how = 请写明是谁、什么职务，例如：角色 @张三 组织委员
members-role-granted = { $name }同志现任：{ $roles }。
members-role-held = { $name }同志已经是{ $role }了，没有改动。
members-role-revoked = 已撤销{ $name }同志的{ $role }。现任：{ $roles }。
members-role-not-held = { $name }同志本来就不是{ $role }，没有改动。现任：{ $roles }。

## 权限
members-rights-title = 哪个职务可以做什么（✅ 是您可以做的）
members-rights-own = ✅ { $what }：{ $who }
members-rights-other = · { $what }：{ $who }
members-rights-everyone = 签到、请假、看自己的记录，每位绑定的同志都可以。
members-rights-how = 职务由书记安排：角色 @某人 组织委员
members-right-own-group = { $role }（限本组）
members-right-attendance-run = 发起和结束签到
members-right-attendance-view = 看签到情况
members-right-attendance-export = 导出签到记录
members-right-leave-decide = 批准或退回请假
members-right-makeup-sign = 补签
members-right-roster-view = 看名册
members-right-roster-edit = 导入名册
members-right-bind-code-issue = 发绑定码
members-right-roles-grant = 安排职务
members-right-settings-edit = 修改设置
members-right-outbox-view = 看待发消息
members-right-audit-view = 看改动记录
members-right-bank-view = 看题库
members-right-bank-edit = 改题库
members-right-exam-run = 办考试
members-right-exam-results = 看考试成绩
members-right-weakness-view = 看薄弱知识点
members-right-dues-view = 查看党费情况
members-right-dues-run = 收党费、记账、公示
members-right-dues-base = 填写党费计算基数
members-right-opinions-run = 征集意见，阅读已公开的意见并答复

## 设置
members-settings-title = 【{ $branch }】的设置
members-settings-line = · { $name } = { $value }　{ $what }
members-settings-how = 看一项的说明：设置 名称
    修改：设置 名称 值
members-settings-default = 默认：{ $value }
members-settings-accepts = 可以填：{ $what }
members-settings-example = 例如：设置 { $name } { $value }
members-settings-none = 无
members-settings-on = 开
members-settings-off = 关
members-settings-empty = （空）
members-settings-range = { $low } 到 { $high } 的整数
members-settings-kind-bool = 开、关
members-settings-kind-int = 整数
members-settings-kind-time = 一天里的时间，如 08:30
members-settings-kind-str = 文字
members-settings-kind-choice = 列出的选项
members-settings-or-none = { $what }；填“无”表示不用
members-settings-changed = 好了，{ $name } 现在是：{ $value }
members-settings-same = { $name } 本来就是 { $value }，没有改动。

## 开通
members-setup-done = 这个群已开通为【{ $branch }】的支部群。
members-setup-created = 已新建【{ $branch }】，这个群是它的支部群。
members-setup-again = 这个群早已开通为【{ $branch }】的支部群，没有改动。
members-setup-which = 请写上支部名，例如：开通 学生第一党支部
members-setup-next = 接下来：
members-setup-next-roster = · 导入名册：在终端运行 .venv/bin/zhibu import roster 文件 --branch "{ $branch }"；有了书记之后，书记也可以把文件私聊发给我，附言“名册 导入”
members-setup-next-secretary = · 任命书记：在这个群发送“任命 姓名”；名册的职务一栏写了“书记”的，导入后就是书记
members-setup-next-bind = · 每位同志私聊我发送：绑定 姓名 学号（请不要发在群里）
members-setup-ready = 名册有 { $members } 人，已绑定 { $bound } 人。发送“帮助”看看能做什么。
members-unlink-ask = 要解除这个群与【{ $branch }】的联系吗？名册和记录都会保留，之后可以重新开通。
members-unlink-done = 已解除这个群与【{ $branch }】的联系。要恢复请发送：开通 { $branch }
members-not-linked = 这个群还没有开通，不用解除。要开通请发送：开通 支部名
members-appoint-done = { $name }同志现任【{ $branch }】书记。
members-appoint-bind = 还差一步：请{ $name }同志私聊我发送“绑定 姓名 学号”，之后就能使用书记的命令。
members-appoint-held = { $name }同志已经是【{ $branch }】的书记了，没有改动。
members-hello =
    大家好，我是支部助手。这个群还没有开通。
    请负责运行机器人的人在这里发送：开通 支部名（例如：开通 学生第一党支部）

## 绑定
members-bind-how =
    请这样发送：绑定 姓名 学号
    例如：绑定 张三 2023010101
    书记给过绑定码的，也可以发送：绑定 绑定码
members-bind-in-private =
    { $name }，绑定请在私聊里进行，学号不要发在群里。请点开我的头像，私聊发送：绑定 姓名 学号
members-bind-recalled =
    { $name }，为了保护您的学号，刚才那条消息我已经撤回。请点开我的头像，私聊再发一次。
members-bind-not-recalled =
    { $name }，学号不要发在群里，请您把刚才那条消息撤回，然后点开我的头像，私聊再发一次。
members-bind-link = 点这里打开私聊：{ $link }
members-bind-open = 打开私聊
members-bind-done = { $name }，绑定好了！您在【{ $branches }】。
members-bind-next = 现在可以到支部群里签到了。发送“帮助”看看能做什么。
members-bind-again = { $name }，这个帐号早已绑定在【{ $branches }】，可以直接使用。
members-bind-several = 您在几个支部，私聊时代表哪一个，请发送：支部 名称
members-bind-moved = { $name }，帐号换好了：这个新帐号已绑定在【{ $branches }】，旧帐号已解除。
members-bindcode-issued =
    { $name }同志的绑定码：{ $code }
    请私下转给本人，由本人私聊我发送：绑定 { $code }
    { $hours } 小时内有效，用过一次就作废。
members-unbind-ask = 要解除这个帐号与{ $name }（{ $branch }）的绑定吗？您的签到和其他记录都会保留，随时可以再绑定。
members-unbind-done = 已解除绑定，记录都保留着。要再绑定请发送：绑定 姓名 学号
members-move-code =
    换帐号的码：{ $code }
    请用新帐号私聊我发送：绑定 { $code }
    绑定成功后，这个旧帐号自动解除。{ $hours } 小时内有效，只能用一次，请不要给别人。

## 名册
members-category-full = 正式党员
members-category-probationary = 预备党员
members-category-candidate = 发展对象
members-category-activist = 入党积极分子
members-category-applicant = 入党申请人
members-column-name = 姓名
members-column-student-no = 学号
members-column-category = 类别
members-column-group = 党小组
members-column-role = 职务
members-column-joined-on = 入党日期
members-roster-title = 【{ $branch }】名册：共 { $members } 人，已绑定 { $bound } 人，未绑定 { $unbound } 人
members-roster-category = { $category } { $count } 人
members-roster-group = { $group }（{ $count } 人）
members-roster-no-group = 未编组
members-roster-line = · { $name } { $number }　{ $category }
members-roster-line-role = { $line }　{ $roles }
members-roster-line-unbound = { $line }　（未绑定）
members-roster-more = 其余 { $count } 人没有列出。发送“名册 导出”得到全部。
members-roster-none = 【{ $branch }】还没有名册。发送“名册 模板”得到空白表格，填好后私聊发给我，附言写“名册 导入”。
members-roster-how = 名册 导出｜名册 模板｜名册 导入｜未绑定
members-roster-exported = 【{ $branch }】的名册，共 { $members } 人。里面有学号，请妥善保管。
members-roster-file-name = { $branch }名册.xlsx
members-roster-template = 这是名册模板。请按示例一人一行填写，填好后把文件私聊发给我，附言写“名册 导入”。
    姓名、学号、类别必填；类别写：正式党员、预备党员、发展对象、入党积极分子、入党申请人。
members-roster-template-name = 名册模板.xlsx
members-roster-sub-unknown = 没有看懂“{ $written }”。可以发送：名册、名册 导出、名册 模板，或把文件发给我并附言“名册 导入”。
members-roster-send-file = 请在 { $minutes } 分钟内把填好的 xlsx 或 csv 文件私聊发给我。还没有表格的话，发送：名册 模板
members-roster-not-in-group = 名册里有学号，请不要发在群里，请把文件私聊发给我。
members-roster-one-file = 一次请只发一个文件，名册没有改动。
members-roster-not-a-table = 这不是 xlsx 或 csv 文件，名册没有改动。发送“名册 模板”得到可以填写的表格。
members-roster-lost-file = 没能取到这个文件，名册没有改动。请确认它不超过 { $limit } MB，重新发送一次。
members-roster-use = 导入名册
members-roster-imported = 名册已导入：新增 { $added } 人，更新 { $changed } 人，没有变化 { $same } 人。
members-roster-absent = 有 { $count } 人在原名册里、不在这个文件里，没有动他们：{ $names }
members-roster-next-bind = 还有 { $unbound } 人未绑定，请他们私聊我发送：绑定 姓名 学号
members-roster-faults = 表格里有 { $count } 处要改，名册没有改动：
members-roster-fault = 第 { $row } 行 { $column }：{ $what }
members-roster-faults-more = 还有 { $count } 处没有列出，改好上面的再发一次就能看到。
members-roster-faults-how = 改好后把文件再发一次，附言写“名册 导入”。
members-roster-too-big = 文件太大了，最多 { $limit } MB，名册没有改动。请只保留名册那一张表再发一次。
members-roster-too-many-rows = 行数太多了，最多 { $limit } 行，名册没有改动。请删去多余的行再发一次。
members-roster-old-excel = 这是旧的 xls 格式，我读不了，名册没有改动。请在 Excel 或 WPS 里“另存为” xlsx 再发一次。
members-roster-unreadable = 这个文件打不开，可能损坏了或设有密码，名册没有改动。请用“名册 模板”里的表格填好再发一次。
members-roster-encoding = 读不出这个 csv 文件的文字，名册没有改动。请另存为 UTF-8 编码的 csv 或者 xlsx 再发一次。
members-roster-no-heads = 没有找到表头，名册没有改动。第一行要有“姓名”“学号”“类别”。发送“名册 模板”得到现成的表格。
members-roster-column-twice = 有两列都叫“{ $column ->
    [name] 姓名
    [student_no] 学号
    [category] 类别
    [group] 党小组
    [role] 职务
   *[joined_on] 入党日期
 }”，名册没有改动。请只留一列再发一次。
members-roster-missing-column = 少了“{ $column ->
    [name] 姓名
    [student_no] 学号
   *[category] 类别
 }”这一列，名册没有改动。请补上再发一次。
members-roster-empty = 表格里没有人，名册没有改动。请从表头下面一行开始，一人一行。
members-roster-number-twice = 学号 { $value } 与第 { $first } 行相同，请核对
members-roster-no-name = 没有写姓名
members-roster-bad-name = “{ $value }”不像姓名，请核对
members-roster-too-long = 太长了，最多 { $limit } 个字
members-roster-no-number = 没有写学号
members-roster-bad-number = “{ $value }”不像学号；学号是 3 到 32 位字母和数字
members-roster-no-category = 没有写类别
members-roster-bad-category = 没有“{ $value }”这个类别；请写正式党员、预备党员、发展对象、入党积极分子或入党申请人
members-roster-bad-role = 没有“{ $value }”这个职务；请写书记、副书记、组织委员、宣传委员、纪检委员或党小组组长
members-roster-bad-date = “{ $value }”不是日期；请写成 2022-06-30
members-roster-date-out = 日期 { $value } 不对；应在 1921-07-01 之后、今天之前
members-unbound-title = 【{ $branch }】未绑定 { $unbound } 人，共 { $members } 人
members-unbound-group = { $group }：{ $names }
members-unbound-none = 【{ $branch }】{ $members } 人全部绑定了。
members-unbound-how = 请他们私聊我发送：绑定 姓名 学号
    不方便的，可以给绑定码：绑定码 姓名

## 我
members-me-title = { $name }（{ $branch }）
members-me-number = 学号：{ $number }
members-me-category = 类别：{ $category }
members-me-group = 党小组：{ $group }
members-me-roles = 职务：{ $roles }
members-me-joined = 入党日期：{ $date }
members-me-accounts = 绑定的帐号：
members-me-account = · { $platform } { $account }
members-me-account-here = · { $platform } { $account }（现在这个）
members-me-how = 记录有误请告诉书记；换帐号请发送：换绑
members-platform-qq = QQ
members-platform-telegram = Telegram

## 各处用到的话
members-and-more = { $names } 等 { $count } 人
members-gone = 名册里已经没有这位同志了，没有改动。请发送“名册”核对。
members-word-revoke = 撤销
    .words = 撤销|取消|免去|去掉|revoke|remove
members-word-export = 导出
    .words = 导出|下载|export
members-word-template = 模板
    .words = 模板|空白表|template
members-word-import = 导入
    .words = 导入|上传|import

## 任命
members-appoint-ask = 【{ $branch }】的书记现在是{ $before }。要改由{ $name }同志担任吗？

## 绑定出错
members-bind-wrong = 姓名和学号与名册对不上，没有绑定。请照名册上的写法核对后再发：绑定 姓名 学号。仍然不行的话，请向书记要一个绑定码。
members-too-many-tries = 试得太多了，请过 { $minutes } 分钟再试。也可以向书记要一个绑定码。
members-bind-taken = 名册里的这位同志在这个平台上已经绑定了另一个帐号。要换帐号，请用原来的帐号私聊我发送“换绑”；原来的帐号用不了了，请向书记要一个绑定码。
members-bind-other-person = 这个帐号已经绑定了本支部的另一位同志，没有改动。如果绑错了，请先发送“解绑”，再重新绑定。
members-code-wrong = 这个码不对、已经用过或者过期了，没有绑定。请核对后再发，或者请书记重新发一个。
members-bound-elsewhere = 提醒：您在【{ $branch }】的记录刚刚绑定了另一个 { $platform } 帐号。如果不是您本人，请马上告诉书记。
members-bound-instead = 提醒：您在【{ $branch }】的记录已换到另一个 { $platform } 帐号，这个帐号已解除。如果不是您本人，请马上告诉书记。
members-bindcode-link = 用 Telegram 的，点这里就能绑定：{ $link }

## 职务出错
members-role-not-yours = 安排职务要由书记来做，没有改动。发送“角色”可以看谁担任什么。
members-last-secretary = 支部不能没有书记，没有改动。请先安排新书记：角色 @某人 书记

## 名册补充
members-roster-rename = { $old } → { $new }
members-roster-renamed = 改了名字的：{ $names }
members-roster-many-renamed = 有 { $count } 个学号的姓名与原名册不同，可能是表格里的列错位了，名册没有改动。请核对姓名和学号两列再发一次。
members-roster-role-not-yours = 表格要新安排{ $value }，这要由书记来做；请删去这一格，或请书记导入

## 改动记录
members-audit-title = 最近 { $count } 条改动：
members-audit-none = 还没有改动记录。
members-audit-line = { $when }　{ $who }：{ $what }
members-audit-by-host = 负责运行机器人的人
members-audit-by-bot = 机器人
members-audit-someone = 某位同志
members-audit-other = { $action }
members-audit-chat-linked = 开通了一个群
members-audit-chat-unlinked = 解除了一个群
members-audit-chat-migrated = 跟随一个群升级为超级群
members-audit-role-granted = 安排{ $subject }为{ $role }
members-audit-role-revoked = 撤销{ $subject }的{ $role }
members-audit-setting-changed = 设置 { $subject }：{ $before } → { $after }
members-audit-account-bound = { $subject }绑定了 { $platform } 帐号
members-audit-account-unbound = { $subject }的 { $platform } 帐号解除了绑定
members-audit-code-issued = 给{ $subject }发了绑定码
members-audit-roster-imported = 导入名册：新增 { $added }，更新 { $updated }，没变 { $unchanged }
members-audit-outbox-resend = 重发了第 { $number } 条存疑的消息
members-audit-outbox-settle = 放下了第 { $number } 条存疑的消息
