-- Standing checks of data quality: how many records have each finding, by the station that answers for them, once a night.
-- Who they are is looked up when the list is opened, and is kept nowhere.

create table oversight.quality_day (
    day date primary key,
    counted_at timestamptz not null
);
comment on table oversight.quality_day is 'The days on which data quality was counted. Kept for 400 days.';
comment on column oversight.quality_day.day is 'The day.';
comment on column oversight.quality_day.counted_at is 'When it was counted last on that day.';
grant select, insert, update, delete on oversight.quality_day to "${application}";

create table oversight.quality_count (
    day date not null references oversight.quality_day (day) on delete cascade,
    name text not null check (name ~ '^[a-z]+(-[a-z]+)*$'),
    station_code text not null,
    count bigint not null check (count >= 0),
    oldest date,
    primary key (day, name, station_code)
);
comment on table oversight.quality_count is 'How many records have a finding of data quality.';
comment on column oversight.quality_count.day is 'The day on which it was counted.';
comment on column oversight.quality_count.name is 'The name of a check; people for everybody on the register, any for whoever has a finding of any check.';
comment on column oversight.quality_count.station_code is 'The station that answers for the record; empty where none does, and of what is of the nation alone.';
comment on column oversight.quality_count.count is 'How many.';
comment on column oversight.quality_count.oldest is 'Since when the oldest has had it; null where that is not known, and where there is none.';
grant select, insert, delete on oversight.quality_count to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('oversight.quality_day', 'WORKINGS', null, null, null, null),
    ('oversight.quality_count', 'WORKINGS', null, null, null, null);
