-- By day and the first bytes of the hash: what is written falls into a small part of the index, instead of anywhere in 30
-- days of it. Measured with 3 million rows, the whole hash cost 71 % of what the row itself did, this 29 %.
drop index enquiry.ledger_sender;
create index ledger_day_sender
    on enquiry.ledger (((asked_at at time zone 'UTC')::date), substring(sender_hash from 1 for 4))
    where sender_hash is not null;
