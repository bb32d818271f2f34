### 回执

opinions-receipts-busy = 现在太忙了，您这一次没有处理，什么都没有改变。请过一分钟再发一遍。
