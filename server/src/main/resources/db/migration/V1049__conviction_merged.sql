-- What courts and prisons reported of somebody goes with the person when two records are joined, and back when they are
-- parted. Nothing in it changes but whose it is.
create function conviction.move_facts(p_merge uuid, p_from uuid, p_to uuid, p_convictions uuid[], p_periods uuid[], p_death boolean)
    returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    appeals uuid[];
begin
    perform from register.merged_record m
    where m.id = p_merge and pg_current_xact_id() in (m.transaction, m.end_transaction)
      and (p_from, p_to) in ((m.part_id, m.leading_id), (m.leading_id, m.part_id));
    if not found then
        raise exception 'Facts change hands with a merge of their records alone';
    end if;
    select coalesce(array_agg(distinct a.id), '{}') into appeals from conviction.appeal a
    where a.person_id = p_from and a.conviction_id = any (p_convictions);
    update conviction.appeal_dismissal set person_id = p_to where person_id = p_from and appeal_id = any (appeals);
    update conviction.appeal set person_id = p_to where person_id = p_from and conviction_id = any (p_convictions);
    update conviction.sentence set person_id = p_to where person_id = p_from and conviction_id = any (p_convictions);
    update conviction.quashing set person_id = p_to where person_id = p_from and conviction_id = any (p_convictions);
    update conviction.clemency set person_id = p_to where person_id = p_from and conviction_id = any (p_convictions);
    update conviction.release_mark set person_id = p_to where person_id = p_from and conviction_id = any (p_convictions);
    update conviction.other_number set person_id = p_to where person_id = p_from and conviction_id = any (p_convictions);
    update conviction.conviction_version set person_id = p_to where person_id = p_from and conviction_id = any (p_convictions);
    update conviction.conviction set person_id = p_to where person_id = p_from and id = any (p_convictions);
    update conviction.custody_event set person_id = p_to where person_id = p_from and custody_period_id = any (p_periods);
    if p_death then
        update conviction.death set person_id = p_to where person_id = p_from;
    end if;
end
$$;
comment on function conviction.move_facts(p_merge uuid, p_from uuid, p_to uuid, p_convictions uuid[], p_periods uuid[], p_death boolean) is 'Moves judgments with all that hangs on them, periods in custody and a death between two records, in the transaction that joins or parts them alone.';
revoke all on function conviction.move_facts(p_merge uuid, p_from uuid, p_to uuid, p_convictions uuid[], p_periods uuid[], p_death boolean) from public;
grant execute on function conviction.move_facts(p_merge uuid, p_from uuid, p_to uuid, p_convictions uuid[], p_periods uuid[], p_death boolean) to "${application}";

create view conviction.judgment_view as select id, person_id from conviction.conviction;
comment on view conviction.judgment_view is 'Published: which judgments lie on which record, for pages that post back what they showed.';
comment on column conviction.judgment_view.id is 'Names the judgment.';
comment on column conviction.judgment_view.person_id is 'Whose.';
grant select on conviction.judgment_view to "${application}";
