-- Two people say who of a provider belongs to an account; that it is so, its owner shows by signing in at both. What was
-- linked before anybody showed it signs nobody in until they do.
alter table access.account_identity add column proved_at timestamptz;
comment on table access.account_identity is 'Who of an OpenID Connect provider belongs to which account: two people say so, its owner shows it by signing in at both, and signing in makes no row.';
comment on column access.account_identity.linked_at is 'When two people said so.';
comment on column access.account_identity.proved_at is 'When the account''s owner signed in at both; null until then, and it signs nobody in.';
grant update (proved_at) on access.account_identity to "${application}";
