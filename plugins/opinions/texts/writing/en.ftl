### Writing an opinion

opinions-writing-too-long = Too long: an opinion has at most { $most } characters, you may write { $left } more, and this was { $length }. It was not added. Please shorten it; what you wrote before is still there.
opinions-writing-picture-large = This picture is too large even when packed; it was not added. Please crop it; your text is still there.
opinions-writing-often = You have written { $most } times in this round. This one was not sent and your draft is still there; “/discard” throws it away.
opinions-writing-closed = This round is over; nothing was sent.
opinions-writing-full = This round has as many opinions as it can take; nothing was sent, and your draft is still there.
opinions-adding-full = { $most } additions to this opinion are waiting to be delivered; please write again tomorrow.
opinions-receipts-often = You have tried { $most } times; please try again in { $minutes } minutes.
