### 党费提醒

dues-job-remind = 党费提醒
dues-setting-reminders = 是否定期提醒还没缴党费的人
dues-setting-reminder-days = 每月哪几天提醒，用逗号隔开；-2 是月末前两天；遇法定节假日顺延，月末的提前
dues-setting-reminder-at = 几点提醒
dues-setting-reminder-in-group = 提醒时是否在群里报人数（不点名）
dues-reminding-bad-days = “{ $value }”看不懂。请写 1 到 31 的日子，或 -1 到 -10（月末前几天），最多 { $most } 个，例如：5,20,-2

dues-reminding-private = 提醒：您有党费没有缴：{ $months }，共 { $yuan } 元。缴好后发送：已缴。怎么缴，发送：党费 怎么缴
dues-reminding-button = 看我的党费
dues-reminding-command = 党费
dues-reminding-group = 党费：应缴 { $payers } 人，已缴或已登记 { $settled } 人，还有 { $missing } 人。还没缴的已私下提醒；看自己的，私聊我发送：党费
