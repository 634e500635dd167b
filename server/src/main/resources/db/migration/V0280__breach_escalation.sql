-- What lies undecided goes to the district, the province, the National Police Bureau: who has been told so far.
alter table supervision.breach add column escalated_to text not null default 'OFFICER';
comment on column supervision.breach.escalated_to is
    'The highest level that has been told of it (a name of the enum Escalation.Level): each is told once. With whom it lies today is counted from alleged_on.';
grant update (escalated_to) on supervision.breach to "${application}";
