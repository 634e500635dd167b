alter table enquiry.ledger add column area text;
comment on column enquiry.ledger.area is 'Of an answer about an area (AREA, AREA_NOT_YET): the key of the district or P-code of the tehsil that was told of, for counts by area; null for every other kind. What was written is not kept.';
alter table enquiry.ledger add constraint ledger_area check (area is null or kind in ('AREA', 'AREA_NOT_YET'));

create table enquiry.recent_choice (
    sender_hash bytea primary key,
    key_day date not null,
    offered_at timestamptz not null,
    word text not null,
    areas text[] not null
);
comment on table enquiry.recent_choice is 'The areas of which a sender was asked to choose by a number, for 15 minutes.';
comment on column enquiry.recent_choice.sender_hash is 'First 16 bytes of an HMAC-SHA256 of the sender under the limits'' key of key_day, which is destroyed when the day after it is over.';
comment on column enquiry.recent_choice.key_day is 'The day of the key.';
comment on column enquiry.recent_choice.offered_at is 'When it was asked; rows of over 15 minutes ago count for nothing and are removed.';
comment on column enquiry.recent_choice.word is 'The name that means all of them, as the register writes it; empty where they were suggestions.';
comment on column enquiry.recent_choice.areas is 'Their codes in the order of the numbers, from 1.';
create index recent_choice_offered on enquiry.recent_choice using brin (offered_at);
grant select, insert, update, delete on enquiry.recent_choice to "${application}";

alter table enquiry.ledger drop constraint ledger_kind_check;
alter table enquiry.ledger add constraint ledger_kind_check check (kind in ('ON_REGISTER', 'NOT_ON_REGISTER', 'CLOSED', 'NOT_A_CNIC', 'HELP', 'LANGUAGE', 'DISPUTE', 'USAGE', 'LIMIT', 'AREA', 'AREA_NOT_YET', 'AREA_CHOICE', 'AREA_UNKNOWN', 'AREA_CLOSED'));
