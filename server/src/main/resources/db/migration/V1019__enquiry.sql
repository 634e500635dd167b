create schema enquiry;
comment on schema enquiry is 'The public''s questions: the ledger of what was answered, senders'' languages, disputes. No number and no text, only keyed hashes.';
grant usage on schema enquiry to "${application}";

create table enquiry.sender_language (
    sender_hash bytea primary key,
    language text not null check (language in ('ENGLISH', 'URDU', 'ROMAN_URDU')),
    used_at timestamptz not null,
    key_period date not null,
    chosen boolean default false not null
);
comment on table enquiry.sender_language is 'The language a sender chose or, where none was chosen, last used; without a row it is Urdu.';
comment on column enquiry.sender_language.sender_hash is 'HMAC-SHA256 of the sender under the period''s key sender-language.';
comment on column enquiry.sender_language.language is 'ENGLISH, URDU or ROMAN_URDU.';
comment on column enquiry.sender_language.used_at is 'When it last changed.';
comment on column enquiry.sender_language.key_period is 'The first day of the key''s 30 days. Who asks again in the next period is taken over into it; older rows are removed, and their senders are answered in Urdu again.';
comment on column enquiry.sender_language.chosen is 'Whether the sender chose it with LANG: then no question in another language changes it.';
create index sender_language_period on enquiry.sender_language using brin (key_period);
grant select, insert, update, delete on enquiry.sender_language to "${application}";

create table enquiry.dispute_ticket (
    id bigint generated always as identity primary key,
    ledger_id bigint not null unique,
    opened_at timestamptz not null,
    key uuid default gen_random_uuid() not null unique,
    answered_at timestamptz not null,
    said_on boolean not null,
    cnic_hash bytea,
    code_hash bytea,
    state text default 'OPENED' not null check (state in ('CLOSED', 'OPENED', 'REFUSED', 'UNDER_EXAMINATION',
        'UPHELD')),
    state_since timestamptz not null,
    proof_from timestamptz not null,
    language text default 'URDU' not null check (language in ('ENGLISH', 'ROMAN_URDU', 'URDU')),
    number bytea,
    number_day date,
    taken_by uuid,
    proof_by uuid,
    proof_at timestamptz,
    proof_document text check (proof_document in ('CNIC_CARD', 'FAMILY_REGISTRATION_CERTIFICATE', 'NADRA_VERIFICATION',
        'PASSPORT')),
    proof_person uuid references register.person (id),
    decided_by uuid,
    refusal text check (refusal in ('ANSWER_WAS_RIGHT', 'NOT_ABOUT_IDENTITY', 'NOT_THE_PERSON', 'NO_PROOF')),
    correction text check (correction in ('BEFORE', 'CONFIRMED', 'CORRECTED', 'DOUBTED', 'WITHDRAWN')),
    corrected_person uuid references register.person (id),
    message_id uuid,
    check ((number is null) = (number_day is null)),
    check (num_nonnulls(proof_by, proof_at, proof_document) in (0, 3)),
    check (state <> 'UNDER_EXAMINATION' or taken_by is not null),
    check (state <> 'UPHELD' or num_nonnulls(proof_by, decided_by, correction) = 3),
    check (decided_by is null or decided_by is distinct from proof_by or state <> 'UPHELD'),
    check ((state = 'REFUSED') = (refusal is not null))
);
comment on table enquiry.dispute_ticket is 'Somebody says an answer was wrong. A ticket alone changes nothing; a correction needs proof of identity.';
comment on column enquiry.dispute_ticket.id is 'Number of the ticket.';
comment on column enquiry.dispute_ticket.ledger_id is 'The answer in dispute; one ticket each, as a code is good once. Not a foreign key: the answer''s row goes with its period.';
comment on column enquiry.dispute_ticket.opened_at is 'When the code came in.';
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
comment on column enquiry.dispute_ticket.refusal is 'Why it was refused, a name of the enum DisputeRefusal.';
comment on column enquiry.dispute_ticket.correction is 'What had been done in the register when it was upheld, a name of the enum Correction.';
comment on column enquiry.dispute_ticket.corrected_person is 'On whose record.';
comment on column enquiry.dispute_ticket.message_id is 'The message of the outcome (sms.message.id); null where none could be sent.';
create index dispute_ticket_state on enquiry.dispute_ticket (state, opened_at);
create index dispute_ticket_number on enquiry.dispute_ticket (number_day) where number is not null;
create index dispute_ticket_unbound on enquiry.dispute_ticket (id) where cnic_hash is null;
create index dispute_ticket_opened on enquiry.dispute_ticket (opened_at);
grant select, insert on enquiry.dispute_ticket to "${application}";
grant update (cnic_hash, code_hash, state, state_since, proof_from, number, number_day, taken_by, proof_by, proof_at,
    proof_document, proof_person, decided_by, refusal, correction, corrected_person, message_id) on
    enquiry.dispute_ticket to "${application}";

