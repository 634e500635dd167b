-- The standing as the whole law derives it. What stands here from before is derived anew by the running server: everybody
-- who has a standing waits in registration.rederivation.

alter table registration.standing
    drop column bases,
    drop column reasons,
    add column life boolean not null default false,
    add column in_custody boolean not null default false,
    add column next_verification_on date,
    add column terms jsonb not null default '[]',
    add column law_version text not null default '',
    add column as_of date not null default '2021-12-01';
alter table registration.standing
    alter column life drop default,
    alter column in_custody drop default,
    alter column terms drop default,
    alter column law_version drop default,
    alter column as_of drop default;
comment on column registration.standing.life is 'Whether a conviction that runs does so for life.';
comment on column registration.standing.in_custody is 'Whether a spell of custody is open.';
comment on column registration.standing.next_verification_on is 'The first day from as_of on on which the person appears; null for none.';
comment on column registration.standing.terms is 'What the law makes of each registrable conviction that counts: bases, tier, start, last day.';
comment on column registration.standing.law_version is 'Names the law it was derived by; empty where it is to be derived anew.';
comment on column registration.standing.as_of is 'The day it was derived for.';
comment on column registration.standing.juvenile is 'Whether every offence that runs was committed under 18.';
create index standing_next_verification on registration.standing (next_verification_on)
    where next_verification_on is not null;

create table registration.rederivation (
    person_id uuid primary key references register.person,
    proposal_id uuid,
    queued_at timestamptz not null
);
comment on table registration.rederivation is 'People whose standing is to be derived anew after a change of the law. A row goes with the transaction that does it.';
comment on column registration.rederivation.person_id is 'Whose.';
comment on column registration.rederivation.proposal_id is 'The approved change; null where the software changed.';
comment on column registration.rederivation.queued_at is 'Since when.';
insert into registration.rederivation (person_id, queued_at) select person_id, now() from registration.standing;

create table registration.standing_change (
    id bigint generated always as identity primary key,
    person_id uuid not null references register.person,
    changed_at timestamptz not null,
    before jsonb,
    after jsonb not null
);
comment on table registration.standing_change is 'Each change of a standing with what it was before. Never changed.';
comment on column registration.standing_change.id is 'In order.';
comment on column registration.standing_change.person_id is 'Whose.';
comment on column registration.standing_change.changed_at is 'When it was derived.';
comment on column registration.standing_change.before is 'The standing before; null for the first.';
comment on column registration.standing_change.after is 'The standing from then on.';
create index standing_change_person on registration.standing_change (person_id, id);

create table registration.check_run (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz,
    as_of date not null,
    law_version text not null,
    people bigint not null,
    differing bigint not null
);
comment on table registration.check_run is 'Runs that derive the whole register anew and compare it with what is stored.';
comment on column registration.check_run.id is 'In order.';
comment on column registration.check_run.started_at is 'When it began.';
comment on column registration.check_run.finished_at is 'When it had seen everybody; null while it goes on, or where it was cut short.';
comment on column registration.check_run.as_of is 'The day it derived for.';
comment on column registration.check_run.law_version is 'The law it derived by.';
comment on column registration.check_run.people is 'How many it has seen.';
comment on column registration.check_run.differing is 'How many of them have another standing stored.';

create table registration.check_difference (
    run_id bigint not null references registration.check_run,
    person_id uuid not null references register.person,
    stored jsonb,
    derived jsonb not null,
    primary key (run_id, person_id)
);
comment on table registration.check_difference is 'Records whose stored standing is not what the law says.';
comment on column registration.check_difference.run_id is 'The run that found it.';
comment on column registration.check_difference.person_id is 'Whose.';
comment on column registration.check_difference.stored is 'What is stored; null for nothing.';
comment on column registration.check_difference.derived is 'What the law says.';

grant select, insert, delete on registration.rederivation to "${application}";
grant update on registration.rederivation to "${application}";
grant select, insert on registration.standing_change to "${application}";
grant select, insert, update on registration.check_run to "${application}";
grant select, insert on registration.check_difference to "${application}";

insert into reference.table_version (table_name) values ('policy_value') on conflict do nothing;
