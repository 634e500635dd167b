create schema registration;
comment on schema registration is 'What the law says of each person, derived.';
grant usage on schema registration to "${application}";

create table registration.standing (
    person_id uuid primary key references register.person,
    bases text[] not null,
    first_day date,
    last_day date,
    was_registrable boolean not null,
    juvenile boolean not null,
    reasons jsonb not null,
    derived_at timestamptz not null
);
comment on table registration.standing is 'The standing of a person in days of validity; readers compare them with today.';
comment on column registration.standing.person_id is 'Whose.';
comment on column registration.standing.bases is 'NARROW, WIDE or both: the definitions that apply.';
comment on column registration.standing.first_day is 'First day on the register; null where none.';
comment on column registration.standing.last_day is 'Last day on the register, included; null where open.';
comment on column registration.standing.was_registrable is 'Whether there ever was a registrable conviction.';
comment on column registration.standing.juvenile is 'Whether every offence that counts was committed under 18.';
comment on column registration.standing.reasons is 'The steps of the derivation as codes with values.';
comment on column registration.standing.derived_at is 'When it was derived.';

create table registration.listed_cnic (
    cnic bigint primary key,
    person_id uuid not null references register.person,
    first_day date not null,
    last_day date,
    juvenile boolean not null
);
comment on table registration.listed_cnic is 'Confirmed CNICs of registered people, for the public''s question. Derived with the standing.';
comment on column registration.listed_cnic.cnic is '13 digits.';
comment on column registration.listed_cnic.person_id is 'Whose.';
comment on column registration.listed_cnic.first_day is 'First day on the register.';
comment on column registration.listed_cnic.last_day is 'Last day on the register, included; null where open.';
comment on column registration.listed_cnic.juvenile is 'Whether every offence that counts was committed under 18.';
create index listed_cnic_person on registration.listed_cnic (person_id);

grant select, insert, update on registration.standing to "${application}";
grant select, insert, delete on registration.listed_cnic to "${application}";
