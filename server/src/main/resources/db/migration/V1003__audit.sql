create schema audit;
comment on schema audit is 'The trail. The application adds to it and reads it; it can change nothing.';
grant usage on schema audit to "${application}";

create table audit.content_key (
    id uuid primary key,
    wrapped_key bytea not null,
    created_at timestamptz default now() not null
);
comment on table audit.content_key is 'Keys of the encrypted content of entries: one a record, or one an entry that is about no record. Deleting a key erases the content and leaves the entries.';
comment on column audit.content_key.id is 'The record (entry.subject_id), or an identifier of the key alone.';
comment on column audit.content_key.wrapped_key is 'AES-256 key, encrypted under the master key, which is held outside the database.';
comment on column audit.content_key.created_at is 'When the key was made.';
grant select, insert on audit.content_key to "${application}";

create table audit.entry (
    id bigint generated always as identity primary key,
    occurred_at timestamptz not null,
    actor_kind text not null check (actor_kind in ('OFFICER', 'MACHINE', 'SYSTEM', 'UNKNOWN')),
    actor_id uuid,
    origin text not null,
    action text not null,
    outcome text not null check (outcome in ('DONE', 'REFUSED', 'FAILED')),
    subject_id uuid,
    purpose text,
    key_id uuid,
    content bytea,
    link text,
    transaction xid8 default pg_current_xact_id() not null,
    commitment bytea check (octet_length(commitment) = 32),
    salt bytea default substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) from 1 for 16),
    check ((key_id is null) = (content is null)),
    constraint salted check (salt is not null and octet_length(salt) = 16 and (commitment is null) = (content is null))
);
comment on table audit.entry is 'One thing done, seen or refused. Only ever added to.';
comment on column audit.entry.id is 'Order of entries; gaps are transactions that were undone.';
comment on column audit.entry.occurred_at is 'When, by the server''s clock.';
comment on column audit.entry.actor_kind is 'What sort of actor.';
comment on column audit.entry.actor_id is 'The account or machine client; opaque.';
comment on column audit.entry.origin is 'From where: network address, or name of the job.';
comment on column audit.entry.action is 'A name of the enum TrailAction.';
comment on column audit.entry.outcome is 'How it ended.';
comment on column audit.entry.subject_id is 'The record it is about; opaque.';
comment on column audit.entry.purpose is 'The purpose the officer gave.';
comment on column audit.entry.key_id is 'The key of the content, in audit.content_key until it is destroyed.';
comment on column audit.entry.content is 'Encrypted with AES-256-GCM. With a commitment: 32 random bytes and JSON, under the context trail/2/ and the action; without: JSON, under trail/1/ and the action.';
comment on column audit.entry.link is 'A name of the enum AccessGround: what let the reader read the record. Null for what is no view of a record.';
comment on column audit.entry.transaction is 'The transaction that wrote it. What was written by transactions before the oldest that is still open is complete, and is sealed in the order of transactions and, within one, of identifiers.';
comment on column audit.entry.commitment is 'SHA-256 of the content''s salt and text. That salt is encrypted with the content, so that whoever destroys the key leaves nothing to guess with; whoever opens salt and text shows what was committed to without the key. Null for entries without content, and for those from before there was one.';
comment on column audit.entry.salt is '16 random bytes, made by the database: part of the leaf, so that whoever has a hash of the tree without the entry cannot guess what it says, of whom, or when. Null only in entries from before there were any.';
create index entry_subject on audit.entry (subject_id, id) where subject_id is not null;
create index entry_actor on audit.entry (actor_id, id) where actor_id is not null;
-- Entries are added in the order of time, so that a few summaries find those of a day; it costs the trail next to nothing.
create index entry_day on audit.entry using brin (occurred_at) with (pages_per_range='32', autosummarize='on');
create index entry_sealing on audit.entry (transaction, id);
grant select on audit.entry to "${application}";
grant insert (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, key_id, content, link,
    commitment) on audit.entry to "${application}";

