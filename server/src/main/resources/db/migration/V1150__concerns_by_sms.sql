-- Concerns come by SMS too, where nobody is asked for a district.

alter table concerns.concern
    add column way text default 'PAGE' not null check (way in ('PAGE', 'SMS')),
    alter column district_code drop not null,
    add check (district_code is not null or way = 'SMS'),
    add check (district_code is not null or station_code is null);
comment on column concerns.concern.way is 'By which way it came: a name of the enum ConcernWay.';
comment on column concerns.concern.district_code is 'Whose task it is where no station answers: the station''s district when it came, or the one that was named. Null for the National Police Bureau: by SMS, about nobody on the register.';
comment on column concerns.concern.station_code is 'The station that answered for them when it came; null for none. Whose task it is follows from the one that answers now.';
comment on column concerns.concern.source_key is 'Keyed hash of the network over which it came, or of the sender, and of the day; null once it is closed or a week old.';

create table concerns.sender_day (
    sender_hash bytea primary key check (length(sender_hash) = 32),
    key_day date not null,
    concerns smallint default 0 not null,
    wrong_codes smallint default 0 not null,
    answers smallint default 0 not null,
    told_of_limit boolean default false not null,
    heard bytea default '\x'::bytea not null
);
comment on table concerns.sender_day is 'What came from a number by SMS today, so that nobody floods the police or has a stranger''s telephone ring by forged texts.';
comment on column concerns.sender_day.sender_hash is 'HMAC-SHA256 of the sender''s hash under the key concern-sender of key_day, which is destroyed when the day after it is over.';
comment on column concerns.sender_day.key_day is 'The day of the key; rows of before yesterday are removed.';
comment on column concerns.sender_day.concerns is 'How many concerns were taken.';
comment on column concerns.sender_day.wrong_codes is 'How many codes were tried that are nobody''s.';
comment on column concerns.sender_day.answers is 'How often it was answered.';
comment on column concerns.sender_day.told_of_limit is 'Whether it was told that it is answered no more today.';
comment on column concerns.sender_day.heard is 'Texts that were answered in the last minute, 16 bytes each: the first 8 bytes of an HMAC-SHA256 of sender and text (key concern-sender of key_day), and when (milliseconds since 1970).';
create index sender_day_key_day on concerns.sender_day (key_day);
grant select, insert, update, delete on concerns.sender_day to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of, change) values
    ('concerns.sender_day', 'CONCERNS', null, null, null, null);
