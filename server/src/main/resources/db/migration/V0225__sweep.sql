create table supervision.sweep (
    day date primary key,
    begun_at timestamptz not null,
    finished_at timestamptz,
    cases bigint not null default 0
);
comment on table supervision.sweep is 'The days on which cases were brought up to date.';
comment on column supervision.sweep.day is 'The day.';
comment on column supervision.sweep.begun_at is 'When its first run began.';
comment on column supervision.sweep.finished_at is 'When a run last found nobody waiting any more; null until then.';
comment on column supervision.sweep.cases is 'How many cases its runs have reviewed.';

create table supervision.sweep_halt (
    id uuid primary key,
    cause text not null,
    seconds bigint not null,
    halted_at timestamptz not null default now(),
    ended_at timestamptz,
    ended_by uuid,
    reason text not null default '' check (length(reason) <= 1000),
    check ((ended_at is null) = (ended_by is null)),
    check (ended_at is null or reason <> '')
);
comment on table supervision.sweep_halt is 'When the sweep was stopped because a clock could not be trusted.';
comment on column supervision.sweep_halt.id is 'Names it.';
comment on column supervision.sweep_halt.cause is 'A name of the enum SweepHalts.Cause.';
comment on column supervision.sweep_halt.seconds is 'By how much the clock was ahead; less than 0 where it was behind.';
comment on column supervision.sweep_halt.halted_at is 'When, by the clock of the database.';
comment on column supervision.sweep_halt.ended_at is 'When somebody let it go on; null until then.';
comment on column supervision.sweep_halt.ended_by is 'The account that let it go on; null until then.';
comment on column supervision.sweep_halt.reason is 'Why it may go on; empty until then.';
create unique index sweep_halt_now on supervision.sweep_halt ((true)) where ended_at is null;

create table supervision.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
comment on table supervision.scheduled_task is 'What db-scheduler runs and when; its columns are the library''s.';
comment on column supervision.scheduled_task.task_name is 'Which task.';
comment on column supervision.scheduled_task.task_instance is 'Which of them; a recurring one has one.';
comment on column supervision.scheduled_task.task_data is 'What it is about; nothing here.';
comment on column supervision.scheduled_task.execution_time is 'When it runs next.';
comment on column supervision.scheduled_task.picked is 'Whether a process is at it.';
comment on column supervision.scheduled_task.picked_by is 'Which process; null for none.';
comment on column supervision.scheduled_task.last_success is 'When it last succeeded.';
comment on column supervision.scheduled_task.last_failure is 'When it last failed.';
comment on column supervision.scheduled_task.consecutive_failures is 'How often it has failed since it last succeeded.';
comment on column supervision.scheduled_task.last_heartbeat is 'When the process that is at it last said that it lives.';
comment on column supervision.scheduled_task.version is 'Grows with each change, so that one process takes it.';
comment on column supervision.scheduled_task.priority is 'Not used.';
create index scheduled_task_execution_time on supervision.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on supervision.scheduled_task (last_heartbeat);

grant select, insert on supervision.sweep, supervision.sweep_halt to "${application}";
grant update (finished_at, cases) on supervision.sweep to "${application}";
grant update (ended_at, ended_by, reason) on supervision.sweep_halt to "${application}";
grant select, insert, update, delete on supervision.scheduled_task to "${application}";
