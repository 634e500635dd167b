create schema accessreview;
comment on schema accessreview is 'Access alerts: unusual views of records, for supervisors and auditors.';
grant usage on schema accessreview to "${application}";

create table accessreview.reviewed_day (
    day date primary key,
    gone_through_at timestamptz not null,
    first_entry bigint,
    last_entry bigint
);
comment on table accessreview.reviewed_day is 'Days of the trail that have been gone through, each once, whichever process did.';
comment on column accessreview.reviewed_day.day is 'The day, in Pakistan.';
comment on column accessreview.reviewed_day.gone_through_at is 'When.';
comment on column accessreview.reviewed_day.first_entry is 'The lowest audit.entry.id of an officer''s entries of the day; null for a day without any.';
comment on column accessreview.reviewed_day.last_entry is 'The highest.';
grant select, insert, update on accessreview.reviewed_day to "${application}";

create table accessreview.officer_day (
    officer_id uuid not null,
    day date not null,
    role text not null check (role in ('ADMINISTRATOR', 'AUDITOR', 'COURT_CLERK', 'DIRECTORY_KEEPER',
        'DISTRICT_SUPERVISOR', 'INVESTIGATING_OFFICER', 'NATIONAL_SUPERVISOR', 'OVERSIGHT', 'PRISON_CLERK',
        'PROSECUTOR', 'PROVINCIAL_SUPERVISOR', 'REGISTRAR', 'SUPERVISING_OFFICER', 'SUPPORT_ADVISER')),
    records integer not null,
    emergency_accesses integer not null,
    primary key (officer_id, day)
);
comment on table accessreview.officer_day is 'How many records an officer viewed on a day: what is usual for them and for others of their role. Removed after a time.';
comment on column accessreview.officer_day.officer_id is 'The account.';
comment on column accessreview.officer_day.day is 'The day.';
comment on column accessreview.officer_day.role is 'Their role on that day, a name of the enum Role; the first of several.';
comment on column accessreview.officer_day.records is 'Different records, at least one.';
comment on column accessreview.officer_day.emergency_accesses is 'How many of them by emergency access.';
create index officer_day_day on accessreview.officer_day using brin (day);
grant select, insert, delete on accessreview.officer_day to "${application}";

create table accessreview.record_day (
    subject_id uuid not null,
    officer_id uuid not null,
    day date not null,
    views integer not null,
    is_worked boolean not null,
    primary key (subject_id, officer_id, day)
);
comment on table accessreview.record_day is 'Which officer viewed or worked on which record on which day. Removed after a time.';
comment on column accessreview.record_day.subject_id is 'The record; opaque.';
comment on column accessreview.record_day.officer_id is 'The account.';
comment on column accessreview.record_day.day is 'The day.';
comment on column accessreview.record_day.views is 'How many views; 0 where they only worked on it.';
comment on column accessreview.record_day.is_worked is 'Whether they entered or decided anything about it.';
create index record_day_day on accessreview.record_day using brin (day);
grant select, insert, delete on accessreview.record_day to "${application}";

create table accessreview.alert (
    id uuid primary key,
    number bigint generated always as identity unique,
    rule text not null check (rule in ('CROWD', 'FRUITLESS', 'EMERGENCY_ACCESS', 'LISTED', 'OFF_HOURS', 'OTHER_LINKS', 'REFUSALS',
        'REPEATS', 'SEARCHES', 'SURNAME', 'UNLINKED', 'VOLUME')),
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
comment on table accessreview.alert is 'Something unusual in the views of an officer, or at a record. It holds figures and opaque identifiers, and no name.';
comment on column accessreview.alert.id is 'Identifier.';
comment on column accessreview.alert.number is 'What people call it by.';
comment on column accessreview.alert.rule is 'A name of the enum Rule.';
comment on column accessreview.alert.officer_id is 'Whose views; null where the alert is about a record.';
comment on column accessreview.alert.subject_id is 'The record; null where the alert is about many.';
comment on column accessreview.alert.first_day is 'The first day of the views.';
comment on column accessreview.alert.last_day is 'The last day of the views so far.';
comment on column accessreview.alert.days is 'On how many days it was found while it was open.';
comment on column accessreview.alert.amount is 'The figure that is compared with the limit, of the worst day.';
comment on column accessreview.alert.figures is 'The figures of the worst day by name, as the rule lists them.';
comment on column accessreview.alert.opened_on is 'The day it was opened; levels count from it.';
comment on column accessreview.alert.first_level is 'Who sees to it from the first day: above the officer it is about.';
comment on column accessreview.alert.escalated_to is 'The highest level that has been told of it; with whom it lies today is counted from opened_on.';
comment on column accessreview.alert.province_code is 'The province in which the officer worked then; null for the nation.';
comment on column accessreview.alert.district_code is 'Their district then; null for a province or the nation.';
comment on column accessreview.alert.state is 'OPEN; DISPOSED by a supervisor; OBJECTED by an auditor, and open again for national supervisors.';
comment on column accessreview.alert.quiet_until is 'Until when an explanation holds: the same opens no other alert; null where none does.';
comment on column accessreview.alert.quiet_days is 'On how many days it was found again while the explanation held.';
create index alert_of_officer on accessreview.alert (officer_id, rule, number desc);
create index alert_of_record on accessreview.alert (subject_id, rule, number desc) where subject_id is not null;
create index alert_open on accessreview.alert (opened_on) where state <> 'DISPOSED';
grant select, insert, update on accessreview.alert to "${application}";

create table accessreview.alert_entry (
    alert_id uuid not null references accessreview.alert (id),
    entry_id bigint not null,
    primary key (alert_id, entry_id)
);
comment on table accessreview.alert_entry is 'The entries of the trail behind a alert, the first few hundred.';
comment on column accessreview.alert_entry.alert_id is 'The alert.';
comment on column accessreview.alert_entry.entry_id is 'audit.entry.id.';
grant select, insert on accessreview.alert_entry to "${application}";

create table accessreview.alert_step (
    id bigint generated always as identity primary key,
    alert_id uuid not null references accessreview.alert (id),
    kind text not null check (kind in ('EXPLAINED', 'WARNED', 'REFERRED', 'CLOSURE_PROPOSED', 'OBJECTED')),
    reason text not null check (length(reason) >= 5 and length(reason) <= 1000),
    by_id uuid not null references access.account (id),
    at timestamptz not null,
    holds_until date
);
comment on table accessreview.alert_step is 'What supervisors and auditors did about a alert. Only ever added to.';
comment on column accessreview.alert_step.id is 'Order of steps.';
comment on column accessreview.alert_step.alert_id is 'The alert.';
comment on column accessreview.alert_step.kind is 'A name of the enum StepKind.';
comment on column accessreview.alert_step.reason is 'What they wrote; it names no registered person.';
comment on column accessreview.alert_step.by_id is 'Who.';
comment on column accessreview.alert_step.at is 'When.';
comment on column accessreview.alert_step.holds_until is 'Of an explanation: the last day for which it holds; null where it is for this time only.';
create index alert_step_of_alert on accessreview.alert_step (alert_id, id);
grant select, insert on accessreview.alert_step to "${application}";
