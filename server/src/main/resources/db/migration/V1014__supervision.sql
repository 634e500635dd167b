create schema supervision;
comment on schema supervision is 'Following registered people after release.';
grant usage on schema supervision to "${application}";

create table supervision.case_file (
    person_id uuid primary key references register.person (id),
    opened_on date not null,
    opened_in_custody boolean not null,
    reviewed_on date not null,
    next_review_on date,
    without_residence_since date,
    habitual_locality text check (length(habitual_locality) >= 1 and length(habitual_locality) <= 300),
    check (without_residence_since is null or habitual_locality is not null)
);
comment on table supervision.case_file is 'Everybody who is or was on the register, and when to look at the case again.';
comment on column supervision.case_file.person_id is 'Whose.';
comment on column supervision.case_file.opened_on is 'The day supervision began to look after the person: no duty falls due before it.';
comment on column supervision.case_file.opened_in_custody is 'Whether the person was inside on that day.';
comment on column supervision.case_file.reviewed_on is 'The last day up to which duties have been opened.';
comment on column supervision.case_file.next_review_on is 'The first day on which there is something to do; null until another fact is recorded.';
comment on column supervision.case_file.without_residence_since is 'Since when the person has no fixed residence; null for somebody who has one.';
comment on column supervision.case_file.habitual_locality is 'Where somebody without a fixed residence is usually found.';
create index case_file_next_review on supervision.case_file (next_review_on, person_id)
    where next_review_on is not null;
grant select, insert, update on supervision.case_file to "${application}";

create table supervision.responsibility (
    id bigint generated always as identity primary key,
    person_id uuid not null references supervision.case_file (person_id),
    station_code text not null references reference.police_station (code),
    from_day date not null,
    reason text not null check (reason in ('BEGINNING', 'DISTRICT_SPLIT', 'RELEASE', 'TRANSFER', 'WITHIN_DISTRICT')),
    assigned_at timestamptz not null,
    assigned_by uuid,
    until_day date,
    end_reason text check (end_reason in ('CUSTODY', 'HANDED_OVER', 'OFF_THE_REGISTER')),
    ended_at timestamptz,
    check ((until_day is null) = (ended_at is null)),
    check ((until_day is null) = (end_reason is null)),
    check (until_day >= from_day)
);
comment on table supervision.responsibility is 'Which station answered for whom, from day to day.';
comment on column supervision.responsibility.id is 'In order.';
comment on column supervision.responsibility.person_id is 'Whose.';
comment on column supervision.responsibility.station_code is 'The station.';
comment on column supervision.responsibility.from_day is 'Its first day.';
comment on column supervision.responsibility.reason is 'A name of the enum Responsibility.Reason.';
comment on column supervision.responsibility.assigned_at is 'When it was recorded.';
comment on column supervision.responsibility.assigned_by is 'By whom; null for the register itself.';
comment on column supervision.responsibility.until_day is 'The day it ended, on which another may begin; null while it lasts.';
comment on column supervision.responsibility.end_reason is 'A name of the enum Responsibility.End; null while it lasts.';
comment on column supervision.responsibility.ended_at is 'When the end was recorded; null while it lasts.';
create unique index responsibility_now on supervision.responsibility (person_id) where until_day is null;
create index responsibility_station on supervision.responsibility (station_code, person_id) where until_day is null;
create index responsibility_person on supervision.responsibility (person_id, id);
-- Who came from a station's caseload into custody: what they missed before is still to be decided.
create index responsibility_custody on supervision.responsibility (station_code, person_id)
    where end_reason = 'CUSTODY';
grant select, insert on supervision.responsibility to "${application}";
grant update (until_day, end_reason, ended_at) on supervision.responsibility to "${application}";

