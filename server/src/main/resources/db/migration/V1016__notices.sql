create schema notices;
comment on schema notices is 'The duty to notify: notices of change, from the notification to the decision.';
grant usage on schema notices to "${application}";

create table notices.notice (
    id uuid primary key,
    receipt bigint generated always as identity unique,
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('ADDRESS', 'HOUSEHOLD', 'NAME', 'ONLINE_IDENTITY', 'PHONE', 'STAY',
        'TRAVEL_ABROAD', 'TRAVEL_INSIDE', 'VEHICLE', 'WORK')),
    happens_on date not null,
    until_on date,
    district_code text references reference.district (code),
    particulars bytea not null,
    announced_on date not null,
    how text not null check (how in ('AT_STATION', 'BY_SMS', 'IN_WRITING')),
    station_code text not null references reference.police_station (code),
    state text not null check (state in ('ACCEPTED', 'ANNOUNCED', 'RECEIVED', 'REFUSED', 'VERIFYING', 'WITHDRAWN')),
    last_day date,
    is_late boolean not null,
    rule_key text not null,
    rule_version integer not null,
    departed_on date,
    returned_on date,
    applied_as bigint,
    review_on date,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    check (until_on is null or until_on >= happens_on),
    check (returned_on is null or returned_on >= departed_on)
);
comment on table notices.notice is 'What people told of a change or a journey, as it stands now. How it came to stand so is in notices.step.';
comment on column notices.notice.id is 'Given by whoever sends it, so that sending it again does nothing.';
comment on column notices.notice.receipt is 'The number on the receipt.';
comment on column notices.notice.person_id is 'Who notified it.';
comment on column notices.notice.kind is 'A name of the enum NoticeKind.';
comment on column notices.notice.happens_on is 'The day of the change, or of leaving.';
comment on column notices.notice.until_on is 'The last day away; null where nobody goes away.';
comment on column notices.notice.district_code is 'The district in which the person stays or lives then; null where there is none.';
comment on column notices.notice.particulars is 'What was told: JSON, encrypted under the key of the record.';
comment on column notices.notice.announced_on is 'The day it was first told, which lateness counts to.';
comment on column notices.notice.how is 'A name of the enum How.';
comment on column notices.notice.station_code is 'The station that took it.';
comment on column notices.notice.state is 'A name of the enum NoticeState.';
comment on column notices.notice.last_day is 'The last day on which notifying it was in time; null where nobody had to notify it, and, where the rule is outage.grace, while an outage goes on.';
comment on column notices.notice.is_late is 'Whether it was told after that day.';
comment on column notices.notice.rule_key is 'The policy that gives the last day; outage.grace where an outage puts it off.';
comment on column notices.notice.rule_version is 'The version of that policy on the day it happened.';
comment on column notices.notice.departed_on is 'Of a journey abroad: the day the person left, as immigration says; null until then.';
comment on column notices.notice.returned_on is 'Of a journey abroad: the day the person came back; null until then.';
comment on column notices.notice.applied_as is 'The row of the register that the acceptance wrote; of a telephone and of a circumstance the how-manieth acceptance it is; null where it wrote nothing, or it was taken back.';
comment on column notices.notice.review_on is 'The first day on which somebody who has left the country should be back; null for none.';
comment on column notices.notice.recorded_at is 'When it was entered.';
comment on column notices.notice.recorded_by is 'The account that entered it.';
create index notice_person on notices.notice (person_id, receipt);
create index notice_open on notices.notice (state, person_id) where state in ('ANNOUNCED', 'RECEIVED', 'VERIFYING');
create index notice_review on notices.notice (review_on) where review_on is not null;
create index notice_visits on notices.notice (district_code, until_on)
    where until_on is not null and state not in ('REFUSED', 'WITHDRAWN');
create index notice_abroad on notices.notice (receipt)
    where kind = 'TRAVEL_ABROAD' and returned_on is null and state not in ('REFUSED', 'WITHDRAWN');
