create schema supervision;
comment on schema supervision is 'Following registered people after release.';
grant usage on schema supervision to "${application}";

create table supervision.case_file (
    person_id uuid primary key references register.person,
    opened_on date not null,
    opened_in_custody boolean not null,
    reviewed_on date not null,
    next_review_on date,
    abodeless_since date,
    habitual_locality text check (length(habitual_locality) between 1 and 300),
    check (abodeless_since is null or habitual_locality is not null)
);
comment on table supervision.case_file is 'Everybody who is or was on the register, and when to look at the case again.';
comment on column supervision.case_file.person_id is 'Whose.';
comment on column supervision.case_file.opened_on is 'The day supervision began to look after the person: no duty falls due before it.';
comment on column supervision.case_file.opened_in_custody is 'Whether the person was inside on that day.';
comment on column supervision.case_file.reviewed_on is 'The last day up to which duties have been opened.';
comment on column supervision.case_file.next_review_on is 'The first day on which there is something to do; null until another fact is recorded.';
comment on column supervision.case_file.abodeless_since is 'Since when the person has no fixed abode; null for somebody who has one.';
comment on column supervision.case_file.habitual_locality is 'Where somebody without a fixed abode is usually found.';
create index case_file_next_review on supervision.case_file (next_review_on, person_id) where next_review_on is not null;

create table supervision.responsibility (
    id bigint generated always as identity primary key,
    person_id uuid not null references supervision.case_file,
    station_code text not null references reference.police_station (code),
    from_day date not null,
    reason text not null,
    assigned_at timestamptz not null,
    assigned_by uuid,
    until_day date,
    end_reason text,
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

create table supervision.appearance (
    id uuid primary key,
    receipt bigint generated always as identity unique,
    person_id uuid not null references supervision.case_file,
    station_code text not null references reference.police_station (code),
    happened_on date not null,
    identity_seen text not null,
    address_seen text not null,
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
comment on column supervision.appearance.identity_seen is 'How the officer knew who it was: a name of the enum Appearance.IdentitySeen.';
comment on column supervision.appearance.address_seen is 'How the address was confirmed: a name of the enum Appearance.AddressSeen.';
comment on column supervision.appearance.note is 'What else the officer wrote down; empty for nothing.';
comment on column supervision.appearance.recorded_at is 'When it was recorded.';
comment on column supervision.appearance.recorded_by is 'The officer''s account.';
create index appearance_person on supervision.appearance (person_id, happened_on);

create table supervision.duty (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    kind text not null,
    nominal_on date not null,
    opens_on date not null,
    due_on date not null,
    state text not null,
    opened_on date not null,
    ended_on date,
    answered_by uuid references supervision.appearance,
    withdrawn_why text,
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
comment on column supervision.duty.withdrawn_why is 'A name of the enum Step.Why.';
create index duty_pending on supervision.duty (person_id) where state in ('OPEN', 'BREACHED');
create index duty_due on supervision.duty (due_on, person_id) where state in ('OPEN', 'BREACHED');

create table supervision.breach (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    duty_id uuid not null references supervision.duty,
    alleged_on date not null,
    state text not null,
    reason text not null default '' check (length(reason) <= 1000),
    decided_on date,
    decided_by uuid,
    recorded_at timestamptz not null,
    check ((state = 'ALLEGED') = (decided_on is null))
);
comment on table supervision.breach is 'Alleged breaches of duties, and what was decided.';
comment on column supervision.breach.id is 'Names it.';
comment on column supervision.breach.person_id is 'Whose duty.';
comment on column supervision.breach.duty_id is 'Which duty.';
comment on column supervision.breach.alleged_on is 'The day it was opened, which escalation counts from.';
comment on column supervision.breach.state is 'A name of the enum Breach.State.';
comment on column supervision.breach.reason is 'Why it was so decided; empty while it is alleged.';
comment on column supervision.breach.decided_on is 'The day it was decided or withdrawn; null while it is alleged.';
comment on column supervision.breach.decided_by is 'The account that decided; null where the register withdrew it.';
comment on column supervision.breach.recorded_at is 'When it was opened.';
create unique index breach_of_duty on supervision.breach (duty_id) where state <> 'WITHDRAWN';
create index breach_person on supervision.breach (person_id);
create index breach_alleged on supervision.breach (alleged_on, person_id) where state = 'ALLEGED';

create table supervision.whereabouts (
    id bigint generated always as identity primary key,
    person_id uuid not null references supervision.case_file,
    since_day date not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    until_day date,
    end_reason text,
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

create table supervision.transfer (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    from_station text not null references reference.police_station (code),
    to_district text not null references reference.district (code),
    reason text not null check (length(reason) between 1 and 1000),
    state text not null,
    offered_on date not null,
    offered_at timestamptz not null,
    offered_by uuid,
    to_station text references reference.police_station (code),
    answer text not null default '' check (length(answer) <= 1000),
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

create table supervision.outage (
    id uuid primary key,
    station_code text references reference.police_station (code),
    from_day date not null,
    until_day date,
    reason text not null check (length(reason) between 1 and 1000),
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

grant select, insert on all tables in schema supervision to "${application}";
grant update on supervision.case_file, supervision.duty to "${application}";
grant update (until_day, end_reason, ended_at) on supervision.responsibility to "${application}";
grant update (state, reason, decided_on, decided_by) on supervision.breach to "${application}";
grant update (until_day, end_reason) on supervision.whereabouts to "${application}";
grant update (state, to_station, answer, answered_on, answered_by) on supervision.transfer to "${application}";
grant update (until_day) on supervision.outage to "${application}";
