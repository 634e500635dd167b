-- A release that was recorded by mistake and withdrawn was none: the plan stands again.
alter table supervision.planned_release add column released_on date;
alter table supervision.planned_release add constraint planned_release_released_on_check
    check (released_on is null or state = 'HAPPENED');
comment on column supervision.planned_release.released_on is
    'The release with which it happened, or the day on which the person was found to be at liberty; null otherwise, and where it happened before that was kept.';
grant update (released_on) on supervision.planned_release to "${application}";
create index planned_release_last on supervision.planned_release (person_id, announced_at);
