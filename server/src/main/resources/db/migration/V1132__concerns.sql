-- What anybody reports about somebody.

create schema concerns;
comment on schema concerns is 'Concerns that anybody reports.';
grant usage on schema concerns to "${application}";

create table concerns.concern (
    id uuid primary key,
    code_hash bytea not null unique check (length(code_hash) = 32),
    wrapped_key bytea not null,
    kind text not null check (kind in ('ABROAD', 'MISSING', 'MOVED', 'OTHER', 'WITH_CHILDREN')),
    words bytea not null,
    who bytea not null,
    phone bytea,
    person_id uuid references register.person (id),
    station_code text references reference.police_station (code),
    district_code text not null references reference.district (code),
    received_at timestamptz not null,
    received_on date not null,
    source_key bytea check (length(source_key) = 32),
    state text default 'OPEN' not null check (state in ('CLOSED', 'LOOKED_AT', 'OPEN')),
    taken_by uuid references access.account (id),
    taken_at timestamptz,
    outcome text check (outcome in ('CONFIRMED', 'FALSE_INFORMATION', 'NOBODY', 'NOT_SO')),
    remark bytea,
    closed_by uuid references access.account (id),
    closed_on date,
    check (station_code is null or person_id is not null),
    check ((taken_by is null) = (taken_at is null)),
    check ((outcome is not null) = (state = 'CLOSED')),
    check ((remark is not null) = (state = 'CLOSED')),
    check ((closed_by is not null) = (state = 'CLOSED')),
    check ((closed_on is not null) = (state = 'CLOSED')),
    check (source_key is null or state <> 'CLOSED')
);
comment on table concerns.concern is 'What somebody who is not known reported about somebody. It is nothing more than what was said.';
comment on column concerns.concern.id is 'Opaque.';
comment on column concerns.concern.code_hash is 'Keyed hash of the code by which whoever reported it follows it.';
comment on column concerns.concern.wrapped_key is 'The key of this concern alone, wrapped; with the row all that it encrypted is gone.';
comment on column concerns.concern.kind is 'A name of the enum ConcernKind.';
comment on column concerns.concern.words is 'What was reported, encrypted with AES-256-GCM under the concern''s key, the context being concern/1/words/ and the id.';
comment on column concerns.concern.who is 'About whom, a CNIC or a description, encrypted in the same way with who in place of words.';
comment on column concerns.concern.phone is 'The number of whoever reported it, encrypted in the same way with phone; null where none was given.';
comment on column concerns.concern.person_id is 'Who was on the register with the CNIC when it came; null for nobody.';
comment on column concerns.concern.station_code is 'The station that answered for them then; null for none.';
comment on column concerns.concern.district_code is 'Whose task it is: the station''s district, or the one that was named.';
comment on column concerns.concern.received_at is 'When it came.';
comment on column concerns.concern.received_on is 'The day it came, which escalation counts from.';
comment on column concerns.concern.source_key is 'Keyed hash of the network over which it came and of the day; null once it is closed or a week old.';
comment on column concerns.concern.state is 'A name of the enum Concern.State.';
comment on column concerns.concern.taken_by is 'Who said that they look at it; null while nobody did.';
comment on column concerns.concern.taken_at is 'When.';
comment on column concerns.concern.outcome is 'A name of the enum ConcernOutcome; null while it is open.';
comment on column concerns.concern.remark is 'How it was found out, encrypted in the same way with remark; null while it is open.';
comment on column concerns.concern.closed_by is 'Who closed it; null while it is open.';
comment on column concerns.concern.closed_on is 'The day it was closed; null while it is open.';
create index concern_open on concerns.concern (district_code, received_at) where state <> 'CLOSED';
create index concern_person on concerns.concern (person_id) where person_id is not null;
create index concern_closed on concerns.concern (closed_on) where closed_on is not null;
grant select, insert, delete on concerns.concern to "${application}";
grant update (state, taken_by, taken_at, outcome, remark, closed_by, closed_on, source_key) on concerns.concern
    to "${application}";

create table concerns.source (
    key bytea primary key check (length(key) = 32),
    sent integer not null,
    since timestamptz not null
);
comment on table concerns.source is 'How much came from a network in a day. Removed after it.';
comment on column concerns.source.key is 'Keyed hash of the network, of the day and of what is counted.';
comment on column concerns.source.sent is 'How many.';
comment on column concerns.source.since is 'When the counting began.';
grant select, insert, update, delete on concerns.source to "${application}";

create view concerns.concern_kept as select closed_on from concerns.concern where closed_on is not null;
comment on view concerns.concern_kept is 'Published: when each concern that is closed was.';
comment on column concerns.concern_kept.closed_on is 'The day.';
grant select on concerns.concern_kept to "${application}";

-- Names are added to those that are there.
do $$
declare
    t text;
    names text;
begin
    foreach t in array array['kept', 'erasure', 'run'] loop
        select string_agg(quote_literal(n), ', ' order by n) into names from (
            select (regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g'))[1] as n
            from pg_constraint c where c.conname = t || '_class_check' and c.conrelid = ('retention.' || t)::regclass
            union select 'CONCERNS') known;
        execute format('alter table retention.%1$I drop constraint %2$I, add constraint %2$I check (class in (%3$s))',
            t, t || '_class_check', names);
    end loop;
end
$$;
insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('concerns.concern', 'CONCERNS', 154, 't.person_id = $1', 't.person_id', null),
    ('concerns.source', 'CONCERNS', null, null, null, null);