create table supervision.appearance (
    id uuid primary key,
    receipt bigint generated always as identity unique,
    person_id uuid not null references supervision.case_file (person_id),
    station_code text not null references reference.police_station (code),
    happened_on date not null,
    identity_seen text not null check (identity_seen in ('CNIC_CARD', 'FINGERPRINT', 'KNOWN_IN_PERSON',
        'OTHER_DOCUMENT')),
    address_seen text not null check (address_seen in ('CONFIRMED_BY_ANOTHER', 'DOCUMENT', 'FAILED', 'STATED',
        'VISITED')),
    note text not null check (length(note) <= 1000),
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
comment on table supervision.appearance is 'Somebody appeared in person at a station. Never changed.';
comment on column supervision.appearance.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.appearance.receipt is 'The number on the receipt.';
comment on column supervision.appearance.person_id is 'Who appeared.';
comment on column supervision.appearance.station_code is 'Where.';
comment on column supervision.appearance.happened_on is 'The day, which may lie before the day it was recorded.';
comment on column supervision.appearance.identity_seen is 'How the officer knew who it was: a name of the enum NewAppearance.IdentitySeen.';
comment on column supervision.appearance.address_seen is 'How the address was confirmed: a name of the enum NewAppearance.AddressSeen.';
comment on column supervision.appearance.note is 'What else the officer wrote down; empty for nothing.';
comment on column supervision.appearance.recorded_at is 'When it was recorded.';
comment on column supervision.appearance.recorded_by is 'The officer''s account.';
create index appearance_person on supervision.appearance (person_id, happened_on);
grant select, insert on supervision.appearance to "${application}";

create table supervision.duty (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    kind text not null check (kind in ('FIRST_APPEARANCE', 'VERIFICATION', 'WEEKLY')),
    nominal_on date not null,
    opens_on date not null,
    due_on date not null,
    state text not null check (state in ('ANSWERED', 'BREACHED', 'OPEN', 'WITHDRAWN')),
    opened_on date not null,
    ended_on date,
    answered_by uuid references supervision.appearance (id),
    withdrawn_why text check (withdrawn_why in ('DIED', 'HAS_A_RESIDENCE', 'IN_CUSTODY', 'NOT_ON_THE_REGISTER',
        'NO_SUCH_RELEASE')),
    unique (person_id, kind, nominal_on),
    check (opens_on <= due_on),
    check ((state = 'ANSWERED') = (answered_by is not null)),
    check ((state = 'WITHDRAWN') = (withdrawn_why is not null)),
    check ((state in ('ANSWERED', 'WITHDRAWN')) = (ended_on is not null))
);
comment on table supervision.duty is 'Duties to appear in person. Once opened, one stays until it is answered or withdrawn.';
comment on column supervision.duty.id is 'Names it.';
comment on column supervision.duty.person_id is 'Whose.';
comment on column supervision.duty.kind is 'A name of the enum DutyKind.';
comment on column supervision.duty.nominal_on is 'The day it is counted to or from; with the kind, one duty of a person.';
comment on column supervision.duty.opens_on is 'The first day on which an appearance answers it.';
comment on column supervision.duty.due_on is 'The last day.';
comment on column supervision.duty.state is 'A name of the enum DutyState.';
comment on column supervision.duty.opened_on is 'The day of the review that opened it.';
comment on column supervision.duty.ended_on is 'The day of the review that found it answered or withdrawn it.';
comment on column supervision.duty.answered_by is 'The appearance that answered it.';
comment on column supervision.duty.withdrawn_why is 'A name of the enum DutyStep.Why.';
create index duty_pending on supervision.duty (person_id) where state in ('OPEN', 'BREACHED');
create index duty_due on supervision.duty (due_on, person_id) where state in ('OPEN', 'BREACHED');
grant select, insert, update on supervision.duty to "${application}";

create table supervision.whereabouts (
    id bigint generated always as identity primary key,
    person_id uuid not null references supervision.case_file (person_id),
    since_day date not null,
    reason text not null check (reason in ('ESCAPED', 'MISSED_AND_NOT_AT_ADDRESS')),
    recorded_at timestamptz not null,
    recorded_by uuid,
    until_day date,
    end_reason text check (end_reason in ('APPEARED', 'IN_CUSTODY', 'OFF_THE_REGISTER')),
    check ((until_day is null) = (end_reason is null))
);
comment on table supervision.whereabouts is 'When nobody knew where somebody was.';
comment on column supervision.whereabouts.id is 'In order.';
comment on column supervision.whereabouts.person_id is 'Whose.';
comment on column supervision.whereabouts.since_day is 'From when on.';
comment on column supervision.whereabouts.reason is 'A name of the enum Whereabouts.Reason.';
comment on column supervision.whereabouts.recorded_at is 'When it was recorded.';
comment on column supervision.whereabouts.recorded_by is 'By whom; null for the register itself.';
comment on column supervision.whereabouts.until_day is 'The day the person was seen; null until then.';
comment on column supervision.whereabouts.end_reason is 'A name of the enum Whereabouts.End; null until then.';
create unique index whereabouts_unknown on supervision.whereabouts (person_id) where until_day is null;
-- For the national list of those whose whereabouts are unknown, the longest first.
create index whereabouts_by_day on supervision.whereabouts (since_day, person_id) where until_day is null;
grant select, insert on supervision.whereabouts to "${application}";
grant update (until_day, end_reason) on supervision.whereabouts to "${application}";

create table supervision.transfer (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    from_station text not null references reference.police_station (code),
    to_district text not null references reference.district (code),
    reason text not null check (length(reason) >= 1 and length(reason) <= 1000),
    state text not null check (state in ('ACCEPTED', 'OFFERED', 'RETURNED', 'WITHDRAWN')),
    offered_on date not null,
    offered_at timestamptz not null,
    offered_by uuid,
    to_station text references reference.police_station (code),
    answer text default '' not null check (length(answer) <= 1000),
    answered_on date,
    answered_by uuid,
    check ((state = 'OFFERED') = (answered_on is null)),
    check ((state = 'ACCEPTED') = (to_station is not null))
);
comment on table supervision.transfer is 'Offers to another district to take somebody over. Until one is accepted the old station answers.';
comment on column supervision.transfer.id is 'Names it.';
comment on column supervision.transfer.person_id is 'Whom.';
comment on column supervision.transfer.from_station is 'Who offers.';
comment on column supervision.transfer.to_district is 'To whom.';
comment on column supervision.transfer.reason is 'Why.';
comment on column supervision.transfer.state is 'A name of the enum Transfer.State.';
comment on column supervision.transfer.offered_on is 'The day, which escalation counts from.';
comment on column supervision.transfer.offered_at is 'When it was recorded.';
comment on column supervision.transfer.offered_by is 'The account; null where the register offered it after a move.';
comment on column supervision.transfer.to_station is 'The station that took over; null unless it was accepted.';
comment on column supervision.transfer.answer is 'Why it was returned or withdrawn; empty otherwise.';
comment on column supervision.transfer.answered_on is 'The day it was accepted, returned or withdrawn.';
comment on column supervision.transfer.answered_by is 'By whom; null for the register itself.';
create unique index transfer_offered on supervision.transfer (person_id) where state = 'OFFERED';
create index transfer_district on supervision.transfer (to_district) where state = 'OFFERED';
create index transfer_from on supervision.transfer (from_station) where state = 'OFFERED';
grant select, insert on supervision.transfer to "${application}";
grant update (state, to_station, answer, answered_on, answered_by) on supervision.transfer to "${application}";

create table supervision.outage (
    id uuid primary key,
    station_code text references reference.police_station (code),
    from_day date not null,
    until_day date,
    reason text not null check (length(reason) >= 1 and length(reason) <= 1000),
    declared_at timestamptz not null,
    declared_by uuid,
    check (until_day >= from_day)
);
comment on table supervision.outage is 'Days on which nobody could appear at a station, or nothing could be entered.';
comment on column supervision.outage.id is 'Names it.';
comment on column supervision.outage.station_code is 'Where; null for the whole register.';
comment on column supervision.outage.from_day is 'The first day.';
comment on column supervision.outage.until_day is 'The last day; null while it goes on.';
comment on column supervision.outage.reason is 'What happened.';
comment on column supervision.outage.declared_at is 'When it was declared.';
comment on column supervision.outage.declared_by is 'By whom; null where the register found itself away.';
grant select, insert on supervision.outage to "${application}";
grant update (until_day) on supervision.outage to "${application}";

create table supervision.case_review (
    day date primary key,
    begun_at timestamptz not null,
    finished_at timestamptz,
    cases bigint default 0 not null
);
comment on table supervision.case_review is 'The days on which cases were brought up to date.';
comment on column supervision.case_review.day is 'The day.';
comment on column supervision.case_review.begun_at is 'When its first run began.';
comment on column supervision.case_review.finished_at is 'When a run last found nobody waiting any more; null until then.';
comment on column supervision.case_review.cases is 'How many cases its runs have reviewed.';
grant select, insert on supervision.case_review to "${application}";
grant update (finished_at, cases) on supervision.case_review to "${application}";

create table supervision.case_review_halt (
    id uuid primary key,
    cause text not null check (cause in ('JUMPED_AHEAD', 'JUMPED_BACK', 'NOT_AS_THE_DATABASE')),
    seconds bigint not null,
    halted_at timestamptz default now() not null,
    ended_at timestamptz,
    ended_by uuid,
    reason text default '' not null check (length(reason) <= 1000),
    check ((ended_at is null) = (ended_by is null)),
    check (ended_at is null or reason <> '')
);
comment on table supervision.case_review_halt is 'When the review of cases was stopped because a clock could not be trusted.';
comment on column supervision.case_review_halt.id is 'Names it.';
comment on column supervision.case_review_halt.cause is 'A name of the enum CaseReviewHalts.Cause.';
comment on column supervision.case_review_halt.seconds is 'By how much the clock was ahead; less than 0 where it was behind.';
comment on column supervision.case_review_halt.halted_at is 'When, by the clock of the database.';
comment on column supervision.case_review_halt.ended_at is 'When somebody let it go on; null until then.';
comment on column supervision.case_review_halt.ended_by is 'The account that let it go on; null until then.';
comment on column supervision.case_review_halt.reason is 'Why it may go on; empty until then.';
create unique index case_review_halt_now on supervision.case_review_halt ((true)) where ended_at is null;
grant select, insert on supervision.case_review_halt to "${application}";
grant update (ended_at, ended_by, reason) on supervision.case_review_halt to "${application}";

create table supervision.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
comment on table supervision.scheduled_task is 'What db-scheduler runs and when; its columns are the library''s.';
comment on column supervision.scheduled_task.task_name is 'Which task.';
comment on column supervision.scheduled_task.task_instance is 'Which of them; a recurring one has one.';
comment on column supervision.scheduled_task.task_data is 'What it is about; nothing here.';
comment on column supervision.scheduled_task.execution_time is 'When it runs next.';
comment on column supervision.scheduled_task.picked is 'Whether a process is at it.';
comment on column supervision.scheduled_task.picked_by is 'Which process; null for none.';
comment on column supervision.scheduled_task.last_success is 'When it last succeeded.';
comment on column supervision.scheduled_task.last_failure is 'When it last failed.';
comment on column supervision.scheduled_task.consecutive_failures is 'How often it has failed since it last succeeded.';
comment on column supervision.scheduled_task.last_heartbeat is 'When the process that is at it last said that it lives.';
comment on column supervision.scheduled_task.version is 'Grows with each change, so that one process takes it.';
comment on column supervision.scheduled_task.priority is 'Not used.';
create index scheduled_task_execution_time on supervision.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on supervision.scheduled_task (last_heartbeat);
grant select, insert, update, delete on supervision.scheduled_task to "${application}";

create table supervision.planned_release (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    planned_on date not null,
    prison text not null check (length(prison) >= 1 and length(prison) <= 120),
    district_code text not null references reference.district (code),
    address text not null check (length(address) <= 300),
    state text not null check (state in ('CALLED_OFF', 'HAPPENED', 'PLANNED')),
    announced_at timestamptz not null,
    announced_by uuid,
    ended_on date,
    check ((state = 'PLANNED') = (ended_on is null))
);
comment on table supervision.planned_release is 'Releases that prisons announce. The release itself is a fact of conviction.custody_event.';
comment on column supervision.planned_release.id is 'Names it.';
comment on column supervision.planned_release.person_id is 'Who is to be released.';
comment on column supervision.planned_release.planned_on is 'When.';
comment on column supervision.planned_release.prison is 'From where.';
comment on column supervision.planned_release.district_code is 'The district the person says they go to.';
comment on column supervision.planned_release.address is 'Where they say they will live; empty where they have not.';
comment on column supervision.planned_release.state is 'A name of the enum PlannedRelease.State.';
comment on column supervision.planned_release.announced_at is 'When it was announced.';
comment on column supervision.planned_release.announced_by is 'By whom.';
comment on column supervision.planned_release.ended_on is 'The day it happened, was called off or was replaced by another plan.';
create unique index planned_release_open on supervision.planned_release (person_id) where state = 'PLANNED';
create index planned_release_coming on supervision.planned_release (district_code, planned_on) where state = 'PLANNED';
-- The nation's list of releases to come, by day.
create index planned_release_day on supervision.planned_release (planned_on) where state = 'PLANNED';
grant select, insert on supervision.planned_release to "${application}";
grant update (state, ended_on) on supervision.planned_release to "${application}";

create table supervision.duties_explained (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    explained_on date not null,
    how text not null check (how in ('READ_AND_THUMBED', 'REFUSED_TO_SIGN', 'SIGNED')),
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
comment on table supervision.duties_explained is 'When people were told their duties.';
comment on column supervision.duties_explained.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.duties_explained.person_id is 'Who was told.';
comment on column supervision.duties_explained.explained_on is 'The day.';
comment on column supervision.duties_explained.how is 'A name of the enum DutiesExplained.How.';
comment on column supervision.duties_explained.recorded_at is 'When it was recorded.';
comment on column supervision.duties_explained.recorded_by is 'By whom.';
create index duties_told_person on supervision.duties_explained (person_id, explained_on);
grant select, insert on supervision.duties_explained to "${application}";

create table supervision.phone (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    number bytea not null,
    number_hash bytea not null,
    language text not null check (language in ('ENGLISH', 'ROMAN_URDU', 'URDU')),
    state text not null check (state in ('REPLACED', 'TAKEN', 'VERIFIED', 'WITHDRAWN')),
    taken_at timestamptz not null,
    taken_by uuid,
    verified_at timestamptz,
    verified_by uuid,
    ended_at timestamptz,
    ended_by uuid,
    replied_at timestamptz,
    check ((state in ('REPLACED', 'WITHDRAWN')) = (ended_at is not null)),
    check (state <> 'VERIFIED' or verified_at is not null)
);
comment on table supervision.phone is 'Mobile numbers of people under supervision, those of before included. Messages go only to verified ones.';
comment on column supervision.phone.id is 'Names it.';
comment on column supervision.phone.person_id is 'Whose number it is.';
comment on column supervision.phone.number is 'The number in E.164 form, encrypted under the record''s key.';
comment on column supervision.phone.number_hash is 'HMAC-SHA256 (key phone) of the number, to find whose it is when it texts. Another key than the public''s questions have: nobody can join the two.';
comment on column supervision.phone.language is 'A name of the enum TextLanguage.';
comment on column supervision.phone.state is 'A name of the enum Phone.State.';
comment on column supervision.phone.taken_at is 'When the number was taken at the counter.';
comment on column supervision.phone.taken_by is 'By whom.';
comment on column supervision.phone.verified_at is 'When the code that was texted to it was entered; null where it never was.';
comment on column supervision.phone.verified_by is 'By whom it was entered.';
comment on column supervision.phone.ended_at is 'When it was replaced or withdrawn.';
comment on column supervision.phone.ended_by is 'By whom.';
comment on column supervision.phone.replied_at is 'When it last got the answer that nothing is settled by SMS.';
create unique index phone_verified on supervision.phone (person_id) where state = 'VERIFIED';
create unique index phone_taken on supervision.phone (person_id) where state = 'TAKEN';
create index phone_person on supervision.phone (person_id, taken_at);
create index phone_number on supervision.phone (number_hash) where state = 'VERIFIED';
grant select, insert on supervision.phone to "${application}";
grant update (language, state, verified_at, verified_by, ended_at, ended_by, replied_at) on supervision.phone to
    "${application}";

create table supervision.phone_code (
    id uuid primary key,
    phone_id uuid not null references supervision.phone (id),
    number_hash bytea not null,
    code_hash bytea not null,
    sent_at timestamptz not null,
    good_until timestamptz not null,
    tries smallint default 0 not null
);
comment on table supervision.phone_code is 'Codes that were texted to verify a number. Of a number only the latest counts.';
comment on column supervision.phone_code.id is 'Also that of its message: sms.message.id.';
comment on column supervision.phone_code.phone_id is 'The number that it verifies.';
comment on column supervision.phone_code.number_hash is 'That of the number, to count how often it was texted a code, whoever it is said to belong to.';
comment on column supervision.phone_code.code_hash is 'HMAC-SHA256 (key phone-code) of the id and the six digits.';
comment on column supervision.phone_code.sent_at is 'When it was left to be sent.';
comment on column supervision.phone_code.good_until is 'From then on it is refused.';
comment on column supervision.phone_code.tries is 'How often a wrong one was entered.';
create index phone_code_phone on supervision.phone_code (phone_id, sent_at);
create index phone_code_number on supervision.phone_code (number_hash, sent_at);
grant select, insert on supervision.phone_code to "${application}";
grant update (tries) on supervision.phone_code to "${application}";

create table supervision.message (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    phone_id uuid not null references supervision.phone (id),
    about text not null check (about in ('CODE', 'COUNTER', 'DUTIES', 'RECEIPT', 'REMINDER')),
    duty_id uuid references supervision.duty (id),
    due_on date,
    days_left smallint,
    appearance_id uuid references supervision.appearance (id),
    told_at timestamptz not null,
    check ((about = 'REMINDER') = (duty_id is not null and due_on is not null and days_left is not null)),
    check ((about = 'RECEIPT') = (appearance_id is not null))
);
comment on table supervision.message is 'What people were texted by the neutral sender. How far each message has come is in sms.message.';
comment on column supervision.message.id is 'Also that of sms.message.';
comment on column supervision.message.person_id is 'Who was texted.';
comment on column supervision.message.phone_id is 'The number.';
comment on column supervision.message.about is 'A name of the enum CaseMessage.About.';
comment on column supervision.message.duty_id is 'The duty that is reminded of.';
comment on column supervision.message.due_on is 'The day by which it is to be answered, as the reminder says.';
comment on column supervision.message.days_left is 'How many days that was away.';
comment on column supervision.message.appearance_id is 'The appearance whose receipt it is.';
comment on column supervision.message.told_at is 'When it was left to be sent.';
create unique index message_reminder on supervision.message (duty_id, due_on, days_left) where about = 'REMINDER';
create unique index message_receipt on supervision.message (appearance_id) where about = 'RECEIPT';
create index message_person on supervision.message (person_id, told_at);
grant select, insert on supervision.message to "${application}";

create table supervision.visit (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    planned_on date,
    reason bytea,
    state text not null check (state in ('CALLED_OFF', 'FAILED', 'MADE', 'PLANNED')),
    recorded_at timestamptz not null,
    recorded_by uuid,
    check ((planned_on is null) = (reason is null)),
    check (planned_on is not null or state in ('MADE', 'FAILED'))
);
comment on table supervision.visit is 'Visits by officers, planned or not.';
comment on column supervision.visit.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.visit.person_id is 'Who is visited.';
comment on column supervision.visit.planned_on is 'The day it is planned for; null for a visit that nobody planned.';
comment on column supervision.visit.reason is 'Why, encrypted; null for a visit that nobody planned.';
comment on column supervision.visit.state is 'A name of the enum Visit.State.';
comment on column supervision.visit.recorded_at is 'When it was planned or, without a plan, reported.';
comment on column supervision.visit.recorded_by is 'The account.';
create index visit_planned on supervision.visit (planned_on, person_id) where state = 'PLANNED';
create index visit_person on supervision.visit (person_id);
grant select, insert on supervision.visit to "${application}";
grant update (state) on supervision.visit to "${application}";

create table supervision.visit_report (
    visit_id uuid primary key references supervision.visit (id),
    person_id uuid not null references supervision.case_file (person_id),
    happened_on date not null,
    outcome text not null check (outcome in ('CALLED_OFF', 'MADE', 'NOBODY_THERE', 'NO_SUCH_ADDRESS', 'REFUSED')),
    met text check (met in ('HOUSEHOLD', 'PERSON', 'SOMEBODY_ELSE')),
    finding text not null check (finding in ('CONFIRMED', 'FAILED', 'NOTHING')),
    address_id bigint references register.address (id),
    content bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check ((outcome = 'MADE') = (met is not null)),
    check (finding = 'NOTHING' or address_id is not null)
);
comment on table supervision.visit_report is 'What came of a visit. Never changed.';
comment on column supervision.visit_report.visit_id is 'Which visit.';
comment on column supervision.visit_report.person_id is 'Who was visited.';
comment on column supervision.visit_report.happened_on is 'The day of the visit, or on which it was called off.';
comment on column supervision.visit_report.outcome is 'A name of the enum VisitReport.Outcome.';
comment on column supervision.visit_report.met is 'Who was met, a name of the enum VisitReport.Met; null unless it was made.';
comment on column supervision.visit_report.finding is 'What it says about the address, a name of the enum VisitReport.Finding.';
comment on column supervision.visit_report.address_id is 'The address that was visited; null where none is recorded or it does not matter.';
comment on column supervision.visit_report.content is 'What was seen, encrypted.';
comment on column supervision.visit_report.recorded_at is 'When it was recorded.';
comment on column supervision.visit_report.recorded_by is 'The account.';
create index visit_report_person on supervision.visit_report (person_id, happened_on);
grant select, insert on supervision.visit_report to "${application}";

create table supervision.contact (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    happened_on date not null,
    kind text not null check (kind in ('BY_PHONE', 'IN_PERSON', 'WITH_AGENCY', 'WITH_FAMILY')),
    content bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table supervision.contact is 'Contacts with the person, the family or another agency. Never changed.';
comment on column supervision.contact.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.contact.person_id is 'Whose record.';
comment on column supervision.contact.happened_on is 'The day.';
comment on column supervision.contact.kind is 'A name of the enum Contact.Kind.';
comment on column supervision.contact.content is 'The note, encrypted.';
comment on column supervision.contact.recorded_at is 'When it was recorded.';
comment on column supervision.contact.recorded_by is 'The account.';
create index contact_person on supervision.contact (person_id, happened_on);
grant select, insert on supervision.contact to "${application}";

create table supervision.intelligence_note (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    noted_on date not null,
    source_grade text not null check (source_grade in ('A', 'B', 'C', 'D', 'E', 'F')),
    information_grade smallint not null check (information_grade >= 1 and information_grade <= 6),
    content bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table supervision.intelligence_note is 'Graded intelligence about a person. Never changed.';
comment on column supervision.intelligence_note.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.intelligence_note.person_id is 'Whose record.';
comment on column supervision.intelligence_note.noted_on is 'The day it was learned.';
comment on column supervision.intelligence_note.source_grade is 'How reliable the source is, A to F: a name of the enum IntelligenceNote.SourceGrade.';
comment on column supervision.intelligence_note.information_grade is 'How well the information is borne out, 1 to 6.';
comment on column supervision.intelligence_note.content is 'The note, encrypted.';
comment on column supervision.intelligence_note.recorded_at is 'When it was recorded.';
comment on column supervision.intelligence_note.recorded_by is 'The account.';
create index intelligence_note_person on supervision.intelligence_note (person_id, noted_on);
grant select, insert on supervision.intelligence_note to "${application}";

create table supervision.risk_assessment (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    assessed_on date not null,
    level text not null check (level in ('HIGH', 'LOW', 'MEDIUM', 'VERY_HIGH')),
    next_review_on date not null,
    content bytea not null,
    latest boolean not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    check (next_review_on > assessed_on)
);
comment on table supervision.risk_assessment is 'An officer''s judgement of the risk. It changes nothing by itself.';
comment on column supervision.risk_assessment.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.risk_assessment.person_id is 'Whose.';
comment on column supervision.risk_assessment.assessed_on is 'The day of the assessment.';
comment on column supervision.risk_assessment.level is 'A name of the enum RiskAssessment.Level.';
comment on column supervision.risk_assessment.next_review_on is 'The day by which it is to be done again.';
comment on column supervision.risk_assessment.content is 'The factors and the reason, encrypted.';
comment on column supervision.risk_assessment.latest is 'Whether it is the latest of this person, the one whose review counts.';
comment on column supervision.risk_assessment.recorded_at is 'When it was recorded.';
comment on column supervision.risk_assessment.recorded_by is 'The account of the assessor.';
create index risk_assessment_person on supervision.risk_assessment (person_id, assessed_on);
create unique index risk_assessment_latest on supervision.risk_assessment (person_id) where latest;
create index risk_assessment_review on supervision.risk_assessment (next_review_on, person_id) where latest;
grant select, insert on supervision.risk_assessment to "${application}";
grant update (latest) on supervision.risk_assessment to "${application}";

create table supervision.circumstance (
    id uuid not null,
    version integer not null check (version > 0),
    person_id uuid not null references supervision.case_file (person_id),
    kind text not null check (kind in ('ASSOCIATE', 'CHILDREN', 'ONLINE_IDENTITY', 'VEHICLE', 'WORK')),
    content bytea not null,
    from_day date not null,
    until_day date,
    source text not null check (source in ('DOCUMENT', 'SEEN_BY_OFFICER', 'TOLD_BY_ANOTHER', 'TOLD_BY_PERSON')),
    certainty text not null check (certainty in ('CERTAIN', 'POSSIBLE', 'PROBABLE')),
    withdrawn boolean not null,
    correction_reason bytea,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (id, version),
    check (until_day is null or until_day >= from_day),
    check ((version = 1) = (correction_reason is null)),
    check (not withdrawn or version > 1)
);
comment on table supervision.circumstance is 'Associates, vehicles, online identities, work and children in the household: a row a version, the highest is what is known now. Never changed.';
comment on column supervision.circumstance.id is 'Names the circumstance; given by whoever sends it, so that sending it again does nothing.';
comment on column supervision.circumstance.version is 'From 1.';
comment on column supervision.circumstance.person_id is 'Whose.';
comment on column supervision.circumstance.kind is 'A name of the enum Circumstance.Kind.';
comment on column supervision.circumstance.content is 'What it is, encrypted. Of children the number by age, never a name.';
comment on column supervision.circumstance.from_day is 'Since when it is so, as far as is known.';
comment on column supervision.circumstance.until_day is 'The last day; null while it is so.';
comment on column supervision.circumstance.source is 'How it is known, a name of the enum NewCircumstance.Source.';
comment on column supervision.circumstance.certainty is 'How sure it is, a name of the enum NewCircumstance.Certainty.';
comment on column supervision.circumstance.withdrawn is 'Whether it was found to be recorded in error, and counts no more.';
comment on column supervision.circumstance.correction_reason is 'Why this version replaces the one before, encrypted; null for the first.';
comment on column supervision.circumstance.recorded_at is 'When this version was recorded.';
comment on column supervision.circumstance.recorded_by is 'The account.';
create index circumstance_person on supervision.circumstance (person_id, id, version);
grant select, insert on supervision.circumstance to "${application}";

create table supervision.notification_duty (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    kind text not null check (kind in ('ADDRESS', 'COUNTRY', 'HOUSEHOLD', 'NAME', 'ONLINE_IDENTITY', 'PHONE', 'RETURN',
        'STAY', 'TRAVEL_ABROAD', 'TRAVEL_INSIDE', 'VEHICLE', 'WORK')),
    source uuid not null,
    happened_on date not null,
    due_on date not null,
    recorded_at timestamptz not null,
    unique (source, kind)
);
comment on table supervision.notification_duty is 'What people had to notify and did not notify in time, as far as is known. What became of it is said by the breach.';
comment on column supervision.notification_duty.id is 'Names it.';
comment on column supervision.notification_duty.person_id is 'Who had to notify.';
comment on column supervision.notification_duty.kind is 'A name of the enum NotificationDutyKind.';
comment on column supervision.notification_duty.source is 'The notice or the border crossing from which it is known; with the kind, one of them.';
comment on column supervision.notification_duty.happened_on is 'The day of what had to be told.';
comment on column supervision.notification_duty.due_on is 'The last day on which notifying it would have been in time.';
comment on column supervision.notification_duty.recorded_at is 'When it was recorded.';
create index telling_person on supervision.notification_duty (person_id);
grant select, insert on supervision.notification_duty to "${application}";
grant update (happened_on, due_on) on supervision.notification_duty to "${application}";

create table supervision.breach (
    id uuid primary key,
    person_id uuid not null references supervision.case_file (person_id),
    duty_id uuid references supervision.duty (id),
    alleged_on date not null,
    state text not null check (state in ('ALLEGED', 'EXCUSED', 'UPHELD', 'WITHDRAWN')),
    reason text default '' not null check (length(reason) <= 1000),
    decided_on date,
    decided_by uuid,
    recorded_at timestamptz not null,
    notification_duty_id uuid references supervision.notification_duty (id),
    escalated_to text default 'OFFICER' not null check (escalated_to in ('DISTRICT', 'NATIONAL', 'OFFICER',
        'PROVINCE')),
    check ((state = 'ALLEGED') = (decided_on is null)),
    check (num_nonnulls(duty_id, notification_duty_id) = 1)
);
comment on table supervision.breach is 'Alleged breaches of duties, and what was decided.';
comment on column supervision.breach.id is 'Names it.';
comment on column supervision.breach.person_id is 'Whose duty.';
comment on column supervision.breach.duty_id is 'Which duty to appear; null where it is one to notify.';
comment on column supervision.breach.alleged_on is 'The day it was opened, which escalation counts from.';
comment on column supervision.breach.state is 'A name of the enum Breach.State.';
comment on column supervision.breach.reason is 'Why it was so decided; empty while it is alleged.';
comment on column supervision.breach.decided_on is 'The day it was decided or withdrawn; null while it is alleged.';
comment on column supervision.breach.decided_by is 'The account that decided; null where the register withdrew it.';
comment on column supervision.breach.recorded_at is 'When it was opened.';
comment on column supervision.breach.notification_duty_id is 'What was not told in time; null where it is a duty to appear.';
comment on column supervision.breach.escalated_to is 'The highest level that has been told of it (a name of the enum Escalation.Level): each is told once. With whom it lies today is counted from alleged_on.';
create unique index breach_of_duty on supervision.breach (duty_id) where state <> 'WITHDRAWN';
create index breach_person on supervision.breach (person_id);
create index breach_alleged on supervision.breach (alleged_on, person_id) where state = 'ALLEGED';
create unique index breach_of_telling on supervision.breach (notification_duty_id) where state <> 'WITHDRAWN';
grant select, insert on supervision.breach to "${application}";
grant update (state, reason, decided_on, decided_by, escalated_to) on supervision.breach to "${application}";

create view supervision.answering_station as
select r.person_id, r.station_code from supervision.responsibility r where r.until_day is null
union all
select r.person_id, r.station_code from supervision.responsibility r
where r.end_reason = 'CUSTODY'
  and not exists (select from supervision.responsibility o
      where o.person_id = r.person_id and (o.until_day is null or o.id > r.id));
comment on view supervision.answering_station is 'Published: the station that answers for a person, or that answered last for somebody in custody.';
comment on column supervision.answering_station.person_id is 'Whose.';
comment on column supervision.answering_station.station_code is 'The station.';
grant select on supervision.answering_station to "${application}";

create view supervision.access_scope as
select a.person_id, a.station_code as scope from supervision.answering_station a
union all
select t.person_id, '>' || t.to_district from supervision.transfer t where t.state = 'OFFERED'
union all
select p.person_id, '>' || p.district_code from supervision.planned_release p where p.state = 'PLANNED'
union all
select w.person_id, '*' from supervision.whereabouts w where w.until_day is null;
comment on view supervision.access_scope is 'Published: in which scopes a record lies by its access grounds. Whoever may read one record of a scope may read all of it. A record may lie in several, and in none.';
comment on column supervision.access_scope.person_id is 'Whose record.';
comment on column supervision.access_scope.scope is 'The station that answers, or that answered last for somebody in custody; after > the district that is asked to take over, or into which a prison is about to release; * for whoever is looked for in the whole country.';
grant select on supervision.access_scope to "${application}";

create view supervision.responsibility_view as
select id, person_id, station_code, from_day, until_day, end_reason from supervision.responsibility;
comment on view supervision.responsibility_view is 'Published: which station answered for whom, from day to day.';
comment on column supervision.responsibility_view.id is 'In order.';
comment on column supervision.responsibility_view.person_id is 'Whose.';
comment on column supervision.responsibility_view.station_code is 'The station.';
comment on column supervision.responsibility_view.from_day is 'Its first day.';
comment on column supervision.responsibility_view.until_day is 'The day it ended, on which another may begin; null while it lasts.';
comment on column supervision.responsibility_view.end_reason is 'A name of the enum Responsibility.End; null while it lasts.';
grant select on supervision.responsibility_view to "${application}";

create view supervision.phone_view as
select id, person_id, state from supervision.phone;
comment on view supervision.phone_view is 'Published: whether somebody has a telephone number that is verified.';
comment on column supervision.phone_view.id is 'Names it.';
comment on column supervision.phone_view.person_id is 'Whose number it is.';
comment on column supervision.phone_view.state is 'A name of the enum Phone.State.';
grant select on supervision.phone_view to "${application}";
