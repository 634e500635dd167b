create table supervision.phone (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    number bytea not null,
    number_hash bytea not null,
    language text not null,
    state text not null,
    taken_at timestamptz not null,
    taken_by uuid,
    verified_at timestamptz,
    verified_by uuid,
    ended_at timestamptz,
    ended_by uuid,
    replied_at timestamptz,
    check ((state in ('REPLACED', 'WITHDRAWN')) = (ended_at is not null)),
    check (state <> 'VERIFIED' or verified_at is not null)
);
comment on table supervision.phone is 'Mobile numbers of people under supervision, those of before included. Messages go only to verified ones.';
comment on column supervision.phone.id is 'Names it.';
comment on column supervision.phone.person_id is 'Whose number it is.';
comment on column supervision.phone.number is 'The number in E.164 form, encrypted under the record''s key.';
comment on column supervision.phone.number_hash is 'HMAC-SHA256 (key phone) of the number, to find whose it is when it texts. Another key than the public''s questions have: nobody can join the two.';
comment on column supervision.phone.language is 'A name of the enum TextLanguage.';
comment on column supervision.phone.state is 'A name of the enum Phone.State.';
comment on column supervision.phone.taken_at is 'When the number was taken at the counter.';
comment on column supervision.phone.taken_by is 'By whom.';
comment on column supervision.phone.verified_at is 'When the code that was texted to it was entered; null where it never was.';
comment on column supervision.phone.verified_by is 'By whom it was entered.';
comment on column supervision.phone.ended_at is 'When it was replaced or withdrawn.';
comment on column supervision.phone.ended_by is 'By whom.';
comment on column supervision.phone.replied_at is 'When it last got the answer that nothing is settled by SMS.';
create unique index phone_verified on supervision.phone (person_id) where state = 'VERIFIED';
create unique index phone_taken on supervision.phone (person_id) where state = 'TAKEN';
create index phone_person on supervision.phone (person_id, taken_at);
create index phone_number on supervision.phone (number_hash) where state = 'VERIFIED';

create table supervision.phone_code (
    id uuid primary key,
    phone_id uuid not null references supervision.phone,
    number_hash bytea not null,
    code_hash bytea not null,
    sent_at timestamptz not null,
    good_until timestamptz not null,
    tries smallint not null default 0
);
comment on table supervision.phone_code is 'Codes that were texted to verify a number. Of a number only the latest counts.';
comment on column supervision.phone_code.id is 'Also that of its message: sms.message.id.';
comment on column supervision.phone_code.phone_id is 'The number that it verifies.';
comment on column supervision.phone_code.number_hash is 'That of the number, to count how often it was texted a code, whoever it is said to belong to.';
comment on column supervision.phone_code.code_hash is 'HMAC-SHA256 (key phone-code) of the id and the six digits.';
comment on column supervision.phone_code.sent_at is 'When it was left to be sent.';
comment on column supervision.phone_code.good_until is 'From then on it is refused.';
comment on column supervision.phone_code.tries is 'How often a wrong one was entered.';
create index phone_code_phone on supervision.phone_code (phone_id, sent_at);
create index phone_code_number on supervision.phone_code (number_hash, sent_at);

create table supervision.message (
    id uuid primary key,
    person_id uuid not null references supervision.case_file,
    phone_id uuid not null references supervision.phone,
    about text not null,
    duty_id uuid references supervision.duty,
    due_on date,
    days_left smallint,
    appearance_id uuid references supervision.appearance,
    told_at timestamptz not null,
    check ((about = 'REMINDER') = (duty_id is not null and due_on is not null and days_left is not null)),
    check ((about = 'RECEIPT') = (appearance_id is not null))
);
comment on table supervision.message is 'What people were texted by the neutral sender. How far each message has come is in sms.message.';
comment on column supervision.message.id is 'Also that of sms.message.';
comment on column supervision.message.person_id is 'Who was texted.';
comment on column supervision.message.phone_id is 'The number.';
comment on column supervision.message.about is 'A name of the enum CaseMessage.About.';
comment on column supervision.message.duty_id is 'The duty that is reminded of.';
comment on column supervision.message.due_on is 'The day by which it is to be answered, as the reminder says.';
comment on column supervision.message.days_left is 'How many days that was away.';
comment on column supervision.message.appearance_id is 'The appearance whose receipt it is.';
comment on column supervision.message.told_at is 'When it was left to be sent.';
create unique index message_reminder on supervision.message (duty_id, due_on, days_left) where about = 'REMINDER';
create unique index message_receipt on supervision.message (appearance_id) where about = 'RECEIPT';
create index message_person on supervision.message (person_id, told_at);

grant select, insert on supervision.phone, supervision.phone_code, supervision.message to "${application}";
grant update (language, state, verified_at, verified_by, ended_at, ended_by, replied_at) on supervision.phone to "${application}";
grant update (tries) on supervision.phone_code to "${application}";