create table enquiry.recent_sender (
    sender_hash bigint primary key,
    key_day date not null,
    turns bytea not null
) with (fillfactor=50);
comment on table enquiry.recent_sender is 'Senders of today and yesterday, with what counts against their limits. Logged: after a crash nobody starts anew, and what the SMSC delivers again is known.';
comment on column enquiry.recent_sender.sender_hash is 'First 8 bytes of an HMAC-SHA256 of the sender under the limits'' key of key_day, which is destroyed when the day after it is over.';
comment on column enquiry.recent_sender.key_day is 'The day of the key; rows of before yesterday are removed.';
comment on column enquiry.recent_sender.turns is 'What was answered, latest first, 22 bytes each: what it was, when (milliseconds since 1970), the first 8 bytes of an HMAC-SHA256 of sender and text under the day''s key repeat, which answer, masked, and the first 4 bytes of an HMAC-SHA256 of sender and CNIC without its last five digits under the day''s key scan; and until when the sender is met with silence. Written in front, so that an update logs what is new.';
create index recent_sender_day on enquiry.recent_sender using brin (key_day);
grant select, insert, update, delete on enquiry.recent_sender to "${application}";

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

create table enquiry.dispute_step (
    id bigint generated always as identity primary key,
    ticket_id bigint not null references enquiry.dispute_ticket (id),
    step text not null check (step in ('CLOSED', 'PROOF_DIFFERED', 'PROOF_MATCHED', 'REFUSED', 'REOPENED', 'TAKEN',
        'TAKEN_OVER', 'UPHELD')),
    done_at timestamptz not null,
    done_by uuid,
    reason bytea
);
comment on table enquiry.dispute_step is 'What was done with a ticket. Only ever added to.';
comment on column enquiry.dispute_step.id is 'In order.';
comment on column enquiry.dispute_step.ticket_id is 'The ticket.';
comment on column enquiry.dispute_step.step is 'A name of the enum DisputeStep.';
comment on column enquiry.dispute_step.done_at is 'When.';
comment on column enquiry.dispute_step.done_by is 'The account; null for the system.';
comment on column enquiry.dispute_step.reason is 'Why, where a reason is asked, encrypted under the key of the ticket (dispute_ticket.key).';
create index dispute_step_ticket on enquiry.dispute_step (ticket_id, id);
grant select, insert on enquiry.dispute_step to "${application}";

