-- The trail is in the order of transactions, whose numbers begin again in a new cluster of PostgreSQL. A logical copy that is
-- restored there goes on above the numbers that it brings, by a constant that the restore puts into this function.
create function audit.numbered(transaction xid8)
    returns xid8
    language sql
    immutable
    parallel safe
    return (($1)::text::bigint + 0)::text::xid8;
comment on function audit.numbered(xid8) is 'The number by which a transaction of this database is put in order in the trail: its own and a constant, which bin/nsor restore sets so that it goes on above what the copy holds.';
revoke all on function audit.numbered(xid8) from public;
grant execute on function audit.numbered(xid8) to "${application}";

alter table audit.entry alter column transaction set default audit.numbered(pg_current_xact_id());
alter table register.merged_record alter column transaction set default audit.numbered(pg_current_xact_id());

-- What compares such a number with the present transaction compares it with the number that this is given.
do $$
declare
    f record;
    changed text;
    count integer := 0;
begin
    for f in
        select p.oid, pg_get_functiondef(p.oid) as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('approval', 'register', 'conviction') and p.prokind = 'f'
          and p.prosrc ~ '(transaction = pg_current_xact_id\(\)|pg_current_xact_id\(\) in \(m\.transaction)'
    loop
        changed := replace(f.body, 'transaction = pg_current_xact_id()', 'transaction = audit.numbered(pg_current_xact_id())');
        changed := replace(changed, 'pg_current_xact_id() in (m.transaction', 'audit.numbered(pg_current_xact_id()) in (m.transaction');
        execute changed;
        count := count + 1;
    end loop;
    if count < 4 then
        raise exception 'Of the functions that compare transactions only % were found', count;
    end if;
end
$$;