create unique index notice_of_a_change on notices.notice (person_id, kind, happens_on)
    where (state not in ('REFUSED', 'WITHDRAWN')) and kind not in ('WORK', 'VEHICLE', 'ONLINE_IDENTITY');
grant select, insert on notices.notice to "${application}";
grant update (state, last_day, is_late, rule_key, rule_version, departed_on, returned_on, applied_as, review_on) on
    notices.notice to "${application}";

create table notices.step (
    id bigint generated always as identity primary key,
    notice_id uuid not null references notices.notice (id),
    state text not null check (state in ('ACCEPTED', 'ANNOUNCED', 'RECEIVED', 'REFUSED', 'VERIFYING', 'WITHDRAWN')),
    evidence text check (evidence in ('CONFIRMED_BY_ANOTHER', 'COURT_DOCUMENT', 'NADRA_DOCUMENT', 'PASSPORT_AND_VISA',
        'STATED', 'TENANCY_PAPER', 'TICKET', 'VISIT')),
    reason text not null check (length(reason) <= 1000),
    happened_at timestamptz not null,
    taken_by uuid not null
);
comment on table notices.step is 'Each state a notice came into, and why. Never changed.';
comment on column notices.step.id is 'In order.';
comment on column notices.step.notice_id is 'Which notice.';
comment on column notices.step.state is 'The state it came into: a name of the enum NoticeState.';
comment on column notices.step.evidence is 'What the decision rests on: a name of the enum Evidence; null where it decided nothing.';
comment on column notices.step.reason is 'Why; empty where no reason was asked.';
comment on column notices.step.happened_at is 'When.';
comment on column notices.step.taken_by is 'The account.';
create index step_notice on notices.step (notice_id, id);
grant select, insert on notices.step to "${application}";

create table notices.draft (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    account_id uuid not null,
    content bytea not null,
    saved_at timestamptz not null,
    expires_at timestamptz not null
);
comment on table notices.draft is 'Notices that somebody has begun to enter. Deleted when the notice is taken, and after some days.';
comment on column notices.draft.id is 'Becomes the identifier of the notice.';
comment on column notices.draft.person_id is 'Whose notice.';
comment on column notices.draft.account_id is 'Who enters it.';
comment on column notices.draft.content is 'What was typed: JSON, encrypted under the key of the record.';
comment on column notices.draft.saved_at is 'When it was last saved.';
comment on column notices.draft.expires_at is 'When it is deleted.';
create index draft_person on notices.draft (person_id, account_id);
create index draft_expires on notices.draft (expires_at);
grant select, insert, delete on notices.draft to "${application}";
grant update (content, saved_at, expires_at) on notices.draft to "${application}";

create table notices.border_crossing (
    id uuid primary key,
    client_id uuid not null,
    message_id text not null check (length(message_id) >= 1 and length(message_id) <= 64),
    digest bytea not null,
    person_id uuid references register.person (id),
    direction text check (direction in ('ARRIVED', 'DEPARTED')),
    crossed_on date,
    country char(2),
    place text check (length(place) <= 120),
    notice_id uuid references notices.notice (id),
    recorded_at timestamptz not null,
    unique (client_id, message_id),
    check (num_nulls(person_id, direction, crossed_on, country, place) in (0, 5))
);
comment on table notices.border_crossing is 'Who left the country or came back, as immigration says. Of people who are not on the register nothing is kept but that there was a message.';
comment on column notices.border_crossing.id is 'The receipt.';
comment on column notices.border_crossing.client_id is 'The machine client that sent it.';
comment on column notices.border_crossing.message_id is 'The client''s own name for the message.';
comment on column notices.border_crossing.digest is 'A keyed hash of the message, so that another one under its name is found out.';
comment on column notices.border_crossing.person_id is 'Who; null for somebody who is not on the register.';
comment on column notices.border_crossing.direction is 'A name of the enum Direction.';
comment on column notices.border_crossing.crossed_on is 'The day.';
comment on column notices.border_crossing.country is 'Where to or where from, ISO 3166.';
comment on column notices.border_crossing.place is 'The airport or border post.';
comment on column notices.border_crossing.notice_id is 'The journey it belongs to; null where none was told.';
comment on column notices.border_crossing.recorded_at is 'When it arrived.';
create index border_crossing_person on notices.border_crossing (person_id, crossed_on) where person_id is not null;
grant select, insert on notices.border_crossing to "${application}";
grant update (notice_id) on notices.border_crossing to "${application}";