create table enquiry.take_back (
    id uuid primary key,
    cnic_hashes bytea[] not null,
    person_id uuid not null references register.person (id),
    cause text not null check (cause in ('CORRECTED', 'DOUBTED', 'WITHDRAWN')),
    caused_by uuid,
    prepared_at timestamptz not null,
    answers_until timestamptz,
    state text not null check (state in ('APPROVED', 'DROPPED', 'EMPTY', 'LAPSED', 'NOT_NEEDED', 'PREPARED',
        'SEARCHING', 'SENT')),
    state_since timestamptz not null,
    answers integer,
    senders integer,
    proposal_id uuid,
    unreachable integer,
    dropped_by uuid,
    drop_reason bytea,
    check ((state = 'DROPPED') = (dropped_by is not null)),
    check ((dropped_by is null) = (drop_reason is null))
);
comment on table enquiry.take_back is 'The public was told of a CNIC by mistake: it is confirmed on its record no longer, or what the record said of the person was put right. What was told in 30 days may be taken back.';
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
comment on column enquiry.take_back.dropped_by is 'The account that dropped it before it was sent; null where nobody did.';
comment on column enquiry.take_back.drop_reason is 'Why, encrypted under the key of the take-back (its id).';
create index take_back_work on enquiry.take_back (prepared_at) where state in ('SEARCHING', 'PREPARED', 'APPROVED');
create index take_back_person on enquiry.take_back (person_id);
grant select, insert on enquiry.take_back to "${application}";
grant update (cnic_hashes, answers_until, state, state_since, answers, senders, proposal_id, unreachable, dropped_by,
    drop_reason) on enquiry.take_back to "${application}";

create table enquiry.take_back_message (
    take_back_id uuid not null references enquiry.take_back (id),
    message_id uuid not null,
    primary key (take_back_id, message_id)
);
comment on table enquiry.take_back_message is 'The messages of a take-back, one an asker; whose they are is not here.';
comment on column enquiry.take_back_message.take_back_id is 'The take-back.';
comment on column enquiry.take_back_message.message_id is 'sms.message.id, drawn at random.';
grant select, insert on enquiry.take_back_message to "${application}";

-- The hashes are under keys of 30 days, each destroyed when what was hashed under it is needed no more.
-- No primary key: nobody looks a row up by its number, which comes from one sequence, and the index would cost a sixth of
-- what a row does.
create table enquiry.ledger (
    id bigint generated always as identity (cache 1000),
    asked_at timestamptz not null,
    sender_hash bytea,
    cnic_hash bytea,
    kind text not null check (kind in ('ON_REGISTER', 'NOT_ON_REGISTER', 'CLOSED', 'NOT_A_CNIC', 'HELP', 'LANGUAGE',
        'DISPUTE', 'USAGE', 'LIMIT', 'AREA', 'AREA_NOT_YET', 'AREA_CHOICE', 'AREA_UNKNOWN', 'AREA_CLOSED')),
    policy_version integer not null,
    code_hash bytea,
    area text,
    ring smallint not null,
    constraint ledger_area check (area is null or kind in ('AREA', 'AREA_NOT_YET'))
) partition by list (ring);
comment on table enquiry.ledger is 'One row for each question that was answered. The server only adds to it; enquiry.forget_ledger removes whole periods.';
comment on column enquiry.ledger.id is 'Identifier; only roughly in order.';
comment on column enquiry.ledger.asked_at is 'When the question came in.';
comment on column enquiry.ledger.sender_hash is 'HMAC-SHA256 of the sender under the period''s key ledger-sender; null for HELP, which keeps no sender.';
comment on column enquiry.ledger.cnic_hash is 'HMAC-SHA256 of the CNIC under the period''s key ledger-cnic, whether or not it is on the register; null where none was asked about.';
comment on column enquiry.ledger.kind is 'Which kind of answer was given. LIMIT: when to try again, and nothing about what was asked.';
comment on column enquiry.ledger.policy_version is 'The release policy it was given under; 0 where none was needed.';
comment on column enquiry.ledger.code_hash is 'HMAC-SHA256 of the dispute code the answer carried under the period''s key ledger-code; good for 30 days, for this sender, once.';
comment on column enquiry.ledger.area is 'Of an answer about an area (AREA, AREA_NOT_YET): the key of the district or P-code of the tehsil that was told of, for counts by area; null for every other kind. What was written is not kept.';
comment on column enquiry.ledger.ring is 'The period of 30 days in which asked_at lies, counted from 1970, modulo 3: this period, the one before, and one that is empty or being emptied.';
-- The answers of 30 days are read through for a take-back, which is rare; an index of the hashes would cost each answer.
create index ledger_asked on enquiry.ledger using brin (asked_at);
-- By day and the first bytes of the hash: what is written falls into a small part of the index, instead of anywhere in 30
-- days of it. Measured with 3 million rows, the whole hash cost 71 % of what the row itself did, this 29 %.
create index ledger_day_sender on enquiry.ledger (((asked_at at time zone 'UTC')::date), substring(sender_hash from 1
    for 4))
    where sender_hash is not null;
