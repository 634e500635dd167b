create table audit.loss (
    entry_id bigint primary key,
    transaction xid8 not null,
    was_changed boolean not null,
    found_at timestamptz not null default now()
);
comment on table audit.loss is 'Entries that the process which had written them saw removed or changed before they were sealed. Only ever added to.';
comment on column audit.loss.entry_id is 'The identifier of the entry that was written.';
comment on column audit.loss.transaction is 'The transaction that wrote it.';
comment on column audit.loss.was_changed is 'Whether something else than was written was sealed; false where nothing was.';
comment on column audit.loss.found_at is 'When it was seen, by the clock of the database.';
grant select on audit.loss to "${application}";
grant insert (entry_id, transaction, was_changed) on audit.loss to "${application}";

insert into retention.kept (table_name, class) values ('audit.loss', 'TRAIL');
