### 写意见

## 命令
opinions-help-opinion = 私下写一条匿名意见：谁写的不会记下来
    .example = 意见
    .detail =
        意见：给正在征集的题目写，或写进意见箱
        意见 2：写给第 2 次征集
        意见 食堂太贵了：一句话写完，看过草稿再提交
        写的时候您私下说的话都是正文；别的命令前面加斜杠，例如 /帮助
        提交、重写、放弃：发出、清空重来、丢掉
        在群里请不要写，我会尽量撤回
opinions-help-submit = 提交写好的意见，拿到回执
    .example = 提交
opinions-help-rewrite = 清空草稿，重新写
    .example = 重写
opinions-help-discard = 丢掉草稿，不写了
    .example = 放弃
opinions-writing-command = 意见 { $round }

## 开始写
opinions-writing-promise =
    · 我必须看一眼您的账号，才知道您是本支部的；看完不记下来。
    · 存下的、日志里的、备份里的、显示出来的，都看不出是谁写的；截止后打乱顺序一起公开，人数太少就不公开。
    · 管不了的：QQ 和 Telegram 自己，QQ 的桥接程序，正控制着这台机器的人，还有您自己的文风。
opinions-writing-about = “{ $title }”
opinions-writing-about-in = “{ $title }”（{ $branch }）
opinions-writing-begun =
    请写给{ $about }，{ $when } 截止。
    { $promise }
    现在直接发文字就行，可以分几条发，一共最多 { $most } 个字。{ $pictures ->
        [yes] 可以带一张图片，我会重新画过，去掉时间、地点等信息。
       *[no] 不能带图片：图片里藏着拍摄时间、地点和设备。
    }
    我会把草稿给您看，发送“提交”才算数；发送“放弃”就不写了。草稿只在内存里：我重启，或您半小时不说话，它就没了。
    写的时候您私下说的话都算正文，别的命令请加斜杠，例如：/帮助
opinions-writing-choose-wrong = 现在没有这个编号的征集。
opinions-writing-choose =
    正在征集的有：
    { $rounds }
    发送上面的命令选一个。
opinions-writing-choose-kept =
    您写的先留着。请选一下写给哪一个：
    { $rounds }
    发送上面的命令，我再把草稿给您看；不写了，发送“放弃”。
opinions-writing-choice = { $command }：{ $about }，{ $when } 截止
opinions-writing-none-open = 现在没有正在征集的意见。下一次开始时我会在群里通知；书记和纪检委员可以发起征集，也可以开设常设意见箱。
opinions-writing-box-soon = 意见箱这一刻没有开着，过几分钟就会开始新的一期，请到时再发送：意见
opinions-writing-no-member = 您现在不是这个支部的成员，不能写给它，没有提交。草稿还在，发送“放弃”丢掉它。

## 草稿
opinions-writing-draft-for = 写给{ $about }的草稿，还没有提交：
opinions-writing-no-text = （还没有文字）
opinions-writing-with-picture = （带一张图片，已经去掉时间、地点等信息）
opinions-writing-signs = 请留意，这些可能让人认出是谁写的：{ $signs }。要改请“重写”；不改也可以提交。
opinions-writing-sign-comma = 、
opinions-writing-sign-name = 姓名“{ $words }”
opinions-writing-sign-student-number = 学号“{ $words }”
opinions-writing-sign-phone = 电话“{ $words }”
opinions-writing-sign-role = 身份“{ $words }”
opinions-writing-sign-id-number = 身份证号“{ $words }”
opinions-writing-sign-account = 账号“{ $words }”
opinions-writing-sign-email = 邮箱“{ $words }”
opinions-writing-promise-short = 还可以写 { $left } 个字。谁写的不会记下来；截止后打乱顺序公开。草稿只在内存里，我重启或您半小时不说话就没了。
opinions-adding-promise-short = 还可以写 { $left } 个字。谁写的不会记下来；到时和别人的补充一起送到。草稿只在内存里，我重启或您半小时不说话就没了。
opinions-writing-how-on = 发送“提交”发出，“重写”清空重来，“放弃”丢掉；接着发文字就接着写。
opinions-writing-emptied = 已清空。请重新发文字，最多 { $most } 个字；不写了，发送“放弃”。
opinions-writing-discarded = 已丢掉，什么也没有留下。这段对话里您发过的文字请自己删除。
opinions-writing-button-submit = 提交
opinions-writing-button-rewrite = 重写
opinions-writing-button-discard = 放弃

