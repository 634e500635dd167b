-- Child protection bodies are told of households with a child, and acknowledge each referral.

alter table access.machine_client drop constraint machine_client_feed_check;
alter table access.machine_client add constraint machine_client_feed_check check (feed in ('CHILD_PROTECTION', 'COURT',
    'IMMIGRATION', 'NADRA', 'POLICE', 'PRISON', 'PRISON_AND_PROSECUTION', 'PROSECUTION'));

insert into access.agency (code, name_en, name_ur) values
    ('PUNJAB_CHILD_PROTECTION', 'Child protection, Punjab', 'تحفظِ اطفال، پنجاب'),
    ('SINDH_CHILD_PROTECTION', 'Child protection, Sindh', 'تحفظِ اطفال، سندھ'),
    ('KP_CHILD_PROTECTION', 'Child protection, Khyber Pakhtunkhwa', 'تحفظِ اطفال، خیبر پختونخوا'),
    ('BALOCHISTAN_CHILD_PROTECTION', 'Child protection, Balochistan', 'تحفظِ اطفال، بلوچستان'),
    ('ISLAMABAD_CHILD_PROTECTION', 'Child protection, Islamabad', 'تحفظِ اطفال، اسلام آباد'),
    ('GB_CHILD_PROTECTION', 'Child protection, Gilgit-Baltistan', 'تحفظِ اطفال، گلگت بلتستان'),
    ('AJK_CHILD_PROTECTION', 'Child protection, Azad Jammu and Kashmir', 'تحفظِ اطفال، آزاد جموں و کشمیر');

create view supervision.children_view as
select c.person_id
from supervision.circumstance c
where c.kind = 'CHILDREN' and c.until_day is null and not c.withdrawn
  and not exists (select from supervision.circumstance o where o.id = c.id and o.version > c.version);
comment on view supervision.children_view is 'Published: of whom it is noted whether children live in the household. How many is encrypted, and may be none; somebody may be there several times.';
comment on column supervision.children_view.person_id is 'Whose household.';
grant select on supervision.children_view to "${application}";

create schema referrals;
comment on schema referrals is 'Referrals of households with a child to child protection.';
grant usage on schema referrals to "${application}";

create table referrals.referral (
    id uuid primary key,
    person_id uuid not null references register.person (id),
    state text default 'OPEN' not null check (state in ('ACKNOWLEDGED', 'OPEN', 'WITHDRAWN')),
    station_code text not null references reference.police_station (code),
    district_code text not null,
    since_day date not null,
    made_at timestamptz not null,
    due_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid references access.machine_client (id),
    case_reference bytea,
    contact bytea,
    withdrawn_at timestamptz,
    withdrawn_because text check (withdrawn_because in ('MOVED', 'NOT_IN_HOUSEHOLD', 'NO_CHANNEL', 'NO_CHILD')),
    check (due_at >= made_at),
    check ((acknowledged_at is null) = (acknowledged_by is null)),
    check (acknowledged_at is not null or (case_reference is null and contact is null)),
    check (state <> 'OPEN' or acknowledged_at is null),
    check (state <> 'ACKNOWLEDGED' or acknowledged_at is not null),
    check ((withdrawn_at is not null) = (state = 'WITHDRAWN')),
    check ((withdrawn_because is not null) = (state = 'WITHDRAWN'))
);
comment on table referrals.referral is 'Households of people on record in which a child lives, as child protection of the district was told; one at a time for a person.';
comment on column referrals.referral.id is 'Opaque; the child protection body acknowledges by it.';
comment on column referrals.referral.person_id is 'Whose household.';
comment on column referrals.referral.state is 'A name of the enum Referral.State.';
comment on column referrals.referral.station_code is 'The station that answers for the person.';
comment on column referrals.referral.district_code is 'Its district, whose child protection is told.';
comment on column referrals.referral.since_day is 'Since when a child lives there, as far as is known.';
comment on column referrals.referral.made_at is 'When it was made.';
comment on column referrals.referral.due_at is 'By when it is to be acknowledged, which escalation counts from.';
comment on column referrals.referral.acknowledged_at is 'When it was acknowledged first; null where it was not.';
comment on column referrals.referral.acknowledged_by is 'The machine client that acknowledged it first; null where none did.';
comment on column referrals.referral.case_reference is 'What that body calls its case, encrypted with AES-256-GCM under the record''s key, the context being child-referral/1/case-reference/ and the id; null where it did not say.';
comment on column referrals.referral.contact is 'Whom to ask there, encrypted in the same way with contact in place of case-reference; null where it did not say.';
comment on column referrals.referral.withdrawn_at is 'When it ended; null while it holds.';
comment on column referrals.referral.withdrawn_because is 'Why, a name of the enum Referral.Because; null while it holds.';
create unique index referral_once on referrals.referral (person_id) where state <> 'WITHDRAWN';
create index referral_person on referrals.referral (person_id);
create index referral_open on referrals.referral (due_at) where state = 'OPEN';
create index referral_station on referrals.referral (station_code, state);
grant select, insert on referrals.referral to "${application}";
grant update (state, station_code, district_code, acknowledged_at, acknowledged_by, case_reference, contact, withdrawn_at,
    withdrawn_because) on referrals.referral to "${application}";

