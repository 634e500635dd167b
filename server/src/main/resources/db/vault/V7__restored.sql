-- A vault that was put back to an earlier moment may have a number that a survivor has since changed, or a wish that she has taken back:
-- once for each restore everybody is stopped until an adviser has spoken with her.

alter table survivors.reading add column restoration uuid;
comment on column survivors.reading.restoration is 'The restore after which everybody was stopped last, as restore.held has it; null where there was none.';
