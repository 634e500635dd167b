-- Senders are found by 8 bytes of their hash, as a number: half the index, which is read and written in no order. What was
-- counted stays.
drop function enquiry.turns_of(bytea[]);
alter table enquiry.recent_sender
    alter column sender_hash type bigint using ('x' || encode(substring(sender_hash from 1 for 8), 'hex'))::bit(64)::bigint;
comment on column enquiry.recent_sender.sender_hash is 'First 8 bytes of an HMAC-SHA256 of the sender under the limits'' key of key_day, which is destroyed when the day after it is over.';

-- A plan that is made while the table is small reads all of it, and is kept while the table grows by thousands a second.
create function enquiry.add_turns(day date, senders bigint[], added bytea[], day_before bigint[])
    returns table (is_of_day_before boolean, sender bigint, turns bytea)
language plpgsql
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    written bigint[];
    now_there bytea[];
begin
    with upserted as (
        insert into enquiry.recent_sender as recent (sender_hash, key_day, turns)
        select asked.sender, day, asked.turns from unnest(senders, added) as asked (sender, turns)
        on conflict (sender_hash) do update set turns = excluded.turns || recent.turns
        returning recent.sender_hash, recent.turns
    )
    select array_agg(upserted.sender_hash), array_agg(upserted.turns) into written, now_there from upserted;
    -- They come back as they went in, so that nothing has to be looked up.
    if written <> senders then
        raise exception 'Turns came back in another order than they were written in';
    end if;
    return query select false, w.sender, w.turns from unnest(written, now_there) as w (sender, turns);
    return query
        select true, asked.sender, recent.turns
        from unnest(senders, added, now_there, day_before) as asked (sender, added, there, before)
        join enquiry.recent_sender recent on recent.sender_hash = asked.before
        where octet_length(asked.there) = octet_length(asked.added)
        order by recent.sender_hash
        for update of recent;
end
$$;
comment on function enquiry.add_turns is 'Writes turns in front of those that senders have, and returns all that they have now; of those who had none today, under today''s number, also what they had the day before under its number. The numbers rise, so that everybody locks rows in one order; those of the day before are locked last.';
grant execute on function enquiry.add_turns to "${application}";
