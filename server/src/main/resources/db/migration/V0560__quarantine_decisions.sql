-- What registrars did about messages that wait, step by step, and CNICs that two people's records lay claim to.
create table intake.decision (
    id bigint generated always as identity primary key,
    receipt uuid not null references intake.message (receipt),
    step text not null check (step in ('BESIDE', 'TRIED', 'RECORDED', 'RETURNED')),
    who text check (who in ('AS_FOUND', 'SAME', 'SAME_WITHOUT_CNIC', 'NEW', 'NEW_WITHOUT_CNIC')),
    person_id uuid references register.person (id),
    corrections text[] not null default '{}',
    doubts text[] not null default '{}',
    decided_at timestamptz not null,
    decided_by uuid not null,
    check (step <> 'BESIDE' or person_id is not null),
    check ((who is not null) = (step in ('TRIED', 'RECORDED')))
);
comment on table intake.decision is 'Each step of a registrar about a message. Only ever added to.';
comment on column intake.decision.id is 'Order.';
comment on column intake.decision.receipt is 'The message.';
comment on column intake.decision.step is 'BESIDE: a record was put beside it; TRIED: it still waits; RECORDED; RETURNED: sent back or put aside.';
comment on column intake.decision.who is 'Whom the registrar said it is about: a name of the enum Decision.Who; null where that was not asked.';
comment on column intake.decision.person_id is 'The record that was put beside it, was chosen, or that it went to; null where there was none.';
comment on column intake.decision.corrections is 'What was put right: the JSON pointer, a blank, and the code that was chosen.';
comment on column intake.decision.doubts is 'What was doubtful still: names of the enum Doubt.Code.';
comment on column intake.decision.decided_at is 'When.';
comment on column intake.decision.decided_by is 'The account.';
create index decision_of_message on intake.decision (receipt);
create index decision_of_person on intake.decision (person_id) where person_id is not null;
grant select, insert on intake.decision to "${application}";

create table intake.cnic_clash (
    receipt uuid primary key references intake.message (receipt),
    holder_id uuid not null references register.person (id),
    person_id uuid not null references register.person (id),
    noted_at timestamptz not null,
    noted_by uuid not null,
    outcome text check (outcome in ('HOLDER', 'OTHER', 'NOBODY')),
    settled_at timestamptz,
    settled_by uuid,
    check (holder_id <> person_id),
    check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null)),
    check (settled_by <> noted_by)
);
comment on table intake.cnic_clash is 'A message named a CNIC that is on one record, and was put on another without it: whose it is has to be found out.';
comment on column intake.cnic_clash.receipt is 'The message, which has the CNIC.';
comment on column intake.cnic_clash.holder_id is 'The record that had the CNIC.';
comment on column intake.cnic_clash.person_id is 'The record the message went to.';
comment on column intake.cnic_clash.noted_at is 'When.';
comment on column intake.cnic_clash.noted_by is 'The account that decided about the message.';
comment on column intake.cnic_clash.outcome is 'Whose the CNIC was found to be: the holder''s, the other person''s, or neither''s; null while that is open.';
comment on column intake.cnic_clash.settled_at is 'When that was found out; null while it is open.';
comment on column intake.cnic_clash.settled_by is 'The account that said so, another than the one that noted it.';
create index cnic_clash_open on intake.cnic_clash (noted_at) where settled_at is null;
create index cnic_clash_holder on intake.cnic_clash (holder_id);
create index cnic_clash_person on intake.cnic_clash (person_id);
grant select, insert on intake.cnic_clash to "${application}";
grant update (outcome, settled_at, settled_by) on intake.cnic_clash to "${application}";

insert into retention.kept (table_name, class, position, of_person, person_of)
values
    ('intake.decision', 'FEED_MESSAGES', 387,
        't.person_id = $1 or t.receipt in (select m.receipt from intake.message m where m.person_id = $1)',
        'coalesce((select m.person_id from intake.message m where m.receipt = t.receipt), t.person_id)'),
    ('intake.cnic_clash', 'FEED_MESSAGES', 388, 't.person_id = $1 or t.holder_id = $1', 't.person_id');
