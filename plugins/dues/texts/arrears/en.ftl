### The arrears clock

dues-job-arrears = Arrears of dues
dues-arrears-member = You haven't paid dues for { $months } months running ({ $first } to { $last }).
dues-arrears-article = Constitution of the Communist Party of China, article 9: a member who, without good reason, for six months running takes no part in the Party's organised life, or pays no dues, or does not do the work the Party gives them, is regarded as having left the Party.
dues-arrears-member-3 = Please pay soon. In hardship dues can be reduced or waived: tell the organisation commissioner.
dues-arrears-member-5 = In one more month it will be six. Please pay now, or tell the secretary the reason at once; in hardship dues can be reduced or waived.
dues-arrears-member-6 = It is six months now. Please talk to the secretary at once: explain, and pay what is open.
dues-arrears-people = I only count months and establish nothing: whether there is good reason, and what follows, the branch studies by its procedure, and people decide.
dues-arrears-secretary = { $count ->
        [1] One member hasn't
       *[other] { $count } members haven't
    } paid dues for months running. Please find out why:
dues-arrears-line = · { $name }: { $months } months ({ $first } to { $last })
dues-arrears-secretary-how = The rules ask for criticism and education in good time and for a deadline to set it right; in real hardship dues can be reduced or waived. Talk first, and check whether something was paid that nobody entered.
dues-arrears-button = The list
dues-arrears-command = /dues list
