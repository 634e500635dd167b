-- An outage puts off the last day for telling, also of what was never told.
create table notices.review_day (
    person_id uuid primary key references register.person,
    on_day date not null
);
comment on table notices.review_day is 'Who is to be judged again on which day, beside notice.review_on: after holidays and outages, and of what was never told.';
comment on column notices.review_day.person_id is 'Whose notices, crossings and tasks.';
comment on column notices.review_day.on_day is 'The first day on which time, an outage or a holiday brings something.';
create index review_day_on on notices.review_day (on_day);
insert into notices.review_day (person_id, on_day)
    select person_id, min(review_on) from notices.notice where review_on is not null and departed_on is null group by person_id;
update notices.notice set review_on = null where review_on is not null and departed_on is null;
comment on column notices.notice.review_on is 'The first day on which somebody who has left the country should be back; null for none.';
grant select, insert, delete on notices.review_day to "${application}";
grant update (on_day) on notices.review_day to "${application}";

comment on column notices.notice.last_day is 'The last day on which telling it was in time; null where nobody had to tell it, and, where the rule is outage.grace, while an outage goes on.';
comment on column notices.notice.rule_key is 'The policy that gives the last day; outage.grace where an outage puts it off.';
