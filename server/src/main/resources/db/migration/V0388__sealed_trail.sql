alter table audit.entry add column transaction xid8 not null default pg_current_xact_id();
comment on column audit.entry.transaction is 'The transaction that wrote it. What was written by transactions before the oldest that is still open is complete, and is sealed in the order of transactions and, within one, of identifiers.';
alter table audit.entry add column commitment bytea check (octet_length(commitment) = 32);
comment on column audit.entry.commitment is 'SHA-256 of the content''s salt and text. The salt is encrypted with the content, so that whoever destroys the key leaves nothing to guess with; whoever opens salt and text shows what was committed to without the key. Null for entries without content, and for those from before there was one.';
create index entry_transaction on audit.entry (transaction);

-- The application says neither the identifier nor the transaction of an entry.
revoke insert on audit.entry from "${application}";
grant insert (occurred_at, actor_kind, actor_id, origin, action, outcome, subject_id, purpose, link, key_id, content, commitment)
    on audit.entry to "${application}";

create table audit.sealed (
    first_leaf bigint primary key check (first_leaf >= 0),
    next_leaf bigint not null unique check (next_leaf > first_leaf),
    entry_ids bigint[] not null check (cardinality(entry_ids) = next_leaf - first_leaf),
    entry_range int8range not null,
    leaf_hashes bytea not null check (octet_length(leaf_hashes) = 32 * (next_leaf - first_leaf)),
    last_transaction xid8 not null,
    last_entry bigint not null,
    root bytea not null check (octet_length(root) = 32),
    sealed_at timestamptz not null,
    exclude using gist (int8range(first_leaf, next_leaf) with &&)
);
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

create table audit.tile (
    level smallint not null check (level >= 1),
    index bigint not null check (index >= 0),
    hashes bytea not null check (octet_length(hashes) = 32 * 256),
    primary key (level, index)
);
comment on table audit.tile is 'Full tiles of the tree from level 1 on (C2SP tlog-tiles): 256 hashes, each the root of a full tile below. Tiles of level 0 are the leaf hashes of audit.sealed; what is not full is computed.';
comment on column audit.tile.level is 'Level of tiles, 1 and above: a hash in it stands for 256 to the power of the level leaves.';
comment on column audit.tile.index is 'The position of the tile in its level, from 0.';
comment on column audit.tile.hashes is 'The 256 hashes.';

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

create table audit.witnessed (
    witness text not null,
    checkpoint_id bigint not null references audit.checkpoint,
    cosignature text,
    witnessed_at timestamptz not null,
    primary key (witness, checkpoint_id)
);
comment on table audit.witnessed is 'Which witness has taken which checkpoint.';
comment on column audit.witnessed.witness is 'The name the settings give it.';
comment on column audit.witnessed.checkpoint_id is 'The checkpoint.';
comment on column audit.witnessed.cosignature is 'The line the witness signed, where it signs (C2SP tlog-witness); null for a file.';
comment on column audit.witnessed.witnessed_at is 'When it had it.';

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

grant select, insert on audit.sealed, audit.tile, audit.checkpoint, audit.witnessed, audit.verification to "${application}";
