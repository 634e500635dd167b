create schema feeds;
comment on schema feeds is 'Messages of agencies'' systems between their answer and the work on them, and how many each client sends.';
grant usage on schema feeds to "${application}";

create table feeds.waiting (
    position bigint generated always as identity primary key,
    handler text not null check (length(handler) >= 1 and length(handler) <= 40),
    receipt uuid not null unique,
    client_id uuid not null,
    message_id text not null check (length(message_id) >= 1 and length(message_id) <= 64),
    digest bytea not null,
    wrapped_key bytea,
    body bytea,
    origin text not null,
    received_at timestamptz not null,
    attempts integer default 0 not null,
    retry_at timestamptz,
    unique (handler, client_id, message_id),
    check ((wrapped_key is null) = (body is null))
);
comment on table feeds.waiting is 'A message that was answered and is worked on next; gone as soon as that is done, mostly within a second. Nobody has looked yet whom it is about.';
comment on column feeds.waiting.position is 'The order in which messages are worked on.';
comment on column feeds.waiting.handler is 'Who works on it.';
comment on column feeds.waiting.receipt is 'What the client asks about it by.';
comment on column feeds.waiting.client_id is 'Who sent it.';
comment on column feeds.waiting.message_id is 'The client''s own name for it.';
comment on column feeds.waiting.digest is 'A keyed hash of the message, to tell a repetition from another one.';
comment on column feeds.waiting.wrapped_key is 'The key of the body, encrypted under the master key; null where the handler keeps the message itself.';
comment on column feeds.waiting.body is 'What the handler needs of it, encrypted with AES-256-GCM; the context is feeds/1.';
comment on column feeds.waiting.origin is 'From which address it came, for the trail.';
comment on column feeds.waiting.received_at is 'When it came.';
comment on column feeds.waiting.attempts is 'How many attempts at it have failed.';
comment on column feeds.waiting.retry_at is 'Before when it is not tried again; null for at once.';
grant select, insert, delete on feeds.waiting to "${application}";
grant update (attempts, retry_at) on feeds.waiting to "${application}";

create table feeds.usage (
    client_id uuid not null,
    span text not null check (span in ('MINUTE', 'DAY')),
    begins timestamptz not null,
    messages integer not null,
    unmatched integer not null,
    primary key (client_id, span, begins)
);
comment on table feeds.usage is 'How many messages a client has sent. Minutes are kept for an hour, days for forty.';
comment on column feeds.usage.client_id is 'The client.';
comment on column feeds.usage.span is 'A name of the enum FeedUsage.Span.';
comment on column feeds.usage.begins is 'When the minute or the day of Karachi begins.';
comment on column feeds.usage.messages is 'How many were counted towards the budget.';
comment on column feeds.usage.unmatched is 'How many of a day were about nobody on record; 0 for minutes.';
grant select, insert, delete on feeds.usage to "${application}";
grant update (messages, unmatched) on feeds.usage to "${application}";
