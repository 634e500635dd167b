create schema sms;
comment on schema sms is 'The SMS gateway: questions with their answers, what the SMSC has confirmed, parts of long questions, receipts. Numbers and texts are encrypted under daily keys held outside the database.';
grant usage on schema sms to "${application}";

-- A run is lost where the session with its lock ends while its process lives. Whoever takes it over raises its epoch, so that
-- the process that lost it can store no more answers under it, nor finish it.
create table sms.run (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    line text default 'PUBLIC' not null check (line in ('NEUTRAL', 'PUBLIC')),
    epoch integer default 0 not null,
    left_at timestamptz,
    numbers_from bigint
);
comment on table sms.run is 'One life of a gateway process, or what follows after it has lost its run. While it lives it shares an advisory lock on its id, and so does each commit of its answers; whoever gets that lock for itself alone, and finds the run not finished, sends the answers it left.';
comment on column sms.run.id is 'Named by sms.exchange.run_id and by the advisory lock.';
comment on column sms.run.started_at is 'When the process started its gateway.';
comment on column sms.run.finished_at is 'When all its answers were settled; null until then.';
comment on column sms.run.line is 'The line (a name of the enum SmscLink) whose answers it sends: nobody takes over a run of another line.';
comment on column sms.run.epoch is 'How often it was taken over. Answers are stored under it in epoch 0 only, and whoever sends those it left knows the epoch in which it took it over.';
comment on column sms.run.left_at is 'When its process said that it sends nothing more under it; null while it may, and where it died. Where it is set nobody waits before sending what is left.';
comment on column sms.run.numbers_from is 'First number of the block that it took last for its exchanges.';
grant select, insert, update on sms.run to "${application}";

create table sms.settled (
    id bigint generated always as identity primary key,
    first_id bigint not null,
    last_id bigint not null,
    settled_at timestamptz not null,
    run_id bigint,
    check (first_id <= last_id)
);
comment on table sms.settled is 'Ranges of exchanges whose answer the SMSC has confirmed, or refused for good (sms.refused).';
comment on column sms.settled.id is 'Order of the marks.';
comment on column sms.settled.first_id is 'First sms.exchange.id of the range.';
comment on column sms.settled.last_id is 'Last sms.exchange.id of the range, included.';
comment on column sms.settled.settled_at is 'When the mark was written.';
comment on column sms.settled.run_id is 'The run whose exchanges the range is of; null in marks from before there was this column.';
create index settled_last on sms.settled (last_id);
grant select, insert, delete on sms.settled to "${application}";

create table sms.refused (
    exchange_id bigint not null,
    part smallint not null,
    status integer not null,
    refused_at timestamptz not null,
    primary key (exchange_id, part)
);
comment on table sms.refused is 'Parts of answers that the SMSC refused for good.';
comment on column sms.refused.exchange_id is 'sms.exchange.id.';
comment on column sms.refused.part is 'Which part of the answer, from 1.';
comment on column sms.refused.status is 'The SMPP command_status it was refused with.';
comment on column sms.refused.refused_at is 'When the refusal was written.';
grant select, insert, delete on sms.refused to "${application}";

create table sms.receipt (
    id bigint generated always as identity primary key,
    message_id text not null,
    state text not null,
    received_at timestamptz not null
);
comment on table sms.receipt is 'Delivery receipts, as the SMSC sent them.';
comment on column sms.receipt.id is 'Order of arrival.';
comment on column sms.receipt.message_id is 'The message it is about, written as in sms.sent_part.';
comment on column sms.receipt.state is 'DELIVRD, EXPIRED, UNDELIV and so on: SMPP 3.4, appendix B.';
comment on column sms.receipt.received_at is 'When it came in.';
create index receipt_message on sms.receipt (message_id);
grant select, insert, delete on sms.receipt to "${application}";