grant select, insert on enquiry.ledger to "${application}";
do $$
begin
    for part in 0..2 loop
        execute format('create table enquiry.ledger_%s partition of enquiry.ledger for values in (%s)', part, part);
        execute format('comment on table enquiry.ledger_%s is ''A part of enquiry.ledger.''', part);
    end loop;
end
$$;

create table enquiry.scan_trace (
    subject_hash bytea not null,
    is_sender boolean not null,
    trace_hash bytea not null,
    kind text not null check (kind in ('NARROW', 'WIDE', 'SEQUENCE')),
    key_day date not null,
    primary key (subject_hash, is_sender, trace_hash)
);
comment on table enquiry.scan_trace is 'Which different CNICs, and which different senders, were answered about in blocks of neighbouring CNICs where more than a few were; by hashes that mean nothing when the window''s key is destroyed.';
comment on column enquiry.scan_trace.subject_hash is 'What is counted: first 16 bytes of an HMAC-SHA256 of the kind, the CNIC without its last digits and, for SEQUENCE, the sender, under the key of the window.';
comment on column enquiry.scan_trace.is_sender is 'Whether the trace is one of a sender; otherwise it is one of a CNIC.';
comment on column enquiry.scan_trace.trace_hash is 'First 16 bytes of an HMAC-SHA256 of the CNIC or the sender under the key of the window.';
comment on column enquiry.scan_trace.kind is 'NARROW: a block of 1,000 numbers in a day; WIDE: one of 100,000 in a day; SEQUENCE: one sender in a block of 100,000 in seven days.';
comment on column enquiry.scan_trace.key_day is 'The first day of the window, and of its key; rows of windows that are over are removed.';
create index scan_trace_day on enquiry.scan_trace using brin (key_day);
grant select, insert, update, delete on enquiry.scan_trace to "${application}";

create table enquiry.scan_alert (
    id uuid primary key,
    kind text not null check (kind in ('NARROW', 'WIDE', 'SEQUENCE')),
    subject_hash bytea unique,
    key_day date not null,
    raised_at timestamptz not null,
    last_seen_at timestamptz not null,
    numbers integer not null,
    senders integer not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid references access.account (id),
    acknowledgement text,
    closed_at timestamptz,
    closed_by uuid references access.account (id),
    closing text,
    check ((acknowledged_at is null) = (acknowledged_by is null) and (acknowledged_at is null) = (acknowledgement is
        null)),
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closing is null)),
    check (closed_at is null or acknowledged_at is not null)
);
comment on table enquiry.scan_alert is 'Scans that were noticed. While one is open and its window lasts, those who take part in it are answered less.';
comment on column enquiry.scan_alert.id is 'Identifier.';
comment on column enquiry.scan_alert.kind is 'As in enquiry.scan_trace.';
comment on column enquiry.scan_alert.subject_hash is 'As in enquiry.scan_trace; null when the window is over, so that nothing is left of which numbers it was about.';
comment on column enquiry.scan_alert.key_day is 'The first day of the window.';
comment on column enquiry.scan_alert.raised_at is 'When the policy''s figures were reached.';
comment on column enquiry.scan_alert.last_seen_at is 'When its figures last grew.';
comment on column enquiry.scan_alert.numbers is 'How many different CNICs were answered about.';
comment on column enquiry.scan_alert.senders is 'How many different senders asked.';
comment on column enquiry.scan_alert.acknowledged_at is 'When somebody at NPB took it on; null until then.';
comment on column enquiry.scan_alert.acknowledged_by is 'Who did.';
comment on column enquiry.scan_alert.acknowledgement is 'What they will do.';
comment on column enquiry.scan_alert.closed_at is 'When it was closed; null until then.';
comment on column enquiry.scan_alert.closed_by is 'Who closed it.';
comment on column enquiry.scan_alert.closing is 'What came of it.';
create index scan_alert_open on enquiry.scan_alert (raised_at) where closed_at is null;
create index scan_alert_raised on enquiry.scan_alert (raised_at desc, id);
grant select, insert, update on enquiry.scan_alert to "${application}";

