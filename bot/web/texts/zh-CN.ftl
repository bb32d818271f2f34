### 网页与控制台的文字

web-name = 知部

## 登录
web-continue-title = 登录
web-continue-why = 这个链接只能用一次。如果是别人转给您的，请直接关掉本页。
web-continue-button = 继续
web-sign-in-first = 您还没有登录。请私聊机器人，获取新的链接。
web-sign-out = 退出
web-signed-out = 您已退出。需要时请私聊机器人获取新的链接。
    .title = 已退出
web-console-link = 这是您的控制台链接，{ $minutes } 分钟内有效，只能用一次，请不要转给别人：
    { $url }

## 出错时
web-error-link = 这个链接已经用过或已过期。请私聊机器人，获取新的链接。
    .title = 链接已失效
web-error-signed-out = 您还没有登录，或登录已到期。请私聊机器人，获取新的链接。
    .title = 请先登录
web-error-right = 您在支部的职务不能打开这个页面。如有需要，请联系书记。
    .title = 没有权限
web-error-not-found = 这个地址没有内容。请检查地址，或私聊机器人获取新的链接。
    .title = 页面不存在
web-error-failed = 出了点问题，没有改动任何内容。请重试；如果一直这样，请告诉机器人的管理者。
    .title = 出错了
web-error-refused = 没有改动任何内容。
    .title = 无法完成
web-error-too-often = 来自您所在网络的请求太多了。请等一分钟再试。
    .title = 请稍等
web-error-too-large = 发送的内容太大，没有改动任何内容。
    .title = 内容太大
web-error-host = 本服务器不使用这个名称。请使用机器人给您的地址。
    .title = 地址不对
web-error-origin = 这个请求不是从本站页面发出的，所以没有执行。请重新打开页面再试。
    .title = 未接受

## 控制台
web-overview = 概览
web-overview-members = 成员
web-overview-active = 名册人数
web-overview-bound = 已绑定
web-overview-unbound = 未绑定
web-overview-unbound-names = 这些人还没有绑定：
web-overview-more = 另有 { $count } 人
web-overview-chats = 已开通的群
web-overview-no-chats = 还没有开通任何群。
web-overview-platform = 平台
web-overview-chat = 群
web-platform-qq = QQ
web-platform-telegram = Telegram

web-roster = 名册
web-roster-how = 上传 xlsx 或 csv 格式的名册。要么全部生效，要么一行也不改；重复上传同一个文件不会有任何变化。
web-roster-template = 下载模板
web-roster-template-name = 名册模板.xlsx
web-roster-renamed = 姓名与原来不同，请核对：
web-roster-absent = 在名册上但不在文件里的 { $count } 人，保留不动：
web-roster-more-faults = 另有 { $count } 处问题
web-roster-upload = 选择文件
web-roster-too-large = 文件超过 { $megabytes } MB，请确认是不是名册。
web-roster-done = 名册已更新。
web-roster-refused = 没有改动任何内容：请改好下面这些行，再重新上传。
web-roster-added = 新增
web-roster-updated = 更新
web-roster-unchanged = 未变
web-roster-row = 行
web-roster-problem = 问题

web-outbox = 消息与定时
web-outbox-open = 需要留意的消息
web-outbox-none = 没有等待、存疑或未送达的消息。
web-outbox-number = 编号
web-outbox-state = 状态
web-outbox-kind = 类别
web-outbox-when = 时间
web-outbox-attempts = 次数
web-outbox-state-pending = 等待发送
web-outbox-state-sending = 正在发送
web-outbox-state-uncertain = 存疑
web-outbox-state-failed = 未送达
web-outbox-state-expired = 已过期
web-outbox-missed = 错过的定时任务
web-outbox-no-missed = 没有错过的定时任务。
web-outbox-job = 任务
web-outbox-due = 应执行时间
web-outbox-result = 结果
web-outbox-result-skipped = 已跳过
web-outbox-result-failed = 失败
web-outbox-how = 存疑的消息可能已经送达。请先到聊天里看一看，再私聊机器人发送“处理消息 编号 重发”或“处理消息 编号 忽略”。
web-outbox-kind-notice = 通知
web-outbox-kind-reminder = 提醒
