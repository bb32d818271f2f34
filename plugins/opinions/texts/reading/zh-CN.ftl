### 公开以后看意见

## 帮助
opinions-help-read = 看已经公开的意见（书记、纪检委员）
    .example = 查看意见 3
    .detail =
        查看意见：有哪些已公开的征集；查看意见 3 2：第 2 页；查看意见 3-12：一条意见的全文和图片
        查看意见 3 归类：相近的意见放在一起；查看意见 3-归类1：一类里的全部；查看意见 3 隐藏：已隐藏的；查看意见 3 表格：导出表格
        只在私聊里给您看。编号是公开时随机排的，与谁写的、什么时候写的都没有关系

## 词
opinions-word-group = 归类
    .words = 归类|分类|类|group|groups|similar
opinions-word-hidden = 隐藏
    .words = 隐藏|已隐藏|hidden
opinions-word-table = 表格
    .words = 表格|表|导出|table|xlsx

## 命令
opinions-command-read = 查看意见 { $round }
opinions-command-page = 查看意见 { $round } { $page }
opinions-command-one = 查看意见 { $name }
opinions-command-kin = 查看意见 { $round }-归类{ $kin }
opinions-command-kin-page = 查看意见 { $round }-归类{ $kin } { $page }
opinions-command-groups = 查看意见 { $round } 归类
opinions-command-groups-page = 查看意见 { $round } 归类 { $page }
opinions-command-hidden = 查看意见 { $round } 隐藏
opinions-command-hidden-page = 查看意见 { $round } 隐藏 { $page }
opinions-button-next = 下一页
opinions-button-previous = 上一页
opinions-button-groups = 归类

## 回答
opinions-not-yours = 这件事由书记或纪检委员办理。
opinions-reading-how = 请写看第几次征集，或者哪一条，例如：查看意见 3，查看意见 3-12
opinions-reading-not-released = 第 { $number } 次征集没有公开的意见：没有公开以前，谁也看不到里面有没有意见、有多少。
opinions-reading-none = 还没有公开过意见。征集截止并且收到的意见够数以后才会公开。
opinions-none-such = 没有这样的意见：{ $names }。发送“查看意见”看有哪些。
opinions-no-such-group = 第 { $round } 次征集没有归类 { $group }。发送“查看意见 { $round } 归类”看有哪些。
opinions-naming-rounds = 一次只能办理同一次征集里的意见，请分开发送。
opinions-naming-many = 一次最多写 { $most } 条意见，请分开发送。

## 列表
opinions-reading-rounds = 已公开的征集：
opinions-reading-round = · 第 { $number } 次《{ $title }》：{ $count } 条{ $fresh ->
    [0] {""}
   *[other] ，{ $fresh } 条没看过
}{ $hidden ->
    [0] {""}
   *[other] ，已隐藏 { $hidden } 条
}
opinions-reading-rounds-how = 看一次征集的意见，发送：{ $command }
opinions-reading-title = 第 { $number } 次《{ $title }》，{ $count } 条意见（第 { $page }/{ $pages } 页，编号是随机的）
opinions-reading-title-hidden = 第 { $number } 次《{ $title }》，已隐藏 { $count } 条（第 { $page }/{ $pages } 页）
opinions-reading-title-kin = 第 { $number } 次《{ $title }》，归类 { $kin }，{ $count } 条（第 { $page }/{ $pages } 页）
opinions-reading-title-some = 第 { $number } 次《{ $title }》
opinions-reading-nothing = 没有。
opinions-reading-line = 【{ $name }】{ $marks }
opinions-reading-cut = { $text }……（全文发送：{ $command }）
opinions-reading-picture = 有图片
opinions-reading-ticked = 已勾选引用
opinions-reading-kin = 归类 { $kin }
opinions-reading-answered = 已答复
opinions-reading-marks = {" · "}
opinions-reading-addition = 作者补充：{ $text }
opinions-reading-answer = 答复：{ $text }
opinions-reading-reason = 不能办的原因：{ $reason }
opinions-reading-hidden-why = 已隐藏，原因：{ $why }
opinions-reading-hidden-count = 另有 { $count } 条已隐藏，发送：{ $command }
opinions-reading-next = 下一页：{ $command }
opinions-reading-how-next = 答复：答复意见 { $name } 正文；进展：意见状态 { $name } 办理中；隐藏：隐藏意见 { $name } 原因
opinions-state = { $state ->
    [new] 没看过
    [read] 已读
    [handling] 办理中
    [done] 已办
    [declined] 不能办
   *[other] 未知
}

## 归类
opinions-groups-title = 第 { $number } 次《{ $title }》里相近的意见，{ $count } 类（第 { $page }/{ $pages } 页）
opinions-groups-none = 第 { $number } 次《{ $title }》里没有明显相近的意见。
opinions-groups-line = 【归类 { $kin }】{ $count } 条
opinions-groups-opinion = { $name } { $text }
opinions-groups-more = ……共 { $count } 条，发送：{ $command }
opinions-groups-how = 一次答复一整类，发送：答复意见 { $round }-归类{ $kin } 正文
opinions-groups-busy = 正在比较的意见太多，请过一分钟再发一遍。

## 表格
opinions-table-sheet = 意见
opinions-table-file = 意见 第{ $number }次.xlsx
opinions-table-done = 第 { $number } 次《{ $title }》的 { $count } 条意见。表格里没有作者：谁写的，哪里都没有记下来。
opinions-table-number = 编号
opinions-table-text = 意见
opinions-table-additions = 作者补充
opinions-table-state = 进展
opinions-table-reason = 不能办的原因
opinions-table-kin = 归类
opinions-table-answers = 答复
