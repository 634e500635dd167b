-- A client asks what became of its own messages since it last asked.

create table feeds.change (
    receipt uuid not null references feeds.received (receipt),
    change text not null check (change in ('RECEIVED', 'REPLACED', 'RETURNED', 'WITHDRAWN')),
    client_id uuid not null,
    changed_at timestamptz not null,
    position bigint check (position >= 1),
    primary key (receipt, change)
);
comment on table feeds.change is 'What the client that sent a message may know became of it, as its receipt tells. Nothing is added when a message is recorded, waits or is put aside, since that would say who is on the register.';
comment on column feeds.change.receipt is 'Which message.';
comment on column feeds.change.change is 'What became of it: a name of the enum SentChange.What.';
comment on column feeds.change.client_id is 'Who sent it.';
comment on column feeds.change.changed_at is 'When.';
comment on column feeds.change.position is 'Its place among the changes of this client, without gaps; null until the client asks. It is given to changes that are committed, under a lock, so that none comes before a place that was told.';
create unique index change_position on feeds.change (client_id, position) where position is not null;
create index change_unnumbered on feeds.change (client_id, changed_at, receipt, change) where position is null;
grant select, insert, update (position) on feeds.change to "${application}";

insert into feeds.change (receipt, change, client_id, changed_at)
    select receipt, 'RECEIVED', client_id, received_at from feeds.received;
-- What was sent back before is not among them: whether its sender was told is not known to the database.
insert into feeds.change (receipt, change, client_id, changed_at)
    select taken.receipt, case taking.kind when 'WITHDRAWAL' then 'WITHDRAWN' else 'REPLACED' end, taking.client_id,
        taking.received_at
    from intake.message taking join feeds.received taken on taken.receipt = taking.takes_back;

insert into retention.kept (table_name, class) values ('feeds.change', 'FEED_MESSAGES');
