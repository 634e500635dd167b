-- Whoever is on the register without any CNIC is never told of, and never found by one: a work list of their own.
alter table registration.standing add column without_cnic boolean not null default false;
comment on column registration.standing.without_cnic is 'Whether the person is on the register and has no CNIC, confirmed or not, that was not withdrawn.';
update registration.standing s set without_cnic = true
where s.first_day is not null and not exists (
    select from register.person_cnic c where c.person_id = s.person_id and c.status <> 'WITHDRAWN');
create index standing_without_cnic on registration.standing (derived_at) where without_cnic;
