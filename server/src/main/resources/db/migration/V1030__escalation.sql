-- One level of escalation for all, by the same names everywhere: PROSECUTOR and QUEUE become OFFICER, NATION and
-- SUPERVISOR become NATIONAL.
alter table disclosure.request drop constraint request_escalated_to_check;
update disclosure.request set escalated_to =
    case escalated_to when 'PROSECUTOR' then 'OFFICER' when 'NATION' then 'NATIONAL' else escalated_to end;
alter table disclosure.request alter column escalated_to set default 'OFFICER',
    add check (escalated_to in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column disclosure.request.escalated_to is 'The highest level that was told that it waits, a name of the enum EscalationLevel.';

alter table disclosure.right_request drop constraint right_request_escalated_to_check;
update disclosure.right_request set escalated_to =
    case escalated_to when 'QUEUE' then 'OFFICER' when 'SUPERVISOR' then 'NATIONAL' else escalated_to end;
alter table disclosure.right_request alter column escalated_to set default 'OFFICER',
    add check (escalated_to in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column disclosure.right_request.escalated_to is 'The highest level that was told that it waits, a name of the enum EscalationLevel.';

alter table emergencyaccess.emergency_access drop constraint emergency_access_level_check;
update emergencyaccess.emergency_access set level = 'NATIONAL' where level = 'NATION';
alter table emergencyaccess.emergency_access add check (level in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column emergencyaccess.emergency_access.level is 'Who is told, a name of the enum EscalationLevel: the supervisors of the district, of the province, of the nation.';

alter table supervision.breach drop constraint breach_escalated_to_check;
alter table supervision.breach add check (escalated_to in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column supervision.breach.escalated_to is 'The highest level that has been told of it, a name of the enum EscalationLevel: each is told once. With whom it lies today is counted from alleged_on.';

alter table notices.task drop constraint task_escalated_to_check;
alter table notices.task add check (escalated_to in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column notices.task.escalated_to is 'The highest level that has been told of it, a name of the enum EscalationLevel: each is told once. With whom it lies today is counted from opened_on.';

alter table notices.announcement drop constraint announcement_escalated_to_check;
alter table notices.announcement add check (escalated_to in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column notices.announcement.escalated_to is 'The highest level that has been told of it, a name of the enum EscalationLevel: each is told once. With whom it lies today is counted from announced_on.';

alter table accessreview.alert drop constraint alert_first_level_check;
alter table accessreview.alert add check (first_level in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column accessreview.alert.first_level is 'Who sees to it from the first day, a name of the enum EscalationLevel: above the officer it is about.';

alter table accessreview.alert drop constraint alert_escalated_to_check;
alter table accessreview.alert add check (escalated_to in
    ('DISTRICT', 'NATIONAL', 'OFFICER', 'OVERSIGHT', 'PROVINCE', 'REMINDED'));
comment on column accessreview.alert.escalated_to is 'The highest level that has been told of it, a name of the enum EscalationLevel; with whom it lies today is counted from opened_on.';
