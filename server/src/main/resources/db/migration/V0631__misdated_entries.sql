-- An entry whose time cannot be is sealed like any other, so that one bad entry stops nothing, and is named here.
create table audit.misdated (
    entry_id bigint primary key,
    leaf bigint not null check (leaf >= 0),
    found_at timestamptz not null default now()
);
comment on table audit.misdated is 'Entries that said a time that cannot be when they were sealed: long before the last checkpoint, in which they were not, or ahead of the clock. Only ever added to; every check of the trail finds them by itself.';
comment on column audit.misdated.entry_id is 'The entry.';
comment on column audit.misdated.leaf is 'The index of its leaf.';
comment on column audit.misdated.found_at is 'When it was sealed, by the clock of the database.';
grant select on audit.misdated to "${application}";
grant insert (entry_id, leaf) on audit.misdated to "${application}";

insert into retention.kept (table_name, class) values ('audit.misdated', 'TRAIL');
