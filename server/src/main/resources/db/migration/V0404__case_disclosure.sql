create schema disclosure;
comment on schema disclosure is 'What the register tells of people to those it must: case-bound requests and their answers, certificates, a person''s own rights.';
grant usage on schema disclosure to "${application}";

create table disclosure.request (
    id uuid primary key,
    number bigint generated always as identity unique,
    asked_by uuid not null references access.account (id),
    province_code text not null,
    district_code text not null,
    station text not null,
    details bytea,
    state text not null check (state in ('DRAFT', 'WITH_PROSECUTOR', 'WITH_BUREAU', 'ANSWERED', 'REFUSED', 'WITHDRAWN')),
    created_at timestamptz not null,
    submitted_at timestamptz,
    due_at timestamptz,
    escalated_to text not null default 'PROSECUTOR' check (escalated_to in ('PROSECUTOR', 'REMINDED', 'PROVINCE', 'NATION')),
    prosecutor_id uuid references access.account (id),
    forwarded_at timestamptz,
    decider_id uuid references access.account (id),
    refusal text check (refusal in ('UNRELATED', 'INSUFFICIENT', 'NOT_GENUINE', 'ANSWERED_BEFORE')),
    remark bytea,
    answer bytea,
    answer_until timestamptz,
    ended_at timestamptz,
    files_destroyed_at timestamptz,
    check ((submitted_at is null) = (due_at is null)),
    check ((refusal is not null) = (state = 'REFUSED')),
    check ((answer is not null) = (state = 'ANSWERED') and (answer is null) = (answer_until is null)),
    check ((ended_at is not null) = (state in ('ANSWERED', 'REFUSED', 'WITHDRAWN'))),
    check (details is not null or state = 'WITHDRAWN'),
    constraint nobody_checks_or_decides_their_own
        check (prosecutor_id <> asked_by and decider_id <> asked_by and decider_id <> prosecutor_id)
);
comment on table disclosure.request is 'An investigating officer''s question about a named suspect of an FIR.';
comment on column disclosure.request.id is 'Opaque.';
comment on column disclosure.request.number is 'What people call it by.';
comment on column disclosure.request.asked_by is 'The investigating officer, who alone sees it beside its prosecutors and the bureau.';
comment on column disclosure.request.province_code is 'The province of the district.';
comment on column disclosure.request.district_code is 'Where the FIR was registered; its prosecutors check the request.';
comment on column disclosure.request.station is 'The station, as the FIR names it.';
comment on column disclosure.request.details is 'FIR number, year and sections, the suspect''s names and CNIC, why it is asked: encrypted under the request''s key on the trail. Null where it was withdrawn.';
comment on column disclosure.request.state is 'Where it stands.';
comment on column disclosure.request.created_at is 'When it was begun.';
comment on column disclosure.request.submitted_at is 'When it was sent to the prosecutor.';
comment on column disclosure.request.due_at is 'The last moment of the prosecutor''s time, by the policy of the day on which it was sent.';
comment on column disclosure.request.escalated_to is 'The highest level that was told that it waits.';
comment on column disclosure.request.prosecutor_id is 'The prosecutor who has taken it, and alone of the office may open its files.';
comment on column disclosure.request.forwarded_at is 'When the prosecutor sent it on to the bureau.';
comment on column disclosure.request.decider_id is 'Who has taken it at the bureau, and alone there may open its files.';
comment on column disclosure.request.refusal is 'Why it was refused.';
comment on column disclosure.request.remark is 'What the one who refused or answered wrote about it; encrypted as the details.';
comment on column disclosure.request.answer is 'What is told, and of whom; encrypted as the details.';
comment on column disclosure.request.answer_until is 'The last moment at which the answer can be opened.';
comment on column disclosure.request.ended_at is 'When it was answered, refused or withdrawn.';
comment on column disclosure.request.files_destroyed_at is 'When the key of its files was destroyed.';
create index request_asked_by on disclosure.request (asked_by, number desc);
create index request_of_place on disclosure.request (province_code, district_code, number desc);
create index request_waiting on disclosure.request (due_at) where state = 'WITH_PROSECUTOR';
create index request_at_bureau on disclosure.request (forwarded_at) where state = 'WITH_BUREAU';
create index request_unrelated on disclosure.request (ended_at) where refusal = 'UNRELATED';
create index request_with_files on disclosure.request (ended_at) where files_destroyed_at is null;
grant select, insert on disclosure.request to "${application}";
grant update (details, state, submitted_at, due_at, escalated_to, prosecutor_id, forwarded_at, decider_id, refusal, remark,
    answer, answer_until, ended_at, files_destroyed_at) on disclosure.request to "${application}";

create table disclosure.vault_file (
    request_id uuid not null references disclosure.request (id),
    kind text not null check (kind in ('FIR', 'ANNEXURE_A')),
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg')),
    pages integer not null check (pages >= 1),
    content bytea not null,
    added_at timestamptz not null,
    primary key (request_id, kind)
);
comment on table disclosure.vault_file is 'What an officer sent with a request. Copies of FIRs name survivors: each request has a key of its own, a file outside the database, whose destruction destroys them in every backup.';
comment on column disclosure.vault_file.request_id is 'Of which request.';
comment on column disclosure.vault_file.kind is 'The copy of the FIR, or the form of Annexure A.';
comment on column disclosure.vault_file.media_type is 'What it is.';
comment on column disclosure.vault_file.pages is 'How many pages it has.';
comment on column disclosure.vault_file.content is 'The file, made harmless; encrypted under the request''s own key.';
comment on column disclosure.vault_file.added_at is 'When.';
grant select, insert, update, delete on disclosure.vault_file to "${application}";

create table disclosure.opening (
    id bigint generated always as identity primary key,
    request_id uuid not null references disclosure.request (id),
    opened_by uuid not null references access.account (id),
    opened_at timestamptz not null,
    code_hash bytea not null unique
);
comment on table disclosure.opening is 'Each time an answer was drawn for a reader. Only ever added to.';
comment on column disclosure.opening.id is 'Counts up.';
comment on column disclosure.opening.request_id is 'Whose answer.';
comment on column disclosure.opening.opened_by is 'The reader whose name stands across the page.';
comment on column disclosure.opening.opened_at is 'When.';
comment on column disclosure.opening.code_hash is 'Keyed hash of the code on the page, by which the page is verified.';
create index opening_of_request on disclosure.opening (request_id, opened_at desc);
grant select, insert on disclosure.opening to "${application}";
