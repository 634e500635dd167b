-- Which store holds the keys, so that no server starts on another one.
create table keys.store (
    number integer primary key check (number >= 1),
    kind text not null check (kind in ('FOLDER', 'POSTGRESQL')),
    state text not null check (state in ('USED', 'MOVING', 'FORGOTTEN')),
    store uuid,
    since timestamptz not null default now(),
    check ((store is null) = (kind = 'FOLDER'))
);
comment on table keys.store is 'Which store holds the keys: the last row that is USED or MOVING counts. Rows are only added.';
comment on column keys.store.number is 'From 1 on.';
comment on column keys.store.kind is 'The folder, or a PostgreSQL of its own.';
comment on column keys.store.state is 'USED: it holds the keys. MOVING: they are being moved there, and no server starts. FORGOTTEN: it held them once, and what was left there is destroyed.';
comment on column keys.store.store is 'Which PostgreSQL; empty for the folder.';
comment on column keys.store.since is 'When.';
grant select, insert on keys.store to "${application}";

insert into retention.kept (table_name, class) values ('keys.store', 'SECRETS');
