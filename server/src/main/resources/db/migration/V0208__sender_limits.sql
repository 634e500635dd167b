-- What a sender has asked of late: against the limits, and the notes of the last minute, which were a table of their own.
create table enquiry.recent_sender (
    sender_hash bytea primary key,
    key_day date not null,
    turns bytea not null
) with (fillfactor = 50);
comment on table enquiry.recent_sender is 'Senders of today and yesterday, with what counts against their limits. Logged: after a crash nobody starts anew, and what the SMSC delivers again is known.';
comment on column enquiry.recent_sender.sender_hash is 'First 16 bytes of an HMAC-SHA256 of the sender under the limits'' key of key_day, which is destroyed when the day after it is over.';
comment on column enquiry.recent_sender.key_day is 'The day of the key; rows of before yesterday are removed.';
comment on column enquiry.recent_sender.turns is 'What was answered, latest first, 18 bytes each: what it was, when (milliseconds since 1970), the first 8 bytes of an HMAC-SHA256 of sender and text (key enquiry-question), which answer, masked; and until when the sender is met with silence. Written in front, so that an update logs what is new.';
create index recent_sender_day on enquiry.recent_sender using brin (key_day);
grant select, insert, update, delete on enquiry.recent_sender to "${application}";

-- A plan that is made while the table is small reads all of it, and is kept while the table grows by thousands a second.
create function enquiry.turns_of(senders bytea[]) returns table (sender_hash bytea, turns bytea)
language plpgsql
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
    return query
        select recent.sender_hash, recent.turns
        from unnest(senders) as asked (sender)
        join enquiry.recent_sender recent on recent.sender_hash = asked.sender
        order by recent.sender_hash
        for update of recent;
end
$$;
comment on function enquiry.turns_of is 'The turns of these senders, of those who have any, by the index; their rows are locked in the order of the hashes.';

drop table enquiry.recent_question;

alter table enquiry.ledger drop constraint ledger_kind_check;
alter table enquiry.ledger add constraint ledger_kind_check check (kind in ('ON_REGISTER', 'NOT_ON_REGISTER', 'CLOSED', 'NOT_A_CNIC', 'HELP', 'LANGUAGE', 'DISPUTE', 'USAGE', 'LIMIT'));
comment on column enquiry.ledger.kind is 'Which kind of answer was given. LIMIT: when to try again, and nothing about what was asked.';
