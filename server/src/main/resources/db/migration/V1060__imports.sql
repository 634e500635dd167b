create schema imports;
comment on schema imports is 'Files of judgments and of events in prison, whose lines are messages of the client in whose name they come.';
grant usage on schema imports to "${application}";

create table imports.batch (
    id uuid primary key,
    client_id uuid not null references access.machine_client (id),
    content text not null check (content in ('JUDGMENT', 'CUSTODY')),
    digest bytea not null check (length(digest) = 32),
    wrapped_key bytea not null,
    headings bytea not null,
    columns text[] not null,
    state text not null check (state in ('COPIED', 'CHECKING', 'CHECKED', 'RUNNING', 'STOPPED', 'DONE', 'TAKEN_BACK', 'FORGOTTEN')),
    lines integer not null default 0 check (lines >= 0),
    checked integer not null default 0,
    checking bytea,
    position integer not null default 0,
    recorded integer not null default 0,
    waiting integer not null default 0,
    bad integer not null default 0,
    begun_by uuid not null references access.account (id),
    begun_at timestamptz not null,
    moved_at timestamptz not null,
    run_seconds double precision not null default 0,
    check (position >= 0 and position <= lines and checked >= 0 and checked <= lines),
    check (position = recorded + waiting + bad)
);
comment on table imports.batch is 'A file, as it was copied in, and how far it has come.';
comment on column imports.batch.id is 'Opaque; the names of its messages begin with it.';
comment on column imports.batch.client_id is 'In whose name its lines come.';
comment on column imports.batch.content is 'A name of the enum Field.Of: what its lines are.';
comment on column imports.batch.digest is 'Keyed hash of the file: the same file of one client is the same batch.';
comment on column imports.batch.wrapped_key is 'The key of what the file says, encrypted under the master key; the owner is the batch.';
comment on column imports.batch.headings is 'The headings as JSON, encrypted with AES-256-GCM; the context is imports/1.';
comment on column imports.batch.columns is 'What each column is taken for: names of the enum Field, blank for a column that is left out.';
comment on column imports.batch.state is 'A name of the enum BatchState.';
comment on column imports.batch.lines is 'How many lines the file has, without the headings.';
comment on column imports.batch.checked is 'How many lines the dry run has gone through.';
comment on column imports.batch.checking is 'What the dry run has found, as JSON, encrypted with AES-256-GCM; the context is imports/1. Null before it.';
comment on column imports.batch.position is 'How many lines were sent or found to be bad: a run goes on after it.';
comment on column imports.batch.recorded is 'How many of them went to the register.';
comment on column imports.batch.waiting is 'How many of them wait for a registrar, or did when they were sent.';
comment on column imports.batch.bad is 'How many of them were not sent.';
comment on column imports.batch.begun_by is 'The account that sent the file.';
comment on column imports.batch.begun_at is 'When it was copied in.';
comment on column imports.batch.moved_at is 'When it last went on.';
comment on column imports.batch.run_seconds is 'How long its lines have taken.';
create unique index batch_of_file on imports.batch (client_id, digest) where state not in ('TAKEN_BACK', 'FORGOTTEN');
create index batch_begun on imports.batch (begun_at);
create index batch_working on imports.batch (moved_at) where state in ('CHECKING', 'RUNNING');
grant select, insert on imports.batch to "${application}";
grant update (headings, columns, state, lines, checked, checking, position, recorded, waiting, bad, moved_at, run_seconds)
    on imports.batch to "${application}";

create table imports.part (
    batch_id uuid not null references imports.batch (id),
    first integer not null check (first >= 1),
    content bytea not null,
    primary key (batch_id, first)
);
comment on table imports.part is 'Lines of a file one after another, until they were sent.';
comment on column imports.part.batch_id is 'The file.';
comment on column imports.part.first is 'Which is its first line, from 1 without the headings.';
comment on column imports.part.content is 'The lines with their numbers in the file: JSON, compressed and encrypted with AES-256-GCM; the context is imports/1.';
grant select, insert, delete on imports.part to "${application}";

create table imports.bad_line (
    batch_id uuid not null references imports.batch (id),
    line integer not null check (line >= 1),
    content bytea not null,
    primary key (batch_id, line)
);
comment on table imports.bad_line is 'A line that was not sent, for somebody to mend.';
comment on column imports.bad_line.batch_id is 'The file.';
comment on column imports.bad_line.line is 'Which line, from 1 without the headings.';
comment on column imports.bad_line.content is 'The line and what is wrong with it: JSON, encrypted with AES-256-GCM; the context is imports/1.';
grant select, insert, delete on imports.bad_line to "${application}";

