### 欠缴的提示

dues-job-arrears = 欠缴党费的提示
dues-arrears-member = 您已连续 { $months } 个月没有缴党费（{ $first }到{ $last }）。
dues-arrears-article = 《中国共产党章程》第九条：党员如果没有正当的理由，连续六个月不参加党的组织生活，或不交纳党费，或不做党所分配的工作，就被认为是自行脱党。
dues-arrears-member-3 = 请尽快缴上；有困难可以申请减缴或免缴，跟组织委员说就行。
dues-arrears-member-5 = 再过一个月就满六个月了。请现在就缴，或者马上跟书记说明原因；有困难可以申请减免。
dues-arrears-member-6 = 已满六个月。请马上联系书记，说明原因并补缴。
dues-arrears-people = 我只数月份，不作任何认定：有没有正当理由、怎么处理，由支部按程序研究，由人决定。
dues-arrears-secretary = 有 { $count } 名党员连续几个月没有缴党费，请了解情况：
dues-arrears-line = · { $name }：连续 { $months } 个月（{ $first }到{ $last }）
dues-arrears-secretary-how = 规定要求及时批评教育、限期改正；确有困难的，可以研究减免。先谈一谈，也核对一下有没有缴了没登记的。
dues-arrears-button = 看名单
dues-arrears-command = 党费 名单
