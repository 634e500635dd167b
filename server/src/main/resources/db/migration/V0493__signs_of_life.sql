-- Somebody whose death is reported or established is seen alive: a task for the responsible district and NPB, and of a sealed
-- record for registrars alone.
create table registration.life_sign (
    id uuid primary key,
    person_id uuid not null references register.person,
    kind text not null check (kind in ('BORDER', 'HOTEL', 'TENANCY', 'SIM', 'NADRA', 'APPEARANCE', 'PHONE', 'COURT_OR_PRISON')),
    on_day date not null,
    noted_at timestamptz not null,
    state text not null check (state in ('OPEN', 'CLOSED')),
    closed_at timestamptz,
    closed_by uuid,
    reason text check (length(reason) between 1 and 500),
    check ((state = 'OPEN') = (closed_at is null)),
    check (closed_by is null or reason is not null)
);
comment on table registration.life_sign is 'What says that somebody lives whose death is on record. What it was is with whoever reported it; here are the kind and the day alone.';
comment on column registration.life_sign.id is 'Opaque.';
comment on column registration.life_sign.person_id is 'Who.';
comment on column registration.life_sign.kind is 'What it was: a name of the enum LifeSign.Kind.';
comment on column registration.life_sign.on_day is 'The day of it, after the day of death that is on record.';
comment on column registration.life_sign.noted_at is 'When it became known.';
comment on column registration.life_sign.state is 'OPEN, or CLOSED by a registrar, or by itself where the death was withdrawn.';
comment on column registration.life_sign.closed_at is 'When it was closed; null while it is open.';
comment on column registration.life_sign.closed_by is 'Who closed it; null where it closed by itself.';
comment on column registration.life_sign.reason is 'Why it was closed, screened; null where it closed by itself.';
create unique index life_sign_once on registration.life_sign (person_id, kind, on_day);
create index life_sign_open on registration.life_sign (noted_at) where state = 'OPEN';
grant select, insert on registration.life_sign to "${application}";
grant update (state, closed_at, closed_by, reason) on registration.life_sign to "${application}";
insert into retention.kept (table_name, class, position, of_person, person_of)
values ('registration.life_sign', 'SEALED_RECORD', 466, 't.person_id = $1', 't.person_id');
