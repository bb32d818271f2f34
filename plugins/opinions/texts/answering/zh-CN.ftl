### 答复、进展、隐藏

## 帮助
opinions-help-answer = 答复一条或几条意见（书记、纪检委员）
    .example = 答复意见 3-12 食堂已经修好了空调
    .detail =
        答复意见 3-12,15,18 正文：同样的话答复几条；答复意见 3-归类2 正文：答复一整类
        作者凭回执看到答复，别人要等您发布“意见反馈”才看到。答复里请不要照抄意见的原话
opinions-help-status = 说明意见办到哪一步（书记、纪检委员）
    .example = 意见状态 3-12 办理中
    .detail =
        意见状态 3-12,15 已办；意见状态 3-12 不办 原因；意见状态 3-12 已读
        作者凭回执看到进展；不能办的要写原因
opinions-help-hide = 隐藏一条意见，要写原因（书记、纪检委员）
    .example = 隐藏意见 3-12 人身攻击
    .detail =
        隐藏意见 恢复 3-12：恢复显示；已隐藏的不在列表、归类、词云和意见反馈里
        意见的文字谁也改不了，也没有办法禁止谁写意见

## 词
opinions-word-read = 已读
    .words = 已读|已阅|看过|read
opinions-word-handling = 办理中
    .words = 办理中|办理|正在办|处理中|handling|progress
opinions-word-done = 已办
    .words = 已办|办结|已办结|办好|已解决|done
opinions-word-declined = 不办
    .words = 不办|不能办|办不了|无法办理|declined|decline|cannot
opinions-word-restore = 恢复
    .words = 恢复|取消|显示|restore|unhide

## 答复
opinions-answering-how = 请写哪一条和答复，例如：{ $example }
opinions-answering-empty = 请在编号后面写答复的正文。
opinions-answering-long = 答复太长：最多 { $most } 个字，您写了 { $length } 个。没有记下来。
opinions-answering-done = 已答复 { $names }（{ $count } 条）。作者凭回执可以看到；全支部要等您发送“意见反馈 { $round } 发布”。
opinions-answering-before = { $names } 已经这样答复过了，没有改变。
opinions-answering-some-before = 其中 { $names } 以前已经这样答复过。
opinions-answering-quotes = 请注意：答复里有一段话和意见的原文一样。作者以外的人从原话里可能认出是谁写的，发布以前请考虑。

## 进展
opinions-state-how = 请写哪一条和办到哪一步，例如：意见状态 3-12 办理中；意见状态 3-12 已办；意见状态 3-12 不办 原因
opinions-state-why = 不能办的要写原因，作者会看到，例如：意见状态 { $round }-12 不办 需要学校统一安排
opinions-state-no-reason = 只有“不办”后面写原因。别的话请写在答复里，例如：答复意见 { $round }-12 已经联系后勤
opinions-state-long = 原因太长：最多 { $most } 个字，您写了 { $length } 个。没有改变。
opinions-state-done = { $names }（{ $count } 条）：{ $state }。
opinions-state-before = { $names } 已经是这样，没有改变。

## 隐藏
opinions-hide-how = 请写哪一条和原因，例如：隐藏意见 3-12 人身攻击；恢复显示：隐藏意见 恢复 3-12
opinions-hide-why = 隐藏要写原因，例如：隐藏意见 { $round }-12 人身攻击
opinions-hide-long = 原因太长：最多 { $most } 个字，您写了 { $length } 个。没有隐藏。
opinions-hide-done = 已隐藏 { $names }（{ $count } 条）。恢复显示，发送：隐藏意见 恢复 { $names }
opinions-hide-before = { $names } 已经隐藏，没有改变。
opinions-restore-done = 已恢复显示 { $names }（{ $count } 条）。
opinions-restore-before = { $names } 没有隐藏，没有改变。
opinions-tick-hidden = { $name } 已经隐藏，不能引用。

## 审计
opinions-audit-answered = 答复了意见 { $opinions }（{ $count } 条）
opinions-audit-state = 把意见 { $opinions }（{ $count } 条）记为{ opinions-state }
opinions-audit-hidden = 隐藏了意见 { $opinions }（{ $count } 条）
opinions-audit-restored = 恢复显示意见 { $opinions }（{ $count } 条）
opinions-audit-ticked = 允许在意见反馈里引用 { $opinions } 的原话（{ $count } 条）
opinions-audit-unticked = 不再允许引用 { $opinions } 的原话（{ $count } 条）
