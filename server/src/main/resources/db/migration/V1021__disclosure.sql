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
    escalated_to text default 'PROSECUTOR' not null check (escalated_to in ('PROSECUTOR', 'REMINDED', 'PROVINCE',
        'NATION')),
    prosecutor_id uuid references access.account (id),
    forwarded_at timestamptz,
    decider_id uuid references access.account (id),
    refusal text check (refusal in ('UNRELATED', 'INSUFFICIENT', 'NOT_GENUINE', 'ANSWERED_BEFORE')),
    remark bytea,
    answer bytea,
    answer_until timestamptz,
    ended_at timestamptz,
    files_destroyed_at timestamptz,
    station_code text references reference.police_station (code),
    constraint nobody_checks_or_decides_their_own check (prosecutor_id <> asked_by and decider_id <> asked_by and
        decider_id <> prosecutor_id),
    check ((submitted_at is null) = (due_at is null)),
    check ((refusal is not null) = (state = 'REFUSED')),
    check ((answer is not null) = (state = 'ANSWERED') and (answer is null) = (answer_until is null)),
    check ((ended_at is not null) = (state in ('ANSWERED', 'REFUSED', 'WITHDRAWN'))),
    check (details is not null or state = 'WITHDRAWN')
);
comment on table disclosure.request is 'An investigating officer''s question about a named suspect of an FIR.';
comment on column disclosure.request.id is 'Opaque.';
comment on column disclosure.request.number is 'What people call it by.';
comment on column disclosure.request.asked_by is 'The investigating officer, who alone sees it beside its prosecutors and the bureau.';
comment on column disclosure.request.province_code is 'The province of the district.';
comment on column disclosure.request.district_code is 'Where the FIR was registered, and where its station is now; its prosecutors check the request, and its DPO is told of it.';
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
comment on column disclosure.request.station_code is 'The station, where the register knows one of this name in the district; null otherwise.';
create index request_asked_by on disclosure.request (asked_by, number desc);
create index request_of_place on disclosure.request (province_code, district_code, number desc);
create index request_waiting on disclosure.request (due_at) where state = 'WITH_PROSECUTOR';
create index request_at_bureau on disclosure.request (forwarded_at) where state = 'WITH_BUREAU';
create index request_unrelated on disclosure.request (ended_at) where refusal = 'UNRELATED';
create index request_with_files on disclosure.request (ended_at) where files_destroyed_at is null;
create index request_of_station on disclosure.request (station_code, district_code) where station_code is not null;
grant select, insert on disclosure.request to "${application}";
grant update (province_code, district_code, details, state, submitted_at, due_at, escalated_to, prosecutor_id,
    forwarded_at, decider_id, refusal, remark, answer, answer_until, ended_at, files_destroyed_at) on disclosure.request
    to "${application}";

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

create table disclosure.certificate (
    id uuid primary key,
    number bigint generated always as identity unique,
    details bytea not null,
    asked_by uuid not null references access.account (id),
    asked_at timestamptz not null,
    proposal_id uuid,
    issued_by uuid references access.account (id),
    issued_at timestamptz,
    said_on_register boolean,
    said_of date,
    valid_until date,
    revoked_by uuid references access.account (id),
    revoked_at timestamptz,
    revocation text check (revocation in ('CONSENT_WITHDRAWN', 'MISTAKEN', 'MISUSED')),
    check ((issued_at is null) = (issued_by is null)),
    check ((issued_at is null) = (said_on_register is null)),
    check ((issued_at is null) = (said_of is null)),
    check ((issued_at is null) = (valid_until is null)),
    check ((revoked_at is null) = (revoked_by is null)),
    check ((revoked_at is null) = (revocation is null)),
    check (revoked_at is null or issued_at is not null),
    constraint nobody_issues_their_own check (issued_by <> asked_by)
);
comment on table disclosure.certificate is 'What a person asked the register to say to an employer, and what it said. What it said of a day is never changed.';
comment on column disclosure.certificate.id is 'Opaque.';
comment on column disclosure.certificate.number is 'What people call it by.';
comment on column disclosure.certificate.details is 'Who asked, by which document, for which employer, and the day of the consent: encrypted under the certificate''s key on the trail.';
comment on column disclosure.certificate.asked_by is 'Who took the request at the counter.';
comment on column disclosure.certificate.asked_at is 'When.';
comment on column disclosure.certificate.proposal_id is 'The proposal that a second person decides.';
comment on column disclosure.certificate.issued_by is 'The second person; null while there is none.';
comment on column disclosure.certificate.issued_at is 'When.';
comment on column disclosure.certificate.said_on_register is 'What it says: on the register, or not.';
comment on column disclosure.certificate.said_of is 'Of which day.';
comment on column disclosure.certificate.valid_until is 'The last day on which it can be verified.';
comment on column disclosure.certificate.revoked_by is 'Who revoked it.';
comment on column disclosure.certificate.revoked_at is 'When.';
comment on column disclosure.certificate.revocation is 'Why.';
create index certificate_asked on disclosure.certificate (asked_at desc);
grant select, insert on disclosure.certificate to "${application}";
grant update (proposal_id, issued_by, issued_at, said_on_register, said_of, valid_until, revoked_by, revoked_at,
    revocation) on disclosure.certificate to "${application}";

