### Pictures in opinions

opinions-pictures-not-one = I can't open this picture, so it was not added. Please send a JPEG, PNG, WebP or GIF; a screenshot of it will do.
opinions-pictures-too-large = This picture is too large, so it was not added: at most { $megabytes } MB and { $pixels }0,000 pixels. Please send a screenshot of it, or make it smaller.
opinions-pictures-busy = Too many pictures are being dealt with just now, so this one was not added. Please send it again in a minute.
