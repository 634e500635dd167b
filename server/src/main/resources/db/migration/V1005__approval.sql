create schema approval;
comment on schema approval is 'What needs a second person: proposals and their decisions.';
grant usage on schema approval to "${application}";

create table approval.proposal (
    id uuid primary key,
    kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    payload jsonb not null,
    effective_from date not null,
    reason text not null check (length(reason) >= 5 and length(reason) <= 1000),
    fingerprint text not null,
    preview jsonb not null,
    proposed_by uuid not null references access.account (id),
    proposed_at timestamptz not null,
    open_until date not null,
    state text default 'WAITING' not null check (state in ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    decided_by uuid references access.account (id),
    decided_at timestamptz,
    decision_reason text,
    province_code text,
    district_code text,
    constraint decided_or_waiting check ((state = 'WAITING') = (decided_by is null) and (state = 'WAITING') =
        (decided_at is null) and (state = 'WAITING') = (decision_reason is null)),
    constraint place_is_whole check ((province_code is null) = (district_code is null)),
    constraint second_person check ( case state when 'WITHDRAWN' then decided_by = proposed_by else decided_by is null
        or decided_by <> proposed_by end)
);
comment on table approval.proposal is 'One proposal. It is decided once and never changed after.';
comment on column approval.proposal.id is 'Opaque identifier; what the proposal changed names it.';
comment on column approval.proposal.kind is 'What sort of thing is proposed: a name given by the module that owns the data.';
comment on column approval.proposal.payload is 'What is proposed; opaque identifiers and nothing else about a person.';
comment on column approval.proposal.effective_from is 'The first day on which it is to count.';
comment on column approval.proposal.reason is 'Why it was proposed.';
comment on column approval.proposal.fingerprint is 'The state against which it was proposed; where that has changed it can not be approved.';
comment on column approval.proposal.preview is 'Whom it would affect, as the proposer saw it; once approved, as it was then.';
comment on column approval.proposal.proposed_by is 'Who proposed it.';
comment on column approval.proposal.proposed_at is 'When.';
comment on column approval.proposal.open_until is 'The last day on which it can be decided; compared with today at each reading.';
comment on column approval.proposal.state is 'WAITING until it is decided or withdrawn; one that expired stays WAITING.';
comment on column approval.proposal.decided_by is 'The second person; of a withdrawal the proposer.';
comment on column approval.proposal.decided_at is 'When.';
comment on column approval.proposal.decision_reason is 'Why; may be empty for an approval, and is for a withdrawal.';
comment on column approval.proposal.province_code is 'The province of the district.';
comment on column approval.proposal.district_code is 'Where it is: only those whose work lies there see and decide it; null for what is of no one place.';
create index proposal_waiting on approval.proposal (kind, open_until) where state = 'WAITING';
create index proposal_decided on approval.proposal (kind, decided_at) where state <> 'WAITING';
create index proposal_proposed_by on approval.proposal (proposed_by, proposed_at);
grant select, insert on approval.proposal to "${application}";
grant update (preview, state, decided_by, decided_at, decision_reason) on approval.proposal to "${application}";

create function approval.refuse_second_decision()
    returns trigger
    language plpgsql
as $$
begin
    raise exception 'The proposal % has been decided', old.id;
end $$;
comment on function approval.refuse_second_decision() is 'Refuses to change what has been decided.';

-- Rows that two people decide are written only with the proposal that was approved in the same transaction, says the same,
-- and stands on the trail; rows that say "on the register" only where what can be seen in the schema bears them out. The
-- owner's own work (files of reference, erasing, restoring) is not bound by it.
create function approval.approved_now(p_id uuid, p_kind text)
    returns approval.proposal
    language plpgsql
    stable
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
comment on function approval.approved_now(p_id uuid, p_kind text) is 'The proposal of this kind that a second person has approved in this transaction, on the trail; an error where there is none.';
grant execute on function approval.approved_now(p_id uuid, p_kind text) to "${application}";

create function approval.refuse_made_up()
    returns trigger
    language plpgsql
as $$
begin
    raise exception 'A proposal begins undecided' using errcode = 'integrity_constraint_violation';
end
$$;
comment on function approval.refuse_made_up() is 'Refuses proposals that come decided.';

create function approval.refuse_unless(is_so boolean, what text)
    returns void
    language plpgsql
    immutable
as $$
begin
    if is_so is not true then
        raise exception '% is not what was approved', what using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
comment on function approval.refuse_unless(is_so boolean, what text) is 'An error where something is not as the proposal has it.';
grant execute on function approval.refuse_unless(is_so boolean, what text) to "${application}";

create trigger decided_once before update on approval.proposal for each row when (old.state <> 'WAITING'::text) execute
    function approval.refuse_second_decision();

create trigger begins_undecided before insert on approval.proposal for each row when (new.state <> 'WAITING'::text)
    execute function approval.refuse_made_up();