create table disclosure.certificate_print (
    code_hash bytea primary key check (length(code_hash) = 32),
    certificate_id uuid not null references disclosure.certificate (id),
    printed_by uuid not null references access.account (id),
    printed_at timestamptz not null
);
comment on table disclosure.certificate_print is 'Each time a certificate was printed, with a code of its own. Only ever added to.';
comment on column disclosure.certificate_print.code_hash is 'Keyed hash of the code, which is nowhere but on the paper.';
comment on column disclosure.certificate_print.certificate_id is 'Which certificate.';
comment on column disclosure.certificate_print.printed_by is 'Who printed it.';
comment on column disclosure.certificate_print.printed_at is 'When.';
create index certificate_print_of on disclosure.certificate_print (certificate_id, printed_at);
grant select, insert on disclosure.certificate_print to "${application}";

create table disclosure.code_miss (
    key bytea primary key check (length(key) = 32),
    missed integer not null,
    since timestamptz not null
);
comment on table disclosure.code_miss is 'How many codes that verify nothing were tried, by keyed hash of the network and together. Removed when forgotten.';
comment on column disclosure.code_miss.key is 'Keyed hash of the network address, or of none.';
comment on column disclosure.code_miss.missed is 'How many, since then.';
comment on column disclosure.code_miss.since is 'When the counting began.';
grant select, insert, update, delete on disclosure.code_miss to "${application}";

create table disclosure.right_request (
    id uuid primary key,
    number bigint generated always as identity unique,
    kind text not null check (kind in ('COPY', 'CORRECTION', 'NOT_THIS_PERSON', 'LOOKUPS')),
    person_id uuid not null references register.person (id),
    details bytea not null,
    asked_by uuid not null references access.account (id),
    asked_at timestamptz not null,
    due_on date not null,
    state text default 'OPEN' not null check (state in ('OPEN', 'GRANTED', 'REFUSED')),
    decided_by uuid references access.account (id),
    decided_at timestamptz,
    reason bytea,
    escalated_to text default 'QUEUE' not null check (escalated_to in ('QUEUE', 'REMINDED', 'SUPERVISOR', 'OVERSIGHT')),
    taken_texted boolean default false not null,
    decided_texted boolean default false not null,
    put_right_by bigint references register.journal (id),
    constraint granted_when_put_right check (kind <> 'CORRECTION' or state <> 'GRANTED' or put_right_by is not null),
    constraint nobody_decides_what_they_took check (decided_by <> asked_by),
    check ((decided_by is null) = (state = 'OPEN')),
    check ((decided_at is null) = (state = 'OPEN')),
    check ((reason is null) = (state = 'OPEN'))
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
comment on column disclosure.right_request.escalated_to is 'The highest level that was told that it waits.';
comment on column disclosure.right_request.taken_texted is 'Whether the person was texted that it was taken.';
comment on column disclosure.right_request.decided_texted is 'Whether the person was texted that it is decided.';
comment on column disclosure.right_request.put_right_by is 'The line of the record''s timeline by which a granted correction was made; null for anything else, and for corrections granted by an earlier version.';
create index right_request_open on disclosure.right_request (due_on) where state = 'OPEN';
create index right_request_of on disclosure.right_request (person_id, asked_at desc);
create index right_request_decided on disclosure.right_request (decided_at) where state <> 'OPEN';
grant select, insert on disclosure.right_request to "${application}";
grant update (state, decided_by, decided_at, reason, escalated_to, taken_texted, decided_texted, put_right_by) on
    disclosure.right_request to "${application}";

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

create table disclosure.namesake_withdrawal (
    request_id uuid primary key references disclosure.namesake_note (request_id),
    proposal_id uuid not null unique,
    asked_by uuid not null references access.account (id),
    confirmed_by uuid not null references access.account (id),
    withdrawn_at timestamptz not null,
    check (asked_by <> confirmed_by)
);
comment on table disclosure.namesake_withdrawal is 'A "not this person" note that was wrong. The note stays, and nobody is told of it any more. Only ever added to.';
comment on column disclosure.namesake_withdrawal.request_id is 'Which note.';
comment on column disclosure.namesake_withdrawal.proposal_id is 'The proposal, which has the reason. It goes with the record.';
comment on column disclosure.namesake_withdrawal.asked_by is 'Who asked.';
comment on column disclosure.namesake_withdrawal.confirmed_by is 'Who confirmed; somebody else.';
comment on column disclosure.namesake_withdrawal.withdrawn_at is 'When.';
grant select, insert on disclosure.namesake_withdrawal to "${application}";
