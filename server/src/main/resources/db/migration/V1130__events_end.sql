-- Ended events out are a class of data of their own, kept as long as two people decide.

-- Names are added to those that are there.
do $$
declare
    t text;
    names text;
begin
    foreach t in array array['kept', 'erasure', 'run'] loop
        select string_agg(quote_literal(n), ', ' order by n) into names from (
            select (regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g'))[1] as n
            from pg_constraint c where c.conname = t || '_class_check' and c.conrelid = ('retention.' || t)::regclass
            union select 'EVENTS') known;
        execute format('alter table retention.%1$I drop constraint %2$I, add constraint %2$I check (class in (%3$s))',
            t, t || '_class_check', names);
    end loop;
end
$$;

create view exchange.event_kept as select ended_at from exchange.event where ended_at is not null;
comment on view exchange.event_kept is 'Published: when each event that has ended did.';
comment on column exchange.event_kept.ended_at is 'When it was delivered, given up, or found to be not to be told any more.';
grant select on exchange.event_kept to "${application}";

update retention.kept set class = 'EVENTS' where table_name = 'exchange.event';
