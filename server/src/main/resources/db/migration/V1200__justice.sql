-- Justice's clocks: the days of cases without anybody's name, and acquittals by settlement as tasks.
create schema justice;
comment on schema justice is 'The stages of cases as courts and the prosecution say them, without names, and acquittals by settlement of offences that cannot be settled.';
grant usage on schema justice to "${application}";

create table justice.said_of_case (
    receipt uuid primary key,
    court_code text not null references reference.court (code),
    case_key text not null check (length(case_key) >= 1 and length(case_key) <= 200),
    sender text not null check (sender in ('COURT', 'PROSECUTION')),
    client_id uuid not null references access.machine_client (id),
    case_number text not null check (length(case_number) >= 1 and length(case_number) <= 60),
    sections text[] not null check (cardinality(sections) >= 1 and cardinality(sections) <= 20),
    fir_on date not null,
    challan_on date,
    cognizance_on date,
    charge_on date,
    judgment_on date,
    outcome text check (outcome in ('ACQUITTED', 'ACQUITTED_BY_SETTLEMENT', 'CONVICTED', 'WITHDRAWN')),
    appeal_on date,
    appeal_decided_on date,
    appeal_outcome text check (appeal_outcome in ('ACQUITTED_BY_SETTLEMENT', 'CHANGED', 'UPHELD', 'WITHDRAWN')),
    said_at timestamptz not null,
    check ((judgment_on is null) = (outcome is null)),
    check ((appeal_decided_on is null) = (appeal_outcome is null))
);
comment on table justice.said_of_case is 'Each message about the stages of a case. Of one sender the last about a case counts; the earlier ones stay beside it until the case is erased. No person is in it.';
comment on column justice.said_of_case.receipt is 'What the client asks about the message by.';
comment on column justice.said_of_case.court_code is 'The court.';
comment on column justice.said_of_case.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column justice.said_of_case.sender is 'Who says it: a name of the enum CaseSender.';
comment on column justice.said_of_case.client_id is 'The system that sent it.';
comment on column justice.said_of_case.case_number is 'As it was written.';
comment on column justice.said_of_case.sections is 'That are charged, as PPC 376.';
comment on column justice.said_of_case.fir_on is 'Day of the first information report.';
comment on column justice.said_of_case.challan_on is 'Day on which the police submitted the challan; null before that, or where it is not known.';
comment on column justice.said_of_case.cognizance_on is 'Day on which the court took cognizance; null before that, or where it is not known.';
comment on column justice.said_of_case.charge_on is 'Day on which the charge was framed; null before that, or where it is not known.';
comment on column justice.said_of_case.judgment_on is 'Day on which the trial ended; null before that.';
comment on column justice.said_of_case.outcome is 'How the trial ended: a name of the enum CaseOutcome; null before that.';
comment on column justice.said_of_case.appeal_on is 'Day on which an appeal was filed; null for none.';
comment on column justice.said_of_case.appeal_decided_on is 'Day on which the appeal was decided; null before that.';
comment on column justice.said_of_case.appeal_outcome is 'How it was decided: a name of the enum AppealOutcome; null before that.';
comment on column justice.said_of_case.said_at is 'When it came.';
create index said_of_case_last on justice.said_of_case (court_code, case_key, sender, said_at desc, receipt desc);
grant select, insert, delete on justice.said_of_case to "${application}";

create table justice.settlement (
    id uuid primary key,
    court_code text not null references reference.court (code),
    case_key text not null check (length(case_key) >= 1 and length(case_key) <= 200),
    case_number text not null check (length(case_number) >= 1 and length(case_number) <= 60),
    sections text[] not null check (cardinality(sections) >= 1 and cardinality(sections) <= 20),
    settled_on date not null,
    appeal_by date not null,
    opened_at timestamptz not null,
    ending text check (ending in ('APPEAL_FILED', 'APPEAL_REPORTED', 'CORRECTED', 'NO_APPEAL')),
    appeal_on date,
    remark text not null,
    closed_by uuid,
    closed_on date,
    unique (court_code, case_key, settled_on),
    check ((ending is null) = (closed_on is null))
);
comment on table justice.settlement is 'Acquittals by settlement of offences that cannot be settled, each a task until an appeal was filed or it is said why there is none. No person is in it.';
comment on column justice.settlement.id is 'Of the task.';
comment on column justice.settlement.court_code is 'The court of the trial.';
comment on column justice.settlement.case_key is 'The case number as it is compared: the class CaseNumber makes it.';
comment on column justice.settlement.case_number is 'As it was written.';
comment on column justice.settlement.sections is 'Those that cannot be settled, as PPC 376.';
comment on column justice.settlement.settled_on is 'Day of the acquittal.';
comment on column justice.settlement.appeal_by is 'The last day of an appeal, by the policy value of the day of the acquittal.';
comment on column justice.settlement.opened_at is 'When it became known.';
comment on column justice.settlement.ending is 'How the task ended: a name of the enum SettlementEnding; null while it is open.';
comment on column justice.settlement.appeal_on is 'Day of the appeal; null where there is none.';
comment on column justice.settlement.remark is 'Why there is no appeal, or more about it; screened; empty for nothing.';
comment on column justice.settlement.closed_by is 'The account; null where a system said it, or while it is open.';
comment on column justice.settlement.closed_on is 'When it was closed; null while it is open.';
grant select, insert, delete on justice.settlement to "${application}";
grant update (sections, ending, appeal_on, remark, closed_by, closed_on) on justice.settlement to "${application}";

create view justice.case_kept as select said_at from justice.said_of_case;
comment on view justice.case_kept is 'Published: when each message about a case that is kept came.';
comment on column justice.case_kept.said_at is 'When it came.';
grant select on justice.case_kept to "${application}";

-- Names are added to those that are there.
do $$
declare
    t text;
    names text;
begin
    foreach t in array array['kept', 'erasure', 'run'] loop
        select string_agg(quote_literal(n), ', ' order by n) into names from (
            select (regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g'))[1] as n
            from pg_constraint c where c.conname = t || '_class_check' and c.conrelid = ('retention.' || t)::regclass
            union select 'CASE_STAGES') known;
        execute format('alter table retention.%1$I drop constraint %2$I, add constraint %2$I check (class in (%3$s))',
            t, t || '_class_check', names);
    end loop;
end
$$;
insert into retention.kept (table_name, class) values
    ('justice.said_of_case', 'CASE_STAGES'),
    ('justice.settlement', 'CASE_STAGES');
