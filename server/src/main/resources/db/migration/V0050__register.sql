create schema register;
comment on schema register is 'The person''s record.';
grant usage on schema register to "${application}";

create table register.person (
    id uuid primary key,
    serial integer generated always as identity unique,
    name_latin text,
    name_urdu text,
    father_latin text,
    father_urdu text,
    sex text not null check (sex in ('MALE', 'FEMALE', 'OTHER')),
    born_on date,
    nationality char(2) not null,
    registered_at timestamptz not null,
    registered_by uuid,
    check (name_latin is not null or name_urdu is not null)
);
comment on table register.person is 'One registered person. Its row is locked first by every legal fact and identity decision.';
comment on column register.person.id is 'Opaque identifier; what the trail and the outbox call the person.';
comment on column register.person.serial is 'The register number without its check digit.';
comment on column register.person.name_latin is 'Name in Latin letters.';
comment on column register.person.name_urdu is 'Name in Urdu.';
comment on column register.person.father_latin is 'Father''s name in Latin letters.';
comment on column register.person.father_urdu is 'Father''s name in Urdu.';
comment on column register.person.sex is 'As the identity card states it.';
comment on column register.person.born_on is 'Day of birth; null where unknown.';
comment on column register.person.nationality is 'ISO 3166 code of two letters.';
comment on column register.person.registered_at is 'When the record was made.';
comment on column register.person.registered_by is 'The account or machine client that made it.';
create index person_birth on register.person (born_on) where born_on is not null;

create table register.person_alias (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person,
    name_latin text,
    name_urdu text,
    check (name_latin is not null or name_urdu is not null)
);
comment on table register.person_alias is 'Another name the person uses.';
comment on column register.person_alias.id is 'Order of entry.';
comment on column register.person_alias.person_id is 'Whose.';
comment on column register.person_alias.name_latin is 'In Latin letters.';
comment on column register.person_alias.name_urdu is 'In Urdu.';
create index person_alias_person on register.person_alias (person_id);

create table register.person_cnic (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person,
    cnic bigint not null check (cnic between 1000000000000 and 9999999999999),
    status text not null check (status in ('UNCONFIRMED', 'CONFIRMED', 'WITHDRAWN')),
    entered_at timestamptz not null,
    entered_by uuid,
    confirmed_at timestamptz,
    check ((status = 'CONFIRMED') = (confirmed_at is not null))
);
comment on table register.person_cnic is 'A CNIC that somebody says is this person''s.';
comment on column register.person_cnic.id is 'Order of entry.';
comment on column register.person_cnic.person_id is 'Whose.';
comment on column register.person_cnic.cnic is '13 digits.';
comment on column register.person_cnic.status is 'UNCONFIRMED until a second person confirms it from a document; WITHDRAWN when found to be somebody else''s.';
comment on column register.person_cnic.entered_at is 'When it was entered.';
comment on column register.person_cnic.entered_by is 'Who entered it, and so can not confirm it.';
comment on column register.person_cnic.confirmed_at is 'When it was confirmed.';
create unique index person_cnic_once on register.person_cnic (cnic) where status <> 'WITHDRAWN';
create index person_cnic_person on register.person_cnic (person_id);
create index person_cnic_unconfirmed on register.person_cnic (person_id) where status = 'UNCONFIRMED';

create table register.identity_examination (
    id bigint generated always as identity primary key,
    person_cnic_id bigint not null references register.person_cnic,
    document text not null,
    document_number text not null,
    agrees text[] not null,
    outcome text not null check (outcome in ('CONFIRMED', 'SECOND_PERSON_NEEDED', 'DOUBTED')),
    examined_at timestamptz not null,
    examined_by uuid not null
);
comment on table register.identity_examination is 'What an officer saw when comparing a document with the record.';
comment on column register.identity_examination.id is 'Order of examination.';
comment on column register.identity_examination.person_cnic_id is 'Which CNIC.';
comment on column register.identity_examination.document is 'Kind of document, a name of Examination.Document.';
comment on column register.identity_examination.document_number is 'As printed.';
comment on column register.identity_examination.agrees is 'Names of Examination.Detail that the document bears out.';
comment on column register.identity_examination.outcome is 'What came of it.';
comment on column register.identity_examination.examined_at is 'When.';
comment on column register.identity_examination.examined_by is 'The officer.';
create index identity_examination_cnic on register.identity_examination (person_cnic_id);

create table register.address (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person,
    line text not null,
    district_code text not null references reference.district (code),
    from_day date not null,
    until_day date,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check (until_day is null or until_day >= from_day)
);
comment on table register.address is 'Where the person lives or lived.';
comment on column register.address.id is 'Order of entry.';
comment on column register.address.person_id is 'Whose.';
comment on column register.address.line is 'House, street, village.';
comment on column register.address.district_code is 'District.';
comment on column register.address.from_day is 'First day there.';
comment on column register.address.until_day is 'Last day there; null while they live there.';
comment on column register.address.recorded_at is 'When it was recorded.';
comment on column register.address.recorded_by is 'Who recorded it.';
create index address_person on register.address (person_id);

create table register.journal (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person,
    kind text not null,
    happened_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    details jsonb not null
);
comment on table register.journal is 'The timeline of each record. Only ever added to.';
comment on column register.journal.id is 'Order of recording.';
comment on column register.journal.person_id is 'Whose.';
comment on column register.journal.kind is 'A name of the enum JournalKind.';
comment on column register.journal.happened_on is 'The day it happened.';
comment on column register.journal.recorded_at is 'When it was recorded.';
comment on column register.journal.recorded_by is 'Who recorded it.';
comment on column register.journal.details is 'Values for its wording, by name.';
create index journal_person on register.journal (person_id, id);

grant select, insert, update on register.person, register.person_cnic, register.address to "${application}";
grant select, insert on register.person_alias, register.identity_examination, register.journal to "${application}";
