-- What is due in the coming weeks, and how many officers there are, by district. Names nobody.
create table oversight.work_counting (
    only_one boolean primary key check (only_one),
    counted_at timestamptz not null,
    first_week date not null check (extract(isodow from first_week) = 1)
);
comment on table oversight.work_counting is 'When the coming weeks'' work was counted: one row.';
comment on column oversight.work_counting.only_one is 'True.';
comment on column oversight.work_counting.counted_at is 'The moment of which the numbers are.';
comment on column oversight.work_counting.first_week is 'The Monday of the week that ran then.';
grant select, insert, update on oversight.work_counting to "${application}";

create table oversight.work_ahead (
    kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    district_code text not null,
    week smallint not null check (week between 0 and 7),
    count bigint not null check (count >= 0),
    primary key (kind, district_code, week)
);
comment on table oversight.work_ahead is 'How much is due in each of eight weeks, by district. Replaced with each counting.';
comment on column oversight.work_ahead.kind is 'The name of a kind of work; officers for how many officers there are, in week 0.';
comment on column oversight.work_ahead.district_code is 'The district.';
comment on column oversight.work_ahead.week is '0 for the week that runs, with what is overdue.';
comment on column oversight.work_ahead.count is 'How many.';
grant select, insert, delete on oversight.work_ahead to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('oversight.work_counting', 'WORKINGS', null, null, null, null),
    ('oversight.work_ahead', 'WORKINGS', null, null, null, null);
