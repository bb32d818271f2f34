## Amounts and months
dues-money-unreadable = I can't read the amount “{ $written }”. Write 0.6, or 3 yuan
dues-money-negative = An amount can't be below zero: “{ $written }”. Write what was really paid, such as 0.6
dues-money-zero = An amount can't be 0. Write what was really paid, such as 0.6
dues-money-huge = That is too much, { $most } yuan at a time at most. Please check it and send it again.
dues-money-too-fine = An amount has two decimals at most, not “{ $written }”. Write 0.60
dues-month-unreadable = I can't read the month “{ $written }”. Write 2026-09, or last

## Beginning
dues-begun-already = This branch has collected dues with me since { $month }; nothing changed.
