-- What waits because something has not come yet is looked at again with whatever comes about the same person or case.
alter table intake.message
    add column awaits boolean,
    add column about bytea check (length(about) = 32),
    add column of_case bytea check (length(of_case) = 32),
    add column happened_on date;
comment on column intake.message.awaits is 'True while it waits for something that may still come, so that it is looked at again by itself; false where a person decides, or it waits no more; null where nobody has looked yet.';
comment on column intake.message.about is 'Keyed hash of the CNIC it names, while it waits for something that may still come.';
comment on column intake.message.of_case is 'Keyed hash of the court and the number of the case it names, while it waits for something that may still come; null where it names none.';
comment on column intake.message.happened_on is 'The day on which what it reports happened, while it waits: the order in which it is looked at again.';
create index message_about on intake.message (about) where awaits;
create index message_of_case on intake.message (of_case) where awaits;
create index message_awaits_since on intake.message (received_at) where awaits;
create index message_not_looked_at on intake.message (received_at) where awaits is null and status = 'QUARANTINED';
grant update (awaits, about, of_case, happened_on) on intake.message to "${application}";
