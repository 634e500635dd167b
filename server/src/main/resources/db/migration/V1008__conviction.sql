create schema conviction;
comment on schema conviction is 'What courts decided.';
grant usage on schema conviction to "${application}";

create table conviction.conviction (
    id uuid primary key,
    person_id uuid not null references register.person (id),
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
    case_key text,
    fir_key text,
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
comment on column conviction.conviction.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column conviction.conviction.fir_key is 'The FIR''s number as it is compared: the class CaseNumber makes it.';
create index conviction_person on conviction.conviction (person_id);
create index conviction_case on conviction.conviction (court_code, case_key);
grant select, insert on conviction.conviction to "${application}";

create table conviction.offence (
    conviction_id uuid not null references conviction.conviction (id),
    position smallint not null,
    law text not null,
    section text not null,
    connected_with text[] not null,
    version smallint default 1 not null,
    primary key (conviction_id, version, "position")
);
comment on table conviction.offence is 'One offence of a judgment.';
comment on column conviction.offence.conviction_id is 'The judgment.';
comment on column conviction.offence.position is 'Order in the judgment, from 0.';
comment on column conviction.offence.law is 'Short name of the law: PPC, PECA, ATA.';
comment on column conviction.offence.section is 'Section, subsections in brackets.';
comment on column conviction.offence.connected_with is 'Offences it was committed in connection with, as in PPC 376.';
comment on column conviction.offence.version is 'The version of the judgment that names it.';
grant select, insert on conviction.offence to "${application}";

create table conviction.quashing (
    conviction_id uuid not null references conviction.conviction (id),
    quashed_on date not null,
    reason text not null check (reason in ('ACQUITTED_ON_APPEAL', 'RETRIAL_ORDERED')),
    recorded_at timestamptz not null,
    recorded_by uuid,
    version smallint default 1 not null check (version > 0),
    person_id uuid not null references register.person (id),
    appeal_id uuid,
    withdrawn boolean default false not null,
    correction_reason text,
    primary key (conviction_id, version),
    check (version > 1 or correction_reason is null)
);
comment on table conviction.quashing is 'The end of a conviction: from that day it is as if it had never been.';
comment on column conviction.quashing.conviction_id is 'The judgment.';
comment on column conviction.quashing.quashed_on is 'Day of the decision.';
comment on column conviction.quashing.reason is 'Why.';
comment on column conviction.quashing.recorded_at is 'When it was recorded.';
comment on column conviction.quashing.recorded_by is 'Who recorded it.';
comment on column conviction.quashing.version is 'From 1; the highest is what is known now.';
comment on column conviction.quashing.person_id is 'Who was convicted.';
comment on column conviction.quashing.appeal_id is 'The appeal that led to it; null where none is recorded.';
comment on column conviction.quashing.withdrawn is 'True where it was recorded in error: the conviction stands.';
comment on column conviction.quashing.correction_reason is 'Why this version; null for the first.';
create index quashing_person on conviction.quashing (person_id);
grant select, insert on conviction.quashing to "${application}";

-- Every fact is a row a version. The latest version is what is known now; the earlier ones stay, and nothing is updated.
create table conviction.conviction_version (
    conviction_id uuid not null references conviction.conviction (id),
    version smallint not null check (version > 1),
    person_id uuid not null references register.person (id),
    court_code text not null references reference.court (code),
    case_number text not null,
    fir_number text not null,
    police_station_code text not null references reference.police_station (code),
    offence_on date not null,
    judgment_on date not null,
    victim_age text not null check (victim_age in ('CHILD', 'ADULT')),
    victim_sex text not null check (victim_sex in ('FEMALE', 'MALE', 'OTHER')),
    withdrawn boolean not null,
    correction_reason text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    case_key text,
    fir_key text,
    primary key (conviction_id, version),
    check (judgment_on >= offence_on)
);
comment on table conviction.conviction_version is 'A judgment as it was corrected or withdrawn. Its first version is the row of conviction.conviction.';
comment on column conviction.conviction_version.conviction_id is 'The judgment.';
comment on column conviction.conviction_version.version is 'From 2; the highest is what is known now.';
comment on column conviction.conviction_version.person_id is 'Who was convicted.';
comment on column conviction.conviction_version.court_code is 'The court.';
comment on column conviction.conviction_version.case_number is 'As the court writes it.';
comment on column conviction.conviction_version.fir_number is 'First information report, as the police station writes it.';
comment on column conviction.conviction_version.police_station_code is 'The police station of the FIR.';
comment on column conviction.conviction_version.offence_on is 'Day of the offence; of a continuing one the day it began.';
comment on column conviction.conviction_version.judgment_on is 'Day of the judgment.';
comment on column conviction.conviction_version.victim_age is 'CHILD where any was under 18. With the sex all that is held of a survivor.';
comment on column conviction.conviction_version.victim_sex is 'FEMALE where any was.';
comment on column conviction.conviction_version.withdrawn is 'True where the judgment was recorded in error: there is none.';
comment on column conviction.conviction_version.correction_reason is 'Why it was corrected or withdrawn.';
comment on column conviction.conviction_version.recorded_at is 'When this version was recorded.';
comment on column conviction.conviction_version.recorded_by is 'Who recorded this version.';
comment on column conviction.conviction_version.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column conviction.conviction_version.fir_key is 'The FIR''s number as it is compared: the class CaseNumber makes it.';
create index conviction_version_person on conviction.conviction_version (person_id);
create index conviction_version_case on conviction.conviction_version (court_code, case_key);
grant select, insert on conviction.conviction_version to "${application}";

create table conviction.appeal (
    id uuid not null,
    version smallint not null check (version > 0),
    person_id uuid not null references register.person (id),
    conviction_id uuid not null references conviction.conviction (id),
    court text not null,
    case_number text not null,
    filed_on date not null,
    withdrawn boolean not null,
    correction_reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    case_key text,
    primary key (id, version),
    check (version > 1 or correction_reason is null)
);
comment on table conviction.appeal is 'An appeal against a judgment; while it is pending it changes nothing.';
comment on column conviction.appeal.id is 'Opaque identifier.';
comment on column conviction.appeal.version is 'From 1; the highest is what is known now.';
comment on column conviction.appeal.person_id is 'Who was convicted.';
comment on column conviction.appeal.conviction_id is 'The judgment appealed against.';
comment on column conviction.appeal.court is 'The court of appeal, as it is called.';
comment on column conviction.appeal.case_number is 'As the court of appeal writes it.';
comment on column conviction.appeal.filed_on is 'Day on which it was filed.';
comment on column conviction.appeal.withdrawn is 'True where it was recorded in error.';
comment on column conviction.appeal.correction_reason is 'Why this version; null for the first.';
comment on column conviction.appeal.recorded_at is 'When this version was recorded.';
comment on column conviction.appeal.recorded_by is 'Who recorded this version.';
comment on column conviction.appeal.case_key is 'The case number of the appeal as it is compared: the class CaseNumber makes it.';
create index appeal_person on conviction.appeal (person_id);
grant select, insert on conviction.appeal to "${application}";

create table conviction.appeal_dismissal (
    appeal_id uuid not null,
    version smallint not null check (version > 0),
    person_id uuid not null references register.person (id),
    dismissed_on date not null,
    withdrawn boolean not null,
    correction_reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (appeal_id, version),
    check (version > 1 or correction_reason is null)
);
comment on table conviction.appeal_dismissal is 'The end of an appeal that changed nothing. What another changed is a sentence or a quashing that names it.';
comment on column conviction.appeal_dismissal.appeal_id is 'The appeal.';
comment on column conviction.appeal_dismissal.version is 'From 1; the highest is what is known now.';
comment on column conviction.appeal_dismissal.person_id is 'Who was convicted.';
comment on column conviction.appeal_dismissal.dismissed_on is 'Day of the decision.';
comment on column conviction.appeal_dismissal.withdrawn is 'True where it was recorded in error.';
comment on column conviction.appeal_dismissal.correction_reason is 'Why this version; null for the first.';
comment on column conviction.appeal_dismissal.recorded_at is 'When this version was recorded.';
comment on column conviction.appeal_dismissal.recorded_by is 'Who recorded this version.';
create index appeal_dismissal_person on conviction.appeal_dismissal (person_id);
grant select, insert on conviction.appeal_dismissal to "${application}";

create table conviction.sentence (
    id uuid not null,
    version smallint not null check (version > 0),
    person_id uuid not null references register.person (id),
    conviction_id uuid not null references conviction.conviction (id),
    appeal_id uuid,
    decided_on date not null,
    punishment text not null check (punishment in ('DEATH', 'LIFE', 'TERM', 'FINE_ONLY')),
    years smallint not null check (years >= 0 and years <= 99),
    months smallint not null check (months >= 0 and months <= 11),
    fine_rupees bigint not null check (fine_rupees >= 0),
    withdrawn boolean not null,
    correction_reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (id, version),
    check (version > 1 or correction_reason is null),
    check ((punishment = 'TERM') = (years > 0 or months > 0)),
    check (punishment <> 'FINE_ONLY' or fine_rupees > 0)
);
comment on table conviction.sentence is 'What a court imposed. Of several of one judgment the latest decided is in force.';
comment on column conviction.sentence.id is 'Opaque identifier.';
comment on column conviction.sentence.version is 'From 1; the highest is what is known now.';
comment on column conviction.sentence.person_id is 'Who was convicted.';
comment on column conviction.sentence.conviction_id is 'The judgment.';
comment on column conviction.sentence.appeal_id is 'The appeal on which it was changed; null for the sentence of the trial.';
comment on column conviction.sentence.decided_on is 'Day of the decision.';
comment on column conviction.sentence.punishment is 'Death, imprisonment for life or for a term, or nothing but a fine.';
comment on column conviction.sentence.years is 'Whole years of a term.';
comment on column conviction.sentence.months is 'Months of a term beyond the years.';
comment on column conviction.sentence.fine_rupees is 'Fine in rupees, 0 for none.';
comment on column conviction.sentence.withdrawn is 'True where it was recorded in error.';
comment on column conviction.sentence.correction_reason is 'Why this version; null for the first.';
comment on column conviction.sentence.recorded_at is 'When this version was recorded.';
comment on column conviction.sentence.recorded_by is 'Who recorded this version.';
create index sentence_person on conviction.sentence (person_id);
grant select, insert on conviction.sentence to "${application}";

create table conviction.custody_event (
    id uuid not null,
    version smallint not null check (version > 0),
    person_id uuid not null references register.person (id),
    custody_period_id uuid not null,
    conviction_id uuid references conviction.conviction (id),
    kind text not null check (kind in ('ADMITTED', 'RECALLED', 'TRANSFERRED', 'LEAVE_BEGAN', 'LEAVE_ENDED', 'ESCAPED',
        'RECAPTURED', 'RELEASED')),
    happened_on date not null,
    prison text not null,
    release_reason text check (release_reason in ('SENTENCE_SERVED', 'PAROLE', 'BAIL', 'ACQUITTED', 'PARDONED', 'DIED',
        'OTHER')),
    withdrawn boolean not null,
    correction_reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (id, version),
    check (version > 1 or correction_reason is null),
    check ((kind = 'RELEASED') = (release_reason is not null)),
    check (kind not in ('ADMITTED', 'RECALLED') or custody_period_id = id)
);
comment on table conviction.custody_event is 'What happened in prison. A custody period begins with an admission or a recall and ends with a release; nothing else ends it.';
comment on column conviction.custody_event.id is 'Opaque identifier.';
comment on column conviction.custody_event.version is 'From 1; the highest is what is known now.';
comment on column conviction.custody_event.person_id is 'Who is, or was, in prison.';
comment on column conviction.custody_event.custody_period_id is 'The custody period it is of: the identifier of the admission or recall that began it.';
comment on column conviction.custody_event.conviction_id is 'What an admission or recall is for; null for something else. Other events have that of their custody period.';
comment on column conviction.custody_event.kind is 'What happened.';
comment on column conviction.custody_event.happened_on is 'The day it happened.';
comment on column conviction.custody_event.prison is 'The prison, as it is called; of a transfer the new one.';
comment on column conviction.custody_event.release_reason is 'Why the person was released.';
comment on column conviction.custody_event.withdrawn is 'True where it was recorded in error.';
comment on column conviction.custody_event.correction_reason is 'Why this version; null for the first.';
comment on column conviction.custody_event.recorded_at is 'When this version was recorded.';
comment on column conviction.custody_event.recorded_by is 'Who recorded this version.';
create index custody_event_person on conviction.custody_event (person_id);
grant select, insert on conviction.custody_event to "${application}";

create table conviction.clemency (
    id uuid not null,
    version smallint not null check (version > 0),
    person_id uuid not null references register.person (id),
    conviction_id uuid not null references conviction.conviction (id),
    kind text not null check (kind in ('PARDON', 'REMISSION')),
    authority text not null,
    granted_on date not null,
    withdrawn boolean not null,
    correction_reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (id, version),
    check (version > 1 or correction_reason is null)
);
comment on table conviction.clemency is 'A pardon or a remission of the sentence. It changes nothing about the duty to be on the register.';
comment on column conviction.clemency.id is 'Opaque identifier.';
comment on column conviction.clemency.version is 'From 1; the highest is what is known now.';
comment on column conviction.clemency.person_id is 'Who was convicted.';
comment on column conviction.clemency.conviction_id is 'The judgment.';
comment on column conviction.clemency.kind is 'A pardon, or a remission of part of the sentence.';
comment on column conviction.clemency.authority is 'Who granted it.';
comment on column conviction.clemency.granted_on is 'The day it was granted.';
comment on column conviction.clemency.withdrawn is 'True where it was recorded in error.';
comment on column conviction.clemency.correction_reason is 'Why this version; null for the first.';
comment on column conviction.clemency.recorded_at is 'When this version was recorded.';
comment on column conviction.clemency.recorded_by is 'Who recorded this version.';
create index clemency_person on conviction.clemency (person_id);
grant select, insert on conviction.clemency to "${application}";

create table conviction.death (
    person_id uuid not null references register.person (id),
    version smallint not null check (version > 0),
    died_on date not null,
    source text not null check (source in ('DEATH_CERTIFICATE', 'NADRA', 'PRISON', 'POLICE', 'COURT', 'FAMILY')),
    withdrawn boolean not null,
    correction_reason text,
    recorded_at timestamptz not null,
    recorded_by uuid,
    established boolean default false not null,
    primary key (person_id, version),
    check (version > 1 or correction_reason is null)
);
comment on table conviction.death is 'The death of a person on record, as it was reported and as it was established; from the day of an established one the record is sealed.';
comment on column conviction.death.person_id is 'Who died.';
comment on column conviction.death.version is 'From 1; the highest is what is known now.';
comment on column conviction.death.died_on is 'Day of death.';
comment on column conviction.death.source is 'How it is known.';
comment on column conviction.death.withdrawn is 'True where it was recorded in error: the person lives.';
comment on column conviction.death.correction_reason is 'Why this version; null for the first.';
comment on column conviction.death.recorded_at is 'When this version was recorded.';
comment on column conviction.death.recorded_by is 'Who recorded this version.';
comment on column conviction.death.established is 'True where two say so: two agencies that know of it apart, or two people with a document. Until then the death is reported, and the record stays open.';
grant select, insert on conviction.death to "${application}";

create table conviction.release_mark (
    position bigint generated always as identity primary key,
    conviction_id uuid not null references conviction.conviction (id),
    person_id uuid not null references register.person (id),
    withheld boolean not null,
    ordered_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table conviction.release_mark is 'By a court''s order a conviction is not for public release, or is again; of each conviction the last row counts. No reason is kept.';
comment on column conviction.release_mark.position is 'The order in which they were recorded.';
comment on column conviction.release_mark.conviction_id is 'Which.';
comment on column conviction.release_mark.person_id is 'Whose.';
comment on column conviction.release_mark.withheld is 'True for not for public release, false for released again.';
comment on column conviction.release_mark.ordered_on is 'The day of the court''s order.';
comment on column conviction.release_mark.recorded_at is 'When it was recorded.';
comment on column conviction.release_mark.recorded_by is 'Who recorded it; null for a court''s message of itself.';
create index release_mark_person on conviction.release_mark (person_id, conviction_id, "position" desc);
grant select, insert on conviction.release_mark to "${application}";

create table conviction.other_number (
    conviction_id uuid not null references conviction.conviction (id),
    person_id uuid not null references register.person (id),
    court_code text not null references reference.court (code),
    case_number text not null,
    case_key text not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    primary key (conviction_id, court_code, case_key)
);
comment on table conviction.other_number is 'Another number of a judgment that is on record, as a registrar decided: what names it is about that judgment.';
comment on column conviction.other_number.conviction_id is 'The judgment.';
comment on column conviction.other_number.person_id is 'Who was convicted.';
comment on column conviction.other_number.court_code is 'The court that reported it so.';
comment on column conviction.other_number.case_number is 'As the court wrote it.';
comment on column conviction.other_number.case_key is 'As it is compared: the class CaseNumber makes it.';
comment on column conviction.other_number.recorded_at is 'When it was decided.';
comment on column conviction.other_number.recorded_by is 'Who decided.';
create index other_number_person on conviction.other_number (person_id);
create index other_number_case on conviction.other_number (court_code, case_key);
grant select, insert on conviction.other_number to "${application}";

create view conviction.every_conviction as
    select id, 1::smallint as version, person_id, court_code, case_number, fir_number, police_station_code, offence_on,
           judgment_on, victim_age, victim_sex, false as withdrawn, null::text as correction_reason, recorded_at, recorded_by
    from conviction.conviction
    union all
    select conviction_id, version, person_id, court_code, case_number, fir_number, police_station_code, offence_on,
           judgment_on, victim_age, victim_sex, withdrawn, correction_reason, recorded_at, recorded_by
    from conviction.conviction_version;
comment on view conviction.every_conviction is 'All versions of all judgments.';
comment on column conviction.every_conviction.id is 'The judgment.';
comment on column conviction.every_conviction.version is 'From 1; the highest is what is known now.';
comment on column conviction.every_conviction.person_id is 'Who was convicted.';
comment on column conviction.every_conviction.court_code is 'The court.';
comment on column conviction.every_conviction.case_number is 'As the court writes it.';
comment on column conviction.every_conviction.fir_number is 'First information report.';
comment on column conviction.every_conviction.police_station_code is 'The police station of the FIR.';
comment on column conviction.every_conviction.offence_on is 'Day of the offence.';
comment on column conviction.every_conviction.judgment_on is 'Day of the judgment.';
comment on column conviction.every_conviction.victim_age is 'CHILD where any was under 18.';
comment on column conviction.every_conviction.victim_sex is 'FEMALE where any was.';
comment on column conviction.every_conviction.withdrawn is 'True where it was recorded in error.';
comment on column conviction.every_conviction.correction_reason is 'Why this version; null for the first.';
comment on column conviction.every_conviction.recorded_at is 'When this version was recorded.';
comment on column conviction.every_conviction.recorded_by is 'Who recorded this version.';
grant select on conviction.every_conviction to "${application}";

create view conviction.death_view as
select person_id, version, died_on, withdrawn, established from conviction.death;
comment on view conviction.death_view is 'Published: reported deaths, each version.';
comment on column conviction.death_view.person_id is 'Who died.';
comment on column conviction.death_view.version is 'From 1; the highest is what is known now.';
comment on column conviction.death_view.died_on is 'Day of death.';
comment on column conviction.death_view.withdrawn is 'True where it was recorded in error: the person lives.';
comment on column conviction.death_view.established is 'True where two say so: two agencies that know of it apart, or two people with a document. Until then the death is reported, and the record stays open.';
grant select on conviction.death_view to "${application}";

create view conviction.row_version as
select person_id, 'conviction' as kind, conviction_id::text as row_id, version::text as version from conviction.conviction_version
union all
select person_id, 'quashing', conviction_id::text, version::text from conviction.quashing
union all
select person_id, 'appeal', id::text, version::text from conviction.appeal
union all
select person_id, 'custody', id::text, version::text from conviction.custody_event
union all
select person_id, 'death', person_id::text, version::text from conviction.death;
comment on view conviction.row_version is 'Published: each version of a legal fact that is only added to, for pages that post back what they showed.';
comment on column conviction.row_version.person_id is 'Whose.';
comment on column conviction.row_version.kind is 'What sort of row.';
comment on column conviction.row_version.row_id is 'Which row.';
comment on column conviction.row_version.version is 'Another value after each change of the row.';
grant select on conviction.row_version to "${application}";
