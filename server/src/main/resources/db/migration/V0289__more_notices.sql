-- Two vehicles or two jobs can begin on one day; another name, home, journey, number or household can not.
drop index notices.notice_of_a_change;
create unique index notice_of_a_change on notices.notice (person_id, kind, happens_on)
    where state not in ('REFUSED', 'WITHDRAWN') and kind not in ('WORK', 'VEHICLE', 'ONLINE_IDENTITY');

comment on column notices.notice.applied_as is 'The row of the register that the acceptance wrote; of a telephone and of a circumstance the how-manieth acceptance it is; null where it wrote nothing, or it was taken back.';
