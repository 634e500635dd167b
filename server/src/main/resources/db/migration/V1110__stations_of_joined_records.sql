-- What lies under a joined record stands in the lists of the station that answers for the leading one.
create or replace view supervision.answering_station as
with own as not materialized (
    select r.person_id, r.station_code, r.from_day from supervision.responsibility r where r.until_day is null
    union all
    select r.person_id, r.station_code, r.from_day from supervision.responsibility r
    where r.end_reason = 'CUSTODY'
      and not exists (select from supervision.responsibility o
          where o.person_id = r.person_id and (o.until_day is null or o.id > r.id)))
select person_id, station_code, from_day from own
union all
select m.part_id, own.station_code, own.from_day from register.merged_view m join own on own.person_id = m.root_id;
