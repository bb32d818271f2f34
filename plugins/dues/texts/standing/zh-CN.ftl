## 党费后面的词
dues-word-begin = 开始
    .words = 开始|启用|begin|start
dues-word-list = 名单
    .words = 名单|情况|list|overview
dues-word-category = 类别
    .words = 类别|category
dues-word-first = 起缴
    .words = 起缴|first
dues-word-last = 止缴
    .words = 止缴|last
dues-word-waive = 减免
    .words = 减免|免缴|waive
dues-word-unwaive = 撤销减免
    .words = 撤销减免|unwaive
dues-word-from = 从
    .words = 从|自|from
dues-word-reason = 原因
    .words = 原因|理由|reason
dues-word-approval = 批准
    .words = 批准|批复|approval|approved
dues-word-waived = 免缴
    .words = 免缴|全免|免|none
dues-word-halved = 减半
    .words = 减半|half

## 类别和标准
dues-category = { $category ->
    [student] 学生
    [salaried] 在职
    [retired] 离退休
    [laid_off] 下岗失业
    [relief] 领取抚恤补助
   *[other] 其他
 }
dues-category-student = 学生
    .words = 学生|student
dues-category-salaried = 在职
    .words = 在职|工资|教工|salaried
dues-category-retired = 离退休
    .words = 离退休|退休|离休|retired
dues-category-laid-off = 下岗失业
    .words = 下岗|失业|下岗失业|laid-off|laid_off|unemployed
dues-category-relief = 领取抚恤补助
    .words = 抚恤|低保|补助|relief
dues-rate-fixed = 每月 { $yuan } 元
dues-rate-share-first = 税后基数不超过 { $upto } 元，按全部基数的 { $percent }%
dues-rate-share-between = 税后基数 { $above } 元以上、不超过 { $upto } 元，按全部基数的 { $percent }%
dues-rate-share-last = 税后基数 { $above } 元以上，按全部基数的 { $percent }%
dues-rate-line = { $category }：{ $rate }（依据：{ $source }，{ $since } 起{ $quoted ->
    [yes] ；转引，请与原文核对
   *[no] {""}
 }）
dues-rate-unknown = 标准：按 { $version } 的规定计费

## 自己的
dues-own-title = 您的党费
dues-own-open = 待缴 { $yuan } 元：{ $months }
dues-own-part = 其中 { $month }还差 { $yuan } 元。
dues-own-clear = 已经缴清，谢谢。
dues-own-paid = 累计已缴 { $yuan } 元，缴到 { $until }。
dues-own-prepaid = 预缴结余 { $yuan } 元。
dues-own-waiting = 已登记、正在等核对：{ $yuan } 元。
dues-own-nothing-yet = 您目前没有应缴的党费记录。在职和离退休的同志，要等组织委员填好基数才会计费；有疑问请联系组织委员。
dues-own-no-payer = 党费从成为预备党员（接收为预备党员的支部大会当月）起缴纳，您现在不用缴。

## 名单
dues-list-title = 党费情况：共 { $all } 人，已缴清 { $clear } 人，欠缴 { $count } 人，共欠 { $yuan } 元。
dues-list-line = · { $name }：{ $yuan } 元（{ $months }）
dues-list-waits = ，其中 { $yuan } 元等核对
dues-list-file = 党费情况-{ $day }.xlsx
dues-list-sheet = 党费情况
dues-list-left = （已离开名册）
dues-list-head-name = 姓名
dues-list-head-no = 学号
dues-list-head-category = 类别
dues-list-head-monthly = 每月应缴（元）
dues-list-head-charged = 累计应缴（元）
dues-list-head-paid = 累计已缴（元）
dues-list-head-open = 待缴（元）
dues-list-head-months = 待缴月份
dues-list-head-prepaid = 预缴结余（元）
dues-list-head-waiting = 等核对（元）
dues-and-more = ……还有 { $count } 项

## 开始
dues-begin-ask =
    从 { $month }起用我收党费：名册 { $members } 人，其中正式党员和预备党员 { $payers } 人要缴。
    默认标准：{ $rule }
    每月 1 日自动计费。个别同志的类别、起缴月份和减免，开始以后再单独设置。
dues-begin-done =
    好了，已经计费 { $count } 笔。每月 1 日自动计费。
    看所有人的情况：党费 名单
    个别同志：党费 类别 @某人 在职 5000；党费 起缴 @某人 2026-09；党费 减免 @某人 2026-09至2026-12 免缴 原因 家庭困难 批准 组织部批复
    上传收款码：党费 收款码
dues-begin-far = 最晚从下个月开始。请写：党费 开始 本月
dues-begin-long-ago = 最早从 { $count } 个月以前开始。请写近一些的月份，例如：党费 开始 本月
dues-begin-base = 默认类别只能是按固定金额缴的，例如学生。在职和离退休的同志请开始以后逐个填写：党费 类别 @某人 在职 5000

