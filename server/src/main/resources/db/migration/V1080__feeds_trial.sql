-- Trial clients: systems of agencies that are tried against the register's own addresses. What they send is answered as any message
-- is, and kept apart from everything else, without what it says, for seven days.

alter table access.machine_client add column trial boolean default false not null;
alter table access.machine_client add constraint machine_client_trial_check check (not trial or (name like 'trial-%' and not office));
comment on column access.machine_client.trial is 'True: what it sends is a trial and never gets into the register. It stays so for good.';

create table feeds.trial_received (
    client_id uuid not null,
    message_id text not null check (length(message_id) >= 1 and length(message_id) <= 64),
    kind text not null check (length(kind) >= 1 and length(kind) <= 40),
    receipt uuid not null unique,
    digest bytea not null check (length(digest) = 32),
    outcome text not null check (outcome in ('AWAY', 'RETURNED', 'TAKEN', 'TEXT_STOPPED', 'TOO_MANY')),
    reasons text not null,
    takes_back text check (length(takes_back) >= 1 and length(takes_back) <= 64),
    received_at timestamptz not null,
    primary key (client_id, message_id),
    unique (client_id, takes_back)
);
comment on table feeds.trial_received is 'That a trial client has sent a message, for seven days. Nothing of what it says.';
comment on column feeds.trial_received.client_id is 'Who sent it.';
comment on column feeds.trial_received.message_id is 'The client''s own name for it.';
comment on column feeds.trial_received.kind is 'The name of the FeedKind.';
comment on column feeds.trial_received.receipt is 'What the client asks about it by.';
comment on column feeds.trial_received.digest is 'A keyed hash of the body, to tell a repetition from another message.';
comment on column feeds.trial_received.outcome is 'What its test CNIC brings about: a name of the enum TrialCase.';
comment on column feeds.trial_received.reasons is 'What its receipt says of the courts, places and sections that it names, and of which field a text is stopped, as JSON.';
comment on column feeds.trial_received.takes_back is 'The client''s own name of the message that it withdraws or replaces; null for none.';
comment on column feeds.trial_received.received_at is 'When it came.';
create index trial_received_at on feeds.trial_received (received_at);
grant select, insert, delete on feeds.trial_received to "${application}";

create table feeds.trial_change (
    receipt uuid not null references feeds.trial_received (receipt) on delete cascade,
    change text not null check (change in ('RECEIVED', 'REPLACED', 'RETURNED', 'WITHDRAWN')),
    client_id uuid not null,
    changed_at timestamptz not null,
    position bigint check (position >= 1),
    primary key (receipt, change)
);
comment on table feeds.trial_change is 'What a trial client is told became of its messages, as feeds.change has it of others.';
comment on column feeds.trial_change.receipt is 'Which message.';
comment on column feeds.trial_change.change is 'What became of it: a name of the enum SentChange.What.';
comment on column feeds.trial_change.client_id is 'Who sent it.';
comment on column feeds.trial_change.changed_at is 'When.';
comment on column feeds.trial_change.position is 'Its place among the changes of this client; null until the client asks.';
create unique index trial_change_position on feeds.trial_change (client_id, position) where position is not null;
create index trial_change_unnumbered on feeds.trial_change (client_id, changed_at, receipt, change) where position is null;
grant select, insert, update (position) on feeds.trial_change to "${application}";

create view feeds.trial_kept as select received_at from feeds.trial_received;
comment on view feeds.trial_kept is 'Published: when each trial message that is kept came.';
comment on column feeds.trial_kept.received_at is 'When it came.';
grant select on feeds.trial_kept to "${application}";

alter table retention.kept drop constraint kept_class_check;
alter table retention.kept add constraint kept_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY',
    'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS',
    'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY', 'SCANS',
    'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES', 'TRAIL',
    'TRIAL_MESSAGES', 'WORKINGS'));
alter table retention.erasure drop constraint erasure_class_check;
alter table retention.erasure add constraint erasure_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS',
    'AREA_MEMORY', 'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES',
    'FOLLOWERS', 'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY',
    'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES',
    'TRAIL', 'TRIAL_MESSAGES', 'WORKINGS'));
alter table retention.run drop constraint run_class_check;
alter table retention.run add constraint run_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS',
    'AREA_MEMORY', 'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES',
    'FOLLOWERS', 'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY',
    'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES',
    'TRAIL', 'TRIAL_MESSAGES', 'WORKINGS'));
insert into retention.kept (table_name, class) values
    ('feeds.trial_received', 'TRIAL_MESSAGES'),
    ('feeds.trial_change', 'TRIAL_MESSAGES');
