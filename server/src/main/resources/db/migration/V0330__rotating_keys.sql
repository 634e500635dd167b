-- The ledger's hashes are under keys of 30 days, each destroyed when what was hashed under it is needed no more. What was
-- hashed under keys for all times is forgotten: their files are destroyed, so nobody could look anything up by it.
alter table enquiry.ledger rename to ledger_before;
create table enquiry.ledger (
    like enquiry.ledger_before including defaults including constraints including identity including comments,
    ring smallint not null
) partition by list (ring);
comment on table enquiry.ledger is 'One row for each question that was answered. The server only adds to it; enquiry.forget_ledger removes whole periods.';
comment on column enquiry.ledger.sender_hash is 'HMAC-SHA256 of the sender under the period''s key ledger-sender; null for HELP, which keeps no sender.';
comment on column enquiry.ledger.cnic_hash is 'HMAC-SHA256 of the CNIC under the period''s key ledger-cnic, whether or not it is on the register; null where none was asked about.';
comment on column enquiry.ledger.code_hash is 'HMAC-SHA256 of the dispute code the answer carried under the period''s key ledger-code; good for 30 days, for this sender, once.';
comment on column enquiry.ledger.ring is 'The period of 30 days in which asked_at lies, counted from 1970, modulo 3: this period, the one before, and one that is empty or being emptied.';
create table enquiry.ledger_0 partition of enquiry.ledger for values in (0);
create table enquiry.ledger_1 partition of enquiry.ledger for values in (1);
create table enquiry.ledger_2 partition of enquiry.ledger for values in (2);
comment on table enquiry.ledger_0 is 'A part of enquiry.ledger.';
comment on table enquiry.ledger_1 is 'A part of enquiry.ledger.';
comment on table enquiry.ledger_2 is 'A part of enquiry.ledger.';
-- Tickets of before keep the numbers of answers that are gone, and no other answer gets them.
select setval(pg_get_serial_sequence('enquiry.ledger', 'id'), 1000 + coalesce(max(id), 0)) from enquiry.ledger_before;
drop table enquiry.ledger_before cascade;
alter table enquiry.ledger add primary key (id, ring);
create index ledger_sender on enquiry.ledger (sender_hash, asked_at) where sender_hash is not null;
create index ledger_asked on enquiry.ledger using brin (asked_at);
comment on column enquiry.dispute_ticket.ledger_id is 'The answer in dispute; one ticket each, as a code is good once. Not a foreign key: the answer''s row goes with its period.';
grant select, insert on enquiry.ledger to "${application}";

create function enquiry.forget_ledger(before timestamptz) returns void
language plpgsql
security definer
set search_path = ''
set lock_timeout = '2s'
as $$
declare
    part text;
    has_old boolean;
    has_others boolean;
begin
    foreach part in array array['ledger_0', 'ledger_1', 'ledger_2'] loop
        execute format('select exists (select from enquiry.%I where asked_at < $1)', part) into has_old using before;
        if has_old then
            execute format('select exists (select from enquiry.%I where asked_at >= $1)', part) into has_others using before;
            if has_others then
                execute format('delete from enquiry.%I where asked_at < $1', part) using before;
            else
                execute format('truncate enquiry.%I', part);
            end if;
        end if;
    end loop;
end
$$;
comment on function enquiry.forget_ledger is 'Removes what was asked before: by emptying the part in which nothing else is. Where a server stood still for two periods a part holds old and new rows, and the old ones are deleted. Waits for no more than two seconds for readers; it is called again.';
revoke execute on function enquiry.forget_ledger from public;
grant execute on function enquiry.forget_ledger to "${application}";

delete from enquiry.sender_language;
alter table enquiry.sender_language add column key_period date not null;
comment on column enquiry.sender_language.sender_hash is 'HMAC-SHA256 of the sender under the period''s key sender-language.';
comment on column enquiry.sender_language.key_period is 'The first day of the key''s 30 days. Who asks again in the next period is taken over into it; older rows are removed, and their senders are answered in Urdu again.';
create index sender_language_period on enquiry.sender_language using brin (key_period);
grant delete on enquiry.sender_language to "${application}";

-- Turns have another form, and their hashes another key.
delete from enquiry.recent_sender;
comment on column enquiry.recent_sender.turns is 'What was answered, latest first, 22 bytes each: what it was, when (milliseconds since 1970), the first 8 bytes of an HMAC-SHA256 of sender and text under the day''s key repeat, which answer, masked, and the first 4 bytes of an HMAC-SHA256 of sender and CNIC without its last five digits under the day''s key scan; and until when the sender is met with silence. Written in front, so that an update logs what is new.';

delete from sms.question_part;
comment on column sms.question_part.sender_hash is 'HMAC-SHA256 of the sender under the key sms-part of the day on which the part came in.';
