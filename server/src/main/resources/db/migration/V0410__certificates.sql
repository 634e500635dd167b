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
grant update (proposal_id, issued_by, issued_at, said_on_register, said_of, valid_until, revoked_by, revoked_at, revocation)
    on disclosure.certificate to "${application}";

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
