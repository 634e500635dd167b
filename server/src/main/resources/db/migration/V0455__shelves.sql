-- Whoever may read the records of some stations finds a name among these and looks at no other record.
create view supervision.shelf as
select r.person_id, r.station_code as shelf from supervision.responsibility r where r.until_day is null
union all
select r.person_id, r.station_code from supervision.responsibility r
where r.end_reason = 'CUSTODY'
  and not exists (select from supervision.responsibility o
      where o.person_id = r.person_id and (o.until_day is null or o.id > r.id))
union all
select t.person_id, '>' || t.to_district from supervision.transfer t where t.state = 'OFFERED'
union all
select p.person_id, '>' || p.district_code from supervision.planned_release p where p.state = 'PLANNED'
union all
select w.person_id, '*' from supervision.whereabouts w where w.until_day is null;
comment on view supervision.shelf is 'Where a record lies as its links are: whoever may read one of a shelf may read all of it. A record may lie on several, and on none.';
comment on column supervision.shelf.person_id is 'Whose record.';
comment on column supervision.shelf.shelf is 'The station that answers, or that answered last for somebody in custody; after > the district that is asked to take over, or into which a prison is about to release; * for whoever is looked for in the whole country.';
grant select on supervision.shelf to "${application}";

create function matching.shelves_of(person uuid) returns text[]
    language sql stable
    return (select coalesce(array_agg(distinct s.shelf order by s.shelf), '{}')
        from supervision.shelf s where s.person_id = person);
comment on function matching.shelves_of(uuid) is 'The shelves that a record lies on.';
grant execute on function matching.shelves_of(uuid) to "${application}";

-- A number each, since the texts would make the index three times as large; whoever asks compares the terms, too. Whatever
-- is made of these numbers is made by the same server, so that another hash in a later PostgreSQL asks for a reindex alone.
create function matching.shelved(shelves text[], terms text[]) returns integer[]
    language sql immutable parallel safe cost 1000
    return (select coalesce(array_agg(distinct hashtext(s || '|' || t)), '{}') from unnest(shelves) s, unnest(terms) t);
comment on function matching.shelved(text[], text[]) is 'Each term on each shelf, as a number that few others have.';
grant execute on function matching.shelved(text[], text[]) to "${application}";

drop index matching.name_key_current;
drop index matching.name_key_other;
alter table matching.name_key add column shelves text[] not null default '{}';
comment on column matching.name_key.shelves is 'The shelves that the record lies on, as supervision.shelf has them; kept by triggers.';
grant update (shelves) on matching.name_key to "${application}";
update matching.name_key k set shelves = s.shelves
from (select person_id, array_agg(distinct shelf order by shelf) as shelves from supervision.shelf group by person_id) s
where s.person_id = k.person_id;
create index name_key_current on matching.name_key using gin (terms) with (gin_pending_list_limit = 256) where kind = 'CURRENT';
create index name_key_other on matching.name_key using gin (terms) with (gin_pending_list_limit = 256) where kind <> 'CURRENT';
-- Without a list of what is not sorted in yet: a search goes into it once for each shelf.
create index name_key_shelf_current on matching.name_key using gin (matching.shelved(shelves, terms))
    with (fastupdate = off) where kind = 'CURRENT';
create index name_key_shelf_other on matching.name_key using gin (matching.shelved(shelves, terms))
    with (fastupdate = off) where kind <> 'CURRENT';

-- Triggers, since whoever changed a link and forgot this would take a record from those who may read it. Names and links are
-- written under the lock of the person's row, so that each sees the other.
create function matching.put_on_shelves() returns trigger language plpgsql as $$
begin
    new.shelves := matching.shelves_of(new.person_id);
    return new;
end
$$;
comment on function matching.put_on_shelves() is 'A name that is new lies where the record does.';
create trigger put_on_shelves before insert on matching.name_key
    for each row execute function matching.put_on_shelves();

create function matching.change_shelves() returns trigger language plpgsql as $$
declare
    person uuid := case when tg_op = 'DELETE' then old.person_id else new.person_id end;
    now_on text[] := matching.shelves_of(person);
begin
    update matching.name_key set shelves = now_on where person_id = person and shelves <> now_on;
    return null;
end
$$;
comment on function matching.change_shelves() is 'The names of a record lie where it does now.';
create trigger change_shelves after insert or delete or update on supervision.responsibility
    for each row execute function matching.change_shelves();
create trigger change_shelves after insert or delete or update on supervision.transfer
    for each row execute function matching.change_shelves();
create trigger change_shelves after insert or delete or update on supervision.planned_release
    for each row execute function matching.change_shelves();
create trigger change_shelves after insert or delete or update on supervision.whereabouts
    for each row execute function matching.change_shelves();
