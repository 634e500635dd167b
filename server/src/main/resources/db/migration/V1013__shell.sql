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
