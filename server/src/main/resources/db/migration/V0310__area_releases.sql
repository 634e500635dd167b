-- How many registered people live in an area is told in bands, once a month, and by nothing but these rows.
alter table release.policy drop constraint policy_channel_check;
alter table release.policy add constraint policy_channel_check check (channel in ('SMS_CNIC', 'SMS_AREA'));
comment on column release.policy.channel is 'SMS_CNIC: the public''s question about a CNIC. SMS_AREA: the public''s question about an area.';
insert into release.policy (channel, version, open, reason)
    values ('SMS_AREA', 1, true, 'The Act, s.24(2), as the releases of areas start');

create table release.area_month (
    month date primary key check (extract(day from month) = 1),
    as_of date not null,
    released_at timestamptz not null,
    tehsils_above integer not null,
    check (as_of >= month and as_of < month + interval '1 month')
);
comment on table release.area_month is 'The months whose bands are released, each once and for good. A month in which no server ran is left out.';
comment on column release.area_month.month is 'Its first day.';
comment on column release.area_month.as_of is 'The day as of which people were counted: the first of the month, or the first on which a server ran.';
comment on column release.area_month.released_at is 'When it was released.';
comment on column release.area_month.tehsils_above is 'The policy area.tehsils-above as it was that day.';

create table release.area_band (
    month date not null references release.area_month,
    kind text not null check (kind in ('DISTRICT', 'TEHSIL')),
    area text not null,
    district text not null references reference.district (code),
    band text check (band in ('FEWER_THAN_5', 'FROM_5', 'FROM_10', 'FROM_25', 'FROM_50')),
    primary key (month, area),
    check (band is not null or kind = 'DISTRICT'),
    check ((kind = 'DISTRICT') = (area = district))
);
comment on table release.area_band is 'What is released of areas: to every sender, campaign, page and open-data file alike. Only ever added to.';
comment on column release.area_band.month is 'The month it is of.';
comment on column release.area_band.kind is 'DISTRICT or TEHSIL.';
comment on column release.area_band.area is 'The key of the district, or the P-code of the tehsil.';
comment on column release.area_band.district is 'The district that it was, or was part of, on the day of the count.';
comment on column release.area_band.band is 'How many registered people live there, as a name of the enum Band; null for a district that was divided since the release before: it is silent once, with its tehsils.';

create table release.area_memory (
    month date primary key references release.area_month,
    wrapped_key bytea not null,
    counts bytea not null
);
comment on table release.area_memory is 'What the next release has to know of this one to see whether a band moves. Confidential: encrypted, shown to nobody, and removed with its key by the next release.';
comment on column release.area_memory.month is 'The release that it is of.';
comment on column release.area_memory.wrapped_key is 'The key, wrapped under the master key, which is held outside the database.';
comment on column release.area_memory.counts is 'Counts and bands of all areas, encrypted.';

create table release.scheduled_task (
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
comment on table release.scheduled_task is 'What db-scheduler runs and when; its columns are the library''s.';
comment on column release.scheduled_task.task_name is 'Which task.';
comment on column release.scheduled_task.task_instance is 'Which of them; a recurring one has one.';
comment on column release.scheduled_task.task_data is 'What it is about; nothing here.';
comment on column release.scheduled_task.execution_time is 'When it runs next.';
comment on column release.scheduled_task.picked is 'Whether a process is at it.';
comment on column release.scheduled_task.picked_by is 'Which process; null for none.';
comment on column release.scheduled_task.last_success is 'When it last succeeded.';
comment on column release.scheduled_task.last_failure is 'When it last failed.';
comment on column release.scheduled_task.consecutive_failures is 'How often it has failed since it last succeeded.';
comment on column release.scheduled_task.last_heartbeat is 'When the process that is at it last said that it lives.';
comment on column release.scheduled_task.version is 'Grows with each change, so that one process takes it.';
comment on column release.scheduled_task.priority is 'Not used.';
create index release_task_execution_time on release.scheduled_task (execution_time);
create index release_task_last_heartbeat on release.scheduled_task (last_heartbeat);

grant select, insert on release.area_month, release.area_band to "${application}";
grant select, insert, delete on release.area_memory to "${application}";
grant select, insert, update, delete on release.scheduled_task to "${application}";
