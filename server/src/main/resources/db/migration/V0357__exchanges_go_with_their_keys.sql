-- What was sealed under the key of a day goes when that key is destroyed, 30 days later: a part a day, in a ring of 34. Of
-- them 32 are in use (30 days back, today, and tomorrow for a clock that is ahead), two are empty or being emptied.
alter table sms.exchange rename to exchange_before;
alter index sms.exchange_received rename to exchange_before_received;
create table sms.exchange (
    like sms.exchange_before including defaults including constraints including identity including comments
) partition by list (((key_day - date '1970-01-01') % 34));
alter table sms.exchange alter column id set cache 1000;
comment on table sms.exchange is 'A question and its answer, stored in one commit before the question is acknowledged to the SMSC. Its part is its day modulo 34; sms.forget_day empties the parts of days whose key is destroyed.';

drop view sms.delivery;
alter table sms.sent_part rename to sent_part_before;
alter index sms.sent_part_message rename to sent_part_before_message;
create table sms.sent_part (
    like sms.sent_part_before including defaults including constraints including comments
) partition by list ((((sent_at at time zone 'Asia/Karachi')::date - date '1970-01-01') % 34));
comment on table sms.sent_part is 'Parts the SMSC confirmed, kept for 30 days where delivery receipts are asked for (nsor.smpp.receipts). Divided as sms.exchange is.';

do $$
begin
    for part in 0..33 loop
        execute format('create table sms.exchange_%s partition of sms.exchange for values in (%s)', part, part);
        execute format('comment on table sms.exchange_%s is ''A part of sms.exchange.''', part);
        execute format('create table sms.sent_part_%s partition of sms.sent_part for values in (%s)', part, part);
        execute format('comment on table sms.sent_part_%s is ''A part of sms.sent_part.''', part);
    end loop;
end
$$;

insert into sms.exchange overriding system value select * from sms.exchange_before;
select setval(pg_get_serial_sequence('sms.exchange', 'id'), 1000 + coalesce(max(id), 0)) from sms.exchange_before;
insert into sms.sent_part select * from sms.sent_part_before;
drop table sms.exchange_before, sms.sent_part_before;

-- Not a primary key, which may not go with an expression: the numbers come from one sequence.
create index exchange_id on sms.exchange (id);
create index exchange_received on sms.exchange using brin (received_at);
create index sent_part_message on sms.sent_part (message_id);

create view sms.delivery as
select p.exchange_id, p.part, r.state, r.received_at
from sms.sent_part p
join sms.receipt r on r.message_id = p.message_id;
comment on view sms.delivery is 'Receipts with the part they are about. A receipt may come in before its part is marked as sent; so they are joined when read.';

comment on column sms.delivery.exchange_id is 'Which answer.';
comment on column sms.delivery.part is 'Which part of it, from 1.';
comment on column sms.delivery.state is 'What the receipt says.';
comment on column sms.delivery.received_at is 'When the receipt came.';

grant select, insert on sms.exchange, sms.sent_part to "${application}";
grant select on sms.delivery to "${application}";
grant update (content) on sms.exchange to "${application}";
grant delete on sms.settled, sms.refused, sms.receipt to "${application}";

create function sms.forget_day(before date) returns boolean
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
comment on function sms.forget_day is 'Removes the exchanges and confirmed parts of one day before the given one, and tells whether there was one that could be removed: by emptying the part of that day. Where a server stood still for days, old and new rows may be in one part, and the old ones are deleted. Waits for no more than half a second for readers; it is called again.';
revoke execute on function sms.forget_day from public;
grant execute on function sms.forget_day to "${application}";