create table enquiry.count_note (
    id bigint generated always as identity (cache 1000) primary key,
    minutes bigint[] not null,
    kinds text[] not null,
    languages text[] not null,
    areas text[] not null,
    questions integer[] not null,
    check (cardinality(minutes) = cardinality(kinds) and cardinality(minutes) = cardinality(languages) and
        cardinality(minutes) = cardinality(areas) and cardinality(minutes) = cardinality(questions))
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000);
comment on table enquiry.count_note is 'What one batch answered, written in its transaction: a row a batch, so that batches never wait for each other. A job adds the notes to the figures and removes them, in one transaction.';
comment on column enquiry.count_note.id is 'Names it; only roughly in order.';
comment on column enquiry.count_note.minutes is 'In which minute each lot of questions came in: minutes since 1970, UTC.';
comment on column enquiry.count_note.kinds is 'Which kind of answer the lot got, as in enquiry.ledger.kind, or SILENCE for none.';
comment on column enquiry.count_note.languages is 'In which language the lot was answered, or would have been.';
comment on column enquiry.count_note.areas is 'Code of the area the lot asked about; empty where none is counted. Never one of a question for help.';
comment on column enquiry.count_note.questions is 'How many questions the lot has.';
grant select, insert, update, delete on enquiry.count_note to "${application}";

create table enquiry.figure (
    grain text not null check (grain in ('MINUTE', 'HOUR', 'DAY')),
    begins_at timestamptz not null,
    kind text not null,
    language text not null,
    questions bigint not null,
    primary key (grain, begins_at, kind, language)
) with (fillfactor=50);
comment on table enquiry.figure is 'How many questions came in, by minute, hour and day in Pakistan. Minutes are kept for two days, hours for 90, days for good.';
comment on column enquiry.figure.grain is 'MINUTE, HOUR or DAY; each counts everything.';
comment on column enquiry.figure.begins_at is 'When the minute, hour or day began.';
comment on column enquiry.figure.kind is 'Which kind of answer it was, as in enquiry.ledger.kind, or SILENCE: a repeat, or one of those after a limit, which the ledger does not have.';
comment on column enquiry.figure.language is 'In which language it was answered, or would have been: ENGLISH, URDU or ROMAN_URDU.';
comment on column enquiry.figure.questions is 'How many. Without SILENCE, as many as the ledger has rows.';
grant select, insert, update, delete on enquiry.figure to "${application}";

create table enquiry.area_figure (
    day date not null,
    area text not null,
    questions bigint not null,
    primary key (day, area)
) with (fillfactor=50);
comment on table enquiry.area_figure is 'How often each area was asked about, by day only: a minute and a small place could tell who asked.';
comment on column enquiry.area_figure.day is 'The day in Pakistan.';
comment on column enquiry.area_figure.area is 'Code of the district or tehsil.';
comment on column enquiry.area_figure.questions is 'How many questions. None of those for help, whatever place they name.';
grant select, insert, update, delete on enquiry.area_figure to "${application}";

