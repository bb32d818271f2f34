### The proof of anonymity in the terminal

opinions-proof-begins =
    The real bot now plays on both simulated platforms, on a scratch copy ({ $engine }, { $folder }). Your own data are not touched. It takes about a minute.
    1. Search: people whose accounts are known write opinions, while the database also fails on purpose; they are released, answered and added to.
opinions-proof-no-data-folder = PostgreSQL's data folder can't be read from here: its tables are searched, its files are not.
opinions-proof-searched =
    { $people } people wrote. Searched: { $tables } tables by every row, and { $searches } times { $files } files ({ $size } bytes: the database and its side files, the whole log, a backup) in { $folders }, for { $forms } forms in which two of the accounts could be stored (text, numbers, hashes).
    In the roster, where they belong, the accounts were found { $seen } times: the search is not blind.
opinions-proof-found-nothing = Found that writing had added: nothing. No row of any other table changed, and the texts stand only where they belong.
opinions-proof-found = { $count } { $count ->
        [one] thing
       *[other] things
    } found that should not be there:
opinions-proof-fault = · { $what }
opinions-proof-guessing = 2. Adversary: { $rounds } rounds of { $each } opinions each. Someone who has the whole disk, and knows the order in which people wrote, guesses in each round who wrote what.
opinions-proof-guessed-inbox = Before the release: the best of { $strategies } strategies ({ $best }) was right { $hits } times in { $tries }; by chance it is about { $expected }. p = { $p }, for so many strategies { $corrected } (below 0.01 would be suspicious).
opinions-proof-guessed-released = After the release: the best of { $strategies } strategies ({ $best }) was right { $hits } times in { $tries }; by chance it is about { $expected }. p = { $p }, for so many strategies { $corrected } (below 0.01 would be suspicious).
opinions-proof-guessed-again = That was suspicious, so it was tried again on as many new rounds: p = { $p } (below 0.01 would be a leak).
opinions-proof-control = The test can fail: rounds that leak on purpose were found out, p = { $p }.
opinions-proof-holds = It holds: nothing that was stored or logged tells who wrote.
opinions-proof-fails = It does NOT hold. Please take no opinions until this is mended, and report the lines above.
