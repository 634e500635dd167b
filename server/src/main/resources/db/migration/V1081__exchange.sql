-- Events out: what agencies' systems are told, each its subset, by a webhook or a feed that they read.
create view supervision.whereabouts_view as
select person_id, since_day from supervision.whereabouts where until_day is null;
comment on view supervision.whereabouts_view is 'Published: of whom nobody knows where they are.';
comment on column supervision.whereabouts_view.person_id is 'Who.';
comment on column supervision.whereabouts_view.since_day is 'Since when.';
grant select on supervision.whereabouts_view to "${application}";

create view supervision.followed_view as
select person_id, opened_on from supervision.case_file;
comment on view supervision.followed_view is 'Published: who is or was on the register, and since when supervision looks after them.';
comment on column supervision.followed_view.person_id is 'Who.';
comment on column supervision.followed_view.opened_on is 'The day supervision began to look after the person: nothing is owed before it.';
grant select on supervision.followed_view to "${application}";

create schema exchange;
comment on schema exchange is 'Events out: subscribers, what each was last told of whom, and what waits for them.';
grant usage on schema exchange to "${application}";

create table exchange.subscriber (
    id uuid primary key,
    client_id uuid not null references access.machine_client (id),
    audience text not null check (audience in ('IMMIGRATION', 'POLICE')),
    channel text not null check (channel in ('PULL', 'WEBHOOK')),
    address text check (length(address) >= 1 and length(address) <= 500),
    rests_on text not null check (length(rests_on) >= 1 and length(rests_on) <= 500),
    proposal_id uuid not null unique,
    opened_at timestamptz not null,
    filled_at timestamptz,
    filled_to uuid,
    closed_at timestamptz,
    closed_by uuid,
    close_reason text check (length(close_reason) >= 1 and length(close_reason) <= 1000),
    check ((channel = 'WEBHOOK') = (address is not null)),
    check ((closed_at is null) = (close_reason is null))
);
comment on table exchange.subscriber is 'Release channels to agencies: which system is told what, on which notification or order, by which way. Opened by two people, closed by one.';
comment on column exchange.subscriber.id is 'Opaque; what an event calls its source.';
comment on column exchange.subscriber.client_id is 'Whose system.';
comment on column exchange.subscriber.audience is 'What it is told: a name of the enum Audience.';
comment on column exchange.subscriber.channel is 'How: a name of the enum Channel.';
comment on column exchange.subscriber.address is 'Where a webhook goes; null for a feed that the system reads itself.';
comment on column exchange.subscriber.rests_on is 'The notification or order that it rests on.';
comment on column exchange.subscriber.proposal_id is 'By which it was opened.';
comment on column exchange.subscriber.opened_at is 'When it was opened.';
comment on column exchange.subscriber.filled_at is 'When those whom it concerned at its opening had all been written; null until then.';
comment on column exchange.subscriber.filled_to is 'The last person whom that has gone through; null before the first.';
comment on column exchange.subscriber.closed_at is 'When it was closed; null while it is open.';
comment on column exchange.subscriber.closed_by is 'By whom; null while it is open, and where the subscriber itself answered that it is gone.';
comment on column exchange.subscriber.close_reason is 'Why; null while it is open.';
create unique index subscriber_once on exchange.subscriber (client_id, audience) where closed_at is null;
grant select, insert on exchange.subscriber to "${application}";
grant update (filled_at, filled_to, closed_at, closed_by, close_reason) on exchange.subscriber to "${application}";

create table exchange.delivery (
    subscriber_id uuid primary key references exchange.subscriber (id),
    last_delivered_at timestamptz,
    failures integer not null default 0 check (failures >= 0),
    failing_since timestamptz,
    failure text check (failure in ('ADDRESS', 'OWN', 'REDIRECT', 'SILENT', 'STATUS', 'UNREACHABLE')),
    status integer check (status >= 100 and status <= 999),
    paused_until timestamptz,
    position bigint not null default 0 check (position >= 0),
    acknowledged bigint not null default 0 check (acknowledged >= 0),
    acknowledged_event uuid,
    check ((failures = 0) = (failing_since is null))
);
comment on table exchange.delivery is 'How far each subscriber is.';
comment on column exchange.delivery.subscriber_id is 'Which.';
comment on column exchange.delivery.last_delivered_at is 'When it last took an event; null before the first.';
comment on column exchange.delivery.failures is 'How many attempts in a row have failed.';
comment on column exchange.delivery.failing_since is 'Since when; null where the last one succeeded.';
comment on column exchange.delivery.failure is 'How the last one failed: a name of the enum Failure; null where none did.';
comment on column exchange.delivery.status is 'What it answered then; null where it gave no answer.';
comment on column exchange.delivery.paused_until is 'Until then nothing is sent; null where there is no pause.';
comment on column exchange.delivery.position is 'The last place that was given to an event of its feed.';
comment on column exchange.delivery.acknowledged is 'Up to which place it has read.';
comment on column exchange.delivery.acknowledged_event is 'The event of that place; null before the first.';
grant select, insert on exchange.delivery to "${application}";
grant update on exchange.delivery to "${application}";

