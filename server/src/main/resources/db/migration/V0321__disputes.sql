alter table enquiry.dispute_ticket
    add column key uuid not null unique default gen_random_uuid(),
    add column answered_at timestamptz,
    add column said_on boolean,
    add column cnic_hash bytea,
    add column code_hash bytea,
    add column state text not null default 'OPENED',
    add column state_since timestamptz,
    add column proof_from timestamptz,
    add column language text not null default 'URDU',
    add column number bytea,
    add column number_day date,
    add column taken_by uuid,
    add column proof_by uuid,
    add column proof_at timestamptz,
    add column proof_document text,
    add column proof_person uuid references register.person,
    add column decided_by uuid,
    add column refusal text,
    add column correction text,
    add column corrected_person uuid references register.person,
    add column message_id uuid;
update enquiry.dispute_ticket t
set state_since = opened_at, proof_from = opened_at, answered_at = l.asked_at, said_on = l.kind = 'ON_REGISTER'
from enquiry.ledger l where l.id = t.ledger_id;
alter table enquiry.dispute_ticket
    alter column answered_at set not null,
    alter column said_on set not null,
    alter column state_since set not null,
    alter column proof_from set not null,
    add check ((number is null) = (number_day is null)),
    add check (num_nonnulls(proof_by, proof_at, proof_document) in (0, 3)),
    add check (state <> 'UNDER_EXAMINATION' or taken_by is not null),
    add check (state <> 'UPHELD' or num_nonnulls(proof_by, decided_by, correction) = 3),
    add check (decided_by is null or decided_by is distinct from proof_by or state <> 'UPHELD'),
    add check ((state = 'REFUSED') = (refusal is not null));
comment on column enquiry.dispute_ticket.key is 'Names the ticket in addresses and on the trail.';
comment on column enquiry.dispute_ticket.answered_at is 'When the question came whose answer is disputed: as in the ledger, whose row may go before the ticket is decided.';
comment on column enquiry.dispute_ticket.said_on is 'Whether the answer was "on the register".';
comment on column enquiry.dispute_ticket.cnic_hash is 'HMAC-SHA256 of this ticket''s key and the CNIC (key dispute-cnic): two tickets about one CNIC have different ones, and the ledger has another. Null for some seconds after it was opened, and from 30 days after its end.';
comment on column enquiry.dispute_ticket.code_hash is 'HMAC-SHA256 of the code (key dispute-code), another than the ledger''s. Null from 30 days after its end, and of tickets opened by an earlier version.';
comment on column enquiry.dispute_ticket.state is 'A name of the enum TicketState.';
comment on column enquiry.dispute_ticket.state_since is 'When it came to this state.';
comment on column enquiry.dispute_ticket.proof_from is 'From when on the days count in which identity is to be proven: when it was opened, or opened again.';
comment on column enquiry.dispute_ticket.language is 'A name of the enum TextLanguage: the language in which the outcome is told.';
comment on column enquiry.dispute_ticket.number is 'Who is to be told the outcome: the number, encrypted with AES-256-GCM under the key of number_day; null once it is removed. No page shows it.';
comment on column enquiry.dispute_ticket.number_day is 'The day whose key encrypts the number; while the ticket is open the number is encrypted anew before that key is destroyed.';
comment on column enquiry.dispute_ticket.taken_by is 'The account of the registrar who examines it.';
comment on column enquiry.dispute_ticket.proof_by is 'The account that has seen the proof of identity; another one upholds.';
comment on column enquiry.dispute_ticket.proof_at is 'When it was seen.';
comment on column enquiry.dispute_ticket.proof_document is 'Which kind of document it was, a name of Examination.Document; its number is not kept.';
comment on column enquiry.dispute_ticket.proof_person is 'Whose record had the CNIC that was proven; null where none had.';
comment on column enquiry.dispute_ticket.decided_by is 'The account that decided; null while nobody has, and where it was closed for want of proof.';
comment on column enquiry.dispute_ticket.refusal is 'Why it was refused, a name of the enum Refusal.';
comment on column enquiry.dispute_ticket.correction is 'What had been done in the register when it was upheld, a name of the enum Correction.';
comment on column enquiry.dispute_ticket.corrected_person is 'On whose record.';
comment on column enquiry.dispute_ticket.message_id is 'The message of the outcome (sms.message.id); null where none could be sent.';
create index dispute_ticket_state on enquiry.dispute_ticket (state, opened_at);
create index dispute_ticket_number on enquiry.dispute_ticket (number_day) where number is not null;
create index dispute_ticket_unbound on enquiry.dispute_ticket (id) where cnic_hash is null;
grant update (state, state_since, proof_from, cnic_hash, code_hash, number, number_day, taken_by, proof_by, proof_at, proof_document,
    proof_person, decided_by, refusal, correction, corrected_person, message_id)
    on enquiry.dispute_ticket to "${application}";

