-- A database that was restored: by what a server notices it, and what is held until somebody has looked.
create schema restore;
comment on schema restore is 'A database that was restored to an earlier moment: the mark by which a server notices it, and what is held until two people have looked.';
grant usage on schema restore to "${application}";

create table restore.mark (
    folder uuid primary key,
    number bigint not null check (number >= 0),
    written_at timestamptz not null
);
comment on table restore.mark is 'A number for each data folder of a server, raised every two seconds and then noted in that folder. Where the folder notes a higher one, the database has lost what it had acknowledged.';
comment on column restore.mark.folder is 'The folder: a random identifier, which the folder notes.';
comment on column restore.mark.number is 'How often it was raised; the folder notes this number or the one before.';
comment on column restore.mark.written_at is 'When it was raised last, by the database''s clock.';
grant select, insert on restore.mark to "${application}";
grant update (number, written_at) on restore.mark to "${application}";

create table restore.restoration (
    id uuid primary key,
    noticed_at timestamptz not null,
    restored_at timestamptz,
    state_of timestamptz,
    erased_again integer check (erased_again >= 0),
    answers_dropped bigint check (answers_dropped >= 0),
    sends_doubtful boolean,
    sends_since boolean,
    proposal_id uuid,
    released_at timestamptz,
    check ((released_at is null) = (proposal_id is null))
);
comment on table restore.restoration is 'Restores of this database. While one is not released, no message, no alert and no event leaves; answers to new questions do.';
comment on column restore.restoration.id is 'Opaque.';
comment on column restore.restoration.noticed_at is 'When bin/nsor after-restore was run, or a running server noticed that its database was older than before.';
comment on column restore.restoration.restored_at is 'When bin/nsor after-restore had done its work; null where a running server noticed it and nobody has run that yet.';
comment on column restore.restoration.state_of is 'When the last entry of the trail was written that the restored database has; null where it has none.';
comment on column restore.restoration.erased_again is 'How many records were erased once more, because they had been erased after that moment; null until it was done.';
comment on column restore.restoration.answers_dropped is 'How many answers to questions by SMS were waiting for the SMSC''s confirmation, and are never sent; null until it was done.';
comment on column restore.restoration.sends_doubtful is 'Whether messages that may have gone out before were sent; null until it is released.';
comment on column restore.restoration.sends_since is 'Whether messages that the register made after the restore were sent; null until it is released.';
comment on column restore.restoration.proposal_id is 'By which two people released it; null until then.';
comment on column restore.restoration.released_at is 'When it was released; null while everything is held.';
create unique index restoration_open on restore.restoration ((released_at is null)) where released_at is null;
grant select on restore.restoration to "${application}";
grant insert (id, noticed_at) on restore.restoration to "${application}";
grant update (sends_doubtful, sends_since, proposal_id, released_at) on restore.restoration to "${application}";

create view restore.held as
select id, coalesce(restored_at, noticed_at) as since from restore.restoration where released_at is null;
comment on view restore.held is 'Published: a row while nothing may leave because the database was restored.';
comment on column restore.held.id is 'The restore.';
comment on column restore.held.since is 'When the database was restored: what was due before may have gone out already.';
grant select on restore.held to "${application}";

insert into retention.kept (table_name, class) values
    ('restore.mark', 'WORKINGS'),
    ('restore.restoration', 'STAFF');
