create schema outbox;
comment on schema outbox is 'Messages that wait to be delivered after their transaction.';
grant usage on schema outbox to "${application}";

create table outbox.partition (
    partition smallint primary key
);
comment on table outbox.partition is 'One row a partition; who holds its lock delivers its messages.';
comment on column outbox.partition.partition is '0 to 15.';
-- UPDATE is what a row lock asks for; the only column is the key.
grant select, update on outbox.partition to "${application}";

create table outbox.message (
    id bigint generated always as identity primary key,
    partition smallint not null check (partition >= 0 and partition <= 15),
    subscriber text not null,
    topic text not null check (topic in ('CASE_CHANGED', 'NOTICE_CHANGED', 'PERSON_REGISTERED', 'STANDING_CHANGED',
        'TRAVEL_ABROAD_TOLD')),
    subject_id uuid not null,
    attempts integer default 0 not null,
    not_before timestamptz default '-infinity'::timestamp with time zone not null
);
comment on table outbox.message is 'One message for one subscriber; deleted with its delivery.';
comment on column outbox.message.id is 'Order of delivery within one subject.';
comment on column outbox.message.partition is 'Derived from the subject, so that one subject is always in one partition.';
comment on column outbox.message.subscriber is 'Name of the subscriber.';
comment on column outbox.message.topic is 'A name of the enum OutboxTopic.';
comment on column outbox.message.subject_id is 'The record; opaque. Nothing else of it is here.';
comment on column outbox.message.attempts is 'How often delivery has failed.';
comment on column outbox.message.not_before is 'When to try again after a failure.';
create index message_partition on outbox.message (partition, id);
grant select, insert, update, delete on outbox.message to "${application}";

insert into outbox.partition select generate_series(0, 15);
