-- What courts and prisons say they have decided and done in a month, beside what the register has of it: what never arrived.
create view conviction.month_judgments as
select v.court_code, date_trunc('month', v.judgment_on)::date as month, count(*)::integer as number
from conviction.every_conviction v
where not v.withdrawn
  and v.version = (select coalesce(max(c.version), 1) from conviction.conviction_version c where c.conviction_id = v.id)
group by 1, 2;
comment on view conviction.month_judgments is 'Published: how many judgments of each court the register has, by the month of the judgment; also those that were quashed since, and none that was recorded in error.';
comment on column conviction.month_judgments.court_code is 'The court.';
comment on column conviction.month_judgments.month is 'Its first day.';
comment on column conviction.month_judgments.number is 'How many.';
grant select on conviction.month_judgments to "${application}";

create view conviction.month_custody as
select v.kind, v.prison, date_trunc('month', v.happened_on)::date as month, count(*)::integer as number
from conviction.custody_event v
where not v.withdrawn and v.kind in ('ADMITTED', 'RELEASED')
  and v.version = (select max(c.version) from conviction.custody_event c where c.id = v.id)
group by 1, 2, 3;
comment on view conviction.month_custody is 'Published: how many admissions and releases of each prison the register has, by month; none that was recorded in error.';
comment on column conviction.month_custody.kind is 'ADMITTED or RELEASED.';
comment on column conviction.month_custody.prison is 'The prison, as it is called.';
comment on column conviction.month_custody.month is 'Its first day.';
comment on column conviction.month_custody.number is 'How many.';
grant select on conviction.month_custody to "${application}";

create schema totals;
comment on schema totals is 'Monthly totals that courts and prisons declare, to find what never arrived.';
grant usage on schema totals to "${application}";

create table totals.declared (
    receipt uuid primary key,
    client_id uuid not null references access.machine_client (id),
    kind text not null check (kind in ('ADMISSIONS', 'CONVICTIONS', 'RELEASES')),
    office text not null check (length(office) >= 1 and length(office) <= 200),
    month date not null check (extract(day from month) = 1),
    number integer not null check (number >= 0 and number <= 100000),
    declared_at timestamptz not null
);
comment on table totals.declared is 'How many judgments of conviction, admissions or releases of one month a court or prison says there were. Of several of one month the last counts. No person is in it.';
comment on column totals.declared.receipt is 'What the client asks about it by.';
comment on column totals.declared.client_id is 'Who sent it.';
comment on column totals.declared.kind is 'What was counted: a name of the enum TotalKind.';
comment on column totals.declared.office is 'The code of the court, or the prison as it is called.';
comment on column totals.declared.month is 'The first day of the month.';
comment on column totals.declared.number is 'How many.';
comment on column totals.declared.declared_at is 'When it came.';
create index declared_month on totals.declared (month, kind);
grant select, insert on totals.declared to "${application}";

insert into retention.kept (table_name, class) values ('totals.declared', 'FIGURES');
