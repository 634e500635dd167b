-- What joined records mean for standings, access and the end of data's life.

alter table registration.standing_change drop constraint standing_change_cause_check;
alter table registration.standing_change add constraint standing_change_cause_check
    check (cause in ('FACT', 'LAW', 'TIME', 'CHECK', 'MERGE'));
comment on column registration.standing_change.cause is 'FACT: something was recorded; LAW: the law or a holiday changed; TIME: a day passed; CHECK: a registrar had it derived anew; MERGE: two records were joined or parted. Null: not kept.';

alter table supervision.responsibility drop constraint responsibility_end_reason_check;
alter table supervision.responsibility add constraint responsibility_end_reason_check
    check (end_reason in ('CUSTODY', 'HANDED_OVER', 'JOINED', 'OFF_THE_REGISTER'));

-- Whoever may read the leading record may read what lies under the joined one.
create or replace view supervision.answering_station as
with own as not materialized (
    select r.person_id, r.station_code from supervision.responsibility r where r.until_day is null
    union all
    select r.person_id, r.station_code from supervision.responsibility r
    where r.end_reason = 'CUSTODY'
      and not exists (select from supervision.responsibility o
          where o.person_id = r.person_id and (o.until_day is null or o.id > r.id)))
select person_id, station_code from own
union all
select m.part_id, own.station_code from register.merged_view m join own on own.person_id = m.root_id;

create or replace view supervision.access_scope as
with own as not materialized (
    select r.person_id, r.station_code as scope from supervision.responsibility r where r.until_day is null
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
    select w.person_id, '*' from supervision.whereabouts w where w.until_day is null)
select person_id, scope from own
union all
select m.part_id, own.scope from register.merged_view m join own on own.person_id = m.root_id;

-- Joined records go together: neither is erased while something holds one of them, and both keys are destroyed.
create function retention.of_one_person(p_person uuid)
    returns uuid[]
    language sql
    stable
    set search_path = pg_catalog
as $$
    with root as (
        select coalesce((select m.root_id from register.merged_record m where m.part_id = p_person and m.ended_at is null), p_person) as id)
    select array(select root.id from root union
        select m.part_id from register.merged_record m, root where m.root_id = root.id and m.ended_at is null order by 1)
$$;
comment on function retention.of_one_person(p_person uuid) is 'The record and those that are joined with it.';
grant execute on function retention.of_one_person(p_person uuid) to "${application}";

create function retention.remove_all(p_people uuid[])
    returns integer
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    place record;
    one uuid;
    gone integer;
    lines integer := 0;
begin
    -- Table by table, since rows of one record refer to rows of another that is joined with it.
    for place in select table_name, of_person, change from retention.kept where position is not null order by position loop
        foreach one in array p_people loop
            if place.change is null then
                execute format('delete from %s t where %s', place.table_name, place.of_person) using one;
            else
                execute format('update %s t set %s where %s', place.table_name, place.change, place.of_person) using one;
            end if;
            get diagnostics gone = row_count;
            lines := lines + gone;
        end loop;
    end loop;
    return lines;
end
$$;
comment on function retention.remove_all(p_people uuid[]) is 'Removes all lines of these people, without asking why: for erase and for restoring, both of the owner.';
revoke all on function retention.remove_all(p_people uuid[]) from public;

create or replace function retention.remove(p_person uuid)
    returns integer
    language sql
    set search_path = pg_catalog
    return retention.remove_all(array[p_person]);

create or replace function retention.ended(p_day date, p_person uuid default null::uuid)
    returns table(person_id uuid, class text, since date, due_on date, policy text)
    language sql
    stable
    set search_path = pg_catalog
    set "TimeZone" to 'Asia/Karachi'
