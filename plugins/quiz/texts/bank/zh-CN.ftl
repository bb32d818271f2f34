## 帮助
quiz-help-bank = 题库：查看、搜索、导入、导出、改题、停用
    .example = 题库
    .detail =
        题库：各主题有多少题
        题库 搜索 民主集中制：按内容找题
        题库 看 12：看第 12 题，包括答案和出处
        题库 导入：把文件（xlsx、csv、YAML、Moodle GIFT、Aiken）私聊发给我；全对才导入，多导几次也不会重复
        题库 导出：得到 xlsx；也可以是 题库 导出 gift，题库 导出 csv
        题库 模板：得到可以填写的表格
        题库 示例：导入随机器人附带的示例题
        题库 改 12 答案 B：改答案；也可以改题目、选项（题库 改 12 选项 B 新的文字）、解析、主题、难度、出处、版本、有效期
        题库 停用 12 13：不再出这些题；题库 启用 12：重新出
        题库 换规 《中国共产党章程》 2027-10-20：规定有了新版本，依据旧版的题一起停用
        回答都在私聊里，因为里面有答案。
quiz-job-bank-expiry = 停用过期的题目

## 题库里的词
quiz-bank-word-search = 搜索
    .words = 搜索|搜|查找|找|search|find
quiz-bank-word-see = 看
    .words = 看|查看|显示|see|show
quiz-bank-word-import = 导入
    .words = 导入|上传|import
quiz-bank-word-export = 导出
    .words = 导出|下载|export
quiz-bank-word-template = 模板
    .words = 模板|空白表|template
quiz-bank-word-sample = 示例
    .words = 示例|示例题|样例|sample
quiz-bank-word-retire = 停用
    .words = 停用|停|retire
quiz-bank-word-restore = 启用
    .words = 启用|恢复|restore
quiz-bank-word-mend = 改
    .words = 改|修改|更正|mend|change|correct
quiz-bank-word-rule = 换规
    .words = 换规|换版|rule
quiz-bank-part-answer = 答案
    .words = 答案|正确答案|answer
quiz-bank-part-text = 题目
    .words = 题目|题干|text|question
quiz-bank-part-option = 选项
    .words = 选项|option
quiz-bank-part-explanation = 解析
    .words = 解析|说明|explanation
quiz-bank-part-topic = 主题
    .words = 主题|分类|topic
quiz-bank-part-difficulty = 难度
    .words = 难度|difficulty
quiz-bank-part-source = 出处
    .words = 出处|来源|source
quiz-bank-part-version = 版本
    .words = 版本|version
quiz-bank-part-until = 有效期
    .words = 有效期|有效期至|until
quiz-bank-comma = 、
quiz-bank-or = {" "}或{" "}
quiz-bank-and-more = { $numbers } 等
quiz-bank-kind-single = 单选
quiz-bank-kind-multiple = 多选
quiz-bank-kind-truefalse = 判断
quiz-bank-kind-blank = 填空
quiz-bank-difficulty-1 = 易
quiz-bank-difficulty-2 = 中
quiz-bank-difficulty-3 = 难
quiz-bank-true = 对
quiz-bank-false = 错

## 看
quiz-bank-none = 【{ $branch }】的题库还是空的。发送“题库 模板”得到表格，填好后发送“题库 导入”；或者发送“题库 示例”先用附带的示例题。
quiz-bank-empty = 题库里没有可以导出的题。发送“题库 模板”得到表格，或者“题库 示例”先用附带的示例题。
quiz-bank-title = 【{ $branch }】题库：{ $count } 道题在用{ $retired ->
    [0] 。
   *[other] ，{ $retired } 道已停用。
 }
