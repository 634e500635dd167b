create schema conviction;
comment on schema conviction is 'What courts decided.';
grant usage on schema conviction to "${application}";

create table conviction.conviction (
    id uuid primary key,
    person_id uuid not null references register.person,
    court_code text not null references reference.court (code),
    case_number text not null,
    fir_number text not null,
    police_station_code text not null references reference.police_station (code),
    offence_on date not null,
    judgment_on date not null,
    victim_age text not null check (victim_age in ('CHILD', 'ADULT')),
    victim_sex text not null check (victim_sex in ('FEMALE', 'MALE', 'OTHER')),
    recorded_at timestamptz not null,
    recorded_by uuid,
    check (judgment_on >= offence_on)
);
comment on table conviction.conviction is 'One judgment against one person. Only ever added to; its end is in conviction.quashing.';
comment on column conviction.conviction.id is 'Opaque identifier.';
comment on column conviction.conviction.person_id is 'Who was convicted.';
comment on column conviction.conviction.court_code is 'The court.';
comment on column conviction.conviction.case_number is 'As the court writes it.';
comment on column conviction.conviction.fir_number is 'First information report, as the police station writes it.';
comment on column conviction.conviction.police_station_code is 'The police station of the FIR.';
comment on column conviction.conviction.offence_on is 'Day of the offence; of a continuing one the day it began.';
comment on column conviction.conviction.judgment_on is 'Day of the judgment.';
comment on column conviction.conviction.victim_age is 'CHILD where any was under 18. With the sex all that is held of a survivor.';
comment on column conviction.conviction.victim_sex is 'FEMALE where any was.';
comment on column conviction.conviction.recorded_at is 'When it was recorded.';
comment on column conviction.conviction.recorded_by is 'Who recorded it.';
create index conviction_person on conviction.conviction (person_id);

create table conviction.offence (
    conviction_id uuid not null references conviction.conviction,
    position smallint not null,
    law text not null,
    section text not null,
    connected_with text[] not null,
    primary key (conviction_id, position)
);
comment on table conviction.offence is 'One offence of a judgment.';
comment on column conviction.offence.conviction_id is 'The judgment.';
comment on column conviction.offence.position is 'Order in the judgment, from 0.';
comment on column conviction.offence.law is 'Short name of the law: PPC, PECA, ATA.';
comment on column conviction.offence.section is 'Section, subsections in brackets.';
comment on column conviction.offence.connected_with is 'Offences it was committed in connection with, as in PPC 376.';

create table conviction.quashing (
    conviction_id uuid primary key references conviction.conviction,
    quashed_on date not null,
    reason text not null check (reason in ('ACQUITTED_ON_APPEAL', 'RETRIAL_ORDERED')),
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table conviction.quashing is 'The end of a conviction: from that day it is as if it had never been.';
comment on column conviction.quashing.conviction_id is 'The judgment.';
comment on column conviction.quashing.quashed_on is 'Day of the decision.';
comment on column conviction.quashing.reason is 'Why.';
comment on column conviction.quashing.recorded_at is 'When it was recorded.';
comment on column conviction.quashing.recorded_by is 'Who recorded it.';

grant select, insert on conviction.conviction, conviction.offence, conviction.quashing to "${application}";
