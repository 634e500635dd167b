alter table intake.message add column kind text not null default 'CONVICTION'
    check (kind in ('CONVICTION', 'CUSTODY_EVENT', 'APPEAL_OUTCOME', 'DEATH'));
alter table intake.message alter column kind drop default;
comment on column intake.message.kind is 'What it reports.';
