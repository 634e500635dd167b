-- A channel of the public is open by a notification or order that is recorded. No migration opens one: a new register has none
-- open, and one that has answered already goes on, with a row that says that its order is not recorded.
alter table release.policy
    add column rests_on text check (length(rests_on) >= 1 and length(rests_on) <= 500),
    add column made_up boolean default false not null;
comment on column release.policy.rests_on is 'The notification or order that the opening rests on; null where it is switched off. Of openings from before orders were recorded it says so.';
comment on column release.policy.made_up is 'Whether the order is made up: for synthetic data alone.';

update release.policy set rests_on = 'not recorded: opened before orders were recorded' where open;
alter table release.policy
    add constraint rests_on_an_order check (open = (rests_on is not null)),
    drop constraint opened_by_two,
    add constraint opened_by_two check (not open or version = 1 or proposal_id is not null or made_up);

insert into release.policy (channel, version, open, reason)
select channel, max(version) + 1, false, 'No order is recorded yet' from release.policy
where not exists (select from enquiry.ledger) and not exists (select from enquiry.figure)
group by channel
having (array_agg(open order by version desc))[1];

create or replace function release.as_decided()
    returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    p approval.proposal := approval.approved_now(new.proposal_id, 'release-on');
begin
    perform approval.refuse_unless(
        p.payload ->> 'channel' = new.channel and new.valid_from >= p.effective_from and new.decided_by = p.decided_by
            and p.payload ->> 'restsOn' = new.rests_on and not new.made_up,
        'The channel');
    return null;
end
$$;

create function release.open_with_made_up_orders(rests_on text)
    returns integer
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    opened integer;
begin
    if not exists (select from access.installation i where i.kind = 'SYNTHETIC') then
        return 0;
    end if;
    insert into release.policy (channel, version, open, reason, rests_on, made_up)
    select p.channel, max(p.version) + 1, true, 'Synthetic data', open_with_made_up_orders.rests_on, true
    from release.policy p
    group by p.channel
    having bool_and(p.decided_by is null) and not (array_agg(p.open order by p.version desc))[1];
    get diagnostics opened = row_count;
    return opened;
end
$$;
comment on function release.open_with_made_up_orders(rests_on text) is 'Opens the channels that nobody has opened or closed yet, in a register of synthetic data alone; gives how many.';
revoke all on function release.open_with_made_up_orders(rests_on text) from public;
grant execute on function release.open_with_made_up_orders(rests_on text) to "${application}";
