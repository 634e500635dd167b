-- The prosecution's systems, and systems that join prisons and prosecution: the judgments that it obtained, and its monthly totals.

alter table access.machine_client drop constraint machine_client_feed_check;
alter table access.machine_client add constraint machine_client_feed_check check (feed in ('COURT', 'IMMIGRATION', 'NADRA',
    'POLICE', 'PRISON', 'PRISON_AND_PROSECUTION', 'PROSECUTION'));

alter table totals.declared drop constraint declared_kind_check;
alter table totals.declared add constraint declared_kind_check check (kind in ('ADMISSIONS', 'CONVICTIONS', 'PROSECUTED',
    'RELEASES'));
comment on table totals.declared is 'How many judgments of conviction, admissions or releases of one month a court, a prison or the prosecution of a district says there were. Of several of one month the last counts. No person is in it.';
comment on column totals.declared.office is 'The code of the court or the district, or the prison as it is called.';

create view conviction.case_people as
select n.court_code, n.case_key, count(distinct n.person_id)::integer as people
from (
    select c.court_code, c.case_key, c.person_id, c.id, 1::smallint as version, false as withdrawn
    from conviction.conviction c
    union all
    select v.court_code, v.case_key, v.person_id, v.conviction_id, v.version, v.withdrawn
    from conviction.conviction_version v
    union all
    select o.court_code, o.case_key, o.person_id, o.conviction_id,
           (select coalesce(max(l.version), 1) from conviction.conviction_version l where l.conviction_id = o.conviction_id),
           coalesce((select l.withdrawn from conviction.conviction_version l where l.conviction_id = o.conviction_id
               order by l.version desc limit 1), false)
    from conviction.other_number o
) n
where not n.withdrawn and n.case_key is not null
  and n.version = (select coalesce(max(l.version), 1) from conviction.conviction_version l where l.conviction_id = n.id)
group by 1, 2;
comment on view conviction.case_people is 'Published: how many people the register has of each case of a court; also those whose judgment was quashed since, and none that was recorded in error.';
comment on column conviction.case_people.court_code is 'The court.';
comment on column conviction.case_people.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column conviction.case_people.people is 'How many.';
grant select on conviction.case_people to "${application}";

create table totals.obtained_judgment (
    court_code text not null references reference.court (code),
    case_key text not null check (length(case_key) >= 1 and length(case_key) <= 200),
    receipt uuid not null unique,
    client_id uuid not null references access.machine_client (id),
    case_number text not null check (length(case_number) >= 1 and length(case_number) <= 60),
    judgment_on date not null,
    convicted smallint not null check (convicted >= 0 and convicted <= 100),
    said_at timestamptz not null,
    primary key (court_code, case_key)
);
comment on table totals.obtained_judgment is 'What the prosecution last said of a case that it won: how many people were convicted in it. No person is in it.';
comment on column totals.obtained_judgment.court_code is 'The court.';
comment on column totals.obtained_judgment.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column totals.obtained_judgment.receipt is 'What the client asks about the message by.';
comment on column totals.obtained_judgment.client_id is 'Who sent it.';
comment on column totals.obtained_judgment.case_number is 'As the prosecution writes it.';
comment on column totals.obtained_judgment.judgment_on is 'Day of the judgment.';
comment on column totals.obtained_judgment.convicted is 'How many people; 0 where what was said before is taken back.';
comment on column totals.obtained_judgment.said_at is 'When it came.';
create index obtained_judgment_said on totals.obtained_judgment (said_at);
grant select, insert, update, delete on totals.obtained_judgment to "${application}";

create view totals.judgment_kept as select said_at from totals.obtained_judgment;
comment on view totals.judgment_kept is 'Published: when each judgment that is kept was said.';
comment on column totals.judgment_kept.said_at is 'When it came.';
grant select on totals.judgment_kept to "${application}";

alter table retention.kept drop constraint kept_class_check;
alter table retention.kept add constraint kept_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY',
    'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS',
    'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OBTAINED_JUDGMENTS', 'OUTBOX', 'PUBLIC', 'QUESTIONS',
    'RECORD_WITHOUT_DUTY', 'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES',
    'STAFF', 'TOMBSTONES', 'TRAIL', 'TRIAL_MESSAGES', 'WORKINGS'));
alter table retention.erasure drop constraint erasure_class_check;
alter table retention.erasure add constraint erasure_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY',
    'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS',
    'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OBTAINED_JUDGMENTS', 'OUTBOX', 'PUBLIC', 'QUESTIONS',
    'RECORD_WITHOUT_DUTY', 'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES',
    'STAFF', 'TOMBSTONES', 'TRAIL', 'TRIAL_MESSAGES', 'WORKINGS'));
alter table retention.run drop constraint run_class_check;
alter table retention.run add constraint run_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY',
    'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS',
    'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OBTAINED_JUDGMENTS', 'OUTBOX', 'PUBLIC', 'QUESTIONS',
    'RECORD_WITHOUT_DUTY', 'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES',
    'STAFF', 'TOMBSTONES', 'TRAIL', 'TRIAL_MESSAGES', 'WORKINGS'));
insert into retention.kept (table_name, class) values ('totals.obtained_judgment', 'OBTAINED_JUDGMENTS');
