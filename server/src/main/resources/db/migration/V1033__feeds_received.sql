-- One inbox for the messages of every feed: what was received under a client's own name for it is kept in one table, and no more in
-- one table for each feed. Of a message about somebody who is not on the register nothing else is kept.

do $$
begin
    if exists (select from feeds.waiting) then
        raise exception 'Messages of agencies'' systems wait to be processed. Let the earlier version finish them, and start this one again.';
    end if;
end
$$;

create table feeds.received (
    client_id uuid not null,
    message_id text not null check (length(message_id) >= 1 and length(message_id) <= 64),
    kind text not null check (length(kind) >= 1 and length(kind) <= 40),
    receipt uuid not null unique,
    digest bytea check (length(digest) = 32),
    received_at timestamptz not null,
    primary key (client_id, message_id)
);
comment on table feeds.received is 'That a client has sent a message under a name of its own, so that it counts once however often it is sent. Nothing of what it says.';
comment on column feeds.received.client_id is 'Who sent it.';
comment on column feeds.received.message_id is 'The client''s own name for it.';
comment on column feeds.received.kind is 'The name of the FeedKind.';
comment on column feeds.received.receipt is 'What the client asks about it by.';
comment on column feeds.received.digest is 'A keyed hash of the body, to tell a repetition from another message; null where the body was not kept or hashed in this way.';
comment on column feeds.received.received_at is 'When it came.';
grant select, insert on feeds.received to "${application}";

insert into feeds.received (client_id, message_id, kind, receipt, digest, received_at)
    select client_id, message_id, 'intake.' || kind, receipt, digest, received_at from intake.message
    union all select client_id, message_id, 'border-crossing', id, null, recorded_at from notices.border_crossing
    union all select client_id, message_id, 'observation', id, null, recorded_at from notices.observation;

alter table feeds.waiting rename column handler to kind;
comment on column feeds.waiting.kind is 'The name of the FeedKind.';
alter table feeds.waiting drop column digest;
alter table feeds.waiting alter column wrapped_key set not null;
alter table feeds.waiting alter column body set not null;
comment on column feeds.waiting.wrapped_key is 'The key of the body, encrypted under the master key.';
comment on column feeds.waiting.body is 'The message byte for byte, encrypted with AES-256-GCM; the context is feeds/1.';

alter table intake.message drop column digest;
alter table intake.message drop constraint message_client_id_message_id_key;
drop index intake.message_not_looked_at;
update intake.message set awaits = false where awaits is null;
alter table intake.message alter column awaits set not null;
comment on column intake.message.message_id is 'The client''s own name for it.';

delete from notices.border_crossing where person_id is null;
alter table notices.border_crossing drop column client_id, drop column message_id, drop column digest;
alter table notices.border_crossing
    alter column person_id set not null,
    alter column direction set not null,
    alter column crossed_on set not null,
    alter column country set not null,
    alter column place set not null;
comment on table notices.border_crossing is 'Who left the country or came back, as immigration says: people on the register.';
comment on column notices.border_crossing.person_id is 'Who.';

delete from notices.observation where person_id is null;
alter table notices.observation drop column client_id, drop column message_id, drop column digest;
alter table notices.observation
    alter column person_id set not null,
    alter column kind set not null,
    alter column happened_on set not null,
    alter column content set not null;
comment on table notices.observation is 'What other systems report of people on the register: a name, an address, a telephone, a night in a hotel.';
comment on column notices.observation.person_id is 'Of whom.';

insert into retention.kept (table_name, class) values ('feeds.received', 'FEED_MESSAGES');
