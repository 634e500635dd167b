-- NADRA's verification of identities: what waits to be asked, and what was answered.
create schema verification;
comment on schema verification is 'What NADRA says of the identities on record.';
grant usage on schema verification to "${application}";

create table verification.question (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    person_cnic_id bigint not null unique references register.person_cnic (id),
    state text not null default 'WAITING' check (state in ('AGREES', 'CONFIRMED', 'DIFFERS', 'NOT_FOUND', 'WAITING')),
    queued_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    failure text check (failure in ('AWAY', 'BUSY', 'OTHER_CITIZEN', 'REFUSED', 'SLOW', 'TOO_LARGE', 'UNREADABLE')),
    lease uuid,
    leased_until timestamptz,
    asked_at timestamptz,
    answered_at timestamptz,
    answer bytea,
    unlike text[] not null default '{}',
    held text check (held in ('BY_OFFICER', 'CLASH', 'DISPUTE', 'DUPLICATE', 'EXAMINED', 'FILE', 'JOINED', 'POLICY',
        'SEVERAL_CNICS', 'UNDER_18')),
    settled_at timestamptz,
    check ((lease is null) = (leased_until is null)),
    check ((state = 'WAITING') = (answered_at is null)),
    check (held is null or state = 'AGREES')
);
comment on table verification.question is 'Each CNIC on record about which NADRA is or was asked, and what came of it.';
comment on column verification.question.id is 'Opaque; names the question on the trail.';
comment on column verification.question.person_id is 'On whose record.';
comment on column verification.question.person_cnic_id is 'The CNIC as it was entered; entered anew, it is another.';
comment on column verification.question.state is 'What came of it, a name of the enum QuestionState.';
comment on column verification.question.queued_at is 'Since when it is to be asked.';
comment on column verification.question.due_at is 'When it may be asked next.';
comment on column verification.question.attempts is 'How often it was asked since it is to be asked.';
comment on column verification.question.failure is 'Why the last attempt had no answer, a name of the enum NadraFailure; null where there was none or it had.';
comment on column verification.question.lease is 'Names the attempt that is out: only its answer counts. Null where none is.';
comment on column verification.question.leased_until is 'When the attempt counts as lost; null where none is out.';
comment on column verification.question.asked_at is 'When NADRA was asked last; null before that.';
comment on column verification.question.answered_at is 'When NADRA answered what counts; null while it waits.';
comment on column verification.question.answer is 'Name, father''s name, birth date, sex and the state of the card as NADRA gives them, as JSON, encrypted with AES-256-GCM under the record''s key, the context being nadra-answer/1/ and the id; null before an answer and once nobody has to compare any more.';
comment on column verification.question.unlike is 'Which particulars are not alike, names of Examination.Detail.';
comment on column verification.question.held is 'Why an answer in which all is alike did not confirm by itself, a name of the enum Held; null otherwise.';
comment on column verification.question.settled_at is 'When a person decided about the CNIC, or the answer confirmed it; null while somebody has to.';
create index question_waiting on verification.question (due_at, id) where state = 'WAITING';
create index question_open on verification.question (answered_at, id) where settled_at is null and state <> 'WAITING';
create index question_person on verification.question (person_id);
grant select, insert on verification.question to "${application}";
grant update (state, queued_at, due_at, attempts, failure, lease, leased_until, asked_at, answered_at, answer, unlike, held,
    settled_at) on verification.question to "${application}";

create table verification.service (
    id smallint primary key default 1 check (id = 1),
    next_at timestamptz not null,
    answered_at timestamptz,
    failed_at timestamptz,
    failure text check (failure in ('AWAY', 'BUSY', 'OTHER_CITIZEN', 'REFUSED', 'SLOW', 'TOO_LARGE', 'UNREADABLE')),
    away_since timestamptz
);
comment on table verification.service is 'One row: at which rate all processes together ask NADRA, and whether it answers.';
comment on column verification.service.id is 'Always 1.';
comment on column verification.service.next_at is 'When the next question may go out, as the rate has it.';
comment on column verification.service.answered_at is 'When it last answered; null for never.';
comment on column verification.service.failed_at is 'When it last did not; null for never.';
comment on column verification.service.failure is 'How, a name of the enum NadraFailure.';
comment on column verification.service.away_since is 'Since when it has not answered; null while it does.';
insert into verification.service (next_at) values ('-infinity');
grant select on verification.service to "${application}";
grant update (next_at, answered_at, failed_at, failure, away_since) on verification.service to "${application}";

-- A confirmation by NADRA's answer has no examiner. It counts as one by somebody else than who entered the CNIC, as
-- registration.refuse_unfounded_listing asks for, except where the system itself has entered it.
alter table register.identity_examination alter column examined_by drop not null;
alter table register.identity_examination add check (examined_by is not null or document = 'NADRA_VERIFICATION');
comment on column register.identity_examination.examined_by is 'The officer; null where NADRA''s answer itself confirmed.';

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('verification.question', 'SEALED_RECORD', 604,
        't.person_id = $1',
        't.person_id',
        null);
insert into retention.kept (table_name, class) values ('verification.service', 'FIGURES');
