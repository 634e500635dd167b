create table access.session (
    id uuid primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    account_id uuid references access.account (id),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    wrapped_key bytea not null,
    content bytea not null
);
comment on table access.session is 'Who is signed in, and who is about to; for all processes. Rows that have ended are removed.';
comment on column access.session.id is 'Opaque identifier, by which lists name it; the browser does not know it.';
comment on column access.session.token_hash is 'SHA-256 of the name by which the browser knows it, which has 256 random bits.';
comment on column access.session.account_id is 'Who is signed in; null before the second step.';
comment on column access.session.created_at is 'When it began; it ends a fixed time later.';
comment on column access.session.last_seen_at is 'When its reader was last seen, to a minute; it ends when that is too long ago.';
comment on column access.session.wrapped_key is 'The key of its content, wrapped under the master key; it goes with the row.';
comment on column access.session.content is 'What it holds, encrypted; address and browser among it.';
create index session_account on access.session (account_id) where account_id is not null;
create index session_last_seen on access.session (last_seen_at);
grant select, insert, update, delete on access.session to "${application}";

create schema shell;
comment on schema shell is 'What all pages share.';
grant usage on schema shell to "${application}";

create table shell.submission (
    id bytea primary key check (length(id) = 32),
    begun_at timestamptz not null,
    answer text
);
comment on table shell.submission is 'Forms that were sent, so that a second press of a button does nothing; for a day.';
comment on column shell.submission.id is 'SHA-256 of the session and of the form''s submissionId.';
comment on column shell.submission.begun_at is 'When a process took it up.';
comment on column shell.submission.answer is 'Where it led; null while it is at work.';
create index submission_begun on shell.submission (begun_at);
grant select, insert, update, delete on shell.submission to "${application}";