create table enquiry.dispute_step (
    id bigint generated always as identity primary key,
    ticket_id bigint not null references enquiry.dispute_ticket,
    step text not null,
    done_at timestamptz not null,
    done_by uuid,
    reason bytea
);
comment on table enquiry.dispute_step is 'What was done with a ticket. Only ever added to.';
comment on column enquiry.dispute_step.id is 'In order.';
comment on column enquiry.dispute_step.ticket_id is 'The ticket.';
comment on column enquiry.dispute_step.step is 'A name of the enum Step.';
comment on column enquiry.dispute_step.done_at is 'When.';
comment on column enquiry.dispute_step.done_by is 'The account; null for the system.';
comment on column enquiry.dispute_step.reason is 'Why, where a reason is asked, encrypted under the key of the ticket (dispute_ticket.key).';
create index dispute_step_ticket on enquiry.dispute_step (ticket_id, id);
grant select, insert on enquiry.dispute_step to "${application}";

create table enquiry.take_back (
    id uuid primary key,
    cnic_hashes bytea[] not null,
    person_id uuid not null references register.person,
    cause text not null,
    caused_by uuid,
    prepared_at timestamptz not null,
    answers_until timestamptz,
    state text not null,
    state_since timestamptz not null,
    answers integer,
    senders integer,
    proposal_id uuid,
    unreachable integer
);
comment on table enquiry.take_back is 'A CNIC was confirmed on a record and is so no longer: what the public was told of it in 30 days may be taken back.';
comment on column enquiry.take_back.id is 'Names it.';
comment on column enquiry.take_back.cnic_hashes is 'The CNIC as the ledger may have it: its HMACs under every key that rows of 30 days were written with. Empty from 60 days after the end.';
comment on column enquiry.take_back.person_id is 'On whose record it was confirmed.';
comment on column enquiry.take_back.cause is 'A name of the enum TakeBackCause.';
comment on column enquiry.take_back.caused_by is 'The account that withdrew or doubted the CNIC; null for the system.';
comment on column enquiry.take_back.prepared_at is 'When that was.';
comment on column enquiry.take_back.answers_until is 'Up to when answers were taken back; null until it is sent.';
comment on column enquiry.take_back.state is 'A name of the enum TakeBackState.';
comment on column enquiry.take_back.state_since is 'When it came to this state.';
comment on column enquiry.take_back.answers is 'How many answers there were; null while they are looked for.';
comment on column enquiry.take_back.senders is 'From how many senders, as far as their hashes tell.';
comment on column enquiry.take_back.proposal_id is 'The approval by a second person under which the numbers were unlocked.';
comment on column enquiry.take_back.unreachable is 'How many answers had no number any more, or one that takes no messages; null until it is sent.';
create index take_back_work on enquiry.take_back (prepared_at) where state in ('SEARCHING', 'PREPARED', 'APPROVED');
create index take_back_person on enquiry.take_back (person_id);
grant select, insert on enquiry.take_back to "${application}";
grant update (state, state_since, cnic_hashes, answers, senders, proposal_id, answers_until, unreachable)
    on enquiry.take_back to "${application}";

create table enquiry.take_back_message (
    take_back_id uuid not null references enquiry.take_back,
    message_id uuid not null,
    primary key (take_back_id, message_id)
);
comment on table enquiry.take_back_message is 'The messages of a take-back, one an asker; whose they are is not here.';
comment on column enquiry.take_back_message.take_back_id is 'The take-back.';
comment on column enquiry.take_back_message.message_id is 'sms.message.id, drawn at random.';
grant select, insert on enquiry.take_back_message to "${application}";

-- The answers of 30 days are read through for a take-back, which is rare; an index of the hashes would cost each answer.
create index ledger_asked on enquiry.ledger using brin (asked_at);
