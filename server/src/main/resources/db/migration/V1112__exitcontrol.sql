-- Requests to immigration that somebody is not let out of the country for a time.

create schema exitcontrol;
comment on schema exitcontrol is 'Exit control: who is to be on the Provisional National Identification List.';
grant usage on schema exitcontrol to "${application}";

create table exitcontrol.request (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    ground text not null check (ground in ('BREACH', 'FLIGHT_RISK')),
    policy text not null check (length(policy) between 1 and 100),
    lapsed_at timestamptz
);
comment on table exitcontrol.request is 'That somebody is to be on the Provisional National Identification List.';
comment on column exitcontrol.request.id is 'The proposal by which it was placed, which has the reason.';
comment on column exitcontrol.request.person_id is 'Whom.';
comment on column exitcontrol.request.ground is 'A name of the enum ExitGround.';
comment on column exitcontrol.request.policy is 'Key and version of the policy row that allows the ground.';
comment on column exitcontrol.request.lapsed_at is 'When the register noticed that the last day was past; null until then, and where it was ended before.';
create index request_person on exitcontrol.request (person_id);
grant select, insert on exitcontrol.request to "${application}";
grant update (lapsed_at) on exitcontrol.request to "${application}";

create table exitcontrol.step (
    id bigint generated always as identity primary key,
    request_id uuid not null references exitcontrol.request (id),
    kind text not null check (kind in ('ENDED', 'EXTENDED', 'PLACED')),
    until_day date not null,
    proposal_id uuid unique,
    asked_by uuid references access.account (id),
    decided_by uuid not null references access.account (id),
    taken_at timestamptz not null,
    unique (request_id, kind),
    constraint step_of_two check ((kind = 'ENDED') = (proposal_id is null)),
    check ((proposal_id is null) = (asked_by is null)),
    check (asked_by <> decided_by)
);
comment on table exitcontrol.step is 'What became of an exit control. The latest counts. Placing and extending, which is possible once, take two people; one ends it.';
comment on column exitcontrol.step.id is 'In order.';
comment on column exitcontrol.step.request_id is 'Of which one.';
comment on column exitcontrol.step.kind is 'A name of the enum ExitControl.Step.';
comment on column exitcontrol.step.until_day is 'The last day; of an ending the day of it.';
comment on column exitcontrol.step.proposal_id is 'The proposal; null for an ending.';
comment on column exitcontrol.step.asked_by is 'Who proposed it; null for an ending.';
comment on column exitcontrol.step.decided_by is 'Who decided it, or ended it.';
comment on column exitcontrol.step.taken_at is 'When.';
create index step_until on exitcontrol.step (until_day);
grant select, insert on exitcontrol.step to "${application}";

create function exitcontrol.as_decided()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal := approval.approved_now(new.proposal_id, case new.kind
        when 'PLACED' then 'exit-control' else 'exit-control-extension' end);
    r exitcontrol.request;
begin
    select * into r from exitcontrol.request where id = new.request_id;
    perform approval.refuse_unless(new.asked_by = p.proposed_by and new.decided_by = p.decided_by
        and p.payload ->> 'person' = r.person_id::text
        and case new.kind when 'PLACED' then r.id = p.id and p.payload ->> 'ground' = r.ground
            else p.payload ->> 'request' = r.id::text end, 'The exit control');
    return null;
end
$$;
comment on function exitcontrol.as_decided() is 'Exit control is placed and extended as two people decided.';

create constraint trigger as_decided after insert on exitcontrol.step deferrable initially deferred for each row
    when (CURRENT_USER = '${application}'::name and new.kind <> 'ENDED') execute function exitcontrol.as_decided();

create view exitcontrol.lasting as
select r.person_id, r.id as request_id, s.kind, s.until_day
from exitcontrol.request r
join lateral (select o.kind, o.until_day from exitcontrol.step o where o.request_id = r.id order by o.id desc limit 1) s on true
where s.kind <> 'ENDED';
comment on view exitcontrol.lasting is 'Published: who is under exit control until which day, by the latest step. One whose last day is past has ended; and whoever is not on the register is under none.';
comment on column exitcontrol.lasting.person_id is 'Whom.';
comment on column exitcontrol.lasting.request_id is 'The request.';
comment on column exitcontrol.lasting.kind is 'PLACED or EXTENDED.';
comment on column exitcontrol.lasting.until_day is 'The last day.';
grant select on exitcontrol.lasting to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('exitcontrol.step', 'SEALED_RECORD', 156,
        't.request_id in (select r.id from exitcontrol.request r where r.person_id = $1)',
        '(select r.person_id from exitcontrol.request r where r.id = t.request_id)',
        null),
    ('exitcontrol.request', 'SEALED_RECORD', 157,
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
        'DUTY_WITHDRAWN', 'EXIT_CONTROL_ENDED', 'EXIT_CONTROL_EXTENDED', 'EXIT_CONTROL_PLACED',
        'FACT_CORRECTED', 'FACT_WITHDRAWN', 'FINGERPRINTS_TAKEN', 'FINGERPRINT_WITHDRAWN', 'IDENTITY_CONFIRMED',
        'IDENTITY_CORRECTED', 'IDENTITY_EXAMINED', 'INTELLIGENCE_NOTED', 'MESSAGE_SENT', 'NAME_CHANGED',
        'NOTICE_ANNOUNCED', 'NOTICE_DECIDED', 'NOTICE_TAKEN', 'OBSERVATION_AGREES', 'OBSERVATION_NOTED',
        'PHONE_TAKEN', 'PHONE_VERIFIED', 'PHONE_WITHDRAWN', 'PHOTOGRAPH_ADDED', 'PHOTOGRAPH_WITHDRAWN',
        'RECORDS_MERGED', 'RECORDS_PARTED', 'REGISTERED', 'RELEASE_CALLED_OFF', 'RELEASE_PLANNED',
        'REMOVAL_DECIDED', 'RESIDENCE_LOST', 'RISK_ASSESSED', 'SENTENCE_RECORDED', 'STANDING_CHANGED',
        'STATION_ASSIGNED', 'STATION_MESSAGE_ANSWERED', 'STATION_MESSAGE_SENT', 'STATION_MESSAGE_WITHDRAWN',
        'STATION_RELIEVED', 'TEHSIL_ASSIGNED', 'TRANSFER_ACCEPTED', 'TRANSFER_OFFERED', 'TRANSFER_RETURNED',
        'TRANSFER_WITHDRAWN', 'TRAVEL_TASK_CLOSED', 'TRAVEL_TASK_ESCALATED', 'TRAVEL_TASK_OPENED',
        'VISIT_CALLED_OFF', 'VISIT_FAILED', 'VISIT_MADE', 'VISIT_PLANNED', 'WHEREABOUTS_KNOWN',
        'WHEREABOUTS_UNKNOWN'));
