create schema release;
comment on schema release is 'What each channel may release.';
grant usage on schema release to "${application}";

create table release.policy (
    channel text not null check (channel in ('SMS_CNIC', 'SMS_AREA')),
    version integer not null check (version > 0),
    open boolean not null,
    decided_at timestamptz default now() not null,
    decided_by uuid,
    reason text not null,
    valid_from date,
    proposal_id uuid references approval.proposal (id),
    primary key (channel, version),
    constraint opened_by_two check (not open or version = 1 or proposal_id is not null)
);
comment on table release.policy is 'Versions of the release policy of each channel; the highest is in force. Only ever added to.';
comment on column release.policy.channel is 'SMS_CNIC: the public''s question about a CNIC. SMS_AREA: the public''s question about an area.';
comment on column release.policy.version is 'From 1, without gaps.';
comment on column release.policy.open is 'Whether the channel answers.';
comment on column release.policy.decided_at is 'When it was decided.';
comment on column release.policy.decided_by is 'The account; null for the first version.';
comment on column release.policy.reason is 'Why.';
comment on column release.policy.valid_from is 'The first day on which it counts; the highest version that counts is in force. Null: since the channel is there.';
comment on column release.policy.proposal_id is 'The proposal under which the channel was switched on; null where one person switched it off.';
grant select, insert on release.policy to "${application}";

create table release.area_month (
    month date primary key check (extract(day from month) = 1::numeric),
    as_of date not null,
    released_at timestamptz not null,
    tehsils_above integer not null,
    check (as_of >= month and as_of < (month + '1 mon'::interval))
);
comment on table release.area_month is 'The months whose bands are released, each once and for good. A month in which no server ran is left out.';
comment on column release.area_month.month is 'Its first day.';
comment on column release.area_month.as_of is 'The day as of which people were counted: the first of the month, or the first on which a server ran.';
comment on column release.area_month.released_at is 'When it was released.';
comment on column release.area_month.tehsils_above is 'The policy area.tehsils-above as it was that day.';
grant select, insert on release.area_month to "${application}";

create table release.area_band (
    month date not null references release.area_month (month),
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
grant select, insert on release.area_band to "${application}";

create table release.area_memory (
    month date primary key references release.area_month (month),
    wrapped_key bytea not null,
    counts bytea not null
);
comment on table release.area_memory is 'What the next release has to know of this one to see whether a band moves. Confidential: encrypted, shown to nobody, and removed with its key by the next release.';
comment on column release.area_memory.month is 'The release that it is of.';
comment on column release.area_memory.wrapped_key is 'The key, wrapped under the master key, which is held outside the database.';
comment on column release.area_memory.counts is 'Counts and bands of all areas, encrypted.';
grant select, insert, delete on release.area_memory to "${application}";

create table release.scheduled_task (
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
grant select, insert, update, delete on release.scheduled_task to "${application}";

create function release.as_decided()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal := approval.approved_now(new.proposal_id, 'release-on');
begin
    perform approval.refuse_unless(
        p.payload ->> 'channel' = new.channel and new.valid_from >= p.effective_from and new.decided_by = p.decided_by,
        'The channel');
    return null;
end
$$;
comment on function release.as_decided() is 'A channel is switched on by two; off by one.';

create constraint trigger as_decided after insert on release.policy deferrable initially deferred for each row when
    (new.open and CURRENT_USER = 'nsor_app'::name) execute function release.as_decided();

insert into release.policy (channel, version, open, reason) values
    ('SMS_CNIC', 1, true, 'The Act, s.24(2), as the register starts'),
    ('SMS_AREA', 1, true, 'The Act, s.24(2), as the releases of areas start');