create table sms.question_part (
    sender_hash bytea not null,
    reference integer not null,
    total smallint not null check (total >= 2 and total <= 255),
    part smallint not null check (part >= 1 and part <= 255),
    received_at timestamptz not null,
    key_day date not null,
    content bytea not null,
    line text default 'PUBLIC' not null check (line in ('NEUTRAL', 'PUBLIC')),
    primary key (line, sender_hash, reference, total, part)
);
comment on table sms.question_part is 'Parts of long questions that wait for the others; stored before they are acknowledged.';
comment on column sms.question_part.sender_hash is 'HMAC-SHA256 of the sender under the key sms-part of the day on which the part came in.';
comment on column sms.question_part.reference is 'The sender''s reference for the whole message, from the UDH or SAR fields.';
comment on column sms.question_part.total is 'How many parts the message has.';
comment on column sms.question_part.part is 'Which part this is, from 1.';
comment on column sms.question_part.received_at is 'When it came in.';
comment on column sms.question_part.key_day is 'The day whose key encrypts the content.';
comment on column sms.question_part.content is 'Sender and text of the part, encrypted with AES-256-GCM under the key of key_day.';
comment on column sms.question_part.line is 'The line (a name of the enum SmscLink) it was sent to.';
create index question_part_received on sms.question_part (received_at);
grant select, insert, delete on sms.question_part to "${application}";

create table sms.message (
    id uuid primary key,
    queued_at timestamptz not null,
    due_at timestamptz not null,
    valid_until timestamptz not null,
    attempts integer default 0 not null,
    key_day date not null,
    content bytea,
    state text not null check (state in ('DELIVERED', 'EXPIRED', 'FAILED', 'QUEUED', 'SENT')),
    status integer,
    sent_at timestamptz,
    ended_at timestamptz,
    line text default 'NEUTRAL' not null check (line in ('NEUTRAL', 'PUBLIC')),
    check (queued_at < valid_until),
    check (state = 'QUEUED' or content is null)
);
comment on table sms.message is 'Messages to people, stored in the transaction of what they tell of and sent after it.';
comment on column sms.message.id is 'Given by whoever sends it, so that the same message is stored once.';
comment on column sms.message.queued_at is 'When it was stored.';
comment on column sms.message.due_at is 'When it is to be sent, or sent again. A process that takes it puts this off: that is its lease.';
comment on column sms.message.valid_until is 'From then on it is not sent any more.';
comment on column sms.message.attempts is 'How often a process has taken it.';
comment on column sms.message.key_day is 'The day whose key encrypts the content.';
comment on column sms.message.content is 'Number and text, encrypted with AES-256-GCM under the key of key_day; null as soon as it waits no longer.';
comment on column sms.message.state is 'A name of the enum MessageState.State.';
comment on column sms.message.status is 'The SMPP command_status it was last refused with; -1 where the SMSC never answered.';
comment on column sms.message.sent_at is 'When the SMSC had confirmed all of its parts.';
comment on column sms.message.ended_at is 'When it was known to be delivered, or never to be.';
comment on column sms.message.line is 'The line (a name of the enum SmscLink) it is sent from.';
create index message_due on sms.message (due_at) where state = 'QUEUED';
create index message_sent on sms.message (sent_at) where state = 'SENT';
grant select, insert on sms.message to "${application}";
grant update (due_at, attempts, content, state, status, sent_at, ended_at) on sms.message to "${application}";

create table sms.message_part (
    message_id uuid not null references sms.message (id),
    part smallint not null,
    smsc_id text not null,
    sent_at timestamptz not null,
    primary key (message_id, part)
);
comment on table sms.message_part is 'Parts of messages that the SMSC has confirmed.';
comment on column sms.message_part.message_id is 'The message.';
comment on column sms.message_part.part is 'Which part, from 1.';
comment on column sms.message_part.smsc_id is 'The SMSC''s message id, written as in sms.sent_part; receipts name it.';
comment on column sms.message_part.sent_at is 'When the confirmation was written.';
create index message_part_smsc on sms.message_part (smsc_id, sent_at);
grant select, insert on sms.message_part to "${application}";

