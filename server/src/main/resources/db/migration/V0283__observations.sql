create table notices.observation (
    id uuid primary key,
    client_id uuid not null,
    message_id text not null check (length(message_id) between 1 and 64),
    digest bytea not null,
    person_id uuid references register.person,
    kind text,
    happened_on date,
    content bytea,
    recorded_at timestamptz not null,
    unique (client_id, message_id),
    check (num_nulls(person_id, kind, happened_on, content) in (0, 4))
);
comment on table notices.observation is 'What other systems report of people: a name, an address, a telephone, a night in a hotel. Of people who are not on the register nothing is kept but that there was a message. Never changed.';
comment on column notices.observation.id is 'The receipt.';
comment on column notices.observation.client_id is 'The machine client that sent it.';
comment on column notices.observation.message_id is 'The client''s own name for the message.';
comment on column notices.observation.digest is 'A keyed hash of the message, so that another one under its name is found out.';
comment on column notices.observation.person_id is 'Of whom; null for somebody who is not on the register.';
comment on column notices.observation.kind is 'A name of the enum Observation.Kind.';
comment on column notices.observation.happened_on is 'The day it speaks of.';
comment on column notices.observation.content is 'What was reported: JSON, encrypted under the key of the record.';
comment on column notices.observation.recorded_at is 'When it arrived.';
create index observation_person on notices.observation (person_id, happened_on) where person_id is not null;

grant select, insert on notices.observation to "${application}";

comment on column notices.task.kind is 'A name of the enum Task.Kind.';
comment on column notices.task.source is 'The notice, the border crossing, the observation or the spell of custody from which it comes; with the kind, one of them.';
comment on column notices.task.outcome is 'A name of the enum Task.Outcome; null while it is open. What the register itself closed is opened again where the explanation falls away.';
comment on column notices.task.reason is 'What the officer found; empty while it is open, and where the register closed it.';
