create table disclosure.right_request (
    id uuid primary key,
    number bigint generated always as identity unique,
    kind text not null check (kind in ('COPY', 'CORRECTION', 'NOT_THIS_PERSON', 'LOOKUPS')),
    person_id uuid not null references register.person (id),
    details bytea not null,
    asked_by uuid not null references access.account (id),
    asked_at timestamptz not null,
    due_on date not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'GRANTED', 'REFUSED')),
    decided_by uuid references access.account (id),
    decided_at timestamptz,
    reason bytea,
    check ((decided_by is null) = (state = 'OPEN')),
    check ((decided_at is null) = (state = 'OPEN')),
    check ((reason is null) = (state = 'OPEN')),
    constraint nobody_decides_what_they_took check (decided_by <> asked_by)
);
comment on table disclosure.right_request is 'What a person asked about a record: a copy, a correction, that it is somebody else''s, how often they were looked up.';
comment on column disclosure.right_request.id is 'Opaque.';
comment on column disclosure.right_request.number is 'On the receipt; what people call it by.';
comment on column disclosure.right_request.kind is 'A name of the enum RightKind.';
comment on column disclosure.right_request.person_id is 'Which record it is about; of NOT_THIS_PERSON that of somebody else.';
comment on column disclosure.right_request.details is 'Who asked, by which document, and what they said: encrypted under the request''s key on the trail.';
comment on column disclosure.right_request.asked_by is 'Who took it at the counter.';
comment on column disclosure.right_request.asked_at is 'When.';
comment on column disclosure.right_request.due_on is 'The last day for the answer, by the policy of the day on which it was asked.';
comment on column disclosure.right_request.state is 'OPEN, GRANTED or REFUSED.';
comment on column disclosure.right_request.decided_by is 'The second person.';
comment on column disclosure.right_request.decided_at is 'When.';
comment on column disclosure.right_request.reason is 'Why, as the person is told; encrypted as the details.';
create index right_request_open on disclosure.right_request (due_on) where state = 'OPEN';
create index right_request_of on disclosure.right_request (person_id, asked_at desc);
grant select, insert on disclosure.right_request to "${application}";
grant update (state, decided_by, decided_at, reason) on disclosure.right_request to "${application}";

create table disclosure.namesake_note (
    request_id uuid primary key references disclosure.right_request (id),
    person_id uuid not null references register.person (id),
    cnic_hash bytea not null check (length(cnic_hash) = 32),
    noted_at timestamptz not null
);
comment on table disclosure.namesake_note is '"Not this person": the holder of a CNIC has shown that the record of somebody like them is not theirs. Only ever added to.';
comment on column disclosure.namesake_note.request_id is 'By which request.';
comment on column disclosure.namesake_note.person_id is 'Whose record it is not.';
comment on column disclosure.namesake_note.cnic_hash is 'Keyed hash of the CNIC of who is somebody else.';
comment on column disclosure.namesake_note.noted_at is 'When.';
create index namesake_note_of_cnic on disclosure.namesake_note (cnic_hash);
create index namesake_note_of_person on disclosure.namesake_note (person_id);
grant select, insert on disclosure.namesake_note to "${application}";
