create table register.former_name (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person,
    name_latin text,
    name_urdu text,
    until_day date not null,
    is_mistaken boolean not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check (name_latin is not null or name_urdu is not null)
);
comment on table register.former_name is 'Names that people had before the one on their record. Never changed.';
comment on column register.former_name.id is 'In the order of entry.';
comment on column register.former_name.person_id is 'Whose.';
comment on column register.former_name.name_latin is 'In Latin letters; null where it is not known so.';
comment on column register.former_name.name_urdu is 'In Urdu; null where it is not known so.';
comment on column register.former_name.until_day is 'The first day on which it was the name no more.';
comment on column register.former_name.is_mistaken is 'Whether the name was recorded in error: it is kept, and finds nobody.';
comment on column register.former_name.recorded_at is 'When the next name was recorded.';
comment on column register.former_name.recorded_by is 'By whom.';
create index former_name_person on register.former_name (person_id, id);

alter table register.address add withdrawn_at timestamptz;
comment on column register.address.withdrawn_at is 'When it was found to have been recorded in error; null where it was not. Such an address counts for nothing.';

grant select, insert on register.former_name to "${application}";
