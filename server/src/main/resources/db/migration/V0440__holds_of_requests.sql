-- A hold is on a record, or on a request about a case: then its files, and the request itself, stay while it lasts.
alter table retention.hold
    alter column person_id drop not null,
    add column request_id uuid,
    add constraint hold_is_on_one check (num_nonnulls(person_id, request_id) = 1);
comment on table retention.hold is 'A legal hold: while it lasts, the record or the request about a case is not erased. It outlives what it is on, which it names by an opaque identifier.';
comment on column retention.hold.person_id is 'Whose record; null where it is on a request.';
comment on column retention.hold.request_id is 'Which request about a case; null where it is on a record.';
create index hold_request on retention.hold (request_id) where request_id is not null;

create function retention.held_until(p_person uuid, p_request uuid, p_day date) returns date
    language sql stable
    set search_path = pg_catalog
as $$
    select max(u.until_day) from (
        select l.until_day from retention.hold h
        join lateral (select s.kind, s.until_day from retention.hold_step s where s.hold_id = h.id order by s.id desc limit 1) l
          on true
        where (h.person_id = p_person or h.request_id = p_request) and l.kind <> 'RELEASED' and l.until_day >= p_day
        union all
        select p.open_until from approval.proposal p
        where p.kind = 'legal-hold' and p.state = 'WAITING' and p.open_until >= p_day
          and (p.payload ->> 'person' = p_person::text or p.payload ->> 'request' = p_request::text)) u
$$;
comment on function retention.held_until is 'The last day of what holds a record or a request: a legal hold, or the asking for one while it can be confirmed. Null for nothing.';
grant execute on function retention.held_until to "${application}";

create or replace function retention.forget_disclosures(p_class text) returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog
    set timezone = 'Asia/Karachi'
as $$
declare
    years integer;
    last date;
    over uuid[];
begin
    select greatest(v.value::int, 1) into strict years from reference.policy_value v
    where v.key = case p_class when 'CERTIFICATES' then 'retention.certificates' when 'CASE_REQUESTS' then 'retention.case-requests' end
      and current_date between v.valid_from and coalesce(v.valid_to, date 'infinity');
    last := (current_date - make_interval(years => years))::date;
    if p_class = 'CERTIFICATES' then
        over := array(select c.id from disclosure.certificate c
                      where coalesce(c.valid_until, c.asked_at::date) < last and c.asked_at::date < last);
        delete from disclosure.certificate_print p where p.certificate_id = any (over);
        delete from disclosure.certificate c where c.id = any (over);
    else
        -- Whoever asks for a hold has the row; one that is held, or whose vault is not empty yet, stays.
        perform from disclosure.request r where r.ended_at::date < last and r.created_at::date < last for update;
        over := array(select r.id from disclosure.request r
                      where r.ended_at::date < last and r.created_at::date < last
                        and retention.held_until(null, r.id, current_date) is null
                        and not exists (select from disclosure.vault_file f where f.request_id = r.id));
        delete from disclosure.opening o where o.request_id = any (over);
        delete from disclosure.request r where r.id = any (over);
    end if;
    delete from audit.content_key k where k.id = any (over);
    return cardinality(over);
end
$$;
