-- Fingerprints. Of each only the template is kept, under the record's key, so that it goes with the key.

create schema fingerprints;
comment on schema fingerprints is 'Fingerprints of people on record.';
grant usage on schema fingerprints to "${application}";

create table fingerprints.print (
    id uuid primary key,
    number bigint generated always as identity unique,
    person_id uuid not null references register.person (id),
    finger text not null check (finger in ('LEFT_INDEX', 'LEFT_LITTLE', 'LEFT_MIDDLE', 'LEFT_RING', 'LEFT_THUMB',
        'RIGHT_INDEX', 'RIGHT_LITTLE', 'RIGHT_MIDDLE', 'RIGHT_RING', 'RIGHT_THUMB')),
    template bytea,
    recorded_at timestamptz not null,
    recorded_by uuid,
    withdrawal_reason text check (withdrawal_reason in ('ANOTHER_FINGER', 'ANOTHER_PERSON', 'POOR', 'REPLACED')),
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    check ((template is null) = (withdrawn_at is not null)),
    check ((withdrawn_at is null) = (withdrawal_reason is null))
);
-- What is encrypted cannot be compressed.
alter table fingerprints.print alter column template set storage external;
comment on table fingerprints.print is 'Prints of fingers. One of each finger of a person counts; of those that do not, the template is destroyed.';
comment on column fingerprints.print.id is 'Opaque.';
comment on column fingerprints.print.number is 'Order of recording.';
comment on column fingerprints.print.person_id is 'Of whom.';
comment on column fingerprints.print.finger is 'A name of the enum Finger.';
comment on column fingerprints.print.template is 'Minutiae as ISO/IEC 19794-2:2005, encrypted with AES-256-GCM under the record''s key, the context being fingerprint/1/ and the id; null once it is withdrawn.';
comment on column fingerprints.print.recorded_at is 'When it was recorded.';
comment on column fingerprints.print.recorded_by is 'By whom; null for the system.';
comment on column fingerprints.print.withdrawal_reason is 'A name of the enum Fingerprint.Reason; null while it counts.';
comment on column fingerprints.print.withdrawn_at is 'When it was withdrawn or replaced; null while it counts.';
comment on column fingerprints.print.withdrawn_by is 'By whom; null while it counts, and for the system.';
create unique index print_counts_once on fingerprints.print (person_id, finger) where withdrawn_at is null;
create index print_person on fingerprints.print (person_id, number);
-- What a search has to read anew is found by the numbers alone.
create index print_counts on fingerprints.print (number) where withdrawn_at is null;
grant select, insert on fingerprints.print to "${application}";
grant update (template, withdrawal_reason, withdrawn_at, withdrawn_by) on fingerprints.print to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('fingerprints.print', 'SEALED_RECORD', 596,
        't.person_id = $1',
        't.person_id',
        null);
