-- Rows that two people decide are written only with the proposal that was approved in the same transaction, says the same,
-- and stands on the trail; rows that say "on the register" only where what can be seen in the schema bears them out. The
-- owner's own work (files of reference, erasing, restoring) is as it was.

create function approval.approved_now(p_id uuid, p_kind text) returns approval.proposal language plpgsql stable
    set search_path = pg_catalog
as $$
declare
    found_one approval.proposal;
begin
    select * into found_one from approval.proposal p
    where p.id = p_id and p.state = 'APPROVED' and p.xmin = pg_current_xact_id()::xid
      and p.kind = p_kind and p.decided_by <> p.proposed_by;
    if found_one.id is null then
        raise exception 'No proposal of the kind % was approved for this by a second person', p_kind
            using errcode = 'integrity_constraint_violation';
    end if;
    if (select count(*) from access.account a
            where a.id in (found_one.proposed_by, found_one.decided_by) and a.enabled) <> 2 then
        raise exception 'Proposal % is not of two accounts that are there', p_id
            using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select from audit.entry e
            where e.subject_id = p_id and e.action = 'PROPOSAL_MADE' and e.outcome = 'DONE' and e.content is not null
              and e.actor_id = found_one.proposed_by)
        or not exists (select from audit.entry e
            where e.subject_id = p_id and e.action = 'PROPOSAL_APPROVED' and e.outcome = 'DONE' and e.content is not null
              and e.actor_id = found_one.decided_by and e.transaction = pg_current_xact_id()) then
        raise exception 'Proposal % is not on the trail', p_id using errcode = 'integrity_constraint_violation';
    end if;
    return found_one;
end
$$;
comment on function approval.approved_now is 'The proposal of this kind that a second person has approved in this transaction, on the trail; an error where there is none.';
grant execute on function approval.approved_now to "${application}";

create function approval.refuse_made_up() returns trigger language plpgsql as $$
begin
    raise exception 'A proposal begins undecided' using errcode = 'integrity_constraint_violation';
end
$$;
comment on function approval.refuse_made_up() is 'Refuses proposals that come decided.';
create trigger begins_undecided before insert on approval.proposal
    for each row when (new.state <> 'WAITING') execute function approval.refuse_made_up();

create function approval.refuse_unless(is_so boolean, what text) returns void language plpgsql immutable as $$
begin
    if is_so is not true then
        raise exception '% is not what was approved', what using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
comment on function approval.refuse_unless is 'An error where something is not as the proposal has it.';
grant execute on function approval.refuse_unless to "${application}";

create function reference.as_decided() returns trigger language plpgsql
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
            p := approval.approved_now(new.proposal_id, 'public-holiday');
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
comment on function reference.as_decided() is 'Looks, when the transaction commits, whether what it wrote is what two people decided in it.';

do $$
declare
    decided text;
