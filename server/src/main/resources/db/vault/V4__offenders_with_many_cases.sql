-- Somebody with many cases has room: how many somebody on the register has is no survivor's secret.

alter table survivors.offender drop constraint offender_content_check,
    add constraint offender_content_check check (length(content) > 28 and (length(content) - 28) % 2048 = 0);
comment on column survivors.offender.content is 'The state, filled up to a multiple of 2048 bytes and encrypted with AES-256-GCM, the context being survivor-offender/1/ and the alias.';

-- What is open when this runs has the size of before until it is closed.
alter table survivors.open_event drop constraint open_event_content_check,
    add constraint open_event_content_check check (length(content) > 28 and (length(content) - 28) % 4096 = 0) not valid;
comment on column survivors.open_event.content is 'Of whom, and what was known before and is known since, filled up to a multiple of 4096 bytes and encrypted with AES-256-GCM, the context being survivor-open-event/1/ and the number as a UUID.';
