### The console's page of opinions

opinions-page = Opinions
opinions-page-rounds = Rounds
opinions-page-promise = Before the release nobody can see whether there are any opinions, or how many. After it the numbers are random; who wrote is written down nowhere.
opinions-page-none = No opinions have been asked for yet. Send /opinions in the chat to begin.
opinions-page-round = Round
opinions-page-name = Round { $number }, “{ $title }”
opinions-page-state = State
opinions-page-deadline = Until
opinions-page-count = Opinions
opinions-page-figure = { $count }{ $fresh ->
    [0] {""}
   *[other] , { $fresh } unread
}
opinions-page-round-state = { $state ->
    [open] open
    [short] too few came
    [released] released
    [destroyed] destroyed
    [cancelled] cancelled
   *[other] unknown
}

## One round
opinions-page-search = Search the opinions
opinions-page-find = Search
opinions-page-all = All
opinions-page-groups = Similar ones
opinions-page-group = Group { $kin } ({ $count })
opinions-page-hidden = Hidden
opinions-page-table = Download as a table
opinions-page-shown = { $way ->
    [hidden] { $count } hidden
    [group] Group { $kin }: { $count }
   *[all] { $count } shown, { $hidden } hidden
}; page { $page } of { $pages }
opinions-page-pick-all = Tick this page
opinions-page-empty = None.
opinions-page-picture = Show the picture
opinions-page-quote = Allow quotation
opinions-page-unquote = No quotation any more
opinions-page-yes = Allow quotation
opinions-page-no = Don't quote

## Dealing with them
opinions-page-act = Deal with the ticked opinions
opinions-page-picked-none = No opinion is ticked yet.
opinions-page-picked = Ticked: { $names } ({ $count } in all)
opinions-page-pick-first = Please tick the opinions first.
opinions-page-answer = Answer (the author sees it by the receipt; please don't copy the wording)
opinions-page-do-answer = Answer
opinions-page-state-label = How far it is
opinions-page-reason = Why it can't be done (the author sees it)
opinions-page-do-state = Set the progress
opinions-page-why = Why it is hidden
opinions-page-do-hide = Hide
opinions-page-do-restore = Show again
opinions-page-publish = To publish to the groups: send “/opinionreport { $round }” to the bot in private, look at it, and publish.