## 填写
dues-category-how = 请写：党费 类别 @某人 学生；在职或离退休的还要写基数：党费 类别 @某人 在职 5000 从 2026-10。类别有：学生、在职、离退休、下岗、低保
dues-category-base-missing = 在职和离退休的要写税后基数（元），例如：党费 类别 @某人 在职 5000
dues-category-done = 记下了：{ $who }从 { $month }起按“{ $category }”缴纳。基数不会显示给别人。
dues-base-in-group = 基数属于个人收入，请私聊我填写，不要发在群里。刚才那条消息我已尽量撤回。
dues-base-not-yours = 基数属于个人收入，只能由组织委员填写。请书记先安排组织委员：角色 @某人 组织委员
dues-first-how = 请写谁、从哪个月起在本支部缴，例如：党费 起缴 @某人 2026-09。转入的同志从原支部收缴截止月的下一个月起。
dues-first-done = 记下了：{ $who }从 { $month }起在本支部缴纳党费。
dues-last-how = 请写谁、在本支部缴到哪个月，例如：党费 止缴 @某人 2026-12
dues-last-done = 记下了：{ $who }在本支部缴到 { $month }。
dues-term-turned = 起缴 { $first } 比止缴 { $last } 还晚，没有改动。请先改另一头的月份。
dues-month-long-ago = 最早可以写 { $count } 个月以前。更早的请线下核对后，用“党费 收”记账。
dues-changed =
    已经计过费的月份随之更正（原记录保留，用冲正记账）：
    { $months }
dues-changed-month = · { $month }：{ $before } 元改为 { $now } 元

## 减免
dues-waive-how = 请写：党费 减免 @某人 2026-09至2026-12 免缴 原因 家庭困难 批准 组织部 9 月 3 日批复。减免要经支部研究、上级党委批准，原因和批准都要写。
dues-waive-share = 请写“免缴”“减半”，或者还要缴百分之几，例如：30%
dues-waive-turned = 减免的结束月份比开始月份早，没有改动。请写：2026-09至2026-12
dues-waiver-done = 已登记减免 { $number }：{ $who }，{ $first }至{ $last }，{ $share ->
    [0] 免缴
   *[other] 缴 { $share }%
 }。
dues-waiver-of = { $who }，{ $waiver }
dues-waiver-line = 减免 { $number }：{ $first }至{ $last }，{ $share ->
    [0] 免缴
   *[other] 缴 { $share }%
 }；原因：{ $reason }；批准：{ $approval }
dues-waivers-title = 生效的减免 { $count } 项：
dues-waivers-none = 现在没有减免。登记：党费 减免 @某人 2026-09至2026-12 免缴 原因 家庭困难 批准 组织部批复
dues-unwaive-how = 请写减免的编号，例如：党费 撤销减免 3。看编号发送：党费 减免
dues-unwaive-done = 减免 { $number } 已撤销。
dues-waiver-none = 没有减免 { $number }。看编号发送：党费 减免
dues-waiver-revoked = 减免 { $number } 之前已经撤销了，没有改动。

## 记账的说明
dues-memo-category = 更正类别或基数
dues-memo-term = 更正起止月份
dues-memo-waiver = 登记减免
dues-memo-unwaive = 撤销减免

## 定时
dues-job-charge = 每月计费

## 规定不允许的
dues-word-advance = 垫付
    .words = 垫付|垫缴|代付|advance
dues-word-deduct = 代扣
    .words = 代扣|扣缴|扣款|deduct
dues-word-levy = 加收
    .words = 加收|摊派|班费|活动费|会费|罚款|特殊党费|levy|fine
dues-forbidden-advance = 党费由党员本人缴纳，党组织不能用公款替党员垫缴或代缴（依据：{ $source }）。本人不便时，可以托别的同志代为送交，钱还是本人的：已缴 3元 代 @某人。确有困难的，经支部研究、上级党委批准可以少缴或免缴：党费 减免
dues-forbidden-deduct = 党费由党员自觉、主动缴纳，不能从工资、奖学金或津贴里代扣（依据：{ $source }）。可以提醒，不能代扣。
dues-forbidden-levy = 党组织不能自立名目另收党费，班费、活动费、罚款也不能算作党费（依据：{ $source }）。我只按规定的标准计费。

## 审计
dues-audit-begin = 开始收党费：从 { $first_month } 起
dues-audit-category = 更改了{ $subject }的缴费类别：{ $from_month } 起按{ dues-category }
dues-audit-term = 更改了{ $subject }的缴费起止：从 { $first } 到 { $last }
dues-audit-waiver = 给{ $subject }登记了减免 { $waiver }：{ $first } 至 { $last }，缴 { $share }%；原因：{ $reason }；批准：{ $approval }
dues-audit-waiver-revoked = 撤销了{ $subject }的减免 { $waiver }
