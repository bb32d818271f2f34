### 意见里的图片

opinions-pictures-not-one = 这张图片我打不开，没有加进去。请发 JPEG、PNG、WebP 或 GIF 图片；也可以截一张图再发。
opinions-pictures-too-large = 这张图片太大，没有加进去：最多 { $megabytes } MB、{ $pixels } 万像素。请截一张图再发，或者把原图缩小。
opinions-pictures-busy = 现在处理图片的人太多了，这一张没有加进去。请过一分钟再发一遍。