create view referrals.referral_view as
select id, person_id, station_code, district_code, since_day, due_at from referrals.referral where state <> 'WITHDRAWN';
comment on view referrals.referral_view is 'Published: the referrals that hold.';
comment on column referrals.referral_view.id is 'Which.';
comment on column referrals.referral_view.person_id is 'Whose household.';
comment on column referrals.referral_view.station_code is 'The station that answers for the person.';
comment on column referrals.referral_view.district_code is 'Its district.';
comment on column referrals.referral_view.since_day is 'Since when a child lives there, as far as is known.';
comment on column referrals.referral_view.due_at is 'By when it is to be acknowledged.';
grant select on referrals.referral_view to "${application}";

create table referrals.due (
    person_id uuid primary key
);
comment on table referrals.due is 'Whose household is to be looked at, since something has changed; a queue.';
comment on column referrals.due.person_id is 'Whose.';
grant select, insert, delete on referrals.due to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('referrals.referral', 'SEALED_RECORD', 158, 't.person_id = $1', 't.person_id', null),
    ('referrals.due', 'SEALED_RECORD', 159, 't.person_id = $1', 't.person_id', null);

alter table register.journal drop constraint journal_kind_check;
alter table register.journal add constraint journal_kind_check check (kind in (
        'ADDRESS_RECORDED', 'ADDRESS_WITHDRAWN', 'ANNOUNCEMENT_ESCALATED', 'APPEAL_DISMISSED', 'APPEAL_FILED',
        'APPEARED', 'BORDER_CROSSED', 'BREACH_ALLEGED', 'BREACH_DECIDED', 'BREACH_ESCALATED', 'BREACH_WITHDRAWN',
        'CHILD_REFERRAL_ACKNOWLEDGED', 'CHILD_REFERRAL_WITHDRAWN', 'CHILD_REFERRED', 'CIRCUMSTANCE_CORRECTED',
        'CIRCUMSTANCE_ENDED', 'CIRCUMSTANCE_RECORDED', 'CIRCUMSTANCE_WITHDRAWN', 'CLEMENCY_RECORDED', 'CNIC_ENTERED',
        'CNIC_WITHDRAWN', 'CONTACT_MADE', 'CONVICTION_QUASHED', 'CONVICTION_RECORDED', 'CUSTODY_RECORDED',
        'DEATH_ESTABLISHED', 'DEATH_RECORDED', 'DISTRICT_CHANGED', 'DUTIES_EXPLAINED', 'DUTY_ANSWERED', 'DUTY_MOVED',
        'DUTY_OPENED', 'DUTY_RESTORED', 'DUTY_WITHDRAWN', 'EXIT_CONTROL_ENDED', 'EXIT_CONTROL_EXTENDED',
        'EXIT_CONTROL_PLACED', 'FACT_CORRECTED', 'FACT_WITHDRAWN', 'FINGERPRINTS_TAKEN', 'FINGERPRINT_WITHDRAWN',
        'IDENTITY_CONFIRMED', 'IDENTITY_CORRECTED', 'IDENTITY_EXAMINED', 'INTELLIGENCE_NOTED', 'MESSAGE_SENT',
        'NAME_CHANGED', 'NOTICE_ANNOUNCED', 'NOTICE_DECIDED', 'NOTICE_TAKEN', 'OBSERVATION_AGREES',
        'OBSERVATION_NOTED', 'PHONE_TAKEN', 'PHONE_VERIFIED', 'PHONE_WITHDRAWN', 'PHOTOGRAPH_ADDED',
        'PHOTOGRAPH_WITHDRAWN', 'RECORDS_MERGED', 'RECORDS_PARTED', 'REGISTERED', 'RELEASE_CALLED_OFF',
        'RELEASE_PLANNED', 'REMOVAL_DECIDED', 'RESIDENCE_LOST', 'RISK_ASSESSED', 'SENTENCE_RECORDED',
        'STANDING_CHANGED', 'STATION_ASSIGNED', 'STATION_MESSAGE_ANSWERED', 'STATION_MESSAGE_SENT',
        'STATION_MESSAGE_WITHDRAWN', 'STATION_RELIEVED', 'TEHSIL_ASSIGNED', 'TRANSFER_ACCEPTED', 'TRANSFER_OFFERED',
        'TRANSFER_RETURNED', 'TRANSFER_WITHDRAWN', 'TRAVEL_TASK_CLOSED', 'TRAVEL_TASK_ESCALATED',
        'TRAVEL_TASK_OPENED', 'VISIT_CALLED_OFF', 'VISIT_FAILED', 'VISIT_MADE', 'VISIT_PLANNED', 'WHEREABOUTS_KNOWN',
        'WHEREABOUTS_UNKNOWN'));
