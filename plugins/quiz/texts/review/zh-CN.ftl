### 复习：错题本、复习、提醒、薄弱知识点、积分

## 设置
quiz-setting-review-nudge = 是否每周私聊提醒有错题到期的同志复习（本人可以关掉）
quiz-setting-review-nudge-day = 每周星期几提醒复习（1 是星期一，7 是星期日）
quiz-setting-review-nudge-at = 提醒复习的时刻
quiz-setting-points = 是否开启积分
quiz-setting-points-cap = 一人一天最多得多少积分
quiz-setting-ranking = 是否开启积分排行（开启积分后才有用，只列出前几名）
