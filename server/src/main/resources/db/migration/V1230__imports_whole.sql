-- A file is taken back from its last line on: what a line brought stands on what those before it brought. With a line goes also
-- what was recorded of it later, with another message, and the death that came with a release.

alter table imports.outcome add column death_version integer check (death_version >= 1);
alter table imports.outcome add constraint outcome_death_check check (death_version is null or fact_id is not null);
comment on column imports.outcome.person_id is 'Whose record it went to, at once or by itself later; where the file was taken back, whose record has more. Null while it waits.';
comment on column imports.outcome.fact_id is 'What was recorded, at once or by itself later, which taking the file back withdraws; null where nothing was.';
comment on column imports.outcome.death_version is 'Of a release because of death: the number of the version of the person''s death that was recorded with it, which goes with it; null where none was.';
grant update (fact_id, death_version) on imports.outcome to "${application}";

comment on column imports.batch.taken_back is 'How many of its lines were gone through when it is taken back, from the last one on.';
-- One that was begun goes through its lines once more: what was withdrawn stays so.
update imports.batch set taken_back = 0 where state = 'TAKING_BACK';
