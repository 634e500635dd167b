-- Writes the tables anew beside them, while keys are read as before and only new ones wait; readers wait while the names change. As
-- V1 had it, readers waited for the whole time, which at a million halves is longer than they do.

create function copy_anew(which text) returns void
    language plpgsql set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    fresh text := which || '_anew';
    granted record;
begin
    execute format('lock table %I in exclusive mode', which);
    execute format('create table %I (like %I including all)', fresh, which);
    execute format('comment on table %I is %L', fresh, obj_description(which::regclass, 'pg_class'));
    -- This is not among what LIKE includes.
    execute format('alter table %I alter column value set statistics 0', fresh);
    for granted in
        select a.grantee::regrole as role, string_agg(a.privilege_type, ', ') as rights
        from pg_class c, aclexplode(c.relacl) a
        where c.oid = which::regclass and a.grantee not in (0, c.relowner)
        group by a.grantee
    loop
        execute format('grant %s on %I to %s', granted.rights, fresh, granted.role);
    end loop;
    execute format('insert into %I select * from %I', fresh, which);
end $$;
comment on function copy_anew(text) is 'Of rewrite: copies what is there to a new table with the same rights.';
revoke all on function copy_anew(text) from public;

create function put_in_place(which text) returns void
    language plpgsql set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    execute format('drop table %I', which);
    execute format('alter table %I rename to %I', which || '_anew', which);
    execute format('alter index %I rename to %I', which || '_anew_pkey', which || '_pkey');
end $$;
comment on function put_in_place(text) is 'Of rewrite: has the new table take the place of the one before.';
revoke all on function put_in_place(text) from public;

create or replace function rewrite(everything boolean) returns boolean
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    done bigint;
    last bigint;
    which text;
    tables text[] := '{}';
begin
    lock table destroyed in exclusive mode;
    select coalesce(max(number), 0) into done from rewritten;
    select coalesce(max(number), 0) into last from destroyed;
    if last <= done and not everything then
        return false;
    end if;
    if everything or exists (select from destroyed where number > done and what like 'key %') then
        tables := tables || 'key'::text;
    end if;
    if everything or exists (select from destroyed where number > done and what like 'record %') then
        tables := tables || 'half'::text;
    end if;
    foreach which in array tables loop
        perform copy_anew(which);
    end loop;
    insert into rewritten (number) values (last)
        on conflict (number) do update set at = now(), flushed_at = null;
    foreach which in array tables loop
        perform put_in_place(which);
    end loop;
    return true;
end $$;