begin
    foreach decided in array array['policy_value', 'offence_rule', 'public_holiday', 'district', 'district_move'] loop
        execute format('create constraint trigger as_decided after insert or update on reference.%I
            deferrable initially deferred for each row when (current_user = %L)
            execute function reference.as_decided()', decided, '${application}');
    end loop;
end
$$;

-- Places that a split brings with it name no proposal of their own: one that makes their district has to be there.
create function reference.with_district() returns trigger language plpgsql
    set search_path = pg_catalog
as $$
begin
    perform approval.refuse_unless(exists (
        select from reference.district d where d.code = new.district_code and d.xmin = pg_current_xact_id()::xid),
        'The place');
    return null;
end
$$;
comment on function reference.with_district() is 'A place comes with the district that a split makes in the same transaction.';
do $$
declare
    place text;
begin
    foreach place in array array['district_alias', 'police_region_district', 'court', 'police_station'] loop
        execute format('create constraint trigger with_district after insert on reference.%I
            deferrable initially deferred for each row when (current_user = %L)
            execute function reference.with_district()', place, '${application}');
    end loop;
end
$$;

create function release.as_decided() returns trigger language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal := approval.approved_now(new.proposal_id, 'release-on');
begin
    perform approval.refuse_unless(
        p.payload ->> 'channel' = new.channel and new.valid_from >= p.effective_from and new.decided_by = p.decided_by,
        'The channel');
    return null;
end
$$;
comment on function release.as_decided() is 'A channel is switched on by two; off by one.';
create constraint trigger as_decided after insert on release.policy deferrable initially deferred
    for each row when (new.open and current_user = '${application}') execute function release.as_decided();

create function retention.as_decided() returns trigger language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal := approval.approved_now(new.proposal_id, case new.kind
        when 'PLACED' then 'legal-hold' when 'EXTENDED' then 'legal-hold-extension' else 'legal-hold-release' end);
    h retention.hold;
begin
    select * into h from retention.hold where id = new.hold_id;
    perform approval.refuse_unless(new.asked_by = p.proposed_by and new.confirmed_by = p.decided_by
        and (new.kind = 'PLACED' or p.payload ->> 'hold' = new.hold_id::text)
        and (new.kind = 'RELEASED' or (p.payload ->> 'until')::date = new.until_day)
        and p.payload ->> 'person' is not distinct from h.person_id::text
        and p.payload ->> 'request' is not distinct from h.request_id::text, 'The hold');
    return null;
end
$$;
comment on function retention.as_decided() is 'Each step of a hold is one that two people decided.';
create constraint trigger as_decided after insert on retention.hold_step deferrable initially deferred
    for each row when (current_user = '${application}') execute function retention.as_decided();

-- A CNIC that is confirmed was examined by somebody else than whoever entered it, and stays this person's.
revoke update on register.person_cnic, register.address from "${application}";
grant update (status, confirmed_at) on register.person_cnic to "${application}";
grant update (until_day, withdrawn_at, tehsil_code) on register.address to "${application}";

create function registration.convicted(p_person uuid, p_by date) returns boolean language sql stable
    set search_path = pg_catalog
as $$
    select exists (
        select from conviction.every_conviction c
        where c.person_id = p_person and not c.withdrawn and c.judgment_on <= p_by
          and not exists (select from conviction.conviction_version n where n.conviction_id = c.id and n.version > c.version)
          and not exists (select from conviction.quashing q
              where q.conviction_id = c.id and not q.withdrawn
                and not exists (select from conviction.quashing n
                    where n.conviction_id = q.conviction_id and n.version > q.version)))
$$;
comment on function registration.convicted is 'Whether a judgment against the person, of that day or before, stands: neither withdrawn nor quashed.';
grant execute on function registration.convicted to "${application}";

create function registration.refuse_unfounded() returns trigger language plpgsql
    set search_path = pg_catalog
as $$
begin
    if new.first_day is not null and not registration.convicted(new.person_id, new.first_day) then
        raise exception 'No judgment that stands puts this person on the register from %', new.first_day
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
comment on function registration.refuse_unfounded() is 'A standing that puts somebody on the register rests on a judgment that stands.';
create trigger refuse_unfounded before insert or update on registration.standing
    for each row when (current_user = '${application}') execute function registration.refuse_unfounded();

create function registration.refuse_unfounded_listing() returns trigger language plpgsql
    set search_path = pg_catalog
as $$
begin
    if not exists (
            select from registration.standing s
            where s.person_id = new.person_id and new.first_day >= s.first_day and new.juvenile = s.juvenile
              and coalesce(new.last_day, date 'infinity') <= coalesce(s.last_day, date 'infinity'))
        or not registration.convicted(new.person_id, new.first_day) then
        raise exception 'The standing of this person does not bear out what is to be listed'
            using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (
            select from register.person_cnic c
            where c.person_id = new.person_id and c.cnic = new.cnic and c.status = 'CONFIRMED'
              and exists (select from register.identity_examination e
                  where e.person_cnic_id = c.id and e.outcome = 'CONFIRMED'
                    and e.examined_by is distinct from c.entered_by)) then
        raise exception 'No second person has confirmed that this CNIC is this person''s'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
comment on function registration.refuse_unfounded_listing() is 'What the public is told rests on a standing, a judgment that stands and a CNIC that a second person has confirmed.';
create trigger refuse_unfounded before insert on registration.listed_cnic
    for each row when (current_user = '${application}') execute function registration.refuse_unfounded_listing();
