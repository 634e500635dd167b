alter table registration.check_run add column waiting bigint not null default 0;
comment on column registration.check_run.waiting is 'How many of those seen wait in registration.rederivation, and were not compared.';
