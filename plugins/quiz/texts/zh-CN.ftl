quiz-title = 答题与考试

## 题库导入：问题的各部分
quiz-import-part-id = 编号
quiz-import-part-kind = 题型
quiz-import-part-text = 题目
quiz-import-part-options = 选项
quiz-import-part-answer = 答案
quiz-import-part-topic = 主题
quiz-import-part-difficulty = 难度
quiz-import-part-explanation = 解析
quiz-import-part-source = 出处
quiz-import-part-rule-version = 版本
quiz-import-part-holds-until = 有效期至

## 一行一条
quiz-import-line = 第 { $row } 行：{ $what }
quiz-import-line-part = 第 { $row } 行 { $part }：{ $what }

## 整个文件不能用
quiz-import-too-big = 文件太大了，最多 { $limit } MB，题库没有改动。请分成几个文件再发。
quiz-import-too-many = 题目太多了，一个文件最多 { $limit } 道，题库没有改动。请分成几个文件再发。
quiz-import-old-excel = 这是旧的 xls 格式或加了密码，我读不了，题库没有改动。请在 Excel 或 WPS 里“另存为”不加密码的 xlsx 再发一次。
quiz-import-unreadable = 这个文件打不开，可能损坏了，题库没有改动。请用模板里的表格填好再发一次。
quiz-import-encoding = 读不出这个文件的文字，题库没有改动。请另存为 UTF-8 编码再发一次。
quiz-import-unknown-format = 看不出这是什么格式，题库没有改动。我能读 xlsx、csv、YAML、Moodle GIFT 和 Aiken。
quiz-import-empty = 文件里没有题目，题库没有改动。
quiz-import-no-heads = 没有找到表头，题库没有改动。第一行要有“题型”“题目”“答案”。可以从模板填起。
quiz-import-column-twice = 有两列都表示“{ $head }”，题库没有改动。请只留一列再发一次。
quiz-import-missing-column = 少了“{ $column ->
    [kind] 题型
    [text] 题目
   *[answer] 答案
 }”这一列，题库没有改动。请补上再发一次。
quiz-import-yaml = YAML 第 { $line } 行写得不对，题库没有改动。请检查缩进、引号和重复的项；不支持锚点和标签。
quiz-import-yaml-form = YAML 文件里要有 questions 一项，下面是题目的列表；题库没有改动。

## 某一题有误
quiz-import-no-kind = 没有写题型
quiz-import-bad-kind = 没有“{ $value }”这种题型；请写单选、多选、判断或填空
quiz-import-no-text = 没有写题目
quiz-import-no-topic = 没有写主题，导入时也没有指定
quiz-import-bad-difficulty = “{ $value }”不是难度；请写 1（易）、2（中）或 3（难）
quiz-import-bad-date = “{ $value }”不是日期；请写成 2027-06-30
quiz-import-no-answer = 没有写答案
quiz-import-bad-truth = “{ $value }”看不出是对还是错；请写“对”或“错”
quiz-import-bad-letters = “{ $value }”不是选项的字母；请写成 A 或 ACD
quiz-import-letter-outside = 答案 { $letters } 不在选项里
quiz-import-one-letter = 单选题只能有一个答案，这里写了 { $letters }；有几个答案的请写多选
quiz-import-many-forms = 填空的写法太多，最多 { $limit } 种
quiz-import-form-twice = 写法“{ $value }”重复了
quiz-import-options-unwanted = { $kind ->
    [truefalse] 判断题
   *[blank] 填空题
 }不要选项
quiz-import-option-count = 有 { $count } 个选项；要有 2 到 { $limit } 个
quiz-import-option-empty = 选项 { $letter } 是空的
quiz-import-option-twice = 选项 { $letter } 与 { $first } 相同
quiz-import-too-long = 有 { $length } 个字，太长了，最多 { $limit } 个
quiz-import-formula = 这里是公式“{ $value }”，不是内容；请粘贴为数值
quiz-import-ref-twice = 编号 { $value } 与第 { $first } 行相同
quiz-import-question-twice = 与第 { $first } 行是同一道题
quiz-import-bad-key = 没有“{ $key }”这一项；请检查拼写
quiz-import-not-a-text = 这里应是一段文字
quiz-import-yaml-question = 这里应是一道题，写成“项: 内容”
quiz-import-gift-braces = 花括号不成对；花括号本身请写成 \{"{"} 和 \{"}"}
quiz-import-gift-two-in-one = 一段里有几道题或几处答案；两题之间要空一行
quiz-import-gift-none-right = 没有哪个选项是对的
quiz-import-gift-two-right = 有几个用等号标为正确的选项；几个都要选的请写成百分比，例如 ~%50%
quiz-import-gift-many-options = 选项太多了，最多 10 个（填空最多 20 种写法）
quiz-import-gift-wildcard = 答案里有通配符 *，题库不支持；星号本身请写成 \*
quiz-import-aiken-answer-alone = 这个答案前面没有题目
quiz-import-aiken-no-answer = 这道题没有 ANSWER 一行
quiz-import-aiken-order = 选项的字母没有按 A、B、C 的顺序

## 跳过的题型
quiz-import-skip-essay = 问答题，跳过：{ $text }
quiz-import-skip-numerical = 数值题，跳过：{ $text }
quiz-import-skip-matching = 匹配题，跳过：{ $text }
quiz-import-skip-description = 说明文字，跳过：{ $text }

## 值得知道的
quiz-import-note-column = 不认识“{ $head }”这一列，没有导入
quiz-import-note-sheet = 只读第一张工作表，没有读“{ $title }”
quiz-import-note-key = 不认识“{ $key }”这一项，没有导入
quiz-import-note-example = 模板里的示例 { $value }，没有导入
quiz-import-note-weights = 各选项的分值没有保留，按本支部的规则计分
quiz-import-note-picture = 图片没有保留
quiz-import-near = 与第 { $first } 行的题目有 { $percent }% 相同
quiz-import-near-bank = 与题库里的 { $ref } 有 { $percent }% 相同：{ $text }

## 组卷
quiz-paper-nothing = 试卷里没有题目，请写明每种题型各要几道。
quiz-paper-short = 题库里的{ $kind ->
    [single] 单选题
    [multiple] 多选题
    [truefalse] 判断题
   *[blank] 填空题
 }不够：主题{ $topics ->
    [any] 不限
   *[one] “{ $topic }”
 }、难度{ $difficulty ->
    [0] 不限
   *[other] { " " }{ $difficulty }
 }，要 { $wanted } 道，只有 { $there } 道。请减少题数，或先补充题库。
quiz-paper-shared = 几项要求合起来题目不够，缺的是{ $kind ->
    [single] 单选题
    [multiple] 多选题
    [truefalse] 判断题
   *[blank] 填空题
 }，主题{ $topics ->
    [any] 不限
   *[one] “{ $topic }”
 }、难度{ $difficulty ->
    [0] 不限
   *[other] { " " }{ $difficulty }
 }。请减少题数，或先补充题库。