create table audit.sealed (
    first_leaf bigint primary key check (first_leaf >= 0),
    next_leaf bigint not null unique,
    entry_ids bigint[] not null,
    entry_range int8range not null,
    leaf_hashes bytea not null,
    last_transaction xid8 not null,
    last_entry bigint not null,
    root bytea not null check (octet_length(root) = 32),
    sealed_at timestamptz not null,
    constraint sealed_int8range_excl EXCLUDE using gist (int8range(first_leaf, next_leaf) with &&),
    check (next_leaf > first_leaf),
    check (cardinality(entry_ids) = (next_leaf - first_leaf)),
    check (octet_length(leaf_hashes) = (32 * (next_leaf - first_leaf)))
);
-- Hashes do not compress, and a part of them is read without the rest.
alter table audit.sealed alter column leaf_hashes set storage external;
comment on table audit.sealed is 'Batches of entries in the order in which they are leaves of the tree. Only ever added to, each where the one before ends.';
comment on column audit.sealed.first_leaf is 'The index of its first leaf; the first of all is 0.';
comment on column audit.sealed.next_leaf is 'The index after its last leaf: the size of the tree with this batch.';
comment on column audit.sealed.entry_ids is 'The entries, in the order of their leaves.';
comment on column audit.sealed.entry_range is 'From the lowest to the highest of these identifiers, to find the batch of an entry.';
comment on column audit.sealed.leaf_hashes is 'The hashes of the leaves, 32 bytes each.';
comment on column audit.sealed.last_transaction is 'The transaction of its last entry: where the next batch goes on.';
comment on column audit.sealed.last_entry is 'The identifier of its last entry.';
comment on column audit.sealed.root is 'The root of the tree with this batch.';
comment on column audit.sealed.sealed_at is 'When, by the server''s clock.';
create index sealed_entries on audit.sealed using gist (entry_range);
grant select, insert on audit.sealed to "${application}";

create table audit.tile (
    level smallint not null check (level >= 1),
    index bigint not null check (index >= 0),
    hashes bytea not null check (octet_length(hashes) = (32 * 256)),
    primary key (level, index)
);
alter table audit.tile alter column hashes set storage external;
comment on table audit.tile is 'Full tiles of the tree from level 1 on (C2SP tlog-tiles): 256 hashes, each the root of a full tile below. Tiles of level 0 are the leaf hashes of audit.sealed; what is not full is computed.';
comment on column audit.tile.level is 'Level of tiles, 1 and above: a hash in it stands for 256 to the power of the level leaves.';
comment on column audit.tile.index is 'The position of the tile in its level, from 0.';
comment on column audit.tile.hashes is 'The 256 hashes.';
grant select, insert on audit.tile to "${application}";

create table audit.checkpoint (
    id bigint generated always as identity primary key,
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    signed_at timestamptz not null
);
comment on table audit.checkpoint is 'Signed statements of size and root of the tree (C2SP tlog-checkpoint).';
comment on column audit.checkpoint.id is 'Order of signing.';
comment on column audit.checkpoint.size is 'How many leaves.';
comment on column audit.checkpoint.root is 'The root of the tree of that size.';
comment on column audit.checkpoint.note is 'The signed note as it was handed out.';
comment on column audit.checkpoint.signed_at is 'When, by the server''s clock.';
create index checkpoint_size on audit.checkpoint (size);
grant select, insert on audit.checkpoint to "${application}";

create table audit.witnessed (
    witness text not null,
    checkpoint_id bigint not null references audit.checkpoint (id),
    cosignature text,
    witnessed_at timestamptz not null,
    primary key (witness, checkpoint_id)
);
comment on table audit.witnessed is 'Which witness has taken which checkpoint.';
comment on column audit.witnessed.witness is 'The name the settings give it.';
comment on column audit.witnessed.checkpoint_id is 'The checkpoint.';
comment on column audit.witnessed.cosignature is 'The line the witness signed, where it signs (C2SP tlog-witness); null for a file.';
comment on column audit.witnessed.witnessed_at is 'When it had it.';
grant select, insert on audit.witnessed to "${application}";

create table audit.verification (
    id bigint generated always as identity primary key,
    begun_at timestamptz not null,
    ended_at timestamptz not null,
    size bigint not null check (size >= 0),
    is_sound boolean not null,
    result jsonb not null
);
comment on table audit.verification is 'What each check of the whole trail came to.';
comment on column audit.verification.id is 'Order of checks.';
comment on column audit.verification.begun_at is 'When it began.';
comment on column audit.verification.ended_at is 'When it ended.';
comment on column audit.verification.size is 'How many leaves it went through.';
comment on column audit.verification.is_sound is 'Whether everything fitted.';
comment on column audit.verification.result is 'What did not fit, each with its name, the entry and what was done to it; and how many checkpoints it was held against.';
grant select, insert on audit.verification to "${application}";

