## 题库
quiz-bank-no-question = 题库里没有第 { $number } 题。发送“题库”看看有哪些题。
quiz-bank-same = 第 { $number } 题本来就是这样，没有改动。
quiz-bank-option-count = 这道题有 { $count } 个选项，不能增减，没有改动。要换选项的数目，请停用这道题，另导入一道。
