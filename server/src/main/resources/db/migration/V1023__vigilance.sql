create schema vigilance;
comment on schema vigilance is 'Findings: unusual looks at records, for supervisors and auditors.';
grant usage on schema vigilance to "${application}";

create table vigilance.day (
    day date primary key,
    gone_through_at timestamptz not null,
    first_entry bigint,
    last_entry bigint
);
comment on table vigilance.day is 'Days of the trail that have been gone through, each once, whichever process did.';
comment on column vigilance.day.day is 'The day, in Pakistan.';
comment on column vigilance.day.gone_through_at is 'When.';
comment on column vigilance.day.first_entry is 'The lowest audit.entry.id of an officer''s entries of the day; null for a day without any.';
comment on column vigilance.day.last_entry is 'The highest.';
grant select, insert, update on vigilance.day to "${application}";

create table vigilance.officer_day (
    officer_id uuid not null,
    day date not null,
    role text not null,
    records integer not null,
    glass integer not null,
    primary key (officer_id, day)
);
comment on table vigilance.officer_day is 'How many records an officer looked at on a day: what is usual for them and for others of their role. Removed after a time.';
comment on column vigilance.officer_day.officer_id is 'The account.';
comment on column vigilance.officer_day.day is 'The day.';
comment on column vigilance.officer_day.role is 'Their role on that day, a name of the enum Role; the first of several.';
comment on column vigilance.officer_day.records is 'Different records, at least one.';
comment on column vigilance.officer_day.glass is 'How many of them by breaking the glass.';
create index officer_day_day on vigilance.officer_day using brin (day);
grant select, insert, delete on vigilance.officer_day to "${application}";

create table vigilance.seen (
    subject_id uuid not null,
    officer_id uuid not null,
    day date not null,
    looks integer not null,
    is_worked boolean not null,
    primary key (subject_id, officer_id, day)
);
comment on table vigilance.seen is 'Which officer looked at or worked on which record on which day. Removed after a time.';
comment on column vigilance.seen.subject_id is 'The record; opaque.';
comment on column vigilance.seen.officer_id is 'The account.';
comment on column vigilance.seen.day is 'The day.';
comment on column vigilance.seen.looks is 'How many looks; 0 where they only worked on it.';
comment on column vigilance.seen.is_worked is 'Whether they entered or decided anything about it.';
create index seen_day on vigilance.seen using brin (day);
grant select, insert, delete on vigilance.seen to "${application}";

create table vigilance.finding (
    id uuid primary key,
    number bigint generated always as identity unique,
    rule text not null,
    officer_id uuid references access.account (id),
    subject_id uuid,
    first_day date not null,
    last_day date not null,
    days integer default 1 not null,
    amount integer not null,
    figures jsonb not null,
    opened_on date not null,
    first_level text not null check (first_level in ('DISTRICT', 'PROVINCE', 'NATIONAL')),
    escalated_to text not null check (escalated_to in ('DISTRICT', 'PROVINCE', 'NATIONAL')),
    province_code text,
    district_code text,
    state text default 'OPEN' not null check (state in ('OPEN', 'DISPOSED', 'OBJECTED')),
    quiet_until date,
    quiet_days integer default 0 not null,
    constraint about_somebody check (officer_id is not null or subject_id is not null)
);
comment on table vigilance.finding is 'Something unusual in the looks of an officer, or at a record. It holds figures and opaque identifiers, and no name.';
comment on column vigilance.finding.id is 'Identifier.';
comment on column vigilance.finding.number is 'What people call it by.';
comment on column vigilance.finding.rule is 'A name of the enum Rule.';
comment on column vigilance.finding.officer_id is 'Whose looks; null where the finding is about a record.';
comment on column vigilance.finding.subject_id is 'The record; null where the finding is about many.';
comment on column vigilance.finding.first_day is 'The first day of the looks.';
comment on column vigilance.finding.last_day is 'The last day of the looks so far.';
comment on column vigilance.finding.days is 'On how many days it was found while it was open.';
comment on column vigilance.finding.amount is 'The figure that is compared with the limit, of the worst day.';
comment on column vigilance.finding.figures is 'The figures of the worst day by name, as the rule lists them.';
comment on column vigilance.finding.opened_on is 'The day it was opened; levels count from it.';
comment on column vigilance.finding.first_level is 'Who sees to it from the first day: above the officer it is about.';
comment on column vigilance.finding.escalated_to is 'The highest level that has been told of it; with whom it lies today is counted from opened_on.';
comment on column vigilance.finding.province_code is 'The province in which the officer worked then; null for the nation.';
comment on column vigilance.finding.district_code is 'Their district then; null for a province or the nation.';
comment on column vigilance.finding.state is 'OPEN; DISPOSED by a supervisor; OBJECTED by an auditor, and open again for national supervisors.';
comment on column vigilance.finding.quiet_until is 'Until when an explanation holds: the same opens no other finding; null where none does.';
comment on column vigilance.finding.quiet_days is 'On how many days it was found again while the explanation held.';
create index finding_of_officer on vigilance.finding (officer_id, rule, number desc);
create index finding_of_record on vigilance.finding (subject_id, rule, number desc) where subject_id is not null;
create index finding_open on vigilance.finding (opened_on) where state <> 'DISPOSED';
grant select, insert, update on vigilance.finding to "${application}";

create table vigilance.finding_entry (
    finding_id uuid not null references vigilance.finding (id),
    entry_id bigint not null,
    primary key (finding_id, entry_id)
);
comment on table vigilance.finding_entry is 'The entries of the trail behind a finding, the first few hundred.';
comment on column vigilance.finding_entry.finding_id is 'The finding.';
comment on column vigilance.finding_entry.entry_id is 'audit.entry.id.';
grant select, insert on vigilance.finding_entry to "${application}";

create table vigilance.step (
    id bigint generated always as identity primary key,
    finding_id uuid not null references vigilance.finding (id),
    kind text not null check (kind in ('EXPLAINED', 'WARNED', 'REFERRED', 'CLOSURE_PROPOSED', 'OBJECTED')),
    reason text not null check (length(reason) >= 5 and length(reason) <= 1000),
    by_id uuid not null references access.account (id),
    at timestamptz not null,
    holds_until date
);
comment on table vigilance.step is 'What supervisors and auditors did about a finding. Only ever added to.';
comment on column vigilance.step.id is 'Order of steps.';
comment on column vigilance.step.finding_id is 'The finding.';
comment on column vigilance.step.kind is 'A name of the enum StepKind.';
comment on column vigilance.step.reason is 'What they wrote; it names no registered person.';
comment on column vigilance.step.by_id is 'Who.';
comment on column vigilance.step.at is 'When.';
comment on column vigilance.step.holds_until is 'Of an explanation: the last day for which it holds; null where it is for this time only.';
create index step_of_finding on vigilance.step (finding_id, id);
grant select, insert on vigilance.step to "${application}";
