create table disclosure.namesake_withdrawal (
    request_id uuid primary key references disclosure.namesake_note (request_id),
    proposal_id uuid not null unique,
    asked_by uuid not null references access.account (id),
    confirmed_by uuid not null references access.account (id),
    withdrawn_at timestamptz not null,
    check (asked_by <> confirmed_by)
);
comment on table disclosure.namesake_withdrawal is 'A "not this person" note that was wrong. The note stays, and nobody is told of it any more. Only ever added to.';
comment on column disclosure.namesake_withdrawal.request_id is 'Which note.';
comment on column disclosure.namesake_withdrawal.proposal_id is 'The proposal, which has the reason. It goes with the record.';
comment on column disclosure.namesake_withdrawal.asked_by is 'Who asked.';
comment on column disclosure.namesake_withdrawal.confirmed_by is 'Who confirmed; somebody else.';
comment on column disclosure.namesake_withdrawal.withdrawn_at is 'When.';
grant select, insert on disclosure.namesake_withdrawal to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of) values
    ('disclosure.namesake_withdrawal', 'SEALED_RECORD', 551,
     't.request_id in (select n.request_id from disclosure.namesake_note n where n.person_id = $1)',
     '(select n.person_id from disclosure.namesake_note n where n.request_id = t.request_id)');
