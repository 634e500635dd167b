create schema intake;
comment on schema intake is 'Messages of agencies'' systems: kept as they came, recorded, or waiting for a decision.';
grant usage on schema intake to "${application}";

create table intake.message (
    receipt uuid primary key,
    client_id uuid not null references access.machine_client (id),
    message_id text not null check (length(message_id) between 1 and 64),
    digest bytea not null check (length(digest) = 32),
    wrapped_key bytea not null,
    original bytea not null,
    status text not null check (status in ('RECORDED', 'QUARANTINED', 'RETURNED')),
    received_at timestamptz not null,
    person_id uuid references register.person (id),
    decided_at timestamptz,
    decided_by uuid,
    return_reason text check (length(return_reason) between 1 and 1000),
    unique (client_id, message_id),
    check ((status = 'RECORDED') = (person_id is not null)),
    check ((status = 'RETURNED') = (return_reason is not null))
);
comment on table intake.message is 'A well-formed message; what is malformed is refused and not kept.';
comment on column intake.message.receipt is 'What the client asks about it by.';
comment on column intake.message.client_id is 'Who sent it.';
comment on column intake.message.message_id is 'The client''s own name for it; the same one twice is the same message.';
comment on column intake.message.digest is 'Keyed hash of the body, to tell a repetition from another message.';
comment on column intake.message.wrapped_key is 'The key of the original, encrypted under the master key.';
comment on column intake.message.original is 'The body byte for byte, encrypted with AES-256-GCM; the context is intake/1.';
comment on column intake.message.status is 'What became of it.';
comment on column intake.message.received_at is 'When it came.';
comment on column intake.message.person_id is 'Whose record it went to.';
comment on column intake.message.decided_at is 'When a registrar decided about it; null where nobody had to.';
comment on column intake.message.decided_by is 'The account that decided.';
comment on column intake.message.return_reason is 'Why it went back to the sender.';
create index message_waiting on intake.message (received_at) where status = 'QUARANTINED';

create table intake.doubt (
    receipt uuid not null references intake.message (receipt),
    position smallint not null,
    field text not null,
    code text not null,
    detail text not null,
    person_id uuid references register.person (id),
    primary key (receipt, position)
);
comment on table intake.doubt is 'Why a message waits.';
comment on column intake.doubt.receipt is 'The message.';
comment on column intake.doubt.position is 'Order, from 0.';
comment on column intake.doubt.field is 'JSON pointer into the message.';
comment on column intake.doubt.code is 'A name of the enum Doubt.Code.';
comment on column intake.doubt.detail is 'In English, for the people who run the client.';
comment on column intake.doubt.person_id is 'The record it may be a duplicate of.';

grant select, insert on intake.message, intake.doubt to "${application}";
grant update (status, person_id, decided_at, decided_by, return_reason) on intake.message to "${application}";
grant delete on intake.doubt to "${application}";
