-- Concerns about somebody who is not on the register can be a campaign, too.
alter table concerns.concern add column subject_key bytea check (length(subject_key) = 32),
    add check (subject_key is null or state <> 'CLOSED');
comment on column concerns.concern.subject_key is 'Keyed hash of the CNIC of whom it is about, or of the description as letters and digits; null once it is closed or a week old, and of before December 2026.';
grant update (subject_key) on concerns.concern to "${application}";
