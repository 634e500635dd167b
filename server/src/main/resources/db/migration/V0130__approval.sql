create schema approval;
comment on schema approval is 'What needs a second person: proposals and their decisions.';
grant usage on schema approval to "${application}";

create table approval.proposal (
    id uuid primary key,
    kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
    payload jsonb not null,
    effective_from date not null,
    reason text not null check (length(reason) between 5 and 1000),
    fingerprint text not null,
    preview jsonb not null,
    proposed_by uuid not null references access.account (id),
    proposed_at timestamptz not null,
    open_until date not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    decided_by uuid references access.account (id),
    decided_at timestamptz,
    decision_reason text,
    constraint decided_or_waiting check (
        (state = 'WAITING') = (decided_by is null)
        and (state = 'WAITING') = (decided_at is null)
        and (state = 'WAITING') = (decision_reason is null)),
    constraint second_person check (case state
        when 'WITHDRAWN' then decided_by = proposed_by
        else decided_by is null or decided_by <> proposed_by end)
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
create index proposal_waiting on approval.proposal (kind, open_until) where state = 'WAITING';
create index proposal_decided on approval.proposal (kind, decided_at) where state <> 'WAITING';
create index proposal_proposed_by on approval.proposal (proposed_by, proposed_at);

create function approval.refuse_second_decision() returns trigger language plpgsql as $$
begin
    raise exception 'The proposal % has been decided', old.id;
end $$;
comment on function approval.refuse_second_decision() is 'Refuses to change what has been decided.';
create trigger decided_once before update on approval.proposal
    for each row when (old.state <> 'WAITING') execute function approval.refuse_second_decision();

grant select, insert on approval.proposal to "${application}";
grant update (state, decided_by, decided_at, decision_reason, preview) on approval.proposal to "${application}";
