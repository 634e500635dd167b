-- More audiences of events out. Which there are is known to the code alone: each is one class.
alter table exchange.subscriber drop constraint subscriber_audience_check;
update exchange.subscriber set audience = case audience
    when 'IMMIGRATION' then 'notice-of-journeys' when 'POLICE' then 'whereabouts-unknown' else audience end;
alter table exchange.subscriber add constraint subscriber_audience_check
    check (audience ~ '^[a-z]+(-[a-z]+)*$' and length(audience) <= 60);
comment on column exchange.subscriber.audience is 'What it is told: the name of an Audience, which its events'' types have in them.';

create or replace view supervision.answering_station as
select r.person_id, r.station_code, r.from_day from supervision.responsibility r where r.until_day is null
union all
select r.person_id, r.station_code, r.from_day from supervision.responsibility r
where r.end_reason = 'CUSTODY'
  and not exists (select from supervision.responsibility o
      where o.person_id = r.person_id and (o.until_day is null or o.id > r.id));
comment on column supervision.answering_station.from_day is 'Since when it answers, or answered last.';

create view supervision.offered_view as
select person_id, to_district, offered_on from supervision.transfer where state = 'OFFERED';
comment on view supervision.offered_view is 'Published: whom a district is asked to take over.';
comment on column supervision.offered_view.person_id is 'Whom.';
comment on column supervision.offered_view.to_district is 'The district that is asked.';
comment on column supervision.offered_view.offered_on is 'Since when.';
grant select on supervision.offered_view to "${application}";

create view supervision.release_view as
select person_id, planned_on, prison from supervision.planned_release where state = 'PLANNED';
comment on view supervision.release_view is 'Published: whose release a prison has announced.';
comment on column supervision.release_view.person_id is 'Whose.';
comment on column supervision.release_view.planned_on is 'The day.';
comment on column supervision.release_view.prison is 'From where, as the prison is called.';
grant select on supervision.release_view to "${application}";

create view supervision.upheld_view as
select distinct person_id from supervision.breach where state = 'UPHELD';
comment on view supervision.upheld_view is 'Published: of whom it was decided that they broke a duty.';
comment on column supervision.upheld_view.person_id is 'Who.';
grant select on supervision.upheld_view to "${application}";

create view register.photographed_view as
select distinct p.person_id from register.photograph p
where not exists (select from register.photograph_withdrawal w where w.photograph_id = p.id);
comment on view register.photographed_view is 'Published: of whom there is a photograph that counts.';
comment on column register.photographed_view.person_id is 'Who.';
grant select on register.photographed_view to "${application}";

create view fingerprints.printed_view as
select distinct person_id from fingerprints.print where withdrawn_at is null;
comment on view fingerprints.printed_view is 'Published: of whom there is a fingerprint that counts.';
comment on column fingerprints.printed_view.person_id is 'Who.';
grant select on fingerprints.printed_view to "${application}";

create view registration.registered_view as
select s.person_id, (term ->> 'conviction')::uuid as conviction_id, (term ->> 'judgmentOn')::date as first_day,
    (term ->> 'lastDay')::date as last_day
from registration.standing s cross join lateral jsonb_array_elements(s.terms) as term;
comment on view registration.registered_view is 'Published: the judgments by which somebody is or was on the register, without those that were quashed or withdrawn.';
comment on column registration.registered_view.person_id is 'Who.';
comment on column registration.registered_view.conviction_id is 'Which judgment.';
comment on column registration.registered_view.first_day is 'The first day by it.';
comment on column registration.registered_view.last_day is 'The last day by it; null for life, and where it is not known.';
grant select on registration.registered_view to "${application}";

create view conviction.judgment_now as
select c.id, c.person_id, coalesce(v.court_code, c.court_code) as court_code,
    coalesce(v.case_number, c.case_number) as case_number, coalesce(v.judgment_on, c.judgment_on) as judgment_on
from conviction.conviction c
left join lateral (
    select court_code, case_number, judgment_on, withdrawn from conviction.conviction_version
    where conviction_id = c.id order by version desc limit 1) v on true
where v.withdrawn is distinct from true;
comment on view conviction.judgment_now is 'Published: which court said what judgment, as it is known now; none that was recorded in error.';
comment on column conviction.judgment_now.id is 'Names the judgment.';
comment on column conviction.judgment_now.person_id is 'Who was convicted.';
comment on column conviction.judgment_now.court_code is 'The court.';
comment on column conviction.judgment_now.case_number is 'As the court writes it.';
comment on column conviction.judgment_now.judgment_on is 'Day of the judgment.';
grant select on conviction.judgment_now to "${application}";
