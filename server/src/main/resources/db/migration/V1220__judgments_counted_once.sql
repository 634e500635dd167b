-- Courts declare judgments, and the register has a row for each person who was convicted in one.
create or replace view conviction.judgment_day as
select v.court_code, v.judgment_on, coalesce(v.case_key, v.id::text) as judgment
from (
    select c.id, 1::smallint as version, c.court_code, c.case_key, c.judgment_on, false as withdrawn
    from conviction.conviction c
    union all
    select n.conviction_id, n.version, n.court_code, n.case_key, n.judgment_on, n.withdrawn
    from conviction.conviction_version n
) v
where not v.withdrawn
  and v.version = (select coalesce(max(l.version), 1) from conviction.conviction_version l where l.conviction_id = v.id);
comment on view conviction.judgment_day is 'Published: the court and the day of each judgment against one person, to be counted; also of those that were quashed since, and none that was recorded in error. What has one court, one day and one judgment is one.';
comment on column conviction.judgment_day.judgment is 'What is the same for everybody who was convicted by one judgment: the case number as it is compared; where there is none, the identifier of the row.';
