-- Figures of the dashboards, counted for everybody every half minute. They name nobody.

create schema oversight;
comment on schema oversight is 'Figures of the dashboards.';
grant usage on schema oversight to "${application}";

create table oversight.counting (
    only_one boolean primary key check (only_one),
    counted_at timestamptz not null,
    months_day date not null
);
comment on table oversight.counting is 'When the figures were counted: one row.';
comment on column oversight.counting.only_one is 'True.';
comment on column oversight.counting.counted_at is 'The moment of which the figures are.';
comment on column oversight.counting.months_day is 'The day on which all months of the trends were counted; on others the month that runs is.';
grant select, insert, update on oversight.counting to "${application}";

create table oversight.figure (
    name text not null check (name ~ '^[a-z]+(-[a-z]+)*$'),
    district_code text not null,
    count bigint not null check (count >= 0),
    primary key (name, district_code)
);
comment on table oversight.figure is 'How many lines the lists behind the dashboards have, by district. Replaced with each counting.';
comment on column oversight.figure.name is 'The name of a PlaceFigure.';
comment on column oversight.figure.district_code is 'The district; empty for what belongs to none, and is of the nation alone.';
comment on column oversight.figure.count is 'How many.';
grant select, insert, delete on oversight.figure to "${application}";

create table oversight.month (
    name text not null check (name ~ '^[a-z]+(-[a-z]+)*$'),
    month date not null check (extract(day from month) = 1),
    district_code text not null,
    count bigint not null check (count >= 0),
    primary key (name, month, district_code)
);
comment on table oversight.month is 'How many came in each of the last twelve months, by the district it was then. Replaced as it is counted.';
comment on column oversight.month.name is 'The name of a PlaceTrend.';
comment on column oversight.month.month is 'Its first day.';
comment on column oversight.month.district_code is 'The district; empty for those who came to none.';
comment on column oversight.month.count is 'How many.';
grant select, insert, delete on oversight.month to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('oversight.counting', 'WORKINGS', null, null, null, null),
    ('oversight.figure', 'WORKINGS', null, null, null, null),
    ('oversight.month', 'WORKINGS', null, null, null, null);