as $$
    select e.person_id, e.class, e.since,
           greatest((e.since + make_interval(years => retention.years(v.key, p_day)))::date, e.stands_since::date + 30),
           v.key || ' ' || v.version
    from (
        select f.person_id, f.class, greatest(f.since, p.registered_at::date) as since, f.stands_since
        from (
            select s.person_id, s.stands_since,
                   case when s.was_registrable then 'SEALED_RECORD' else 'RECORD_WITHOUT_DUTY' end as class,
                   case when s.was_registrable and s.last_day is not null then s.last_day + 1
                        when s.was_registrable then coalesce(
                            (select max(c.changed_at) from registration.standing_change c where c.person_id = s.person_id),
                            s.derived_at)::timestamptz::date
                        else coalesce(
                            (select max(j.recorded_at) from register.journal j where j.person_id = s.person_id),
                            s.derived_at)::date
                   end as since
            from registration.standing s
            where (p_person is null or s.person_id = p_person)
              and (s.first_day is null or s.last_day < p_day)
              and not exists (select from register.merged_record m where m.part_id = s.person_id and m.ended_at is null)
        ) f join register.person p on p.id = f.person_id
    ) e
    join reference.policy_value v
      on v.key = case e.class when 'SEALED_RECORD' then 'retention.sealed-record' else 'retention.record-without-duty' end
     and p_day between v.valid_from and coalesce(v.valid_to, date 'infinity')
$$;
comment on function retention.ended(p_day date, p_person uuid) is 'Records nobody is under a duty by any more: since when, and from which day on they are to be erased, which is never before the standing has said so for 30 days. Joined records go with the one that leads.';

create or replace function retention.erase(p_person uuid, p_disputed boolean)
    returns text
    language plpgsql
    security definer
    set search_path = pg_catalog
    set "TimeZone" to 'Asia/Karachi'
as $$
declare
    today date := current_date;
    ending record;
    obstacle text;
    people uuid[];
    one uuid;
    gone integer;
begin
    perform from register.person where id = p_person for update;
    if not found then
        return case when exists (select from retention.erasure where subject_id = p_person) then 'ERASED_BEFORE' else 'UNKNOWN' end;
    end if;
    select * into ending from retention.ended(today, p_person);
    if ending.due_on is null or ending.due_on > today then
        return 'NOT_DUE';
    end if;
    people := retention.of_one_person(p_person);
    foreach one in array people loop
        obstacle := retention.obstacle(one, today, p_disputed);
        if obstacle is not null then
            return obstacle;
        end if;
    end loop;
    gone := retention.remove_all(people);
    insert into retention.erasure (subject_id, class, due_on, erased_on, policy, lines)
    select id, ending.class, ending.due_on, today, ending.policy, gone from unnest(people) as of_person (id);
    return 'ERASED';
end
$$;
comment on function retention.erase(p_person uuid, p_disputed boolean) is 'Erases one record that is due and that nothing holds, with those joined to it, and leaves a tombstone for each; otherwise says why not and does nothing.';

-- A joined record has the standing of the one that leads, and rests on its judgments.
create or replace function registration.convicted(p_person uuid, p_by date)
    returns boolean
    language sql
    stable
    set search_path = pg_catalog
as $$
    select exists (
        select from conviction.every_conviction c
        where c.person_id = coalesce(
              (select m.root_id from register.merged_record m where m.part_id = p_person and m.ended_at is null), p_person)
          and not c.withdrawn and c.judgment_on <= p_by
          and not exists (select from conviction.conviction_version n where n.conviction_id = c.id and n.version > c.version)
          and not exists (select from conviction.quashing q
              where q.conviction_id = c.id and not q.withdrawn
                and not exists (select from conviction.quashing n
                    where n.conviction_id = q.conviction_id and n.version > q.version)))
$$;

-- Whoever has the server's password joins and parts nothing that two people have not decided.
create function register.merged_as_decided()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal;
begin
    if tg_op = 'INSERT' then
        p := approval.approved_now(new.proposal_id, 'same-person');
        perform approval.refuse_unless(new.merged_by = p.decided_by and new.ended_at is null and exists (
            select from duplicates.pair d
            where d.id::text = p.payload ->> 'pair' and d.older = new.leading_id and d.newer = new.part_id), 'The merge');
    elsif new.ended_at is distinct from old.ended_at then
        p := approval.approved_now(new.end_proposal_id, 'parted-records');
        perform approval.refuse_unless(old.ended_at is null and new.ended_by = p.decided_by
            and p.payload ->> 'merge' = new.id::text, 'The parting');
    end if;
    return null;
end
$$;
comment on function register.merged_as_decided() is 'Records are joined, and parted, as two people decided.';

create constraint trigger as_decided after insert or update on register.merged_record deferrable initially deferred for each
    row when (CURRENT_USER = 'nsor_app'::name) execute function register.merged_as_decided();
