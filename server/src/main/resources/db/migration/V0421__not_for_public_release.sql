create table conviction.release_mark (
    position bigint generated always as identity primary key,
    conviction_id uuid not null references conviction.conviction (id),
    person_id uuid not null references register.person (id),
    withheld boolean not null,
    ordered_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid
);
comment on table conviction.release_mark is 'By a court''s order a conviction is not for public release, or is again; of each conviction the last row counts. No reason is kept.';
comment on column conviction.release_mark.position is 'The order in which they were recorded.';
comment on column conviction.release_mark.conviction_id is 'Which.';
comment on column conviction.release_mark.person_id is 'Whose.';
comment on column conviction.release_mark.withheld is 'True for not for public release, false for released again.';
comment on column conviction.release_mark.ordered_on is 'The day of the court''s order.';
comment on column conviction.release_mark.recorded_at is 'When it was recorded.';
comment on column conviction.release_mark.recorded_by is 'Who recorded it; null for a court''s message of itself.';
create index release_mark_person on conviction.release_mark (person_id, conviction_id, position desc);
grant select, insert on conviction.release_mark to "${application}";

create view registration.withheld as
select marked.person_id, marked.conviction_id,
       (term ->> 'judgmentOn')::date as first_day, (term ->> 'lastDay')::date as last_day
from (
    select distinct on (person_id, conviction_id) person_id, conviction_id, withheld
    from conviction.release_mark order by person_id, conviction_id, position desc
) marked
join registration.standing on standing.person_id = marked.person_id
cross join lateral jsonb_array_elements(standing.terms) as term
where marked.withheld and (term ->> 'conviction')::uuid = marked.conviction_id;
comment on view registration.withheld is 'The convictions that count and are not for public release by a court''s order, with the days on which they run.';
comment on column registration.withheld.person_id is 'Whose.';
comment on column registration.withheld.conviction_id is 'Which.';
comment on column registration.withheld.first_day is 'From when on it runs.';
comment on column registration.withheld.last_day is 'The last day on which it runs; null for life, and where it is not known.';
grant select on registration.withheld to "${application}";
