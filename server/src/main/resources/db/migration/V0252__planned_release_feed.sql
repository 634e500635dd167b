alter table intake.message drop constraint message_kind_check;
alter table intake.message add constraint message_kind_check
    check (kind in ('CONVICTION', 'CUSTODY_EVENT', 'APPEAL_OUTCOME', 'DEATH', 'PLANNED_RELEASE'));

-- The nation's list of releases to come, by day.
create index planned_release_day on supervision.planned_release (planned_on) where state = 'PLANNED';
