-- Few messages are tried again: they are found without reading the others, and so are those that wait behind one of them.

create index message_postponed on outbox.message (subscriber, subject_id, id) where not_before > '-infinity'::timestamptz;