quiz-bank-kind-count = { $kind } { $count }
quiz-bank-topic = · { $topic }　{ $count } 道（{ $kinds }）
quiz-bank-topics-more = ……还有 { $count } 个主题
quiz-bank-how = 找题：题库 搜索 关键词；看题：题库 看 题号。全部用法：帮助 题库
quiz-bank-line = { $number }. [{ $kind }] { $text }
quiz-bank-question = 第 { $number } 题 [{ $kind }] { $topic } · 难度{ $difficulty }
quiz-bank-answer = 答案：{ $answer }
quiz-bank-explanation = 解析：{ $explanation }
quiz-bank-source = 出处：{ $source }（版本：{ $version }）
quiz-bank-no-source = 没有写
quiz-bank-no-version = 没有写
quiz-bank-until = 有效期至：{ $day }
quiz-bank-retired = 已在 { $day } 停用：{ $why }
quiz-bank-why-hand = 人工停用
quiz-bank-why-expired = 有效期已过
quiz-bank-why-rule = 所依据的规定有了新版本
quiz-bank-ref = 编号：{ $ref }
quiz-bank-no-question = 题库里没有第 { $number } 题。发送“题库”看看有哪些题。
quiz-bank-unknown-word = 没有看懂“{ $written }”。题库后面可以写：搜索、看、导入、导出、模板、示例、改、停用、启用、换规。详细用法发送：帮助 题库
quiz-bank-may-not = 您的职务可以看题库，不能改动和导出。发送“权限”查看谁可以，需要时请联系支部书记。
quiz-bank-see-how = 请写一个题号，例如：题库 看 12

## 搜索
quiz-bank-search-how = 请写要找的内容，例如：题库 搜索 民主集中制
quiz-bank-index-coming = （搜索的索引还在准备，这次先按字面找，过几秒再搜会更全。）
quiz-bank-not-found = 没有找到与“{ $query }”有关的题。换个说法，或者发送“题库”看看有哪些主题。
quiz-bank-found = 与“{ $query }”有关的 { $count } 道题：
quiz-bank-see = 看答案和出处：题库 看 { $number }

## 导入
quiz-bank-use = 导入题库
quiz-bank-send-file = 请在 { $minutes } 分钟内把题库文件私聊发给我：xlsx、csv、YAML、Moodle GIFT 或 Aiken（txt）。还没有的话，发送“题库 模板”得到表格。
quiz-bank-not-in-group = 题库里有答案，请不要发在群里，请把文件私聊发给我。
quiz-bank-one-file = 一次请只发一个文件，题库没有改动。
quiz-bank-lost-file = 没能取到这个文件，题库没有改动。请确认它不超过 { $limit } MB，重新发送一次。
quiz-bank-full = 题库最多 { $limit } 道题，现有 { $there } 道，这个文件放不下，题库没有改动。
quiz-bank-imported = 题库已导入：新增 { $added } 道，更新 { $changed } 道，没有变化 { $same } 道。
quiz-bank-faults = 文件里有 { $count } 处错误，一道题也没有导入，题库没有改动。
quiz-bank-faults-how = 请改好后再发一次。
quiz-bank-report-faults = 错误（{ $count }）：
quiz-bank-report-near = 与别的题很像，请看看是不是重复（{ $count }）：
quiz-bank-report-skipped = 题库没有的题型，跳过了（{ $count }）：
quiz-bank-report-notes = 请留意（{ $count }）：
quiz-bank-report-more = ……还有 { $count } 条，全部在附上的文件里
quiz-bank-report-file = 导入报告.txt
quiz-bank-asleep = 其中 { $count } 道是您停用过的，内容已更新，仍然停用：{ $numbers }。要重新出，发送：题库 启用 题号
quiz-bank-over = 其中 { $count } 道的有效期已过，不会出这些题：{ $numbers }
quiz-bank-lacking = 其中 { $count } 道没有写全解析和出处。考试前最好补上：发送“题库 导出”得到表格，填好后发送“题库 导入”。
quiz-bank-sample-review = 这些是示例题。正式考试之前，请逐题对照现行规定审核。
quiz-import-in-bank = 题库里的第 { $number } 题就是这道题，只是编号不同。要更新那一题，请用它的编号
quiz-import-answered = 题库里的第 { $number } 题已经有人答过，题型不能换，选项的数目和次序不能改（作答是按选项记的）。请换一个编号作为新题

## 导出
quiz-bank-file = 题库 { $branch } { $day }
quiz-bank-exported = 共 { $count } 道题{ $left_out ->
    [0] 。
   *[other] ；{ $left_out } 道已停用的没有导出。
 }里面有答案，请不要转发到群里。