create table exchange.told (
    subscriber_id uuid not null references exchange.subscriber (id),
    person_id uuid not null,
    alias uuid not null unique,
    digest bytea,
    reached boolean not null default false,
    primary key (subscriber_id, person_id)
);
comment on table exchange.told is 'Whom each subscriber is told of, so that an event is written only where that changes.';
comment on column exchange.told.subscriber_id is 'Which.';
comment on column exchange.told.person_id is 'Who; never sent.';
comment on column exchange.told.alias is 'What this subscriber knows the person by, and no other: random.';
comment on column exchange.told.digest is 'A keyed hash of what the last event was written for; null where that was the end.';
comment on column exchange.told.reached is 'Whether anything of the person may have left for this subscriber: only then it is told of the end.';
create index told_person on exchange.told (person_id);
grant select, insert, delete on exchange.told to "${application}";
grant update (digest, reached) on exchange.told to "${application}";

create table exchange.event (
    id uuid primary key,
    number bigint generated always as identity unique,
    subscriber_id uuid not null references exchange.subscriber (id),
    person_id uuid not null,
    kind text not null check (kind in ('ENDED', 'TOLD')),
    written_at timestamptz not null,
    state text not null default 'WAITING' check (state in ('DEAD', 'DELIVERED', 'UNTOLD', 'WAITING')),
    waits_since timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    not_before timestamptz,
    claimed_until timestamptz,
    ended_at timestamptz,
    position bigint check (position >= 1),
    check ((state = 'WAITING') = (ended_at is null))
);
comment on table exchange.event is 'Events for subscribers. They hold nobody''s data: what an event says is made when it is sent, of what is true and may be told then.';
comment on column exchange.event.id is 'Names it to its subscriber, the same at each attempt.';
comment on column exchange.event.number is 'In order; of one person in the order of the changes.';
comment on column exchange.event.subscriber_id is 'For whom.';
comment on column exchange.event.person_id is 'About whom; never sent.';
comment on column exchange.event.kind is 'A name of the enum EventKind.';
comment on column exchange.event.written_at is 'When it was written, some milliseconds after the change.';
comment on column exchange.event.state is 'A name of the enum EventState.';
comment on column exchange.event.waits_since is 'Since when it waits or waited: when it was written, or replayed.';
comment on column exchange.event.attempts is 'How often it was sent in vain since then.';
comment on column exchange.event.not_before is 'When it may be sent again; null for at once.';
comment on column exchange.event.claimed_until is 'Until when a process has taken it on; null for nobody. What a process left behind comes back then.';
comment on column exchange.event.ended_at is 'When it was delivered, given up, or found to be not to be told any more; null while it waits.';
comment on column exchange.event.position is 'Its place in the feed that its subscriber reads; null until it is read. It is given to events that are committed, under a lock, so that none comes before a place that was told.';
create index event_waiting on exchange.event (subscriber_id, number) where state = 'WAITING';
create index event_line on exchange.event (subscriber_id, person_id, number) where state = 'WAITING';
create unique index event_position on exchange.event (subscriber_id, position) where position is not null;
create index event_unnumbered on exchange.event (subscriber_id, number) where position is null and state = 'WAITING';
create index event_person on exchange.event (person_id);
create index event_ended on exchange.event (ended_at) where ended_at is not null;
create index event_dead on exchange.event (subscriber_id) where state = 'DEAD';
grant select, insert, delete on exchange.event to "${application}";
grant update (state, waits_since, attempts, not_before, claimed_until, ended_at, position) on exchange.event
    to "${application}";

create table exchange.signing_key (
    id uuid primary key,
    subscriber_id uuid not null references exchange.subscriber (id),
    algorithm text not null check (algorithm in ('ED25519', 'HMAC')),
    wrapped_key bytea not null,
    secret bytea not null,
    made_at timestamptz not null,
    ends_at timestamptz
);
comment on table exchange.signing_key is 'With what webhooks are signed; while keys change, with all that have not ended.';
comment on column exchange.signing_key.id is 'Opaque.';
comment on column exchange.signing_key.subscriber_id is 'Whose webhook.';
comment on column exchange.signing_key.algorithm is 'A name of the enum Algorithm.';
comment on column exchange.signing_key.wrapped_key is 'The key of the next column, wrapped under the master key.';
comment on column exchange.signing_key.secret is '32 bytes, encrypted with AES-256-GCM under the wrapped key, the context being exchange/1/ and the id.';
comment on column exchange.signing_key.made_at is 'When it was made.';
comment on column exchange.signing_key.ends_at is 'When it ends; null while no other follows it.';
create index signing_key_subscriber on exchange.signing_key (subscriber_id);
grant select, insert, delete on exchange.signing_key to "${application}";
grant update (ends_at) on exchange.signing_key to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('exchange.event', 'SEALED_RECORD', 608, 't.person_id = $1', 't.person_id', null),
    ('exchange.told', 'SEALED_RECORD', 609, 't.person_id = $1', 't.person_id', null);
insert into retention.kept (table_name, class) values
    ('exchange.subscriber', 'STAFF'),
    ('exchange.delivery', 'STAFF'),
    ('exchange.signing_key', 'SECRETS');
