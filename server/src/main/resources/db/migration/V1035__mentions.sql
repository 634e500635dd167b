-- Whom and what notes about a record mention, as writers have said it.

create schema mentions;
comment on schema mentions is 'Whom and what notes about a record mention.';
grant usage on schema mentions to "${application}";

create table mentions.placement (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('ADDRESS', 'CNIC', 'INSTITUTION', 'NAME', 'PHONE')),
    who text not null check (who in ('ASSOCIATE', 'EMPLOYER', 'GUARANTOR', 'OFFICER', 'OFFICIAL', 'OTHER', 'PLACE', 'RELATIVE',
        'SELF', 'WITNESS', 'WORD')),
    content bytea,
    content_hash bytea check (length(content_hash) = 32),
    field text not null check (length(field) >= 1 and length(field) <= 60),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check ((withdrawn_at is null) = (content is not null) and (content is null) = (content_hash is null))
);
comment on table mentions.placement is 'Who a name, number or place in a note about somebody is, as the note''s writer said.';
comment on column mentions.placement.id is 'Opaque.';
comment on column mentions.placement.person_id is 'Whose record the note is about.';
comment on column mentions.placement.kind is 'A name of the enum Mention.Kind.';
comment on column mentions.placement.who is 'A name of the enum Who.';
comment on column mentions.placement.content is 'The words, encrypted with AES-256-GCM under the record''s key, the context being placement/1/ and the id; null once it is withdrawn.';
comment on column mentions.placement.content_hash is 'Keyed hash of the person and of the words in one spelling; null once it is withdrawn.';
comment on column mentions.placement.field is 'The field of the form.';
comment on column mentions.placement.recorded_at is 'When it was said.';
comment on column mentions.placement.recorded_by is 'The account.';
comment on column mentions.placement.withdrawn_at is 'When it was found to be wrong; null while it counts.';
comment on column mentions.placement.withdrawn_by is 'The account that withdrew it; null while it counts.';
create unique index placement_counts_once on mentions.placement (person_id, content_hash) where withdrawn_at is null;
grant select, insert on mentions.placement to "${application}";
grant update (content, content_hash, withdrawn_at, withdrawn_by) on mentions.placement to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('mentions.placement', 'SEALED_RECORD', 597,
        't.person_id = $1',
        't.person_id',
        null);
