create schema jobs;
comment on schema jobs is 'The jobs that one process runs for all.';
grant usage on schema jobs to "${application}";

create table jobs.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
comment on table jobs.scheduled_task is 'What db-scheduler runs and when, one row a job; its columns are the library''s.';
comment on column jobs.scheduled_task.task_name is 'Which job.';
comment on column jobs.scheduled_task.task_instance is 'Which of them; a job has one.';
comment on column jobs.scheduled_task.task_data is 'What it is about; nothing here.';
comment on column jobs.scheduled_task.execution_time is 'When it runs next.';
comment on column jobs.scheduled_task.picked is 'Whether a process is at it.';
comment on column jobs.scheduled_task.picked_by is 'Which process; null for none.';
comment on column jobs.scheduled_task.last_success is 'When it last succeeded.';
comment on column jobs.scheduled_task.last_failure is 'When it last failed.';
comment on column jobs.scheduled_task.consecutive_failures is 'How often it has failed since it last succeeded.';
comment on column jobs.scheduled_task.last_heartbeat is 'When the process that is at it last said that it lives.';
comment on column jobs.scheduled_task.version is 'Grows with each change, so that one process takes it.';
comment on column jobs.scheduled_task.priority is 'Not used.';
create index scheduled_task_execution_time on jobs.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on jobs.scheduled_task (last_heartbeat);
grant select, insert, update, delete on jobs.scheduled_task to "${application}";

-- The two schedulers that this one replaces. What they had planned is due anyway.
drop table supervision.scheduled_task;
drop table release.scheduled_task;
delete from retention.kept where table_name in ('supervision.scheduled_task', 'release.scheduled_task');
insert into retention.kept (table_name, class) values ('jobs.scheduled_task', 'WORKINGS');