create table notices.task (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('ADMITTED_WHILE_ABROAD', 'HOTEL_ELSEWHERE', 'OTHER_ADDRESS', 'OTHER_COUNTRY',
        'OTHER_NAME', 'OTHER_PHONE', 'RETURN_OVERDUE', 'TENANT_ELSEWHERE', 'UNNOTIFIED_ARRIVAL',
        'UNNOTIFIED_DEPARTURE')),
    source uuid not null,
    happened_on date not null,
    country char(2),
    opened_on date not null,
    recorded_at timestamptz not null,
    outcome text check (outcome in ('BREACH', 'CORRECTED', 'EXPLAINED')),
    reason text default '' not null check (length(reason) <= 1000),
    closed_on date,
    closed_by uuid,
    escalated_to text default 'OFFICER' not null check (escalated_to in ('DISTRICT', 'NATIONAL', 'OFFICER',
        'PROVINCE')),
    unique (source, kind),
    check ((outcome is null) = (closed_on is null))
);
comment on table notices.task is 'What a fact from elsewhere asks the responsible officer to look into.';
comment on column notices.task.id is 'Names it.';
comment on column notices.task.person_id is 'About whom.';
comment on column notices.task.kind is 'A name of the enum Task.Kind.';
comment on column notices.task.source is 'The notice, the border crossing, the observation or the period of custody from which it comes; with the kind, one of them.';
comment on column notices.task.happened_on is 'The day of what happened.';
comment on column notices.task.country is 'The country it is about, ISO 3166; null for none.';
comment on column notices.task.opened_on is 'The day it was opened, the last time.';
comment on column notices.task.recorded_at is 'When it was opened.';
comment on column notices.task.outcome is 'A name of the enum Task.Outcome; null while it is open. What the register itself closed is opened again where the explanation falls away.';
comment on column notices.task.reason is 'What the officer found; empty while it is open, and where the register closed it.';
comment on column notices.task.closed_on is 'The day it was closed; null while it is open.';
comment on column notices.task.closed_by is 'The account that closed it; null for the register itself.';
comment on column notices.task.escalated_to is 'The highest level that has been told of it (a name of the enum Escalation.Level): each is told once. With whom it lies today is counted from opened_on.';
create index task_open on notices.task (person_id) where outcome is null;
grant select, insert on notices.task to "${application}";
grant update (opened_on, outcome, reason, closed_on, closed_by, escalated_to) on notices.task to "${application}";

create table notices.observation (
    id uuid primary key,
    client_id uuid not null,
    message_id text not null check (length(message_id) >= 1 and length(message_id) <= 64),
    digest bytea not null,
    person_id uuid references register.person (id),
    kind text check (kind in ('HOTEL', 'NADRA_ADDRESS', 'NADRA_NAME', 'PHONE', 'TENANT')),
    happened_on date,
    content bytea,
    recorded_at timestamptz not null,
    unique (client_id, message_id),
    check (num_nulls(person_id, kind, happened_on, content) in (0, 4))
);
comment on table notices.observation is 'What other systems report of people: a name, an address, a telephone, a night in a hotel. Of people who are not on the register nothing is kept but that there was a message. Never changed.';
comment on column notices.observation.id is 'The receipt.';
comment on column notices.observation.client_id is 'The machine client that sent it.';
comment on column notices.observation.message_id is 'The client''s own name for the message.';
comment on column notices.observation.digest is 'A keyed hash of the message, so that another one under its name is found out.';
comment on column notices.observation.person_id is 'Of whom; null for somebody who is not on the register.';
comment on column notices.observation.kind is 'A name of the enum Observation.Kind.';
comment on column notices.observation.happened_on is 'The day it speaks of.';
comment on column notices.observation.content is 'What was reported: JSON, encrypted under the key of the record.';
comment on column notices.observation.recorded_at is 'When it arrived.';
create index observation_person on notices.observation (person_id, happened_on) where person_id is not null;
grant select, insert on notices.observation to "${application}";

