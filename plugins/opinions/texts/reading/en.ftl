### Reading opinions after the release

## Help
opinions-help-read = Read the released opinions (secretary, discipline commissioner)
    .example = /readopinions 3
    .detail =
        /readopinions: which rounds are released; /readopinions 3 2: page 2; /readopinions 3-12: one opinion whole, with its picture
        /readopinions 3 groups: similar ones together; /readopinions 3-group1: all of a group; /readopinions 3 hidden: the hidden ones; /readopinions 3 table: as a table
        Shown to you in private only. The numbers were drawn at random at the release and tell nothing of who wrote or when

## Words
opinions-word-group = group
    .words = 归类|分类|类|group|groups|similar
opinions-word-hidden = hidden
    .words = 隐藏|已隐藏|hidden
opinions-word-table = table
    .words = 表格|表|导出|table|xlsx

## Commands
opinions-command-read = /readopinions { $round }
opinions-command-page = /readopinions { $round } { $page }
opinions-command-one = /readopinions { $name }
opinions-command-kin = /readopinions { $round }-group{ $kin }
opinions-command-kin-page = /readopinions { $round }-group{ $kin } { $page }
opinions-command-groups = /readopinions { $round } groups
opinions-command-groups-page = /readopinions { $round } groups { $page }
opinions-command-hidden = /readopinions { $round } hidden
opinions-command-hidden-page = /readopinions { $round } hidden { $page }
opinions-button-next = Next page
opinions-button-previous = Previous page
opinions-button-groups = Similar ones

## Answers
opinions-not-yours = This is for the secretary or the discipline commissioner.
opinions-reading-how = Say which round, or which opinion, like this: /readopinions 3 or /readopinions 3-12
opinions-reading-not-released = Round { $number } has no released opinions: before the release nobody can see whether there are any, or how many.
opinions-reading-none = No opinions have been released yet. A round is released once it is over and enough opinions came in.
opinions-none-such = No such opinion: { $names }. Send /readopinions to see which there are.
opinions-no-such-group = Round { $round } has no group { $group }. Send “/readopinions { $round } groups” to see which there are.
opinions-naming-rounds = Opinions of one round at a time, please; send a message for each round.
opinions-naming-many = At most { $most } opinions at once; please send several messages.

## Lists
opinions-reading-rounds = Released rounds:
opinions-reading-round = · Round { $number }, “{ $title }”: { $count ->
    [one] 1 opinion
   *[other] { $count } opinions
}{ $fresh ->
    [0] {""}
   *[other] , { $fresh } unread
}{ $hidden ->
    [0] {""}
   *[other] , { $hidden } hidden
}
opinions-reading-rounds-how = To read a round's opinions send { $command }
opinions-reading-title = Round { $number }, “{ $title }”: { $count ->
    [one] 1 opinion
   *[other] { $count } opinions
} (page { $page } of { $pages }; the numbers are random)
opinions-reading-title-hidden = Round { $number }, “{ $title }”: { $count } hidden (page { $page } of { $pages })
opinions-reading-title-kin = Round { $number }, “{ $title }”, group { $kin }: { $count ->
    [one] 1 opinion
   *[other] { $count } opinions
} (page { $page } of { $pages })
opinions-reading-title-some = Round { $number }, “{ $title }”
opinions-reading-nothing = None.
opinions-reading-line = [{ $name }] { $marks }
opinions-reading-cut = { $text }… (the whole: { $command })
opinions-reading-picture = with a picture
opinions-reading-ticked = ticked for quotation
opinions-reading-kin = group { $kin }
opinions-reading-answered = answered
opinions-reading-marks = {" · "}
opinions-reading-addition = Added by the author: { $text }
opinions-reading-answer = Answer: { $text }
opinions-reading-reason = Why it can't be done: { $reason }
opinions-reading-hidden-why = Hidden, because: { $why }
opinions-reading-hidden-count = { $count } more hidden; to see them send { $command }
opinions-reading-next = Next page: { $command }
opinions-reading-how-next = Answer: /answeropinions { $name } text. Progress: /opinionstatus { $name } handling. Hide: /hideopinion { $name } reason
opinions-state = { $state ->
    [new] unread
    [read] read
    [handling] being handled
    [done] done
    [declined] can't be done
   *[other] unknown
}

## Groups
opinions-groups-title = Similar opinions in round { $number }, “{ $title }”: { $count ->
    [one] 1 group
   *[other] { $count } groups
} (page { $page } of { $pages })
opinions-groups-none = Round { $number }, “{ $title }”, has no opinions that are clearly alike.
opinions-groups-line = [Group { $kin }] { $count } opinions
opinions-groups-opinion = { $name } { $text }
opinions-groups-more = … { $count } in all; send { $command }
opinions-groups-how = To answer a whole group send: /answeropinions { $round }-group{ $kin } text
opinions-groups-busy = Too many opinions are being compared just now; please send it again in a minute.

## Table
opinions-table-sheet = Opinions
opinions-table-file = Opinions of round { $number }.xlsx
opinions-table-done = The { $count } opinions of round { $number }, “{ $title }”. The table has no authors: who wrote is written down nowhere.
opinions-table-number = Number
opinions-table-text = Opinion
opinions-table-additions = Added by the author
opinions-table-state = Progress
opinions-table-reason = Why it can't be done
opinions-table-kin = Group
opinions-table-answers = Answers
