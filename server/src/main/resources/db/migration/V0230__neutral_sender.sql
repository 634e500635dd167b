alter table sms.run add column line text not null default 'PUBLIC';
comment on column sms.run.line is 'The line (a name of the enum Line) whose answers it sends: nobody takes over a run of another line.';

alter table sms.question_part add column line text not null default 'PUBLIC';
comment on column sms.question_part.line is 'The line (a name of the enum Line) it was sent to.';
alter table sms.question_part
    drop constraint question_part_pkey,
    add primary key (line, sender_hash, reference, total, part);

create table sms.message (
    id uuid primary key,
    queued_at timestamptz not null,
    due_at timestamptz not null,
    valid_until timestamptz not null,
    attempts integer not null default 0,
    key_day date not null,
    content bytea,
    state text not null,
    status integer,
    sent_at timestamptz,
    ended_at timestamptz,
    check (queued_at < valid_until),
    check (state = 'QUEUED' or content is null)
);
comment on table sms.message is 'Messages of the neutral sender, stored in the transaction of what they tell of and sent after it.';
comment on column sms.message.id is 'Given by whoever sends it, so that the same message is stored once.';
comment on column sms.message.queued_at is 'When it was stored.';
comment on column sms.message.due_at is 'When it is to be sent, or sent again. A process that takes it puts this off: that is its lease.';
comment on column sms.message.valid_until is 'From then on it is not sent any more.';
comment on column sms.message.attempts is 'How often a process has taken it.';
comment on column sms.message.key_day is 'The day whose key encrypts the content.';
comment on column sms.message.content is 'Number and text, encrypted with AES-256-GCM under the key of key_day; null as soon as it waits no longer.';
comment on column sms.message.state is 'A name of the enum MessageState.State.';
comment on column sms.message.status is 'The SMPP command_status it was last refused with; -1 where the SMSC never answered.';
comment on column sms.message.sent_at is 'When the SMSC had confirmed all of its parts.';
comment on column sms.message.ended_at is 'When it was known to be delivered, or never to be.';
create index message_due on sms.message (due_at) where state = 'QUEUED';
create index message_sent on sms.message (sent_at) where state = 'SENT';

create table sms.message_part (
    message_id uuid not null references sms.message,
    part smallint not null,
    smsc_id text not null,
    sent_at timestamptz not null,
    primary key (message_id, part)
);
comment on table sms.message_part is 'Parts of messages that the SMSC has confirmed.';
comment on column sms.message_part.message_id is 'The message.';
comment on column sms.message_part.part is 'Which part, from 1.';
comment on column sms.message_part.smsc_id is 'The SMSC''s message id, written as in sms.sent_part; receipts name it.';
comment on column sms.message_part.sent_at is 'When the confirmation was written.';
create index message_part_smsc on sms.message_part (smsc_id, sent_at);

grant select, insert on sms.message, sms.message_part to "${application}";
grant update (due_at, attempts, content, state, status, sent_at, ended_at) on sms.message to "${application}";
