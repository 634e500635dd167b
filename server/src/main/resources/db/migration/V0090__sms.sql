create schema sms;
comment on schema sms is 'The SMS gateway: questions with their answers, what the SMSC has confirmed, parts of long questions, receipts. Numbers and texts are encrypted under daily keys held outside the database.';
grant usage on schema sms to "${application}";

create table sms.run (
    id bigint generated always as identity primary key,
    started_at timestamptz not null,
    finished_at timestamptz
);
comment on table sms.run is 'One life of a gateway process. While it lives it holds an advisory lock on its id; when the lock is free and the run not finished, another process sends the answers it left.';
comment on column sms.run.id is 'Named by sms.exchange.run_id and by the advisory lock.';
comment on column sms.run.started_at is 'When the process started its gateway.';
comment on column sms.run.finished_at is 'When all its answers were settled; null until then.';

create table sms.exchange (
    id bigint generated always as identity (cache 1000) primary key,
    run_id bigint not null,
    received_at timestamptz not null,
    key_day date not null,
    due boolean not null,
    content bytea
);
comment on table sms.exchange is 'A question and its answer, stored in one commit before the question is acknowledged to the SMSC.';
comment on column sms.exchange.id is 'Contiguous within a batch (the sequence is cached by connection), so that sms.settled can name ranges.';
comment on column sms.exchange.run_id is 'The run that stored it: sms.run.id, without a foreign key, which would lock one row thousands of times a second.';
comment on column sms.exchange.received_at is 'When the question came in.';
comment on column sms.exchange.key_day is 'The day whose key encrypts the content.';
comment on column sms.exchange.due is 'True where an answer is to be sent; it is settled when a range of sms.settled holds the id.';
comment on column sms.exchange.content is 'Sender, question and answer, encrypted with AES-256-GCM under the key of key_day; null where it is already removed.';
create index exchange_received on sms.exchange using brin (received_at);

create table sms.settled (
    id bigint generated always as identity primary key,
    first_id bigint not null,
    last_id bigint not null,
    settled_at timestamptz not null,
    check (first_id <= last_id)
);
comment on table sms.settled is 'Ranges of exchanges whose answer the SMSC has confirmed, or refused for good (sms.refused).';
comment on column sms.settled.id is 'Order of the marks.';
comment on column sms.settled.first_id is 'First sms.exchange.id of the range.';
comment on column sms.settled.last_id is 'Last sms.exchange.id of the range, included.';
comment on column sms.settled.settled_at is 'When the mark was written.';
create index settled_last on sms.settled (last_id);

create table sms.refused (
    exchange_id bigint not null,
    part smallint not null,
    status integer not null,
    refused_at timestamptz not null,
    primary key (exchange_id, part)
);
comment on table sms.refused is 'Parts of answers that the SMSC refused for good.';
comment on column sms.refused.exchange_id is 'sms.exchange.id.';
comment on column sms.refused.part is 'Which part of the answer, from 1.';
comment on column sms.refused.status is 'The SMPP command_status it was refused with.';
comment on column sms.refused.refused_at is 'When the refusal was written.';

create table sms.sent_part (
    exchange_id bigint not null,
    part smallint not null,
    message_id text not null,
    sent_at timestamptz not null
);
comment on table sms.sent_part is 'Parts the SMSC confirmed, kept where delivery receipts are asked for (nsor.smpp.receipts).';
comment on column sms.sent_part.exchange_id is 'sms.exchange.id.';
comment on column sms.sent_part.part is 'Which part of the answer, from 1.';
comment on column sms.sent_part.message_id is 'The SMSC''s message id in lower case without leading zeros: receipts and responses differ in them.';
comment on column sms.sent_part.sent_at is 'When the confirmation was written.';
create index sent_part_message on sms.sent_part (message_id);

create table sms.receipt (
    id bigint generated always as identity primary key,
    message_id text not null,
    state text not null,
    received_at timestamptz not null
);
comment on table sms.receipt is 'Delivery receipts, as the SMSC sent them.';
comment on column sms.receipt.id is 'Order of arrival.';
comment on column sms.receipt.message_id is 'The message it is about, written as in sms.sent_part.';
comment on column sms.receipt.state is 'DELIVRD, EXPIRED, UNDELIV and so on: SMPP 3.4, appendix B.';
comment on column sms.receipt.received_at is 'When it came in.';
create index receipt_message on sms.receipt (message_id);

create view sms.delivery as
select p.exchange_id, p.part, r.state, r.received_at
from sms.sent_part p
join sms.receipt r on r.message_id = p.message_id;
comment on view sms.delivery is 'Receipts with the part they are about. A receipt may come in before its part is marked as sent; so they are joined when read.';

create table sms.question_part (
    sender_hash bytea not null,
    reference integer not null,
    total smallint not null check (total between 2 and 255),
    part smallint not null check (part between 1 and 255),
    received_at timestamptz not null,
    key_day date not null,
    content bytea not null,
    primary key (sender_hash, reference, total, part)
);
comment on table sms.question_part is 'Parts of long questions that wait for the others; stored before they are acknowledged.';
comment on column sms.question_part.sender_hash is 'HMAC-SHA256 of the sender''s number.';
comment on column sms.question_part.reference is 'The sender''s reference for the whole message, from the UDH or SAR fields.';
comment on column sms.question_part.total is 'How many parts the message has.';
comment on column sms.question_part.part is 'Which part this is, from 1.';
comment on column sms.question_part.received_at is 'When it came in.';
comment on column sms.question_part.key_day is 'The day whose key encrypts the content.';
comment on column sms.question_part.content is 'Sender and text of the part, encrypted with AES-256-GCM under the key of key_day.';
create index question_part_received on sms.question_part (received_at);

grant select, insert on sms.exchange, sms.settled, sms.refused, sms.sent_part, sms.receipt to "${application}";
grant select on sms.delivery to "${application}";
grant update (content) on sms.exchange to "${application}";
grant select, insert, update on sms.run to "${application}";
grant select, insert, delete on sms.question_part to "${application}";
