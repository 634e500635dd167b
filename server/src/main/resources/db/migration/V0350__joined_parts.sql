create table sms.joined_part (
    line text not null,
    sender_hash bytea not null,
    reference integer not null,
    total smallint not null,
    part smallint not null,
    text_hash bytea not null,
    joined_at timestamptz not null,
    primary key (line, sender_hash, reference, total, part)
);
comment on table sms.joined_part is 'Parts of long questions that were put together of late. The SMSC may deliver one of them again, where it has not heard that it was taken: alone it is not to be answered as a question whose other parts are lost.';
comment on column sms.joined_part.line is 'The line (a name of the enum Line) it was sent to.';
comment on column sms.joined_part.sender_hash is 'HMAC-SHA256 of the sender under the key sms-part of the day on which the message was put together.';
comment on column sms.joined_part.reference is 'The sender''s reference for the whole message, from the UDH or SAR fields.';
comment on column sms.joined_part.total is 'How many parts the message has.';
comment on column sms.joined_part.part is 'Which part this is, from 1.';
comment on column sms.joined_part.text_hash is 'HMAC-SHA256 of the part''s text under the same key: another text under the same reference is another message.';
comment on column sms.joined_part.joined_at is 'When the message was put together; an hour later it is forgotten.';
create index joined_part_joined on sms.joined_part (joined_at);
grant select, insert, update, delete on sms.joined_part to "${application}";