create view imports.kept as
select b.id, b.moved_at from imports.batch b
where exists (select from imports.part p where p.batch_id = b.id)
   or exists (select from imports.bad_line l where l.batch_id = b.id);
comment on view imports.kept is 'Published: files of which lines are kept, and when each last went on.';
comment on column imports.kept.id is 'The file.';
comment on column imports.kept.moved_at is 'When it last went on.';
grant select on imports.kept to "${application}";

create table imports.outcome (
    batch_id uuid not null references imports.batch (id),
    line integer not null check (line >= 1),
    receipt uuid not null unique,
    person_id uuid references register.person (id),
    fact_id uuid,
    primary key (batch_id, line),
    check (fact_id is null or person_id is not null)
);
comment on table imports.outcome is 'A line that was sent: its message, and what went to the register with it.';
comment on column imports.outcome.batch_id is 'The file.';
comment on column imports.outcome.line is 'Which line, from 1 without the headings.';
comment on column imports.outcome.receipt is 'Its message.';
comment on column imports.outcome.person_id is 'Whose record it went to at once; null where it waited.';
comment on column imports.outcome.fact_id is 'What was recorded, which taking the file back withdraws; null where nothing was.';
create index outcome_person on imports.outcome (person_id) where person_id is not null;
grant select, insert on imports.outcome to "${application}";

create table imports.mapping (
    client_id uuid not null references access.machine_client (id),
    content text not null check (content in ('JUDGMENT', 'CUSTODY')),
    headings bytea not null check (length(headings) = 32),
    name text check (length(name) >= 1 and length(name) <= 60),
    columns text[] not null,
    used_at timestamptz not null,
    primary key (client_id, content, headings)
);
comment on table imports.mapping is 'What the columns of a client''s files are taken for, for its next file with the same headings.';
comment on column imports.mapping.client_id is 'Whose files.';
comment on column imports.mapping.content is 'A name of the enum Field.Of: what the lines are.';
comment on column imports.mapping.headings is 'Keyed hash of the headings in their order.';
comment on column imports.mapping.name is 'What it is called at the command line; null for none.';
comment on column imports.mapping.columns is 'Names of the enum Field, blank for a column that is left out.';
comment on column imports.mapping.used_at is 'When it was said last.';
create unique index mapping_name on imports.mapping (client_id, name) where name is not null;
grant select, insert on imports.mapping to "${application}";
grant update (name, columns, used_at) on imports.mapping to "${application}";

alter table retention.kept drop constraint kept_class_check;
alter table retention.kept add constraint kept_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS', 'AREA_MEMORY',
    'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES', 'FOLLOWERS',
    'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY', 'SCANS',
    'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES', 'TRAIL',
    'WORKINGS'));
alter table retention.erasure drop constraint erasure_class_check;
alter table retention.erasure add constraint erasure_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS',
    'AREA_MEMORY', 'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES',
    'FOLLOWERS', 'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY',
    'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES',
    'TRAIL', 'WORKINGS'));

alter table retention.run drop constraint run_class_check;
alter table retention.run add constraint run_class_check check (class in ('ACCESS_REVIEW', 'APPROVALS',
    'AREA_MEMORY', 'BACKUPS', 'CASE_FILES', 'CASE_REQUESTS', 'CERTIFICATES', 'DISPUTES', 'FEED_MESSAGES', 'FIGURES',
    'FOLLOWERS', 'HANDOVERS', 'IMPORTED_FILES', 'LOOKUPS', 'OUTBOX', 'PUBLIC', 'QUESTIONS', 'RECORD_WITHOUT_DUTY',
    'SCANS', 'SCREENING_OVERRIDES', 'SEALED_RECORD', 'SECRETS', 'SESSIONS', 'SMS_MESSAGES', 'STAFF', 'TOMBSTONES',
    'TRAIL', 'WORKINGS'));

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('imports.outcome', 'FEED_MESSAGES', 386,
        't.person_id = $1',
        't.person_id',
        null);
insert into retention.kept (table_name, class) values
    ('imports.batch', 'APPROVALS'),
    ('imports.part', 'IMPORTED_FILES'),
    ('imports.bad_line', 'IMPORTED_FILES'),
    ('imports.mapping', 'WORKINGS');
