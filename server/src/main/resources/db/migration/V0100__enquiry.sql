create schema enquiry;
comment on schema enquiry is 'The public''s questions: the ledger of what was answered, senders'' languages, disputes. No number and no text, only keyed hashes.';
grant usage on schema enquiry to "${application}";

create table enquiry.ledger (
    id bigint generated always as identity (cache 1000) primary key,
    asked_at timestamptz not null,
    sender_hash bytea,
    cnic_hash bytea,
    kind text not null check (kind in ('ON_REGISTER', 'NOT_ON_REGISTER', 'CLOSED', 'NOT_A_CNIC', 'HELP', 'LANGUAGE', 'DISPUTE', 'USAGE')),
    policy_version integer not null,
    code_hash bytea
);
comment on table enquiry.ledger is 'One row for each question that was answered. Only ever added to.';
comment on column enquiry.ledger.id is 'Identifier; only roughly in order.';
comment on column enquiry.ledger.asked_at is 'When the question came in.';
comment on column enquiry.ledger.sender_hash is 'HMAC-SHA256 of the sender''s number (key sms-sender); null for HELP, which keeps no sender.';
comment on column enquiry.ledger.cnic_hash is 'HMAC-SHA256 of the CNIC (key enquiry-cnic), whether or not it is on the register; null where none was asked about.';
comment on column enquiry.ledger.kind is 'Which kind of answer was given.';
comment on column enquiry.ledger.policy_version is 'The release policy it was given under; 0 where none was needed.';
comment on column enquiry.ledger.code_hash is 'HMAC-SHA256 of the dispute code the answer carried (key enquiry-code); good for 30 days, for this sender, once.';
create index ledger_sender on enquiry.ledger (sender_hash, asked_at) where sender_hash is not null;

create table enquiry.sender_language (
    sender_hash bytea primary key,
    language text not null check (language in ('ENGLISH', 'URDU', 'ROMAN_URDU')),
    used_at timestamptz not null
);
comment on table enquiry.sender_language is 'The language a sender last used or chose; without a row it is Urdu.';
comment on column enquiry.sender_language.sender_hash is 'HMAC-SHA256 of the sender''s number (key sms-sender).';
comment on column enquiry.sender_language.language is 'ENGLISH, URDU or ROMAN_URDU.';
comment on column enquiry.sender_language.used_at is 'When it last changed.';

create table enquiry.recent_question (
    question_hash bytea primary key,
    answered_at timestamptz not null
) with (fillfactor = 70);
comment on table enquiry.recent_question is 'Questions of the last minute: the same text from the same sender within 60 seconds gets one answer.';
comment on column enquiry.recent_question.question_hash is 'HMAC-SHA256 of sender and text (key enquiry-question).';
comment on column enquiry.recent_question.answered_at is 'When it was last answered; rows of over a minute ago are removed.';
create index recent_question_answered on enquiry.recent_question using brin (answered_at);

create table enquiry.dispute_ticket (
    id bigint generated always as identity primary key,
    ledger_id bigint not null unique references enquiry.ledger (id),
    opened_at timestamptz not null
);
comment on table enquiry.dispute_ticket is 'Somebody says an answer was wrong. A ticket alone changes nothing; a correction needs proof of identity.';
comment on column enquiry.dispute_ticket.id is 'Number of the ticket.';
comment on column enquiry.dispute_ticket.ledger_id is 'The answer in dispute; one ticket each, as a code is good once.';
comment on column enquiry.dispute_ticket.opened_at is 'When the code came in.';

grant select, insert on enquiry.ledger, enquiry.dispute_ticket to "${application}";
grant select, insert, update on enquiry.sender_language to "${application}";
grant select, insert, update, delete on enquiry.recent_question to "${application}";
