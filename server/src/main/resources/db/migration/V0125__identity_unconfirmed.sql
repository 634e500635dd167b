alter table registration.standing add column identity_unconfirmed boolean not null default false;
comment on column registration.standing.identity_unconfirmed is 'Whether the person is on the register and has a CNIC, but none that is confirmed.';
create index standing_identity_unconfirmed on registration.standing (derived_at) where identity_unconfirmed;
