-- The scanned document by which an identity was examined. It belongs to the examination, and goes with the record's key.

create table register.identity_document (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    examination_id bigint not null unique references register.identity_examination (id),
    page bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
-- What is encrypted cannot be compressed.
alter table register.identity_document alter column page set storage external;
comment on table register.identity_document is 'Scans of the documents that were compared with records. Only ever added to.';
comment on column register.identity_document.id is 'Opaque.';
comment on column register.identity_document.person_id is 'Of whose record.';
comment on column register.identity_document.examination_id is 'The examination that it was seen in.';
comment on column register.identity_document.page is 'JPEG, its longer side at most 2400 pixels, made anew from what was sent; encrypted with AES-256-GCM under the record''s key, the context being identity-document/1/ and the id.';
comment on column register.identity_document.recorded_at is 'When it was recorded.';
comment on column register.identity_document.recorded_by is 'By whom.';
create index identity_document_person on register.identity_document (person_id);
grant select, insert on register.identity_document to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('register.identity_document', 'SEALED_RECORD', 605,
        't.person_id = $1',
        't.person_id',
        null);
