-- What a draft of the law would change, as totals that name nobody.
create schema draftlaw;
comment on schema draftlaw is 'Drafts of the law, and what each would change.';
grant usage on schema draftlaw to "${application}";

create table draftlaw.draft (
    id uuid primary key,
    serial bigint generated always as identity unique,
    title text not null check (length(title) between 1 and 100),
    rows text not null,
    rests_on uuid not null unique,
    approved_at timestamptz not null,
    as_of date,
    computed_at timestamptz
);
comment on table draftlaw.draft is 'Drafts whose effect was asked for by one and approved by another. Only ever added to, but for the day of its figures.';
comment on column draftlaw.draft.id is 'Identifier.';
comment on column draftlaw.draft.serial is 'Its number, as people say it.';
comment on column draftlaw.draft.title is 'What it is called.';
comment on column draftlaw.draft.rows is 'All rows of the offences as they would be, in the columns of reference/offence_rules.tsv.';
comment on column draftlaw.draft.rests_on is 'The proposal that was approved.';
comment on column draftlaw.draft.approved_at is 'When.';
comment on column draftlaw.draft.as_of is 'The day of its figures; null until they are there.';
comment on column draftlaw.draft.computed_at is 'When they were computed; null until they are there.';
grant select, insert, update on draftlaw.draft to "${application}";

create table draftlaw.figure (
    draft uuid not null references draftlaw.draft,
    name text not null check (name ~ '^[a-z]+(-[a-z0-9]+)*$'),
    told bigint check (told > 0),
    step integer not null check (step > 0),
    primary key (draft, name)
);
comment on table draftlaw.figure is 'What is told of a draft. The true numbers are not kept.';
comment on column draftlaw.figure.draft is 'Of which.';
comment on column draftlaw.figure.name is 'What was counted.';
comment on column draftlaw.figure.told is 'A multiple of the step; null where there are fewer than one step.';
comment on column draftlaw.figure.step is 'The true number is nearer than this.';
grant select, insert on draftlaw.figure to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('draftlaw.draft', 'PUBLIC', null, null, null, null),
    ('draftlaw.figure', 'PUBLIC', null, null, null, null);
