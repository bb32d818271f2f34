### Review: the book of mistakes, reviewing, the nudge, weak points, points

## Settings
quiz-setting-review-nudge = whether members with mistakes that are due are reminded in private once a week (each can switch it off)
quiz-setting-review-nudge-day = the day of the week on which they are reminded (1 is Monday, 7 Sunday)
quiz-setting-review-nudge-at = the time at which they are reminded
quiz-setting-points = whether points are given
quiz-setting-points-cap = how many points a person can get on one day
quiz-setting-ranking = whether there is a ranking by points (needs points; only the first few are named)
