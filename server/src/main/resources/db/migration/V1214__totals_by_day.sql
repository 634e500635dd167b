-- What the register has of a month is found by the day and no longer by going through all of it.
drop view conviction.month_judgments;
drop view conviction.month_custody;

create index conviction_judgment_on on conviction.conviction (judgment_on);
create index conviction_version_judgment_on on conviction.conviction_version (judgment_on);
create index custody_event_between on conviction.custody_event (happened_on)
    where not withdrawn and kind in ('ADMITTED', 'RELEASED');

create view conviction.judgment_day as
select v.court_code, v.judgment_on
from conviction.every_conviction v
where not v.withdrawn
  and v.version = (select coalesce(max(c.version), 1) from conviction.conviction_version c where c.conviction_id = v.id);
comment on view conviction.judgment_day is 'Published: the court and the day of each judgment, to be counted; also of those that were quashed since, and none that was recorded in error.';
comment on column conviction.judgment_day.court_code is 'The court.';
comment on column conviction.judgment_day.judgment_on is 'Day of the judgment.';
grant select on conviction.judgment_day to "${application}";

create view conviction.custody_day as
select v.kind, v.prison, v.happened_on
from conviction.custody_event v
where not v.withdrawn and v.kind in ('ADMITTED', 'RELEASED')
  and v.version = (select max(c.version) from conviction.custody_event c where c.id = v.id);
comment on view conviction.custody_day is 'Published: the prison and the day of each admission and release, to be counted; none that was recorded in error.';
comment on column conviction.custody_day.kind is 'ADMITTED or RELEASED.';
comment on column conviction.custody_day.prison is 'The prison, as it is called.';
comment on column conviction.custody_day.happened_on is 'The day.';
grant select on conviction.custody_day to "${application}";
