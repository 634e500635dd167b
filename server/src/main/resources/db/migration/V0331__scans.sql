-- Scans of the register by SMS: what is counted to notice them, and the alerts.
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
    check ((acknowledged_at is null) = (acknowledged_by is null) and (acknowledged_at is null) = (acknowledgement is null)),
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
