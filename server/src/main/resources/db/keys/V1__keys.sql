-- The keys of one application, in a PostgreSQL of their own: bin/nsor keys prepare. Each application has a schema.

comment on schema "${flyway:defaultSchema}" is 'Keys, of which nothing is kept anywhere else. No copy of this database may be older than the copies of the register are kept.';
grant usage on schema "${flyway:defaultSchema}" to "${application}";

create table store (
    id uuid primary key default gen_random_uuid()
);
comment on table store is 'One row: which store this is.';
comment on column store.id is 'The register notes it, and starts with no other store.';
create unique index store_is_one on store ((true));
insert into store default values;
grant select on store to "${application}";

create table key (
    name text primary key,
    value bytea not null check (octet_length(value) between 16 and 64)
);
comment on table key is 'Keys with a name: those that are kept for good, of a day, of one thing.';
comment on column key.name is 'As the file in a folder, without its ending.';
comment on column key.value is 'The key.';
grant select, insert, delete on key to "${application}";

create table half (
    record uuid primary key,
    value bytea not null check (octet_length(value) between 16 and 64)
);
comment on table half is 'The half of each registered person''s key that is in no other database.';
comment on column half.record is 'The person''s record.';
comment on column half.value is 'The half.';
grant select, insert, delete on half to "${application}";

-- ANALYZE would copy some of the keys into its statistics, where no deleting reaches them.
alter table key alter column value set statistics 0;
alter table half alter column value set statistics 0;

create table destroyed (
    number bigint primary key check (number >= 1),
    what text not null,
    hash text not null check (length(hash) = 64)
);
comment on table destroyed is 'The log of destructions: each line with a hash of itself and of the line before.';
comment on column destroyed.number is 'From 1 on, without a gap.';
comment on column destroyed.what is 'What was destroyed, as in a folder''s destroyed.log.';
comment on column destroyed.hash is 'SHA-256 of the hash before, a space and the text.';
grant select, insert on destroyed to "${application}";

create table rewritten (
    number bigint primary key,
    at timestamptz not null default now(),
    flushed_at timestamptz
);
comment on table rewritten is 'When the tables were written anew, so that what was destroyed is no longer in their files.';
comment on column rewritten.number is 'The last line of the log that this reaches.';
comment on column rewritten.at is 'When.';
comment on column rewritten.flushed_at is 'When PostgreSQL''s own log was begun anew after it; empty where that is still to be done.';
grant select on rewritten to "${application}";

-- Writes the tables anew from which something was destroyed since the last time, or all of them. Not VACUUM FULL: that keeps deleted rows as long as
-- any old transaction anywhere could still see them.
create function rewrite(everything boolean) returns boolean
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
    done bigint;
    last bigint;
begin
    lock table destroyed in exclusive mode;
    select coalesce(max(number), 0) into done from rewritten;
    select coalesce(max(number), 0) into last from destroyed;
    if last <= done and not everything then
        return false;
    end if;
    if everything or exists (select from destroyed where number > done and what like 'key %') then
        lock table key in access exclusive mode;
        create temporary table kept on commit drop as select * from key;
        truncate key;
        insert into key select * from kept;
        drop table kept;
    end if;
    if everything or exists (select from destroyed where number > done and what like 'record %') then
        lock table half in access exclusive mode;
        create temporary table kept on commit drop as select * from half;
        truncate half;
        insert into half select * from kept;
        drop table kept;
    end if;
    insert into rewritten (number) values (last)
        on conflict (number) do update set at = now(), flushed_at = null;
    return true;
end $$;
comment on function rewrite(boolean) is 'Writes the tables anew from which something was destroyed; whether there was something to do.';
revoke all on function rewrite(boolean) from public;
grant execute on function rewrite(boolean) to "${application}";

create function begin_log() returns boolean
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    perform pg_switch_wal();
    return true;
end $$;
comment on function begin_log() is 'Begins another file of PostgreSQL''s log, so that the one with the destroyed keys can be deleted.';
revoke all on function begin_log() from public;
grant execute on function begin_log() to "${application}";

-- A checkpoint deletes the files of tables that were written anew, and those of the log that nobody needs any more.
create function flush() returns boolean
    language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
    execute 'checkpoint';
    update rewritten set flushed_at = now() where flushed_at is null;
    return true;
end $$;
comment on function flush() is 'Has PostgreSQL delete the files that are no longer needed.';
revoke all on function flush() from public;
grant execute on function flush() to "${application}";