## 提交
opinions-writing-sent =
    收到了，{ $when } 截止后和其他意见一起打乱公开。这是您的回执，请现在抄下来：

    { $receipt }

    · 只有凭它才能看到答复、补充意见，发送：回执 { $receipt }
    · 我没有存它，丢了谁也找不回来。{ $minutes } 分钟内还可以再看一次，发送：回执 再看
    · 手机别人也用的话，请删掉这段对话。
opinions-writing-nothing = 现在没有草稿，没有提交什么。要写，发送：意见
opinions-writing-empty = 草稿里还没有字，没有提交。请先发文字；不写了，发送“放弃”。
opinions-writing-changed = 草稿刚刚变了，没有提交。请发送“意见”看一看，再提交。
opinions-writing-word-alone = 没有动草稿：这个词要单独发。要写意见，先发送：意见

## 没有加进去
opinions-writing-too-long = 太长了：一条意见最多 { $most } 个字，还可以写 { $left } 个，您这次发了 { $length } 个。刚才这段没有加进去，请缩短再发；前面写的还在。
opinions-writing-only-text = 这条里没有文字，没有加进去。意见里只能写文字，表情包、语音、视频都不行；前面写的还在。
opinions-writing-no-file = 意见里不能带文件，没有加进去：文件里常常有作者的名字。前面写的还在。
opinions-writing-no-picture = 这次征集不收图片，没有加进去：图片里藏着拍摄时间、地点和设备，容易认出人。请用文字说；前面写的还在。
opinions-writing-one-picture = 一条意见最多带一张图片，没有加进去。请只发一张；前面写的还在。
opinions-writing-picture-too-big = 这张图片超过 { $limit } MB，没有加进去。请截一张图再发；前面写的还在。
opinions-writing-picture-lost = 这张图片没有取到，或者超过 { $limit } MB，没有加进去。请再发一次；前面写的还在。
opinions-writing-picture-large = 这张图片压缩后还是太大，没有加进去。请裁小一点再发；文字还在。
opinions-writing-edited = 您改了刚才发的消息，草稿没有跟着变，提交了的也不会变。要改草稿请发送“重写”，再发一遍。
opinions-writing-often = 这次征集里您已经写满 { $most } 条。这一条没有提交，草稿还在；发送“放弃”丢掉它。
opinions-writing-closed = 这次征集已经结束，没有提交。草稿还在，发送“放弃”丢掉它。
opinions-writing-full = 这次征集收到的意见已经到了上限，没有提交，草稿还在。
opinions-writing-other = 您手上还有一份别的草稿。请先“提交”或“放弃”它，再开始新的。
opinions-writing-away = 这会儿没办法处理，什么都没有改变。请过一会儿再发一遍。

## 在群里
opinions-writing-in-group = 意见只在私聊里写，谁写的不会记下来。
opinions-writing-in-group-taken-back = 意见只能在私聊里写，刚才那条我已经撤回：在群里大家都看得见是谁发的。
opinions-writing-in-group-stands = 意见只能在私聊里写：在群里大家都看得见是谁发的。我在这里撤不回消息，请自己撤回。
opinions-writing-in-group-how = 请私聊我，发送：意见
opinions-writing-in-group-link = 点这里私聊我：{ $link }
opinions-writing-button-private = 私下写意见