create table sms.joined_part (
    line text not null check (line in ('NEUTRAL', 'PUBLIC')),
    sender_hash bytea not null,
    reference integer not null,
    total smallint not null,
    part smallint not null,
    text_hash bytea not null,
    joined_at timestamptz not null,
    primary key (line, sender_hash, reference, total, part)
);
comment on table sms.joined_part is 'Parts of long questions that were put together of late. The SMSC may deliver one of them again, where it has not heard that it was taken: alone it is not to be answered as a question whose other parts are lost.';
comment on column sms.joined_part.line is 'The line (a name of the enum SmscLink) it was sent to.';
comment on column sms.joined_part.sender_hash is 'HMAC-SHA256 of the sender under the key sms-part of the day on which the message was put together.';
comment on column sms.joined_part.reference is 'The sender''s reference for the whole message, from the UDH or SAR fields.';
comment on column sms.joined_part.total is 'How many parts the message has.';
comment on column sms.joined_part.part is 'Which part this is, from 1.';
comment on column sms.joined_part.text_hash is 'HMAC-SHA256 of the part''s text under the same key: another text under the same reference is another message.';
comment on column sms.joined_part.joined_at is 'When the message was put together; an hour later it is forgotten.';
create index joined_part_joined on sms.joined_part (joined_at);
grant select, insert, update, delete on sms.joined_part to "${application}";

-- What was sealed under the key of a day goes when that key is destroyed, 30 days later: a part a day, in a ring of 34. Of
-- them 32 are in use (30 days back, today, and tomorrow for a clock that is ahead), two are empty or being emptied.
-- Numbers are taken in blocks, in a transaction of their own, one for so many that the commit does not count.
create table sms.exchange (
    id bigint generated always as identity (increment by 100000),
    run_id bigint not null,
    received_at timestamptz not null,
    key_day date not null,
    due boolean not null,
    content bytea
) partition by list ((((key_day - '1970-01-01'::date) % 34)));
comment on table sms.exchange is 'A question and its answer, stored in one commit before the question is acknowledged to the SMSC. Its part is its day modulo 34; sms.forget_day empties the parts of days whose key is destroyed.';
comment on column sms.exchange.id is 'Identifier, from a block of 100000 that a run takes from the sequence in a transaction of its own, so that a crash gives none twice; only roughly in order.';
comment on column sms.exchange.run_id is 'The run that stored it: sms.run.id, without a foreign key, which would lock one row thousands of times a second.';
comment on column sms.exchange.received_at is 'When the question came in.';
comment on column sms.exchange.key_day is 'The day whose key encrypts the content.';
comment on column sms.exchange.due is 'True where an answer is to be sent; it is settled when a range of sms.settled holds the id.';
comment on column sms.exchange.content is 'Sender, question and answer, encrypted with AES-256-GCM under the key of key_day; null where it is already removed.';
-- Not a primary key, which may not go with an expression: the numbers come from one sequence.
create index exchange_id on sms.exchange (id);
create index exchange_received on sms.exchange using brin (received_at);
grant usage on sequence sms.exchange_id_seq to "${application}";
grant select, insert on sms.exchange to "${application}";
grant update (content) on sms.exchange to "${application}";
do $$
begin
    for part in 0..33 loop
        execute format('create table sms.exchange_%s partition of sms.exchange for values in (%s)', part, part);
        execute format('comment on table sms.exchange_%s is ''A part of sms.exchange.''', part);
    end loop;
end
$$;