create table enquiry.answer_time (
    grain text not null check (grain in ('MINUTE', 'HOUR', 'DAY')),
    begins_at timestamptz not null,
    at_most_millis integer not null,
    answers bigint not null,
    primary key (grain, begins_at, at_most_millis)
) with (fillfactor=50);
comment on table enquiry.answer_time is 'How long answers took, from the question''s arrival until the SMSC had taken over the last part: a histogram by minute, hour and day, kept as enquiry.figure is. Counted in the processes and added every few seconds; what a crash takes away is missing here only.';
comment on column enquiry.answer_time.grain is 'MINUTE, HOUR or DAY; each counts everything.';
comment on column enquiry.answer_time.begins_at is 'When the minute, hour or day began in which it was added.';
comment on column enquiry.answer_time.at_most_millis is 'They took at most so many milliseconds, and more than the bound before; 2147483647 for longer than the last bound.';
comment on column enquiry.answer_time.answers is 'How many.';
grant select, insert, update, delete on enquiry.answer_time to "${application}";

create table enquiry.gateway_state (
    process uuid not null,
    line text not null check (line in ('NEUTRAL', 'PUBLIC')),
    noted_at timestamptz not null,
    binds integer not null,
    bound integer not null,
    waiting integer not null,
    unsent integer not null,
    taken bigint not null,
    turned_away bigint not null,
    primary key (process, line)
) with (fillfactor=50);
comment on table enquiry.gateway_state is 'What each process said of its gateway a few seconds ago; removed a day after it was last heard from.';
comment on column enquiry.gateway_state.process is 'One life of a server; a name for it that is drawn at its start.';
comment on column enquiry.gateway_state.line is 'A name of the enum SmscLink.';
comment on column enquiry.gateway_state.noted_at is 'When it was last heard from.';
comment on column enquiry.gateway_state.binds is 'How many links to the SMSC it should have.';
comment on column enquiry.gateway_state.bound is 'How many it has.';
comment on column enquiry.gateway_state.waiting is 'Messages that wait for their commit.';
comment on column enquiry.gateway_state.unsent is 'Parts of answers that wait to be sent.';
comment on column enquiry.gateway_state.taken is 'Messages taken from the SMSC since the process started.';
comment on column enquiry.gateway_state.turned_away is 'Messages the SMSC was asked to send again because too many waited, since the process started.';
grant select, insert, update, delete on enquiry.gateway_state to "${application}";

create table enquiry.lookup_day (
    day date primary key,
    counted_at timestamptz not null
);
comment on table enquiry.lookup_day is 'Days whose questions are counted in enquiry.lookup; each counts once.';
comment on column enquiry.lookup_day.day is 'The day in Pakistan.';
comment on column enquiry.lookup_day.counted_at is 'When it was counted: after its end.';
grant select, insert on enquiry.lookup_day to "${application}";

create table enquiry.lookup (
    person_id uuid not null,
    quarter date not null check (extract(day from quarter) = 1::numeric and (extract(month from quarter) in (1::numeric,
        4::numeric, 7::numeric, 10::numeric))),
    lookups smallint not null check (lookups >= 1 and lookups <= 50),
    primary key (person_id, quarter)
);
comment on table enquiry.lookup is 'How often the public asked about the confirmed CNICs of somebody on the register. By whom, where and on which day is nowhere. Once the quarter is over only the band is kept, and none for the lowest.';
comment on column enquiry.lookup.person_id is 'register.person.id; not a foreign key, which would lock the records that are counted.';
comment on column enquiry.lookup.quarter is 'The first day of the quarter.';
comment on column enquiry.lookup.lookups is 'How many questions, never above 50; of a quarter that is over the lowest number of the band.';
grant select, insert, update, delete on enquiry.lookup to "${application}";

create table enquiry.lookup_answer (
    id uuid primary key,
    person_id uuid not null,
    told boolean not null,
    decided_at timestamptz not null,
    decided_by uuid not null,
    proposal_id uuid,
    reason bytea,
    check (told = (proposal_id is not null)),
    check (told = (reason is null))
);
comment on table enquiry.lookup_answer is 'What somebody was answered who asked how often they were looked up. Only ever added to.';
comment on column enquiry.lookup_answer.id is 'Names it.';
comment on column enquiry.lookup_answer.person_id is 'Who asked: register.person.id.';
comment on column enquiry.lookup_answer.told is 'Whether they may be told; false where it would endanger somebody.';
comment on column enquiry.lookup_answer.decided_at is 'When.';
comment on column enquiry.lookup_answer.decided_by is 'The account that approved or refused it.';
comment on column enquiry.lookup_answer.proposal_id is 'The approval by a second person; null where it was refused.';
comment on column enquiry.lookup_answer.reason is 'Why it was refused, encrypted under the key of the record; of what was approved the proposal has the reason.';
create index lookup_answer_person on enquiry.lookup_answer (person_id, decided_at);
grant select, insert on enquiry.lookup_answer to "${application}";

