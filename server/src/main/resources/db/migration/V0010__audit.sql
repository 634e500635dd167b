create schema audit;
comment on schema audit is 'The trail. The application adds to it and reads it; it can change nothing.';
grant usage on schema audit to "${application}";

create table audit.content_key (
    id uuid primary key,
    wrapped_key bytea not null,
    created_at timestamptz not null default now()
);
comment on table audit.content_key is 'Keys of the encrypted content of entries: one a record, or one an entry that is about no record. Deleting a key erases the content and leaves the entries.';
comment on column audit.content_key.id is 'The record (entry.subject_id), or an identifier of the key alone.';
comment on column audit.content_key.wrapped_key is 'AES-256 key, encrypted under the master key, which is held outside the database.';
comment on column audit.content_key.created_at is 'When the key was made.';

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
    check ((key_id is null) = (content is null))
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
comment on column audit.entry.content is 'JSON, encrypted with AES-256-GCM; the context is trail/1/ and the action.';

create index entry_subject on audit.entry (subject_id, id) where subject_id is not null;
create index entry_actor on audit.entry (actor_id, id) where actor_id is not null;

grant select, insert on audit.entry, audit.content_key to "${application}";
