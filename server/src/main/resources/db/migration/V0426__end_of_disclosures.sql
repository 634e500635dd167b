-- Certificates are about people most of whom are on no register, and requests name suspects: both go so many years after
-- their end, by the database's own day. The server's role can ask for what is due to go, and for nothing else.
create function retention.forget_disclosures(p_class text) returns integer
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
        -- A vault that is not empty yet holds its request back.
        over := array(select r.id from disclosure.request r
                      where r.ended_at::date < last and r.created_at::date < last
                        and not exists (select from disclosure.vault_file f where f.request_id = r.id));
        delete from disclosure.opening o where o.request_id = any (over);
        delete from disclosure.request r where r.id = any (over);
    end if;
    delete from audit.content_key k where k.id = any (over);
    return cardinality(over);
end
$$;
comment on function retention.forget_disclosures is 'Erases certificates, or requests about cases, whose time is over, with their keys, and says how many.';
revoke all on function retention.forget_disclosures from public;
grant execute on function retention.forget_disclosures to "${application}";
