### The word cloud

opinions-cloud-language = en
opinions-cloud-subtitle =
    Round { $number } · { $opinions ->
        [one] 1 opinion
       *[other] { $opinions } opinions
    }
opinions-cloud-most = Words in the most opinions
opinions-cloud-note = Words of a single opinion are left out, and names and numbers that can be told as such.
opinions-cloud-empty = No word stands in two opinions
