### Answering, progress, hiding

## Help
opinions-help-answer = Answer one opinion or several (secretary, discipline commissioner)
    .example = /answeropinions 3-12 The air conditioning has been mended
    .detail =
        /answeropinions 3-12,15,18 text: the same words to several; /answeropinions 3-group2 text: to a whole group
        The author sees the answer by the receipt; everyone else once you publish it with /opinionreport. Please don't copy an opinion's wording into an answer
opinions-help-status = Say how far opinions are dealt with (secretary, discipline commissioner)
    .example = /opinionstatus 3-12 handling
    .detail =
        /opinionstatus 3-12,15 done; /opinionstatus 3-12 declined reason; /opinionstatus 3-12 read
        The author sees it by the receipt; what can't be done needs a reason
opinions-help-hide = Hide an opinion, with the reason (secretary, discipline commissioner)
    .example = /hideopinion 3-12 insults somebody
    .detail =
        /hideopinion restore 3-12: show it again. What is hidden is in no list, group, word cloud or digest
        Nobody can change an opinion's text, and nobody can be barred from writing

## Words
opinions-word-read = read
    .words = 已读|已阅|看过|read
opinions-word-handling = handling
    .words = 办理中|办理|正在办|处理中|handling|progress
opinions-word-done = done
    .words = 已办|办结|已办结|办好|已解决|done
opinions-word-declined = declined
    .words = 不办|不能办|办不了|无法办理|declined|decline|cannot
opinions-word-restore = restore
    .words = 恢复|取消|显示|restore|unhide

## Answering
opinions-answering-how = Say which opinion and your answer, like this: { $example }
opinions-answering-empty = Please write the answer after the number.
opinions-answering-long = The answer is too long: at most { $most } characters, and this was { $length }. It was not kept.
opinions-answering-done = Answered { $names } ({ $count } in all). The authors can see it by their receipts; the branch sees it once you send “/opinionreport { $round } publish”.
opinions-answering-before = { $names } had this answer already; nothing changed.
opinions-answering-some-before = { $names } of these had it already.
opinions-answering-quotes = Careful: a passage of this answer stands in an opinion word for word. Others may know the author by it; consider that before you publish.

## Progress
opinions-state-how = Say which opinion and how far it is, like this: /opinionstatus 3-12 handling, /opinionstatus 3-12 done, /opinionstatus 3-12 declined reason
opinions-state-why = What can't be done needs a reason, which the author sees, like this: /opinionstatus { $round }-12 declined the university decides this
opinions-state-no-reason = Only “declined” takes a reason. Say anything else in an answer, like this: /answeropinions { $round }-12 We asked the logistics office
opinions-state-long = The reason is too long: at most { $most } characters, and this was { $length }. Nothing changed.
opinions-state-done = { $names } ({ $count } in all): { $state }.
opinions-state-before = { $names } stood like that already; nothing changed.

## Hiding
opinions-hide-how = Say which opinion and why, like this: /hideopinion 3-12 insults somebody. To show it again: /hideopinion restore 3-12
opinions-hide-why = Hiding needs a reason, like this: /hideopinion { $round }-12 insults somebody
opinions-hide-long = The reason is too long: at most { $most } characters, and this was { $length }. Nothing was hidden.
opinions-hide-done = Hidden: { $names } ({ $count } in all). To show it again send: /hideopinion restore { $names }
opinions-hide-before = { $names } was hidden already; nothing changed.
opinions-restore-done = Shown again: { $names } ({ $count } in all).
opinions-restore-before = { $names } wasn't hidden; nothing changed.
opinions-tick-hidden = { $name } is hidden and can't be quoted.

## The record of changes
opinions-audit-answered = answered opinions { $opinions } ({ $count } in all)
opinions-audit-state = set opinions { $opinions } ({ $count } in all) to “{ opinions-state }”
opinions-audit-hidden = hid opinions { $opinions } ({ $count } in all)
opinions-audit-restored = showed opinions { $opinions } again ({ $count } in all)
opinions-audit-ticked = allowed the wording of { $opinions } in the digest ({ $count } in all)
opinions-audit-unticked = no longer allows the wording of { $opinions } ({ $count } in all)
