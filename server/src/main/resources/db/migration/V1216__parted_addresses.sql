-- Of two records that are parted, an address that ended because one of the other record came goes on.
create or replace function register.part_rows(p_merge uuid, p_cnics bigint[], p_addresses bigint[])
    returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    m register.merged_record;
begin
    select * into strict m from register.merged_record where id = p_merge and end_transaction = pg_current_xact_id();
    if m.root_id <> m.leading_id then
        raise exception 'The leading record was itself joined with another later';
    end if;
    with recursive under as (
        select m.part_id as id
        union
        select r.part_id from register.merged_record r join under on r.leading_id = under.id where r.ended_at is null)
    update register.merged_record set root_id = m.part_id
    where ended_at is null and part_id in (select id from under);
    update register.person_cnic set person_id = m.part_id
    where person_id = m.leading_id
      and (id = any (p_cnics) or id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'CNIC'));
    update register.person_alias set person_id = m.part_id
    where person_id = m.leading_id
      and id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ALIAS');
    update register.former_name set person_id = m.part_id
    where person_id = m.leading_id
      and id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'FORMER_NAME');
    delete from register.person_alias
    where person_id = m.leading_id and corrected_by is null
      and id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ALIAS_ADDED');
    update register.address set person_id = m.part_id
    where person_id = m.leading_id
      and (id = any (p_addresses) or id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ADDRESS'));
    update register.address a set until_day = null
    where a.id::text in (select row_id from register.merged_row where merge_id = p_merge and kind = 'ADDRESS_ENDED')
      and a.withdrawn_at is null
      and not exists (select from register.address o
          where o.person_id = a.person_id and o.id <> a.id and o.withdrawn_at is null and o.from_day > a.from_day);
    -- What was recorded since ended the address before it, whosever it is now: where somebody has no open one, it goes on.
    update register.address set until_day = null
    where id in (
        select distinct on (a.person_id) a.id from register.address a
        where a.person_id in (m.part_id, m.leading_id) and a.withdrawn_at is null
          and not exists (select from register.address o
              where o.person_id = a.person_id and o.withdrawn_at is null and o.until_day is null)
          and exists (select from register.address o
              where o.person_id in (m.part_id, m.leading_id) and o.person_id <> a.person_id and o.withdrawn_at is null
                and o.recorded_at > m.merged_at and o.from_day - 1 = a.until_day)
        order by a.person_id, a.from_day desc, a.id desc);
end
$$;
