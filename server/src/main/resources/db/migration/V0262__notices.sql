create schema notices;
comment on schema notices is 'The duty to tell: notices of change, from the telling to the decision.';
grant usage on schema notices to "${application}";

insert into access.agency (code, name_en, name_ur) values
    ('IMMIGRATION', 'Immigration (Federal Investigation Agency)', 'امیگریشن (وفاقی تحقیقاتی ادارہ)');

create table notices.notice (
    id uuid primary key,
    receipt bigint generated always as identity unique,
    person_id uuid not null references register.person,
    kind text not null,
    happens_on date not null,
    until_on date,
    district_code text references reference.district (code),
    particulars bytea not null,
    announced_on date not null,
    how text not null,
    station_code text not null references reference.police_station (code),
    state text not null,
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
comment on column notices.notice.person_id is 'Who told it.';
comment on column notices.notice.kind is 'A name of the enum NoticeKind.';
comment on column notices.notice.happens_on is 'The day of the change, or of leaving.';
comment on column notices.notice.until_on is 'The last day away; null where nobody goes away.';
comment on column notices.notice.district_code is 'The district in which the person stays or lives then; null where there is none.';
comment on column notices.notice.particulars is 'What was told: JSON, encrypted under the key of the record.';
comment on column notices.notice.announced_on is 'The day it was first told, which lateness counts to.';
comment on column notices.notice.how is 'A name of the enum How.';
comment on column notices.notice.station_code is 'The station that took it.';
comment on column notices.notice.state is 'A name of the enum NoticeState.';
comment on column notices.notice.last_day is 'The last day on which telling it was in time; null where nobody had to tell it.';
comment on column notices.notice.is_late is 'Whether it was told after that day.';
comment on column notices.notice.rule_key is 'The policy that gives the last day.';
comment on column notices.notice.rule_version is 'The version of that policy on the day it happened.';
comment on column notices.notice.departed_on is 'Of a journey abroad: the day the person left, as immigration says; null until then.';
comment on column notices.notice.returned_on is 'Of a journey abroad: the day the person came back; null until then.';
comment on column notices.notice.applied_as is 'The row of the register that the acceptance wrote; null where it wrote none, or it was taken back.';
comment on column notices.notice.review_on is 'The first day on which time alone brings something; null for none.';
comment on column notices.notice.recorded_at is 'When it was entered.';
comment on column notices.notice.recorded_by is 'The account that entered it.';
create unique index notice_of_a_change on notices.notice (person_id, kind, happens_on)
    where state not in ('REFUSED', 'WITHDRAWN');
create index notice_person on notices.notice (person_id, receipt);
create index notice_open on notices.notice (state, person_id) where state in ('ANNOUNCED', 'RECEIVED', 'VERIFYING');
create index notice_review on notices.notice (review_on) where review_on is not null;
create index notice_visits on notices.notice (district_code, until_on)
    where until_on is not null and state not in ('REFUSED', 'WITHDRAWN');
create index notice_abroad on notices.notice (receipt)
    where kind = 'TRAVEL_ABROAD' and returned_on is null and state not in ('REFUSED', 'WITHDRAWN');

create table notices.step (
    id bigint generated always as identity primary key,
    notice_id uuid not null references notices.notice,
    state text not null,
    evidence text,
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

create table notices.draft (
    id uuid primary key,
    person_id uuid not null references register.person,
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

create table notices.border_crossing (
    id uuid primary key,
    client_id uuid not null,
    message_id text not null check (length(message_id) between 1 and 64),
    digest bytea not null,
    person_id uuid references register.person,
    direction text,
    crossed_on date,
    country char(2),
    place text check (length(place) <= 120),
    notice_id uuid references notices.notice,
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

create table notices.task (
    id uuid primary key,
    person_id uuid not null references register.person,
    kind text not null,
    source uuid not null,
    happened_on date not null,
    country char(2),
    opened_on date not null,
    recorded_at timestamptz not null,
    outcome text,
    reason text not null default '' check (length(reason) <= 1000),
    closed_on date,
    closed_by uuid,
    unique (source, kind),
    check ((outcome is null) = (closed_on is null))
);
comment on table notices.task is 'What a fact from elsewhere asks the responsible officer to look into.';
comment on column notices.task.id is 'Names it.';
comment on column notices.task.person_id is 'About whom.';
comment on column notices.task.kind is 'A name of the enum TravelTask.Kind.';
comment on column notices.task.source is 'The notice or the border crossing from which it comes; with the kind, one of them.';
comment on column notices.task.happened_on is 'The day of what happened.';
comment on column notices.task.country is 'The country it is about, ISO 3166; null for none.';
comment on column notices.task.opened_on is 'The day it was opened.';
comment on column notices.task.recorded_at is 'When it was opened.';
comment on column notices.task.outcome is 'A name of the enum TravelTask.Outcome; null while it is open.';
comment on column notices.task.reason is 'What the officer found; empty while it is open.';
comment on column notices.task.closed_on is 'The day it was closed; null while it is open.';
comment on column notices.task.closed_by is 'The account that closed it; null for the register itself.';
create index task_open on notices.task (person_id) where outcome is null;

grant select, insert on all tables in schema notices to "${application}";
grant update (state, last_day, is_late, rule_key, rule_version, departed_on, returned_on, applied_as, review_on)
    on notices.notice to "${application}";
grant update (content, saved_at, expires_at), delete on notices.draft to "${application}";
grant update (notice_id) on notices.border_crossing to "${application}";
grant update (outcome, reason, closed_on, closed_by) on notices.task to "${application}";
