### Anonymous opinions: asked for, written, released, answered

opinions-title = Opinions

## Answers
opinions-no-such-round = There is no round { $number }. Send “/opinions list” to see which there are.

## Settings
opinions-setting-per-member = how many opinions a member may write in a round (fixed when it opens)
opinions-setting-threshold = how many opinions a round needs to be released (at least 3; fixed when it opens)
opinions-setting-pictures = may an opinion have a picture? It is encoded anew, without time, place and the like
opinions-setting-box = a standing box: open all the time, released once a week
opinions-setting-box-day = the day of the week on which the box is released (1 is Monday, 7 Sunday)
opinions-setting-box-at = the time of that day at which the box is released
opinions-setting-additions-at = the time of day at which what authors added by receipt is delivered, all of it together
opinions-setting-receipt-days = for how many days after the release a receipt works
