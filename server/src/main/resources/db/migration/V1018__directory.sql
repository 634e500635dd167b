create schema directory;
comment on schema directory is 'Crisis cells, helplines, legal aid, special courts and SSOIUs: what is known of each, from where, and who confirmed it last. Facts are loaded by migrate from resources/reference/directory.tsv; keepers add and change.';
grant usage on schema directory to "${application}";

-- Never given twice, even by a transaction that was undone.
create sequence directory.change_number;
comment on sequence directory.change_number is 'Numbers the changes of directory.state.';
grant usage on sequence directory.change_number to "${application}";

create table directory.entry (
    id uuid primary key,
    code text unique
);
comment on table directory.entry is 'What the directory has an entry about. All that is known of it is in its versions.';
comment on column directory.entry.id is 'Key.';
comment on column directory.entry.code is 'Its key in the file of facts; null for one that a keeper added.';
grant select, insert on directory.entry to "${application}";

create table directory.entry_version (
    entry_id uuid not null references directory.entry (id),
    version integer not null check (version >= 1),
    change text not null check (change in ('LOADED', 'ADDED', 'CHANGED', 'CONFIRMED', 'CLOSED', 'REOPENED')),
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid references access.account (id),
    kind text not null check (kind in ('CRISIS_CELL', 'HELPLINE', 'LEGAL_AID', 'POLICE_UNIT', 'SPECIAL_COURT',
        'GBV_COURT', 'SSOIU')),
    status text not null check (status in ('OPEN', 'NOTIFIED', 'UNKNOWN', 'FORMER', 'CLOSED')),
    status_note text not null,
    name_en text not null check (name_en <> ''),
    name_ur text not null,
    operator text not null,
    numbers text[] not null,
    dialling text not null,
    place_en text not null,
    place_ur text not null,
    province_code text references reference.province (code),
    district_code text references reference.district (code),
    hours_en text not null,
    hours_ur text not null,
    confidence text not null,
    source_title text not null,
    source_address text not null,
    source_published text not null,
    note text not null,
    help_rank smallint check (help_rank >= 1 and help_rank <= 9),
    short_en text not null,
    short_ur text not null,
    confirmed_on date,
    confirmed_by uuid references access.account (id),
    primary key (entry_id, version),
    check (province_code is null or district_code is null),
    check (help_rank is null or status in ('OPEN', 'CLOSED') and short_en <> '' and short_ur <> ''),
    check ((change = 'LOADED') = (recorded_by is null)),
    check (confirmed_by is null or confirmed_on is not null)
);
comment on table directory.entry_version is 'Each version of an entry, whole; the highest is the present one. Never changed.';
comment on column directory.entry_version.entry_id is 'Of which entry.';
comment on column directory.entry_version.version is 'Counts from 1; two keepers who change the same version write the same number, and the second is refused.';
comment on column directory.entry_version.change is 'A name of the enum EntryChange: what made this version.';
comment on column directory.entry_version.reason is 'Why, or how it was checked, in the keeper''s words; empty where none is asked.';
comment on column directory.entry_version.recorded_at is 'When it was recorded.';
comment on column directory.entry_version.recorded_by is 'The keeper''s account; null where it was loaded from the file.';
comment on column directory.entry_version.kind is 'A name of the enum EntryKind.';
comment on column directory.entry_version.status is 'A name of the enum EntryStatus; only what is OPEN is told to the public.';
comment on column directory.entry_version.status_note is 'What is known of the status, for example since when it is open.';
comment on column directory.entry_version.name_en is 'Name in English.';
comment on column directory.entry_version.name_ur is 'Name in Urdu; empty where the public is not told.';
comment on column directory.entry_version.operator is 'Who runs it; empty where not known.';
comment on column directory.entry_version.numbers is 'Telephone numbers as they are dialled, the one that is told first.';
comment on column directory.entry_version.dialling is 'What to do after dialling, for example: press 2.';
comment on column directory.entry_version.place_en is 'Where it is, in English; empty for what is reached by telephone only.';
comment on column directory.entry_version.place_ur is 'Where it is, in Urdu.';
comment on column directory.entry_version.province_code is 'The province it serves; null where it serves one district, or the country.';
comment on column directory.entry_version.district_code is 'The district it serves; null where it serves a province or the country.';
comment on column directory.entry_version.hours_en is 'When it is open, in English; empty where not known.';
comment on column directory.entry_version.hours_ur is 'When it is open, in Urdu.';
comment on column directory.entry_version.confidence is 'How sure it is, as with the facts of schema reference.';
comment on column directory.entry_version.source_title is 'Where it was read, or who said so.';
comment on column directory.entry_version.source_address is 'Address of the source; empty where it has none.';
comment on column directory.entry_version.source_published is 'Date of the source, as precise as known.';
comment on column directory.entry_version.note is 'What is uncertain, and whatever else keepers should know.';
comment on column directory.entry_version.help_rank is 'Its place among those of its kind when HELP is answered, 1 first; null: HELP does not tell it.';
comment on column directory.entry_version.short_en is 'How HELP names it in Latin letters.';
comment on column directory.entry_version.short_ur is 'How HELP names it in Urdu.';
comment on column directory.entry_version.confirmed_on is 'The last day on which it is known to have been so; null where there is none.';
comment on column directory.entry_version.confirmed_by is 'The keeper who confirmed it; null where the source did.';
grant select, insert on directory.entry_version to "${application}";

create table directory.state (
    single boolean default true primary key check (single),
    number bigint default nextval('directory.change_number') not null
);
comment on table directory.state is 'One row. Whoever writes an entry changes it first, so that one writes at a time and each process reads the entries again.';
comment on column directory.state.single is 'That there is one row.';
comment on column directory.state.number is 'Another number after each change.';
grant select on directory.state to "${application}";
grant update (number) on directory.state to "${application}";

insert into directory.state default values;
