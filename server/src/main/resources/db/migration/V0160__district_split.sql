-- A district that is split goes on without what moved; its successor begins on a day. Nothing is rewritten: what belongs
-- where is asked for a day.
alter table reference.district add column split_from text references reference.district deferrable initially deferred;
comment on column reference.district.split_from is 'The one district of this table it was made from; null where it is older, or was made from several or from one that is not known by this name.';
alter table reference.district add column proposal_id uuid references approval.proposal (id);
comment on column reference.district.proposal_id is 'The proposal by which it was split from another; null where it is as the files have it.';
alter table reference.district add column recorded_at timestamptz;
comment on column reference.district.recorded_at is 'When the split was approved: nobody could choose the district before, whatever its first day. Null where it is as the files have it.';
alter table reference.district add constraint not_of_itself check (split_from <> code);
alter table reference.district add constraint split_begins
    check (proposal_id is null or (split_from is not null and valid_from is not null and recorded_at is not null));
comment on table reference.district is 'Districts. One that is split goes on, with what has not moved; one that has ended keeps its row, with its last day.';
comment on column reference.tehsil.district_code is 'The district it belongs to, until reference.district_move says otherwise.';
comment on column reference.police_station.district_code is 'The district it is in, until reference.district_move says otherwise.';
comment on column reference.court.district_code is 'The district it sits in, until reference.district_move says otherwise.';
comment on schema reference is 'Facts the register rests on: places, courts, stations, the law as it stood on a day, holidays, policy. Loaded by migrate from the files in resources/reference; what two people decided stands beside them.';

create table reference.district_move (
    tehsil_code text references reference.tehsil,
    police_station_code text references reference.police_station,
    court_code text references reference.court,
    from_day date not null,
    district_code text not null references reference.district,
    proposal_id uuid not null references approval.proposal (id),
    constraint one_moves check (num_nonnulls(tehsil_code, police_station_code, court_code) = 1)
);
comment on table reference.district_move is 'From a day on a tehsil, a station or a court belongs to another district. A row has no last day: the next one of the same place ends it, so that each place belongs to one district on every day.';
comment on column reference.district_move.tehsil_code is 'What moves; null where it is a station or court.';
comment on column reference.district_move.police_station_code is 'What moves; null where it is a tehsil or court.';
comment on column reference.district_move.court_code is 'What moves; null where it is a tehsil or station.';
comment on column reference.district_move.from_day is 'First day in the district.';
comment on column reference.district_move.district_code is 'The district it then belongs to.';
comment on column reference.district_move.proposal_id is 'The proposal by which it moves.';
create unique index district_move_tehsil on reference.district_move (tehsil_code, from_day) where tehsil_code is not null;
create unique index district_move_station on reference.district_move (police_station_code, from_day)
    where police_station_code is not null;
create unique index district_move_court on reference.district_move (court_code, from_day) where court_code is not null;

create view reference.tehsil_belonging as
    select tehsil_code, district_code, from_day,
        lead(from_day) over (partition by tehsil_code order by from_day nulls first) - 1 as until_day
    from (
        select code as tehsil_code, district_code, null::date as from_day from reference.tehsil
        union all
        select tehsil_code, district_code, from_day from reference.district_move where tehsil_code is not null
    ) step;
comment on view reference.tehsil_belonging is 'Which district each tehsil belongs to, with the first day (null: beyond memory) and the last (null: open).';
comment on column reference.tehsil_belonging.tehsil_code is 'The tehsil.';
comment on column reference.tehsil_belonging.district_code is 'The district it belongs to on those days.';
comment on column reference.tehsil_belonging.from_day is 'First day; null where it is beyond memory.';
comment on column reference.tehsil_belonging.until_day is 'Last day; null where no end is known.';

create function reference.district_on(district text, tehsil text, day date) returns text language sql stable as $$
    with recursive place (code, depth) as (
        select coalesce(
            (select b.district_code from reference.tehsil_belonging b
                where b.tehsil_code = tehsil and (b.from_day is null or b.from_day <= day)
                    and (b.until_day is null or b.until_day >= day)),
            district), 0
        union all
        select d.split_from, depth + 1 from place join reference.district d on d.code = place.code
        where d.valid_from > day and d.split_from is not null and depth < 20
    )
    select code from place order by depth desc limit 1
$$;
comment on function reference.district_on(text, text, date) is 'The district in which an address lies on a day, from the district and the tehsil (null: not known) recorded with it. Before its first day a district is the one it was split from.';

insert into reference.table_version (table_name) values ('place');

grant select on reference.district_move, reference.tehsil_belonging to "${application}";
grant insert on reference.district, reference.district_alias, reference.district_move, reference.police_region_district,
    reference.police_station, reference.court to "${application}";
