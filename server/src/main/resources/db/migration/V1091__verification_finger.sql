-- Fingers that were taken at the counter and are passed on to NADRA.
create table verification.finger (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    person_cnic_id bigint not null references register.person_cnic (id),
    finger text not null check (finger in ('LEFT_INDEX', 'LEFT_LITTLE', 'LEFT_MIDDLE', 'LEFT_RING', 'LEFT_THUMB',
        'RIGHT_INDEX', 'RIGHT_LITTLE', 'RIGHT_MIDDLE', 'RIGHT_RING', 'RIGHT_THUMB')),
    state text not null default 'WAITING' check (state in ('DIFFERS', 'MATCHES', 'NOT_FOUND', 'UNANSWERED', 'WAITING')),
    print bytea,
    asked_by uuid not null references access.account (id),
    taken_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    failure text check (failure in ('AWAY', 'BUSY', 'OTHER_CITIZEN', 'REFUSED', 'SLOW', 'TOO_LARGE', 'UNREADABLE')),
    lease uuid,
    leased_until timestamptz,
    answered_at timestamptz,
    check ((lease is null) = (leased_until is null)),
    check ((state = 'WAITING') = (answered_at is null)),
    check ((state = 'WAITING') = (print is not null))
);
comment on table verification.finger is 'Each finger that was taken at the counter for NADRA, and what NADRA said of it.';
comment on column verification.finger.id is 'Opaque; names the question on the trail.';
comment on column verification.finger.person_id is 'On whose record.';
comment on column verification.finger.person_cnic_id is 'Whose finger it should be: the CNIC as it was entered.';
comment on column verification.finger.finger is 'Which, a name of the enum Finger.';
comment on column verification.finger.state is 'What came of it, a name of the enum FingerState.';
comment on column verification.finger.print is 'The scanner''s WSQ file, encrypted with AES-256-GCM under the record''s key, the context being nadra-finger/1/ and the id; null once it was answered or given up.';
comment on column verification.finger.asked_by is 'Who took it.';
comment on column verification.finger.taken_at is 'When.';
comment on column verification.finger.due_at is 'When NADRA may be asked next.';
comment on column verification.finger.attempts is 'How often it was asked.';
comment on column verification.finger.failure is 'Why the last attempt had no answer, a name of the enum NadraFailure; null where there was none or it had.';
comment on column verification.finger.lease is 'Names the attempt that is out: only its answer counts. Null where none is.';
comment on column verification.finger.leased_until is 'When the attempt counts as lost; null where none is out.';
comment on column verification.finger.answered_at is 'When NADRA answered, or it was given up; null while it waits.';
create unique index finger_waiting on verification.finger (person_cnic_id, finger) where state = 'WAITING';
create index finger_due on verification.finger (due_at, id) where state = 'WAITING';
create index finger_person on verification.finger (person_id);
grant select, insert on verification.finger to "${application}";
grant update (state, print, due_at, attempts, failure, lease, leased_until, answered_at) on verification.finger to "${application}";
insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('verification.finger', 'SEALED_RECORD', 606,
        't.person_id = $1',
        't.person_id',
        null);

alter table verification.question drop constraint question_held_check;
alter table verification.question add constraint question_held_check check (held in ('BY_OFFICER', 'CLASH', 'DISPUTE',
    'DUPLICATE', 'EXAMINED', 'FILE', 'FINGER', 'JOINED', 'POLICY', 'SEVERAL_CNICS', 'UNDER_18'));
