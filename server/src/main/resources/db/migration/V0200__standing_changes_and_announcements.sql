-- Why a standing changed, and what each day brought.

alter table registration.standing_change
    add column cause text check (cause in ('FACT', 'LAW', 'TIME', 'CHECK')),
    add column journal_id bigint references register.journal;
comment on column registration.standing_change.cause is 'FACT: something was recorded; LAW: the law or a holiday changed; TIME: a day passed; CHECK: a registrar had it derived anew. Null: not kept.';
comment on column registration.standing_change.journal_id is 'The line of the timeline that was recorded in the same transaction, before it was derived; null for none.';

create index standing_last_day on registration.standing (last_day) where last_day is not null;
create index check_run_finished on registration.check_run (id) where finished_at is not null;

create table registration.announcement (
    day date primary key,
    worked_at timestamptz not null,
    finished_at timestamptz,
    ended bigint not null default 0,
    moved bigint not null default 0
);
comment on table registration.announcement is 'What each day brought to the register, said once for all processes. No answer depends on it.';
comment on column registration.announcement.day is 'The day it was said.';
comment on column registration.announcement.worked_at is 'When something was last done for it; long ago and unfinished, it was cut short.';
comment on column registration.announcement.finished_at is 'When nobody was left; null while it goes on, or where it was cut short.';
comment on column registration.announcement.ended is 'How many people had had their last day.';
comment on column registration.announcement.moved is 'How many others had a verification day that had passed.';
grant select, insert, update on registration.announcement to "${application}";
