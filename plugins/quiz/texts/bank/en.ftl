## The bank
quiz-bank-no-question = There is no question { $number } in the bank. Send “/bank” to see what there is.
quiz-bank-same = Question { $number } is already like that; nothing was changed.
quiz-bank-option-count = This question has { $count } options, and their number can't change; nothing was changed. To have more or fewer, retire this question and import another.
