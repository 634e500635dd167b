create schema outreach;
comment on schema outreach is 'Who gets awareness messages of which area. Numbers are encrypted; no text is kept; nothing of the register.';
grant usage on schema outreach to "${application}";

create table outreach.subscription (
    id uuid primary key,
    follower_hash bytea not null,
    area text not null,
    language text not null check (language in ('ENGLISH', 'URDU', 'ROMAN_URDU')),
    wrapped_key bytea not null,
    number bytea not null,
    since date not null,
    unique (follower_hash, area)
);
comment on table outreach.subscription is 'Confirmed followers of areas. Removed for good at STOP, with their keys.';
comment on column outreach.subscription.id is 'Names it; the owner of its key.';
comment on column outreach.subscription.follower_hash is 'HMAC-SHA256 (key outreach-follower) of the number in E.164 form. Another key than the public''s questions and supervised people''s telephones have: nobody can join them.';
comment on column outreach.subscription.area is 'The key of the district or P-code of the tehsil.';
comment on column outreach.subscription.language is 'A name of the enum TextLanguage: that of FOLLOW.';
comment on column outreach.subscription.wrapped_key is 'The key of the number, wrapped under the master key, which is held outside the database.';
comment on column outreach.subscription.number is 'The number in E.164 form, encrypted under the key.';
comment on column outreach.subscription.since is 'The day on which the code was sent back.';
create index subscription_area on outreach.subscription (area);
grant select, insert, delete on outreach.subscription to "${application}";

create table outreach.pending (
    follower_hash bytea not null,
    area text not null,
    code_hash bytea not null,
    language text not null check (language in ('ENGLISH', 'URDU', 'ROMAN_URDU')),
    good_until timestamptz not null,
    tries smallint default 0 not null,
    primary key (follower_hash, area)
);
comment on table outreach.pending is 'Whoever sent FOLLOW and has not sent the code back: a claim, for senders can be forged. The number itself is not kept.';
comment on column outreach.pending.follower_hash is 'As in outreach.subscription.';
comment on column outreach.pending.area is 'As in outreach.subscription.';
comment on column outreach.pending.code_hash is 'HMAC-SHA256 (key outreach-code) of the hash of the number, the area and the four digits.';
comment on column outreach.pending.language is 'As in outreach.subscription.';
comment on column outreach.pending.good_until is 'From then on the code is over and the row is removed; until then the same FOLLOW is met with silence.';
comment on column outreach.pending.tries is 'How many wrong codes came; after three the right one is refused too.';
create index pending_good_until on outreach.pending (good_until);
grant select, insert, update, delete on outreach.pending to "${application}";

create table outreach.sender_day (
    sender_hash bytea primary key,
    key_day date not null,
    askings smallint default 0 not null,
    answers smallint default 0 not null,
    told_of_limit boolean default false not null,
    heard bytea default '\x'::bytea not null
);
comment on table outreach.sender_day is 'How often a number was answered today, so that nobody can have a stranger''s telephone ring by forged texts.';
comment on column outreach.sender_day.sender_hash is 'HMAC-SHA256 of the number under the key outreach-limit of key_day, which is destroyed when the day after it is over.';
comment on column outreach.sender_day.key_day is 'The day of the key; rows of before yesterday are removed.';
comment on column outreach.sender_day.askings is 'How often it was asked to reply with a code.';
comment on column outreach.sender_day.answers is 'How often it was answered, that included.';
comment on column outreach.sender_day.told_of_limit is 'Whether it was told that it can follow no more today.';
comment on column outreach.sender_day.heard is 'Texts that were answered in the last minute, 16 bytes each: the first 8 bytes of an HMAC-SHA256 of number and text (key outreach-text), and when (milliseconds since 1970).';
create index sender_day_key_day on outreach.sender_day (key_day);
grant select, insert, update, delete on outreach.sender_day to "${application}";

create table outreach.ledger (
    id bigint generated always as identity primary key,
    answered_at timestamptz not null,
    kind text not null check (kind in ('ASKED', 'CONFIRMED', 'FOLLOWED_ALREADY', 'AREA_CHOICE', 'AREA_UNKNOWN',
        'CODE_WRONG', 'CODE_USED_UP', 'STOPPED', 'LIMIT'))
);
comment on table outreach.ledger is 'One row for each answer. Only ever added to. Without the sender: who stopped leaves nothing behind.';
comment on column outreach.ledger.id is 'Identifier.';
comment on column outreach.ledger.answered_at is 'When.';
comment on column outreach.ledger.kind is 'Which sort of answer it was: a name of the enum FollowAnswer.';
grant select, insert on outreach.ledger to "${application}";
