-- Messages between stations about somebody on record.

create schema correspondence;
comment on schema correspondence is 'Messages between stations.';
grant usage on schema correspondence to "${application}";

create table correspondence.message (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    from_place text not null check (from_place ~ '^(NATIONAL|PROVINCE:.+|DISTRICT:.+)$'),
    to_station text not null references reference.police_station (code),
    question bytea not null,
    asked_on date not null,
    answer_by date not null,
    asked_at timestamptz not null,
    asked_by uuid not null references access.account (id),
    state text default 'OPEN' not null check (state in ('ANSWERED', 'OPEN', 'WITHDRAWN')),
    answer bytea,
    ended_on date,
    ended_by uuid references access.account (id),
    check (answer_by >= asked_on),
    check ((answer is not null) = (state = 'ANSWERED')),
    check ((ended_on is null) = (state = 'OPEN')),
    check ((ended_by is null) = (state = 'OPEN')),
    constraint message_answered_by_another check (state <> 'ANSWERED' or ended_by <> asked_by),
    constraint message_withdrawn_by_writer check (state <> 'WITHDRAWN' or ended_by = asked_by)
);
comment on table correspondence.message is 'What the police of one place ask a station about somebody on record, and its answer.';
comment on column correspondence.message.id is 'Opaque.';
comment on column correspondence.message.person_id is 'About whom.';
comment on column correspondence.message.from_place is 'Where the writer works, as Jurisdiction writes it.';
comment on column correspondence.message.to_station is 'The station that is asked.';
comment on column correspondence.message.question is 'What is asked, encrypted with AES-256-GCM under the record''s key, the context being station-message/1/question/ and the id.';
comment on column correspondence.message.asked_on is 'The day it was sent.';
comment on column correspondence.message.answer_by is 'The day by which an answer is needed, which escalation counts from.';
comment on column correspondence.message.asked_at is 'When it was sent.';
comment on column correspondence.message.asked_by is 'The writer.';
comment on column correspondence.message.state is 'A name of the enum StationMessage.State.';
comment on column correspondence.message.answer is 'The answer, encrypted in the same way with answer in place of question; null where there is none.';
comment on column correspondence.message.ended_on is 'The day it was answered or withdrawn; null while it is open.';
comment on column correspondence.message.ended_by is 'Who answered or withdrew it; null while it is open.';
create index message_person on correspondence.message (person_id);
create index message_to on correspondence.message (to_station) where state = 'OPEN';
create index message_from on correspondence.message (from_place) where state = 'OPEN';
create index message_answered on correspondence.message (ended_on) where state = 'ANSWERED';
grant select, insert on correspondence.message to "${application}";
grant update (state, answer, ended_on, ended_by) on correspondence.message to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('correspondence.message', 'SEALED_RECORD', 155,
        't.person_id = $1',
        't.person_id',
        null);

alter table register.journal drop constraint journal_kind_check;
alter table register.journal add constraint journal_kind_check check (kind in (
        'ADDRESS_RECORDED', 'ADDRESS_WITHDRAWN', 'ANNOUNCEMENT_ESCALATED', 'APPEAL_DISMISSED', 'APPEAL_FILED',
        'APPEARED', 'BORDER_CROSSED', 'BREACH_ALLEGED', 'BREACH_DECIDED', 'BREACH_ESCALATED',
        'BREACH_WITHDRAWN', 'CIRCUMSTANCE_CORRECTED', 'CIRCUMSTANCE_ENDED', 'CIRCUMSTANCE_RECORDED',
        'CIRCUMSTANCE_WITHDRAWN', 'CLEMENCY_RECORDED', 'CNIC_ENTERED', 'CNIC_WITHDRAWN', 'CONTACT_MADE',
        'CONVICTION_QUASHED', 'CONVICTION_RECORDED', 'CUSTODY_RECORDED', 'DEATH_ESTABLISHED', 'DEATH_RECORDED',
        'DISTRICT_CHANGED', 'DUTIES_EXPLAINED', 'DUTY_ANSWERED', 'DUTY_MOVED', 'DUTY_OPENED', 'DUTY_RESTORED',
        'DUTY_WITHDRAWN', 'FACT_CORRECTED', 'FACT_WITHDRAWN', 'FINGERPRINTS_TAKEN', 'FINGERPRINT_WITHDRAWN',
        'IDENTITY_CONFIRMED', 'IDENTITY_CORRECTED', 'IDENTITY_EXAMINED', 'INTELLIGENCE_NOTED', 'MESSAGE_SENT',
        'NAME_CHANGED', 'NOTICE_ANNOUNCED', 'NOTICE_DECIDED', 'NOTICE_TAKEN', 'OBSERVATION_AGREES',
        'OBSERVATION_NOTED', 'PHONE_TAKEN', 'PHONE_VERIFIED', 'PHONE_WITHDRAWN', 'PHOTOGRAPH_ADDED',
        'PHOTOGRAPH_WITHDRAWN', 'RECORDS_MERGED', 'RECORDS_PARTED', 'REGISTERED', 'RELEASE_CALLED_OFF',
        'RELEASE_PLANNED', 'REMOVAL_DECIDED', 'RESIDENCE_LOST', 'RISK_ASSESSED', 'SENTENCE_RECORDED',
        'STANDING_CHANGED', 'STATION_ASSIGNED', 'STATION_MESSAGE_ANSWERED', 'STATION_MESSAGE_SENT',
        'STATION_MESSAGE_WITHDRAWN', 'STATION_RELIEVED', 'TEHSIL_ASSIGNED', 'TRANSFER_ACCEPTED',
        'TRANSFER_OFFERED', 'TRANSFER_RETURNED', 'TRANSFER_WITHDRAWN', 'TRAVEL_TASK_CLOSED',
        'TRAVEL_TASK_ESCALATED', 'TRAVEL_TASK_OPENED', 'VISIT_CALLED_OFF', 'VISIT_FAILED', 'VISIT_MADE',
        'VISIT_PLANNED', 'WHEREABOUTS_KNOWN', 'WHEREABOUTS_UNKNOWN'));
