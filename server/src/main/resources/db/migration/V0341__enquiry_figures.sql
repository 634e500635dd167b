-- What NPB sees of the public's questions: counts, never questions. The ledger is not read for it.
create table enquiry.count_note (
    id bigint generated always as identity (cache 1000) primary key,
    minutes bigint[] not null,
    kinds text[] not null,
    languages text[] not null,
    areas text[] not null,
    questions integer[] not null,
    check (cardinality(minutes) = cardinality(kinds) and cardinality(minutes) = cardinality(languages)
        and cardinality(minutes) = cardinality(areas) and cardinality(minutes) = cardinality(questions))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
comment on table enquiry.count_note is 'What one batch answered, written in its transaction: a row a batch, so that batches never wait for each other. A job adds the notes to the figures and removes them, in one transaction.';
comment on column enquiry.count_note.id is 'Names it; only roughly in order.';
comment on column enquiry.count_note.minutes is 'In which minute each lot of questions came in: minutes since 1970, UTC.';
comment on column enquiry.count_note.kinds is 'Which kind of answer the lot got, as in enquiry.ledger.kind, or SILENCE for none.';
comment on column enquiry.count_note.languages is 'In which language the lot was answered, or would have been.';
comment on column enquiry.count_note.areas is 'Code of the area the lot asked about; empty where none is counted. Never one of a question for help.';
comment on column enquiry.count_note.questions is 'How many questions the lot has.';

create table enquiry.figure (
    grain text not null check (grain in ('MINUTE', 'HOUR', 'DAY')),
    begins_at timestamptz not null,
    kind text not null,
    language text not null,
    questions bigint not null,
    primary key (grain, begins_at, kind, language)
) with (fillfactor = 50);
comment on table enquiry.figure is 'How many questions came in, by minute, hour and day in Pakistan. Minutes are kept for two days, hours for 90, days for good.';
comment on column enquiry.figure.grain is 'MINUTE, HOUR or DAY; each counts everything.';
comment on column enquiry.figure.begins_at is 'When the minute, hour or day began.';
comment on column enquiry.figure.kind is 'Which kind of answer it was, as in enquiry.ledger.kind, or SILENCE: a repeat, or one of those after a limit, which the ledger does not have.';
comment on column enquiry.figure.language is 'In which language it was answered, or would have been: ENGLISH, URDU or ROMAN_URDU.';
comment on column enquiry.figure.questions is 'How many. Without SILENCE, as many as the ledger has rows.';

create table enquiry.area_figure (
    day date not null,
    area text not null,
    questions bigint not null,
    primary key (day, area)
) with (fillfactor = 50);
comment on table enquiry.area_figure is 'How often each area was asked about, by day only: a minute and a small place could tell who asked.';
comment on column enquiry.area_figure.day is 'The day in Pakistan.';
comment on column enquiry.area_figure.area is 'Code of the district or tehsil.';
comment on column enquiry.area_figure.questions is 'How many questions. None of those for help, whatever place they name.';

create table enquiry.answer_time (
    grain text not null check (grain in ('MINUTE', 'HOUR', 'DAY')),
    begins_at timestamptz not null,
    at_most_millis integer not null,
    answers bigint not null,
    primary key (grain, begins_at, at_most_millis)
) with (fillfactor = 50);
comment on table enquiry.answer_time is 'How long answers took, from the question''s arrival until the SMSC had taken over the last part: a histogram by minute, hour and day, kept as enquiry.figure is. Counted in the processes and added every few seconds; what a crash takes away is missing here only.';
comment on column enquiry.answer_time.grain is 'MINUTE, HOUR or DAY; each counts everything.';
comment on column enquiry.answer_time.begins_at is 'When the minute, hour or day began in which it was added.';
comment on column enquiry.answer_time.at_most_millis is 'They took at most so many milliseconds, and more than the bound before; 2147483647 for longer than the last bound.';
comment on column enquiry.answer_time.answers is 'How many.';

create table enquiry.gateway_state (
    process uuid not null,
    line text not null,
    noted_at timestamptz not null,
    binds integer not null,
    bound integer not null,
    waiting integer not null,
    unsent integer not null,
    taken bigint not null,
    turned_away bigint not null,
    primary key (process, line)
) with (fillfactor = 50);
comment on table enquiry.gateway_state is 'What each process said of its gateway a few seconds ago; removed a day after it was last heard from.';
comment on column enquiry.gateway_state.process is 'One life of a server; a name for it that is drawn at its start.';
comment on column enquiry.gateway_state.line is 'A name of the enum Line.';
comment on column enquiry.gateway_state.noted_at is 'When it was last heard from.';
comment on column enquiry.gateway_state.binds is 'How many links to the SMSC it should have.';
comment on column enquiry.gateway_state.bound is 'How many it has.';
comment on column enquiry.gateway_state.waiting is 'Messages that wait for their commit.';
comment on column enquiry.gateway_state.unsent is 'Parts of answers that wait to be sent.';
comment on column enquiry.gateway_state.taken is 'Messages taken from the SMSC since the process started.';
comment on column enquiry.gateway_state.turned_away is 'Messages the SMSC was asked to send again because too many waited, since the process started.';

create index dispute_ticket_opened on enquiry.dispute_ticket (opened_at);

grant select, insert, delete, update on enquiry.count_note, enquiry.figure, enquiry.area_figure, enquiry.answer_time, enquiry.gateway_state to "${application}";