-- One row for an entry, or one for each thousand people of a long one, written in the statement that writes the entry. The
-- entry's content has the number and the hash of them all, so that it shows where somebody is taken away or added.
create table audit.named (
    entry_id bigint not null,
    part integer not null check (part >= 0),
    taken boolean not null,
    people uuid[] not null check (cardinality(people) >= 1 and cardinality(people) <= 1000),
    primary key (entry_id, part)
);
comment on table audit.named is 'Whose records an answer named that is about several. Only ever added to, with its entry.';
comment on column audit.named.entry_id is 'The entry that tells of the answer.';
comment on column audit.named.part is 'From 0 on: each part has at most a thousand people.';
comment on column audit.named.taken is 'Whether the answer left as a file, to be kept.';
comment on column audit.named.people is 'The records, opaque; ascending.';
create index named_person on audit.named using gin (people);
grant select, insert on audit.named to "${application}";

create table audit.loss (
    entry_id bigint primary key,
    was_changed boolean not null,
    found_at timestamptz default now() not null
);
comment on table audit.loss is 'Entries that the process which had written them saw removed or changed before they were sealed. Only ever added to.';
comment on column audit.loss.entry_id is 'The identifier of the entry that was written.';
comment on column audit.loss.was_changed is 'Whether something else than was written was sealed; false where nothing was.';
comment on column audit.loss.found_at is 'When it was seen, by the clock of the database.';
grant select on audit.loss to "${application}";
grant insert (entry_id, was_changed) on audit.loss to "${application}";

create table audit.misdated (
    entry_id bigint primary key,
    leaf bigint not null check (leaf >= 0),
    found_at timestamptz default now() not null
);
comment on table audit.misdated is 'Entries that said a time that cannot be when they were sealed: long before the last checkpoint, in which they were not, or ahead of the clock. Only ever added to; every check of the trail finds them by itself.';
comment on column audit.misdated.entry_id is 'The entry.';
comment on column audit.misdated.leaf is 'The index of its leaf.';
comment on column audit.misdated.found_at is 'When it was sealed, by the clock of the database.';
grant select on audit.misdated to "${application}";
grant insert (entry_id, leaf) on audit.misdated to "${application}";

create view audit.entry_view as
select id, occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, link, key_id,
    content, commitment from audit.entry;
comment on view audit.entry_view is 'Published: the entries of the trail, for those who may read it.';
comment on column audit.entry_view.id is 'Order of entries; gaps are transactions that were undone.';
comment on column audit.entry_view.occurred_at is 'When, by the server''s clock.';
comment on column audit.entry_view.actor_kind is 'What sort of actor.';
comment on column audit.entry_view.actor_id is 'The account or machine client; opaque.';
comment on column audit.entry_view.origin is 'From where: network address, or name of the job.';
comment on column audit.entry_view.action is 'A name of the enum TrailAction.';
comment on column audit.entry_view.outcome is 'How it ended.';
comment on column audit.entry_view.subject_id is 'The record it is about; opaque.';
comment on column audit.entry_view.purpose is 'The purpose the officer gave.';
comment on column audit.entry_view.link is 'A name of the enum AccessGround: what let the reader read the record. Null for what is no view of a record.';
comment on column audit.entry_view.key_id is 'The key of the content, in audit.content_key until it is destroyed.';
comment on column audit.entry_view.content is 'Encrypted with AES-256-GCM. With a commitment: 32 random bytes and JSON, under the context trail/2/ and the action; without: JSON, under trail/1/ and the action.';
comment on column audit.entry_view.commitment is 'SHA-256 of the content''s salt and text. That salt is encrypted with the content, so that whoever destroys the key leaves nothing to guess with; whoever opens salt and text shows what was committed to without the key. Null for entries without content, and for those from before there was one.';
grant select on audit.entry_view to "${application}";

create view audit.named_view as
select entry_id, part, taken, people from audit.named;
comment on view audit.named_view is 'Published: whom an entry named that named several.';
comment on column audit.named_view.entry_id is 'The entry that tells of the answer.';
comment on column audit.named_view.part is 'From 0 on: each part has at most a thousand people.';
comment on column audit.named_view.taken is 'Whether the answer left as a file, to be kept.';
comment on column audit.named_view.people is 'The records, opaque; ascending.';
grant select on audit.named_view to "${application}";