create table sms.sent_part (
    exchange_id bigint not null,
    part smallint not null,
    message_id text not null,
    sent_at timestamptz not null
) partition by list ((((((sent_at at time zone 'Asia/Karachi'::text))::date - '1970-01-01'::date) % 34)));
comment on table sms.sent_part is 'Parts the SMSC confirmed, kept for 30 days where delivery receipts are asked for (nsor.smpp.receipts). Divided as sms.exchange is.';
comment on column sms.sent_part.exchange_id is 'sms.exchange.id.';
comment on column sms.sent_part.part is 'Which part of the answer, from 1.';
comment on column sms.sent_part.message_id is 'The SMSC''s message id in lower case without leading zeros: receipts and responses differ in them.';
comment on column sms.sent_part.sent_at is 'When the confirmation was written.';
create index sent_part_message on sms.sent_part (message_id);
grant select, insert on sms.sent_part to "${application}";
do $$
begin
    for part in 0..33 loop
        execute format('create table sms.sent_part_%s partition of sms.sent_part for values in (%s)', part, part);
        execute format('comment on table sms.sent_part_%s is ''A part of sms.sent_part.''', part);
    end loop;
end
$$;

create view sms.delivery as
select p.exchange_id, p.part, r.state, r.received_at
from sms.sent_part p
join sms.receipt r on r.message_id = p.message_id;
comment on view sms.delivery is 'Receipts with the part they are about. A receipt may come in before its part is marked as sent; so they are joined when read.';
comment on column sms.delivery.exchange_id is 'Which answer.';
comment on column sms.delivery.part is 'Which part of it, from 1.';
comment on column sms.delivery.state is 'What the receipt says.';
comment on column sms.delivery.received_at is 'When the receipt came.';
grant select on sms.delivery to "${application}";

create function sms.forget_day(before date)
    returns boolean
    language plpgsql
    security definer
    set search_path = ''
    set lock_timeout = '500ms'
as $$
declare
    divided text;
    day_of text;
    part text;
    first_day date;
    has_others boolean;
begin
    before := least(before, retention.today() - 30);
    foreach divided in array array['exchange', 'sent_part'] loop
        day_of := case divided when 'exchange' then 'key_day' else '(sent_at at time zone ''Asia/Karachi'')::date' end;
        for number in 0..33 loop
            part := divided || '_' || number;
            -- The oldest rows are in front: a part is filled once, and then emptied whole.
            execute format('select %s from sms.%I limit 1', day_of, part) into first_day;
            continue when first_day is null or first_day >= before;
            begin
                -- No day that is kept, nor tomorrow, has one of the last two places after the first day that is kept.
                if mod(mod(number - (before - date '1970-01-01'), 34) + 34, 34) > 31 then
                    has_others := false;
                else
                    execute format('select exists (select from sms.%I where %s >= $1)', part, day_of)
                        into has_others using before;
                end if;
                if has_others then
                    execute format('delete from sms.%I where %s < $1', part, day_of) using before;
                else
                    execute format('truncate sms.%I', part);
                end if;
                return true;
            exception when lock_not_available then
                -- Somebody reads it, a backup perhaps; it is tried again.
                continue;
            end;
        end loop;
    end loop;
    return false;
end
$$;
comment on function sms.forget_day(before date) is 'Removes the exchanges and confirmed parts of one day before the given one, and never of the last 30 days by the database''s own day, and tells whether there was one that could be removed: by emptying the part of that day. Where a server stood still for days, old and new rows may be in one part, and the old ones are deleted. Waits for no more than half a second for readers; it is called again.';
revoke all on function sms.forget_day(before date) from public;
grant execute on function sms.forget_day(before date) to "${application}";

create function sms.hold_run(run bigint)
    returns boolean
    language plpgsql
    set search_path = ''
as $$
begin
    -- Waits for nobody: whoever has it alone has taken the run over.
    if not pg_try_advisory_xact_lock_shared((1397576448::bigint << 32) + run) then
        return false;
    end if;
    -- Read after the lock is there, by a snapshot of its own.
    return exists (select from sms.run r where r.id = run and r.epoch = 0 and r.finished_at is null);
end
$$;
comment on function sms.hold_run(run bigint) is 'Whether answers may be stored under a run, which nobody then takes over before the transaction has ended, however it ends, and be its process gone. The number of the lock has "SMS" and a zero byte before the run''s.';
revoke all on function sms.hold_run(run bigint) from public;
grant execute on function sms.hold_run(run bigint) to "${application}";
