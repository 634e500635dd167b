create schema intake;
comment on schema intake is 'Messages of agencies'' systems: kept as they came, recorded, or waiting for a decision.';
grant usage on schema intake to "${application}";

create table intake.message (
    receipt uuid primary key,
    client_id uuid not null references access.machine_client (id),
    message_id text not null check (length(message_id) >= 1 and length(message_id) <= 64),
    digest bytea not null check (length(digest) = 32),
    wrapped_key bytea not null,
    original bytea not null,
    status text not null check (status in ('RECORDED', 'QUARANTINED', 'RETURNED')),
    received_at timestamptz not null,
    person_id uuid references register.person (id),
    decided_at timestamptz,
    decided_by uuid,
    return_reason text check (length(return_reason) >= 1 and length(return_reason) <= 1000),
    kind text not null check (kind in ('CONVICTION', 'CUSTODY_EVENT', 'APPEAL_OUTCOME', 'DEATH', 'PLANNED_RELEASE')),
    awaits boolean,
    about bytea check (length(about) = 32),
    of_case bytea check (length(of_case) = 32),
    happened_on date,
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
comment on column intake.message.kind is 'What it reports.';
comment on column intake.message.awaits is 'True while it waits for something that may still come, so that it is looked at again by itself; false where a person decides, or it waits no more; null where nobody has looked yet.';
comment on column intake.message.about is 'Keyed hash of the CNIC it names, while it waits for something that may still come.';
comment on column intake.message.of_case is 'Keyed hash of the court and the number of the case it names, while it waits for something that may still come; null where it names none.';
comment on column intake.message.happened_on is 'The day on which what it reports happened, while it waits: the order in which it is looked at again.';
create index message_waiting on intake.message (received_at) where status = 'QUARANTINED';
create index message_about on intake.message (about) where awaits;
create index message_of_case on intake.message (of_case) where awaits;
create index message_awaits_since on intake.message (received_at) where awaits;
create index message_not_looked_at on intake.message (received_at) where awaits is null and status = 'QUARANTINED';
grant select, insert on intake.message to "${application}";
grant update (status, person_id, decided_at, decided_by, return_reason, awaits, about, of_case, happened_on) on
    intake.message to "${application}";

create table intake.quarantine_reason (
    receipt uuid not null references intake.message (receipt),
    position smallint not null,
    field text not null,
    code text not null check (code in ('AMBIGUOUS_CONVICTION', 'AMBIGUOUS_COURT', 'AMBIGUOUS_DISTRICT',
        'AMBIGUOUS_POLICE_STATION', 'CNIC_OF_ANOTHER', 'CONTRADICTS_RECORD', 'CONVICTION_KNOWN', 'FORMER_DISTRICT',
        'PERHAPS_KNOWN', 'POSSIBLE_DUPLICATE', 'STATION_ELSEWHERE', 'UNKNOWN_CONVICTION', 'UNKNOWN_COURT',
        'UNKNOWN_DISTRICT', 'UNKNOWN_PERSON', 'UNKNOWN_POLICE_STATION', 'UNKNOWN_SECTION', 'UNKNOWN_STAY')),
    detail text not null,
    person_id uuid references register.person (id),
    primary key (receipt, "position")
);
comment on table intake.quarantine_reason is 'Why a message waits.';
comment on column intake.quarantine_reason.receipt is 'The message.';
comment on column intake.quarantine_reason.position is 'Order, from 0.';
comment on column intake.quarantine_reason.field is 'JSON pointer into the message.';
comment on column intake.quarantine_reason.code is 'A name of the enum QuarantineReason.Code.';
comment on column intake.quarantine_reason.detail is 'In English, for the people who run the client.';
comment on column intake.quarantine_reason.person_id is 'The record it may be a duplicate of.';
grant select, insert, delete on intake.quarantine_reason to "${application}";

create table intake.decision (
    id bigint generated always as identity primary key,
    receipt uuid not null references intake.message (receipt),
    step text not null check (step in ('BESIDE', 'TRIED', 'RECORDED', 'RETURNED')),
    who text check (who in ('AS_FOUND', 'SAME', 'SAME_WITHOUT_CNIC', 'NEW', 'NEW_WITHOUT_CNIC')),
    person_id uuid references register.person (id),
    corrections text[] default '{}'::text[] not null,
    quarantine_reasons text[] default '{}'::text[] not null,
    decided_at timestamptz not null,
    decided_by uuid not null,
    check (step <> 'BESIDE' or person_id is not null),
    check ((who is not null) = (step in ('TRIED', 'RECORDED')))
);
comment on table intake.decision is 'Each step of a registrar about a message. Only ever added to.';
comment on column intake.decision.id is 'Order.';
comment on column intake.decision.receipt is 'The message.';
comment on column intake.decision.step is 'BESIDE: a record was put beside it; TRIED: it still waits; RECORDED; RETURNED: sent back or put aside.';
comment on column intake.decision.who is 'Whom the registrar said it is about: a name of the enum Decision.Who; null where that was not asked.';
comment on column intake.decision.person_id is 'The record that was put beside it, was chosen, or that it went to; null where there was none.';
comment on column intake.decision.corrections is 'What was put right: the JSON pointer, a blank, and the code that was chosen.';
comment on column intake.decision.quarantine_reasons is 'What was doubtful still: names of the enum Doubt.Code.';
comment on column intake.decision.decided_at is 'When.';
comment on column intake.decision.decided_by is 'The account.';
create index decision_of_message on intake.decision (receipt);
create index decision_of_person on intake.decision (person_id) where person_id is not null;
grant select, insert on intake.decision to "${application}";

create table intake.cnic_clash (
    receipt uuid primary key references intake.message (receipt),
    holder_id uuid not null references register.person (id),
    person_id uuid not null references register.person (id),
    noted_at timestamptz not null,
    noted_by uuid not null,
    outcome text check (outcome in ('HOLDER', 'OTHER', 'NOBODY')),
    settled_at timestamptz,
    settled_by uuid,
    check (holder_id <> person_id),
    check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null)),
    check (settled_by <> noted_by)
);
comment on table intake.cnic_clash is 'A message named a CNIC that is on one record, and was put on another without it: whose it is has to be found out.';
comment on column intake.cnic_clash.receipt is 'The message, which has the CNIC.';
comment on column intake.cnic_clash.holder_id is 'The record that had the CNIC.';
comment on column intake.cnic_clash.person_id is 'The record the message went to.';
comment on column intake.cnic_clash.noted_at is 'When.';
comment on column intake.cnic_clash.noted_by is 'The account that decided about the message.';
comment on column intake.cnic_clash.outcome is 'Whose the CNIC was found to be: the holder''s, the other person''s, or neither''s; null while that is open.';
comment on column intake.cnic_clash.settled_at is 'When that was found out; null while it is open.';
comment on column intake.cnic_clash.settled_by is 'The account that said so, another than the one that noted it.';
create index cnic_clash_open on intake.cnic_clash (noted_at) where settled_at is null;
create index cnic_clash_holder on intake.cnic_clash (holder_id);
create index cnic_clash_person on intake.cnic_clash (person_id);
grant select, insert on intake.cnic_clash to "${application}";
grant update (outcome, settled_at, settled_by) on intake.cnic_clash to "${application}";
