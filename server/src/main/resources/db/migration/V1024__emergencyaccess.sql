create schema emergencyaccess;
comment on schema emergencyaccess is 'Records that the police opened by their number, with no link to them: for an hour, for reading alone, and answered for afterwards.';
grant usage on schema emergencyaccess to "${application}";

create table emergencyaccess.emergency_access (
    id uuid primary key,
    reader_id uuid not null references access.account (id),
    number text not null check (number ~ '^R-([0-9]{3}-[0-9]{3}-[0-9]{4}|[0-9]{7}-[0-9])$'),
    person_id uuid references register.person (id),
    level text not null check (level in ('DISTRICT', 'PROVINCE', 'NATION')),
    province_code text,
    district_code text,
    opened_at timestamptz not null,
    ends_at timestamptz,
    reason bytea not null,
    due_at timestamptz not null,
    outcome bytea,
    outcome_at timestamptz,
    decision text check (decision in ('ACCEPTED', 'OBJECTED')),
    decided_by uuid references access.account (id),
    decided_at timestamptz,
    remark bytea,
    settled_by uuid references access.account (id),
    settled_at timestamptz,
    repeats uuid references emergencyaccess.emergency_access (id) on delete SET null,
    check ((person_id is null) = (ends_at is null)),
    check ((outcome is null) = (outcome_at is null)),
    check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
    check ((settled_by is null) = (settled_at is null)),
    constraint nobody_accepts_their_own check (decided_by <> reader_id and settled_by <> reader_id)
);
comment on table emergencyaccess.emergency_access is 'A record that somebody opened by its number, or a number that opened nothing.';
comment on column emergencyaccess.emergency_access.id is 'Opaque.';
comment on column emergencyaccess.emergency_access.reader_id is 'To whom alone it is open.';
comment on column emergencyaccess.emergency_access.number is 'The register number, as it is written; of seven digits and a check digit before numbers became random.';
comment on column emergencyaccess.emergency_access.person_id is 'Whose record; null where the number opened nothing: nobody has it, or the record is sealed. The two are not told apart.';
comment on column emergencyaccess.emergency_access.level is 'Who is told: the supervisors of the district, of the province, of the nation.';
comment on column emergencyaccess.emergency_access.province_code is 'The province of the reader then; null for none.';
comment on column emergencyaccess.emergency_access.district_code is 'The district of the reader then; null for none.';
comment on column emergencyaccess.emergency_access.opened_at is 'When.';
comment on column emergencyaccess.emergency_access.ends_at is 'Until when the record is open to the reader; null where it never was.';
comment on column emergencyaccess.emergency_access.reason is 'Why, as the reader wrote it; encrypted under the record''s key, or under one of its own where there is no record.';
comment on column emergencyaccess.emergency_access.due_at is 'Until when the next of the two has to answer: the reader what came of it, then the supervisor.';
comment on column emergencyaccess.emergency_access.outcome is 'What came of it, as the reader wrote it; encrypted as the reason.';
comment on column emergencyaccess.emergency_access.outcome_at is 'When the reader said so.';
comment on column emergencyaccess.emergency_access.decision is 'What the supervisor found.';
comment on column emergencyaccess.emergency_access.decided_by is 'The supervisor; never the reader.';
comment on column emergencyaccess.emergency_access.decided_at is 'When.';
comment on column emergencyaccess.emergency_access.remark is 'Why, for an objection; encrypted as the reason.';
comment on column emergencyaccess.emergency_access.settled_by is 'The national supervisor who has seen to what was objected to; null for nobody yet.';
comment on column emergencyaccess.emergency_access.settled_at is 'When.';
comment on column emergencyaccess.emergency_access.repeats is 'The last one before for which the reader gave the same reason, of another number; null where there is none. Shown to the supervisor.';
create index emergency_access_reader on emergencyaccess.emergency_access (reader_id, opened_at);
create index emergency_access_undecided on emergencyaccess.emergency_access (due_at) where decided_at is null;
create index emergency_access_objected on emergencyaccess.emergency_access (decided_at) where decision = 'OBJECTED' and settled_at is null;
create index emergency_access_repeats on emergencyaccess.emergency_access (repeats) where repeats is not null;
grant select, insert on emergencyaccess.emergency_access to "${application}";
grant update (due_at, outcome, outcome_at, decision, decided_by, decided_at, remark, settled_by, settled_at) on
    emergencyaccess.emergency_access to "${application}";

create table emergencyaccess.reader (
    account_id uuid primary key references access.account (id),
    counts_from timestamptz,
    closed_by uuid references emergencyaccess.emergency_access (id)
);
comment on table emergencyaccess.reader is 'Whoever has opened or tried a record by its number; the row is locked while they do.';
comment on column emergencyaccess.reader.account_id is 'Who.';
comment on column emergencyaccess.reader.counts_from is 'When a supervisor opened the page to them again: earlier tries count no more; null for never.';
comment on column emergencyaccess.reader.closed_by is 'The try that closed the page to them; null while it is open.';
grant select, insert on emergencyaccess.reader to "${application}";
grant update (counts_from, closed_by) on emergencyaccess.reader to "${application}";