quiz-bank-export-how = 不能导出成“{ $written }”。可以写：题库 导出，题库 导出 gift，题库 导出 csv
quiz-bank-export-ends = 文件名要以其中之一结尾：{ $ends }
quiz-bank-template = 这是题库的模板，每种题型有一个例子，导入时会跳过例子。填好后发送“题库 导入”，再把文件发给我。
quiz-bank-template-file = 题库模板.xlsx

## 改
quiz-bank-mend-how = 要这样写：题库 改 12 答案 B
quiz-bank-mend-part = 没有看懂“{ $written }”。可以改：答案、题目、选项、解析、主题、难度、出处、版本、有效期。例如：题库 改 12 解析 新的解析
quiz-bank-no-option = 请写选项的字母（{ $letters } 之一）和新的文字，例如：题库 改 12 选项 A 新的文字。题库没有改动。
quiz-bank-same = 第 { $number } 题本来就是这样，没有改动。
quiz-bank-option-moved = 这道题有 { $count } 个选项，选项的数目和次序不能改（已有的作答是按选项记的），没有改动。要这样改，请停用这道题，另导入一道。
quiz-bank-mended = 第 { $number } 题已改。
quiz-bank-mended-answer = 第 { $number } 题的答案已从“{ $old }”改为“{ $new }”。答过这道题的会重新判分。

## 停用和启用
quiz-bank-numbers-how = 请写题号，例如：题库 停用 12 13。一次最多 { $limit } 道。
quiz-bank-retired-done = 已停用 { $count } 道，不再出题：{ $numbers }
quiz-bank-retired-same = 本来就停用了：{ $numbers }
quiz-bank-restored-done = 已启用 { $count } 道：{ $numbers }
quiz-bank-restored-same = 本来就在用：{ $numbers }
quiz-bank-restored-over = 有效期已过，没有启用：{ $numbers }。请先核对，再改有效期，例如：题库 改 { $number } 有效期 2028-12-31（长期有效写“无”）
quiz-bank-unknown-numbers = 题库里没有：{ $numbers }
quiz-bank-more = ……还有 { $count } 道
quiz-bank-rule-how = 要写规定的名称和新版本的日期，例如：题库 换规 《中国共产党章程》 2027-10-20
quiz-bank-rule-none = 没有依据“{ $rule }” { $version } 以前版本的题在用，没有改动。{ $unclear ->
    [0] { "" }
   *[other] 有 { $unclear } 道题的出处是它，但没有写明版本，请人工核对。
 }
quiz-bank-rule-ask = “{ $rule }”有了 { $version } 的版本，依据旧版的 { $count } 道题将停用：
quiz-bank-rule-done = 已停用依据“{ $rule }” { $version } 以前版本的 { $count } 道题：{ $numbers }。逐题核对、改好版本后，发送：题库 启用 题号
quiz-bank-rule-unclear = 另有 { $count } 道题的出处是它，但没有写明版本，没有停用，请人工核对：{ $numbers }
quiz-bank-rule-notice = “{ $rule }”有了 { $version } 的版本，题库里依据旧版的 { $count } 道题已停用，请核对：
quiz-bank-expired-notice = 【{ $branch }】题库里有 { $count } 道题的有效期已过，已自动停用，请核对：
quiz-bank-expired-how = 仍然有效的，改了有效期再启用，例如：题库 改 { $number } 有效期 2028-12-31，然后：题库 启用 { $number }

## 改动记录
quiz-audit-bank-imported = 导入题库：新增 { $added } 道，更新 { $changed } 道
quiz-audit-question-corrected = 改了题库第 { $number } 题
quiz-audit-question-retired = 停用了 { $count } 道题：{ $numbers }
quiz-audit-question-restored = 启用了 { $count } 道题：{ $numbers }
quiz-audit-question-expired = { $count } 道题有效期已过，自动停用：{ $numbers }
quiz-audit-question-rule-changed = “{ $rule }”有了 { $version } 的版本，停用了 { $count } 道题：{ $numbers }
