### Receipts

opinions-receipts-busy = Too much is being dealt with just now, so nothing was done and nothing changed. Please send it again in a minute.
