create schema duplicates;
comment on schema duplicates is 'Records that may be of one person.';
grant usage on schema duplicates to "${application}";

create table duplicates.pair (
    id uuid primary key,
    older uuid not null references register.person (id),
    newer uuid not null references register.person (id),
    weight numeric(5, 1) not null,
    model text not null check (length(model) >= 1 and length(model) <= 60),
    found_at timestamptz not null,
    compared_at timestamptz not null,
    state text not null default 'OPEN' check (state in ('DIFFERENT', 'OPEN', 'SAME', 'UNSURE')),
    reason text check (length(reason) >= 1 and length(reason) <= 1000),
    decided_by uuid references access.account (id),
    decided_at timestamptz,
    unique (older, newer),
    check (older <> newer),
    check ((state = 'OPEN') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (reason is null))
);
comment on table duplicates.pair is 'Two records whose people are so alike that they may be one, and what people have decided about them. No machine decides.';
comment on column duplicates.pair.id is 'Opaque.';
comment on column duplicates.pair.older is 'The record that was made first.';
comment on column duplicates.pair.newer is 'The record that was made later.';
comment on column duplicates.pair.weight is 'The match weight, in bits, when the two were last compared.';
comment on column duplicates.pair.model is 'The version of the model that gave the weight.';
comment on column duplicates.pair.found_at is 'When they were first found alike.';
comment on column duplicates.pair.compared_at is 'When they were last compared.';
comment on column duplicates.pair.state is 'What was decided: two people, one person, or that it cannot be told.';
comment on column duplicates.pair.reason is 'Why, in the words of whoever decided; null while it is open.';
comment on column duplicates.pair.decided_by is 'Whoever decided, or proposed what a second person has confirmed; null while it is open.';
comment on column duplicates.pair.decided_at is 'When; null while it is open.';
create index pair_newer on duplicates.pair (newer);
create index pair_open on duplicates.pair (weight desc, id) where state = 'OPEN';
grant select, insert on duplicates.pair to "${application}";
grant update (weight, model, compared_at, state, reason, decided_by, decided_at) on duplicates.pair to "${application}";

create table duplicates.due (
    person_id uuid primary key references register.person (id),
    since timestamptz not null
);
comment on table duplicates.due is 'Whose record is new or changed, and not compared with the others since.';
comment on column duplicates.due.person_id is 'Whose.';
comment on column duplicates.due.since is 'Since the last change.';
create index due_since on duplicates.due (since);
grant select, insert, delete on duplicates.due to "${application}";
grant update (since) on duplicates.due to "${application}";

create table duplicates.run (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    model text not null check (length(model) >= 1 and length(model) <= 60),
    last_serial integer not null default 0 check (last_serial >= 0),
    people bigint not null default 0 check (people >= 0),
    pairs bigint not null default 0 check (pairs >= 0)
);
comment on table duplicates.run is 'Each comparison of the whole register with itself.';
comment on column duplicates.run.id is 'In order.';
comment on column duplicates.run.started_at is 'When it began.';
comment on column duplicates.run.finished_at is 'When everybody was compared; null before that. The next run goes on with one that is not finished.';
comment on column duplicates.run.model is 'The version of the model.';
comment on column duplicates.run.last_serial is 'The highest register number up to which everybody was compared.';
comment on column duplicates.run.people is 'How many people were compared.';
comment on column duplicates.run.pairs is 'How many pairs were found that were not known.';
grant select, insert on duplicates.run to "${application}";
grant update (finished_at, last_serial, people, pairs) on duplicates.run to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('duplicates.pair', 'SEALED_RECORD', 598,
        '$1 in (t.older, t.newer)',
        't.older',
        null),
    ('duplicates.due', 'SEALED_RECORD', 599,
        't.person_id = $1',
        't.person_id',
        null);
insert into retention.kept (table_name, class) values ('duplicates.run', 'FIGURES');