create table notices.announcement (
    id uuid primary key,
    receipt bigint generated always as identity unique,
    person_id uuid not null references register.person (id),
    kind text not null check (kind in ('ADDRESS', 'BACK', 'GOING', 'HOUSEHOLD', 'NAME', 'ONLINE_IDENTITY', 'PHONE',
        'VEHICLE', 'WORK')),
    said bytea not null,
    announced_on date not null,
    recorded_at timestamptz not null,
    notice_id uuid,
    closed_at timestamptz,
    closed_by uuid,
    close_reason bytea,
    escalated_to text default 'OFFICER' not null check (escalated_to in ('DISTRICT', 'NATIONAL', 'OFFICER',
        'PROVINCE')),
    check (num_nonnulls(closed_at, closed_by, close_reason) in (0, 3))
);
comment on table notices.announcement is 'What came by SMS from a verified number, until the person has come. It changes nothing by itself.';
comment on column notices.announcement.id is 'Names it.';
comment on column notices.announcement.receipt is 'The number that was texted back, with an S before it.';
comment on column notices.announcement.person_id is 'Whose number it came from.';
comment on column notices.announcement.kind is 'A name of the enum Announced.';
comment on column notices.announcement.said is 'What was written after the word, encrypted under the key of the record.';
comment on column notices.announcement.announced_on is 'The day it came, which lateness counts to.';
comment on column notices.announcement.recorded_at is 'When it came.';
comment on column notices.announcement.notice_id is 'The notice that somebody has begun of it; null until then. There is such a notice once it is taken.';
comment on column notices.announcement.closed_at is 'When it was closed without a notice; null where it was not.';
comment on column notices.announcement.closed_by is 'The account that closed it.';
comment on column notices.announcement.close_reason is 'Why, encrypted under the key of the record.';
comment on column notices.announcement.escalated_to is 'The highest level that has been told of it (a name of the enum Escalation.Level): each is told once. With whom it lies today is counted from announced_on.';
create index announcement_person on notices.announcement (person_id, receipt);
create index announcement_open on notices.announcement (person_id) where closed_at is null;
grant select, insert on notices.announcement to "${application}";
grant update (notice_id, closed_at, closed_by, close_reason, escalated_to) on notices.announcement to "${application}";

create table notices.announcing (
    person_id uuid primary key references register.person (id),
    on_day date not null,
    texts integer not null
);
comment on table notices.announcing is 'How many texts a verified number has sent on its latest day, so that after some there is silence.';
comment on column notices.announcing.person_id is 'Whose number; of several people the first.';
comment on column notices.announcing.on_day is 'The latest day.';
comment on column notices.announcing.texts is 'How many on that day.';
grant select, insert on notices.announcing to "${application}";
grant update (on_day, texts) on notices.announcing to "${application}";

create table notices.review_day (
    person_id uuid primary key references register.person (id),
    on_day date not null
);
comment on table notices.review_day is 'Who is to be judged again on which day, beside notice.review_on: after holidays and outages, and of what was never told.';
comment on column notices.review_day.person_id is 'Whose notices, crossings and tasks.';
comment on column notices.review_day.on_day is 'The first day on which time, an outage or a holiday brings something.';
create index review_day_on on notices.review_day (on_day);
grant select, insert, delete on notices.review_day to "${application}";
grant update (on_day) on notices.review_day to "${application}";
