test-live = 正在签到
