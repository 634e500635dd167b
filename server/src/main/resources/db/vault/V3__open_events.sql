-- Events of which many are told are decided in parts; until the last part they are here.

create table survivors.open_event (
    number bigint primary key,
    content bytea not null check (length(content) = 4636)
);
comment on table survivors.open_event is 'Events of which not everybody has been told yet who is to be: of which there are more than are decided in one transaction. None at most times.';
comment on column survivors.open_event.number is 'In the order in which they were taken, also after a start.';
comment on column survivors.open_event.content is 'Of whom, and what was known before and is known since, 4608 bytes encrypted with AES-256-GCM, the context being survivor-open-event/1/ and the number as a UUID.';
grant select, insert, update, delete on survivors.open_event to "${application}";

-- Encrypted, it cannot be compressed, and it has room in its page: written there it costs a third of the writing.
alter table survivors.place alter column content set storage plain;
