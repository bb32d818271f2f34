### 控制台的意见页

opinions-page = 意见
opinions-page-rounds = 征集
opinions-page-promise = 没有公开以前，谁也看不到里面有没有意见、有多少。公开以后编号是随机的；谁写的，哪里都没有记下来。
opinions-page-none = 还没有征集过意见。在聊天里发送“征集意见”开始。
opinions-page-round = 征集
opinions-page-name = 第 { $number } 次《{ $title }》
opinions-page-state = 状态
opinions-page-deadline = 截止
opinions-page-count = 意见
opinions-page-figure = { $count } 条{ $fresh ->
    [0] {""}
   *[other] ，{ $fresh } 条没看过
}
opinions-page-round-state = { $state ->
    [open] 进行中
    [short] 收到的太少
    [released] 已公开
    [destroyed] 已销毁
    [cancelled] 已取消
   *[other] 未知
}

## 一次征集
opinions-page-search = 在意见里查找
opinions-page-find = 查找
opinions-page-all = 全部
opinions-page-groups = 归类
opinions-page-group = 归类 { $kin }（{ $count } 条）
opinions-page-hidden = 已隐藏
opinions-page-table = 导出表格
opinions-page-shown = { $way ->
    [hidden] 已隐藏 { $count } 条
    [group] 归类 { $kin }，{ $count } 条
   *[all] { $count } 条，另有 { $hidden } 条已隐藏
}；第 { $page }/{ $pages } 页
opinions-page-pick-all = 勾选这一页
opinions-page-empty = 没有。
opinions-page-picture = 看图片
opinions-page-quote = 允许引用原话
opinions-page-unquote = 不再允许引用
opinions-page-yes = 允许引用
opinions-page-no = 不引用

## 办理
opinions-page-act = 办理勾选的意见
opinions-page-picked-none = 还没有勾选意见。
opinions-page-picked = 已勾选 { $names }（{ $count } 条）
opinions-page-pick-first = 请先勾选要办理的意见。
opinions-page-answer = 答复（作者凭回执看到；请不要照抄原话）
opinions-page-do-answer = 答复
opinions-page-state-label = 办到哪一步
opinions-page-reason = 不能办的原因（作者会看到）
opinions-page-do-state = 记下进展
opinions-page-why = 隐藏的原因
opinions-page-do-hide = 隐藏
opinions-page-do-restore = 恢复显示
opinions-page-publish = 发布到群里：私聊机器人发送“意见反馈 { $round }”，先看一遍再发布。
