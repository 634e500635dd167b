-- Tasks and announcements that nobody sees to go to the district, the province, the National Police Bureau: who has been told so far.
alter table notices.task add column escalated_to text not null default 'OFFICER';
comment on column notices.task.escalated_to is
    'The highest level that has been told of it (a name of the enum Escalation.Level): each is told once. With whom it lies today is counted from opened_on.';
comment on column notices.task.opened_on is 'The day it was opened, the last time.';
alter table notices.announcement add column escalated_to text not null default 'OFFICER';
comment on column notices.announcement.escalated_to is
    'The highest level that has been told of it (a name of the enum Escalation.Level): each is told once. With whom it lies today is counted from announced_on.';
grant update (opened_on, escalated_to) on notices.task to "${application}";
grant update (escalated_to) on notices.announcement to "${application}";
