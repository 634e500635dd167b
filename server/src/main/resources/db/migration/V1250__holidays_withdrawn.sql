-- A day that was expected by the moon, or approved by mistake, is no holiday any more; what people were told by it stays.
alter table reference.public_holiday add column withdrawn_on date;
comment on column reference.public_holiday.withdrawn_on is 'The day on which two people withdrew it: it is a working day since; null while it stands.';
comment on column reference.public_holiday.proposal_id is 'The proposal that added this day, or withdrew it; null where it is as the files have it.';
grant update (name_en, name_ur, confidence, proposal_id, withdrawn_on) on reference.public_holiday to "${application}";

create or replace function reference.as_decided()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal;
begin
    case tg_table_name
        when 'policy_value' then
            p := approval.approved_now(new.proposal_id, 'policy-value');
            perform approval.refuse_unless(p.payload ->> 'key' = new.key and case tg_op
                when 'INSERT' then p.payload ->> 'value' = new.value and new.valid_from = p.effective_from
                else new.valid_to = p.effective_from - 1 end, 'The value of ' || new.key);
        when 'offence_rule' then
            p := approval.approved_now(new.proposal_id, 'offence-rule');
            perform approval.refuse_unless(p.payload ->> 'section' = new.law || ' ' || new.section
                and p.payload ->> 'schedule' is not distinct from new.schedule and case tg_op
                when 'INSERT' then new.valid_from = p.effective_from and not (p.payload ->> 'ends')::boolean
                    and new.narrow = (p.payload ->> 'narrow')::boolean
                    and new.connected_only = (p.payload ->> 'connectedOnly')::boolean
                    and new.child_element = (p.payload ->> 'childElement')::boolean
                else new.valid_to = p.effective_from - 1 end, 'The rule of ' || new.law || ' ' || new.section);
        when 'public_holiday' then
            p := approval.approved_now(new.proposal_id,
                case when new.withdrawn_on is null then 'public-holiday' else 'public-holiday-withdrawal' end);
            perform approval.refuse_unless((p.payload ->> 'day')::date = new.day, 'The holiday');
        when 'district' then
            p := approval.approved_now(new.proposal_id, 'district-split');
            perform approval.refuse_unless(
                p.payload ->> 'code' = new.code and p.payload ->> 'district' = new.split_from, 'The district');
        when 'district_move' then
            p := approval.approved_now(new.proposal_id, 'district-split');
            perform approval.refuse_unless(
                p.payload ->> 'code' = new.district_code and new.from_day = p.effective_from, 'What moves');
    end case;
    return null;
end
$$;