create function enquiry.forget_ledger(before timestamptz)
    returns void
    language plpgsql
    security definer
    set search_path = ''
    set lock_timeout = '2s'
as $$
declare
    part text;
    has_old boolean;
    has_others boolean;
    days integer := retention.today() - date '1970-01-01';
    -- Midnight of the first day of the period of 30 days before this one: whose keys are still in use.
    kept_from timestamptz := (date '1970-01-01' + (days / 30 - 1) * 30)::timestamp at time zone 'Asia/Karachi';
begin
    before := least(before, kept_from);
    foreach part in array array['ledger_0', 'ledger_1', 'ledger_2'] loop
        execute format('select exists (select from enquiry.%I where asked_at < $1)', part) into has_old using before;
        if has_old then
            execute format('select exists (select from enquiry.%I where asked_at >= $1)', part) into has_others using before;
            if has_others then
                execute format('delete from enquiry.%I where asked_at < $1', part) using before;
            else
                execute format('truncate enquiry.%I', part);
            end if;
        end if;
    end loop;
end
$$;
comment on function enquiry.forget_ledger(before timestamptz) is 'Removes what was asked before, and never what this period or the one before has asked by the database''s own day: by emptying the part in which nothing else is. Where a server stood still for two periods a part holds old and new rows, and the old ones are deleted. Waits for no more than two seconds for readers; it is called again.';
revoke all on function enquiry.forget_ledger(before timestamptz) from public;
grant execute on function enquiry.forget_ledger(before timestamptz) to "${application}";

-- A plan that is made while the table is small reads all of it, and is kept while the table grows by thousands a second.
create function enquiry.add_turns(day date, senders bigint[], added bytea[], day_before bigint[])
    returns table(is_of_day_before boolean, sender bigint, turns bytea)
    language plpgsql
    set enable_seqscan = 'off'
    set enable_hashjoin = 'off'
    set enable_mergejoin = 'off'
as $$
declare
    written bigint[];
    now_there bytea[];
begin
    with upserted as (
        insert into enquiry.recent_sender as recent (sender_hash, key_day, turns)
        select asked.sender, day, asked.turns from unnest(senders, added) as asked (sender, turns)
        on conflict (sender_hash) do update set turns = excluded.turns || recent.turns
        returning recent.sender_hash, recent.turns
    )
    select array_agg(upserted.sender_hash), array_agg(upserted.turns) into written, now_there from upserted;
    -- They come back as they went in, so that nothing has to be looked up.
    if written <> senders then
        raise exception 'Turns came back in another order than they were written in';
    end if;
    return query select false, w.sender, w.turns from unnest(written, now_there) as w (sender, turns);
    return query
        select true, asked.sender, recent.turns
        from unnest(senders, added, now_there, day_before) as asked (sender, added, there, before)
        join enquiry.recent_sender recent on recent.sender_hash = asked.before
        where octet_length(asked.there) = octet_length(asked.added)
        order by recent.sender_hash
        for update of recent;
end
$$;
comment on function enquiry.add_turns(day date, senders bigint[], added bytea[], day_before bigint[]) is 'Writes turns in front of those that senders have, and returns all that they have now; of those who had none today, under today''s number, also what they had the day before under its number. The numbers rise, so that everybody locks rows in one order; those of the day before are locked last.';
grant execute on function enquiry.add_turns(day date, senders bigint[], added bytea[], day_before bigint[]) to "${application}";
