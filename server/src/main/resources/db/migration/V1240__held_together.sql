-- A hold on one of several records of one person holds all of them, for as long as they are joined.
create or replace function retention.held_until(p_person uuid, p_request uuid, p_day date)
    returns date
    language sql
    stable
    set search_path = pg_catalog
as $$
    select max(u.until_day) from (
        select l.until_day from retention.hold h
        join lateral (select s.kind, s.until_day from retention.hold_step s where s.hold_id = h.id order by s.id desc limit 1) l
          on true
        where (h.person_id = any (retention.of_one_person(p_person)) or h.request_id = p_request)
          and l.kind <> 'RELEASED' and l.until_day >= p_day
        union all
        select p.open_until from approval.proposal p
        where p.kind = 'legal-hold' and p.state = 'WAITING' and p.open_until >= p_day
          and (p.payload ->> 'person' = any (retention.of_one_person(p_person)::text[])
            or p.payload ->> 'request' = p_request::text)) u
$$;
comment on function retention.held_until(p_person uuid, p_request uuid, p_day date) is 'The last day of what holds a record, or one that is joined with it, or a request: a legal hold, or the asking for one while it can be confirmed. Null for nothing.';
